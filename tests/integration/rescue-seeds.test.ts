/** Pages spoiled at random places: every change after the backup is in the restored database, or counted in the report. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBackup } from '../../db/desk/backup/make-backup.ts';
import { type DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { SYNCED_TABLES } from '../../db/desk/schema.ts';
import { type RescueResult, rescueInto } from '../../main/services/rescue/rescue.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../support/desk-database.ts';

const SEEDS = 30;
const PAGE = 4096;

let test: TestDatabase;
let folder: string;
let backup: string;
let whole: Map<string, string>;
let before: Map<string, string>;
let pristine: Buffer;
/** Pages with rows, and those of the table of contents: without any one of the latter no row can be reached. */
let rowPages: number[];
let contents: number[];

beforeAll(() => {
  test = openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'meja-depan-'));
  test.db.connection.prepare('INSERT INTO record_block (id, first, last, next) VALUES (1, 1, 200000, 1)').run();
  for (let step = 0; step < 20; step += 1) fill(test.db, `lama-${step}`);
  backup = join(folder, makeBackup(test.db.connection, { folder, key: test.key, kind: 'daily', now: TEST_NOW }).name);
  before = rowsOf(test.db.connection);
  test.clock.at += 3_600_000;
  for (let step = 0; step < 30; step += 1) fill(test.db, `baru-${step}`);
  touchOld(test.db);
  test.db.connection.pragma('wal_checkpoint(TRUNCATE)');
  whole = rowsOf(test.db.connection);
  contents = test.db.connection.prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'").pluck().all();
  rowPages = test.db.connection.prepare<[], number>("SELECT pageno FROM dbstat WHERE name != 'sqlite_schema'").pluck().all();
  test.db.close();
  pristine = readFileSync(test.file);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(test.folder, { recursive: true, force: true });
});

/** Settings, bulletins and audit entries: tables of both kinds, rows of different length. */
function fill(db: DeskDatabase, name: string): void {
  db.write({ actor: 'x', requestId: null, call: 'test' }, (tx) => {
    for (let row = 0; row < 6; row += 1) {
      tx.run(db.build.insertInto('setting').values({ id: `${name}-${row}`, value: JSON.stringify('v'.repeat(40 + row * 30)), updated_at: tx.now, updated_by: tx.actor }));
      tx.run(db.build.insertInto('bulletin').values({ id: tx.newId(), text: `${name} ${row}`, urgent: 0, until_day: null, created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null }));
    }
    tx.audit('settings', 'setting', null, name);
    tx.run(db.build.updateTable('record_block').set((eb) => ({ next: eb('next', '+', 1) })));
  });
}

function touchOld(db: DeskDatabase): void {
  for (let step = 0; step < 20; step += 2) {
    db.write({ actor: 'x', requestId: null, call: 'test' }, (tx) => { tx.run(db.build.updateTable('setting').set({ value: '"diubah"', updated_at: tx.now }).where('id', '=', `lama-${step}-0`)); });
  }
}

function rowsOf(db: Database.Database): Map<string, string> {
  return new Map(SYNCED_TABLES.flatMap(({ name }) => db.prepare<[], { id: string }>(`SELECT * FROM "${name}"`).all().map((row) => [`${name} ${row.id}`, JSON.stringify(row)] as const)));
}

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function rescue(spoiled: readonly number[]): { result: RescueResult; rows: Map<string, string>; nextRecord: number } {
  const damaged = join(folder, 'damaged.db');
  const target = join(folder, 'rescue.db');
  const bytes = Buffer.from(pristine);
  for (const at of spoiled) bytes.fill(0xa5, at, at + 40);
  writeFileSync(damaged, bytes);
  const result = rescueInto({ backup, backupName: 'b', backupAt: TEST_NOW, damaged, target, key: test.key, actor: 'admin', now: TEST_NOW + 7_200_000 }, () => undefined);
  expect(readFileSync(damaged).equals(bytes)).toBe(true);
  const db = openConnection(target, test.key, true);
  const rows = rowsOf(db);
  const nextRecord = Number(db.prepare('SELECT next FROM record_block').pluck().get());
  expect(db.pragma('quick_check(1)', { simple: true })).toBe('ok');
  db.close();
  return { result, rows, nextRecord };
}

/** Rows whose last state is not in the restored database; nothing that the backup had may be missing. */
function missing(rows: ReadonlyMap<string, string>): number {
  for (const key of before.keys()) expect(rows.has(key)).toBe(true);
  return [...whole].filter(([key, row]) => rows.get(key) !== row).length;
}
const counted = ({ tables, unreadChanges }: RescueResult): number => tables.reduce((sum, table) => sum + table.unreadable + table.refused, unreadChanges ?? Infinity);

describe('what was written after the backup', () => {
  it('is all there when the file is whole after all', () => {
    const { result, rows, nextRecord } = rescue([]);
    expect(missing(rows)).toBe(0);
    expect(result).toMatchObject({ opened: true, unreadChanges: 0, numbersSkipped: false });
    expect(nextRecord).toBe(51);
  });

  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))('fault 7: is there or counted, seed %i', (seed) => {
    const next = random(seed + 1);
    const among = seed % 10 === 9 ? contents : rowPages;
    const spoiled = Array.from({ length: 1 + Math.floor(next() * 16) }, () => ((among[Math.floor(next() * among.length)] ?? 1) - 1) * PAGE + Math.floor(next() * (PAGE - 40)));
    const { result, rows, nextRecord } = rescue(spoiled);
    expect(result.opened).toBe(among === rowPages);
    expect(missing(rows)).toBeLessThanOrEqual(counted(result));
    expect(nextRecord).toBeGreaterThanOrEqual(51);
  });

  it('reads a log that was not yet written into the file', () => {
    const damaged = join(folder, 'with-log.db');
    copyFileSync(test.file, damaged);
    const db = openConnection(damaged, test.key);
    db.pragma('wal_autocheckpoint = 0');
    db.exec("UPDATE clock SET stamp = 'x'; UPDATE clock SET stamp = NULL");
    expect(readFileSync(`${damaged}-wal`).length).toBeGreaterThan(0);
    const result = rescueInto({ backup, backupName: 'b', backupAt: TEST_NOW, damaged, target: join(folder, 'rescue.db'), key: test.key, actor: 'admin', now: TEST_NOW + 7_200_000 }, () => undefined);
    db.close();
    expect(result).toMatchObject({ opened: true, unreadChanges: 0 });
  });
});
