import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, readSettings, settingHandlers } from '../../main/services/settings.ts';
import { settingsSchema } from '../../shared/contract/settings.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';

let desk: TestCare;
beforeEach(() => { desk = openTestCare(); });
afterEach(() => desk.close());

const rows = (): { id: string; value: string }[] => desk.db().all(desk.db().build.selectFrom('setting').select(['id', 'value']).orderBy('id'));
const details = (): (string | null)[] => desk.db().all(desk.db().build.selectFrom('audit_entry').select('detail').where('action', '=', 'settings')).map((row) => row.detail);

it('starts with defaults that pass their own schema, and stores none of them', () => {
  expect(readSettings(desk.db())).toEqual(settingsSchema.parse(DEFAULT_SETTINGS));
  expect(rows()).toEqual([]);
});

it('saves what differs, one row each, and audits which', async () => {
  const wanted = { ...DEFAULT_SETTINGS, autoLockMinutes: 3, runningText: 'Selamat datang' };
  await settingHandlers['settings.save'](desk.context(), wanted);
  expect(rows()).toEqual([{ id: 'auto_lock_minutes', value: '3' }, { id: 'running_text', value: '"Selamat datang"' }]);
  expect(await settingHandlers['settings.get'](desk.context(), {})).toEqual(wanted);
  await settingHandlers['settings.save'](desk.context(), { ...wanted, autoLockMinutes: 4 });
  await settingHandlers['settings.save'](desk.context(), { ...wanted, autoLockMinutes: 4 });
  expect(details()).toEqual(['auto_lock_minutes, running_text', 'auto_lock_minutes']);
});

it('a second click changes nothing, also when it says something else', async () => {
  const requestId = uuidv7(1);
  await settingHandlers['settings.save'](desk.context(requestId), { ...DEFAULT_SETTINGS, priorityRatio: 1 });
  await settingHandlers['settings.save'](desk.context(requestId), { ...DEFAULT_SETTINGS, priorityRatio: 9 });
  expect(readSettings(desk.db()).priorityRatio).toBe(1);
});

it('a value that this version cannot read counts as not saved', () => {
  desk.db().write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
    for (const [id, value] of [['ticket_width', '"110"'], ['running_text', 'not json'], ['priority_ratio', '5'], ['of_a_newer_desk', '1']] as const) {
      tx.run(desk.db().build.insertInto('setting').values({ id, value, updated_at: tx.now, updated_by: 'system' }));
    }
  });
  expect(readSettings(desk.db())).toEqual({ ...DEFAULT_SETTINGS, priorityRatio: 5 });
});

it('tells the numbers to dial without anybody signed in', async () => {
  expect(await settingHandlers['settings.emergencyNumbers']({ ...desk.context(), user: null }, {})).toEqual(DEFAULT_SETTINGS.emergencyNumbers);
});
