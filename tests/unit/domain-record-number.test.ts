import { expect, test } from 'vitest';
import { suggestedPriority } from '../../shared/domain/priority.ts';
import { formatRecordNumber, parseRecordNumber, recordNumberOf } from '../../shared/domain/record-number.ts';

test.each([[1, '000001', '00-00-01'], [102_456, '102456', '10-24-56'], [1_024_561, '1024561', '1-02-45-61']])('number %i', (sequence, kept, shown) => {
  expect(recordNumberOf(sequence)).toBe(kept);
  expect(formatRecordNumber(kept)).toBe(shown);
  expect(parseRecordNumber(shown)).toBe(kept);
});
test.each([['10-24-56', '102456'], ['102456', '102456'], ['10 24 56', '102456'], ['RM 10-24-56', '102456'], ['No. RM: 102456', '102456'], ['1', '000001'], ['00000012', '000012']])('%s → %s', (typed, kept) => {
  expect(parseRecordNumber(typed)).toBe(kept);
});
test.each([[''], ['budi'], ['10-24-5a'], ['3578014108920003']])('%s is no record number', (typed) => { expect(parseRecordNumber(typed)).toBeNull(); });

test.each([
  ['1966-10-05', 'elderly'], ['1966-10-06', 'none'], ['2021-10-06', 'toddler'], ['2021-10-05', 'none'], ['2026-10-05', 'toddler'], ['2027-01-01', 'none'], [null, 'none'],
])('born %s is %s', (born, priority) => { expect(suggestedPriority(born, '2026-10-05')).toBe(priority); });
