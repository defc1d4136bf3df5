/** Recurrence rules: the examples of RFC 5545, section 3.8.5.3, with the dates that its text gives; then what texts may look like. */
import { describe, expect, it } from 'vitest';
import { RecurrenceProblem, occurrencesOf, readRecurrence } from '../../shared/domain/recurrence.ts';

const NINE = { day: '1997-09-02', minute: 540 };
/** `1997: 9/2 9/9-11` as days. */
function days(text: string): string[] {
  let year = '';
  return text.split(' ').flatMap((word) => {
    if (word.endsWith(':')) { year = word.slice(0, -1); return []; }
    const [month = '', span = ''] = word.split('/');
    const [first = 0, last = first] = span.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => `${year}-${month.padStart(2, '0')}-${String(first + index).padStart(2, '0')}`);
  });
}

describe('the examples of RFC 5545', () => {
  it.each([
    ['FREQ=DAILY;COUNT=10', '1997: 9/2-11'],
    ['FREQ=DAILY;INTERVAL=2', '1997: 9/2 9/4 9/6 9/8 9/10 9/12 9/14 9/16 9/18 9/20 9/22 9/24 9/26 9/28 9/30 10/2'],
    ['FREQ=DAILY;INTERVAL=10;COUNT=5', '1997: 9/2 9/12 9/22 10/2 10/12'],
    ['FREQ=WEEKLY;COUNT=10', '1997: 9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4'],
    ['FREQ=WEEKLY;INTERVAL=2;WKST=SU', '1997: 9/2 9/16 9/30 10/14 10/28 11/11 11/25 12/9 12/23 1998: 1/6 1/20 2/3'],
    ['FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH', '1997: 9/2 9/4 9/9 9/11 9/16 9/18 9/23 9/25 9/30 10/2'],
    ['FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH', '1997: 9/2 9/4 9/9 9/11 9/16 9/18 9/23 9/25 9/30 10/2'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH', '1997: 9/2 9/4 9/16 9/18 9/30 10/2 10/14 10/16'],
    ['FREQ=MONTHLY;COUNT=6;BYMONTHDAY=-3', '1997: 9/28 10/29 11/28 12/29 1998: 1/29 2/26'],
    ['FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15', '1997: 9/2 9/15 10/2 10/15 11/2 11/15 12/2 12/15 1998: 1/2 1/15'],
    ['FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15', '1997: 9/10-15 1999: 3/10-13'],
    ['FREQ=MONTHLY;INTERVAL=2;BYDAY=TU', '1997: 9/2 9/9 9/16 9/23 9/30 11/4 11/11 11/18 11/25 1998: 1/6 1/13 1/20 1/27 3/3 3/10 3/17 3/24 3/31'],
    ['FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200', '2000: 1/1 4/9 7/18 2003: 1/1 4/10 7/19 2006: 1/1 4/10 7/19 2009: 1/1'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '1998: 2/13 3/13 11/13 1999: 8/13 2000: 10/13'],
    ['FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13', '1997: 9/13 10/11 11/8 12/13 1998: 1/10 2/7 3/7 4/11 5/9 6/13'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997: 9/4 10/7 11/6'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', '1997: 9/29 10/30 11/27 12/30 1998: 1/29 2/26 3/30'],
    ['FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '1997: 9/15 9/30 10/15 10/30 11/15'],
  ])('%s', (rule, expected) => {
    const wanted = days(expected);
    expect(occurrencesOf(NINE, rule, wanted.length)).toEqual(wanted.map((day) => ({ day, minute: 540 })));
  });

  it.each([
    ['1997-09-05', 'FREQ=MONTHLY;COUNT=10;BYDAY=1FR', '1997: 9/5 10/3 11/7 12/5 1998: 1/2 2/6 3/6 4/3 5/1 6/5'],
    ['1997-09-05', 'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR', '1997: 9/5 10/3 11/7 12/5'],
    ['1997-09-07', 'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU', '1997: 9/7 9/28 11/2 11/30 1998: 1/4 1/25 3/1 3/29 5/3 5/31'],
    ['1997-09-22', 'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO', '1997: 9/22 10/20 11/17 12/22 1998: 1/19 2/16'],
    ['1997-09-30', 'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1', '1997: 9/30 10/1 10/31 11/1 11/30 12/1 12/31 1998: 1/1 1/31 2/1'],
    ['1997-09-01', 'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR', '1997: 9/1 9/3 9/5 9/15 9/17 9/19 9/29 10/1 10/3 10/13 10/15 10/17 10/27 10/29 10/31 11/10 11/12 11/14 11/24 11/26 11/28 12/8 12/10 12/12 12/22'],
    ['1997-06-10', 'FREQ=YEARLY;COUNT=10;BYMONTH=6,7', '1997: 6/10 7/10 1998: 6/10 7/10 1999: 6/10 7/10 2000: 6/10 7/10 2001: 6/10 7/10'],
    ['1997-03-10', 'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3', '1997: 3/10 1999: 1/10 2/10 3/10 2001: 1/10 2/10 3/10 2003: 1/10 2/10 3/10'],
    ['1997-05-19', 'FREQ=YEARLY;BYDAY=20MO', '1997: 5/19 1998: 5/18 1999: 5/17'],
    ['1997-05-12', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '1997: 5/12 1998: 5/11 1999: 5/17'],
    ['1997-03-13', 'FREQ=YEARLY;BYMONTH=3;BYDAY=TH', '1997: 3/13 3/20 3/27 1998: 3/5 3/12 3/19 3/26 1999: 3/4 3/11 3/18 3/25'],
    ['1996-11-05', 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8', '1996: 11/5 2000: 11/7 2004: 11/2'],
    ['1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997: 8/5 8/10 8/19 8/24'],
    ['1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997: 8/5 8/17 8/19 8/31'],
    ['2007-01-15', 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '2007: 1/15 1/30 2/15 3/15 3/30'],
    ['1998-01-01', 'FREQ=YEARLY;UNTIL=19980105T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA', '1998: 1/1-5'],
  ])('from %s %s', (day, rule, expected) => {
    const wanted = days(expected);
    const more = rule.includes('COUNT') || rule.includes('UNTIL') ? wanted.length + 5 : wanted.length;
    expect(occurrencesOf({ day, minute: 540 }, rule, more).map((each) => each.day)).toEqual(wanted);
  });

  it.each([
    ['FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z', [540, 720, 900]],
    ['FREQ=MINUTELY;INTERVAL=15;COUNT=6', [540, 555, 570, 585, 600, 615]],
    ['FREQ=MINUTELY;INTERVAL=90;COUNT=4', [540, 630, 720, 810]],
    ['FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,20,40;COUNT=5', [540, 560, 580, 600, 620]],
  ])('%s on the first day', (rule, minutes) => {
    expect(occurrencesOf(NINE, rule, 20).filter(({ day }) => day === NINE.day).map(({ minute }) => minute)).toEqual(minutes);
  });
});

describe('a text', () => {
  const weekly = { day: '2026-01-05', minute: 9 * 60 };
  it('may have a prefix, small letters, spaces, and lines of dates to leave out and to add', () => {
    const text = 'rrule:freq=weekly; count=4\nEXDATE:20260112T090000\nEXDATE;VALUE=DATE:20260119\nRDATE:20260113T100000,20260105T090000';
    expect(occurrencesOf(weekly, text, 10)).toEqual([{ day: '2026-01-05', minute: 540 }, { day: '2026-01-13', minute: 600 }, { day: '2026-01-26', minute: 540 }]);
  });
  it('may fold a line, leave out a rule by another, and come as two rules', () => {
    expect(occurrencesOf(weekly, 'RRULE:FREQ=DAILY;COU\n NT=5\nEXRULE:FREQ=DAILY;INTERVAL=2', 10).map(({ day }) => day)).toEqual(['2026-01-06', '2026-01-08']);
    expect(occurrencesOf(weekly, 'RRULE:FREQ=WEEKLY\nRRULE:FREQ=MONTHLY;BYMONTHDAY=7', 4).map(({ day }) => day)).toEqual(['2026-01-05', '2026-01-07', '2026-01-12', '2026-01-19']);
  });
  it('has no more occurrences than are asked for, and none of a rule that never comes true', () => {
    expect(occurrencesOf(weekly, 'FREQ=DAILY', 3)).toHaveLength(3);
    expect(occurrencesOf(weekly, 'FREQ=DAILY', 0)).toEqual([]);
    expect(occurrencesOf(weekly, 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 3)).toEqual([]);
    expect(occurrencesOf(weekly, '', 3)).toEqual([]);
    expect(occurrencesOf({ day: '2024-02-29', minute: 0 }, 'FREQ=YEARLY', 2).map(({ day }) => day)).toEqual(['2024-02-29', '2028-02-29']);
    expect(occurrencesOf({ day: '2026-01-31', minute: 0 }, 'FREQ=MONTHLY', 3).map(({ day }) => day)).toEqual(['2026-01-31', '2026-03-31', '2026-05-31']);
  });
  it('says in UTC what is turned into wall time', () => {
    const jakarta = (local: string): number => Date.parse(`${local}Z`) + 7 * 3_600_000;
    expect(readRecurrence('DTSTART:20260105T020000Z\nRRULE:FREQ=DAILY;UNTIL=20260106T020000Z', null, jakarta)).toMatchObject({ start: Date.parse('2026-01-05T09:00:00Z'), rules: ['FREQ=DAILY;UNTIL=20260106T090000Z'] });
  });
  it.each(['FREQ=OFTEN', 'COUNT=3', 'FREQ=DAILY;COUNT=many', 'FREQ=DAILY;FOO=1', 'FREQ=DAILY;BYDAY=XX', 'FREQ=DAILY;UNTIL=soon', 'EXDATE:tomorrow', 'SUMMARY:x'])('is refused with the reason: %s', (text) => {
    expect(() => occurrencesOf(weekly, text, 3)).toThrow(RecurrenceProblem);
  });
  it('needs a start', () => { expect(() => readRecurrence('FREQ=DAILY', null)).toThrow(RecurrenceProblem); });
});
