/** Control visits that repeat, as RFC 5545 reads the rule that is written for them. */
import { describe, expect, it } from 'vitest';
import { occurrencesOf } from '../../shared/domain/recurrence.ts';
import { type SeriesRule, placeInMonth, ruleText } from '../../shared/domain/series-rule.ts';

const RULE: SeriesRule = { unit: 'week', every: 1, weekdays: [], monthly: 'date', count: 3, until: null };
const days = (startDay: string, rule: Partial<SeriesRule>): string[] => occurrencesOf({ day: startDay, minute: 540 }, ruleText({ ...RULE, ...rule }, startDay), 52).map(({ day }) => day.slice(5));

describe('the rule in words', () => {
  it.each([
    ['2026-11-23', {}, 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;COUNT=3'],
    ['2026-11-23', { every: 2, weekdays: [5, 1] }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=3'],
    ['2026-11-23', { unit: 'month' }, 'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=23;COUNT=3'],
    ['2026-11-23', { unit: 'month', monthly: 'weekday', count: null, until: '2027-03-01' }, 'FREQ=MONTHLY;INTERVAL=1;BYDAY=4MO;UNTIL=20270301T235959'],
  ] as [string, Partial<SeriesRule>, string][])('from %s: %o', (start, rule, text) => { expect(ruleText({ ...RULE, ...rule }, start)).toBe(text); });

  it.each([['2026-11-02', '1'], ['2026-11-09', '2'], ['2026-11-23', '4'], ['2026-11-30', '-1'], ['2026-12-31', '-1']])('%s is number %s of its weekday', (day, place) => { expect(placeInMonth(day)).toBe(place); });
});

describe('the days', () => {
  it.each([
    ['every week', '2026-11-23', {}, ['11-23', '11-30', '12-07']],
    ['every second week, twice in it', '2026-11-23', { every: 2, weekdays: [1, 4], count: 4 }, ['11-23', '11-26', '12-07', '12-10']],
    ['weeks begin with Monday, so that a Sunday belongs to the week before', '2026-11-22', { every: 2, weekdays: [1, 7], count: 4 }, ['11-22', '11-30', '12-06', '12-14']],
    ['a beginning that is no such weekday does not count', '2026-11-24', { weekdays: [1] }, ['11-30', '12-07', '12-14']],
    ['months without the 31st are passed over', '2026-12-31', { unit: 'month' }, ['12-31', '01-31', '03-31']],
    ['the second Monday', '2026-11-09', { unit: 'month', monthly: 'weekday' }, ['11-09', '12-14', '01-11']],
    ['the last Monday', '2026-11-30', { unit: 'month', monthly: 'weekday' }, ['11-30', '12-28', '01-25']],
    ['the last day counts', '2026-11-23', { count: null, until: '2026-12-07' }, ['11-23', '11-30', '12-07']],
    ['a leap day', '2028-02-29', { unit: 'month', every: 12 }, ['02-29', '02-29', '02-29']],
  ] as [string, string, Partial<SeriesRule>, string[]][])('%s', (_, start, rule, expected) => { expect(days(start, rule)).toEqual(expected); });

  it('keeps the minute, and stops at the limit', () => {
    expect(occurrencesOf({ day: '2026-11-23', minute: 575 }, 'FREQ=DAILY', 2)).toEqual([{ day: '2026-11-23', minute: 575 }, { day: '2026-11-24', minute: 575 }]);
    expect(() => occurrencesOf({ day: '2026-11-23', minute: 0 }, 'FREQ=SOMETIMES', 2)).toThrow();
  });
});
