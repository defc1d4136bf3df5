/** What happens to a write when the process or the power goes, tried with real processes. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { startScript } from '../support/child-script.ts';
import { runWithFileLimit } from '../support/file-limit.ts';
import { openTestDatabase, type TestDatabase } from '../support/desk-database.ts';

let test: TestDatabase;
beforeEach(() => {
  test = openTestDatabase();
  test.db.close();
});
afterEach(() => { test.close(); });

const opening = (): string => `
  import { writeSync } from 'node:fs';
  import { DeskDatabase, openConnection } from './db/desk/database.ts';
  const say = (text) => writeSync(1, text + '\\n');
  const db = new DeskDatabase(openConnection('${test.file}', Buffer.from('${test.key.toString('hex')}', 'hex')), { now: () => Date.now() });
  const save = (id) => (tx) => tx.run(db.build.insertInto('setting').values({ id, value: '1', updated_at: tx.now, updated_by: 'x' }));
  const write = (change) => db.write({ actor: 'x', requestId: null, call: 'test' }, change);`;

const reopened = <T>(look: (db: DeskDatabase) => T): T => {
  const db = new DeskDatabase(openConnection(test.file, test.key), { now: () => Date.now() });
  try {
    return look(db);
  } finally {
    db.close();
  }
};
const rowsAndChanges = (): { rows: string[]; changes: string[]; clocks: string[]; sequence: number; stamp: string | null } => reopened((db) => ({
  rows: db.all(db.build.selectFrom('setting').select('id').orderBy('id')).map((row) => row.id),
  changes: db.all(db.build.selectFrom('outbox').select('row_id').orderBy('row_id')).map((row) => row.row_id),
  clocks: db.all(db.build.selectFrom('row_clock').select('row_id').orderBy('row_id')).map((row) => row.row_id),
  sequence: db.clock().dev_seq, stamp: db.clock().stamp,
}));

describe('kill -9', () => {
  it('fault 1: in the middle of a transaction: neither row nor outbox, and what was acknowledged stays', async () => {
    const child = startScript(test.folder, `${opening()}
      write(save('a'));
      write((tx) => { save('b')(tx); save('c')(tx); say('half way'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); });`);
    await child.line('half way');
    child.process.kill('SIGKILL');
    await child.ended;
    expect(rowsAndChanges()).toEqual({ rows: ['a'], changes: ['a'], clocks: ['a'], sequence: 1, stamp: null });
  });

  it('P2: at any moment of many writes: every acknowledged row is there, with its outbox row', async () => {
    for (const after of [20, 60]) {
      const child = startScript(test.folder, `${opening()}
        const start = db.clock().dev_seq;
        for (let row = 0; ; row += 1) { const id = 'r' + String(start + row).padStart(8, '0'); write(save(id)); say(id); }`);
      while (child.output().split('\n').length < after) await new Promise((next) => { setTimeout(next, 1); });
      child.process.kill('SIGKILL');
      await child.ended;
      const said = child.output().split('\n').filter((line) => /^r\d{8}$/.test(line));
      const { rows, changes, clocks, sequence, stamp } = rowsAndChanges();
      expect(rows).toEqual(expect.arrayContaining(said));
      expect(changes).toEqual(rows);
      expect(clocks).toEqual(rows);
      expect([sequence, stamp]).toEqual([rows.length, null]);
    }
  });

  it('fault 4: during a migration: the old schema is intact', async () => {
    const child = startScript(test.folder, `${opening()}
      import { migrate, schemaVersion } from './db/desk/migrate.ts';
      import { MIGRATIONS } from './db/desk/migrations/index.ts';
      const fill = (raw) => { raw.exec("ALTER TABLE setting ADD COLUMN note TEXT"); say('half way'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); };
      migrate(db.connection, 0, [...MIGRATIONS, { version: MIGRATIONS.length + 1, name: 'next', sql: 'CREATE TABLE later (id TEXT) STRICT', fill }]);`);
    const before = schemaText();
    await child.line('half way');
    child.process.kill('SIGKILL');
    await child.ended;
    expect(schemaText()).toBe(before);
    expect(reopened((db) => db.connection.prepare("SELECT count(*) FROM sqlite_schema WHERE name GLOB 'capture_*'").pluck().get())).toBeGreaterThan(50);
  });
});

function schemaText(): string {
  return reopened((db) => db.connection.prepare('SELECT group_concat(sql, char(10)) FROM sqlite_schema').pluck().get() as string) + reopened((db) => String(db.connection.pragma('user_version', { simple: true })));
}

describe('power', () => {
  it('cannot take an acknowledged write: the WAL is synced to disk before the acknowledgement leaves', async () => {
    // The continuous checks install strace; a desk PC on which somebody runs the tests may not have it.
    if (process.env['CI'] === undefined && spawnSync('strace', ['-V']).error) return;
    const trace = join(test.folder, 'trace');
    const child = startScript(test.folder, `${opening()} write(save('warm-up')); say('ready'); write(save('a')); say('acknowledged');`, ['strace', '-f', '-y', '-e', 'trace=fdatasync,fsync,write,pwrite64', '-o', trace]);
    expect(await child.ended).toBe(0);
    const calls = readFileSync(trace, 'utf8').split('\n');
    const ready = calls.findIndex((call) => call.includes('"ready\\n"'));
    const acknowledged = calls.findIndex((call) => call.includes('"acknowledged\\n"'));
    const between = calls.slice(ready + 1, acknowledged);
    const lastWrite = between.findLastIndex((call) => call.includes('pwrite64') && call.includes('desk.db-wal>'));
    const lastSync = between.findLastIndex((call) => /f(data)?sync\(\d+<[^>]*desk\.db-wal>\)\s+= 0/.test(call));
    expect(ready).toBeGreaterThan(-1);
    expect(lastWrite).toBeGreaterThan(-1);
    expect(lastSync).toBeGreaterThan(lastWrite);
  });
});

it('fault 6: a full disk undoes the whole action and keeps every earlier one', () => {
  const said = runWithFileLimit(test.folder, 400, `${opening()}
    import { isSqlite } from './db/desk/database.ts';
    db.connection.pragma('wal_autocheckpoint = 0');
    for (let round = 0; ; round += 1) {
      try { write((tx) => { for (const part of ['a', 'b', 'c']) save(part + round)(tx); }); say('saved ' + round); }
      catch (error) { say(isSqlite(error, 'SQLITE_FULL') || isSqlite(error, 'SQLITE_IOERR') ? 'full' : error.stack); break; }
    }
    process.exit(0);`).trim().split('\n');
  expect(said.at(-1)).toBe('full');
  expect(said.length).toBeGreaterThan(5);
  const rounds = said.slice(0, -1).map((line) => Number(line.replace('saved ', '')));
  const found = rowsAndChanges();
  expect(found.rows).toEqual(rounds.flatMap((round) => [`a${round}`, `b${round}`, `c${round}`]).toSorted());
  expect(found.changes).toEqual(found.rows);
  expect(found).toMatchObject({ sequence: found.rows.length, stamp: null });
});

describe('the write-ahead log', () => {
  const write = (id: string): void => reopened((db) => { db.write({ actor: 'x', requestId: null, call: 'test' }, (tx) => tx.run(db.build.insertInto('setting').values({ id, value: '1', updated_at: tx.now, updated_by: 'x' }))); });

  it('fault 8: of an earlier moment leaves a database that opens, with whole actions only', () => {
    write('a');
    const stale = withLog((log) => readFileSync(log));
    write('b');
    writeFileSync(`${test.file}-wal`, stale);
    const found = rowsAndChanges();
    expect(found.changes).toEqual(found.rows);
    expect(found.sequence).toBe(found.rows.length);
    expect(reopened((db) => db.connection.pragma('integrity_check', { simple: true }))).toBe('ok');
  });

  it('fault 8: of another database is noticed when it is opened, and the file is left as it was', () => {
    write('a');
    const before = readFileSync(test.file);
    const other = openTestDatabase();
    other.db.connection.pragma('wal_autocheckpoint = 0');
    other.db.write({ actor: 'x', requestId: null, call: 'test' }, (tx) => { tx.audit('lock', 'user', null); });
    writeFileSync(`${test.file}-wal`, readFileSync(`${other.file}-wal`));
    other.close();
    expect(() => openConnection(test.file, test.key)).toThrow();
    expect(readFileSync(test.file).equals(before)).toBe(true);
    rmSync(`${test.file}-wal`);
    rmSync(`${test.file}-shm`, { force: true });
    expect(rowsAndChanges().rows).toEqual(['a']);
  });

  it('fault 8: that is missing leaves a database that opens, with whole actions only', () => {
    write('a');
    withLog((log) => { rmSync(log); });
    const found = rowsAndChanges();
    expect(found.changes).toEqual(found.rows);
    expect(found.rows).toContain('a');
    expect(found.sequence).toBe(found.rows.length);
  });
});

/** Looks at a log that holds changes which are not yet in the file, as a process leaves it that was killed. */
function withLog<T>(look: (log: string) => T): T {
  const copy = `${test.file}.copy`;
  const db = new DeskDatabase(openConnection(test.file, test.key), { now: () => Date.now() });
  db.connection.pragma('wal_autocheckpoint = 0');
  db.write({ actor: 'x', requestId: null, call: 'test' }, (tx) => tx.run(db.build.insertInto('setting').values({ id: 'logged', value: '1', updated_at: tx.now, updated_by: 'x' })));
  copyFileSync(test.file, copy);
  copyFileSync(`${test.file}-wal`, `${copy}-wal`);
  db.close();
  renameSync(copy, test.file);
  renameSync(`${copy}-wal`, `${test.file}-wal`);
  return look(`${test.file}-wal`);
}
