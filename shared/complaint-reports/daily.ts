/**
 * What a daily report says, counted from the complaints as they stood when the period began and when it ended. Pure.
 *
 * - Received: recorded in the period. Closed: open or unknown at its beginning and closed at its end. Reopened: the other way round.
 *   So `openBefore + received + reopened - closed = open`, and every division of it (channel, unit, category, grade) sums to the same.
 * - A complaint that was closed and reopened within the period is what it is at the end.
 * - A complaint about several units stands under each of them in the division by unit, and once everywhere else; how many there are is said.
 * - Channel, unit and category are those that the complaint has when it is counted; grade, owner and state those of the period's end.
 */
import { COMPLAINT_CATEGORIES, isOwnWord } from '../contract/complaint-categories.ts';
import { COMPLAINT_CHANNELS, COMPLAINT_GRADES } from '../contract/complaints.ts';
import { MOST_REDS, MOST_SHOWN, TREND_PERIODS, type ReportLine, type ReportPart } from '../contract/complaint-reports.ts';
import type { ComplaintStanding } from '../domain/complaint-states.ts';
import { type CaseClock, type Promised, type ReportedCase, isOpenAt, momentsBefore, recordedAt, standingAt } from './case.ts';
import { type Span, trendSpans } from './periods.ts';
import { isWithin, responseFigures } from './response.ts';

export interface Counting {
  readonly period: Span;
  /** When the month began in which the period ends. */
  readonly monthFrom: number;
  /** By the clinic's own limits, and by those of the indicator. */
  readonly clock: CaseClock; readonly responseClock: CaseClock;
  /** A user's name. */
  readonly nameOf: (id: string) => string | null;
}

/** A complaint at both ends of a period. */
export interface Moved { readonly one: ReportedCase; readonly before: ComplaintStanding | null; readonly now: ComplaintStanding; readonly received: boolean; readonly closed: boolean; readonly reopened: boolean; readonly open: boolean }

export function dailyPart(cases: readonly ReportedCase[], counting: Counting): ReportPart {
  const { period, monthFrom, responseClock } = counting;
  const moved = movesIn(cases, period);
  const open = moved.filter((each) => each.open);
  const overdue = overdueOf(open, counting);
  const reds = moved.filter((each) => each.now.grade === 'red' && (each.received || (each.before !== null && each.before.grade !== 'red')));
  const promised = promisesOf(cases, period.to);
  return {
    totals: {
      openBefore: moved.filter(({ before }) => isOpenAt(before)).length, received: countMoved(moved, 'received'), reopened: countMoved(moved, 'reopened'), closed: countMoved(moved, 'closed'), open: open.length, overdue: overdue.length,
    },
    severalUnits: severalUnits(moved),
    by: {
      channel: linesOf(moved, COMPLAINT_CHANNELS, ({ one }) => one.channel), unit: unitLines(moved), category: categoryLines(moved), grade: linesOf(moved, COMPLAINT_GRADES, ({ now }) => now.grade),
    },
    overdue: overdue.slice(0, MOST_SHOWN),
    reds: reds.slice(0, MOST_REDS).map((each) => redOf(each, counting)), newReds: reds.length,
    promises: promised.slice(0, MOST_SHOWN), openPromises: promised.length,
    response: responseFigures(cases, responseClock, { from: monthFrom, to: period.to }, period.to),
    trend: trendSpans(period, TREND_PERIODS).map((span) => {
      const inSpan = movesIn(cases, span);
      return { to: span.to, received: countMoved(inSpan, 'received'), closed: countMoved(inSpan, 'closed'), open: inSpan.filter((each) => each.open).length };
    }),
    cases: [...new Set([...moved.map(({ one }) => one.id), ...promised.map(({ id }) => id)])].toSorted(),
  };
}

/** Those that were open at either end, or came or went between. */
export function movesIn(cases: readonly ReportedCase[], { from, to }: Span): Moved[] {
  return cases.flatMap((one) => {
    const now = standingAt(one, to);
    if (now === null) return [];
    const before = standingAt(one, from);
    const [wasOpen, open] = [isOpenAt(before), isOpenAt(now)];
    const received = isWithin(recordedAt(one), { from, to });
    const each = { one, before, now, received, open, closed: !open && (wasOpen || received), reopened: open && before !== null && !wasOpen };
    return open || wasOpen || received ? [each] : [];
  }).toSorted((a, b) => recordedAt(a.one) - recordedAt(b.one) || (a.one.id < b.one.id ? -1 : 1));
}

export function countMoved(moved: readonly Moved[], what: 'received' | 'closed' | 'reopened' | 'open'): number { return moved.filter((each) => each[what]).length; }

