/**
 * Makes the reports that are due: for every 24 hours one, also for days on which no desk was on. A report is known by clinic and
 * period, so that several desks make one; each writes what it knew then, and the newest count before the signature counts.
 */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { z } from 'zod';
import { dueEnds, endOn, type Span } from '../../../shared/complaint-reports/periods.ts';
import { readClinic } from '../clinic.ts';
import { type SettingRows, readSettingRows } from '../setting-rows.ts';
import { countReport } from './count.ts';
import { addCount, endsMade, periodEnding, reportIdOf } from './events.ts';

/** Two weeks; older ones are made when somebody asks for them. */
export const MOST_CAUGHT_UP = 14;
/** Made within so much of its end, a report was made at its hour. */
const ON_TIME_MS = 60 * 60_000;
const MIGRATION = 19;

const reportSettings = z.object({ periodEnd: z.int().min(0).max(1439) });
/** Seven in the morning: before the first meeting of the day. */
export const REPORT_SETTINGS: SettingRows<z.infer<typeof reportSettings>> = { schema: reportSettings, rowOf: { periodEnd: 'complaint_report_end' }, defaults: { periodEnd: 7 * 60 } };

/** How many were made. Each is a transaction of its own, so that the desk answers between two of them. */
export async function makeDueReports(db: DeskDatabase, now: number, pause: () => Promise<void> = () => Promise.resolve()): Promise<number> {
  const ends = endsDue(db, now);
  for (const to of ends) {
    makeReport(db, 'system', null, { period: periodEnding(db, to), now, occasion: now - to < ON_TIME_MS ? 'due' : 'caught_up' });
    await pause();
  }
  return ends.length;
}

function endsDue(db: DeskDatabase, now: number): number[] {
  const { zone } = readClinic(db);
  const { periodEnd } = readSettingRows(db, REPORT_SETTINGS);
  const oldest = now - (MOST_CAUGHT_UP + 1) * 86_400_000;
  return dueEnds(zone, periodEnd, { since: firstDay(db, now), now, most: MOST_CAUGHT_UP, made: endsMade(db, oldest) });
}

/** Since this desk can report, or since the first complaint that it knows of. */
function firstDay(db: DeskDatabase, now: number): number {
  const since = db.first(db.build.selectFrom('migration').select('at').where('version', '=', MIGRATION))?.at ?? now;
  const first = db.first(db.build.selectFrom('complaint_event').select('at').orderBy('at').limit(1))?.at ?? now;
  return Math.min(since, first);
}

/** The instant at which the period of this clinic day ends. */
export function endOfDay(db: DeskDatabase, day: string): number { return endOn(readClinic(db).zone, readSettingRows(db, REPORT_SETTINGS).periodEnd, day); }

export interface Making { readonly period: Span; readonly now: number; readonly occasion: 'due' | 'caught_up' | 'asked' }

export function makeReport(db: DeskDatabase, actor: string, requestId: string | null, { period, now, occasion }: Making): { id: string } {
  const id = reportIdOf(readClinic(db).id, period.to);
  const counted = countReport(db, { period, now, occasion, replaces: null });
  return db.write({ actor, requestId, call: 'complaintReports.make' }, (tx) => {
    addCount(db, tx, id, counted);
    tx.audit('create', 'complaint_report', id, occasion);
    return { id };
  });
}
