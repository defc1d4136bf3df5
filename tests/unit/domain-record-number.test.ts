import { expect, test } from 'vitest';
import { suggestedPriority } from '../../shared/domain/priority.ts';
import { formatRecordNumber, isProvisional, parseProvisional, parseRecordNumber, provisionalNumberOf, recordNumberOf } from '../../shared/domain/record-number.ts';

test.each([[1, '000001', '00-00-01'], [102_456, '102456', '10-24-56'], [1_024_561, '1024561', '1-02-45-61']])('number %i', (sequence, kept, shown) => {
  expect(recordNumberOf(sequence)).toBe(kept);
  expect(formatRecordNumber(kept)).toBe(shown);
  expect(parseRecordNumber(shown)).toBe(kept);
});
test.each([['10-24-56', '102456'], ['102456', '102456'], ['10 24 56', '102456'], ['RM 10-24-56', '102456'], ['No. RM: 102456', '102456'], ['1', '000001'], ['00000012', '000012']])('%s → %s', (typed, kept) => {
  expect(parseRecordNumber(typed)).toBe(kept);
});
test.each([[''], ['budi'], ['10-24-5a'], ['3578014108920003']])('%s is no record number', (typed) => { expect(parseRecordNumber(typed)).toBeNull(); });

test.each([['12345678', '12-34-56-78'], ['S-A-0007', 'S-A-0007'], ['S-B-12345', 'S-B-12345']])('%s is shown as %s', (kept, shown) => { expect(formatRecordNumber(kept)).toBe(shown); });
test.each([['S-A-0007', 'S-A-0007'], ['s-a-7', 'S-A-0007'], ['sa0007', 'S-A-0007'], ['S B 12', 'S-B-0012'], ['RM S-A-0007', 'S-A-0007'], ['S-A-123456', 'S-A-123456'], ['102456', null], ['S-0007', null], ['Sari 7', null]])('provisional: %s → %s', (typed, kept) => {
  expect(parseProvisional(typed)).toBe(kept);
});
test('a provisional number is never taken for a real one', () => {
  expect([isProvisional(provisionalNumberOf('A', 7)), isProvisional('102456')]).toEqual([true, false]);
  expect(parseRecordNumber('S-A-0007')).toBeNull();
});

test.each([
  ['1966-10-05', 'elderly'], ['1966-10-06', 'none'], ['2021-10-06', 'toddler'], ['2021-10-05', 'none'], ['2026-10-05', 'toddler'], ['2027-01-01', 'none'], [null, 'none'],
])('born %s is %s', (born, priority) => { expect(suggestedPriority(born, '2026-10-05')).toBe(priority); });
