/** The list of values that two desks wrote differently, page by page. */
import { expect, it } from 'vitest';
import { openFoundedDesk } from '../support/desk.ts';
import { somebody } from './patients-desk.ts';
import { withConflict } from './sync-conflict.ts';

it('many of one moment are told once each, whatever the size of the page', async () => {
  const desk = await openFoundedDesk();
  const { id: patientId } = await desk.call('patients.register', { patient: somebody });
  for (const later of [0, 0, 0, 1000, 0, 0]) {
    desk.clock.at += later;
    await withConflict(desk, patientId);
  }
  const told: { id: string; at: number }[] = [];
  for (;;) {
    const page = await desk.call('sync.conflicts', { settled: false, before: told.at(-1) ?? null, limit: 2 });
    if (page.length === 0) break;
    told.push(...page.map(({ id, at }) => ({ id, at })));
  }
  expect(new Set(told.map(({ id }) => id)).size).toBe(6);
  expect(told).toHaveLength(6);
  expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted((one, other) => other - one));
  await desk.close();
});
