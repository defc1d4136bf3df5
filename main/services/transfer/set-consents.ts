/** Set: what patients agreed to and withdrew. With a period, of the patients of the period. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ConsentTable } from '../../../db/desk/schema.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import type { Period } from './clinic-time.ts';
import { type Column, iterate, keptBy, type SetSource, text, time } from './columns.ts';
import { patientRows } from './set-patients.ts';
import { CONSENT_KIND, CONSENT_MANNER, RELATION, word } from './words.ts';

export const CONSENT_COLUMNS: readonly Column<ConsentTable>[] = [
  text('id_persetujuan', 'Penanda tetap persetujuan', 'Permanent id of the consent', (c) => c.id),
  text('id_pasien', 'Penanda tetap pasien', 'Permanent id of the patient', (c) => c.patient_id),
  text('untuk', 'pengingat, foto, keluarga, asuransi atau faskes lain, penelitian dan pendidikan', 'reminders, photo, family, insurer or other facility, research and education', (c) => CONSENT_KIND[c.kind]),
  time('diberikan_pada', 'Saat diberikan; kosong bila tidak diketahui', 'When given; empty when not known', (c) => c.given_at),
  text('wali', 'Nama wali yang menyetujui; kosong bila pasien sendiri', 'Name of the guardian who consented; empty for the patient', (c) => c.given_by, 'name'),
  text('hubungan', 'Hubungan wali dengan pasien', 'The guardian’s relation to the patient', (c) => word(RELATION, c.relation)),
  text('cara', 'lisan, ditandatangani, formulir pendaftaran, formulir lama', 'spoken, signed, registration form, earlier form', (c) => CONSENT_MANNER[c.how]),
  text('catatan', 'Catatan, teks bebas', 'Note, free text', (c) => c.note, 'hidden'),
  time('ditarik_pada', 'Saat ditarik', 'When withdrawn', (c) => c.withdrawn_at),
  text('ditarik_oleh', 'Penanda pengguna yang mencatat penarikan', 'Id of the user who recorded the withdrawal', (c) => c.withdrawn_by),
  text('alasan_ditarik', 'Alasan penarikan', 'Why it was withdrawn', (c) => c.withdraw_reason, 'hidden'),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (c) => c.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (c) => c.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (c) => c.void_reason, 'hidden'),
  ...keptBy<ConsentTable>(),
];

export function consentSource(db: DeskDatabase, period: Period, zone: Zone): SetSource<ConsentTable> {
  let rows = db.build.selectFrom('consent');
  if (period.from !== null || period.to !== null) {
    rows = rows.where(({ exists }) => exists(patientRows(db, period, zone).select(sql`1`.as('one')).where('patient.id', '=', sql<string>`consent.patient_id`)));
  }
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll().orderBy('id')),
  };
}
