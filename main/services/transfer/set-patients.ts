/** Set: patients, and the numbers they have elsewhere. With a period, everybody registered in it or who came in it. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { PatientAliasTable, PatientTable } from '../../../db/desk/schema.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { instantsOf, type Period } from './clinic-time.ts';
import { type Column, day, iterate, keptBy, number, type SetSource, text, time } from './columns.ts';
import { ALIAS, IDENTITY, PAYER, RELATION, SEX, word, yesNo } from './words.ts';

export const PATIENT_COLUMNS: readonly Column<PatientTable>[] = [
  text('id_pasien', 'Penanda tetap pasien; sama di semua berkas', 'Permanent id of the patient; the same in all files', (p) => p.id),
  text('no_rm', 'Nomor rekam medis', 'Medical record number', (p) => p.record_number, 'number'),
  text('nama', 'Nama lengkap', 'Full name', (p) => p.name, 'name'),
  text('jenis_identitas', 'wni, bayi baru lahir, wna, belum dikenal', 'citizen, newborn, foreigner, unknown', (p) => IDENTITY[p.identity_kind]),
  text('nik', 'Nomor Induk Kependudukan, 16 angka', 'National identity number, 16 digits', (p) => p.nik, 'number'),
  text('no_bpjs', 'Nomor kartu BPJS, 13 angka', 'National insurance number, 13 digits', (p) => p.bpjs, 'number'),
  text('paspor', 'Nomor paspor', 'Passport number', (p) => p.passport, 'number'),
  text('jenis_kelamin', 'L laki-laki, P perempuan', 'L male, P female', (p) => word(SEX, p.sex)),
  day('tanggal_lahir', 'Tanggal lahir', 'Birth date', (p) => p.birth_date, 'birth'),
  text('tanggal_lahir_perkiraan', 'ya bila tanggal lahir diperkirakan', 'ya (yes) when the birth date is an estimate', (p) => yesNo(p.birth_date_estimated)),
  text('tempat_lahir', 'Tempat lahir', 'Place of birth', (p) => p.birth_place, 'hidden'),
  text('telepon', 'Nomor telepon', 'Telephone number', (p) => p.phone, 'number'),
  text('alamat', 'Alamat', 'Address', (p) => p.address, 'hidden'),
  text('kode_desa', 'Kode desa/kelurahan Kemendagri', 'Village code of the Ministry of Home Affairs', (p) => p.village_code, 'hidden'),
  text('nama_ibu', 'Nama ibu', 'Mother’s name', (p) => p.mother_name, 'name'),
  text('penjamin', 'umum, bpjs, asuransi', 'general (self-paying), bpjs (national insurance), insurance', (p) => PAYER[p.payer]),
  text('asuransi', 'Nama asuransi', 'Name of the insurer', (p) => p.insurer),
  text('nama_wali', 'Nama wali', 'Guardian’s name', (p) => p.guardian_name, 'name'),
  text('hubungan_wali', 'Hubungan wali dengan pasien', 'The guardian’s relation to the patient', (p) => word(RELATION, p.guardian_relation)),
  text('telepon_wali', 'Nomor telepon wali', 'The guardian’s telephone number', (p) => p.guardian_phone, 'number'),
  text('alergi', 'Alergi, teks bebas', 'Allergies, free text', (p) => p.allergies, 'hidden'),
  text('setuju_pengingat', 'ya bila formulir lama mencatat setuju diingatkan; yang berlaku ada di persetujuan', 'ya (yes) when an earlier form said reminders are agreed to; what holds stands in persetujuan', (p) => yesNo(p.consent_reminder)),
  time('terdaftar_pada', 'Saat didaftarkan', 'When registered', (p) => p.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (p) => p.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (p) => p.void_reason, 'hidden'),
  text('id_ibu', 'Penanda tetap ibu, bila ia pasien', 'Permanent id of the mother, when she is a patient', (p) => p.mother_id),
  text('dibatasi', 'ya bila hanya boleh dilihat peran tertentu', 'ya (yes) when only some roles may see the record', (p) => yesNo(p.restricted)),
  text('alasan_dibatasi', 'Alasan pembatasan', 'Why it is restricted', (p) => p.restricted_reason, 'hidden'),
  ...keptBy<PatientTable>(),
  number('urutan_lahir', 'Urutan lahir: 0 tunggal, 1, 2, ... bila kembar', 'Birth order: 0 single, 1, 2, ... of twins', (p) => p.birth_order),
  text('no_kk', 'Nomor Kartu Keluarga, 16 angka; sama berarti serumah', 'Family card number, 16 digits; the same number is one household', (p) => p.family_card, 'number'),
  text('peringatan_diterima', 'Peringatan NIK yang sudah diperiksa petugas', 'Doubts about the NIK that somebody has accepted', (p) => p.accepted_warnings, 'hidden'),
  day('meninggal_tanggal', 'Tanggal meninggal', 'Day of death', (p) => p.deceased_on),
  day('pindah_tanggal', 'Tanggal pindah', 'Day of moving away', (p) => p.moved_on),
  text('pindah_ke', 'Tempat tujuan pindah', 'Where they moved to', (p) => p.moved_to, 'hidden'),
];

export function patientSource(db: DeskDatabase, period: Period, zone: Zone): SetSource<PatientTable> {
  const rows = patientRows(db, period, zone);
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('patient').orderBy('patient.record_number')),
  };
}

/** Registered or come in the period; of a person with several records the one that stays in use comes along. */
export function patientRows(db: DeskDatabase, period: Period, zone: Zone) {
  const { from, to } = period;
  const { start, end } = instantsOf(period, zone);
  let query = db.build.selectFrom('patient');
  if (from !== null || to !== null) {
    query = query.where(({ and, or, exists, selectFrom, eb }) => {
      let visits = selectFrom('visit').select(sql`1`.as('one'))
        .where((visit) => visit.or([visit('visit.patient_id', '=', visit.ref('patient.id')), visit('visit.patient_id', 'in', visit.selectFrom('patient_root').select('patient_root.patient_id').whereRef('patient_root.root_id', '=', 'patient.id'))]));
      if (from !== null) visits = visits.where('visit.day', '>=', from);
      if (to !== null) visits = visits.where('visit.day', '<=', to);
      const registered = [
        ...(start === null ? [] : [eb('patient.created_at', '>=', start)]),
        ...(end === null ? [] : [eb('patient.created_at', '<', end)]),
      ];
      return or([and(registered), exists(visits)]);
    });
  }
  return query;
}

export const ALIAS_COLUMNS: readonly Column<PatientAliasTable>[] = [
  text('id_nomor', 'Penanda tetap nomor ini', 'Permanent id of this number', (a) => a.id),
  text('id_pasien', 'Penanda tetap pasien', 'Permanent id of the patient', (a) => a.patient_id),
  text('jenis', 'map lama, program lain, atau data pasien sebelum dibetulkan', 'old folder, other program, or the patient’s data before a correction', (a) => ALIAS[a.kind]),
  text('nomor', 'Nomor pasien di sana, atau nilai yang lama', 'The patient’s number there, or the former value', (a) => a.value, 'hidden'),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (a) => a.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (a) => a.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (a) => a.void_reason, 'hidden'),
  ...keptBy<PatientAliasTable>(),
];

/** Of the patients of the period. */
export function aliasSource(db: DeskDatabase, period: Period, zone: Zone): SetSource<PatientAliasTable> {
  let rows = db.build.selectFrom('patient_alias');
  if (period.from !== null || period.to !== null) {
    rows = rows.where(({ exists }) => exists(patientRows(db, period, zone).select(sql`1`.as('one')).where('patient.id', '=', sql<string>`patient_alias.patient_id`)));
  }
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll().orderBy('id')),
  };
}
