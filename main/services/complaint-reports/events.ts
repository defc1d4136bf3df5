/**
 * A report is what its events add up to, in the order of their stamps: the newest count and the newest words before the first
 * signature, then that signature for ever. Two desks that have the same events have the same report, also when both made it.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintReportEventTable } from '../../../db/desk/schema.ts';
import { type Span, beginOf } from '../../../shared/complaint-reports/periods.ts';
import { type Counted, asText } from './count.ts';

export type ReportEvent = ComplaintReportEventTable;

export interface FoldedReport {
  readonly id: string;
  readonly count: ReportEvent;
  readonly decided: ReportEvent | null;
  readonly signing: ReportEvent | null;
  /** Signatures from other desks that came too late. */
  readonly late: readonly ReportEvent[];
  /** Of the newest event. */
  readonly version: string;
}

function eventsQuery(db: DeskDatabase) {
  return db.build.selectFrom('complaint_report_event')
    .innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'complaint_report_event').onRef('row_clock.row_id', '=', 'complaint_report_event.id'))
    .orderBy('row_clock.base').orderBy('complaint_report_event.id');
}

export function readReport(db: DeskDatabase, reportId: string): FoldedReport | null {
  return foldReport(db.all(eventsQuery(db).selectAll('complaint_report_event').where('complaint_report_event.report_id', '=', reportId)));
}

/** Events of one report, in their order. Words and signatures without a count are of a report that has not come yet. */
export function foldReport(events: readonly ReportEvent[]): FoldedReport | null {
  const signings = events.filter(({ action }) => action === 'sign');
  const [signing = null, ...late] = signings;
  const before = signing === null ? events : events.slice(0, events.indexOf(signing));
  const count = before.findLast(({ action }) => action === 'count') ?? events.find(({ action }) => action === 'count');
  const newest = events.at(-1);
  if (!count || !newest) return null;
  return { id: count.report_id, count, decided: before.findLast(({ action }) => action === 'decide') ?? null, signing, late, version: newest.id };
}

/** One report per clinic and end of its period, whichever desk makes it: the same id everywhere. */
export function reportIdOf(clinicId: string, to: number): string {
  const hex = createHash('sha256').update(`complaint report ${clinicId} ${to}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** From the end of the report before it, also after the clinic has chosen another hour. */
export function periodEnding(db: DeskDatabase, to: number): Span {
  const ends = db.all(db.build.selectFrom('complaint_report_event').select('period_to').distinct().where('period_to', '<', to).orderBy('period_to', 'desc').limit(2));
  return { from: beginOf(to, ends.map((row) => row.period_to)), to };
}

/** Ends of the reports there are, not before `since`. */
export function endsMade(db: DeskDatabase, since: number): number[] {
  return db.all(db.build.selectFrom('complaint_report_event').select('period_to').distinct().where('period_to', '>=', since)).map((row) => row.period_to);
}

export function addCount(db: DeskDatabase, tx: WriteTx, reportId: string, { head, part, restricted }: Counted): void {
  addEvent(db, tx, { report_id: reportId, action: 'count', period_from: head.from, period_to: head.to, occasion: head.occasion, replaces: head.replaces, content: asText({ head, part }), restricted: asText({ part: restricted }) });
}

type NewEvent = Omit<ReportEvent, 'id' | 'at' | 'actor' | 'content_hash' | 'restricted_hash' | 'hash'> & Partial<Pick<ReportEvent, 'content_hash' | 'restricted_hash' | 'hash'>>;
export function addEvent(db: DeskDatabase, tx: WriteTx, event: NewEvent): void {
  tx.run(db.build.insertInto('complaint_report_event').values({ id: tx.newId(), at: tx.now, actor: tx.actor, content_hash: null, restricted_hash: null, hash: null, ...event }));
}

/** Every report whose period ends before `before`, the newest first, without what it counted. */
export function listEvents(db: DeskDatabase, before: number | null, limit: number) {
  let ends = db.build.selectFrom('complaint_report_event').select('period_to').distinct().orderBy('period_to', 'desc').limit(limit);
  if (before !== null) ends = ends.where('period_to', '<', before);
  return db.all(eventsQuery(db).select(['complaint_report_event.report_id', 'complaint_report_event.action', 'complaint_report_event.at', 'complaint_report_event.period_from', 'complaint_report_event.period_to',
    'complaint_report_event.occasion', 'complaint_report_event.replaces', json('totals', '$.part.totals'), json('signed', '$.signed')]).where('complaint_report_event.period_to', 'in', ends));
}

/** A text that is no JSON any more (somebody changed it) answers null. */
function json(name: 'totals' | 'signed', path: string) {
  return sql<string | null>`CASE WHEN json_valid(complaint_report_event.content) THEN json_extract(complaint_report_event.content, ${path}) END`.as(name);
}

/** The signed report that names this one as replaced. */
export function replacementOf(db: DeskDatabase, reportId: string): string | null {
  return db.first(db.build.selectFrom('complaint_report_event').select('report_id').where('replaces', '=', reportId).where('action', '=', 'sign').orderBy('at').limit(1))?.report_id ?? null;
}
