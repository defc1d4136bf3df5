/** The month's evaluation and the indicator, counted when they are asked for. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { MonthFigures } from '../../../shared/contract/complaint-reports.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { monthFigures } from '../../../shared/complaint-reports/monthly.ts';
import { type Span, monthSpan, monthsAfter } from '../../../shared/complaint-reports/periods.ts';
import { indicatorCases, responseFigures } from '../../../shared/complaint-reports/response.ts';
import { sql } from 'kysely';
import { Refusal } from '../../kernel.ts';
import { readClinic } from '../clinic.ts';
import { readComplaintSettings } from '../complaints/settings.ts';
import { type Viewer, seesRestricted, visibleTo } from '../complaints/visible.ts';
import { type FoundCase, readCases, readImprovements, responseClock } from './cases.ts';

const MONTHS_SHOWN = 12;

/** `restricted`: those that this reader may see count as well; nobody else is answered more than the others. */
export interface Wanted { readonly month: string; readonly restricted: boolean }

/** What happened at this very instant is known as well. */
function upTo(now: number): number { return now + 1; }

function wants(viewer: Viewer, restricted: boolean): boolean { return restricted && seesRestricted(viewer.role); }

function visibleCases(db: DeskDatabase, viewer: Viewer, horizon: number, restricted: boolean): FoundCase[] {
  const found = readCases(db, horizon);
  if (!wants(viewer, restricted)) return found.filter((one) => !one.restricted);
  const visible = new Set(db.all(db.build.selectFrom('complaint').select('complaint.id').where(visibleTo(viewer)).where('complaint.id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(found.map(({ id }) => id))}))`)).map((row) => row.id));
  return found.filter(({ id }) => visible.has(id));
}

function spanOf(db: DeskDatabase, month: string): Span {
  const span = monthSpan(readClinic(db).zone, month);
  if (!span) throw new Refusal('invalid_input', { fields: { month: 'invalid' } });
  return span;
}

export function readMonth(db: DeskDatabase, viewer: Viewer, now: number, { month, restricted }: Wanted): MonthFigures {
  const span = spanOf(db, month);
  const cases = visibleCases(db, viewer, span.from, restricted);
  const known = readImprovements(db, cases.map(({ id }) => id));
  return monthFigures(cases, known, { month, span, instant: upTo(now), today: dayInZone(readClinic(db).zone, now), responseClock: responseClock(db) });
}

export function readIndicator(db: DeskDatabase, viewer: Viewer, now: number, { month, restricted }: Wanted): Output<'complaintReports.indicator'> {
  const span = spanOf(db, month);
  const months = Array.from({ length: MONTHS_SHOWN }, (_, back) => monthsAfter(month, back + 1 - MONTHS_SHOWN));
  const first = months[0] ?? month;
  const cases = visibleCases(db, viewer, spanOf(db, first).from, restricted);
  const clock = responseClock(db);
  const { name, address } = readClinic(db);
  return {
    clinicName: name, clinicAddress: address, month, days: readComplaintSettings(db).days, restricted: wants(viewer, restricted),
    months: months.map((each) => ({ month: each, response: responseFigures(cases, clock, spanOf(db, each), upTo(now)) })), cases: indicatorCases(cases, clock, span, upTo(now)),
  };
}

export function monthAnswer(db: DeskDatabase, viewer: Viewer, now: number, wanted: Wanted): Output<'complaintReports.month'> {
  const { name, address } = readClinic(db);
  return { clinicName: name, clinicAddress: address, restricted: wants(viewer, wanted.restricted), figures: readMonth(db, viewer, now, wanted) };
}
