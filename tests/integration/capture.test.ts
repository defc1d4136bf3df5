/** Every way around the change capture is tried here; none works. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_ROWS_PER_TRANSACTION } from '../../db/desk/capture.ts';
import type { WriteTx } from '../../db/desk/database.ts';
import { MIGRATIONS } from '../../db/desk/migrations/index.ts';
import { migrate } from '../../db/desk/migrate.ts';
import { SYNCED_TABLES } from '../../db/desk/schema.ts';
import { parseHlc } from '../../shared/domain/hlc.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../support/desk-database.ts';
import { addPatients } from '../support/patients.ts';

let test: TestDatabase;
beforeEach(() => { test = openTestDatabase(); });
afterEach(() => { test.close(); });

const sql = () => test.db.connection;
const outbox = () => test.db.all(test.db.build.selectFrom('outbox').selectAll().orderBy('dev_seq'));
const save = (id: string, value: string) => (tx: WriteTx): number =>
  tx.run(test.db.build.insertInto('setting').values({ id, value, updated_at: tx.now, updated_by: tx.actor }).onConflict((each) => each.column('id').doUpdateSet({ value })));
const write = <T>(change: (tx: WriteTx) => T): T => test.db.write({ actor: 'ratna', requestId: null, call: 'test' }, change);
/** Nothing of what was tried is there, and the desk still works. */
const unchanged = (rows: number): void => {
  expect(outbox()).toHaveLength(rows);
  expect(test.db.clock()).toMatchObject({ stamp: null, dev_seq: rows });
  write(save('still_works', '1'));
  expect(outbox()).toHaveLength(rows + 1);
};

