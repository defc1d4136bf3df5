/** The complaint clock against tables, and against a slow count of every single minute. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPLAINT_GRADES, PAUSE_REASONS } from '../../shared/contract/complaints.ts';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import { type ClockRules, GRADE_LIMIT_MS, type StepTaken, clockBy, foldComplaint } from '../../shared/domain/complaint-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Friday 20 November 2026, 09.00 in Jakarta. */
const FRIDAY = Date.UTC(2026, 10, 20, 2);
const HOLIDAYS = new Set(['2026-11-24', '2026-11-25', '2026-12-01']);
const isWorkingDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() !== 0 && !HOLIDAYS.has(day);
const rules = (days: ClockRules['days'], zone: ClockRules['zone'] = 'Asia/Jakarta'): ClockRules => ({ days, zone, isWorkingDay });
const step = (action: StepTaken['action'], at: number, more: Partial<StepTaken> = {}): StepTaken => ({ action, at, grade: null, outcome: null, pause: null, ...more });
const clockOf = (days: ClockRules['days'], grade: StepTaken['grade'] & string, steps: readonly StepTaken[], now: number) =>
  clockBy(rules(days))(foldComplaint({ at: FRIDAY, grade }, steps), now);

describe('the limit', () => {
  it.each([
    ['red, calendar', 'calendar', 'red', Date.UTC(2026, 10, 21, 2)],
    ['red runs over a Sunday also in working time', 'working', 'red', Date.UTC(2026, 10, 21, 2)],
    ['yellow, calendar', 'calendar', 'yellow', Date.UTC(2026, 10, 23, 2)],
    // Friday 15 h, Saturday 24 h, Monday 24 h, then Tuesday and Wednesday are holidays: 9 h of Thursday are left.
    ['yellow, working, over a Sunday and two holidays', 'working', 'yellow', Date.UTC(2026, 10, 26, 2)],
    ['green, calendar', 'calendar', 'green', Date.UTC(2026, 10, 27, 2)],
    ['green, working, over two Sundays and three holidays', 'working', 'green', Date.UTC(2026, 11, 2, 2)],
  ] as const)('%s', (_, days, grade, limitAt) => {
    const clock = clockOf(days, grade, [], FRIDAY);
    expect(clock).toEqual({ limitAt, remainingMs: GRADE_LIMIT_MS[grade], limitMs: GRADE_LIMIT_MS[grade], state: 'running' });
  });

  it('ends at the end of Saturday, not of Sunday, when it is used up there', () => {
    const saturday = foldComplaint({ at: Date.UTC(2026, 10, 20, 17), grade: 'yellow' }, [step('pause', Date.UTC(2026, 10, 21, 17), { pause: 'with_authorities' }), step('resume', Date.UTC(2026, 10, 26, 17))]);
    // Saturday counted, paused until Friday 00.00; Friday and Saturday 28 November are the rest.
    expect(clockBy(rules('working'))(saturday, FRIDAY + 7 * DAY).limitAt).toBe(Date.UTC(2026, 10, 28, 17));
  });

  it('is still an instant in a clinic that never opens', () => {
    const clock = clockBy({ ...rules('working'), isWorkingDay: () => false })(foldComplaint({ at: FRIDAY, grade: 'green' }, []), FRIDAY + 900 * DAY);
    expect(clock.remainingMs).toBe(GRADE_LIMIT_MS.green);
    expect(clock.limitAt).toBeGreaterThan(FRIDAY + 700 * DAY);
  });
});

describe('steps', () => {
  it('another grade changes the limit, not the start', () => {
    expect(clockOf('calendar', 'green', [step('regrade', FRIDAY + 2 * DAY, { grade: 'red' })], FRIDAY + 2 * DAY))
      .toEqual({ limitAt: FRIDAY + DAY, remainingMs: -DAY, limitMs: DAY, state: 'running' });
  });

  it('a resolved complaint keeps what was left; reopened, it starts anew', () => {
    const resolved = [step('resolve', FRIDAY + 5 * HOUR, { outcome: 'settled' })];
    expect(clockOf('calendar', 'red', resolved, FRIDAY + 90 * DAY)).toEqual({ limitAt: null, remainingMs: 19 * HOUR, limitMs: DAY, state: 'stopped' });
    const reopened = [...resolved, step('reopen', FRIDAY + 10 * DAY)];
    expect(clockOf('calendar', 'red', reopened, FRIDAY + 10 * DAY + HOUR)).toEqual({ limitAt: FRIDAY + 11 * DAY, remainingMs: 23 * HOUR, limitMs: DAY, state: 'running' });
  });

  it('a pause stands still and pushes the limit', () => {
    const paused = [step('pause', FRIDAY + HOUR, { pause: 'waiting_for_reporter' })];
    expect(clockOf('calendar', 'red', paused, FRIDAY + 50 * HOUR)).toEqual({ limitAt: null, remainingMs: 23 * HOUR, limitMs: DAY, state: 'paused' });
    expect(clockOf('calendar', 'red', [...paused, step('resume', FRIDAY + 50 * HOUR)], FRIDAY + 51 * HOUR).limitAt).toBe(FRIDAY + 73 * HOUR);
  });

  it('resolving is the first answer when there was none, and an earlier answer stays', () => {
    const resolve = step('resolve', FRIDAY + 2 * HOUR, { outcome: 'settled' });
    expect(foldComplaint({ at: FRIDAY, grade: 'red' }, [resolve])).toMatchObject({ state: 'resolved', outcome: 'settled', firstAnswerAt: FRIDAY + 2 * HOUR, resolvedAt: FRIDAY + 2 * HOUR });
    const answered = [step('answer', FRIDAY + HOUR), step('answer', FRIDAY + 90 * MINUTE), resolve, step('reopen', FRIDAY + DAY)];
    expect(foldComplaint({ at: FRIDAY, grade: 'red' }, answered)).toMatchObject({ state: 'answered', outcome: null, firstAnswerAt: FRIDAY + HOUR, resolvedAt: null, reopened: 1 });
  });

  it('what was impossible when it came changes nothing', () => {
    const once = [step('pause', FRIDAY + HOUR, { pause: 'with_authorities' }), step('resolve', FRIDAY + 2 * HOUR, { outcome: 'settled' })];
    const twice = [step('reopen', FRIDAY), once[0], step('pause', FRIDAY + HOUR, { pause: 'waiting_for_insurer' }), once[1], step('resolve', FRIDAY + 3 * HOUR, { outcome: 'not_settled' }), step('resume', FRIDAY + 4 * HOUR)]
      .filter((each) => each !== undefined);
    expect(foldComplaint({ at: FRIDAY, grade: 'red' }, twice)).toEqual(foldComplaint({ at: FRIDAY, grade: 'red' }, once));
  });

  it('a wall clock that went back neither gives time back nor takes it', () => {
    const back = [step('pause', FRIDAY + 10 * HOUR, { pause: 'with_authorities' }), step('resume', FRIDAY + 4 * HOUR)];
    expect(clockOf('calendar', 'red', back, FRIDAY + 5 * HOUR)).toEqual({ limitAt: FRIDAY + DAY, remainingMs: 14 * HOUR, limitMs: DAY, state: 'running' });
    expect(clockOf('calendar', 'red', [], FRIDAY - HOUR).remainingMs).toBe(DAY);
  });
});

