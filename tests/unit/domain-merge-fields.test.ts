import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MERGED_COLUMNS, MERGE_FIELDS, type Choices, type MergeChoice, type MergeField, type Values, type WrittenMerge, mergedValues, proposedChoice, undoneValues } from '../../shared/domain/merge-fields.ts';

const written = (id: string, before: Values, after: Values, undoneAt: number | null = null): WrittenMerge => ({ id, at: 1, undoneAt, before, after });

describe('fields of a merge', () => {
  it.each<[string, MergeField, Values, Values, MergeChoice]>([
    ['the same on both sides', 'phone', { phone: '1' }, { phone: '1' }, 'into'],
    ['there beats not there', 'phone', { phone: '1' }, { phone: null }, 'from'],
    ['the survivor’s where both have one', 'phone', { phone: '1' }, { phone: '2' }, 'into'],
    ['no allergy is lost', 'allergies', { allergies: 'Sulfa' }, { allergies: 'Penisilin' }, 'both'],
    ['nothing to add', 'allergies', { allergies: null }, { allergies: 'Penisilin' }, 'into'],
  ])('proposes: %s', (_name, field, from, into, choice) => { expect(proposedChoice(field, from, into)).toBe(choice); });

  it('takes what belongs together, together', () => {
    expect(mergedValues({ address: 'Jl. A', village_code: '1' }, { address: 'Jl. B', village_code: '2' }, { address: 'from' })).toEqual({ address: 'Jl. A', village_code: '1' });
    expect(mergedValues({ nik: '1', accepted_warnings: '["sex"]' }, { nik: '2' }, { nik: 'from' })).toEqual({ nik: '1', accepted_warnings: '["sex"]' });
    expect(mergedValues({ allergies: 'Sulfa' }, { allergies: 'Penisilin' }, { allergies: 'both' })).toEqual({ allergies: 'Penisilin; Sulfa' });
  });

  it('shows nobody what one of the two records hid', () => {
    expect(mergedValues({ restricted: 1, restricted_reason: 'pegawai klinik' }, { restricted: 0 }, {})).toEqual({ restricted: 1, restricted_reason: 'pegawai klinik' });
    expect(mergedValues({ restricted: 0 }, { restricted: 1, restricted_reason: 'a' }, {})).toEqual({});
  });

  it('leaves alone what somebody changed since, and says which', () => {
    const merge = written('1', { name: 'Siti', phone: null, address: 'Jl. B', village_code: '2' }, { name: 'Siti R.', phone: '1', address: 'Jl. A', village_code: '1' });
    expect(undoneValues({ name: 'Siti R.', phone: '3', address: 'Jl. A', village_code: '7' }, merge)).toEqual({ restored: { name: 'Siti' }, kept: ['phone', 'address'] });
  });

  it('goes back behind an earlier merge that was undone meanwhile', () => {
    const [first, second] = [written('1', { name: 'C' }, { name: 'A' }, 5), written('2', { name: 'A' }, { name: 'B' })];
    expect(undoneValues({ name: 'B' }, second, [first])).toEqual({ restored: { name: 'C' }, kept: [] });
    expect(undoneValues({ name: 'B' }, second, [{ ...first, undoneAt: null }])).toEqual({ restored: { name: 'A' }, kept: [] });
  });

  const values: fc.Arbitrary<Values> = fc.record(Object.fromEntries(MERGED_COLUMNS.map((column) => [column, fc.constantFrom(null, 'a', 'b')])));
  const choices: fc.Arbitrary<Choices> = fc.dictionary(fc.constantFrom(...MERGE_FIELDS), fc.constantFrom<MergeChoice>('from', 'into', 'both'));
  it('undoing at once gives back exactly what was there', () => {
    fc.assert(fc.property(values, values, choices, (from, into, chosen) => {
      const after = mergedValues(from, into, chosen);
      const { restored, kept } = undoneValues({ ...into, ...after }, written('1', into, after));
      expect([{ ...into, ...after, ...restored }, kept]).toEqual([into, []]);
    }));
  });
});
