/** Set: staff, doctors first, then the desk's users. It has no period, and no secret is anywhere near these tables. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { PractitionerTable, UserTable } from '../../../db/desk/schema.ts';
import { type Column, iterate, keptBy, type SetSource, text, time } from './columns.ts';
import { ROLE, yesNo } from './words.ts';

type DoctorRow = PractitionerTable & { readonly unit: string | null };
type StaffRow = { readonly kind: 'doctor'; readonly row: DoctorRow } | { readonly kind: 'user'; readonly row: UserTable };

export const STAFF_COLUMNS: readonly Column<StaffRow>[] = [
  text('jenis', 'dokter atau pengguna', 'dokter (practitioner) or pengguna (user of the desk)', ({ kind }) => (kind === 'doctor' ? 'dokter' : 'pengguna')),
  text('id_staf', 'Penanda tetap', 'Permanent id', ({ row }) => row.id),
  text('nama', 'Nama', 'Name', ({ kind, row }) => (kind === 'doctor' ? row.name : row.full_name)),
  text('nama_masuk', 'Nama masuk pengguna', 'Sign-in name of the user', ({ kind, row }) => (kind === 'doctor' ? null : row.login)),
  text('peran', 'Peran pengguna', 'Role of the user', ({ kind, row }) => (kind === 'doctor' ? null : ROLE[row.role])),
  text('unit', 'Unit dokter', 'Unit of the doctor', ({ kind, row }) => (kind === 'doctor' ? row.unit : null)),
  text('jam_praktik', 'Jam praktik dokter, teks bebas', 'Hours of the doctor, free text', ({ kind, row }) => (kind === 'doctor' ? row.hours : null)),
  text('aktif', 'ya bila masih bekerja', 'ya (yes) when still working', ({ row }) => yesNo(row.active)),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', ({ row }) => row.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', ({ row }) => row.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', ({ row }) => row.void_reason, 'hidden'),
  text('id_unit', 'Penanda tetap unit dokter', 'Permanent id of the doctor’s unit', ({ kind, row }) => (kind === 'doctor' ? row.unit_id : null)),
  ...keptBy<StaffRow['row']>().map((column) => ({ ...column, of: ({ row }: StaffRow) => column.of(row) })),
];

export function staffSource(db: DeskDatabase): SetSource<StaffRow> {
  const doctors = db.build.selectFrom('practitioner').leftJoin('service_unit', 'service_unit.id', 'practitioner.unit_id');
  const users = db.build.selectFrom('user');
  const count = sql<number>`count(*)`.as('count');
  return {
    count: () => (db.first(doctors.select(count))?.count ?? 0) + (db.first(users.select(count))?.count ?? 0),
    *rows() {
      for (const row of iterate(db, doctors.selectAll('practitioner').select('service_unit.name as unit').orderBy('practitioner.id'))) yield { kind: 'doctor', row };
      for (const row of iterate(db, users.selectAll().orderBy('id'))) yield { kind: 'user', row };
    },
  };
}
