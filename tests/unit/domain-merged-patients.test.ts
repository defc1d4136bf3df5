import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PatientMerge, endingWith, foldMerges } from '../../shared/domain/merged-patients.ts';

const merge = (id: string, fromId: string, intoId: string, more: Partial<PatientMerge> = {}): PatientMerge => ({ id, fromId, intoId, stamp: id, stands: true, ...more });
const rootsOf = (...merges: PatientMerge[]): Record<string, string> => Object.fromEntries(foldMerges(merges).roots);
const idleOf = (...merges: PatientMerge[]): Record<string, string> => Object.fromEntries(foldMerges(merges).idle);

describe('merged patients', () => {
  it.each([
    ['nothing', [], {}, {}],
    ['one', [merge('1', 'A', 'B')], { A: 'B' }, {}],
    ['a chain resolves to its last record', [merge('1', 'A', 'B'), merge('2', 'B', 'C')], { A: 'C', B: 'C' }, {}],
    ['into a record that went away before', [merge('1', 'B', 'C'), merge('2', 'A', 'B')], { A: 'C', B: 'C' }, {}],
    ['there and back: the first holds', [merge('1', 'A', 'B'), merge('2', 'B', 'A')], { A: 'B' }, { 2: 'circle' }],
    ['a circle of three', [merge('1', 'A', 'B'), merge('2', 'B', 'C'), merge('3', 'C', 'A')], { A: 'C', B: 'C' }, { 3: 'circle' }],
    ['one record into two others: the first holds', [merge('1', 'A', 'B'), merge('2', 'A', 'C')], { A: 'B' }, { 2: 'merged_already' }],
    ['said twice', [merge('1', 'A', 'B'), merge('2', 'A', 'B')], { A: 'B' }, { 2: 'repeated' }],
    ['with itself', [merge('1', 'A', 'A')], {}, { 1: 'circle' }],
    ['the same stamp: the smaller id is the first', [merge('2', 'B', 'A', { stamp: 's' }), merge('1', 'A', 'B', { stamp: 's' })], { A: 'B' }, { 2: 'circle' }],
    ['one that was undone', [merge('1', 'A', 'B', { stands: false }), merge('2', 'B', 'A')], { B: 'A' }, {}],
  ])('%s', (_name, merges, roots, idle) => {
    expect([rootsOf(...merges), idleOf(...merges)]).toEqual([roots, idle]);
    expect(rootsOf(...merges.toReversed())).toEqual(roots);
  });

  it('does not hide a person behind a record that was voided', () => {
    const { roots, idle } = foldMerges([merge('1', 'A', 'B')], new Set(['B']));
    expect([[...roots], [...idle]]).toEqual([[], [['1', 'voided']]]);
  });

  it('names what would come into effect when one is undone', () => {
    const merges = [merge('1', 'A', 'B'), merge('2', 'B', 'A'), merge('3', 'A', 'C'), merge('4', 'D', 'B')];
    expect(endingWith(merges, '1').toSorted()).toEqual(['2', '3']);
    expect(endingWith(merges, '4')).toEqual([]);
  });

  const records = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
  const anyMerges = fc.uniqueArray(
    fc.record({ id: fc.uuid(), fromId: records, intoId: records, stamp: fc.constantFrom('1', '2', '3', '4', '5', '6'), stands: fc.boolean() }),
    { selector: ({ id }) => id, maxLength: 14 },
  );

  it('does not depend on the order in which merges arrive', () => {
    fc.assert(fc.property(anyMerges.chain((merges) => fc.tuple(fc.constant(merges), fc.shuffledSubarray(merges, { minLength: merges.length }))), ([merges, shuffled]) => {
      expect(foldMerges(shuffled)).toEqual(foldMerges(merges));
    }));
  });

  it('never makes a circle: every root stands for itself', () => {
    fc.assert(fc.property(anyMerges, (merges) => {
      const { roots } = foldMerges(merges);
      for (const [id, root] of roots) expect([root === id, roots.has(root)]).toEqual([false, false]);
    }));
  });

  it('takes an effect of each merge that stands, or says why not', () => {
    fc.assert(fc.property(anyMerges, (merges) => {
      const { roots, idle } = foldMerges(merges);
      const effective = merges.filter(({ id, stands }) => stands && !idle.has(id));
      expect(new Set(roots.keys())).toEqual(new Set(effective.map(({ fromId }) => fromId)));
      for (const { fromId, intoId } of effective) expect(roots.get(fromId)).toBe(roots.get(intoId) ?? intoId);
    }));
  });

  it('is as before when a merge is undone', () => {
    fc.assert(fc.property(anyMerges, records, records, (merges, fromId, intoId) => {
      const later = merge('z', fromId, intoId, { stamp: '9' });
      expect(foldMerges([...merges, { ...later, stands: false }])).toEqual(foldMerges(merges));
      const { roots, idle } = foldMerges([...merges, later]);
      // With what it had kept from taking effect, which for the newest merge is nothing.
      expect(endingWith([...merges, later], 'z')).toEqual([]);
      if (idle.has('z')) expect(roots).toEqual(foldMerges(merges).roots);
    }));
  });

  it('brings no other merge into effect when one is undone', () => {
    fc.assert(fc.property(anyMerges, fc.nat(20), (merges, pick) => {
      const undone = merges[pick % Math.max(1, merges.length)];
      if (!undone) return;
      const before = foldMerges(merges);
      const gone = new Set([undone.id, ...endingWith(merges, undone.id)]);
      const after = foldMerges(merges.map((each) => (gone.has(each.id) ? { ...each, stands: false } : each)));
      const effective = (each: PatientMerge, idle: ReadonlyMap<string, unknown>): boolean => each.stands && !gone.has(each.id) && !idle.has(each.id);
      for (const each of merges) if (effective(each, after.idle)) expect(effective(each, before.idle)).toBe(true);
    }));
  });

  it('folds what no merge connects apart from each other', () => {
    const other = (each: PatientMerge): PatientMerge => ({ ...each, id: `x${each.id}`, fromId: `x${each.fromId}`, intoId: `x${each.intoId}` });
    fc.assert(fc.property(anyMerges, anyMerges, (some, others) => {
      const apart = others.map(other);
      const { roots } = foldMerges([...some, ...apart]);
      expect(roots).toEqual(new Map([...foldMerges(some).roots, ...foldMerges(apart).roots]));
    }));
  });
});
