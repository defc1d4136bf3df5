import { describe, expect, test } from 'vitest';
import { compareNik, decodeNik, formatNik } from '../../shared/domain/nik.ts';

const TODAY = '2026-10-05';

describe('decodeNik', () => {
  test.each([
    ['3578014108920003', 'female', '1992-08-01', '357801', '0003'],
    ['3578 0101 0892 0003', 'male', '1992-08-01', '357801', '0003'],
    ['3171237112990001', 'female', '1999-12-31', '317123', '0001'],
    ['3171230510260001', 'male', '2026-10-05', '317123', '0001'],
    ['3171230610260001', 'male', '1926-10-06', '317123', '0001'],
    ['3171236902000001', 'female', '2000-02-29', '317123', '0001'],
  ])('%s', (nik, sex, birthDate, regionPrefix, serial) => {
    expect(decodeNik(nik, TODAY)).toEqual({ ok: true, sex, birthDate, regionPrefix, serial });
  });
  test.each([
    ['357801410892000', 'form'], ['35780141089200033', 'form'], ['35780141O8920003', 'form'], ['', 'form'],
    ['3578013202920003', 'birth_date'], ['3578017202920003', 'birth_date'], ['3578010013920003', 'birth_date'], ['3578012902010003', 'birth_date'],
  ])('%s is refused: %s', (nik, problem) => {
    expect(decodeNik(nik, TODAY)).toEqual({ ok: false, problem });
  });
});

describe('compareNik', () => {
  const decoded = decodeNik('3578014108920003', TODAY);
  test('agrees, also when the century differs or nothing was typed', () => {
    expect(compareNik(decoded, { sex: 'female', birthDate: '1992-08-01' })).toEqual([]);
    expect(compareNik(decoded, { sex: null, birthDate: null })).toEqual([]);
    expect(compareNik(decoded, { sex: 'female', birthDate: '1892-08-01' })).toEqual([]);
  });
  test('names what the number says', () => {
    expect(compareNik(decoded, { sex: 'male', birthDate: '1991-08-01' })).toEqual([{ field: 'sex', nikSays: 'female' }, { field: 'birthDate', nikSays: '1992-08-01' }]);
  });
  test('says nothing about a number that cannot be read', () => {
    expect(compareNik(decodeNik('1', TODAY), { sex: 'male', birthDate: '1991-08-01' })).toEqual([]);
  });
});

test('formatNik groups by four, also while typing', () => {
  expect(formatNik('3578014108920003')).toBe('3578 0141 0892 0003');
  expect(formatNik('35780')).toBe('3578 0');
});
