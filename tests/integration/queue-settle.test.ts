/** After an exchange every row whose events do not go together is put right, however much came with it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { kept } from '../../main/services/clinic.ts';
import { settleQueue } from '../../main/services/queue-settle.ts';
import type { QueueEventAction, QueueState } from '../../db/desk/schema-words.ts';
import { type TestDatabase, openTestDatabase } from '../support/desk-database.ts';

let test: TestDatabase;
beforeEach(() => { test = openTestDatabase(); });
afterEach(() => { test.close(); });

const MANY = 1500;
const DAY = '2026-11-22';
/** Called; one desk marked as not come what the other one served. */
const STEPS: readonly (readonly [QueueEventAction, QueueState | null, QueueState])[] = [['join', null, 'waiting'], ['call', 'waiting', 'called'], ['no_show', 'called', 'no_show'], ['serve', 'called', 'serving']];

it('the event that matters is the last of many', () => {
  const { db, clock } = test;
  const entryId = db.write({ actor: 'x', requestId: null, call: 'test' }, (tx) => {
    const id = tx.newId();
    tx.run(db.build.insertInto('queue_entry').values({
      id, visit_id: tx.newId(), patient_id: tx.newId(), unit_id: tx.newId(), practitioner_id: null, day: DAY, desk_letter: 'A', number: 'A-001', number_value: 1, priority: 'none',
      state: 'no_show', state_at: tx.now, state_by: 'x', joined_at: tx.now, called_at: tx.now, served_at: null, ended_at: tx.now, calls: 1, from_entry_id: null, due_at: null, came_back: 0,
      skips: 0, estimate_from: null, estimate_to: null, ...kept(tx),
    }));
    return id;
  });
  const since = db.touched.end;
  db.touched.add(Array.from({ length: MANY }, (_, at) => ({ entity: 'queue_event', rowId: `told-${at}` })));
  for (const [action, from, to] of STEPS) {
    db.write({ actor: 'x', requestId: null, call: 'test' }, (tx) => {
      tx.run(db.build.insertInto('queue_event').values({ id: tx.newId(), entry_id: entryId, action, from_state: from, to_state: to, at: tx.now, actor: 'x', reason: null }));
    });
    clock.at += 1000;
  }
  const stateOf = () => db.first(db.build.selectFrom('queue_entry').select(['state', 'ended_at']).where('id', '=', entryId));
  expect(stateOf()?.state).toBe('no_show');
  expect(settleQueue(db, since, clock.now())).toBe(1);
  expect(stateOf()).toEqual({ state: 'serving', ended_at: null });
  expect(settleQueue(db, since, clock.now())).toBe(0);
});
