/** Telephone calls: logged on their day, called back in the promised order, settled once, durable, by the desk's roles. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openConnection, DeskDatabase } from '../../db/desk/database.ts';
import { callAttention } from '../../main/services/calls/attention.ts';
import type { Input } from '../../shared/contract/index.ts';
import { READ_ROLES, DESK_ROLES } from '../../shared/contract/core.ts';
import { ADMIN, type TestDesk, openFoundedDesk } from '../support/desk.ts';
import { openTestDatabase, TEST_NOW } from '../support/desk-database.ts';
import { addPatients } from '../support/patients.ts';
import { callHandlers } from '../../main/services/calls/index.ts';
import { withVisits } from './visits-desk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TODAY = '2026-11-22';

let test: TestDesk;
beforeEach(async () => { test = await openFoundedDesk(); });
afterEach(async () => { await test.close(); });

const UNSAID = { startedAt: null, seconds: null, direction: 'in', relation: null, result: null, returns: null } as const;

function callOf(more: Partial<Input<'calls.log'>> = {}): Input<'calls.log'> {
  return { callerName: 'Bu Ratna', phone: '+6281234567890', patientId: null, topic: 'schedule', note: 'Tanya jadwal poli gigi', callBackAt: null, ...more };
}
const listed = async (day = TODAY, wish: Partial<Input<'calls.list'>> = {}) => (await test.call('calls.list', { from: day, to: day, ...wish })).rows;

it('keeps a call with who took it, on the clinic day of its time', async () => {
  const logged = await test.call('calls.log', callOf());
  expect(logged).toMatchObject({ at: TEST_NOW, callerName: 'Bu Ratna', phone: '+6281234567890', topic: 'schedule', actor: ADMIN.fullName, patientName: null, callBackAt: null, settledAt: null, outcome: null });
  expect(await listed()).toEqual([logged]);
  expect(await test.call('calls.toReturn', {})).toEqual([]);
  // 17.30 UTC is already tomorrow in Jakarta.
  test.clock.at = Date.UTC(2026, 10, 22, 17, 30);
  await test.call('calls.log', callOf({ callerName: 'Pak Eko' }));
  expect((await listed()).map((each) => each.callerName)).toEqual(['Bu Ratna']);
  expect((await listed('2026-11-23')).map((each) => each.callerName)).toEqual(['Pak Eko']);
});

it('shows the newest call of the day first and an empty note as none', async () => {
  await test.call('calls.log', callOf({ callerName: 'Pertama', note: '  ' }));
  test.clock.at += MINUTE;
  await test.call('calls.log', callOf({ callerName: 'Kedua' }));
  expect(await listed()).toMatchObject([{ callerName: 'Kedua' }, { callerName: 'Pertama', note: null }]);
});

it('makes one call of a double click', async () => {
  const requestId = randomUUID();
  const [first, second] = await Promise.all([test.invoke('calls.log', callOf(), { requestId }), test.invoke('calls.log', callOf(), { requestId })]);
  expect(second).toEqual(first);
  expect(await test.invoke('calls.log', callOf(), { requestId })).toEqual(first);
  expect(await listed()).toHaveLength(1);
});

it('names the patient the call is about, and knows nobody who is not there', async () => {
  const patientId = await (await withVisits(test)).register();
  const logged = await test.call('calls.log', callOf({ patientId }));
  expect(logged.patientName).toMatch(/^Uji Kunjungan/);
  expect(await test.refusal('calls.log', callOf({ patientId: randomUUID() }))).toEqual({ code: 'not_found' });
  expect(await listed()).toHaveLength(1);
});

it('promises nothing in the past, a minute of slack aside', async () => {
  const late = { code: 'invalid_input', fields: { callBackAt: 'invalid' } };
  expect(await test.refusal('calls.log', callOf({ callBackAt: TEST_NOW - MINUTE - 1 }))).toEqual(late);
  const { id, version } = await test.call('calls.log', callOf({ callBackAt: TEST_NOW - MINUTE }));
  expect(await test.refusal('calls.postpone', { id, expectedVersion: version, callBackAt: TEST_NOW - HOUR })).toEqual(late);
});

it('lists the promises of every day, the most overdue first', async () => {
  await test.call('calls.log', callOf({ callerName: 'Besok', callBackAt: TEST_NOW + 24 * HOUR }));
  await test.call('calls.log', callOf({ callerName: 'Sebentar lagi', callBackAt: TEST_NOW + 15 * MINUTE }));
  await test.call('calls.log', callOf({ callerName: 'Tidak dijanjikan' }));
  await test.call('calls.log', callOf({ callerName: 'Satu jam', callBackAt: TEST_NOW + HOUR }));
  test.clock.at += 3 * 24 * HOUR;
  expect((await test.call('calls.toReturn', {})).map((each) => each.callerName)).toEqual(['Sebentar lagi', 'Satu jam', 'Besok']);
});

it('postpones, then settles once; the second to settle is told', async () => {
  const logged = await test.call('calls.log', callOf({ callBackAt: TEST_NOW + 15 * MINUTE }));
  test.clock.at += 20 * MINUTE;
  const put = await test.call('calls.postpone', { id: logged.id, expectedVersion: logged.version, callBackAt: test.clock.at + HOUR });
  expect(put).toMatchObject({ callBackAt: TEST_NOW + 80 * MINUTE, settledAt: null });
  expect(await test.refusal('calls.settle', { id: logged.id, expectedVersion: logged.version, outcome: 'Sudah dijawab' })).toEqual({ code: 'changed_meanwhile' });
  const requestId = randomUUID();
  const settle = { id: logged.id, expectedVersion: put.version, outcome: '  Sudah dijawab ' };
  const first = await test.invoke('calls.settle', settle, { requestId });
  expect(first).toMatchObject({ ok: true, value: { settledAt: test.clock.at, outcome: 'Sudah dijawab' } });
  expect(await test.invoke('calls.settle', settle, { requestId })).toEqual(first);
  expect(await test.refusal('calls.settle', settle)).toEqual({ code: 'changed_meanwhile' });
  expect(await test.call('calls.toReturn', {})).toEqual([]);
  const settled = first.ok ? first.value.version : '';
  expect(await test.refusal('calls.settle', { ...settle, expectedVersion: settled })).toEqual({ code: 'step_not_allowed' });
  expect(await test.refusal('calls.postpone', { id: logged.id, expectedVersion: settled, callBackAt: test.clock.at + HOUR })).toEqual({ code: 'step_not_allowed' });
  expect(await test.refusal('calls.settle', { ...settle, id: randomUUID() })).toEqual({ code: 'not_found' });
  expect(await test.refusal('calls.settle', { ...settle, outcome: ' ' })).toMatchObject({ code: 'invalid_input', fields: { outcome: 'text_required' } });
});

it('has nothing to settle where nothing was promised', async () => {
  const { id, version } = await test.call('calls.log', callOf());
  expect(await test.refusal('calls.settle', { id, expectedVersion: version, outcome: 'Beres' })).toEqual({ code: 'step_not_allowed' });
});

it('writes every step into the audit log, without what was said', async () => {
  const { id, version } = await test.call('calls.log', callOf({ callBackAt: TEST_NOW + MINUTE }));
  const { version: later } = await test.call('calls.postpone', { id, expectedVersion: version, callBackAt: TEST_NOW + HOUR });
  await test.call('calls.settle', { id, expectedVersion: later, outcome: 'Rahasia pasien' });
  const entries = (await test.call('audit.list', { before: null, limit: 50, action: null, text: '' })).filter((each) => each.rowId === id);
  expect(entries.map(({ action, detail }) => `${action} ${detail ?? ''}`.trim()).toSorted()).toEqual(['create', 'update calls.postpone', 'update calls.settle']);
});

it('is still there after the desk was closed and opened', async () => {
  const logged = await test.call('calls.log', callOf({ callBackAt: TEST_NOW + HOUR }));
  test = await test.restart();
  await test.call('users.signIn', ADMIN);
  expect(await test.call('calls.toReturn', {})).toEqual([logged]);
});

const loginOf = (role: string): string => `uji.${role.replaceAll('_', '.')}`;

it('is written by the desk and read by everybody with patient data', async () => {
  for (const role of READ_ROLES) await test.call('users.create', { fullName: `Petugas ${role}`, login: loginOf(role), role, password: 'kata-sandi-uji' });
  for (const role of READ_ROLES) {
    await test.call('users.signOut', {});
    await test.call('users.signIn', { login: loginOf(role), password: 'kata-sandi-uji' });
    const mayWrite = DESK_ROLES.some((each) => each === role);
    expect(await test.invoke('calls.log', callOf()), role).toMatchObject(mayWrite ? { ok: true, value: { actor: `Petugas ${role}` } } : { ok: false, error: { code: 'forbidden' } });
    expect(await test.invoke('calls.list', { from: TODAY, to: TODAY }), role).toMatchObject({ ok: true });
  }
}, 60_000);

it('is in the file itself, not about a voided patient, and due in the inbox', () => {
  const base = openTestDatabase();
  const [patientId = '', voided = ''] = addPatients(base.db, [{}, { voided_at: TEST_NOW, void_reason: 'ganda' }]);
  base.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
    tx.run(base.db.build.insertInto('clinic').values({ id: base.clinicId, name: 'Klinik Uji', address: 'Jl. Uji', phone: null, zone: 'Asia/Jakarta', created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null }));
  });
  const ctx = { db: base.db, clock: base.clock, client: 'desk' as const, requestId: null, user: { id: randomUUID(), login: 'rina', fullName: 'Rina', role: 'receptionist' as const }, emit: () => undefined };
  expect(() => callHandlers['calls.log'](ctx, { ...callOf({ patientId: voided }), ...UNSAID, note: null })).toThrow('not_found');
  void callHandlers['calls.log'](ctx, { ...callOf({ patientId }), ...UNSAID, note: null, callBackAt: TEST_NOW + 15 * MINUTE });
  void callHandlers['calls.log'](ctx, { ...callOf({ callerName: 'Pak Eko' }), ...UNSAID, note: null, callBackAt: TEST_NOW + 30 * MINUTE });
  base.db.close();

  const fresh = new DeskDatabase(openConnection(base.file, base.key), { now: () => base.clock.now() });
  expect(callAttention(fresh, TEST_NOW + 15 * MINUTE - 1)).toEqual([]);
  expect(callAttention(fresh, TEST_NOW + 15 * MINUTE)).toMatchObject([{ kind: 'call_back_due', severity: 'warning', params: { name: 'Bu Ratna', minutes: 0 }, target: '/calls', at: TEST_NOW + 15 * MINUTE }]);
  expect(callAttention(fresh, TEST_NOW + 75 * MINUTE + 1)).toMatchObject([{ severity: 'urgent', params: { minutes: 60 } }, { severity: 'warning', params: { name: 'Pak Eko', minutes: 45 } }]);
  fresh.close();
  base.close();
});
