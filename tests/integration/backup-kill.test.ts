/** kill -9 in the middle of a backup, a restore and the swap, in real processes: whatever stands under a name is whole, and the desk is the old one or the new one. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBackup } from '../../db/desk/backup/prepare-restore.ts';
import { Keyring } from '../../db/desk/keyring.ts';
import { startScript } from '../support/child-script.ts';
import { ADMIN, type TestDesk, openFoundedDesk, openTestDesk } from '../support/desk.ts';

const PASSWORD = { login: ADMIN.login, password: ADMIN.password };
const BEFORE = 'Sebelum cadangan';
const AFTER = 'Sesudah cadangan';

let test: TestDesk;
let key: Buffer;
let backup: string;
beforeEach(async () => {
  test = await openFoundedDesk();
  await writes(BEFORE);
  backup = (await test.call('backup.now', {})).name;
  test.clock.at += 60_000;
  await writes(AFTER);
  await test.desk.close();
  key = (await Keyring.load(test.dataDir)?.unlockWithPassword(PASSWORD.login, PASSWORD.password))?.dataKey ?? Buffer.alloc(0);
});
afterEach(async () => { await test.close(); });

const writes = async (runningText: string): Promise<void> => { await test.call('settings.save', { ...await test.call('settings.get', {}), runningText }); };
const folder = (): string => join(test.dataDir, 'backups');
const backups = (): string[] => readdirSync(folder()).filter((name) => name.endsWith('.db'));
const stop = "const stop = (text) => { writeSync(1, text + '\\n'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); };";

async function killedAt(script: string, line: string): Promise<void> {
  const child = startScript(test.dataDir, `import { writeSync } from 'node:fs';\n${stop}\n${script}`);
  await child.line(line);
  child.process.kill('SIGKILL');
  await child.ended;
}

async function reopened(): Promise<string> {
  test = await openTestDesk({ dataDir: test.dataDir, now: test.clock.at });
  await test.call('users.signIn', PASSWORD);
  return (await test.call('settings.get', {})).runningText;
}

describe('a backup that is killed', () => {
  const making = (more: string): string => `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { openConnection } = await import('./db/desk/database.ts');
    ${more}
    syncBuiltinESMExports();
    const { makeBackup } = await import('./db/desk/backup/make-backup.ts');
    const key = Buffer.from('${key.toString('hex')}', 'hex');
    makeBackup(openConnection('${join(test.dataDir, 'desk-000001.db')}', key, true), { folder: '${folder()}', key, kind: 'daily', now: Date.UTC(2030, 0, 1) });`;
  const name = '20300101-000000-daily.db';

  it.each([
    ['before the copy is brought to the medium', "fs.fsyncSync = () => stop('now');", false],
    ['when the copy is whole and has no name yet', "const rename = fs.renameSync; fs.renameSync = (from, to) => { if (to.endsWith('.db')) stop('now'); rename(from, to); };", false],
    ['when it has its name and the keyring is not yet beside it', "const rename = fs.renameSync; fs.renameSync = (from, to) => { if (to.endsWith('keyring.json')) stop('now'); rename(from, to); };", true],
    ['while older ones give way', "const rm = fs.rmSync; fs.rmSync = (file, options) => { if (fs.existsSync('NAME')) stop('now'); rm(file, options); };", true],
  ])('%s: every file under a backup\'s name is whole, and the next one clears up', async (_, act, named) => {
    // Something that retention takes away in favour of the new one.
    const older = ['20291231-010000-daily.db', '20291231-020000-daily.db'];
    const { copyFileSync } = await import('node:fs');
    for (const each of older) copyFileSync(join(folder(), backup), join(folder(), each));
    await killedAt(making(act.replace('NAME', join(folder(), name))), 'now');
    expect(backups().includes(name)).toBe(named);
    for (const each of backups()) checkBackup(join(folder(), each), key);
    expect(await reopened()).toBe(AFTER);
    await test.call('backup.now', {});
    expect(readdirSync(folder()).filter((each) => each.includes('.part'))).toEqual([]);
  });

  it('at any moment: the same', async () => {
    const loop = `
      const { openConnection } = await import('./db/desk/database.ts');
      const { makeBackup } = await import('./db/desk/backup/make-backup.ts');
      const key = Buffer.from('${key.toString('hex')}', 'hex');
      const source = openConnection('${join(test.dataDir, 'desk-000001.db')}', key, true);
      for (let now = Date.UTC(2030, 0, 1); ; now += 1000) { makeBackup(source, { folder: '${folder()}', key, kind: 'daily', now }); writeSync(1, 'one\\n'); }`;
    for (const wait of [0, 7, 19, 31, 53]) {
      const child = startScript(test.dataDir, `import { writeSync } from 'node:fs';\n${loop}`);
      await child.line('one');
      await new Promise((next) => { setTimeout(next, wait); });
      child.process.kill('SIGKILL');
      await child.ended;
      expect(backups().length).toBeGreaterThan(0);
      for (const each of backups()) checkBackup(join(folder(), each), key);
    }
    expect(await reopened()).toBe(AFTER);
  });
});

describe('a restore that is killed', () => {
  const restoring = (patch: string): string => `
    import fs from 'node:fs';
    const { DataFolder } = await import('./db/desk/data-folder.ts');
    const { openTestDesk } = await import('./tests/support/desk.ts');
    const test = await openTestDesk({ dataDir: '${test.dataDir}', now: ${test.clock.at} });
    await test.call('users.signIn', { login: '${PASSWORD.login}', password: '${PASSWORD.password}' });
    ${patch}
    await test.call('backup.restore', { name: '${backup}' });`;
  const current = (): string => readFileSync(join(test.dataDir, 'CURRENT'), 'utf8').trim();
  const left = (): string[] => readdirSync(test.dataDir).filter((name) => /^desk-\d+\.db(\.part)?$/.test(name));

  it('when the new one is complete and CURRENT still names the old: the old one is opened, with a backup of it made before, and it can be done again', async () => {
    await killedAt(restoring("DataFolder.prototype.switchTo = () => stop('swap');"), 'swap');
    expect(current()).toBe('desk-000001.db');
    expect(left()).toContain('desk-000002.db');
    expect(backups().some((name) => name.includes('before_restore'))).toBe(true);
    expect(await reopened()).toBe(AFTER);
    expect(left()).toEqual(['desk-000001.db']);
    await test.call('backup.restore', { name: backup });
    await test.call('users.signIn', PASSWORD);
    expect((await test.call('settings.get', {})).runningText).toBe(BEFORE);
  });

  it('when CURRENT names the new one and the old still lies there: the new one is opened, the old taken away', async () => {
    await killedAt(restoring("DataFolder.prototype.removeOldGenerations = () => stop('switched');"), 'switched');
    expect(current()).toBe('desk-000002.db');
    expect(left()).toContain('desk-000001.db');
    expect(await reopened()).toBe(BEFORE);
    expect(left()).toEqual(['desk-000002.db']);
    expect(await test.call('audit.verify', {})).toMatchObject({ intact: true });
  });

  it('while the pointer itself is written: it names the old one or the new one', async () => {
    await killedAt(restoring(`const { syncBuiltinESMExports } = await import('node:module');
      const rename = fs.renameSync; fs.renameSync = (from, to) => { if (to.endsWith('CURRENT')) stop('pointer'); rename(from, to); }; syncBuiltinESMExports();`), 'pointer');
    expect(current()).toBe('desk-000001.db');
    expect(existsSync(join(test.dataDir, 'CURRENT.tmp'))).toBe(true);
    expect(await reopened()).toBe(AFTER);
  });

  it('while the copy is made: nothing has changed, and the unfinished copy is taken away', async () => {
    const child = startScript(test.dataDir, restoring("console.log('begins');"));
    await child.line('begins');
    while (child.process.exitCode === null && !readdirSync(test.dataDir).some((name) => name.includes('desk-000002'))) await new Promise((next) => { setTimeout(next, 1); });
    child.process.kill('SIGKILL');
    await child.ended;
    expect(current()).toBe('desk-000001.db');
    expect(await reopened()).toBe(AFTER);
    expect(left()).toEqual(['desk-000001.db']);
  });
});
