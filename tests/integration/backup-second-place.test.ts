/** The second place of the backups on real folders: there, away, full, write-protected, and cut off in the middle. */
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupName } from '../../db/desk/backup/backup-name.ts';
import { openConnection } from '../../db/desk/database.ts';
import { backupHandlers, runStartupBackup } from '../../main/services/backup.ts';
import { backupMemory } from '../../main/services/backup/places.ts';
import { backupAttention } from '../../main/services/backup/attention.ts';
import { backupsEnded } from '../../main/services/desk-work.ts';
import { Refusal } from '../../main/kernel.ts';
import type { Output } from '../../shared/contract/index.ts';
import { startScript } from '../support/child-script.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { runWithFileLimit } from '../support/file-limit.ts';
import { addPatients } from '../support/patients.ts';

const DAY = 86_400_000;
const RULES = { oldAfterDays: 1, secondOldAfterDays: 7 };

let desk: TestCare;
let handlers: ReturnType<typeof backupHandlers>;
let stick: string;
beforeEach(() => {
  desk = openTestCare();
  handlers = backupHandlers(desk.care);
  stick = join(desk.drivesDir, 'STIK');
  mkdirSync(stick);
  writeFileSync(join(desk.folder.path, 'keyring.json'), '{"wrapped":1}');
});
afterEach(() => desk.close());

const fieldRefused = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.error.fields;
    throw error;
  }
  return 'no refusal';
};
const saveRules = async (secondFolder: string | null): Promise<void> => {
  await handlers['backup.saveRules'](desk.context(), { secondFolder, ...RULES });
  await backupsEnded(desk.folder);
};
const backUp = async (): Promise<string> => {
  const { name } = await handlers['backup.now'](desk.context(), {});
  await backupsEnded(desk.folder);
  return name;
};
const places = async (): Promise<Output<'backup.places'>> => handlers['backup.places'](desk.context(), {});
const secondPath = (): string => backupMemory(desk.folder).secondPath ?? '';
const there = (): string[] => readdirSync(secondPath()).sort();
const kinds = (): string[] => backupAttention(desk.care(), desk.clock.at, desk.clock.at, 'admin').map((item) => item.kind);

