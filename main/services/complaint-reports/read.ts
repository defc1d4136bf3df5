/**
 * A report as one reader may see it. What it says of restricted complaints is a part of its own, for those who may see every one
 * of them; and where a complaint was restricted after a report spoke of it, its entries are taken out for everybody else. What
 * was signed stays as it was signed: only the answer is shorter.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type ReportDetail, type ReportPart, type ReportRow, reportHeadSchema, reportPartSchema, signedBySchema } from '../../../shared/contract/complaint-reports.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { Refusal } from '../../kernel.ts';
import { type Viewer, seesRestricted, visibleTo } from '../complaints/visible.ts';
import { readSettingRows } from '../setting-rows.ts';
import { REPORT_SETTINGS } from './due.ts';
import { type FoldedReport, type ReportEvent, listEvents, readReport, replacementOf } from './events.ts';

const counted = { open: z.object({ head: reportHeadSchema, part: reportPartSchema }), restricted: z.object({ part: reportPartSchema }) };
const decided = z.object({ decisions: z.string() });
export const signedContent = {
  open: z.object({ form: z.string(), id: z.string(), head: reportHeadSchema, part: reportPartSchema, decisions: z.string(), signed: signedBySchema }),
  restricted: z.object({ part: reportPartSchema, decisions: z.string(), salt: z.string() }),
};

/** Both parts with what is asked of management; the signed ones once there is a signature. */
export interface ReportContent {
  readonly head: ReportDetail['head']; readonly open: { readonly part: ReportPart; readonly decisions: string }; readonly restricted: { readonly part: ReportPart; readonly decisions: string };
  readonly signed: z.infer<typeof signedBySchema> | null;
}

export function reportFor(db: DeskDatabase, id: string): FoldedReport {
  const report = readReport(db, id);
  if (!report) throw new Refusal('not_found');
  return report;
}

export function contentOf({ count, decided: words, signing }: FoldedReport): ReportContent {
  if (signing) {
    const { head, part, decisions, signed } = parsed(signedContent.open, signing.content);
    return { head, open: { part, decisions }, restricted: parsed(signedContent.restricted, signing.restricted), signed };
  }
  const { head, part } = parsed(counted.open, count.content);
  const restricted = parsed(counted.restricted, count.restricted).part;
  return {
    head, open: { part, decisions: words ? parsed(decided, words.content).decisions : '' }, restricted: { part: restricted, decisions: words ? parsed(decided, words.restricted).decisions : '' }, signed: null,
  };
}

/** A text that was changed behind the desk's back is refused by name; the check says what is wrong with it. */
function parsed<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Refusal('report_unreadable');
  }
}

export function detailFor(db: DeskDatabase, viewer: Viewer, id: string): ReportDetail {
  const report = reportFor(db, id);
  const { head, open, restricted, signed } = contentOf(report);
  const hidden = hiddenAmong(db, viewer, [...open.part.cases, ...restricted.part.cases]);
  const shown = withoutCases(open.part, hidden);
  const { signing, late, version } = report;
  return {
    id, state: signing ? 'signed' : 'draft', head, part: shown.part, decisions: open.decisions, withheld: shown.withheld,
    restricted: seesRestricted(viewer.role) && restricted.part.cases.every((each) => !hidden.has(each)) ? restricted : null,
    signed: signed && signing ? { ...signed, hash: signing.hash ?? '', contentHash: signing.content_hash ?? '' } : null,
    alsoSigned: late.map(lateSigner), replacedBy: replacementOf(db, id), version,
  };
}

/** What a late signature says of itself, as far as it can be read. */
function lateSigner(event: ReportEvent): z.infer<typeof signedBySchema> { return parsed(signedContent.open, event.content).signed; }

/** Those of these complaints that this reader may not see. */
function hiddenAmong(db: DeskDatabase, viewer: Viewer, ids: readonly string[]): ReadonlySet<string> {
  const rows = db.all(db.build.selectFrom('complaint').select('complaint.id').where('complaint.id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .where(sql<boolean>`NOT ${visibleTo(viewer)}`));
  return new Set(rows.map((row) => row.id));
}

function withoutCases(part: ReportPart, hidden: ReadonlySet<string>): { part: ReportPart; withheld: number } {
  if (hidden.size === 0) return { part, withheld: 0 };
  const kept = <T extends { readonly id: string }>(list: readonly T[]): T[] => list.filter(({ id }) => !hidden.has(id));
  const shorter = { ...part, overdue: kept(part.overdue), reds: kept(part.reds), promises: kept(part.promises), cases: part.cases.filter((id) => !hidden.has(id)) };
  return { part: shorter, withheld: part.overdue.length + part.reds.length + part.promises.length - shorter.overdue.length - shorter.reds.length - shorter.promises.length };
}

/** The newest period first; a correction above the report that it replaces. */
export function listReports(db: DeskDatabase, before: number | null, limit: number): Output<'complaintReports.list'> {
  const groups = [...Map.groupBy(listEvents(db, before, limit), (event) => event.report_id).values()];
  const rows = groups.flatMap((events) => rowOf(events) ?? []);
  const replaced = new Map(rows.flatMap((row) => (row.replaces !== null && row.state === 'signed' ? [[row.replaces, row.id] as const] : [])));
  return {
    rows: rows.map((row) => ({ ...row, replacedBy: replaced.get(row.id) ?? null })).toSorted((one, other) => other.to - one.to || other.countedAt - one.countedAt || Number(one.replaces === null) - Number(other.replaces === null)),
    periodEnd: readSettingRows(db, REPORT_SETTINGS).periodEnd,
  };
}

type Listed = ReturnType<typeof listEvents>[number];
const totalsText = z.string().transform((text): unknown => JSON.parse(text)).pipe(reportPartSchema.shape.totals);
const signedText = z.string().transform((text): unknown => JSON.parse(text)).pipe(signedBySchema);

function rowOf(events: readonly Listed[]): ReportRow | null {
  const signing = events.find(({ action }) => action === 'sign');
  const before = signing ? events.slice(0, events.indexOf(signing)) : events;
  const count = before.findLast(({ action }) => action === 'count') ?? events.find(({ action }) => action === 'count');
  if (!count) return null;
  const first = events.find(({ action }) => action === 'count') ?? count;
  return {
    id: count.report_id, from: count.period_from, to: count.period_to, state: signing ? 'signed' : 'draft', occasion: first.occasion, countedAt: count.at, replaces: count.replaces, replacedBy: null,
    signed: signing ? (signedText.safeParse(signing.signed).data ?? { name: '', role: 'admin', at: signing.at }) : null, totals: totalsText.safeParse((signing ?? count).totals).data ?? null,
  };
}
