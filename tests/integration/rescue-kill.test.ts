/** kill -9 in the middle of a rescue, in real processes: the desk stands before it or after it, and the damaged file is always there. */
import { closeSync, existsSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Keyring } from '../../db/desk/keyring.ts';
import { startScript } from '../support/child-script.ts';
import { ADMIN, type TestDesk, openFoundedDesk, openTestDesk } from '../support/desk.ts';

const PASSWORD = { login: ADMIN.login, password: ADMIN.password };

let test: TestDesk;
let key: string;
let backup: string;
let spoiled: Buffer;
let database: string;

beforeEach(async () => {
  test = await openFoundedDesk();
  backup = (await test.call('backup.now', {})).name;
  test.clock.at += 60_000;
  const settings = await test.call('settings.get', {});
  await test.call('settings.save', { ...settings, runningText: 'Sesudah cadangan' });
  await test.desk.close();
  key = (await Keyring.load(test.dataDir)?.unlockWithPassword(PASSWORD.login, PASSWORD.password))?.dataKey.toString('hex') ?? '';
  database = join(test.dataDir, 'desk-000001.db');
  const handle = openSync(database, 'r+');
  writeSync(handle, Buffer.alloc(64, 7), 0, 64, 900);
  closeSync(handle);
  spoiled = readFileSync(database);
});
afterEach(async () => { await test.close(); });

const script = (act: string): string => `
  import { writeSync } from 'node:fs';
  import { join } from 'node:path';
  import { DataFolder } from './db/desk/data-folder.ts';
  import { rescueInto } from './main/services/rescue/rescue.ts';
  import { takePlace } from './main/services/rescue/take-place.ts';
  const stop = (text) => { writeSync(1, text + '\\n'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); };
  const dir = '${test.dataDir}';
  const key = Buffer.from('${key}', 'hex');
  const rescue = (progress) => rescueInto({ backup: join(dir, 'backups', '${backup}'), backupName: '${backup}', backupAt: 0, damaged: '${database}', target: join(dir, 'rescue.db'), key, actor: 'x', now: ${test.clock.at} }, progress);
  const door = { file: join(dir, 'rescue.db'), dataKey: key, keyringText: null, putAside: 'damaged-20261122-024300.db', announce: () => undefined };
  const folder = new DataFolder(dir);
  ${act}`;

async function killedAt(act: string, line: string): Promise<void> {
  const child = startScript(test.dataDir, script(act));
  await child.line(line);
  child.process.kill('SIGKILL');
  await child.ended;
  test = await openTestDesk({ dataDir: test.dataDir, now: test.clock.at });
}

it.each(['copying', 'reading', 'saving'])('while it is %s: the damaged file is still in use, untouched, and the rescue can begin again', async (stage) => {
  await killedAt(`rescue(({ stage }) => { if (stage === '${stage}') stop('half way'); });`, 'half way');
  expect(readFileSync(database).equals(spoiled)).toBe(true);
  expect(await test.refusal('users.signIn', PASSWORD)).toEqual({ code: 'database_damaged' });
  expect(await test.call('clinic.restoreReport', {})).toBeNull();
  const report = await test.call('clinic.restoreBackup', { folder: null, name: backup, secret: PASSWORD });
  expect(readFileSync(join(test.dataDir, report.putAside ?? '')).equals(spoiled)).toBe(true);
  await test.call('users.signIn', PASSWORD);
  expect(readdirSync(test.dataDir).filter((name) => name.startsWith('rescue.db'))).toEqual([]);
});

it('when the damaged file has its new name and CURRENT does not yet name the new one: the new one is opened, the damaged one kept', async () => {
  await killedAt(`rescue(() => undefined); folder.switchTo = () => stop('moved'); takePlace(folder, door);`, 'moved');
  expect(existsSync(database)).toBe(false);
  await test.call('users.signIn', PASSWORD);
  expect((await test.call('clinic.status', {})).phase).toBe('ready');
  expect(readFileSync(join(test.dataDir, 'damaged-20261122-024300.db')).equals(spoiled)).toBe(true);
  expect((await test.call('clinic.status', {})).clinic?.name).toBe('Klinik Uji Sentosa');
});
