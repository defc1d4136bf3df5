/** Sessions of a day against a reference that asks of every single minute whether the doctor is there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledHolidays } from '../../shared/domain/holidays-id.ts';
import { dayParts, daysAfter, weekdayOf } from '../../shared/domain/calendar-day.ts';
import { EXCEPTION_KINDS } from '../../shared/contract/appointments.ts';
import { type DayException, type OpeningSpan, type Session, type WeeklySession, occupiedSpans, openSessions, overlaps, rulesOverlap } from '../../shared/domain/timetable.ts';

const DAY = '2026-11-23';
const span = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 40 })).map(([from, length]) => ({ from, to: from + length }));
const day = fc.integer({ min: -400, max: 400 }).map((count) => daysAfter(DAY, count));
const PLAIN = { unitId: 'u', roomId: null, controlMinutes: null, telemedicineMinutes: null, capacity: 1, quotaBpjs: null, quotaOther: null, quotaOnline: null, quotaRelease: null, breaks: [] };
const session = fc.record({ span, practitionerId: fc.constantFrom('a', 'b'), slotMinutes: fc.integer({ min: 5, max: 20 }), breaks: fc.array(span, { maxLength: 2 }) })
  .map(({ span: { from, to }, practitionerId, slotMinutes, breaks }): Session => ({ ...PLAIN, from, to, practitionerId, slotMinutes, breaks }));
const opening = fc.array(fc.record({ span, weekday: fc.integer({ min: 1, max: 7 }) }).map((parts): OpeningSpan => ({ ...parts.span, weekday: parts.weekday })), { maxLength: 12 });
const rule = fc.record({ session, weekday: fc.integer({ min: 1, max: 7 }), validFrom: day, validTo: fc.option(day, { nil: null }) })
  .map((parts): WeeklySession => ({ ...parts.session, weekday: parts.weekday, validFrom: parts.validFrom, validTo: parts.validTo }));
const exception = fc.record({ session, kind: fc.constantFrom(...EXCEPTION_KINDS) }).map((parts): DayException => ({ ...parts.session, kind: parts.kind }));

describe('open sessions', () => {
  it('cover exactly the minutes in which a session is planned and takes place, outside of breaks, while the clinic is open and the doctor is not away', () => {
    fc.assert(fc.property(fc.array(rule, { maxLength: 4 }), fc.array(exception, { maxLength: 5 }), opening, day, (rules, exceptions, hours, on) => {
      const inForce = rules.filter((each) => weekdayOf(on) === each.weekday && on >= each.validFrom && on <= (each.validTo ?? '9999-12-31'));
      const extra = exceptions.filter((each) => each.kind === 'extra');
      const holds = (at: { from: number; to: number }, minute: number): boolean => minute >= at.from && minute < at.to;
      const open = openSessions(rules, exceptions, on, hours);
      const isOpen = (minute: number): boolean => hours.length === 0 || hours.some((each) => each.weekday === weekdayOf(on) && holds(each, minute));
      for (const doctor of ['a', 'b']) for (let minute = 0; minute <= 100; minute += 1) {
        const told = (...kinds: DayException['kind'][]): boolean => exceptions.some((each) => kinds.includes(each.kind) && each.practitionerId === doctor && holds(each, minute));
        const works = (each: Session): boolean => each.practitionerId === doctor && holds(each, minute) && !each.breaks.some((pause) => holds(pause, minute));
        const taking = [...(told('cancelled', 'moved') ? [] : inForce), ...extra].filter(works);
        const expected = told('away') || !isOpen(minute) ? 0 : taking.length;
        expect(open.filter((each) => each.practitionerId === doctor && holds(each, minute))).toHaveLength(expected);
      }
      for (const each of open) expect(each.whole.from <= each.from && each.from < each.to && each.to <= each.whole.to && each.whole.from <= each.grid && each.grid <= each.from).toBe(true);
    }));
  });

  it('keep the whole session beside what an absence left of it', () => {
    const doctor: WeeklySession = { ...PLAIN, practitionerId: 'a', roomId: 'r', from: 480, to: 720, slotMinutes: 20, quotaBpjs: 3, weekday: 1, validFrom: '2026-01-01', validTo: null };
    const away: DayException = { ...doctor, kind: 'away', from: 540, to: 560, roomId: null };
    const whole = { from: 480, to: 720 };
    expect(openSessions([doctor], [away], DAY)).toMatchObject([{ from: 480, to: 540, whole, roomId: 'r', quotaBpjs: 3 }, { from: 560, to: 720, whole }]);
    expect(openSessions([doctor], [{ ...away, from: 0, to: 1440 }], DAY)).toEqual([]);
    expect(openSessions([doctor], [{ ...away, practitionerId: 'b', from: 0, to: 1440 }], DAY)).toHaveLength(1);
  });

  it('count slots anew after a break and from the hour at which the clinic opens, not after an absence', () => {
    const doctor: WeeklySession = { ...PLAIN, practitionerId: 'a', from: 480, to: 960, slotMinutes: 45, weekday: 1, validFrom: '2026-01-01', validTo: null, breaks: [{ from: 720, to: 770 }] };
    expect(openSessions([doctor], [], DAY).map(({ from, to, grid }) => [from, to, grid])).toEqual([[480, 720, 480], [770, 960, 770]]);
    expect(openSessions([{ ...doctor, breaks: [] }], [], DAY, [{ weekday: 1, from: 500, to: 600 }, { weekday: 1, from: 600, to: 700 }, { weekday: 1, from: 900, to: 1200 }, { weekday: 2, from: 0, to: 1440 }]).map(({ from, to, grid }) => [from, to, grid]))
      .toEqual([[500, 700, 500], [900, 960, 900]]);
    expect(openSessions([{ ...doctor, breaks: [] }], [{ ...doctor, kind: 'away', from: 500, to: 510 }], DAY).map(({ from, grid }) => [from, grid])).toEqual([[480, 480], [510, 480]]);
  });

  it('let a session move within its own day: what is moved away leaves its old time to others', () => {
    const doctor: WeeklySession = { ...PLAIN, practitionerId: 'a', from: 480, to: 720, slotMinutes: 20, weekday: 1, validFrom: '2026-01-01', validTo: null };
    const moved: DayException[] = [{ ...doctor, kind: 'moved' }, { ...doctor, kind: 'extra', from: 540, to: 780 }];
    expect(openSessions([doctor], moved, DAY).map(({ from, to }) => [from, to])).toEqual([[540, 780]]);
    expect(occupiedSpans([doctor], moved, DAY).map(({ from, to }) => [from, to])).toEqual([[540, 780]]);
    expect(occupiedSpans([doctor], [{ ...doctor, kind: 'away' }], DAY)).toMatchObject([{ from: 480, to: 720 }]);
  });
});

it('says that two rules overlap exactly when some day has both at one minute', () => {
  fc.assert(fc.property(rule, rule, (left, right) => {
    const last = daysAfter(DAY, 420);
    let both = false;
    for (let on = daysAfter(DAY, -420); on <= last; on = daysAfter(on, 1)) {
      const inForce = [left, right].every((each) => weekdayOf(on) === each.weekday && on >= each.validFrom && on <= (each.validTo ?? last));
      both ||= inForce && overlaps(left, right);
    }
    // The rule asks by whole validity: a stretch of a few days without that weekday counts as overlapping too.
    if (both) expect(rulesOverlap(left, right)).toBe(true);
    expect(rulesOverlap(left, right)).toBe(rulesOverlap(right, left));
    if (rulesOverlap(left, right)) expect(left.weekday === right.weekday && overlaps(left, right)).toBe(true);
  }), { numRuns: 40 });
});

it('lets validities meet on one day only, and sessions back to back', () => {
  const base = { weekday: 1, from: 480, to: 720, validFrom: '2026-01-01', validTo: '2026-06-30' };
  expect(rulesOverlap(base, { ...base, validFrom: '2026-07-01', validTo: null })).toBe(false);
  expect(rulesOverlap(base, { ...base, validFrom: '2026-06-30', validTo: null })).toBe(true);
  expect(rulesOverlap(base, { ...base, from: 720, to: 780 })).toBe(false);
  expect(rulesOverlap(base, { ...base, from: 719, to: 780 })).toBe(true);
});

it('counts weekdays and days over months, years and leap days', () => {
  expect([weekdayOf('2026-11-22'), weekdayOf('2026-11-23'), weekdayOf('2028-02-29')]).toEqual([7, 1, 2]);
  expect([daysAfter('2026-12-31', 1), daysAfter('2028-02-28', 1), daysAfter('2026-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29', '2026-02-28']);
});

describe('bundled holidays', () => {
  it.each([[2026, 17, 8], [2027, 18, 8]])('of %i are as many as decreed, in order and real', (year, national, collective) => {
    const days = bundledHolidays(year) ?? [];
    expect([days.filter((each) => each.kind === 'national').length, days.filter((each) => each.kind === 'collective').length]).toEqual([national, collective]);
    expect(days.map((each) => each.day)).toEqual(days.map((each) => each.day).toSorted());
    expect(new Set(days.map((each) => each.day)).size).toBe(days.length);
    for (const each of days) expect(dayParts(each.day)?.year).toBe(year);
  });
  it('are not known for other years', () => { expect(bundledHolidays(2028)).toBeNull(); });
});
