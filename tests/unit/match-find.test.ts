/** The matching as a whole: what it finds, what it leaves alone, and that neither order nor content of a file upsets it. */
import blns from 'big-list-of-naughty-strings';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { englishPatients } from '../../bench/labelled-english.ts';
import { indonesianPatients } from '../../bench/labelled-indonesian.ts';
import type { LabelledRow } from '../../bench/labelled.ts';
import { Comparer } from '../../shared/match/compare.ts';
import { decide } from '../../shared/match/decide.ts';
import { findDuplicates, type FoundPair } from '../../shared/match/find.ts';
import { CountedFrequencies } from '../../shared/match/frequency.ts';
import { COLUMNS, normalise, type PatientRow } from '../../shared/match/record.ts';
import { RecordStore } from '../../shared/match/store.ts';
import { FIELD_LEVELS, FIELD_SHARES, FIELDS, type Shares, WORD_SHARES } from '../../shared/match/weights.ts';

const row = (id: string, more: Partial<PatientRow>): PatientRow => ({ ...Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<string, string>, ...more, id }) as PatientRow;
const rowsOf = (labelled: readonly LabelledRow[]): PatientRow[] => labelled.map((one) => one.row);
const CLINIC = rowsOf(indonesianPatients({ people: 300, repeated: 0, mostErrors: 1 }, 5));
const sri: Partial<PatientRow> = { name: 'Sri Wahyuningrum', birth_date: '1992-08-01', national_id: '3578014108920003', phone: '081234567890', address: 'Jl. Cendrawasih No. 17', village: 'Wonokusumo', postcode: '60154' };
const scoreIn = (a: Partial<PatientRow>, b: Partial<PatientRow>, withoutId = false): FoundPair | undefined => findDuplicates([...CLINIC, row('x1', a), row('x2', b)], { withoutId }).find(({ idA, idB }) => idA === 'x1' && idB === 'x2');

describe('one person', () => {
  test.each<[string, Partial<PatientRow>, string]>([
    ['all the same', {}, 'same_name'], ['a typing error', { name: 'Sri Wahyunigrum' }, 'similar_name'], ['old spelling and a title', { name: 'Hj. Sri Wahjoeningroem, S.Pd' }, 'same_name'], ['parts swapped', { name: 'Wahyuningrum Sri' }, 'same_name'],
    ['day and month swapped', { birth_date: '1992-01-08' }, 'day_and_month_swapped'], ['no birth date', { birth_date: '' }, 'same_national_id'], ['id mistyped', { national_id: '3578014108920030' }, 'same_birth_date'],
    ['moved, other telephone', { address: 'Jl. Kutilang 3', village: 'Sidomulyo', postcode: '61234', phone: '085700011122' }, 'same_national_id'],
  ])('%s', (_, change, reason) => { expect(scoreIn(sri, { ...sri, ...change })?.reasons).toContain(reason); });
  test('without the id, which is then no reason either', () => { expect(scoreIn(sri, { ...sri, national_id: '', name: 'Sri Wahyunigrum' }, true)?.reasons).not.toContain('same_national_id'); });
});

describe('two people', () => {
  test.each<[string, Partial<PatientRow>]>([
    ['twins', { name: 'Dewi Wahyuningrum', national_id: '3578014108920004' }], ['mother and child', { name: 'Putri Wahyuningrum', birth_date: '2018-03-09', national_id: '3578014903180001' }],
    ['a household', { name: 'Bambang Sutrisno', birth_date: '1988-11-23', national_id: '3578012311880002' }], ['a namesake elsewhere', { birth_date: '1971-04-12', national_id: '3201015204710009', phone: '', address: 'Jl. Salak 4', village: 'Karangbaru', postcode: '61999' }],
  ])('%s', (_, change) => {
    expect(scoreIn(sri, { ...sri, ...change })).toBeUndefined();
    expect(scoreIn(sri, { ...sri, ...change }, true)).toBeUndefined();
  });
});

function quality(labelled: readonly LabelledRow[], withoutId: boolean): { precision: number; recall: number } {
  const person = new Map(labelled.map((one) => [one.row.id, one.person]));
  const sizes = Object.values(Object.groupBy(labelled, (one) => one.person)).map((group) => group?.length ?? 0);
  const truth = sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const found = findDuplicates(rowsOf(labelled), { withoutId });
  const right = found.filter(({ idA, idB }) => person.get(idA) === person.get(idB)).length;
  return { precision: right / found.length, recall: right / truth };
}

