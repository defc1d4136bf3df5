/** Set: reports to management about complaints, by the end of their period, as the events that they are folded from. The restricted part only when it was asked for. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ComplaintReportEventTable } from '../../../db/desk/schema.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { type Viewer, seesRestricted, visibleTo } from '../complaints/visible.ts';
import { instantsOf, type Period } from './clinic-time.ts';
import { type Column, iterate, type SetSource, text, time } from './columns.ts';

export const COMPLAINT_REPORT_COLUMNS: readonly Column<ComplaintReportEventTable>[] = [
  text('id_langkah', 'Penanda tetap langkah', 'Permanent id of the step', (e) => e.id),
  text('id_laporan', 'Laporannya', 'The report', (e) => e.report_id),
  text('langkah', 'count, decide, sign', 'count, decide, sign', (e) => e.action),
  time('waktu', 'Saat kejadian', 'When', (e) => e.at),
  text('oleh', 'Penanda pengguna', 'Id of the user', (e) => e.actor),
  time('periode_mulai', 'Awal periode', 'When the period began', (e) => e.period_from),
  time('periode_akhir', 'Akhir periode', 'When the period ended', (e) => e.period_to),
  text('sebab', 'due, caught_up, asked, correction', 'due, caught_up, asked, correction', (e) => e.occasion),
  text('menggantikan', 'Laporan yang digantikan', 'The report that it replaces', (e) => e.replaces),
  text('isi', 'Isi laporan, JSON', 'What the report says, JSON', (e) => e.content, 'hidden'),
  text('isi_terbatas', 'Isi lampiran terbatas, JSON', 'What the restricted part says, JSON', (e) => e.restricted, 'hidden'),
  text('sidik_isi', 'SHA-256 isi', 'SHA-256 of the content', (e) => e.content_hash),
  text('sidik_terbatas', 'SHA-256 lampiran terbatas', 'SHA-256 of the restricted part', (e) => e.restricted_hash),
  text('sidik', 'SHA-256 kedua sidik', 'SHA-256 of both hashes', (e) => e.hash),
];

/** What speaks of a complaint that the reader may not see leaves its cell empty; the hashes stay, so that the rest can still be proved. */
export function complaintReportSource(db: DeskDatabase, period: Period, zone: Zone, viewer: Viewer): SetSource<ComplaintReportEventTable> {
  const { start, end } = instantsOf(period, zone);
  let rows = db.build.selectFrom('complaint_report_event');
  if (start !== null) rows = rows.where('period_to', '>=', start);
  if (end !== null) rows = rows.where('period_to', '<', end);
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    *rows() {
      const events = iterate(db, rows.selectAll().orderBy('period_to'));
      const hidden = new Set(Array.from(iterate(db, db.build.selectFrom('complaint').select('complaint.id').where(sql<boolean>`NOT ${visibleTo(viewer)}`)), ({ id }) => id));
      const wanted = seesRestricted(viewer.role);
      for (const row of events) {
        yield { ...row, content: isOpen(row.content, hidden) ? row.content : '', restricted: wanted && (row.action === 'decide' ? hidden.size === 0 : isOpen(row.restricted, hidden)) ? row.restricted : '' };
      }
    },
  };
}

const counted = z.object({ part: z.object({ cases: z.array(z.string()) }) });

/** Whether none of the complaints that it counts is hidden. What cannot be read is kept back once anything is. */
function isOpen(content: string, hidden: ReadonlySet<string>): boolean {
  if (hidden.size === 0) return true;
  try {
    const read: unknown = JSON.parse(content);
    const known = counted.safeParse(read);
    return known.success ? known.data.part.cases.every((id) => !hidden.has(id)) : typeof read === 'object' && read !== null && 'decisions' in read;
  } catch {
    return false;
  }
}
