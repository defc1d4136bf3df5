/** Disks that fill up, fail or turn read-only at any call of a backup, a restore, a swap or a rescue: it is told, nothing half done counts, nothing that was there is touched. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBackup } from '../../db/desk/backup/prepare-restore.ts';
import { backupHandlers } from '../../main/services/backup.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { type Fault, runWithFault, runWithSmallDisk, whyNoFaults, whyNoSmallDisk } from '../support/injected-fault.ts';
import { addPatients } from '../support/patients.ts';

let desk: TestCare;
let backup: string;
let database: string;
beforeEach(async () => {
  desk = openTestCare();
  addPatients(desk.db(), Array.from({ length: 300 }, () => ({})));
  backup = (await backupHandlers(desk.care)['backup.now'](desk.context(), {})).name;
  addPatients(desk.db(), Array.from({ length: 40 }, () => ({})));
  desk.db().connection.pragma('wal_checkpoint(TRUNCATE)');
  database = desk.folder.current() ?? '';
});
afterEach(() => desk.close());

type Strike = Omit<Fault, 'files'>;
const STRIKES: readonly (readonly [string, Strike])[] = [
  ['the first write fails', { calls: 'write,pwrite64', error: 'EIO', from: 1 }],
  ['a later write fails', { calls: 'write,pwrite64', error: 'EIO', from: 30 }],
  ['it fills up at once', { calls: 'write,pwrite64,copy_file_range,ftruncate', error: 'ENOSPC', from: 1 }],
  ['it fills up later', { calls: 'write,pwrite64', error: 'ENOSPC', from: 30 }],
  ['it cannot bring it to the medium', { calls: 'fsync,fdatasync', error: 'EIO', from: 1 }],
  ['it is read-only', { calls: 'openat,rename', error: 'EROFS', from: 1 }],
  ['it turns read-only in between', { calls: 'openat,rename,unlink', error: 'EROFS', from: 3 }],
  ['it does not read back', { calls: 'pread64,read', error: 'EIO', from: 3 }],
];

const said = (body: string): string => `
  import { join } from 'node:path';
  import { DataFolder } from './db/desk/data-folder.ts';
  import { openConnection } from './db/desk/database.ts';
  import { diskTrouble, errorCode } from './db/desk/backup/disk-full.ts';
  import { DamagedCopyError, makeBackup } from './db/desk/backup/make-backup.ts';
  import { prepareRestore } from './db/desk/backup/prepare-restore.ts';
  import { copyToPlace } from './main/services/backup/copy.ts';
  import { rescueInto } from './main/services/rescue/rescue.ts';
  import { writeFileAtomic } from './db/desk/atomic-file.ts';
  const key = Buffer.from('${desk.key.toString('hex')}', 'hex');
  const folder = '${desk.folder.path}';
  try { ${body} } catch (error) { console.log(error instanceof DamagedCopyError ? 'damaged' : diskTrouble(error, folder) ?? (errorCode(error) || error.stack)); }`;
const TOLD = /^(disk_full|disk_failing|damaged|SQLITE_(NOTADB|CORRUPT)\w*)$/;

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
/** Every file of the desk that counts, by content. */
const standing = (): Record<string, string> => Object.fromEntries([...readdirSync(desk.folder.path).filter((name) => /^(desk-\d+\.db|CURRENT|keyring.*\.json)$/.test(name)).map((name) => join(desk.folder.path, name)), ...readdirSync(desk.folder.backups).filter((name) => /\.(db|json)$/.test(name)).map((name) => join(desk.folder.backups, name))].map((file) => [basename(file), hashOf(file)]));

/** Runs under the fault and answers whether it finished after all; then it must have said so. */
function strike(body: string, fault: Strike, files: readonly string[]): boolean {
  const answer = runWithFault(desk.drivesDir, said(`${body}; console.log('done');`), { ...fault, files });
  if (answer !== 'done') expect(answer).toMatch(TOLD);
  return answer === 'done';
}

const canFail = whyNoFaults() === null;

describe('a backup, when the disk', () => {
  it.each(STRIKES)('%s: no file has a backup\'s name unless it is whole, and the desk\'s own files stay', (_, fault) => {
    if (!canFail) return;
    const before = standing();
    const file = join(desk.folder.backups, '20300101-000000-daily.db');
    const body = `const source = openConnection('${database}', key, true); makeBackup(source, { folder: join(folder, 'backups'), key, kind: 'daily', now: Date.UTC(2030, 0, 1) })`;
    const done = strike(body, fault, [`${file}.part`, file.replace('.db', '.json.tmp'), file.replace('.db', '.json'), file]);
    expect(standing()).toMatchObject(before);
    expect(existsSync(file)).toBe(done);
    if (done) checkBackup(file, desk.key);
    else expect(Object.keys(standing())).toEqual(Object.keys(before));
  });
});

