/** Announcements: in order, until their last day, withdrawn by their author or an administrator only, durable. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Input } from '../../shared/contract/index.ts';
import { READ_ROLES, type Role } from '../../shared/contract/core.ts';
import { ADMIN, type TestDesk, openFoundedDesk } from '../support/desk.ts';

const DAY = 86_400_000;
const TODAY = '2026-11-22';
const PASSWORD = 'kata-sandi-uji';

let test: TestDesk;
beforeEach(async () => { test = await openFoundedDesk(); });
afterEach(async () => { await test.close(); });

function bulletinOf(text: string, more: Partial<Input<'bulletins.post'>> = {}): Input<'bulletins.post'> {
  return { text, urgent: false, until: null, ...more };
}
const texts = async (): Promise<string[]> => (await test.call('bulletins.current', {})).map((each) => each.text);
const seen = async (text: string) => {
  const found = (await test.call('bulletins.current', {})).find((each) => each.text === text);
  return { id: found?.id ?? '', expectedVersion: found?.version ?? '' };
};
const sitDown = async (login: string): Promise<void> => {
  await test.call('users.signOut', {});
  await test.call('users.signIn', { login, password: PASSWORD });
};
const hire = (role: Role, login: string): Promise<unknown> => test.call('users.create', { fullName: `Petugas ${login}`, login, role, password: PASSWORD });

it('shows urgent ones first, then the newest', async () => {
  for (const [text, urgent] of [['Rapat pukul 13', false], ['Listrik padam', true], ['Stok masker menipis', false], ['Air mati', true]] as const) {
    await test.call('bulletins.post', bulletinOf(`  ${text} `, { urgent }));
    test.clock.at += 1000;
  }
  expect(await texts()).toEqual(['Air mati', 'Listrik padam', 'Stok masker menipis', 'Rapat pukul 13']);
  expect((await test.call('bulletins.current', {}))[0]).toMatchObject({ urgent: true, until: null, author: ADMIN.fullName, at: test.clock.at - 1000 });
});

it('shows one until the end of its last day in the clinic’s zone', async () => {
  await test.call('bulletins.post', bulletinOf('Hari ini saja', { until: TODAY }));
  await test.call('bulletins.post', bulletinOf('Sampai besok', { until: '2026-11-23' }));
  expect(await texts()).toEqual(['Sampai besok', 'Hari ini saja']);
  // A minute before and after midnight in Jakarta, both on 22 November in UTC.
  test.clock.at = Date.UTC(2026, 10, 22, 16, 59);
  expect(await texts()).toHaveLength(2);
  test.clock.at = Date.UTC(2026, 10, 22, 17, 1);
  expect(await texts()).toEqual(['Sampai besok']);
  test.clock.at += DAY;
  expect(await texts()).toEqual([]);
});

it('refuses one that is over already, or says nothing', async () => {
  expect(await test.refusal('bulletins.post', bulletinOf('Kemarin', { until: '2026-11-21' }))).toEqual({ code: 'invalid_input', fields: { until: 'invalid' } });
  expect(await test.refusal('bulletins.post', bulletinOf('   '))).toMatchObject({ code: 'invalid_input', fields: { text: 'text_required' } });
  expect(await test.refusal('bulletins.post', bulletinOf('x'.repeat(501)))).toMatchObject({ code: 'invalid_input' });
  expect(await texts()).toEqual([]);
});

it('posts and withdraws once for a double click', async () => {
  const requestId = randomUUID();
  const first = await test.invoke('bulletins.post', bulletinOf('Sekali'), { requestId });
  expect(await test.invoke('bulletins.post', bulletinOf('Sekali'), { requestId })).toEqual(first);
  expect(await texts()).toEqual(['Sekali']);
  const one = await seen('Sekali');
  const again = randomUUID();
  expect(await test.invoke('bulletins.withdraw', one, { requestId: again })).toEqual({ ok: true, value: {} });
  expect(await test.invoke('bulletins.withdraw', one, { requestId: again })).toEqual({ ok: true, value: {} });
  expect(await test.refusal('bulletins.withdraw', one)).toEqual({ code: 'not_found' });
});

it('is withdrawn by its author or an administrator, by nobody else', async () => {
  await hire('nurse', 'sari');
  await hire('receptionist', 'rina');
  await sitDown('sari');
  await test.call('bulletins.post', bulletinOf('Dari Sari'));
  await test.call('bulletins.post', bulletinOf('Dari Sari juga'));
  await sitDown('rina');
  expect(await test.refusal('bulletins.withdraw', await seen('Dari Sari'))).toEqual({ code: 'forbidden' });
  expect(await texts()).toHaveLength(2);
  await sitDown('sari');
  expect(await test.refusal('bulletins.withdraw', { ...(await seen('Dari Sari')), expectedVersion: 'lama' })).toEqual({ code: 'changed_meanwhile' });
  await test.call('bulletins.withdraw', await seen('Dari Sari'));
  await sitDown(ADMIN.login);
  const { id, expectedVersion } = await seen('Dari Sari juga');
  await test.call('bulletins.withdraw', { id, expectedVersion });
  expect(await texts()).toEqual([]);
  const entries = (await test.call('audit.list', { before: null, limit: 50, action: null, text: '' })).filter((each) => each.rowId === id);
  expect(entries.map(({ action, actor }) => `${action} ${actor}`)).toEqual([`void ${ADMIN.fullName}`, 'create Petugas sari']);
});

it('is posted and read by every role', async () => {
  for (const role of READ_ROLES) await hire(role, `uji.${role.replaceAll('_', '.')}`);
  for (const role of READ_ROLES) {
    await sitDown(`uji.${role.replaceAll('_', '.')}`);
    await test.call('bulletins.post', bulletinOf(`Dari ${role}`));
    expect(await texts(), role).toContain(`Dari ${role}`);
  }
  await test.call('users.lock', {});
  expect(await test.refusal('bulletins.current', {})).toMatchObject({ code: 'locked' });
}, 60_000);

it('is still there after the desk was closed and opened', async () => {
  await test.call('bulletins.post', bulletinOf('Tetap ada', { urgent: true, until: '2026-12-01' }));
  const before = await test.call('bulletins.current', {});
  test = await test.restart();
  await test.call('users.signIn', ADMIN);
  expect(await test.call('bulletins.current', {})).toEqual(before);
});
