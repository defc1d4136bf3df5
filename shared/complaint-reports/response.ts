/**
 * KKK, kecepatan waktu tanggap komplain: complaints that were answered and settled within the limit of their grade, out of those
 * whose answer is known. Limits: red 1x24 hours, yellow 3 days, green 7 days, whatever shorter aims a clinic sets itself; days are
 * counted as the clinic has chosen. The indicator binds hospitals (Indikator Nasional Mutu); a clinic adopts it. Pure.
 *
 * A complaint is late once it was over its limit at any end or before one: reopening it does not make a late answer timely. It is
 * pending while it is open within its limit, and neither met nor late. Merged ones and those turned away are not counted.
 */
import type { IndicatorCase, ResponseFigures } from '../contract/complaint-reports.ts';
import { type CaseClock, type Moment, type ReportedCase, momentsBefore, recordedAt } from './case.ts';
import { type ComplaintStanding, isOpen } from '../domain/complaint-states.ts';
import type { Span } from './periods.ts';

/** Hours. */
export const RESPONSE_LIMITS = { red: 24, yellow: 3 * 24, green: 7 * 24 } as const;

export interface Judged { readonly verdict: IndicatorCase['verdict']; readonly standing: ComplaintStanding; readonly settledAt: number | null; readonly overMs: number | null }

/** How this complaint counts at this instant; null when it was not known yet. */
export function judge(one: ReportedCase, clock: CaseClock, instant: number): Judged | null {
  const moments = momentsBefore(one, instant);
  const standing = moments.at(-1)?.standing;
  if (!standing) return null;
  const over = worstOver(moments, standing, clock, instant);
  const settledAt = standing.resolvedAt;
  const verdict = standing.state === 'merged' || standing.state === 'rejected' ? 'excluded' : over > 0 ? 'late' : isOpen(standing.state) ? 'pending' : 'met';
  return { verdict, standing, settledAt, overMs: over > 0 ? over : null };
}

/** Counted milliseconds over the limit where it was longest: at each end, and now. */
function worstOver(moments: readonly Moment[], standing: ComplaintStanding, clock: CaseClock, instant: number): number {
  const over = (then: ComplaintStanding, at: number): number => -clock(then, at).settle.remainingMs;
  return Math.max(0, over(standing, instant), ...moments.filter(({ step }) => step.action === 'resolve').map((moment) => over(moment.standing, moment.step.at)));
}

/** Of the complaints that were recorded in the span, as they stand at `instant`. */
export function responseFigures(cases: readonly ReportedCase[], clock: CaseClock, span: Span, instant: number): ResponseFigures {
  const verdicts = cases.filter((one) => isWithin(recordedAt(one), span)).flatMap((one) => judge(one, clock, instant)?.verdict ?? []);
  const count = (verdict: Judged['verdict']): number => verdicts.filter((each) => each === verdict).length;
  return { ...span, met: count('met'), late: count('late'), pending: count('pending'), excluded: count('excluded') };
}

export function isWithin(at: number, { from, to }: Span): boolean { return at >= from && at < to; }

/** In tenths of a percent; null while nothing can be judged. */
export function responseShare({ met, late }: Pick<ResponseFigures, 'met' | 'late'>): number | null {
  return met + late === 0 ? null : Math.round((1000 * met) / (met + late));
}

/** Every one of the span, the newest first. */
export function indicatorCases(cases: readonly ReportedCase[], clock: CaseClock, span: Span, instant: number): IndicatorCase[] {
  return cases.filter((one) => isWithin(recordedAt(one), span)).toSorted((one, other) => recordedAt(other) - recordedAt(one) || (one.id < other.id ? -1 : 1)).flatMap((one) => {
    const judged = judge(one, clock, instant);
    return judged ? [{ id: one.id, number: one.number, grade: judged.standing.grade, unit: one.unit, receivedAt: one.receivedAt, settledAt: judged.settledAt, verdict: judged.verdict, overMs: judged.overMs }] : [];
  });
}
