/** kill -9 while a new data key is made, in real processes: the desk opens with everything, under the old key or the new one, never between. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startScript } from '../support/child-script.ts';
import { ADMIN, type TestDesk, openFoundedDesk, openTestDesk } from '../support/desk.ts';
import { MAYA, PASSWORD, SARI, databaseOf, generations, keysOf, opensWith } from './keys-desk.ts';

let test: TestDesk;
let recoveryKey: string;
let backup: string;
let oldKey: Buffer;

beforeEach(async () => {
  const founded = await openFoundedDesk();
  ({ recoveryKey } = founded);
  test = founded;
  await test.call('users.create', { fullName: 'Sari Uji', login: SARI.login, role: 'receptionist', password: SARI.password });
  await test.call('patients.register', { patient: MAYA });
  backup = (await test.call('backup.now', {})).name;
  test.clock.at += 60_000;
  await test.call('patients.register', { patient: { ...MAYA, name: 'Maya Sesudah Cadangan' } });
  oldKey = (await keysOf(test.dataDir)).dataKey;
  await test.desk.close();
});
afterEach(async () => { await test.close(); });

/** A whole desk in the child; `Keyring`, `DataFolder` and `worker` can be made to stop where a test wants it. */
const script = (patch: string, scope: 'data' | 'all'): string => `
  import { renameSync, writeSync, writeFileSync } from 'node:fs';
  import { join } from 'node:path';
  import { Keyring } from './db/desk/keyring.ts';
  import { DataFolder } from './db/desk/data-folder.ts';
  import { createDesk } from './main/desk.ts';
  const dir = '${test.dataDir}';
  const stop = (text) => { writeSync(1, text + '\\n'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); };
  process.env.MEJA_DEPAN_LOG = 'silent';
  const desk = await createDesk({ dataDir: dir, shell: { kind: 'browser', safeStorage: null }, clock: { now: () => ${test.clock.at} }, version: '0', demo: false, drivesDir: null });
  const call = async (name, input) => {
    const result = await desk.invoke('desk', name, input, crypto.randomUUID());
    if (!result.ok) throw new Error(name + JSON.stringify(result.error));
    return result.value;
  };
  await call('users.signIn', ${JSON.stringify(PASSWORD)});
  ${patch}
  await call('keys.renew', { password: '${ADMIN.password}', scope: '${scope}' });
  writeSync(1, 'renewed\\n');`;

async function killedAt(child: ReturnType<typeof startScript>, line: string): Promise<void> {
  await child.line(line);
  child.process.kill('SIGKILL');
  await child.ended;
  test = await openTestDesk({ dataDir: test.dataDir, now: test.clock.at });
}

/** Everything that was there opens with what must open it. Answers whether the new key is in force. */
async function provenWhole(scope: 'data' | 'all'): Promise<boolean> {
  expect((await test.call('clinic.status', {})).phase).toBe('sign_in');
  const emergency = await test.call('emergencies.raise', {});
  await test.call('users.signIn', PASSWORD);
  expect(await test.call('patients.search', { text: 'Maya', limit: 10 })).toHaveLength(2);
  expect((await test.call('emergencies.list', {})).map(({ id }) => id)).toEqual([emergency.id]);
  expect(await test.call('audit.verify', {})).toMatchObject({ intact: true });
  expect(await test.call('backup.drill', { name: backup })).toMatchObject({ problem: null, patients: 1 });
  const renewed = !opensWith(databaseOf(test.dataDir), oldKey);
  expect(opensWith(databaseOf(test.dataDir), (await keysOf(test.dataDir)).dataKey)).toBe(true);
  expect(generations(test.dataDir)).toHaveLength(1);
  expect(readdirSync(test.dataDir).filter((name) => name.startsWith('keyring-next'))).toEqual([]);
  // Other people's passwords and the recovery key: as before, unless everything is new.
  const others = !(renewed && scope === 'all');
  expect((await test.invoke('users.signIn', SARI)).ok).toBe(others);
  await test.desk.close();
  test = await openTestDesk({ dataDir: test.dataDir, now: test.clock.at });
  expect((await test.invoke('clinic.recover', { recoveryKey, login: ADMIN.login, password: 'sandi-baru-sekali' })).ok).toBe(others);
  return renewed;
}

