/** Why a row was rejected, in the words of the rejects file. */
import type { ImportRow } from '../../../shared/contract/imports.ts';
import type { ImportProblem } from '../../../shared/domain/import-row.ts';

export type Language = 'id' | 'en';

const REASONS: Readonly<Record<ImportProblem, readonly [id: string, en: string]>> = {
  name_missing: ['nama kosong', 'the name is missing'], name_long: ['nama terlalu panjang', 'the name is too long'],
  nik_form: ['NIK harus 16 angka', 'a NIK has 16 digits'], family_card_form: ['nomor KK harus 16 angka', 'a family card number has 16 digits'], bpjs_form: ['nomor BPJS harus 13 angka', 'a BPJS number has 13 digits'], passport_form: ['nomor paspor tidak dikenali', 'not a passport number'],
  phone_form: ['nomor telepon tidak dikenali', 'not a telephone number'], number_scientific: ['angka panjang terpotong oleh lembar kerja; ketik ulang sebagai teks', 'a spreadsheet has cut the long number; type it again as text'],
  record_number_form: ['nomor rekam medis tidak dikenali', 'not a record number'], record_number_taken: ['nomor rekam medis sudah milik pasien lain', 'the record number is another patient\'s'],
  sex_unknown: ['jenis kelamin kosong atau tidak dikenali', 'the sex is missing or not understood'],
  birth_date_form: ['tanggal lahir kosong atau tidak dikenali', 'the birth date is missing or not understood'], birth_date_impossible: ['tanggal lahir tidak mungkin', 'the birth date is impossible'],
  birth_date_future: ['tanggal lahir di masa depan', 'the birth date is in the future'], date_ambiguous: ['tanggal dapat dibaca dua cara', 'the date can be read in two ways'],
  age_only: ['hanya ada umur, tanpa tanggal lahir', 'only an age, no birth date'], age_impossible: ['umur tidak mungkin', 'the age is impossible'], age_disagrees: ['umur tidak cocok dengan tanggal lahir', 'the age does not fit the birth date'],
  payer_unknown: ['penjamin tidak dikenali', 'the payer is not understood'], bpjs_missing: ['pasien BPJS tanpa nomor BPJS dan NIK', 'a BPJS patient without BPJS number and NIK'],
  text_long: ['isi terlalu panjang', 'the text is too long'], village_unknown: ['kode desa tidak dikenal', 'the village code is not known'],
  too_many_cells: ['isi baris melebihi kolom, atau tanda kutip tidak berpasangan', 'more cells than columns, or a quote that is not closed'],
  same_number_other_person: ['nomor ini sudah milik orang lain', 'the number is another person\'s'], twice_in_file: ['sudah ada di berkas ini pada baris', 'already in this file in row'],
  unit_unknown: ['unit tidak dikenal', 'the unit is not known'], weekday_unknown: ['hari tidak dikenali', 'the weekday is not understood'], time_form: ['jam tidak dikenali', 'the time is not understood'],
  hours_order: ['jam selesai sebelum jam mulai', 'the end is before the beginning'], slot_length: ['lama slot harus 5–240 menit', 'a slot takes 5 to 240 minutes'], session_overlaps: ['bertumpuk dengan sesi lain', 'overlaps another session'],
  practitioner_missing: ['dokter kosong', 'the doctor is missing'], practitioner_unknown: ['dokter tidak dikenal', 'the doctor is not known'], practitioner_ambiguous: ['ada beberapa dokter dengan nama ini', 'several doctors have this name'],
  patient_unknown: ['pasien tidak ditemukan', 'the patient was not found'], patient_ambiguous: ['ada beberapa pasien yang cocok', 'several patients fit'], patient_differs: ['tidak cocok dengan data pasien', 'does not fit the patient\'s record'],
  day_missing: ['tanggal kosong', 'the day is missing'], day_form: ['tanggal tidak dikenali', 'the day is not understood'], time_missing: ['jam kosong', 'the time is missing'],
  visit_before_booking: ['tanggal kunjungan sebelum tanggal pemesanan', 'the visit is before its booking'], booked_at_form: ['waktu pemesanan tidak dikenali', 'the time of booking is not understood'],
  yes_no_form: ['harus ya atau tidak', 'must be yes or no'], no_show_in_future: ['tidak hadir, padahal belum waktunya', 'not come, but the day is still to come'],
  outside_hours: ['di luar jam praktik', 'outside the doctor\'s hours'], clash_doctor: ['dokter sudah ada janji pada jam itu', 'the doctor has an appointment then'], clash_room: ['ruang sudah terpakai pada jam itu', 'the room is taken then'],
  clash_patient: ['pasien sudah ada janji pada jam itu', 'the patient has an appointment then'], clinic_closed: ['klinik tutup pada hari itu', 'the clinic is closed that day'], quota_full: ['kuota sesi penuh', 'the session\'s quota is full'],
  kept_out: ['tidak dimasukkan', 'kept out'],
  record_form: ['isi kolom tidak dikenali', 'the column\'s content is not understood'], record_differs: ['sudah ada dengan isi lain pada kolom', 'there already with other values in'],
  reference_unknown: ['yang dirujuk kolom ini belum ada', 'what this column refers to is not there'],
};

/** `NIK: NIK harus 16 angka (123)`; the column's own header first, and the value last. */
export function reasonText({ code, value }: ImportRow['problems'][number], header: string | null, language: Language): string {
  const text = REASONS[code][language === 'id' ? 0 : 1];
  return `${header === null ? '' : `${header}: `}${text}${value === '' ? '' : ` (${value})`}`;
}
