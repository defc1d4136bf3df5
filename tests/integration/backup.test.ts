import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection, WrongKeyError } from '../../db/desk/database.ts';
import { backupName } from '../../db/desk/backup/backup-name.ts';
import { backupBeforeMigration } from '../../db/desk/backup/index.ts';
import { backupHandlers, lastBackupAt, runStartupBackup } from '../../main/services/backup.ts';
import { verifyAudit } from '../../main/services/audit/verify.ts';
import { Refusal } from '../../main/kernel.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { runWithFileLimit } from '../support/file-limit.ts';
import { addPatients, addVisits } from '../support/patients.ts';

let desk: TestCare;
let handlers: ReturnType<typeof backupHandlers>;
beforeEach(() => {
  desk = openTestCare();
  handlers = backupHandlers(desk.care);
});
afterEach(() => desk.close());

const backups = (): string[] => readdirSync(desk.folder.backups).sort();
const refusal = async (work: unknown): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.error.code;
    throw error;
  }
  return 'no refusal';
};
const names = (): string[] => desk.db().all(desk.db().build.selectFrom('patient').select('name').orderBy('name')).map((row) => row.name);
/** Without the entry that the first signature of this desk leaves. */
const auditActions = (): string[] => desk.db().all(desk.db().build.selectFrom('audit_entry').select('action').where('entity', '!=', 'keyring').orderBy('id')).map((row) => row.action);

