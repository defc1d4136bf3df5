import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupName } from '../../db/desk/backup/backup-name.ts';
import type { WriteTx } from '../../db/desk/database.ts';
import { attentionHandlers } from '../../main/services/attention.ts';
import { remember } from '../../main/services/backup/places.ts';
import { statusHandlers } from '../../main/services/sync/status.ts';
import type { AttentionItem } from '../../shared/contract/attention.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { addPatients } from '../support/patients.ts';

const HOUR = 3_600_000;
const NIK = '3174014202900001';

let desk: TestCare;
let handlers: ReturnType<typeof attentionHandlers>;
beforeEach(() => {
  desk = openTestCare();
  handlers = attentionHandlers(desk.care);
  backedUp(desk.clock.at - HOUR);
  remember(desk.folder, { secondPath: '/media/usb', secondSince: desk.clock.at, rules: { secondFolder: '/media/usb', oldAfterDays: 1, secondOldAfterDays: 60 } });
  write((tx) => tx.run(desk.db().build.insertInto('setting').values({ id: `recovery_key_confirmed:${desk.db().clock().device_id}`, value: 'true', updated_at: tx.now, updated_by: 'x' })));
});
afterEach(() => desk.close());

const write = (change: (tx: WriteTx) => unknown): void => { desk.db().write({ actor: desk.userId, requestId: null, call: 'test' }, change); };
const backedUp = (at: number): void => { writeFileSync(join(desk.folder.backups, backupName(at, 'daily')), ''); };
const list = async (): Promise<AttentionItem[]> => handlers['attention.list'](desk.context(), {});
const kinds = async (): Promise<string[]> => (await list()).map((item) => `${item.severity} ${item.kind}`);

it('is empty when all is well', async () => { expect(await list()).toEqual([]); });

describe('backup', () => {
  it.each([[23, []], [25, ['warning backup_old']], [24 * 8, ['urgent backup_old']]])('%i hours old', async (hours, expected) => {
    desk.clock.at += (hours - 1) * HOUR;
    expect(await kinds()).toEqual(expected);
  });
  it('never made: urgent, with 0 hours', async () => {
    const fresh = openTestCare();
    const items = await attentionHandlers(fresh.care)['attention.list'](fresh.context(), {});
    expect(items.map(({ kind, severity, params }) => ({ kind, severity, params }))).toEqual([
      { kind: 'backup_old', severity: 'urgent', params: { hours: 0 } }, { kind: 'recovery_key_unconfirmed', severity: 'warning', params: {} },
      { kind: 'backup_second_none', severity: 'info', params: {} },
    ]);
    await fresh.close();
  });
});

it('emergencies whose patient is not known, of the last day', async () => {
  const kept = { created_at: 0, created_by: 'x', updated_at: 0, updated_by: 'x', void_reason: null };
  const emergency = (tx: WriteTx, name: string, hoursAgo: number, patient: string | null, voided: number | null) => tx.run(desk.db().build.insertInto('emergency').values({
    id: tx.newId(), temporary_name: name, raised_at: tx.now - hoursAgo * HOUR, raised_by: null, raised_while_locked: 0, state: 'raised', note: null, patient_id: patient, voided_at: voided, ...kept,
  }));
  write((tx) => { emergency(tx, 'Darurat 1', 2, null, null); emergency(tx, 'Darurat 2', 1, 'known', null); emergency(tx, 'Darurat 3', 30, null, null); emergency(tx, 'Darurat 4', 1, null, 5); });
  const items = await list();
  expect(items.map((item) => [item.kind, item.severity, item.params])).toEqual([['emergency_unidentified', 'urgent', { name: 'Darurat 1' }]]);
  expect(items[0]?.target).toMatch(/^\/emergencies\/[0-9a-f-]{36}$/);
});

it('a clock that was set back, but not by a minute', async () => {
  addPatients(desk.db(), [{}]);
  desk.clock.at -= 60_000;
  expect(await kinds()).toEqual([]);
  desk.clock.at -= 2 * HOUR;
  // The backups of the real time do not count now; the desk makes one under the wrong time when it starts.
  backedUp(desk.clock.at);
  expect((await list()).map((item) => [item.kind, item.params])).toEqual([['clock_wrong', { minutes: 121 }]]);
  expect(await statusHandlers(desk.care)['sync.status'](desk.context(), {})).toMatchObject({ clockWrong: true });
});

