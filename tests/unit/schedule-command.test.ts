/** What `npm run schedule` answers: slots, clashes, opening hours, recurrences over summer time, changes of state; and what it cannot read. */
import { describe, expect, it } from 'vitest';
import { answerCase } from '../../main/commands/schedule-answers.ts';
import { ScheduleRefusal } from '../../main/commands/schedule-words.ts';

/** Monday. */
const DAY = '2026-01-05';
type Slots = { slots: { doctor: string | null; room: string | null; start: string; end: string; capacity?: number; left?: number }[] };
const ask = (parts: object, query: object): object => answerCase({ zone: 'Asia/Jakarta', slotMinutes: 30, ...parts, query });
const available = (parts: object, query: object = {}): Slots => ask(parts, { kind: 'availability', from: DAY, to: DAY, ...query }) as Slots;
/** Beginnings, without the day when it is the usual one. */
const starts = (parts: object, query: object = {}): string => available(parts, query).slots.map(({ start }) => (start.startsWith(DAY) ? start.slice(11, 16) : start.slice(5, 16))).join(' ');
const RULE = { doctor: 'A', room: 'R', weekdays: [1], from: '08:00', to: '10:00' };

describe('slots', () => {
  it.each<[string, object, object, string]>([
    ['of a session', { rules: [RULE] }, {}, '08:00 08:30 09:00 09:30'],
    ['only those wholly inside', { rules: [{ ...RULE, to: '09:50' }] }, {}, '08:00 08:30 09:00'],
    ['of length 20 from the session’s beginning', { slotMinutes: 20, rules: [{ ...RULE, from: '08:10', to: '09:00' }] }, {}, '08:10 08:30'],
    ['beside a booking, back to back', { rules: [RULE], bookings: [{ id: 1, doctor: 'A', start: `${DAY}T08:30:00`, end: `${DAY}T09:00` }] }, {}, '08:00 09:00 09:30'],
    ['not where a booking takes one minute', { rules: [RULE], bookings: [{ doctor: 'A', start: `${DAY}T08:29`, end: `${DAY}T08:31` }] }, {}, '09:00 09:30'],
    ['under cancelled ones', { rules: [RULE], bookings: ['cancelled', 'canceled', 'no-show', 'NOSHOW', 'rescheduled', 'waitlist', 'entered-in-error', 'rejected'].map((status) => ({ doctor: 'A', start: `${DAY}T08:00`, end: `${DAY}T10:00`, status })) }, {}, '08:00 08:30 09:00 09:30'],
    ['not under those that hold', { rules: [RULE], bookings: ['pending', 'fulfilled', 'checked-in', 'ACCEPTED'].map((status, at) => ({ doctor: 'A', start: `${DAY}T0${8 + Math.floor(at / 2)}:${at % 2 ? '30' : '00'}`, status })) }, {}, ''],
    ['of another doctor’s booking nothing is taken', { rules: [RULE], bookings: [{ doctor: 'B', start: `${DAY}T08:00`, end: `${DAY}T10:00` }] }, { doctor: 'A' }, '08:00 08:30 09:00 09:30'],
    ['but of the room', { rules: [RULE], bookings: [{ doctor: 'B', room: 'R', start: `${DAY}T08:00`, end: `${DAY}T09:00` }] }, { doctor: 'A' }, '09:00 09:30'],
    ['shared by two', { rules: [{ ...RULE, capacity: 2 }], bookings: [{ doctor: 'A', start: `${DAY}T08:00` }, { doctor: 'A', start: `${DAY}T08:00` }, { doctor: 'A', start: `${DAY}T09:00` }] }, {}, '08:30 09:00 09:30'],
    ['within a period', { rules: [RULE] }, { from: `${DAY}T08:15`, to: `${DAY}T09:30` }, '08:30 09:00'],
    ['of a longer visit', { rules: [RULE] }, { minutes: 60 }, '08:00 08:30 09:00'],
    ['not on a holiday', { rules: [RULE], holidays: [DAY] }, {}, ''],
    ['not on a holiday of every year', { rules: [RULE], holidays: ['01-05'] }, {}, ''],
    ['not while the doctor is off', { rules: [RULE], exceptions: [{ doctor: 'A', date: DAY, kind: 'off', from: '08:30', to: '09:00' }] }, {}, '08:00 09:00 09:30'],
    ['not on a day off', { rules: [RULE], exceptions: [{ doctor: 'A', date: DAY, kind: 'off' }] }, {}, ''],
    ['of an extra session', { rules: [], exceptions: [{ doctor: 'A', date: DAY, kind: 'extra', from: '13:00', to: '14:00' }] }, {}, '13:00 13:30'],
    ['outside of validity none', { rules: [{ ...RULE, validTo: '2026-01-04' }, { ...RULE, validFrom: '2026-01-06' }] }, {}, ''],
    ['in opening hours, twice a day', { rules: [{ ...RULE, to: '15:00' }], hours: [{ weekday: 1, from: '9:00', to: '10:00' }, { weekday: 'Monday', from: '13:00', to: '14:00' }] }, {}, '09:00 09:30 13:00 13:30'],
    ['in none when the clinic is closed', { rules: [RULE], hours: [{ weekday: 2, from: '08:00', to: '17:00' }] }, {}, ''],
    ['without limits when there are no hours', { rules: [RULE], hours: [] }, {}, '08:00 08:30 09:00 09:30'],
    ['of hours alone, where nobody tells rules', { hours: { monday: ['08:00-09:00', '10:00-10:30'], tuesday: ['08:00-09:00'] } }, {}, '08:00 08:30 10:00'],
    ['but none of no rules', { rules: [], hours: { monday: ['08:00-09:00'] } }, {}, ''],
    ['with a break', { rules: [{ ...RULE, breaks: ['08:45-09:00'] }] }, {}, '08:00 09:00 09:30'],
    ['past midnight', { rules: [{ ...RULE, weekdays: ['MO'], from: '23:00', to: '01:00' }] }, { to: '2026-01-06' }, '23:00 23:30 01-06T00:00 01-06T00:30'],
    ['past midnight, of the day after', { rules: [{ ...RULE, weekdays: ['SU'], from: '23:00', to: '01:00' }] }, {}, '00:00 00:30'],
    ['in hours past midnight', { rules: [{ ...RULE, weekdays: [], from: '00:00', to: '24:00' }], hours: [{ weekday: 0, from: '23:30', to: '00:30' }] }, {}, '00:00'],
    ['until midnight', { rules: [{ ...RULE, from: '23:00', to: '24:00' }] }, {}, '23:00 23:30'],
  ])('%s', (_, parts, query, expected) => { expect(starts(parts, query)).toBe(expected); });

  it('tell doctor, room, end, and how many may still share', () => {
    expect(available({ rules: [{ ...RULE, capacity: 3, to: '08:30' }, { doctor: 'B', weekdays: [1], from: '08:00', to: '08:30' }], bookings: [{ doctor: 'A', start: `${DAY}T08:00` }] })).toEqual({ slots: [
      { doctor: 'A', room: 'R', start: `${DAY}T08:00:00`, end: `${DAY}T08:30:00`, capacity: 3, left: 2 }, { doctor: 'B', room: null, start: `${DAY}T08:00:00`, end: `${DAY}T08:30:00` },
    ] });
    expect(available({})).toEqual({ slots: [] });
    expect(available({ rules: null, hours: null, exceptions: null, holidays: null, bookings: null })).toEqual({ slots: [] });
  });

  it.each(['mon', 'MO', 'Senin', 'SEN', '1', 'MO-WE', 'sun-mon', 'weekdays'])('on %s', (word) => { expect(starts({ rules: [{ ...RULE, weekdays: word }] })).toBe('08:00 08:30 09:00 09:30'); });

  it('leave out the hour that summer time skips, and read bookings of other zones', () => {
    const night = { zone: 'Europe/Berlin', rules: [{ doctor: 'A', weekdays: [7], from: '01:00', to: '04:00' }] };
    expect(available(night, { from: '2026-03-29', to: '2026-03-29' }).slots.map(({ start }) => start.slice(11, 16))).toEqual(['01:00', '01:30', '03:00', '03:30']);
    expect(starts({ rules: [RULE], bookings: [{ doctor: 'A', start: `${DAY}T01:00:00Z`, end: `${DAY}T11:00:00+09:00` }] })).toBe('09:00 09:30');
  });
});