describe('what is captured', () => {
  it('a new row: its values without nulls, under one stamp, device sequence without gaps', () => {
    write((tx) => { save('a', '1')(tx); save('b', '2')(tx); });
    const rows = outbox();
    expect(rows.map((row) => [row.dev_seq, row.entity, row.row_id, row.is_new, row.actor, row.schema])).toEqual([[1, 'setting', 'a', 1, 'ratna', MIGRATIONS.length], [2, 'setting', 'b', 1, 'ratna', MIGRATIONS.length]]);
    expect(JSON.parse(rows[0]?.patch ?? '')).toEqual({ value: '1', updated_at: TEST_NOW, updated_by: 'ratna' });
    expect(new Set(rows.map((row) => row.tx)).size).toBe(1);
    expect(new Set(rows.map((row) => row.hlc)).size).toBe(1);
    expect(parseHlc(rows[0]?.hlc ?? '')?.ms).toBe(TEST_NOW);
    for (const row of rows) expect(row.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('a change: only the columns that changed, each with the clock of the value it replaced', () => {
    write(save('a', '1'));
    const first = outbox()[0]?.hlc;
    write(save('a', '2'));
    write(save('a', '3'));
    const [, second, third] = outbox();
    expect(JSON.parse(second?.patch ?? '')).toEqual({ value: ['2', first] });
    expect(JSON.parse(third?.patch ?? '')).toEqual({ value: ['3', second?.hlc] });
    expect(test.db.version('setting', 'a')).toBe(third?.hlc);
    expect(test.db.version('setting', 'unknown')).toBeNull();
  });

  it('a value that becomes null is a change to null', () => {
    const [id = ''] = addPatients(test.db, [{ nik: '3174014202900001' }]);
    write((tx) => tx.run(test.db.build.updateTable('patient').set({ nik: null }).where('id', '=', id)));
    expect(JSON.parse(outbox().at(-1)?.patch ?? '')).toEqual({ nik: [null, outbox()[0]?.hlc] });
  });

  it('nothing when no value changes, and nothing of a derived column', () => {
    const [id = ''] = addPatients(test.db, [{}]);
    expect(JSON.parse(outbox()[0]?.patch ?? '')).not.toHaveProperty('search_name');
    write((tx) => {
      tx.run(test.db.build.updateTable('patient').set({ phone: null }).where('id', '=', id));
      tx.run(test.db.build.updateTable('patient').set({ search_name: 'x' }).where('id', '=', id));
    });
    expect(outbox()).toHaveLength(1);
  });

  it('columns that belong together come together when one of them changes, each with the stamp it now has', () => {
    const entry = { visit_id: 'v', patient_id: 'p', unit_id: 'u', practitioner_id: null, day: '2026-11-22', desk_letter: 'A', number: 'A-001', number_value: 1, priority: 'none' as const };
    const state = { state: 'waiting' as const, joined_at: 1, called_at: null, served_at: null, ended_at: null, calls: 0, skips: 0, from_entry_id: null, due_at: null, came_back: 0 as const, estimate_from: null, estimate_to: null };
    write((tx) => tx.run(test.db.build.insertInto('queue_entry').values({ id: 'e', ...entry, ...state, state_at: 1, state_by: 'x', created_at: 1, created_by: 'x', updated_at: 1, updated_by: 'x', voided_at: null, void_reason: null })));
    write((tx) => tx.run(test.db.build.updateTable('queue_entry').set({ state: 'called', state_at: 2 }).where('id', '=', 'e')));
    write((tx) => tx.run(test.db.build.updateTable('queue_entry').set({ priority: 'elderly' }).where('id', '=', 'e')));
    const [made, called, other] = outbox();
    const pair = (value: unknown): unknown[] => [value, made?.hlc];
    expect(JSON.parse(called?.patch ?? '')).toEqual({ state: pair('called'), state_at: pair(2), state_by: pair('x'), called_at: pair(null), served_at: pair(null), ended_at: pair(null), calls: pair(0), skips: pair(0) });
    expect(JSON.parse(other?.patch ?? '')).toEqual({ priority: pair('elderly') });
    const clock = sql().prepare('SELECT exceptions FROM row_clock WHERE row_id = ?').pluck().get('e');
    expect(JSON.parse(String(clock))).toEqual({ ...Object.fromEntries(['state', 'state_at', 'state_by', 'called_at', 'served_at', 'ended_at', 'calls', 'skips'].map((column) => [column, called?.hlc])), priority: other?.hlc });
  });

  it('whoever voids a row has seen all of it: the base is its version', () => {
    const [id = ''] = addPatients(test.db, [{}]);
    write((tx) => tx.run(test.db.build.updateTable('patient').set({ phone: '0812' }).where('id', '=', id)));
    write((tx) => tx.run(test.db.build.updateTable('patient').set({ voided_at: 5, void_reason: 'ganda' }).where('id', '=', id)));
    write((tx) => tx.run(test.db.build.updateTable('patient').set({ voided_at: null }).where('id', '=', id)));
    const [, phone, voided, back] = outbox();
    expect(JSON.parse(voided?.patch ?? '')).toEqual({ voided_at: [5, phone?.hlc], void_reason: ['ganda', phone?.hlc] });
    expect(JSON.parse(back?.patch ?? '')).toEqual({ voided_at: [null, voided?.hlc], void_reason: ['ganda', voided?.hlc] });
  });

  it('every synced table', () => {
    for (const table of SYNCED_TABLES) {
      const triggers = sql().prepare('SELECT count(*) FROM sqlite_schema WHERE type = ? AND tbl_name = ? AND name GLOB ?').pluck().get('trigger', table.name, 'capture_*');
      expect([table.name, triggers]).toEqual([table.name, 5]);
    }
  });
});

describe('ways around it', () => {
  beforeEach(() => { write(save('a', '1')); });

  it.each([
    ['INSERT', "INSERT INTO setting VALUES ('x', '1', 0, 'y')"],
    ['UPDATE', "UPDATE setting SET value = '9'"],
    ['UPDATE that changes nothing', 'UPDATE setting SET value = value'],
    ['UPDATE of a derived column', "INSERT INTO patient (id) VALUES ('x')"],
    ['REPLACE', "REPLACE INTO setting VALUES ('a', '9', 0, 'y')"],
    ['INSERT OR REPLACE', "INSERT OR REPLACE INTO setting VALUES ('a', '9', 0, 'y')"],
    ['UPDATE OR REPLACE', "UPDATE OR REPLACE setting SET value = '9'"],
    ['INSERT OR IGNORE', "INSERT OR IGNORE INTO setting VALUES ('x', '1', 0, 'y')"],
    ['upsert', "INSERT INTO setting VALUES ('a', '9', 0, 'y') ON CONFLICT DO UPDATE SET value = '9'"],
    ['DELETE', 'DELETE FROM setting'],
  ])('%s outside write()', (_, statement) => {
    expect(() => sql().exec(statement)).toThrow(/change without a stamp|never deleted/);
    unchanged(1);
  });

  it.each([
    ['DELETE', 'DELETE FROM setting', 'never deleted'],
    ['DELETE of everything (the truncate shortcut)', 'DELETE FROM setting WHERE 1', 'never deleted'],
    ['REPLACE', "REPLACE INTO setting VALUES ('a', '9', 0, 'y')", 'never deleted'],
    ['UPDATE OR REPLACE onto another row', "INSERT INTO setting VALUES ('b', '1', 0, 'y'); UPDATE OR REPLACE setting SET id = 'a' WHERE id = 'b'", 'id of a row never changes'],
    ['a new id', "UPDATE setting SET id = 'z'", 'id of a row never changes'],
    ['OR IGNORE on a new id', "UPDATE OR IGNORE setting SET id = 'z'", 'id of a row never changes'],
    ['a change of an audit entry', "UPDATE audit_entry SET detail = 'x'", 'only ever added'],
    ['a change of a queue event', "UPDATE queue_event SET reason = 'x'", 'only ever added'],
  ])('%s inside write()', (_, statement, message) => {
    write((tx) => {
      tx.audit('view', 'patient', null);
      tx.run(test.db.build.insertInto('queue_event').values({ id: 'e', entry_id: 'q', action: 'join', from_state: null, to_state: 'waiting', at: 1, actor: 'x', reason: null }));
    });
    expect(() => write(() => { sql().exec(statement); })).toThrow(message);
    unchanged(3);
  });

  it('a stamp left over from a failed write', () => {
    expect(() => write(() => { throw new Error('no'); })).toThrow('no');
    expect(() => sql().exec("UPDATE setting SET value = '9'")).toThrow('without a stamp');
    unchanged(1);
  });

  it('a stamp taken inside a write does not outlive it', () => {
    write(save('b', '1'));
    expect(test.db.clock().stamp).toBeNull();
    expect(() => sql().exec("UPDATE setting SET value = '9'")).toThrow('without a stamp');
  });

  it('the 201st row of one transaction', () => {
    const fill = (rows: number): void => { write((tx) => { for (let row = 0; row < rows; row += 1) save(`row${row}`, '1')(tx); }); };
    expect(() => { fill(MAX_ROWS_PER_TRANSACTION + 1); }).toThrow('more than 200 rows');
    unchanged(1);
    fill(MAX_ROWS_PER_TRANSACTION);
    expect(outbox()).toHaveLength(2 + MAX_ROWS_PER_TRANSACTION);
  });

  it('a trigger of its own that changes a row is captured too', () => {
    sql().exec("CREATE TRIGGER sneaky AFTER INSERT ON printed_ticket BEGIN UPDATE setting SET value = 'sneaky' WHERE id = 'a'; END");
    expect(() => sql().exec("INSERT INTO printed_ticket VALUES (1, 'e', 0)")).toThrow('without a stamp');
    write((tx) => tx.run(test.db.build.insertInto('printed_ticket').values({ id: 1, entry_id: 'e', at: 0 })));
    expect(JSON.parse(outbox().at(-1)?.patch ?? '')).toMatchObject({ value: ['sneaky', expect.any(String)] });
  });

  it('what the central tells is not captured, and nothing else can be written meanwhile', () => {
    test.db.apply((tx) => { tx.run("INSERT INTO setting VALUES ('b', '1', 0, 'y')"); });
    expect(outbox()).toHaveLength(1);
    expect(() => { test.db.apply(() => write(save('c', '1'))); }).toThrow('inside write()');
    expect(() => { write(() => { test.db.apply(() => undefined); }); }).toThrow('inside write() or apply()');
    expect(() => { test.db.apply((tx) => { tx.run("UPDATE clock SET stamp = last_hlc"); tx.run("UPDATE setting SET value = '9'"); }); }).toThrow('while the central is applied');
    expect(() => { test.db.apply((tx) => tx.run("DELETE FROM setting WHERE id = 'b'")); }).toThrow('never deleted');
    expect(() => { test.db.apply((tx) => tx.run("UPDATE setting SET id = 'z'")); }).toThrow('id of a row never changes');
    expect(() => sql().exec("UPDATE setting SET value = '9'")).toThrow('without a stamp');
    expect(test.db.clock().applying).toBe(0);
    unchanged(1);
  });

  it('recursive_triggers cannot be forgotten: every connection has it', () => {
    expect(sql().pragma('recursive_triggers', { simple: true })).toBe(1);
  });
});

describe('migrations', () => {
  it('a table rebuild keeps the capture', () => {
    write(save('a', '1'));
    const rebuild = {
      version: MIGRATIONS.length + 1, name: 'rebuild-setting',
      sql: `CREATE TABLE setting_new (id TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, note TEXT) STRICT;
        INSERT INTO setting_new (id, value, updated_at, updated_by) SELECT id, value, updated_at, updated_by FROM setting;
        DROP TABLE setting; ALTER TABLE setting_new RENAME TO setting;`,
    };
    migrate(sql(), TEST_NOW, [...MIGRATIONS, rebuild]);
    expect(() => sql().exec("UPDATE setting SET value = '9'")).toThrow('without a stamp');
    expect(() => sql().exec('DELETE FROM setting')).toThrow('never deleted');
    expect(outbox()).toHaveLength(1);
    write(() => { sql().exec("UPDATE setting SET note = 'new column' WHERE id = 'a'"); });
    expect(outbox().at(-1)).toMatchObject({ schema: MIGRATIONS.length + 1, patch: JSON.stringify({ note: ['new column', outbox()[0]?.hlc] }) });
  });

  it('a data migration changes rows and emits nothing', () => {
    write(save('a', '1'));
    migrate(sql(), TEST_NOW, [...MIGRATIONS, { version: MIGRATIONS.length + 1, name: 'fill', sql: '', fill: (db) => { db.exec("UPDATE setting SET value = '2'"); } }]);
    expect(sql().prepare('SELECT value FROM setting').pluck().all()).toEqual(['2']);
    expect(outbox()).toHaveLength(1);
  });
});
