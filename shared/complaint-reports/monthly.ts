/**
 * A month's complaints, for the meeting that looks for causes. Pure; as known at `instant`.
 *
 * - Counted like a daily report over the whole month; what was merged into another or turned away is in the numbers of what came and
 *   was closed, but in no list of causes or repeats.
 * - Causes (Pareto): of the complaints recorded in the month, the most frequent first, with the share of all that have a cause, and
 *   the running share. Those without a cause yet are told beside it.
 * - Repeats: more than one complaint about the same unit and category; one about several units stands under each.
 * - Improvements: those that were open in the month, or done or checked in it. Satisfaction: the last answer of each reporter in it.
 */
import { COMPLAINT_CHANNELS, COMPLAINT_GRADES } from '../contract/complaints.ts';
import type { MonthFigures } from '../contract/complaint-reports.ts';
import { type CaseClock, type ReportedCase, momentsBefore } from './case.ts';
import { type Moved, categoryLines, countMoved, linesOf, movesIn, severalUnits, unitLines, unitsOf } from './daily.ts';
import type { Span } from './periods.ts';
import { isWithin, responseFigures } from './response.ts';

export interface Improvement {
  readonly complaintId: string; readonly number: string; readonly text: string; readonly owner: string | null; readonly dueDay: string;
  readonly madeAt: number; readonly doneAt: number | null; readonly checkedAt: number | null; readonly effective: boolean | null; readonly result: string | null;
}
export interface MonthCounting { readonly month: string; readonly span: Span; readonly instant: number; readonly today: string; readonly responseClock: CaseClock }

export function monthFigures(cases: readonly ReportedCase[], improvements: readonly Improvement[], { month, span, instant, today, responseClock }: MonthCounting): MonthFigures {
  const upTo = Math.max(span.from, Math.min(span.to, instant));
  const seen = { from: span.from, to: upTo };
  const moved = movesIn(cases, seen);
  const counted = moved.filter(({ received, now }) => received && now.state !== 'merged' && now.state !== 'rejected');
  const causes = counted.flatMap(({ now }) => now.cause ?? []);
  return {
    month, ...span, countedAt: instant,
    received: countMoved(moved, 'received'), closed: countMoved(moved, 'closed'), open: countMoved(moved, 'open'), reopened: countMoved(moved, 'reopened'),
    byCause: pareto(causes), withoutCause: counted.length - causes.length,
    severalUnits: severalUnits(moved), byUnit: unitLines(moved), byCategory: categoryLines(moved), byGrade: linesOf(moved, COMPLAINT_GRADES, ({ now }) => now.grade),
    byChannel: linesOf(moved, COMPLAINT_CHANNELS, ({ one }) => one.channel),
    repeats: repeatsOf(counted),
    improvements: improvements.filter((each) => each.madeAt < upTo && (each.checkedAt === null || each.checkedAt >= span.from)).map((each) => improvementRow(each, today)),
    satisfaction: satisfactionOf(cases, seen),
    response: responseFigures(cases, responseClock, span, instant),
  };
}

/** The most frequent first, equal ones by their word; shares in tenths of a percent. The running share is that of the running count, so it ends at 1000. */
export function pareto(keys: readonly string[]): MonthFigures['byCause'] {
  const groups = [...Map.groupBy(keys, (key) => key)].map(([key, same]) => ({ key, count: same.length })).toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
  const tenths = (part: number): number => Math.round((1000 * part) / keys.length);
  let running = 0;
  return groups.map(({ key, count }) => {
    running += count;
    return { key, count, share: tenths(count), running: tenths(running) };
  });
}

function repeatsOf(counted: readonly Moved[]): MonthFigures['repeats'] {
  const under = counted.flatMap(({ one }) => unitsOf(one).map((unit) => ({ unit, one })));
  const groups = Map.groupBy(under, ({ unit, one }) => JSON.stringify([unit, one.category]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length < 2) return [];
    return [{ key: first.unit, category: first.one.category, count: group.length, cases: group.map(({ one }) => ({ id: one.id, number: one.number, receivedAt: one.receivedAt })) }];
  }).toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
}

function improvementRow({ complaintId, number, text, owner, dueDay, doneAt, checkedAt, effective, result }: Improvement, today: string): MonthFigures['improvements'][number] {
  const state = checkedAt !== null && effective !== null ? (effective ? 'effective' : 'not_effective') : doneAt !== null ? 'done' : dueDay < today ? 'overdue' : 'open';
  return { complaintId, number, text, owner, dueDay, state, result };
}

function satisfactionOf(cases: readonly ReportedCase[], span: Span): MonthFigures['satisfaction'] {
  const scores = cases.flatMap((one) => momentsBefore(one, span.to).findLast(({ step }) => step.score !== null && isWithin(step.at, span))?.step.score ?? []);
  const sum = scores.reduce((total, score) => total + score, 0);
  return {
    answers: scores.length, average: scores.length === 0 ? null : sum / scores.length,
    scores: [...Map.groupBy(scores, (score) => score)].map(([score, same]) => ({ score, count: same.length })).toSorted((one, other) => other.score - one.score),
  };
}

