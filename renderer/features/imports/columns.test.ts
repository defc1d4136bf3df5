import { expect, test } from 'vitest';
import { IMPORT_CORRECTIONS, IMPORT_FIELDS, IMPORT_KINDS, IMPORT_OUTCOMES, IMPORT_PROBLEMS, IMPORT_STATES, importFailureSchema } from '../../../shared/contract/imports.ts';
import en from '../../i18n/en/imports.ts';
import id from '../../i18n/id/imports.ts';
import { doubledColumns, exampleDate, missingColumns, readDate } from './columns.ts';

test.each([['id', id], ['en', en]] as const)('every reason, state and field of the contract has its words (%s)', (_, texts) => {
  const said = (part: Record<string, string>, wanted: readonly string[]): readonly string[] => wanted.filter((key) => (part[key] ?? '').trim() === '');
  expect(said(texts.problems, IMPORT_PROBLEMS)).toEqual([]);
  expect(said(texts.corrections, IMPORT_CORRECTIONS)).toEqual([]);
  expect(said(texts.failures, importFailureSchema.options)).toEqual([]);
  expect(said(texts.states, IMPORT_STATES)).toEqual([]);
  expect(said(texts.result.card, IMPORT_OUTCOMES)).toEqual([]);
  expect(said(texts.fields, IMPORT_KINDS.flatMap((kind) => [...IMPORT_FIELDS[kind]]))).toEqual([]);
});

test.each([
  ['patients', {}, ['name', 'birth', 'sex']],
  ['patients', { 0: 'name', 1: 'nik' }, []],
  ['patients', { 0: 'name', 1: 'age' }, ['sex']],
  ['practitioners', { 0: 'name', 1: 'unit' }, []],
  ['practitioners', { 0: 'name', 1: 'weekday', 2: 'from' }, ['session']],
  ['practitioners', { 0: 'name', 1: 'weekday', 2: 'from', 3: 'to' }, []],
  ['appointments', { 0: 'external_id', 1: 'practitioner' }, ['day']],
  ['appointments', { 0: 'patient_name', 1: 'practitioner', 2: 'day' }, ['patient']],
  ['appointments', { 0: 'patient_name', 1: 'practitioner', 2: 'day', 3: 'birth_date' }, []],
] as const)('%s with %j lacks %j', (kind, mapping, missing) => {
  expect(missingColumns(kind, mapping)).toEqual(missing);
});

test('one meaning in two columns is found in both', () => {
  expect([...doubledColumns({ 0: 'name', 2: 'phone', 5: 'name' })]).toEqual(['0', '5']);
});

test.each([
  ['03/04/1990', 'day_first', '1990-04-03'], ['03/04/1990', 'month_first', '1990-03-04'], ['1990-4-3', 'year_first', '1990-04-03'], ['31-12-85', 'day_first', '1985-12-31'],
  ['31/12/1985', 'month_first', null], ['3 April 1990', 'day_first', null], ['29.02.2023', 'day_first', null],
] as const)('%s read %s is %s', (text, order, day) => {
  expect(readDate(text, order)).toBe(day);
});

test('the example is a date that shows the difference', () => {
  expect(exampleDate({ 1: 'birth_date' }, [['a', '05/05/1985'], ['b', '03/04/1990']])).toBe('03/04/1990');
  expect(exampleDate({ 0: 'name' }, [['a', '05/05/1985']])).toBeNull();
});
