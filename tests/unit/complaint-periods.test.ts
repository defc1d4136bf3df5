/** The periods of reports on complaints, in every zone of the country. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginOf, dueEnds, endOn, lastEnd, monthAt, monthSpan, monthsAfter, trendSpans } from '../../shared/complaint-reports/periods.ts';
import { dayInZone, minuteInZone } from '../../shared/domain/calendar-day.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });

it.each([
  ['Asia/Jakarta', Date.UTC(2026, 10, 22)], ['Asia/Makassar', Date.UTC(2026, 10, 21, 23)], ['Asia/Jayapura', Date.UTC(2026, 10, 21, 22)],
] as const)('in %s the period of 22 November ends at seven there', (zone, end) => {
  expect(endOn(zone, 7 * 60, '2026-11-22')).toBe(end);
  expect(lastEnd(zone, 7 * 60, end)).toBe(end);
  expect(lastEnd(zone, 7 * 60, end - 1)).toBe(end - DAY);
});

it('the newest end lies within the last day, at the clinic’s minute', () => {
  fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 1439 }), instants, (zone, minute, now) => {
    const end = lastEnd(zone, minute, now);
    expect(end <= now && end > now - DAY).toBe(true);
    expect(minuteInZone(zone, end)).toBe(minute);
  }));
});

describe('what is due', () => {
  const now = Date.UTC(2026, 10, 22, 2, 42);
  const newest = Date.UTC(2026, 10, 22);
  const due = (more: Partial<Parameters<typeof dueEnds>[2]>) => dueEnds('Asia/Jakarta', 7 * 60, { since: 0, now, most: 14, made: [], ...more });
  it('after three days off: three, oldest first', () => { expect(due({ made: [newest - 3 * DAY] }).slice(-3)).toEqual([newest - 2 * DAY, newest - DAY, newest]); });
  it('never more than so many, nor from before the clinic could report', () => {
    expect(due({})).toHaveLength(14);
    expect(due({ since: newest - 2 * DAY })).toEqual([newest - DAY, newest]);
    expect(due({ since: newest })).toEqual([]);
  });
  it('not where another hour has made a report that covers it', () => {
    // Made at six in the evening until yesterday; today the hour is seven.
    expect(due({ made: [newest - 13 * HOUR, newest - 37 * HOUR] }).slice(-2)).toEqual([newest - 3 * DAY, newest]);
  });
  it('nothing twice', () => { expect(due({ made: due({}) })).toEqual([]); });
});

describe('a period begins where the one before it ended', () => {
  const end = Date.UTC(2026, 10, 22);
  it.each([['as ever', end - DAY], ['later than before', end - 25 * HOUR], ['much earlier than before', end - 11 * HOUR], ['after a change to the evening', end - 35 * HOUR]])('%s', (_, before) => {
    expect(beginOf(end, [before, before - DAY, end, end + DAY])).toBe(before);
  });
  it('a day before its end when there is none', () => {
    expect(beginOf(end, [])).toBe(end - DAY);
    expect(beginOf(end, [end - 3 * DAY])).toBe(end - DAY);
  });
});

it('the spans of a trend follow one another and end with the period', () => {
  const spans = trendSpans({ from: 100 * DAY, to: 101 * DAY + HOUR }, 4);
  expect(spans).toEqual([{ from: 97 * DAY, to: 98 * DAY }, { from: 98 * DAY, to: 99 * DAY }, { from: 99 * DAY, to: 100 * DAY }, { from: 100 * DAY, to: 101 * DAY + HOUR }]);
});

it('months are the clinic’s', () => {
  fc.assert(fc.property(fc.constantFrom(...ZONES), instants, (zone, now) => {
    const month = monthAt(zone, now);
    const span = monthSpan(zone, month);
    expect(span !== null && span.from <= now && now < span.to).toBe(true);
    expect(dayInZone(zone, span?.to ?? 0)).toBe(`${monthsAfter(month, 1)}-01`);
  }));
  expect(monthSpan('Asia/Jakarta', '2026-13')).toBeNull();
  expect([monthsAfter('2026-01', -1), monthsAfter('2026-12', 1), monthsAfter('2026-11', -11)]).toEqual(['2025-12', '2027-01', '2025-12']);
});