describe.each([
  ['Indonesian', indonesianPatients({ people: 400, repeated: 0.4, mostErrors: 3 }, 11)], ['English', englishPatients({ originals: 250, duplicates: 350, mostPerOriginal: 5, mostChanges: 9 }, 11)],
])('%s people with duplicates', (_, labelled) => {
  test('with the id', () => { const { precision, recall } = quality(labelled, false); expect(precision).toBeGreaterThanOrEqual(0.97); expect(recall).toBeGreaterThanOrEqual(0.95); });
  test('without it', () => { const { precision, recall } = quality(labelled, true); expect(precision).toBeGreaterThanOrEqual(0.95); expect(recall).toBeGreaterThanOrEqual(0.85); });
  test('in whatever order the rows stand', () => {
    const rows = rowsOf(labelled).slice(0, 300);
    const found = findDuplicates(rows);
    expect(findDuplicates(rows.toReversed())).toEqual(found);
    expect(findDuplicates(rows.toSorted((a, b) => (a.name + a.surname < b.name + b.surname ? -1 : 1)))).toEqual(found);
  });
});

test('comparing is symmetric', () => {
  const records = rowsOf(englishPatients({ originals: 60, duplicates: 90, mostPerOriginal: 4, mostChanges: 9 }, 3)).map((one) => normalise(one, false));
  const store = RecordStore.of(records);
  const comparer = new Comparer(store, CountedFrequencies.of(store));
  const ordered = (compared: ReturnType<Comparer['compare']>): unknown => ({ ...compared, name: compared.name && { ...compared.name, pairs: compared.name.pairs.toSorted((x, y) => x.share - y.share || (x.likeness < y.likeness ? -1 : 1)) } });
  const at = fc.integer({ min: 0, max: records.length - 1 });
  fc.assert(fc.property(at, at, (a, b) => { expect(ordered(comparer.compare(a, b))).toEqual(ordered(comparer.compare(b, a))); }), { numRuns: 3000 });
});

test('naughty texts in every column do no harm', () => {
  const texts = blns;
  const rows = texts.map((text, at) => row(`n${at}`, Object.fromEntries(COLUMNS.filter((column) => column !== 'id').map((column, offset) => [column, texts[(at + offset * 37) % texts.length] ?? text]))));
  for (const { score } of findDuplicates([...rows, ...CLINIC.slice(0, 50)])) expect(Number.isFinite(score)).toBe(true);
});

test('files with nothing to compare', () => {
  expect(findDuplicates([])).toEqual([]);
  expect(findDuplicates([row('a', {})])).toEqual([]);
  expect(findDuplicates([row('a', {}), row('b', {}), row('c', {})])).toEqual([]);
});

test('a third row lifts a weak pair, but only when it is surely the person of both', () => {
  const weak = (): number => -3;
  expect(decide([{ a: 0, b: 1, score: 20 }, { a: 1, b: 2, score: 20 }], weak)).toContainEqual({ a: 0, b: 2, score: -3, lifted: true });
  expect(decide([{ a: 0, b: 1, score: 20 }, { a: 1, b: 2, score: 2 }], weak)).toHaveLength(2);
  expect(decide([{ a: 0, b: 1, score: 20 }, { a: 1, b: 2, score: 20 }], () => -20)).toHaveLength(2);
});

test('the documented shares of a field add up to one, and better levels weigh more', () => {
  const shares = (of: Readonly<Record<string, Shares>>, levels: readonly string[], kind: 'match' | 'unrelated'): number => levels.reduce((sum, level) => sum + (of[level]?.[kind] ?? 0), 0);
  for (const kind of ['match', 'unrelated'] as const) {
    for (const field of FIELDS) expect(shares(FIELD_SHARES[field], FIELD_LEVELS[field], kind), `${field} ${kind}`).toBeCloseTo(1, 1);
    expect(shares(WORD_SHARES, Object.keys(WORD_SHARES), kind)).toBeCloseTo(1, 2);
  }
  for (const field of FIELDS) {
    const of: Readonly<Record<string, Shares>> = FIELD_SHARES[field];
    expect(of['same']!.match / of['same']!.unrelated, field).toBeGreaterThan(1);
    expect(of['different']!.match / of['different']!.unrelated, field).toBeLessThan(1);
  }
});
