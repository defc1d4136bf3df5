/**
 * When doctors practise: weekly rules in force, plus extra sessions, minus breaks, hours in which the clinic is closed, cancelled
 * sessions and the spans in which a doctor is away. Times are minutes from midnight in the clinic's zone; a span holds its first
 * minute and not its last.
 */
import { weekdayOf } from './calendar-day.ts';
import type { EXCEPTION_KINDS } from '../contract/appointments.ts';

export interface Span { readonly from: number; readonly to: number }
export interface Session extends Span {
  readonly practitionerId: string; readonly unitId: string; readonly roomId: string | null; readonly slotMinutes: number;
  /** How long these kinds of visit take; null: one slot. */
  readonly controlMinutes: number | null; readonly telemedicineMinutes: number | null;
  /** Patients who may share a slot. */
  readonly capacity: number;
  /** Most appointments of BPJS patients, of all others, and of what comes online; null: as many as there are slots. */
  readonly quotaBpjs: number | null; readonly quotaOther: number | null; readonly quotaOnline: number | null;
  /** Minutes before the session at which unused quota is given up; null: never. */
  readonly quotaRelease: number | null;
  readonly breaks: readonly Span[];
}
export interface WeeklySession extends Session { readonly weekday: number; readonly validFrom: string; readonly validTo: string | null }
export interface DayException extends Session { readonly kind: (typeof EXCEPTION_KINDS)[number] }
export interface OpeningSpan extends Span { readonly weekday: number }
/**
 * A stretch of a session in which the doctor is there. Slots are counted from `grid`, where the session, the clinic's opening or the
 * end of a break begins it, so that an absence shifts no slot; quotas go by the whole session.
 */
export interface OpenSession extends Session { readonly whole: Span; readonly grid: number }

export function overlaps(left: Span, right: Span): boolean { return left.from < right.to && right.from < left.to; }
export function contains(outer: Span, inner: Span): boolean { return outer.from <= inner.from && inner.to <= outer.to; }

/** The same time as few spans as possible; back-to-back spans become one. `spans` in order of start, and so is the answer. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { from, to } of spans) {
    const last = merged.at(-1);
    if (last && from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else merged.push({ from, to });
  }
  return merged;
}

/** The stretches of `span` that none of the others touches, in order. */
export function without(span: Span, others: readonly Span[]): Span[] {
  let parts: Span[] = [{ from: span.from, to: span.to }];
  for (const other of others) {
    parts = parts.flatMap((part) => (overlaps(part, other) ? [{ from: part.from, to: other.from }, { from: other.to, to: part.to }].filter((left) => left.from < left.to) : [part]));
  }
  return parts;
}

/** When the clinic is open on a day, as few spans as possible; null: whenever somebody practises. */
export function openingOn(hours: readonly OpeningSpan[], day: string): Span[] | null {
  if (hours.length === 0) return null;
  const weekday = weekdayOf(day);
  return mergeSpans(hours.filter((span) => span.weekday === weekday).toSorted((left, right) => left.from - right.from));
}

/** A weekly session that is cancelled or moved on a day takes nothing from extra ones: a session may move by an hour. */
function withoutCancelled(session: Session, exceptionsOfDay: readonly DayException[]): Span[] {
  return without(session, exceptionsOfDay.filter(({ kind, practitionerId }) => (kind === 'cancelled' || kind === 'moved') && practitionerId === session.practitionerId));
}

function weeklyOn(rules: readonly WeeklySession[], day: string): WeeklySession[] {
  const weekday = weekdayOf(day);
  return rules.filter((rule) => rule.weekday === weekday && rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo));
}

/** What doctors would work on a day, were nobody away and nothing cancelled: weekly sessions in force and the day's extra ones. */
export function plannedSessions(rules: readonly WeeklySession[], exceptionsOfDay: readonly DayException[], day: string): Session[] {
  return [...weeklyOn(rules, day), ...exceptionsOfDay.filter((exception) => exception.kind === 'extra')];
}

/** The times that one more session of the doctor must not touch: those planned, but for what is cancelled or was moved away. */
export function occupiedSpans(rules: readonly WeeklySession[], exceptionsOfDay: readonly DayException[], day: string): Span[] {
  return [...weeklyOn(rules, day).flatMap((session) => withoutCancelled(session, exceptionsOfDay)), ...exceptionsOfDay.filter((exception) => exception.kind === 'extra')];
}

/** The sessions that take place on a day of an open clinic, in order of time. `exceptionsOfDay` are those of this day only. */
export function openSessions(rules: readonly WeeklySession[], exceptionsOfDay: readonly DayException[], day: string, hours: readonly OpeningSpan[] = []): OpenSession[] {
  const opening = openingOn(hours, day);
  const away = exceptionsOfDay.filter((exception) => exception.kind === 'away');
  const weekly = weeklyOn(rules, day);
  const gone = exceptionsOfDay.filter(({ kind }) => kind === 'cancelled' || kind === 'moved');
  const parts = (session: Session, spans: readonly DayException[]): OpenSession[] => presentParts(session, opening, spans.filter(({ practitionerId }) => practitionerId === session.practitionerId));
  return [...weekly.flatMap((session) => parts(session, [...away, ...gone])), ...exceptionsOfDay.filter(({ kind }) => kind === 'extra').flatMap((session) => parts(session, away))]
    .sort((left, right) => left.from - right.from);
}

/** A session while the clinic is open, without its breaks and the spans in which its doctor is not there. */
function presentParts(session: Session, opening: readonly Span[] | null, absences: readonly Span[]): OpenSession[] {
  const { from, to } = session;
  const open = opening === null ? [{ from, to }] : opening.filter((span) => overlaps(span, session)).map((span) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }));
  return open.flatMap((span) => without(span, session.breaks)).flatMap((stretch) => without(stretch, absences).map((part) => ({
    practitionerId: session.practitionerId, unitId: session.unitId, roomId: session.roomId, slotMinutes: session.slotMinutes,
    controlMinutes: session.controlMinutes, telemedicineMinutes: session.telemedicineMinutes, capacity: session.capacity,
    quotaBpjs: session.quotaBpjs, quotaOther: session.quotaOther, quotaOnline: session.quotaOnline, quotaRelease: session.quotaRelease, breaks: session.breaks,
    from: part.from, to: part.to, whole: { from, to }, grid: stretch.from,
  })));
}

/** Would one doctor have two sessions at the same time, by these two rules? Both are of the same doctor. */
export function rulesOverlap(left: Pick<WeeklySession, 'weekday' | 'validFrom' | 'validTo'> & Span, right: Pick<WeeklySession, 'weekday' | 'validFrom' | 'validTo'> & Span): boolean {
  const sameTime = left.weekday === right.weekday && overlaps(left, right);
  return sameTime && (right.validTo === null || left.validFrom <= right.validTo) && (left.validTo === null || right.validFrom <= left.validTo);
}