/** How things stand in one minute, from the events before it; deliberately naive. */
function countSlowly(start: number, grade: keyof typeof GRADE_LIMIT_MS, steps: readonly StepTaken[], { days, zone }: ClockRules, now: number) {
  let current = grade;
  let state: 'running' | 'paused' | 'stopped' = 'running';
  let from = start;
  for (const each of steps) {
    if (each.action === 'regrade' && state !== 'stopped' && each.grade) current = each.grade;
    if (each.action === 'reopen' && state === 'stopped') { state = 'running'; from = each.at; }
    if (each.action === 'pause' && state === 'running') state = 'paused';
    if (each.action === 'resume' && state === 'paused') state = 'running';
    if (each.action === 'resolve') state = 'stopped';
  }
  const limit = GRADE_LIMIT_MS[current];
  const runsAt = (minute: number): boolean => {
    let running = true;
    for (const each of steps) {
      if (each.at > minute || each.at < from) continue;
      if (each.action === 'pause' || each.action === 'resolve') running = false;
      if (each.action === 'resume' || each.action === 'reopen') running = true;
    }
    return running;
  };
  const counts = (minute: number): boolean => runsAt(minute) && (current === 'red' || days === 'calendar' || isWorkingDay(dayInZone(zone, minute)));
  let counted = 0;
  let usedUpAt: number | null = null;
  const look = (minute: number): void => {
    if (!counts(minute)) return;
    counted += MINUTE;
    if (counted === limit) usedUpAt = minute + MINUTE;
  };
  for (let minute = from; minute < now; minute += MINUTE) look(minute);
  const remainingMs = limit - counted;
  if (state === 'running') for (let minute = Math.max(from, now); usedUpAt === null; minute += MINUTE) look(minute);
  return { limitAt: state === 'running' ? usedUpAt : null, remainingMs, limitMs: limit, state };
}

const moves = fc.array(fc.record({
  action: fc.constantFrom('note', 'answer', 'pause', 'resume', 'resolve', 'reopen', 'regrade', 'edit'),
  // Seldom more than a day and a half, so that several fit before the limit, some at the very same minute.
  afterMinutes: fc.oneof(fc.constant(0), fc.nat(36 * 60)), grade: fc.constantFrom(...COMPLAINT_GRADES), pause: fc.constantFrom(...PAUSE_REASONS),
}), { maxLength: 9 });

describe.each(['calendar', 'working'] as const)('in %s time, every minute counted', (days) => {
  it.each(['Asia/Jakarta', 'Asia/Jayapura'] as const)('%s', (zone) => {
    fc.assert(fc.property(fc.constantFrom(...COMPLAINT_GRADES), fc.nat(14 * 24 * 60), moves, fc.nat(9 * 24 * 60), (grade, startMinute, drawn, nowMinutes) => {
      const start = FRIDAY + startMinute * MINUTE;
      let at = start;
      const steps: StepTaken[] = [];
      for (const { action, afterMinutes, grade: to, pause } of drawn) {
        at += afterMinutes * MINUTE;
        const taken = step(action, at, action === 'regrade' ? { grade: to } : action === 'pause' ? { pause } : action === 'resolve' ? { outcome: 'settled' } : {});
        const { state, pausedFor } = foldComplaint({ at: start, grade }, steps);
        // Only what the service would have let through.
        const possible = action === 'reopen' ? state === 'resolved' : action === 'resume' ? pausedFor !== null : action === 'pause' ? state !== 'resolved' && pausedFor === null : action === 'note' || action === 'edit' || state !== 'resolved';
        if (possible) steps.push(taken);
      }
      const now = at + nowMinutes * MINUTE;
      expect(clockBy(rules(days, zone))(foldComplaint({ at: start, grade }, steps), now)).toEqual(countSlowly(start, grade, steps, rules(days, zone), now));
    }), { numRuns: 150 });
  }, 60_000);
});