describe('clashes', () => {
  const booked = { id: 'b', doctor: 'A', room: 'R', patient: 'P', start: `${DAY}T10:00`, end: `${DAY}T11:00` };
  const against = (candidate: object, parts: object = {}) => ask({ bookings: [booked], ...parts }, { kind: 'clashes', candidate }) as { ok: boolean; clashes: { id: string; kind: string }[]; reasons: string[] };

  it.each([
    ['09:00', '10:00', true], ['11:00', '12:00', true], ['09:00', '10:01', false], ['10:59', '12:00', false], ['10:00', '11:00', false], ['10:15', '10:45', false], ['09:00', '12:00', false], ['12:00', '13:00', true],
  ])('%s–%s: free %s', (from, to, ok) => { expect(against({ doctor: 'A', start: `${DAY}T${from}`, end: `${DAY}T${to}` })).toEqual({ ok, clashes: ok ? [] : [{ id: 'b', kind: 'doctor' }], reasons: [] }); });

  it.each<[string, object, string[]]>([
    ['the room', { doctor: 'B', room: 'R' }, ['room']], ['the patient', { doctor: 'B', patient: 'P' }, ['patient']], ['all', { doctor: 'A', room: 'R', patient: 'P' }, ['doctor', 'patient']],
    ['room and patient', { doctor: 'B', room: 'R', patient: 'P' }, ['room', 'patient']], ['nothing', { doctor: 'B', room: 'S', patient: 'Q' }, []], ['itself', { ...booked }, []], ['nobody named', {}, ['doctor']],
    ['one of two who may share', { doctor: 'A', capacity: 2 }, []],
  ])('of %s', (_, more, kinds) => { expect(against({ start: booked.start, end: booked.end, ...more }).clashes.map(({ kind }) => kind)).toEqual(kinds); });

  it('compare intervals where nobody is named at all', () => {
    const bare = { bookings: [{ id: 'x', start: `${DAY}T10:00`, end: `${DAY}T11:00` }] };
    expect(against({ start: `${DAY}T10:30`, end: `${DAY}T11:30` }, bare).clashes).toEqual([{ id: 'x', kind: 'doctor' }]);
    expect(against({ start: `${DAY}T11:00`, end: `${DAY}T11:30` }, bare).ok).toBe(true);
    expect(against({ start: `${DAY}T23:30`, end: '2026-01-06T00:30' }, { bookings: [{ id: 'n', start: '2026-01-06', end: '2026-01-06' }] }).clashes).toEqual([{ id: 'n', kind: 'doctor' }]);
  });

  const HOURS = [{ weekday: 1, from: '08:00', to: '12:00' }, { weekday: 1, from: '13:00', to: '17:00' }, { weekday: 5, from: '22:00', to: '02:00' }];
  it.each<[string, string, string, object, string[]]>([
    ['ending exactly at closing', '16:30', '17:00', { hours: HOURS }, []], ['one minute past closing', '16:31', '17:01', { hours: HOURS }, ['outside_hours', 'past_closing']], ['before opening', '07:59', '08:29', { hours: HOURS }, ['outside_hours']],
    ['over lunch', '11:45', '12:15', { hours: HOURS }, ['outside_hours', 'past_closing']], ['at lunch', '12:00', '12:30', { hours: HOURS }, ['outside_hours']], ['on a holiday', '09:00', '09:30', { holidays: [DAY] }, ['holiday']],
    ['outside of the session', '10:00', '10:30', { rules: [RULE] }, ['outside_session']], ['in the session', '09:30', '10:00', { rules: [RULE] }, []], ['while away', '09:00', '09:30', { rules: [RULE], exceptions: [{ doctor: 'A', date: DAY, from: '09:15', to: '09:20' }] }, ['doctor_away', 'outside_session']],
    ['ending before it begins', '09:30', '09:00', {}, ['no_length']],
  ])('%s', (_, from, to, parts, reasons) => {
    expect(against({ doctor: 'A', start: `${DAY}T${from}`, end: `${DAY}T${to}` }, { bookings: [], ...parts })).toEqual({ ok: reasons.length === 0, clashes: [], reasons });
  });

  it('know hours that pass midnight', () => {
    const at = (start: string, end: string): string[] => against({ doctor: 'A', start, end }, { bookings: [], hours: HOURS }).reasons;
    expect(at('2026-01-09T23:30', '2026-01-10T00:30')).toEqual([]);
    expect(at('2026-01-10T01:30', '2026-01-10T02:00')).toEqual([]);
    expect(at('2026-01-10T01:31', '2026-01-10T02:01')).toEqual(['outside_hours', 'past_closing']);
  });

  it('tell the two hours apart that the clock shows twice', () => {
    const bookings = [{ id: 'x', doctor: 'A', start: '2026-10-25T02:15:00+02:00', end: '2026-10-25T02:45:00+02:00' }];
    expect(against({ doctor: 'A', start: '2026-10-25T02:15:00+01:00', end: '2026-10-25T02:45:00+01:00' }, { zone: 'Europe/Berlin', bookings }).ok).toBe(true);
    expect(against({ doctor: 'A', start: '2026-10-25T02:30', end: '2026-10-25T02:40' }, { zone: 'Europe/Berlin', bookings }).ok).toBe(false);
    expect(against({ doctor: 'A', start: '2026-03-29T02:30', end: '2026-03-29T03:30' }, { zone: 'Europe/Berlin', bookings }).reasons).toEqual(['no_such_time']);
  });
});

