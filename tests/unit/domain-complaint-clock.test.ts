/** Both clocks of a complaint against tables, and against a slow count of every single minute. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPLAINT_GRADES, PAUSE_REASONS } from '../../shared/contract/complaints.ts';
import { dayInZone, minuteInZone, weekdayOf } from '../../shared/domain/calendar-day.ts';
import { type ClockRules, type ComplaintClock, type OpenSpan, clockBy } from '../../shared/domain/complaint-clock.ts';
import { type StepTaken, foldComplaint } from '../../shared/domain/complaint-states.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Friday 20 November 2026, 09.00 in Jakarta. */
const FRIDAY = Date.UTC(2026, 10, 20, 2);
const HOLIDAYS = new Set(['2026-11-24', '2026-11-25', '2026-12-01']);
const span = (from: number, to: number): OpenSpan => ({ from: from * 60, to: to * 60 });
/** 09–12 and 13–17, Saturday half of it, Sunday closed. */
const SPLIT = [...Array.from({ length: 5 }, () => [span(9, 12), span(13, 17)]), [span(9, 12.5)], []];
const rules = (days: ClockRules['days'], week: readonly (readonly OpenSpan[])[] = SPLIT, zone: ClockRules['zone'] = 'Asia/Jakarta'): ClockRules => ({
  days, zone, settleHours: { red: 24, yellow: 72, green: 168 }, answerHours: { red: 4, yellow: 24, green: 36 }, hoursOf: (day) => (HOLIDAYS.has(day) ? [] : (week[weekdayOf(day) - 1] ?? [])),
});
let made = 0;
const step = (action: StepTaken['action'], at: number, more: Partial<StepTaken> = {}): StepTaken => {
  made += 1;
  return { id: String(made), stamp: String(made).padStart(9, '0'), action, at, actor: 'u', grade: null, outcome: null, pause: null, ref: null, reason: null, score: null, ...more };
};
const clocksOf = (days: ClockRules['days'], grade: StepTaken['grade'] & string, steps: readonly StepTaken[], now: number, start = FRIDAY) => clockBy(rules(days))(foldComplaint({ at: start, grade }, steps), now);

describe('the limits', () => {
  it.each([
    ['red, calendar', 'calendar', 'red', FRIDAY + DAY, FRIDAY + 4 * HOUR],
    ['red runs around the clock also in working time', 'working', 'red', FRIDAY + DAY, FRIDAY + 4 * HOUR],
    ['yellow, calendar', 'calendar', 'yellow', FRIDAY + 3 * DAY, FRIDAY + DAY],
    // A whole Friday, Saturday and Monday; the answer at the end of Friday.
    ['yellow, working, over a Sunday', 'working', 'yellow', Date.UTC(2026, 10, 23, 10), Date.UTC(2026, 10, 20, 10)],
    ['green, calendar', 'calendar', 'green', FRIDAY + 7 * DAY, FRIDAY + 36 * HOUR],
    // Friday, Saturday, Monday, Thursday, Friday, Saturday, Monday; a day and half a Saturday for the answer.
    ['green, working, over two holidays', 'working', 'green', Date.UTC(2026, 10, 30, 10), Date.UTC(2026, 10, 21, 3, 45)],
  ] as const)('%s', (_, days, grade, settleBy, answerBy) => {
    const { settle, answer } = clocksOf(days, grade, [], FRIDAY);
    expect([settle.limitAt, answer.limitAt]).toEqual([settleBy, answerBy]);
    expect([settle.remainingMs, answer.remainingMs]).toEqual([settle.limitMs, answer.limitMs]);
  });

  it.each([
    ['before opening', Date.UTC(2026, 10, 19, 20), Date.UTC(2026, 10, 20, 10)],
    ['in the middle of a day: the middle of the next', Date.UTC(2026, 10, 19, 4), Date.UTC(2026, 10, 20, 4)],
    ['in the break at noon: the break of the next day does not count', Date.UTC(2026, 10, 19, 5, 30), Date.UTC(2026, 10, 20, 5)],
    ['after closing on Saturday: Monday evening', Date.UTC(2026, 10, 21, 9), Date.UTC(2026, 10, 23, 10)],
    ['on a holiday: the first working day after it', Date.UTC(2026, 10, 24, 5), Date.UTC(2026, 10, 26, 10)],
  ])('a working day from %s', (_, start, limitAt) => {
    expect(clocksOf('working', 'yellow', [], start, start).answer.limitAt).toBe(limitAt);
  });

  it('counts a night shift over midnight', () => {
    const nights = rules('working', Array.from({ length: 7 }, () => [{ from: 0, to: 360 }, { from: 1080, to: 1440 }]));
    // Monday 30 November 21.00: half of the evening is over, so half of the next one.
    const start = Date.UTC(2026, 10, 29, 14);
    expect(clockBy(nights)(foldComplaint({ at: start, grade: 'yellow' }, []), start).answer.limitAt).toBe(start + DAY);
  });

  it('is still an instant in a clinic that never opens', () => {
    const { settle } = clockBy(rules('working', []))(foldComplaint({ at: FRIDAY, grade: 'green' }, []), FRIDAY + 900 * DAY);
    expect(settle.remainingMs).toBe(7 * DAY);
    expect(settle.limitAt).toBeGreaterThan(FRIDAY + 700 * DAY);
  });
});