describe('preparing a restore, when the disk', () => {
  it.each(STRIKES)('%s: nothing has a database\'s name unless it is whole', (_, fault) => {
    if (!canFail) return;
    const before = standing();
    const target = desk.folder.nextGeneration();
    const done = strike(`prepareRestore({ backup: join(folder, 'backups', '${backup}'), target: '${target}', key, now: 0 })`, fault, [`${target}.part`, `${target}.part-wal`, target]);
    expect(existsSync(target)).toBe(done);
    if (done) checkBackup(target, desk.key);
    rmSync(target, { force: true });
    expect(standing()).toEqual(before);
  });
});

describe('a rescue, when the disk', () => {
  it.each(STRIKES)('%s: the damaged file and the backup are untouched, and only a finished one can take its place', (_, fault) => {
    if (!canFail) return;
    const before = standing();
    const target = join(desk.folder.path, 'rescue.db');
    const body = `rescueInto({ backup: join(folder, 'backups', '${backup}'), backupName: '${backup}', backupAt: 0, damaged: '${database}', target: '${target}', key, actor: 'x', now: ${desk.clock.at} }, () => undefined)`;
    const done = strike(body, fault, [`${target}.part`, target, `${target}-wal`]);
    expect(standing()).toEqual(before);
    if (done) checkBackup(target, desk.key);
    else expect(existsSync(target)).toBe(false);
  });

  it('does not give some of the damaged file: what lies elsewhere is added, and the rest is counted', () => {
    if (!canFail) return;
    const target = join(desk.folder.path, 'rescue.db');
    const body = `const { opened, tables, unreadChanges, pages } = rescueInto({ backup: join(folder, 'backups', '${backup}'), backupName: '${backup}', backupAt: 0, damaged: '${database}', target: '${target}', key, actor: 'x', now: ${desk.clock.at} }, () => undefined);
      const patients = tables.find((each) => each.table === 'patient'); console.log(JSON.stringify({ opened, saved: patients?.saved ?? 0, lost: unreadChanges === null ? null : unreadChanges + (patients?.unreadable ?? 0) }))`;
    for (const from of [2, 6, 40]) {
      const answer = JSON.parse(runWithFault(desk.drivesDir, said(body), { calls: 'pread64', error: 'EIO', from, files: [database] })) as { opened: boolean; saved: number; lost: number | null };
      // Nothing is lost without being told: what was not saved is counted, or it is said that it cannot be known.
      expect(answer.lost === null || answer.saved + answer.lost >= 40).toBe(true);
      expect(existsSync(target)).toBe(true);
    }
  });
});

describe('the word on which database is in use, when the disk', () => {
  it.each(STRIKES.filter(([, { calls }]) => calls !== 'pread64,read'))('%s: it names the old one or the new one, and a short write is not taken for a whole one', (_, fault) => {
    if (!canFail) return;
    const pointer = join(desk.folder.path, 'CURRENT');
    const before = standing();
    const body = `writeFileAtomic('${pointer}', 'desk-000002.db\\n')`;
    const done = strike(body, fault, [`${pointer}.tmp`, pointer]);
    expect(readFileSync(pointer, 'utf8')).toBe(done ? 'desk-000002.db\n' : 'desk-000001.db\n');
    if (!done) expect(standing()).toEqual(before);
  });
});

describe('a small disk as the second place', () => {
  const script = (more: string): string => said(`
    const { execFileSync } = await import('node:child_process');
    const { mkdirSync, readdirSync } = await import('node:fs');
    const to = '${join(desk.drivesDir, 'KECIL', 'cadangan')}';
    mkdirSync(to);
    const order = { dataFolder: folder, from: join(folder, 'backups'), to, name: '${backup}', newest: '${backup}' };
    ${more}`);

  it('full in the middle: told, and no file is left under a backup\'s name', () => {
    if (whyNoSmallDisk() !== null) return;
    mkdirSync(join(desk.drivesDir, 'KECIL'));
    const answer = runWithSmallDisk(desk.drivesDir, script("console.log(copyToPlace(order), readdirSync(to).filter((name) => name.includes('.db')).length)"), join(desk.drivesDir, 'KECIL'), 300);
    expect(answer).toBe('full 0');
  });

  it('taken away in the middle: told as missing, and the desk\'s own backup is whole', () => {
    if (whyNoSmallDisk() !== null) return;
    mkdirSync(join(desk.drivesDir, 'KECIL'));
    const taken = `let asked = 0;
      const answer = copyToPlace(order, () => { asked += 1; if (asked === 2) execFileSync('umount', ['-l', '${join(desk.drivesDir, 'KECIL')}']); });
      console.log(answer, asked > 1)`;
    expect(runWithSmallDisk(desk.drivesDir, script(taken), join(desk.drivesDir, 'KECIL'), 60_000)).toBe('missing true');
    checkBackup(join(desk.folder.backups, backup), desk.key);
  });
});