describe('recurrences', () => {
  const of = (query: object, zone = 'America/New_York'): string[] => (ask({ zone }, { kind: 'recurrence', ...query }) as { occurrences: string[] }).occurrences;
  it.each<[string, object, string[]]>([
    ['keep the wall clock over summer time', { start: '2026-03-07T09:00', rrule: 'FREQ=DAILY;COUNT=3' }, ['2026-03-07T09:00:00', '2026-03-08T09:00:00', '2026-03-09T09:00:00']],
    ['also in the hour that is skipped', { start: '2026-03-07T02:30', rrule: 'FREQ=DAILY;COUNT=2' }, ['2026-03-07T02:30:00', '2026-03-08T02:30:00']],
    ['end at an instant', { start: '1997-09-02T09:00:00', rrule: 'RRULE:FREQ=DAILY;UNTIL=19970904T130000Z' }, ['1997-09-02T09:00:00', '1997-09-03T09:00:00', '1997-09-04T09:00:00']],
    ['before that instant', { start: '1997-09-02T09:00:00', rrule: 'RRULE:FREQ=DAILY;UNTIL=19970904T125959Z' }, ['1997-09-02T09:00:00', '1997-09-03T09:00:00']],
    ['begin where DTSTART says', { rrule: 'DTSTART;TZID=America/New_York:19970902T090000\nRRULE:FREQ=WEEKLY;COUNT=2' }, ['1997-09-02T09:00:00', '1997-09-09T09:00:00']],
    ['begin at an instant', { start: '2026-01-05T14:00:00Z', rrule: ['FREQ=WEEKLY'], limit: 1 }, ['2026-01-05T09:00:00']],
    ['leave dates out and add some', { start: '2026-01-05T09:00', rrule: 'FREQ=WEEKLY;COUNT=3', exdate: ['2026-01-12T09:00:00'], rdate: '20260106T100000' }, ['2026-01-05T09:00:00', '2026-01-06T10:00:00', '2026-01-19T09:00:00']],
  ])('%s', (_, query, expected) => { expect(of(query)).toEqual(expected); });
  it('stop somewhere', () => { expect(of({ start: DAY, rrule: 'FREQ=DAILY' })).toHaveLength(1000); });
});

