/** The fold of what people did about items: the same for all desks, whatever order the events came in. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ATTENTION_ACTIONS, ATTENTION_SEVERITIES, type AttentionEvent, OWNED_FOR_MS, URGENT_SNOOZE_MS, foldAttention, ownerAt, snoozeAt, snoozeUntil } from '../../shared/domain/attention-events.ts';

const HOUR = 3_600_000;
const eventOf = (part: Partial<AttentionEvent>): AttentionEvent => ({ item: 'backup_old', action: 'take', at: 0, actor: 'a', until: null, severity: null, insteadOf: null, ...part });
const stateAfter = (...events: AttentionEvent[]) => foldAttention(events).get('backup_old')!;

it('whoever took it first has it, unless it is taken over by name, handed back, or a day old', () => {
  const both = [eventOf({ actor: 'a', at: 1 }), eventOf({ actor: 'b', at: 2 })];
  expect(ownerAt(stateAfter(...both), 3)).toEqual({ id: 'a', since: 1 });
  expect(ownerAt(stateAfter(...both, eventOf({ actor: 'b', at: 3, insteadOf: 'a' })), 4)).toEqual({ id: 'b', since: 3 });
  // Taken over from somebody who does not have it any more: the present owner keeps it.
  expect(ownerAt(stateAfter(...both, eventOf({ actor: 'c', at: 3, insteadOf: 'a' }), eventOf({ actor: 'd', at: 4, insteadOf: 'a' })), 5)).toEqual({ id: 'c', since: 3 });
  expect(ownerAt(stateAfter(...both, eventOf({ actor: 'b', at: 3, action: 'release' })), 4)).toEqual({ id: 'a', since: 1 });
  expect(ownerAt(stateAfter(...both, eventOf({ actor: 'a', at: 3, action: 'release' })), 4)).toBeNull();
  expect(ownerAt(stateAfter(...both), 1 + OWNED_FOR_MS)).toBeNull();
  expect(ownerAt(stateAfter(...both, eventOf({ actor: 'b', at: 1 + OWNED_FOR_MS })), 2 + OWNED_FOR_MS)).toEqual({ id: 'b', since: 1 + OWNED_FOR_MS });
});

it('a snooze is its user’s own; it ends by time, by waking, or when the item is worse than it was', () => {
  const state = stateAfter(eventOf({ action: 'snooze', actor: 'a', at: 1, until: 100, severity: 'warning' }));
  expect(snoozeAt(state, 'a', 'warning', 50)).toEqual({ until: 100, severity: 'warning' });
  expect(snoozeAt(state, 'a', 'info', 50)).not.toBeNull();
  expect(snoozeAt(state, 'b', 'warning', 50)).toBeNull();
  expect(snoozeAt(state, 'a', 'urgent', 50)).toBeNull();
  expect(snoozeAt(state, 'a', 'warning', 100)).toBeNull();
  expect(snoozeAt(stateAfter(eventOf({ action: 'snooze', at: 1, until: 100, severity: 'info' }), eventOf({ action: 'wake', at: 2 })), 'a', 'info', 50)).toBeNull();
});

it('tomorrow is half past seven of the clinic’s day; nothing urgent is put off for more than an hour', () => {
  const evening = Date.UTC(2026, 10, 22, 15);
  expect(snoozeUntil('tomorrow', 'info', evening, 'Asia/Jakarta')).toBe(Date.UTC(2026, 10, 23, 0, 30));
  expect(snoozeUntil('tomorrow', 'urgent', evening, 'Asia/Jakarta')).toBeNull();
  expect(snoozeUntil('h1', 'urgent', evening, 'Asia/Jakarta')).toBe(evening + URGENT_SNOOZE_MS);
});

const events = fc.array(fc.record({
  item: fc.constantFrom('one', 'two'), action: fc.constantFrom(...ATTENTION_ACTIONS), at: fc.integer({ min: 0, max: 60 * HOUR }), actor: fc.constantFrom('a', 'b', 'c'),
  until: fc.option(fc.integer({ min: 0, max: 80 * HOUR })), severity: fc.option(fc.constantFrom(...ATTENTION_SEVERITIES)), insteadOf: fc.option(fc.constantFrom('a', 'b', 'c')),
}), { maxLength: 25 });

it('any order of arrival, put into the order of the stamps, gives one state; and items do not touch each other', () => {
  const inOrder = (some: readonly (AttentionEvent & { stamp: number })[]) => foldAttention(some.toSorted((one, other) => one.stamp - other.stamp));
  fc.assert(fc.property(events, fc.infiniteStream(fc.nat()), (written, places) => {
    const stamped = written.map((event, stamp) => ({ ...event, stamp }));
    const shuffled = stamped.map((event) => ({ event, place: places.next().value as number })).toSorted((one, other) => one.place - other.place).map(({ event }) => event);
    expect(inOrder(shuffled)).toEqual(inOrder(stamped));
    const alone = foldAttention(stamped.filter(({ item }) => item === 'one'));
    expect(inOrder(shuffled).get('one')).toEqual(alone.get('one'));
  }));
});

it('an owner is always somebody who took it, and never holds it for more than a day', () => {
  fc.assert(fc.property(events, fc.integer({ min: 0, max: 120 * HOUR }), (written, now) => {
    const stamped = written.toSorted((one, other) => one.at - other.at);
    for (const [item, state] of foldAttention(stamped)) {
      const owner = ownerAt(state, now);
      if (owner === null) continue;
      expect(stamped.some((event) => event.item === item && event.action === 'take' && event.actor === owner.id && event.at === owner.since)).toBe(true);
      expect(now - owner.since).toBeLessThan(OWNED_FOR_MS);
    }
  }));
});