describe('making a backup', () => {
  it('writes a whole copy that opens with the key only, with counts, and nothing unfinished', async () => {
    const [patient = ''] = addPatients(desk.db(), [{ name: 'Siti Aminah' }, { name: 'Budi Santoso' }]);
    addVisits(desk.db(), [{ patient_id: patient }]);
    writeFileSync(join(desk.folder.path, 'keyring.json'), '{"wrapped":1}');
    const made = await handlers['backup.now'](desk.context(), {});
    expect(made).toMatchObject({ name: '20261122-024200-manual.db', kind: 'manual', patients: 2, visits: 1 });
    expect(backups()).toEqual(['20261122-024200-manual.db', '20261122-024200-manual.json', 'keyring.json']);
    const file = join(desk.folder.backups, made.name);
    expect(statSync(file).size).toBe(made.bytes);
    const bytes = readFileSync(file);
    expect(bytes.includes('Siti Aminah')).toBe(false);
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(() => openConnection(file, randomBytes(32), true)).toThrow(WrongKeyError);
    const copy = openConnection(file, desk.key, true);
    expect(copy.prepare('SELECT count(*) FROM patient').pluck().get()).toBe(2);
    copy.close();
    expect(auditActions()).toEqual(['backup']);
  });

  it('leaves the event loop free while it runs', async () => {
    addPatients(desk.db(), Array.from({ length: 3000 }, () => ({ address: 'Jalan Kenanga nomor tiga, RT 02 RW 05' })));
    let turns = 0;
    const timer = setInterval(() => { turns += 1; }, 2);
    const backup = handlers['backup.now'](desk.context(), {});
    expect(backup).toBeInstanceOf(Promise);
    await backup;
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  it('a second click joins the first; two backups within a second get two names', async () => {
    const requestId = uuidv7(1);
    const [first, again, other] = await Promise.all([
      handlers['backup.now'](desk.context(requestId), {}), handlers['backup.now'](desk.context(requestId), {}), handlers['backup.now'](desk.context(), {}),
    ]);
    expect(again).toEqual(first);
    expect(other.name).toBe('20261122-024201-manual.db');
    expect(auditActions()).toEqual(['backup', 'backup']);
  });

  it('at start only when the newest is older than 24 hours, and a backup from the future does not count', async () => {
    writeFileSync(join(desk.folder.backups, backupName(desk.clock.at + 10 * 365 * 86_400_000, 'daily')), '');
    expect(lastBackupAt(desk.care())).toBeNull();
    expect(await runStartupBackup(desk.care())).toMatchObject({ kind: 'daily' });
    expect(await runStartupBackup(desk.care())).toBeNull();
    desk.clock.at += 24 * 3_600_000;
    expect(await runStartupBackup(desk.care())).toMatchObject({ kind: 'daily' });
    expect(desk.events).toContainEqual({ type: 'changed', capabilities: ['backup', 'attention', 'sync'] });
  });

  it('clears what a power cut left, and keeps 7 days, 4 weeks and the months', async () => {
    writeFileSync(join(desk.folder.backups, '20261121-024200-daily.db.part'), 'half');
    for (let day = 1; day <= 60; day += 1) writeFileSync(join(desk.folder.backups, backupName(desk.clock.at - day * 86_400_000, 'daily')), '');
    await runStartupBackup(desk.care());
    const list = await handlers['backup.list'](desk.context(), {});
    expect(list.items.filter((item) => item.kind === 'daily')).toHaveLength(7);
    // A week already stands among the days; October and September have only their months left.
    expect(list.items.filter((item) => item.kind === 'weekly').length).toBeGreaterThanOrEqual(2);
    expect(list.items.filter((item) => item.kind === 'monthly')).toHaveLength(2);
    expect(list.items.length).toBeLessThanOrEqual(12);
    expect(list.items[0]).toMatchObject({ at: desk.clock.at, patients: 0 });
    expect(list.items[1]).toMatchObject({ patients: null });
    expect(backups().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('makes the folder again when somebody has taken it away', async () => {
    rmSync(desk.folder.backups, { recursive: true });
    expect(lastBackupAt(desk.care())).toBeNull();
    expect(await handlers['backup.list'](desk.context(), {})).toMatchObject({ lastAt: null, items: [] });
    expect(await handlers['backup.now'](desk.context(), {})).toMatchObject({ kind: 'manual' });
  });

  it('before a migration, synchronously on the same connection', () => {
    const made = backupBeforeMigration(desk.db().connection, desk.folder, desk.key, desk.clock.at);
    expect(made.name).toBe('20261122-024200-migration.db');
    expect(existsSync(join(desk.folder.backups, made.name))).toBe(true);
  });
});

describe('restoring', () => {
  it('brings the backup back, keeps today as a backup first, and writes it into the audit log', async () => {
    addPatients(desk.db(), [{ name: 'Kemarin' }]);
    const { name } = await handlers['backup.now'](desk.context(), {});
    desk.clock.at += 3_600_000;
    addPatients(desk.db(), [{ name: 'Hari Ini' }]);
    const result = await handlers['backup.restore'](desk.context(), { name });
    expect(names()).toEqual(['Kemarin']);
    expect(desk.folder.current()).toMatch(/desk-000002\.db$/);
    expect(existsSync(join(desk.folder.path, 'desk-000001.db'))).toBe(false);
    expect(auditActions()).toEqual(['restore']);
    expect(verifyAudit(desk.db(), null, () => true)).toMatchObject({ fault: null });
    const safety = openConnection(join(desk.folder.backups, result.safetyBackup), desk.key, true);
    expect(safety.prepare('SELECT name FROM patient ORDER BY name').pluck().all()).toEqual(['Hari Ini', 'Kemarin']);
    safety.close();
    expect(result.safetyBackup).toMatch(/-before_restore\.db$/);
  });

  it('never gives a record number, a queue number or a stamp a second time', async () => {
    const db = desk.db();
    db.connection.prepare('INSERT INTO record_block (id, first, last, next) VALUES (1, 1, 10000, 5)').run();
    db.connection.prepare("INSERT INTO queue_counter (letter, day, desk_letter, last) VALUES ('u', '2026-11-22', 'A', 3)").run();
    const { name } = await handlers['backup.now'](desk.context(), {});
    db.connection.exec("UPDATE record_block SET next = 42; UPDATE queue_counter SET last = 17; INSERT INTO queue_counter VALUES ('v', '2026-11-22', 'A', 2)");
    addPatients(db, [{}]);
    const stamp = db.clock().last_hlc;
    await handlers['backup.restore'](desk.context(), { name });
    const connection = desk.db().connection;
    expect(connection.prepare('SELECT next FROM record_block').pluck().get()).toBe(42);
    expect(connection.prepare('SELECT last FROM queue_counter ORDER BY letter').pluck().all()).toEqual([17, 2]);
    expect(desk.db().clock().last_hlc > stamp).toBe(true);
  });

  it('catches what is saved while the safety backup runs', async () => {
    addPatients(desk.db(), Array.from({ length: 1500 }, () => ({})));
    const { name } = await handlers['backup.now'](desk.context(), {});
    const restoring = Promise.resolve(handlers['backup.restore'](desk.context(), { name }));
    let ended = false;
    void restoring.finally(() => { ended = true; });
    let saved = 0;
    while (!ended) {
      await new Promise((next) => { setTimeout(next, 5); });
      if (!ended && desk.folder.current()?.endsWith('desk-000001.db')) {
        addPatients(desk.db(), [{ name: 'Terakhir' }]);
        saved += 1;
      }
    }
    const { safetyBackup } = await restoring;
    const safety = openConnection(join(desk.folder.backups, safetyBackup), desk.key, true);
    expect(safety.prepare("SELECT count(*) FROM patient WHERE name = 'Terakhir'").pluck().get()).toBe(saved);
    safety.close();
    expect(saved).toBeGreaterThan(0);
  });

  it('goes before backups asked for meanwhile: those are of the restored database, and the daily one waits for the next look', async () => {
    const { name } = await handlers['backup.now'](desk.context(), {});
    addPatients(desk.db(), [{ name: 'Hari Ini' }]);
    const before = desk.care();
    const [, daily, made] = await Promise.all([
      handlers['backup.restore'](desk.context(), { name }),
      new Promise((next) => { setTimeout(next, 50); }).then(() => runStartupBackup(before)),
      new Promise((next) => { setTimeout(next, 60); }).then(() => handlers['backup.now'](desk.context(), {})),
    ]);
    expect(daily).toBeNull();
    expect(made).toMatchObject({ kind: 'manual', patients: 0 });
    expect(auditActions().toSorted()).toEqual(['backup', 'restore']);
    expect(await runStartupBackup(desk.care())).toMatchObject({ kind: 'daily' });
  });

  it('refuses a damaged backup and changes nothing', async () => {
    addPatients(desk.db(), Array.from({ length: 400 }, () => ({})));
    const { name } = await handlers['backup.now'](desk.context(), {});
    const file = join(desk.folder.backups, name);
    const whole = readFileSync(file);
    const before = desk.folder.current();
    for (const damage of [flippedIn(whole, 5), flippedIn(whole, 40), whole.subarray(0, whole.length - 4096 * 3), Buffer.from('not a database'), Buffer.alloc(0)]) {
      writeFileSync(file, damage);
      expect(await refusal(handlers['backup.restore'](desk.context(), { name }))).toBe('backup_damaged');
    }
    expect(desk.folder.current()).toBe(before);
    expect(names()).toHaveLength(400);
    expect(readdirSync(desk.folder.path).filter((each) => each.startsWith('desk-0')).sort()).toEqual(['desk-000001.db', 'desk-000001.db-shm', 'desk-000001.db-wal']);
    expect(backups().filter((each) => each.includes('before_restore'))).toEqual([]);
  });

  it('refuses a backup of a newer version, an unknown name and a path', async () => {
    const { name } = await handlers['backup.now'](desk.context(), {});
    const file = join(desk.folder.backups, name);
    const db = openConnection(file, desk.key);
    db.pragma('user_version = 9999');
    db.close();
    expect(await refusal(handlers['backup.restore'](desk.context(), { name }))).toBe('newer_database');
    for (const unknown of ['20200101-000000-daily.db', '../desk-000001.db', 'keyring.json']) {
      expect(await refusal((async () => handlers['backup.restore'](desk.context(), { name: unknown }))())).toBe('backup_not_found');
    }
  });
});

function flippedIn(whole: Buffer, page: number): Buffer {
  const copy = Buffer.from(whole);
  const at = page * 4096 + 1000;
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

describe('a full disk', () => {
  const script = (body: string): string => `
    import { openConnection } from './db/desk/database.ts';
    import { makeBackup } from './db/desk/backup/make-backup.ts';
    import { prepareRestore } from './db/desk/backup/prepare-restore.ts';
    import { isDiskFull } from './db/desk/backup/disk-full.ts';
    const key = Buffer.from('${desk.key.toString('hex')}', 'hex');
    try { ${body}; console.log('made'); } catch (error) { console.log(isDiskFull(error) ? 'disk full' : error.stack); }`;

  it('stops a backup and a restore with nothing left behind', async () => {
    addPatients(desk.db(), Array.from({ length: 1500 }, () => ({})));
    const backup = `const source = openConnection('${desk.folder.current()}', key, true);
      makeBackup(source, { folder: '${desk.folder.backups}', key, kind: 'daily', now: 0 })`;
    expect(runWithFileLimit(desk.folder.path, 200, script(backup))).toBe('disk full\n');
    expect(backups()).toEqual([]);
    const { name } = await handlers['backup.now'](desk.context(), {});
    const target = desk.folder.nextGeneration();
    const restore = `prepareRestore({ backup: '${join(desk.folder.backups, name)}', target: '${target}', key, now: 0 })`;
    expect(runWithFileLimit(desk.folder.path, 200, script(restore))).toBe('disk full\n');
    expect(readdirSync(desk.folder.path).filter((each) => each.includes('000002'))).toEqual([]);
    expect(runWithFileLimit(desk.folder.path, 100_000, script(restore))).toBe('made\n');
    rmSync(target);
  });

  it('is a refusal, not a crash, when the worker meets it', () => {
    addPatients(desk.db(), Array.from({ length: 1500 }, () => ({})));
    const care = `{ db: null, clock: { now: () => 0 }, folder: { current: () => '${desk.folder.current()}', backups: '${desk.folder.backups}' }, dataKey: key }`;
    const work = `const { runBackup } = await import('./main/services/backup/run.ts');
      await runBackup(${care}, 'daily').catch((error) => { throw new Error(error.error.code); })`;
    expect(runWithFileLimit(desk.folder.path, 200, script(work))).toContain('Error: disk_failing');
    expect(backups()).toEqual([]);
  });
});