describe('a second place', () => {
  it('gets the newest backup at once and every later one, with notes and keyring, byte for byte', async () => {
    const first = await backUp();
    await saveRules(stick);
    expect(there()).toEqual([first, first.replace('.db', '.json'), 'keyring.json']);
    addPatients(desk.db(), [{ name: 'Siti Aminah' }]);
    desk.clock.at += DAY;
    const second = await backUp();
    expect(readFileSync(join(secondPath(), second)).equals(readFileSync(join(desk.folder.backups, second)))).toBe(true);
    expect(readFileSync(join(secondPath(), 'keyring.json'), 'utf8')).toBe('{"wrapped":1}');
    expect((await places()).second).toMatchObject({ reachable: true, lastAt: desk.clock.at, problem: null, sameDisk: true, items: [{ name: second, patients: 1 }, { name: first, patients: 0 }] });
  });

  it('keeps there what retention keeps, and nothing unfinished', async () => {
    await saveRules(stick);
    for (let day = 1; day <= 60; day += 1) writeFileSync(join(secondPath(), backupName(desk.clock.at - day * DAY, 'daily')), '');
    writeFileSync(join(secondPath(), 'old.db.part'), 'half');
    await runStartupBackup(desk.care());
    expect(there().filter((name) => name.endsWith('.db'))).toHaveLength(12);
    expect(there().filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('is refused, with the reason at its field, when it is not there, inside the data folder, or no whole path', async () => {
    const save = (secondFolder: string) => fieldRefused((async () => handlers['backup.saveRules'](desk.context(), { secondFolder, ...RULES }))());
    expect(await save(join(stick, 'none'))).toEqual({ secondFolder: 'backup_folder_missing' });
    expect(await save('STIK')).toEqual({ secondFolder: 'backup_folder_missing' });
    expect(await save(desk.folder.path)).toEqual({ secondFolder: 'backup_folder_inside' });
    expect(await save(desk.folder.backups)).toEqual({ secondFolder: 'backup_folder_inside' });
    expect((await places()).second).toBeNull();
    expect(readdirSync(stick)).toEqual([]);
  });

  it('can be tried before: a file is written, read and taken away', async () => {
    expect(await handlers['backup.tryPlace'](desk.context(), { folder: stick })).toMatchObject({ problem: null, sameDisk: true });
    expect(await handlers['backup.tryPlace'](desk.context(), { folder: join(stick, 'none') })).toEqual({ problem: 'missing', freeBytes: null, sameDisk: false });
    expect(readdirSync(stick)).toEqual([]);
  });

  it('can be given up again', async () => {
    await saveRules(stick);
    await saveRules(null);
    expect((await places()).second).toBeNull();
  });
});

describe('a place that is away', () => {
  it('fails nothing; the newest backup follows when it is back, and an empty folder in its place gets nothing', async () => {
    await saveRules(stick);
    renameSync(stick, `${stick}-out`);
    mkdirSync(stick);
    const name = await backUp();
    expect((await places()).second).toMatchObject({ reachable: false, problem: 'missing', lastAt: null, items: [] });
    expect(readdirSync(stick)).toEqual([]);
    rmSync(stick, { recursive: true });
    renameSync(`${stick}-out`, stick);
    await runStartupBackup(desk.care());
    expect((await places()).second).toMatchObject({ reachable: true, problem: null });
    expect(there()).toContain((await handlers['backup.list'](desk.context(), {})).items[0]?.name);
    expect(name).toMatch(/-manual\.db$/);
  });

  it('gets all that retention keeps of what was made meanwhile, the newest first, also when it is named only now', async () => {
    for (let day = 0; day < 10; day += 1) {
      await runStartupBackup(desk.care());
      desk.clock.at += DAY;
    }
    await saveRules(stick);
    const here = readdirSync(desk.folder.backups).filter((name) => name.endsWith('.db')).sort();
    expect(there().filter((name) => name.endsWith('.db'))).toEqual(here);
    expect(here.length).toBeGreaterThanOrEqual(7);
    expect((await places()).second).toMatchObject({ lacking: 0, lastAt: desk.clock.at - DAY });
    const born = here.map((name) => ({ name, at: statSync(join(secondPath(), name)).ctimeMs })).sort((a, b) => a.at - b.at);
    expect(born.map((each) => each.name)).toEqual(here.toReversed());
    for (const name of here.slice(1, 4)) rmSync(join(secondPath(), name));
    expect((await places()).second).toMatchObject({ lacking: 3 });
    await runStartupBackup(desk.care());
    expect(there().filter((name) => name.endsWith('.db'))).toHaveLength(here.length);
  });

  it('is told after as many days as were set, counted from the last copy', async () => {
    expect(kinds()).toEqual(['backup_second_none']);
    await saveRules(stick);
    await backUp();
    expect(kinds()).toEqual([]);
    rmSync(stick, { recursive: true });
    desk.clock.at += 7 * DAY - 1000;
    expect(kinds()).toEqual([]);
    desk.clock.at += 1000;
    expect(kinds()).toEqual(['backup_second_old']);
    expect(backupAttention(desk.care(), desk.clock.at, desk.clock.at, 'receptionist').map((item) => item.params)).toEqual([{ days: 7 }]);
  });

  it('that vanishes in the middle of a copy leaves the backup here whole and no file under the final name', async () => {
    await saveRules(stick);
    addPatients(desk.db(), Array.from({ length: 3000 }, () => ({ address: 'Jalan Kenanga nomor tiga, RT 02 RW 05' })));
    const backup = handlers['backup.now'](desk.context(), {});
    const path = secondPath();
    let cut = false;
    while (!cut) {
      await new Promise((next) => { setTimeout(next, 1); });
      cut = readdirSync(path).some((name) => name.endsWith('.part'));
    }
    renameSync(stick, `${stick}-out`);
    const { name } = await backup;
    await backupsEnded(desk.folder);
    expect(existsSync(join(desk.folder.backups, name))).toBe(true);
    expect((await places()).second).toMatchObject({ reachable: false, problem: 'missing', lastAt: null });
    renameSync(`${stick}-out`, stick);
    expect(there()).not.toContain(name);
    await runStartupBackup(desk.care());
    expect(there().filter((each) => each.includes('.part'))).toEqual([]);
    expect((await places()).second).toMatchObject({ problem: null });
  });
});

describe('a place that does not take it', () => {
  const copyScript = (name: string): string => `
    import { copyToPlace } from './main/services/backup/copy.ts';
    console.log('ready');
    console.log(String(copyToPlace({ dataFolder: '${desk.folder.path}', from: '${desk.folder.backups}', to: '${secondPath()}', name: '${name}', newest: '${name}' })));`;

  it('full: nothing is left there, and it is said', async () => {
    await saveRules(stick);
    addPatients(desk.db(), Array.from({ length: 1500 }, () => ({})));
    rmSync(secondPath(), { recursive: true });
    const name = await backUp();
    mkdirSync(secondPath());
    expect(runWithFileLimit(desk.drivesDir, 200, copyScript(name))).toBe('ready\nfull\n');
    expect(there()).toEqual(['keyring.json']);
    expect(runWithFileLimit(desk.drivesDir, 100_000, copyScript(name))).toBe('ready\nnull\n');
    expect(there()).toContain(name);
  });

  it('write-protected: told as such, nothing is changed there', async () => {
    await saveRules(stick);
    rmSync(secondPath(), { recursive: true });
    const name = await backUp();
    mkdirSync(secondPath());
    // A system's administrator may write everywhere, so the copy is made as a user who may only read.
    const asNobody = `if (process.getuid() === 0) process.seteuid(65534);\n${copyScript(name)}`;
    for (const folder of [dirname(desk.folder.path), desk.folder.path, desk.folder.backups]) chmodSync(folder, 0o755);
    for (const file of [join(desk.folder.backups, name), join(desk.folder.backups, name.replace('.db', '.json'))]) chmodSync(file, 0o644);
    chmodSync(secondPath(), 0o555);
    expect(runWithFileLimit(desk.drivesDir, 100_000, asNobody)).toBe('ready\nread_only\n');
    expect(there()).toEqual([]);
    chmodSync(secondPath(), 0o777);
    expect(runWithFileLimit(desk.drivesDir, 100_000, asNobody)).toBe('ready\nnull\n');
  });

  it('a backup damaged on this disk is not carried there', async () => {
    await saveRules(stick);
    addPatients(desk.db(), Array.from({ length: 200 }, () => ({})));
    rmSync(secondPath(), { recursive: true });
    const name = await backUp();
    mkdirSync(secondPath());
    const whole = readFileSync(join(desk.folder.backups, name));
    whole[9 * 4096 + 77] = (whole[9 * 4096 + 77] ?? 0) ^ 1;
    writeFileSync(join(desk.folder.backups, name), whole);
    await runStartupBackup(desk.care());
    expect(there().filter((each) => each.endsWith('.db'))).toEqual([expect.stringMatching(/-daily\.db$/)]);
    expect((await places()).second).toMatchObject({ problem: 'damaged', lacking: 1 });
  });

  it('killed while copying: whatever stands under the final name is whole', async () => {
    await saveRules(stick);
    addPatients(desk.db(), Array.from({ length: 3000 }, () => ({ address: 'Jalan Kenanga nomor tiga, RT 02 RW 05' })));
    rmSync(secondPath(), { recursive: true });
    const name = await backUp();
    const whole = readFileSync(join(desk.folder.backups, name));
    let unfinished = 0;
    for (const wait of [0, 20, 40, 60, 80, 110]) {
      rmSync(secondPath(), { recursive: true, force: true });
      mkdirSync(secondPath());
      const child = startScript(desk.drivesDir, copyScript(name));
      await child.line('ready');
      await new Promise((next) => { setTimeout(next, wait); });
      child.process.kill('SIGKILL');
      await child.ended;
      if (there().includes(name)) expect(readFileSync(join(secondPath(), name)).equals(whole)).toBe(true);
      else unfinished += 1;
    }
    expect(unfinished).toBeGreaterThan(0);
    expect(runWithFileLimit(desk.drivesDir, 100_000, copyScript(name))).toBe('ready\nnull\n');
    expect(there().filter((each) => each.includes('.part'))).toEqual([]);
  });
});

it('a backup that is only in the second place can be restored from there', async () => {
  addPatients(desk.db(), [{ name: 'Kemarin' }]);
  await saveRules(stick);
  const name = await backUp();
  addPatients(desk.db(), [{ name: 'Hari Ini' }]);
  rmSync(join(desk.folder.backups, name));
  const refused = await Promise.resolve(handlers['backup.restore'](desk.context(), { name })).catch((error: unknown) => (error instanceof Refusal ? error.error.code : error));
  expect(refused).toBe('backup_not_found');
  await handlers['backup.restore'](desk.context(), { name, place: 'second' });
  const copy = openConnection(desk.folder.current() ?? '', desk.key, true);
  expect(copy.prepare('SELECT name FROM patient').pluck().all()).toEqual(['Kemarin']);
  copy.close();
  expect(secondPath()).not.toBe('');
});
