import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPages } from '../../db/desk/backup/make-backup.ts';
import { DeskDatabase, openConnection, WrongKeyError, type WriteTx } from '../../db/desk/database.ts';
import { parseHlc } from '../../shared/domain/hlc.ts';
import { verifyChain } from '../../main/services/audit.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../support/desk-database.ts';
import { addPatients } from '../support/patients.ts';
import { readSqlCipherPage } from '../support/sqlcipher-page.ts';

let test: TestDatabase;
beforeEach(() => { test = openTestDatabase(); });
afterEach(() => { test.close(); });

const TEN_YEARS = 10 * 365 * 86_400_000;
const saveSetting = (id: string, value: string) => (tx: WriteTx): string => {
  tx.run(test.db.build.insertInto('setting').values({ id, value, updated_at: tx.now, updated_by: tx.actor }));
  return value;
};
const write = <T>(change: (tx: WriteTx) => T, requestId: string | null = null, call = 'test', actor = 'ratna'): T => test.db.write({ actor, requestId, call }, change);
const settings = (): string[] => test.db.all(test.db.build.selectFrom('setting').select('value').orderBy('id')).map((row) => row.value);

describe('the file', () => {
  it('shows nothing of SQLite, of the schema or of a patient, and neither does the WAL', () => {
    addPatients(test.db, [{ name: 'Siti Aminah' }]);
    for (const file of [test.file, `${test.file}-wal`]) {
      const bytes = readFileSync(file);
      for (const secret of ['SQLite format 3', 'CREATE TABLE', 'record_number', 'Siti Aminah']) expect(bytes.includes(secret)).toBe(false);
    }
  });

  it('is SQLCipher version 4, as an independent reader of that format finds', () => {
    test.db.connection.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(test.file);
    expect(bytes.length % 4096).toBe(0);
    const first = readSqlCipherPage(bytes, 1, test.key);
    expect(first.subarray(0, 16).toString('latin1')).toBe('SQLite format 3\0');
    expect(first.readUInt16BE(16)).toBe(4096);
    // Reserved at the end of each page: 16 bytes of IV, 64 of HMAC-SHA512.
    expect(first[20]).toBe(80);
    expect(first.readUInt32BE(28)).toBe(bytes.length / 4096);
    const everything = Buffer.concat(Array.from({ length: bytes.length / 4096 }, (_, index) => readSqlCipherPage(bytes, index + 1, test.key)));
    expect(everything.includes('CREATE TABLE patient')).toBe(true);
    expect(() => readSqlCipherPage(bytes, 1, randomBytes(32))).toThrow('HMAC');
    const changed = Buffer.from(bytes);
    changed[5000] = (changed[5000] ?? 0) ^ 1;
    expect(() => readSqlCipherPage(changed, 2, test.key)).toThrow('HMAC');
  });

  it('opens with its key only; a wrong key changes no byte', () => {
    test.db.connection.pragma('wal_checkpoint(TRUNCATE)');
    const before = readFileSync(test.file);
    for (const readonly of [true, false]) expect(() => openConnection(test.file, randomBytes(32), readonly)).toThrow(WrongKeyError);
    expect(readFileSync(test.file).equals(before)).toBe(true);
    expect(() => openConnection(test.file, randomBytes(16))).toThrow('32 bytes');
  });

  it('is refused, not overwritten, when it is no database', () => {
    const other = join(test.folder, 'other.db');
    writeFileSync(other, 'x'.repeat(8192));
    expect(() => openConnection(other, test.key)).toThrow(WrongKeyError);
    expect(readFileSync(other, 'utf8')).toBe('x'.repeat(8192));
  });

  it('fault 7: finds a changed page when it is read', () => {
    addPatients(test.db, Array.from({ length: 300 }, () => ({})));
    test.db.close();
    const bytes = readFileSync(test.file);
    for (let page = bytes.length / 4096 - 40; page < bytes.length / 4096; page += 1) bytes[page * 4096 + 100] = (bytes[page * 4096 + 100] ?? 0) ^ 1;
    writeFileSync(test.file, bytes);
    const damaged = openConnection(test.file, test.key);
    expect(() => { checkPages(damaged); }).toThrow();
    damaged.close();
  });

  it.each([
    ['journal_mode', 'wal'], ['synchronous', 2], ['foreign_keys', 1], ['recursive_triggers', 1], ['temp_store', 2], ['trusted_schema', 0], ['cipher', 'sqlcipher'], ['busy_timeout', 5000], ['page_size', 4096],
  ])('PRAGMA %s is %s, also on a connection that only reads', (name, value) => {
    expect(test.db.connection.pragma(name, { simple: true })).toBe(value);
    const reader = openConnection(test.file, test.key, true);
    expect(reader.pragma(name, { simple: true })).toBe(value);
    reader.close();
  });

  it('every table is STRICT', () => {
    const loose = test.db.connection.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT GLOB 'sqlite_*'").pluck().all();
    expect(loose).toEqual([]);
  });
});

