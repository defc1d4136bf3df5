/** What the central tells, written into a desk's own tables: in any order, again and again, and what cannot be placed yet. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyEntries, replayParked } from '../../db/desk/apply.ts';
import { searchText } from '../../shared/domain/person-name.ts';
import { formatHlc, parseHlc } from '../../shared/domain/hlc.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import type { LogEntry, Value } from '../../shared/sync/change.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../support/desk-database.ts';

let test: TestDatabase;
beforeEach(() => { test = openTestDatabase(); });
afterEach(() => { test.close(); });

const OTHER = 'b'.repeat(16);
const stamp = (ms: number, node = OTHER): string => formatHlc({ ms: TEST_NOW + ms, counter: 0, node });
const KEPT = { created_at: 1, created_by: 'rina', updated_at: 1, updated_by: 'rina' };
const PATIENT = { ...KEPT, record_number: '00-00-01', identity_kind: 'nik', name: 'Siti Rahmawati', birth_date_estimated: 0, payer: 'general', consent_reminder: 0 };
let seq = 0;
function entry(entity: string, rowId: string, hlc: string, values: Record<string, Value>, more: Partial<LogEntry> = {}): LogEntry {
  seq += 1;
  return { seq, id: uuidv7(TEST_NOW), tx: uuidv7(TEST_NOW), device: uuidv7(TEST_NOW), schema: 9, actor: 'rina', hlc, entity, rowId, isNew: false, patch: Object.fromEntries(Object.entries(values).map(([column, value]) => [column, [value, hlc]])), ...more };
}
const apply = (...entries: LogEntry[]): void => { test.db.apply((tx) => { applyEntries(tx, entries); }); };
const dump = () => ['patient', 'setting', 'row_clock', 'sync_parked'].map((table) => test.db.connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all().map((row) => ({ ...(row as object), doc: null })));
const patient = () => test.db.first(test.db.build.selectFrom('patient').selectAll());
const parked = () => test.db.all(test.db.build.selectFrom('sync_parked').selectAll().orderBy('seq')).map((row) => ({ ...row, entries: JSON.parse(row.entries) as LogEntry[] }));

describe('columns with the greater stamp', () => {
  it('a new row with what each desk computes for itself, found by the search at once', () => {
    apply(entry('patient', 'p', stamp(1), PATIENT, { isNew: true }));
    expect(patient()).toMatchObject({ ...PATIENT, search_name: searchText('Siti Rahmawati'), nik: null });
    expect(test.db.connection.prepare('SELECT count(*) FROM patient_doc').pluck().get()).toBe(1);
    expect(test.db.all(test.db.build.selectFrom('outbox').selectAll())).toEqual([]);
    apply(entry('patient', 'p', stamp(2), { name: 'Siti Rahmawati Putri' }));
    expect(patient()?.search_name).toBe(searchText('Siti Rahmawati Putri'));
    expect(test.db.version('patient', 'p')).toBe(stamp(2));
  });

  it('in any order and again and again, the same rows come of it', () => {
    const made = entry('patient', 'p', stamp(1), PATIENT, { isNew: true });
    const later = [entry('patient', 'p', stamp(5), { phone: '1', address: 'lama' }), entry('patient', 'p', stamp(9), { phone: '2' }), entry('patient', 'p', stamp(7), { phone: '3', payer: 'bpjs' })];
    apply(made, ...later);
    const once = dump();
    apply(made, ...later);
    apply(...later.toReversed());
    expect(dump()).toEqual(once);
    expect(patient()).toMatchObject({ phone: '2', address: 'lama', payer: 'bpjs' });
  });

  it('a value of this desk with a greater stamp stays, whether it was sent or not', () => {
    apply(entry('setting', 's', stamp(-2000), { value: '1', updated_at: 1, updated_by: 'rina' }, { isNew: true }));
    test.db.write({ actor: 'x', requestId: null, call: 'test' }, (tx) => tx.run(test.db.build.updateTable('setting').set({ value: '2' }).where('id', '=', 's')));
    apply(entry('setting', 's', stamp(-1000), { value: '3' }));
    expect(test.db.first(test.db.build.selectFrom('setting').select('value'))?.value).toBe('2');
    apply(entry('setting', 's', stamp(1000), { value: '4' }));
    expect(test.db.first(test.db.build.selectFrom('setting').select('value'))?.value).toBe('4');
  });

  it('this desk writes after whatever it has seen, with its own node', () => {
    apply(entry('setting', 's', stamp(60_000), { value: '1', updated_at: 1, updated_by: 'rina' }, { isNew: true }));
    test.db.write({ actor: 'x', requestId: null, call: 'test' }, (tx) => tx.run(test.db.build.updateTable('setting').set({ value: '2' }).where('id', '=', 's')));
    const own = test.db.version('setting', 's') ?? '';
    expect(own > stamp(60_000)).toBe(true);
    expect(parseHlc(own)).toMatchObject({ ms: TEST_NOW + 60_000, node: test.db.clock().node });
  });

  it('says which rows it touched, to whoever keeps in memory what it read', () => {
    const before = test.db.touched.end;
    apply(entry('patient', 'p', stamp(1), PATIENT, { isNew: true }), entry('setting', 's', stamp(1), { value: '1', updated_at: 1, updated_by: 'x' }, { isNew: true }));
    expect(test.db.touched.since(before, 'patient')).toEqual(['p']);
    const after = test.db.touched.end;
    apply(entry('patient', 'p', stamp(0), { phone: 'older' }));
    expect(test.db.touched.since(after, 'patient')).toEqual([]);
    for (let turn = 0; turn < 60; turn += 1) apply(...Array.from({ length: 200 }, (_, row) => entry('setting', `r${turn}-${row}`, stamp(1), { value: '1', updated_at: 1, updated_by: 'x' }, { isNew: true })));
    expect(test.db.touched.since(after, 'patient')).toBeNull();
    expect(test.db.touched.since(test.db.touched.end, 'patient')).toEqual([]);
  });
});

describe('fault 23: from a newer desk', () => {
  it('columns that this version does not have wait; the others are placed', () => {
    const more = entry('patient', 'p', stamp(1), { ...PATIENT, blood_group: 'O' }, { isNew: true });
    apply(more);
    expect(patient()).toMatchObject({ name: 'Siti Rahmawati' });
    expect(parked()).toMatchObject([{ reason: 'unknown_column', seq: more.seq, entries: [{ rowId: 'p', patch: { blood_group: ['O', stamp(1)] } }] }]);
  });

  it('a table that this version does not have waits, and its transaction\'s other rows are placed', () => {
    const tx = uuidv7(TEST_NOW);
    apply(entry('ward', 'w', stamp(1), { name: 'Melati' }, { isNew: true, tx }), entry('setting', 's', stamp(1), { value: '1', updated_at: 1, updated_by: 'x' }, { isNew: true, tx }));
    expect(test.db.version('setting', 's')).toBe(stamp(1));
    expect(parked()).toMatchObject([{ reason: 'unknown_table', entries: [{ entity: 'ward' }] }]);
  });

  it('a transaction that breaks a rule of the tables waits whole, and what follows goes on', () => {
    const tx = uuidv7(TEST_NOW);
    const torn = { ...KEPT, record_number: '2' };
    apply(
      entry('setting', 's', stamp(1), { value: '1', updated_at: 1, updated_by: 'x' }, { isNew: true, tx }), entry('patient', 'q', stamp(1), torn, { isNew: true, tx }),
      entry('patient', 'unknown', stamp(2), { phone: '1' }), entry('setting', 't', stamp(3), { value: '2', updated_at: 1, updated_by: 'x' }, { isNew: true }),
    );
    expect(test.db.all(test.db.build.selectFrom('setting').select('id')).map(({ id }) => id)).toEqual(['t']);
    expect(parked().map(({ reason, entries }) => [reason, entries.length])).toEqual([['constraint', 2], ['row_missing', 1]]);
  });

  it('is placed once it can be, also under the stamp that the row already has', () => {
    apply(entry('call_log', 'c', stamp(1), { ...KEPT, at: 1, day: '2026-11-22', caller_name: 'Budi', topic: 'schedule', note: 'x' }, { isNew: true }));
    apply(entry('patient', 'p', stamp(4), { phone: '7' }));
    // As a migration leaves it: the column is new here, and nobody has given it a value yet.
    const wait = entry('call_log', 'c', stamp(1), { outcome: 'dihubungi' });
    test.db.apply((tx) => { tx.run('INSERT INTO sync_parked VALUES (?, ?, 0, ?, ?)', 'x', wait.seq, 'unknown_column', JSON.stringify([wait])); });
    apply(entry('patient', 'p', stamp(1), PATIENT, { isNew: true }));
    expect(test.db.apply((tx) => replayParked(tx, parked()))).toBe(2);
    expect(test.db.first(test.db.build.selectFrom('call_log').select('outcome'))?.outcome).toBe('dihubungi');
    expect(patient()?.phone).toBe('7');
    expect(parked()).toEqual([]);
  });
});