describe('steps', () => {
  it('another grade changes the limit, not the start', () => {
    expect(clocksOf('calendar', 'green', [step('regrade', FRIDAY + 2 * DAY, { grade: 'red' })], FRIDAY + 2 * DAY).settle).toEqual({ limitAt: FRIDAY + DAY, remainingMs: -DAY, limitMs: DAY, state: 'running' });
  });

  it('the first answer stops its own clock only', () => {
    const { settle, answer } = clocksOf('calendar', 'red', [step('answer', FRIDAY + HOUR)], FRIDAY + 10 * HOUR);
    expect(answer).toEqual({ limitAt: null, remainingMs: 3 * HOUR, limitMs: 4 * HOUR, state: 'stopped' });
    expect(settle.remainingMs).toBe(14 * HOUR);
  });

  it('what is closed keeps what was left; reopened, it starts anew, and the first answer goes on being waited for', () => {
    const rejected = [step('reject', FRIDAY + HOUR, { reason: 'not_ours' })];
    const closed = clocksOf('calendar', 'red', rejected, FRIDAY + 90 * DAY);
    expect([closed.settle.state, closed.settle.remainingMs, closed.answer.remainingMs]).toEqual(['stopped', 23 * HOUR, 3 * HOUR]);
    const { settle, answer } = clocksOf('calendar', 'red', [...rejected, step('reopen', FRIDAY + 10 * DAY)], FRIDAY + 10 * DAY + HOUR);
    expect(settle).toEqual({ limitAt: FRIDAY + 11 * DAY, remainingMs: 23 * HOUR, limitMs: DAY, state: 'running' });
    expect(answer).toEqual({ limitAt: FRIDAY + 10 * DAY + 3 * HOUR, remainingMs: 2 * HOUR, limitMs: 4 * HOUR, state: 'running' });
  });

  it('a pause stands still and pushes both limits', () => {
    const paused = [step('pause', FRIDAY + HOUR, { pause: 'waiting_for_reporter' })];
    expect(clocksOf('calendar', 'red', paused, FRIDAY + 50 * HOUR).settle).toEqual({ limitAt: null, remainingMs: 23 * HOUR, limitMs: DAY, state: 'paused' });
    const { settle, answer } = clocksOf('calendar', 'red', [...paused, step('resume', FRIDAY + 50 * HOUR)], FRIDAY + 51 * HOUR);
    expect([settle.limitAt, answer.limitAt]).toEqual([FRIDAY + 73 * HOUR, FRIDAY + 53 * HOUR]);
  });

  it('a wall clock that went back neither gives time back nor takes it', () => {
    const back = [step('pause', FRIDAY + 10 * HOUR, { pause: 'with_authorities' }), step('resume', FRIDAY + 4 * HOUR)];
    expect(clocksOf('calendar', 'red', back, FRIDAY + 5 * HOUR).settle).toEqual({ limitAt: FRIDAY + DAY, remainingMs: 14 * HOUR, limitMs: DAY, state: 'running' });
    expect(clocksOf('calendar', 'red', [], FRIDAY - HOUR).settle.remainingMs).toBe(DAY);
  });
});

