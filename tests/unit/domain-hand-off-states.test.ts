import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HAND_OFF_ACTIONS, HAND_OFF_STATES, type HandOffAction, type HandOffState } from '../../shared/contract/hand-offs.ts';
import { type HandOffStep, afterHandOffStep, foldHandOff, handOffHistory, isOpenHandOff } from '../../shared/domain/hand-off-states.ts';

/** `undo` takes back the step before it; `undo:2` the one at this place, counted from 0. */
function steps(...words: string[]): HandOffStep[] {
  return words.map((word, index) => {
    const [action, at] = word.split(':');
    return { id: `e${index}`, action: action as HandOffAction, at: index * 10, ref: action === 'undo' ? `e${at ?? index - 1}` : null };
  });
}

describe('a slip', () => {
  const cases: readonly (readonly [readonly string[], HandOffState])[] = [
    [[], 'sent'], [['accept'], 'accepted'], [['accept', 'start'], 'working'], [['accept', 'start', 'finish'], 'done'], [['accept', 'finish'], 'done'],
    [['reject'], 'rejected'], [['accept', 'reject'], 'rejected'], [['cancel'], 'cancelled'], [['accept', 'start', 'cancel'], 'cancelled'],
    [['start'], 'sent'], [['finish'], 'sent'], [['cancel', 'accept'], 'cancelled'], [['accept', 'finish', 'cancel'], 'done'], [['reject', 'accept', 'finish'], 'rejected'],
    [['accept', 'undo'], 'sent'], [['accept', 'start', 'undo'], 'accepted'], [['accept', 'finish', 'undo', 'start'], 'working'], [['cancel', 'undo'], 'sent'],
    // An undo of what is not the last step any more changes nothing, nor does one of nothing.
    [['accept', 'start', 'undo:0'], 'working'], [['undo:9'], 'sent'], [['accept', 'undo', 'undo:0'], 'sent'],
    // Whoever came second has it when the first is taken back.
    [['accept', 'accept', 'undo:0'], 'accepted'],
  ];
  it.each(cases)('%j leads to %s', (words, state) => { expect(foldHandOff(steps(...words)).state).toBe(state); });

  it('is held by the first of two who accept, and by the second once the first is taken back', () => {
    const both = steps('accept', 'accept');
    expect(foldHandOff(both).accepted?.id).toBe('e0');
    expect(handOffHistory(both).map(({ took }) => took)).toEqual([true, false]);
    const back = steps('accept', 'accept', 'undo:0');
    expect(foldHandOff(back).accepted?.id).toBe('e1');
    expect(handOffHistory(back).map(({ took, undone }) => [took, undone])).toEqual([[true, true], [true, false], [true, false]]);
  });

  it('allows nothing where it is over, and leads only to states that there are', () => {
    for (const state of HAND_OFF_STATES) for (const action of HAND_OFF_ACTIONS) {
      if (action === 'undo') continue;
      const next = afterHandOffStep(state, action);
      if (!isOpenHandOff(state)) expect(next).toBeNull();
      if (next !== null) expect(HAND_OFF_STATES).toContain(next);
    }
  });
});

describe('events of two desks', () => {
  const event = fc.record({ stamp: fc.integer({ min: 0, max: 40 }), desk: fc.constantFrom('a', 'b'), action: fc.constantFrom(...HAND_OFF_ACTIONS), ref: fc.integer({ min: 0, max: 11 }) });
  const log = fc.uniqueArray(event, { maxLength: 12, selector: ({ stamp, desk }) => `${stamp} ${desk}` });
  const inOrder = (rows: readonly { stamp: number; desk: string; action: HandOffAction; ref: number }[]): HandOffStep[] => {
    const known = rows.toSorted((one, other) => one.stamp - other.stamp || (one.desk < other.desk ? -1 : 1));
    return known.map(({ stamp, desk, action, ref }) => ({ id: `${stamp}${desk}`, action, at: stamp, ref: action === 'undo' ? (((other) => other && `${other.stamp}${other.desk}`)(known[ref]) ?? null) : null }));
  };

  it('give one state in whatever order they arrive', () => {
    fc.assert(fc.property(log, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (rows, chance) => {
      const shuffled = rows.map((row) => ({ row, place: chance.next().value as number })).toSorted((one, other) => one.place - other.place).map(({ row }) => row);
      const [here, there] = [foldHandOff(inOrder(rows)), foldHandOff(inOrder(shuffled))];
      expect([there.state, there.accepted?.id, there.ended?.id]).toEqual([here.state, here.accepted?.id, here.ended?.id]);
    }));
  });

  it('take effect one after the other: the history says which did, and they alone make the state', () => {
    fc.assert(fc.property(log, (rows) => {
      const all = inOrder(rows);
      const standing = handOffHistory(all).filter(({ step, took, undone }) => step.action !== 'undo' && took && !undone).map(({ step }) => step);
      expect(foldHandOff(standing).state).toBe(foldHandOff(all).state);
      let state: HandOffState = 'sent';
      for (const { action } of standing) state = (action === 'undo' ? null : afterHandOffStep(state, action)) ?? state;
      expect(foldHandOff(all).state).toBe(state);
    }));
  });
});