describe('reading', () => {
  it('refuses to change anything', () => {
    expect(() => test.db.all(test.db.build.insertInto('printed_ticket').values({ id: 1, entry_id: 'x', at: 1 }))).toThrow('must not change');
    expect(() => test.db.first(test.db.build.deleteFrom('printed_ticket'))).toThrow('must not change');
  });

  it('cannot be done through Kysely itself', async () => {
    await expect(test.db.build.selectFrom('setting').selectAll().execute()).rejects.toThrow('only builds queries');
    await expect(test.db.build.transaction().execute(() => Promise.resolve())).rejects.toThrow('only builds queries');
    await expect(test.db.build.connection().execute((db) => db.selectFrom('setting').selectAll().execute())).rejects.toThrow('only builds queries');
    await expect(test.db.build.updateTable('printed_ticket').set({ at: 1 }).execute()).rejects.toThrow('only builds queries');
  });

  it('names slow statements without their values', () => {
    const slow: string[] = [];
    const watched = new DeskDatabase(test.db.connection, { now: () => 0, onSlow: (sql) => { slow.push(sql); } });
    const compiled = { sql: 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT count(*) FROM n', parameters: [2_000_000] };
    watched.all({ compile: () => compiled } as never);
    expect(slow).toEqual([compiled.sql]);
  });
});

describe('one action, one transaction', () => {
  it('a throw leaves no row, no outbox row, no clock, no sequence number', () => {
    write(saveSetting('a', '1'));
    const before = test.db.clock();
    expect(() => write((tx) => { saveSetting('b', '2')(tx); tx.audit('view', 'patient', null); throw new Error('stop'); }, 'r1')).toThrow('stop');
    expect(settings()).toEqual(['1']);
    expect(test.db.clock()).toEqual(before);
    for (const table of ['row_clock', 'outbox'] as const) expect(test.db.all(test.db.build.selectFrom(table).selectAll())).toHaveLength(1);
    expect(test.db.all(test.db.build.selectFrom('request_result').selectAll())).toEqual([]);
    // The request was not answered, so it may be tried again.
    expect(write(saveSetting('b', '3'), 'r1')).toBe('3');
  });

  it('forgets old answers, only so many at a time and the oldest first, and keeps the others', () => {
    for (let call = 0; call < 502; call += 1) {
      test.clock.at += 1;
      test.db.write({ actor: 'x', requestId: `request-${call}`, call: 'test' }, () => call);
    }
    const kept = (): number => test.db.all(test.db.build.selectFrom('request_result').select('request_id')).length;
    test.db.forgetAnswers(test.clock.at);
    expect(kept()).toBe(2);
    test.db.forgetAnswers(test.clock.at);
    expect(kept()).toBe(1);
    expect(test.db.write({ actor: 'x', requestId: 'request-501', call: 'test' }, () => -1)).toBe(501);
  });

  it('a write inside a write is refused and undone', () => {
    expect(() => write((tx) => { saveSetting('a', '1')(tx); write(saveSetting('b', '2')); })).toThrow('pass the tx on');
    expect(settings()).toEqual([]);
    write(saveSetting('c', '3'));
    expect(settings()).toEqual(['3']);
  });

  it('a repeated request gets the first answer and changes nothing', () => {
    expect(write((tx) => ({ value: saveSetting('a', 'first')(tx) }), 'r1')).toEqual({ value: 'first' });
    expect(write((tx) => ({ value: saveSetting('b', 'second')(tx) }), 'r1')).toEqual({ value: 'first' });
    expect(settings()).toEqual(['first']);
    expect(test.db.clock().dev_seq).toBe(1);
  });

  it('a request id of another call or another user is refused', () => {
    write(saveSetting('a', '1'), 'r1', 'settings.save');
    expect(() => write(saveSetting('b', '2'), 'r1', 'patients.register')).toThrow('another call');
    expect(() => write(saveSetting('b', '2'), 'r1', 'settings.save', 'budi')).toThrow('another call');
    expect(settings()).toEqual(['1']);
  });

  it('an answer of nothing is remembered as well', () => {
    let runs = 0;
    for (let time = 0; time < 2; time += 1) write(() => { runs += 1; }, 'r1');
    expect(runs).toBe(1);
  });
});

describe('the clock', () => {
  it('fault 13: set ten years back: writes go on, stamps grow, the newest time is kept', () => {
    write(saveSetting('a', '1'));
    const first = test.db.clock();
    test.clock.at -= TEN_YEARS;
    write(saveSetting('b', '2'));
    const second = test.db.clock();
    expect(second.last_hlc > first.last_hlc).toBe(true);
    expect(second.latest_wall).toBe(TEST_NOW);
    expect(parseHlc(second.last_hlc)).toMatchObject({ ms: TEST_NOW, counter: 1 });
  });

  it('set ten years ahead and back: writes go on, stamps grow', () => {
    test.clock.at += TEN_YEARS;
    write(saveSetting('a', '1'));
    const ahead = test.db.clock();
    test.clock.at = TEST_NOW;
    write(saveSetting('b', '2'));
    expect(test.db.clock().last_hlc > ahead.last_hlc).toBe(true);
    expect(test.db.clock().latest_wall).toBe(TEST_NOW + TEN_YEARS);
  });

  it('a full counter within one millisecond carries on', () => {
    const { node } = test.db.clock();
    test.db.connection.prepare('UPDATE clock SET last_hlc = ?').run(`${TEST_NOW.toString(16).padStart(12, '0')}-fffe-${node}`);
    for (const id of ['a', 'b', 'c']) write(saveSetting(id, id));
    const stamps = test.db.all(test.db.build.selectFrom('outbox').select('hlc').orderBy('dev_seq')).map((row) => parseHlc(row.hlc));
    expect(stamps.map((stamp) => [(stamp?.ms ?? 0) - TEST_NOW, stamp?.counter])).toEqual([[0, 0xffff], [1, 0], [1, 1]]);
  });
});

describe('filling a new database with commits that do not wait', () => {
  it('waits again afterwards, also after a failure', () => {
    test.db.relaxed(() => { write(saveSetting('a', '1')); });
    expect(() => { test.db.relaxed(() => { throw new Error('stop'); }); }).toThrow('stop');
    expect(test.db.connection.pragma('synchronous', { simple: true })).toBe(2);
    expect(settings()).toEqual(['1']);
  });
});

describe('what the central tells again', () => {
  it('does not wait for the disk; whatever comes after it does, also after a failure', () => {
    const synchronous = (): unknown => test.db.connection.pragma('synchronous', { simple: true });
    expect(test.db.apply(synchronous, { durable: false })).toBe(1);
    expect(synchronous()).toBe(2);
    expect(() => { test.db.apply(() => { throw new Error('stop'); }, { durable: false }); }).toThrow('stop');
    expect([synchronous(), test.db.apply(synchronous)]).toEqual([2, 2]);
  });
});

describe('the audit chain', () => {
  it('is intact after writing, and broken by any change made around the desk', async () => {
    for (let entry = 0; entry < 600; entry += 1) write((tx) => { tx.audit('view', 'patient', null, `entry ${entry}`); });
    expect(await verifyChain(test.db)).toEqual({ entries: 600, intact: true, brokenAt: null });
    const tamper = test.db.connection;
    tamper.exec('DROP TRIGGER capture_audit_entry_append_only; DROP TRIGGER capture_audit_entry_before_update; DROP TRIGGER capture_audit_entry_before_delete');
    tamper.exec('BEGIN');
    tamper.exec("UPDATE audit_entry SET detail = 'nothing to see' WHERE detail = 'entry 550'");
    expect(await verifyChain(test.db)).toEqual({ entries: 550, intact: false, brokenAt: TEST_NOW });
    tamper.exec("ROLLBACK; BEGIN; DELETE FROM audit_entry WHERE detail = 'entry 10'");
    expect(await verifyChain(test.db)).toMatchObject({ entries: 10, intact: false });
    tamper.exec("ROLLBACK; BEGIN; DELETE FROM audit_entry WHERE detail = 'entry 599'");
    expect(await verifyChain(test.db)).toEqual({ entries: 599, intact: false, brokenAt: TEST_NOW });
    tamper.exec('ROLLBACK; BEGIN; DELETE FROM audit_entry');
    expect(await verifyChain(test.db)).toEqual({ entries: 0, intact: false, brokenAt: null });
    tamper.exec('ROLLBACK');
    expect(await verifyChain(test.db)).toMatchObject({ intact: true });
  });
});