const AFTER = (name: 'announce' | 'settle', line: string): string => `const real = Keyring.prototype.${name}; Keyring.prototype.${name} = function (...all) { real.apply(this, all); stop('${line}'); };`;
const POINTS: readonly (readonly [string, boolean, string])[] = [
  ['the copy is complete, nothing announced', false, `Keyring.prototype.announce = () => stop('here');`],
  ['the keyring is announced', false, AFTER('announce', 'here')],
  ['the new database has its name, CURRENT still the old one', false, `DataFolder.prototype.switchTo = () => stop('here');`],
  ['CURRENT names the new database, no copy of the keyring is written', true, `Keyring.prototype.settle = () => stop('here');`],
  ['one of three copies of the keyring is written', true, `Keyring.prototype.settle = () => { const { keyring } = JSON.parse(readFileSync(join(dir, 'keyring-next.json'), 'utf8')); writeFileSync(join(dir, 'keyring.json'), JSON.stringify(keyring)); stop('here'); };`],
  ['all copies are written, the announcement is gone, both databases lie there', true, AFTER('settle', 'here')],
];

it.each(POINTS.flatMap(([where, renewed, patch]) => (['data', 'all'] as const).map((scope) => [where, scope, renewed, patch] as const)))('%s (%s)', async (_where, scope, renewed, patch) => {
  await killedAt(startScript(test.dataDir, script(patch, scope).replace('writeFileSync }', 'writeFileSync, readFileSync }')), 'here');
  expect(await provenWhole(scope)).toBe(renewed);
});

it('CURRENT is lost together with the process once the new database has its name: the new one is complete and opens', async () => {
  await killedAtWithout('CURRENT', `DataFolder.prototype.switchTo = () => { renameSync(join(dir, 'CURRENT'), join(dir, 'lost')); stop('here'); };`);
  expect(await provenCurrent()).toBe(true);
});

async function killedAtWithout(file: string, patch: string): Promise<void> {
  await killedAt(startScript(test.dataDir, script(patch, 'data')), 'here');
  expect(existsSync(join(test.dataDir, file))).toBe(false);
}

async function provenCurrent(): Promise<boolean> {
  await test.call('users.signIn', PASSWORD);
  expect(await test.call('patients.search', { text: 'Maya', limit: 10 })).toHaveLength(2);
  const [name] = generations(test.dataDir);
  return opensWith(join(test.dataDir, name ?? ''), (await keysOf(test.dataDir)).dataKey) && !opensWith(join(test.dataDir, name ?? ''), oldKey);
}

it.each([0, 5, 2, 7])('killed somewhere between the password and the end, moment %i', async (moment) => {
  const scope = moment % 2 === 0 ? 'data' : 'all';
  // Told stage by stage by the worker; then a little later, each time another moment.
  const patch = `const { EventEmitter } = await import('node:events');
    const emit = EventEmitter.prototype.emit; let stages = 0;
    EventEmitter.prototype.emit = function (name, ...all) { if (name === 'message' && all[0]?.type === 'stage' && ++stages === ${1 + (moment % 4)}) writeSync(1, 'stage\\n'); return emit.call(this, name, ...all); };`;
  const child = startScript(test.dataDir, script(patch, scope));
  await child.line('stage');
  await new Promise((next) => { setTimeout(next, moment * 3); });
  child.process.kill('SIGKILL');
  await child.ended;
  test = await openTestDesk({ dataDir: test.dataDir, now: test.clock.at });
  await provenWhole(scope);
});
