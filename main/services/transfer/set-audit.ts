/**
 * Set: the audit log, with its chain, so that a reader can check that nothing was taken out. Entries about a complaint that the one
 * who asks may not see stay in the chain, without saying which complaint and what.
 */
import { type Expression, sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AuditEntryTable } from '../../../db/desk/schema.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { type Viewer, entriesVisible } from '../complaints/visible.ts';
import { instantsOf, type Period } from './clinic-time.ts';
import { type Column, iterate, type SetSource, text, time } from './columns.ts';

type AuditRow = AuditEntryTable & { readonly actor_name: string | null };

export const AUDIT_COLUMNS: readonly Column<AuditRow>[] = [
  text('id_catatan', 'Penanda tetap catatan', 'Permanent id of the entry', (a) => a.id),
  time('waktu', 'Saat kejadian', 'When', (a) => a.at),
  text('id_meja', 'Penanda meja tempat kejadian', 'Id of the desk where it happened', (a) => a.device_id),
  text('id_pelaku', 'Penanda pengguna, atau system', 'Id of the user, or system', (a) => a.actor),
  text('pelaku', 'Nama pengguna', 'Name of the user', (a) => a.actor_name),
  text('kejadian', 'Apa yang dilakukan', 'What was done', (a) => a.action),
  text('bagian', 'Jenis data', 'Kind of data', (a) => a.entity),
  text('id_data', 'Penanda data yang dimaksud', 'Id of the row it is about', (a) => a.row_id),
  text('rincian', 'Rincian, teks bebas', 'Detail, free text', (a) => a.detail, 'hidden'),
  text('sidik_sebelumnya', 'Sidik catatan sebelumnya di meja itu', 'Hash of the entry before, on that desk', (a) => a.prev_hash),
  text('sidik', 'Sidik catatan ini', 'Hash of this entry', (a) => a.hash),
];

export function auditSource(db: DeskDatabase, period: Period, zone: Zone, viewer: Viewer): SetSource<AuditRow> {
  const { start, end } = instantsOf(period, zone);
  let rows = db.build.selectFrom('audit_entry').leftJoin('user', 'user.id', 'audit_entry.actor');
  // A fault of the log that was acknowledged is shown whatever the period.
  if (start !== null) rows = rows.where((eb) => eb.or([eb('audit_entry.at', '>=', start), eb('audit_entry.action', '=', 'acknowledge')]));
  if (end !== null) rows = rows.where((eb) => eb.or([eb('audit_entry.at', '<', end), eb('audit_entry.action', '=', 'acknowledge')]));
  const told = (column: Expression<string | null>) => sql<string | null>`CASE WHEN ${entriesVisible(viewer)} THEN ${column} END`;
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('audit_entry').select('user.full_name as actor_name').select((eb) => [told(eb.ref('audit_entry.row_id')).as('row_id'), told(eb.ref('audit_entry.detail')).as('detail')]).orderBy('audit_entry.at')),
  };
}
