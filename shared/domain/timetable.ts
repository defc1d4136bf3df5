/**
 * When doctors practise: weekly rules in force, plus extra sessions, minus the spans in which a doctor is away. Times are
 * minutes from midnight in the clinic's zone; a span holds its first minute and not its last.
 */
import { weekdayOf } from './calendar-day.ts';
import type { EXCEPTION_KINDS } from '../contract/appointments.ts';

export interface Span { readonly from: number; readonly to: number }
export interface Session extends Span {
  readonly practitionerId: string; readonly unitId: string; readonly roomId: string | null; readonly slotMinutes: number;
  /** Most appointments of BPJS patients and of all others; null: as many as there are slots. */
  readonly quotaBpjs: number | null; readonly quotaOther: number | null;
}
export interface WeeklySession extends Session { readonly weekday: number; readonly validFrom: string; readonly validTo: string | null }
export interface DayException extends Session { readonly kind: (typeof EXCEPTION_KINDS)[number] }
/** A stretch of a session in which the doctor is there. Slots and quotas go by the whole session, so that an absence shifts no slot. */
export interface OpenSession extends Session { readonly whole: Span }

export function overlaps(left: Span, right: Span): boolean { return left.from < right.to && right.from < left.to; }
export function contains(outer: Span, inner: Span): boolean { return outer.from <= inner.from && inner.to <= outer.to; }

/** What doctors would work on a day, were nobody away: weekly sessions in force and the day's extra ones. */
export function plannedSessions(rules: readonly WeeklySession[], exceptionsOfDay: readonly DayException[], day: string): Session[] {
  const weekday = weekdayOf(day);
  const weekly = rules.filter((rule) => rule.weekday === weekday && rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo));
  return [...weekly, ...exceptionsOfDay.filter((exception) => exception.kind === 'extra')];
}

/** The sessions that take place on a day of an open clinic, in order of time. `exceptionsOfDay` are those of this day only. */
export function openSessions(rules: readonly WeeklySession[], exceptionsOfDay: readonly DayException[], day: string): OpenSession[] {
  const away = exceptionsOfDay.filter((exception) => exception.kind === 'away');
  return plannedSessions(rules, exceptionsOfDay, day)
    .flatMap((session) => presentParts(session, away.filter((absence) => absence.practitionerId === session.practitionerId)))
    .sort((left, right) => left.from - right.from);
}

/** A session without the spans in which its doctor is away. */
function presentParts(session: Session, absences: readonly Span[]): OpenSession[] {
  let parts: Span[] = [session];
  for (const absence of absences) parts = parts.flatMap((part) => without(part, absence));
  const { from, to } = session;
  return parts.map((part) => ({
    practitionerId: session.practitionerId, unitId: session.unitId, roomId: session.roomId, slotMinutes: session.slotMinutes,
    quotaBpjs: session.quotaBpjs, quotaOther: session.quotaOther, from: part.from, to: part.to, whole: { from, to },
  }));
}

function without(part: Span, absence: Span): Span[] {
  if (!overlaps(part, absence)) return [part];
  return [{ from: part.from, to: absence.from }, { from: absence.to, to: part.to }].filter((left) => left.from < left.to);
}

/** Would one doctor have two sessions at the same time, by these two rules? Both are of the same doctor. */
export function rulesOverlap(left: Pick<WeeklySession, 'weekday' | 'validFrom' | 'validTo'> & Span, right: Pick<WeeklySession, 'weekday' | 'validFrom' | 'validTo'> & Span): boolean {
  const sameTime = left.weekday === right.weekday && overlaps(left, right);
  return sameTime && (right.validTo === null || left.validFrom <= right.validTo) && (left.validTo === null || right.validFrom <= left.validTo);
}
