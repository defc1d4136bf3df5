/** Set: which records of patients were merged into which, and taken apart again. Both records stay in the set of patients. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { PatientMergeTable } from '../../../db/desk/schema.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import type { Period } from './clinic-time.ts';
import { type Column, iterate, keptBy, type SetSource, text, time } from './columns.ts';
import { patientRows } from './set-patients.ts';

type MergeRow = PatientMergeTable & { readonly from_number: string | null; readonly into_number: string | null; readonly idle: string | null };

export const MERGE_COLUMNS: readonly Column<MergeRow>[] = [
  text('id_gabungan', 'Penanda tetap penggabungan', 'Permanent id of the merge', (m) => m.id),
  text('id_pasien', 'Catatan yang digabungkan', 'The record that was merged', (m) => m.from_id),
  text('no_rm', 'Nomor rekam medisnya', 'Its medical record number', (m) => m.from_number, 'number'),
  text('ke_id_pasien', 'Catatan yang tetap dipakai', 'The record that stays in use', (m) => m.into_id),
  text('ke_no_rm', 'Nomor rekam medis yang tetap dipakai', 'The medical record number that stays in use', (m) => m.into_number, 'number'),
  text('berlaku', 'ya; tidak bila dibatalkan atau kalah dari penggabungan lain', 'ya (yes); tidak (no) when undone, or another merge holds instead', (m) => (m.undone_at === null && m.voided_at === null && m.idle === null ? 'ya' : 'tidak')),
  text('isian_sebelum', 'Isian catatan yang tetap dipakai sebelum digabungkan, JSON per kolom', 'Values of the record that stays, before the merge, as JSON by column', (m) => m.before_values, 'hidden'),
  text('isian_sesudah', 'Isian itu sesudah digabungkan, JSON per kolom', 'Those values after the merge, as JSON by column', (m) => m.after_values, 'hidden'),
  text('catatan', 'Catatan, teks bebas', 'Note, free text', (m) => m.note, 'hidden'),
  time('digabungkan_pada', 'Saat digabungkan', 'When merged', (m) => m.created_at),
  time('dipisahkan_pada', 'Saat penggabungan dibatalkan', 'When the merge was undone', (m) => m.undone_at),
  text('dipisahkan_oleh', 'Penanda pengguna yang membatalkan', 'Id of the user who undid it', (m) => m.undone_by),
  text('alasan_dipisahkan', 'Alasan, teks bebas', 'Reason, free text', (m) => m.undo_reason, 'hidden'),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (m) => m.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (m) => m.void_reason, 'hidden'),
  ...keptBy<MergeRow>(),
];

/** Of the patients of the period. */
export function mergeSource(db: DeskDatabase, period: Period, zone: Zone): SetSource<MergeRow> {
  let rows = db.build.selectFrom('patient_merge');
  if (period.from !== null || period.to !== null) {
    rows = rows.where(({ exists }) => exists(patientRows(db, period, zone).select(sql`1`.as('one')).where('patient.id', 'in', sql<string>`(patient_merge.from_id, patient_merge.into_id)`)));
  }
  const all = rows.leftJoin('patient as merged', 'merged.id', 'patient_merge.from_id').leftJoin('patient as survivor', 'survivor.id', 'patient_merge.into_id').leftJoin('idle_merge', 'idle_merge.merge_id', 'patient_merge.id');
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, all.selectAll('patient_merge').select(['merged.record_number as from_number', 'survivor.record_number as into_number', 'idle_merge.reason as idle']).orderBy('patient_merge.id')),
  };
}