/** Does this minute count? One look at the clock on the wall, nothing remembered. */
function minuteCounts(minute: number, calendar: boolean, { hoursOf, zone }: ClockRules): boolean {
  return calendar || hoursOf(dayInZone(zone, minute)).some(({ from, to }) => minuteInZone(zone, minute) >= from && minuteInZone(zone, minute) < to);
}
/** A counted minute's share of a day of the limit: one of the day's open minutes. */
function shareOf(minute: number, calendar: boolean, { hoursOf, zone }: ClockRules): number {
  return calendar ? MINUTE : DAY / hoursOf(dayInZone(zone, minute)).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Runs through every minute from the beginning, asking the events before it; deliberately naive. */
function countSlowly(start: number, grade: keyof ReturnType<typeof rules>['settleHours'], steps: readonly StepTaken[], by: ClockRules, now: number, which: 'settle' | 'answer') {
  let current = grade;
  for (const each of steps) if (each.action === 'regrade' && each.grade) current = each.grade;
  const limitMs = (which === 'settle' ? by.settleHours : by.answerHours)[current] * HOUR;
  const calendar = current === 'red' || by.days === 'calendar';
  const reopened = steps.findLast(({ action }) => action === 'reopen');
  const from = which === 'settle' && reopened ? reopened.at : start;
  const stands = (minute: number): ComplaintClock['state'] => {
    let [closed, paused, answered] = [false, false, false];
    for (const each of steps) {
      if (each.at > minute) continue;
      if (each.action === 'resolve' || each.action === 'reject') closed = true;
      if (each.action === 'reopen') closed = false;
      if (each.action === 'pause') paused = true;
      if (each.action === 'resume' || each.action === 'resolve' || each.action === 'reject') paused = false;
      if (each.action === 'answer' || each.action === 'resolve') answered = true;
    }
    return closed || (which === 'answer' && answered) ? 'stopped' : paused ? 'paused' : 'running';
  };
  let counted = 0;
  let usedUpAt: number | null = null;
  const look = (minute: number): void => {
    if (stands(minute) !== 'running' || !minuteCounts(minute, calendar, by)) return;
    counted += shareOf(minute, calendar, by);
    if (usedUpAt === null && counted >= limitMs - 1) usedUpAt = minute + MINUTE;
  };
  for (let minute = from; minute < now; minute += MINUTE) look(minute);
  const remaining = limitMs - counted;
  const state = stands(now);
  if (state === 'running') for (let minute = Math.max(from, now); usedUpAt === null; minute += MINUTE) look(minute);
  return { limitAt: state === 'running' ? usedUpAt : null, remaining, state };
}

const moves = fc.array(fc.record({
  action: fc.constantFrom('note', 'answer', 'pause', 'resume', 'resolve', 'reject', 'reopen', 'regrade', 'handle'),
  // Seldom more than a day and a half, so that several fit before the limit, some at the very same minute.
  afterMinutes: fc.oneof(fc.constant(0), fc.nat(36 * 60)), grade: fc.constantFrom(...COMPLAINT_GRADES), pause: fc.constantFrom(...PAUSE_REASONS),
}), { maxLength: 8 });
const week = fc.array(fc.uniqueArray(fc.nat(24), { maxLength: 6 }).map((hours) => {
  const ends = hours.toSorted((one, other) => one - other).map((hour) => hour * 60);
  return ends.slice(0, ends.length - (ends.length % 2)).flatMap((from, index) => (index % 2 === 0 ? [{ from, to: ends[index + 1] ?? from }] : []));
}), { minLength: 7, maxLength: 7 }).filter((days) => days.some((spans) => spans.length > 0));

it.each(['calendar', 'working'] as const)('in %s time both clocks are what counting every minute gives', (days) => {
  fc.assert(fc.property(fc.constantFrom(...COMPLAINT_GRADES), fc.nat(9 * 24 * 60), moves, fc.nat(4 * 24 * 60), week, fc.constantFrom('Asia/Jakarta', 'Asia/Jayapura'), (grade, startMinute, drawn, nowMinutes, hours, zone) => {
    const start = FRIDAY + startMinute * MINUTE;
    let at = start;
    const steps: StepTaken[] = [];
    let [closed, paused] = [false, false];
    for (const { action, afterMinutes, grade: to, pause } of drawn) {
      at += afterMinutes * MINUTE;
      // Only what the service would have let through.
      const possible = action === 'note' || (action === 'reopen' ? closed : !closed && (action === 'resume' ? paused : action === 'pause' ? !paused : true));
      if (!possible) continue;
      if (action === 'resolve' || action === 'reject') [closed, paused] = [true, false];
      if (action === 'reopen') closed = false;
      if (action === 'pause' || action === 'resume') paused = action === 'pause';
      steps.push(step(action, at, { grade: action === 'regrade' ? to : null, pause: action === 'pause' ? pause : null }));
    }
    const now = at + nowMinutes * MINUTE;
    const by = rules(days, hours, zone);
    const clocks = clockBy(by)(foldComplaint({ at: start, grade }, steps), now);
    for (const which of ['settle', 'answer'] as const) {
      const slow = countSlowly(start, grade, steps, by, now, which);
      expect([clocks[which].state, clocks[which].limitAt === null ? null : Math.ceil(clocks[which].limitAt / MINUTE) * MINUTE]).toEqual([slow.state, slow.limitAt]);
      // Shares of a day are rounded down once per stretch.
      expect(Math.abs(clocks[which].remainingMs - slow.remaining)).toBeLessThan(20);
    }
  }), { numRuns: 60 });
}, 60_000);