it.each([
  ['booked', 'confirmed', true, false], ['pending', 'booked', true, false], ['proposed', 'accepted', true, false], ['waitlist', 'booked', true, false], ['confirmed', 'checked-in', true, false], ['Scheduled', 'CheckedIn', true, false], ['arrived', 'in-progress', true, false],
  ['in_service', 'fulfilled', true, false], ['arrived', 'completed', true, false], ['booked', 'noshow', true, false], ['no_show', 'arrived', true, false], ['booked', 'CANCELED', true, false], ['confirmed', 'rescheduled', true, false], ['needs_rebooking', 'rescheduled', true, false], ['booked', 'entered-in-error', true, false],
  ['cancelled', 'booked', false, true], ['no_show', 'booked', false, true], ['confirmed', 'booked', false, true], ['cancelled', 'confirmed', false, true], ['arrived', 'cancelled', false, true],
  ['completed', 'booked', false, false], ['cancelled', 'arrived', false, false], ['completed', 'cancelled', false, false], ['no_show', 'completed', false, false], ['rescheduled', 'booked', false, false], ['booked', 'completed', false, false], ['booked', 'booked', false, false], ['entered-in-error', 'booked', false, false], ['booked', 'blue', false, false],
] as const)('from %s to %s: %s, by hand %s', (from, to, allowed, correction) => { expect(answerCase({ query: { kind: 'transition', from, to } })).toMatchObject({ allowed, correction }); });

it.each<[string, unknown, RegExp]>([
  ['no object', [], /the case is no object/], ['no query', {}, /query\.kind is missing/], ['another query', { query: { kind: 'tea' } }, /"tea"/], ['no such zone', { zone: 'Mars/Olympus', query: { kind: 'availability', from: DAY } }, /zone/],
  ['no such time', { rules: [{ ...RULE, from: '25:00' }], query: { kind: 'availability', from: DAY } }, /rules\[0\]\.from: "25:00"/], ['no such day', { query: { kind: 'availability', from: '2026-02-30' } }, /query\.from/],
  ['no such weekday', { rules: [{ ...RULE, weekdays: [8] }], query: { kind: 'availability', from: DAY } }, /weekday/], ['no list', { bookings: 'x', query: { kind: 'availability', from: DAY } }, /bookings is no list/], ['no rule', { query: { kind: 'recurrence', start: DAY } }, /rrule is missing/],
  ['a wrong rule', { query: { kind: 'recurrence', start: DAY, rrule: 'FREQ=NEVER' } }, /NEVER/], ['no candidate', { query: { kind: 'clashes' } }, /candidate/], ['half a transition', { query: { kind: 'transition', from: 'booked' } }, /query\.to/], ['a slot without length', { slotMinutes: 0, query: { kind: 'availability', from: DAY } }, /length/],
])('refuses %s', (_, value, reason) => {
  expect(() => answerCase(value)).toThrow(ScheduleRefusal);
  expect(() => answerCase(value)).toThrow(reason);
});
