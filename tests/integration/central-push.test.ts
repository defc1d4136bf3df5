/** What desks tell the central and read from it, over its real service and an embedded PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { CALL, type TestCentral, newClinic, startTestCentral } from '../support/central.ts';

let central: TestCentral;
beforeAll(async () => { central = await startTestCentral(); });
afterAll(async () => { await central.close(); });

describe('push and pull', () => {
  it('a desk reads what another told, and not its own', async () => {
    const { first, second } = await newClinic(central);
    const made = second.change('call_log', uuidv7(1), CALL, { isNew: true });
    const { answers, lastDevSeq } = await second.push([made]);
    expect(answers).toEqual([{ id: made.id, outcome: 'applied' }]);
    expect(lastDevSeq).toBe(1);
    const page = await first.pull();
    expect(page.entries).toEqual([expect.objectContaining({ id: made.id, device: second.deviceId, rowId: made.rowId, isNew: true, patch: expect.objectContaining({ caller_name: ['Budi', made.hlc] }) })]);
    expect(page).toMatchObject({ more: false, cursor: { seq: 2 }, marks: [{ seq: 2 }] });
    expect(await first.pull(page.cursor)).toMatchObject({ entries: [], more: false, cursor: page.cursor });
    expect((await second.pull()).entries.map(({ entity }) => entity)).toEqual(['room']);
  });
  it('two that did not see each other: the later holds, the other is kept in a row that both get', async () => {
    const { first, second } = await newClinic(central);
    const made = first.change('call_log', uuidv7(1), CALL, { isNew: true });
    await first.push([made]);
    const one = first.change('call_log', made.rowId, { note: ['dari a', made.hlc] });
    await first.push([one]);
    central.clock.at += 10;
    const two = second.change('call_log', made.rowId, { note: ['dari b', made.hlc] });
    expect((await second.push([two])).answers).toEqual([{ id: two.id, outcome: 'conflict' }]);
    const conflict = (await first.pull()).entries.find(({ entity }) => entity === 'sync_conflict');
    expect(conflict).toMatchObject({ device: 'central', tx: two.tx, patch: {
      column_name: ['note', expect.any(String)], lost_value: ['"dari a"', expect.any(String)], lost_device: [first.deviceId, expect.any(String)],
      kept_value: ['"dari b"', expect.any(String)], kept_device: [second.deviceId, expect.any(String)],
    } });
    expect((await second.pull()).entries.some(({ entity }) => entity === 'sync_conflict')).toBe(true);
  });
});