function lineOf(key: string, moved: readonly Moved[]): ReportLine { return { key, received: countMoved(moved, 'received'), closed: countMoved(moved, 'closed'), open: countMoved(moved, 'open') }; }

/** In the order of the words; those of which there was nothing are left out. */
export function linesOf(moved: readonly Moved[], keys: readonly string[], keyOf: (each: Moved) => string): ReportLine[] {
  const groups = Map.groupBy(moved, keyOf);
  return keys.flatMap((key) => { const group = groups.get(key); return group ? [lineOf(key, group)] : []; });
}

/** The program's categories in their order, then the clinic's own by name. */
export function categoryLines(moved: readonly Moved[]): ReportLine[] {
  const own = new Set(moved.map(({ one }) => one.category).filter((category) => !isOwnWord(category)));
  return linesOf(moved, [...COMPLAINT_CATEGORIES, ...[...own].toSorted()], ({ one }) => one.category);
}

/** Every unit that it is about, by name; one that names none stands under ''. */
export function unitsOf({ unit, otherUnits }: Pick<ReportedCase, 'unit' | 'otherUnits'>): readonly string[] {
  const all = [...new Set([...(unit === null ? [] : [unit]), ...otherUnits])];
  return all.length === 0 ? [''] : all;
}

export function severalUnits(moved: readonly Moved[]): number { return moved.filter(({ one }) => unitsOf(one).length > 1).length; }

/** The unit with the most open ones first; without a unit last. */
export function unitLines(moved: readonly Moved[]): ReportLine[] {
  const under = moved.flatMap((each) => unitsOf(each.one).map((unit) => ({ unit, each })));
  return [...Map.groupBy(under, ({ unit }) => unit)].map(([unit, group]) => lineOf(unit, group.map(({ each }) => each)))
    .toSorted((one, other) => Number(one.key === '') - Number(other.key === '') || other.open - one.open || other.received - one.received || (one.key < other.key ? -1 : 1));
}

type Named = Pick<ReportPart['overdue'][number], 'id' | 'number' | 'grade' | 'unit' | 'category' | 'owner' | 'state'>;
function namedOf({ one, now }: Moved, { nameOf }: Counting): Named {
  return { id: one.id, number: one.number, grade: now.grade, unit: unitsOf(one).join(', ') || null, category: one.category, owner: now.ownerId === null ? null : nameOf(now.ownerId), state: now.state };
}

/** Over the clinic's own limit at the period's end, also while the clock stands still. */
function overdueOf(open: readonly Moved[], counting: Counting): ReportPart['overdue'] {
  return open.flatMap((each) => {
    const { remainingMs } = counting.clock(each.now, counting.period.to).settle;
    return remainingMs < 0 ? [{ ...namedOf(each, counting), receivedAt: each.one.receivedAt, overMs: -remainingMs }] : [];
  }).toSorted((one, other) => other.overMs - one.overMs || (one.id < other.id ? -1 : 1));
}

/** Who asked for the reporter's name, and who may, is no step of the work. */
const ABOUT_READERS: ReadonlySet<string> = new Set(['receive', 'reveal', 'viewers']);

function redOf(each: Moved, counting: Counting): ReportPart['reds'][number] {
  const { one } = each;
  const told = momentsBefore(one, counting.period.to).map(({ step }) => step).filter(({ action, text }) => !ABOUT_READERS.has(action) && text !== null && text !== '');
  return { ...namedOf(each, counting), channel: one.channel, receivedAt: one.receivedAt, recordedAt: recordedAt(one), narrative: one.narrative, steps: told.map(({ at, action, text }) => ({ at, action, text })) };
}

/** Made before the instant, and neither done nor taken back before it. */
export function isPromisedAt({ madeAt, doneAt, voidedAt }: Promised, instant: number): boolean {
  return madeAt < instant && (doneAt === null || doneAt >= instant) && (voidedAt === null || voidedAt >= instant);
}

/** Tasks end with their complaint; an improvement often only begins with its end. What is due first stands first. */
function promisesOf(cases: readonly ReportedCase[], instant: number): ReportPart['promises'] {
  return cases.flatMap((one) => {
    const standing = standingAt(one, instant);
    if (standing === null) return [];
    return one.promised.filter((promised) => isPromisedAt(promised, instant) && (isOpenAt(standing) || promised.kind === 'improvement'))
      .map(({ kind, text, who, dueAt }) => ({ id: one.id, number: one.number, kind, text, who, dueAt, late: dueAt < instant }));
  }).toSorted((one, other) => one.dueAt - other.dueAt || (one.number < other.number ? -1 : 1));
}
