/** What a file's columns mean, proposed from their headers. Headers are compared in plain lower-case words; each field is proposed once. */
import { IMPORT_FIELDS, type ImportKind, type ImportMapping } from '../contract/imports.ts';
import { plainWords } from './import-words.ts';

const COMMON = {
  record_number: 'no rm,nomor rm,norm,no rekam medis,nomor rekam medis,rekam medis,rm,medical record,medical record number,mrn,record number,record no,no rekmed,no rekam medik,nomor rekam medik,no kartu berobat,no rm lama,nomor rm lama,rm lama,no rekam medis lama,nomor lama,no lama',
  external_id: 'patientid,patient id,id pasien,idpasien,kode pasien,external id,id lama,no pasien,nomor pasien,pasien id',
  nik: 'nik,no nik,no ktp,nomor ktp,ktp,nomor induk kependudukan,no identitas,nomor identitas,national id,no nik ktp,nik ktp,nik no ktp',
  bpjs: 'bpjs,no bpjs,nomor bpjs,no kartu bpjs,nomor kartu bpjs,no jkn,nomor jkn,no kis,no peserta,nomor peserta,no peserta bpjs,no bpjs kesehatan,nomor bpjs kesehatan,bpjs number,no kartu',
  birth_date: 'tgl lahir,tanggal lahir,tgllahir,tanggallahir,tgl lhr,date of birth,birth date,birthdate,dob,birthday',
  age: 'umur,usia,age,umur tahun,usia tahun',
  sex: 'l p,lp,jk,jenis kelamin,jns kelamin,kelamin,gender,sex,jeniskelamin,j k,p l',
  payer: 'penjamin,cara bayar,jenis pasien,jenis bayar,pembayaran,payer,jaminan,jenis penjamin,jenis pembayaran,pembiayaan',
};
const PATIENT_NAME = 'nama pasien,nama lengkap,nama,name,patient name,full name,namapasien,nama lengkap pasien,pasien';
const UNIT = 'poli,unit,poliklinik,klinik,unit layanan,nama poli,department,clinic,poli tujuan,ruangan';

const SYNONYMS: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  patients: {
    ...COMMON, name: PATIENT_NAME,
    passport: 'paspor,no paspor,nomor paspor,passport,passport number,passport no',
    birth_place: 'tempat lahir,tmp lahir,tmpt lahir,birth place,birthplace,place of birth,kota lahir',
    phone: 'no hp,nomor hp,hp,no telp,telp,telepon,no telepon,nomor telepon,no handphone,handphone,phone,phone number,mobile,no wa,whatsapp,wa,nohp,no hp wa,telepon hp,no telp hp,kontak,no tlp',
    address: 'alamat,address,alamat lengkap,alamat rumah,neighbourhood,neighborhood,alamat ktp,alamat domisili',
    village_code: 'kode desa,kode kelurahan,kode wilayah,village code,kode desa kelurahan',
    mother_name: 'nama ibu,nama ibu kandung,ibu kandung,ibu,mother,mother name,mothers name',
    insurer: 'asuransi,nama asuransi,insurer,insurance,perusahaan asuransi',
    guardian_name: 'penanggung jawab,nama penanggung jawab,nama pj,wali,nama wali,guardian,guardian name,pj',
    guardian_phone: 'no hp penanggung jawab,telp penanggung jawab,hp pj,no hp pj,hp wali,no hp wali,guardian phone,telepon penanggung jawab,no telp penanggung jawab',
    allergies: 'alergi,riwayat alergi,allergy,allergies',
    family_card: 'no kk,nomor kk,kk,nokk,no kartu keluarga,nomor kartu keluarga,kartu keluarga,family card,family card number',
  },
  practitioners: {
    name: 'nama dokter,dokter,nama,name,doctor,practitioner,nama praktisi,tenaga medis,nama tenaga medis,doctor name',
    unit: UNIT, hours: 'jam praktik,jam praktek,jadwal,hours,jam,jam kerja,schedule',
    weekday: 'hari,weekday,day,hari praktik,hari praktek', from: 'mulai,jam mulai,dari,from,start,buka,jam buka,mulai jam',
    to: 'selesai,jam selesai,sampai,to,end,until,tutup,jam tutup,sampai jam', slot_minutes: 'durasi,menit,lama,slot,slot minutes,lama menit,menit per pasien,durasi menit,lama periksa', room: 'ruang,ruangan,room,kamar,nama ruang',
  },
  appointments: {
    ...COMMON, patient_name: PATIENT_NAME,
    practitioner: 'dokter,nama dokter,doctor,practitioner,dokter tujuan,dpjp,doctor name', unit: UNIT,
    day: 'tanggal,tgl,tanggal janji,tgl janji,tanggal periksa,tgl periksa,tanggal kunjungan,tgl kunjungan,appointmentday,appointment day,appointment date,date,hari,day',
    time: 'jam,waktu,pukul,time,jam janji,appointment time,jam periksa,waktu janji',
    booked_at: 'scheduledday,scheduled day,tanggal pesan,tgl pesan,tanggal daftar,tgl daftar,booked at,dipesan,waktu pesan,tanggal booking,tgl booking',
    no_show: 'no show,noshow,tidak hadir,tidak datang,mangkir', cancelled: 'batal,dibatalkan,cancelled,canceled',
    note: 'catatan,keterangan,note,notes,keluhan', appointment_id: 'appointmentid,appointment id,id janji,id janji temu,kode booking,no booking,nomor booking,kode janji,booking code',
  },
  records: {},
};

const FIELD_OF = Object.fromEntries(Object.entries(SYNONYMS).map(([kind, fields]) =>
  [kind, new Map(Object.entries(fields).flatMap(([field, words]) => words.split(',').map((word) => [word, field] as const)))]));

/** The field that a header names; a header in our own words (`birth_date`) names its field as well. */
export function fieldOfHeader(kind: ImportKind, header: string): string | null {
  const words = plainWords(header);
  const own: readonly string[] = IMPORT_FIELDS[kind];
  return FIELD_OF[kind]?.get(words) ?? own.find((field) => plainWords(field) === words) ?? null;
}

export function proposeMapping(kind: ImportKind, headers: readonly string[]): ImportMapping {
  const mapping: ImportMapping = {};
  const used = new Set<string>();
  headers.forEach((header, column) => {
    const field = fieldOfHeader(kind, header);
    if (field === null || used.has(field)) return;
    used.add(field);
    mapping[String(column)] = field;
  });
  return mapping;
}

/** How many columns of a line are known headers: a file may have a title above its header line. */
export function knownHeaders(kind: ImportKind, cells: readonly string[]): number { return Object.keys(proposeMapping(kind, cells)).length; }

/** The fields whose values tell the order of a file's dates. */
export const DATE_FIELDS: ReadonlySet<string> = new Set(['birth_date', 'day', 'booked_at']);

/** The last column of a rejects file: why each row was rejected. Such a file has its cells escaped against formulas. */
export const REASON_HEADERS = { id: 'Alasan', en: 'Reason' } as const;
export function isRejectsFile(headers: readonly string[]): boolean {
  const last = headers.at(-1);
  return last === REASON_HEADERS.id || last === REASON_HEADERS.en;
}