describe('two patients with the same NIK', () => {
  it('are found among those there at start, and among those changed since', async () => {
    addPatients(desk.db(), [{ nik: NIK, record_number: '000001' }, { nik: NIK, record_number: '000002' }, { nik: '3174014202900002' }, {}, {}]);
    expect((await list()).map((item) => [item.kind, item.params])).toEqual([['same_nik', { first: '000001', second: '000002', count: 2 }]]);
    const [later = ''] = addPatients(desk.db(), [{ nik: '3174014202900002', record_number: '000009' }]);
    expect((await list()).map((item) => item.params['second'])).toContain('000009');
    write((tx) => tx.run(desk.db().build.updateTable('patient').set({ nik: '3174014202900003' }).where('id', '=', later)));
    expect(await list()).toHaveLength(1);
  });

  it('are no matter when one of them is void', async () => {
    const [, second = ''] = addPatients(desk.db(), [{ nik: NIK }, { nik: NIK }]);
    expect(await kinds()).toEqual(['warning same_nik']);
    write((tx) => tx.run(desk.db().build.updateTable('patient').set({ voided_at: tx.now, void_reason: 'Terdaftar dua kali' }).where('id', '=', second)));
    expect(await kinds()).toEqual([]);
  });

  it('are found across slices of the index, and at most 20 are shown', async () => {
    const nik = (number: number): string => `31740142${String(number).padStart(8, '0')}`;
    desk.db().relaxed(() => { addPatients(desk.db(), Array.from({ length: 5100 }, (_, index) => ({ nik: nik(index) }))); });
    // The last of the first slice of 5,000.
    addPatients(desk.db(), [{ nik: nik(4999), record_number: 'twin' }]);
    expect((await list()).map((item) => item.params['second'])).toEqual(['twin']);
    addPatients(desk.db(), Array.from({ length: 30 }, (_, index) => ({ nik: nik(index) })));
    expect(await list()).toHaveLength(20);
  });
});

it.each([[5, 'none'], [9001, 'none'], [9002, 'warning'], [10_001, 'urgent']])('record numbers: next is %i of 10,000', async (next, severity) => {
  desk.db().connection.prepare('INSERT INTO record_block (id, first, last, next) VALUES (1, 1, 10000, ?)').run(next);
  expect(await kinds()).toEqual(severity === 'none' ? [] : [`${severity} record_numbers_low`]);
});

it('two active users with one login', async () => {
  const user = (tx: WriteTx, login: string, active: 0 | 1) => tx.run(desk.db().build.insertInto('user').values({
    id: tx.newId(), login, full_name: 'Ratna Lain', role: 'receptionist', active, created_at: tx.now, created_by: 'x', updated_at: tx.now, updated_by: 'x', voided_at: null, void_reason: null,
  }));
  write((tx) => user(tx, 'ratna', 0));
  expect(await kinds()).toEqual([]);
  write((tx) => user(tx, 'ratna', 1));
  expect((await list()).map((item) => [item.kind, item.params])).toEqual([['same_login', { login: 'ratna', count: 2 }]]);
});

it('what is urgent stands first', async () => {
  desk.db().connection.prepare('INSERT INTO record_block (id, first, last, next) VALUES (1, 1, 10, 11)').run();
  addPatients(desk.db(), [{ nik: NIK }, { nik: NIK }]);
  expect(await kinds()).toEqual(['urgent record_numbers_low', 'warning same_nik']);
});

it('the sync pill says that there is no central, what waits, and when the last backup was made', async () => {
  const before = (await statusHandlers(desk.care)['sync.status'](desk.context(), {})).waiting;
  addPatients(desk.db(), [{}, {}, {}]);
  expect(await statusHandlers(desk.care)['sync.status'](desk.context(), {})).toEqual({ state: 'no_central', fault: null, waiting: before + 3, clockWrong: false, lastBackupAt: desk.clock.at - HOUR, lastSuccessAt: null, toSettle: 0 });
});
