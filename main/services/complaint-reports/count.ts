/** Counts a daily report: what everybody who reads reports may see, and the restricted complaints apart. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ReportHead, ReportPart } from '../../../shared/contract/complaint-reports.ts';
import { TREND_PERIODS } from '../../../shared/contract/complaint-reports.ts';
import { type Json, canonicalJson } from '../../../shared/complaint-reports/canonical.ts';
import { dailyPart } from '../../../shared/complaint-reports/daily.ts';
import { type Span, monthAt, monthSpan, trendSpans } from '../../../shared/complaint-reports/periods.ts';
import { readClinic, readDesk } from '../clinic.ts';
import { clinicClock, readComplaintSettings } from '../complaints/settings.ts';
import { readCases, responseClock, userNames } from './cases.ts';

export interface Counted { readonly head: ReportHead; readonly part: ReportPart; readonly restricted: ReportPart }
export interface Occasion { readonly period: Span; readonly now: number; readonly occasion: ReportHead['occasion']; readonly replaces: string | null }

export function countReport(db: DeskDatabase, { period, now, occasion, replaces }: Occasion): Counted {
  const { name, address, zone } = readClinic(db);
  const monthFrom = monthSpan(zone, monthAt(zone, period.to - 1))?.from ?? period.from;
  const [oldest] = trendSpans(period, TREND_PERIODS);
  const cases = readCases(db, Math.min(oldest?.from ?? period.from, monthFrom));
  const counting = { period, monthFrom, clock: clinicClock(db), responseClock: responseClock(db), nameOf: userNames(db) };
  return {
    head: { clinic: { name, address, zone }, ...period, countedAt: now, desk: readDesk(db).letter, occasion, replaces, days: readComplaintSettings(db).days },
    part: dailyPart(cases.filter(({ restricted }) => !restricted), counting),
    restricted: dailyPart(cases.filter(({ restricted }) => restricted), counting),
  };
}

/** As it is kept. What a schema has parsed is plain JSON. */
export function asText(content: object): string { return canonicalJson(content as Json); }
