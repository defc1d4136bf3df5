import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { openPatientsDesk, type PatientsDesk, somebody } from './patients-desk.ts';

let desk: PatientsDesk;
beforeEach(() => { desk = openPatientsDesk({ first: 1, last: 5 }); });
afterEach(() => { desk.close(); });

const refusal = (code: string) => expect.objectContaining({ error: expect.objectContaining({ code }) });
const count = (sql: string): number => desk.db.connection.prepare<[], { n: number }>(sql).get()!.n;

test('a registered patient is kept, numbered, audited and captured', async () => {
  const { id, recordNumber } = await desk.register({ name: 'Sri Wahyuni', nik: '3578014108920003', villageCode: '35.78.01.1001' });
  expect(recordNumber).toBe('000001');
  const detail = await desk.call('patients.get', { id });
  expect(detail).toMatchObject({ name: 'Sri Wahyuni', nik: '3578014108920003', recordNumber, visits: [], createdAt: desk.clock.now() });
  expect(detail.village).toEqual(expect.any(String));
  expect(count("SELECT count(*) AS n FROM audit_entry WHERE action = 'create' AND entity = 'patient'")).toBe(1);
  expect(count("SELECT count(*) AS n FROM outbox WHERE entity = 'patient'")).toBe(1);
  expect(count("SELECT count(*) AS n FROM outbox WHERE patch LIKE '%search_name%'")).toBe(0);
});

test('every look at a patient leaves an audit entry that names nobody', async () => {
  const { id } = await desk.register({ name: 'Sri Wahyuni' });
  await desk.call('patients.get', { id });
  await desk.call('patients.get', { id });
  expect(desk.db.connection.prepare("SELECT row_id, detail FROM audit_entry WHERE action = 'view'").all()).toEqual([{ row_id: id, detail: null }, { row_id: id, detail: null }]);
  await expect(desk.call('patients.get', { id: uuidv7(1) })).rejects.toEqual(refusal('not_found'));
});

describe('record numbers', () => {
  test('are never given twice; a desk without numbers gives provisional ones', async () => {
    const given = [];
    for (let index = 0; index < 5; index++) given.push((await desk.register({ name: `Pasien ${index}` })).recordNumber);
    expect(given).toEqual(['000001', '000002', '000003', '000004', '000005']);
    expect((await desk.register({ name: 'Satu Lagi' })).recordNumber).toBe('S-A-0001');
    expect((await desk.register({ name: 'Dua Lagi' })).recordNumber).toBe('S-A-0002');
    expect(count('SELECT count(*) AS n FROM patient')).toBe(7);
  });
  test('go on in the next block, and pass over what an import brought', async () => {
    desk.db.connection.exec("INSERT INTO record_block (id, first, last, next) VALUES (2, 900, 901, 900)");
    await desk.register({ name: 'A Satu' });
    desk.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => { tx.run(desk.db.build.updateTable('patient').set({ record_number: '000003' })); });
    const given = [];
    for (let index = 0; index < 4; index++) given.push((await desk.register({ name: `Pasien ${index}` })).recordNumber);
    expect(given).toEqual(['000002', '000004', '000005', '000900']);
  });
  test('a repeated request gets the first answer and no second number', async () => {
    const requestId = uuidv7(1);
    const first = await desk.call('patients.register', { patient: somebody }, requestId);
    expect(await desk.call('patients.register', { patient: somebody }, requestId)).toEqual(first);
    expect(count('SELECT count(*) AS n FROM patient')).toBe(1);
  });
});

describe('corrections', () => {
  test('change the row, its version and what finds it', async () => {
    const { id } = await desk.register({ name: 'Sri Wahyuni' });
    const before = await desk.call('patients.get', { id });
    desk.clock.at += 1000;
    const { version } = await desk.call('patients.update', { id, expectedVersion: before.version, patient: { ...somebody, name: 'Endang Lestari' } });
    const after = await desk.call('patients.get', { id });
    expect(after).toMatchObject({ name: 'Endang Lestari', version, updatedAt: desk.clock.now() });
    expect(version > before.version).toBe(true);
    expect(await desk.call('patients.search', { text: 'wahyu' })).toMatchObject([{ id, former: true, matched: 'Sri Wahyuni' }]);
    expect(await desk.call('patients.search', { text: 'lestari' })).toMatchObject([{ id }]);
  });
  test('are refused when somebody else was faster', async () => {
    const { id } = await desk.register({ name: 'Sri Wahyuni' });
    const { version } = await desk.call('patients.get', { id });
    await desk.call('patients.update', { id, expectedVersion: version, patient: { ...somebody, phone: '+6281234567890' } });
    await expect(desk.call('patients.update', { id, expectedVersion: version, patient: somebody })).rejects.toEqual(refusal('changed_meanwhile'));
    expect((await desk.call('patients.get', { id })).phone).toBe('+6281234567890');
    await expect(desk.call('patients.update', { id: uuidv7(1), expectedVersion: version, patient: somebody })).rejects.toEqual(refusal('not_found'));
  });
});
