/** The merge at the central: what wins, what is told, and that desks which only compare stamps agree with it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatHlc, parseHlc, tick } from '../../shared/domain/hlc.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { type Change, type Value, changeFault } from '../../shared/sync/change.ts';
import { type Effective, type RowState, mergeChange, newerColumns, stampOf, versionOf } from '../../shared/sync/merge.ts';
import { effectiveStamp } from '../../shared/sync/stamp.ts';

const NODES = { a: 'a'.repeat(16), b: 'b'.repeat(16), d: 'd'.repeat(16), central: 'c'.repeat(16) };
const hlc = (ms: number, node: keyof typeof NODES = 'a'): string => formatHlc({ ms, counter: 0, node: NODES[node] });
const fresh = (after: string): string => formatHlc({ ...tick(parseHlc(after) ?? { ms: 0, counter: 0, node: '' }, 0), node: NODES.central });

const KEPT = { created_at: 1, created_by: 'rina', updated_at: 1, updated_by: 'rina' };
let devSeq = 0;
function change(entity: string, patch: Change['patch'], at: string, isNew = false): Change {
  devSeq += 1;
  return { id: uuidv7(devSeq), tx: uuidv7(devSeq), devSeq, hlc: at, schema: 1, actor: 'rina', entity, rowId: 'row', isNew, patch };
}
const callNew = (at = hlc(10)): Change => change('call_log', { ...KEPT, at: 1, day: '2026-11-22', caller_name: 'Budi', topic: 'schedule' }, at, true);
const rowOf = (made: Change): RowState => mergeChange(null, made, fresh).row;
const ENTRY = { ...KEPT, visit_id: 'v', patient_id: 'p', unit_id: 'u', day: '2026-11-22', desk_letter: 'A', number: 'A-001', number_value: 1, priority: 'general', state: 'waiting', state_at: 1, state_by: 'rina', joined_at: 1, calls: 0, came_back: 0, skips: 0 };
const step = (state: string, base: string, at: string): Change => change('queue_entry', Object.fromEntries(
  Object.entries({ state, state_at: parseHlc(at)?.ms ?? 0, state_by: 'x', called_at: null, served_at: null, ended_at: null, calls: 1, skips: 0 }).map(([column, value]) => [column, [value, base]]),
), at);

describe('fields', () => {
  const made = callNew();
  it('a change that saw the newest value follows it', () => {
    const merged = mergeChange(rowOf(made), change('call_log', { note: ['telepon lagi', made.hlc] }, hlc(20)), fresh);
    expect(merged).toMatchObject({ outcome: 'applied', losses: [], effective: { note: ['telepon lagi', hlc(20)] } });
  });
  it('follows it also with an older stamp, under a newer one', () => {
    const later = mergeChange(rowOf(made), change('call_log', { note: ['satu', made.hlc] }, hlc(50)), fresh).row;
    const merged = mergeChange(later, change('call_log', { note: ['dua', hlc(50)] }, hlc(30, 'b')), fresh);
    expect(merged.row.values['note']).toBe('dua');
    expect(stampOf(merged.row, 'note') > hlc(50)).toBe(true);
  });
  it.each([[20, 30, 'dari b'], [30, 20, 'dari a']])('of two that did not see each other the later holds (%i, %i), and the other is told', (first, second, kept) => {
    const one = mergeChange(rowOf(made), change('call_log', { note: ['dari a', made.hlc] }, hlc(first, 'a')), fresh);
    const two = mergeChange(one.row, change('call_log', { note: ['dari b', made.hlc] }, hlc(second, 'b')), fresh);
    expect(two.row.values['note']).toBe(kept);
    expect(two.outcome).toBe('conflict');
    expect(two.losses).toEqual([expect.objectContaining({ column: 'note', kept, lost: kept === 'dari a' ? 'dari b' : 'dari a' })]);
  });
  it('two desks that write the same are no conflict', () => {
    const one = mergeChange(rowOf(made), change('call_log', { note: ['sama', made.hlc], updated_by: ['x', made.hlc] }, hlc(20)), fresh);
    expect(mergeChange(one.row, change('call_log', { note: ['sama', made.hlc], updated_by: ['y', made.hlc] }, hlc(30, 'b')), fresh)).toMatchObject({ outcome: 'applied', losses: [] });
  });
  it('who somebody is, a person decides', () => {
    const patient = change('patient', { ...KEPT, record_number: '1', identity_kind: 'nik', name: 'Sari', birth_date_estimated: 0, payer: 'general', consent_reminder: 0 }, hlc(10), true);
    const one = mergeChange(rowOf(patient), change('patient', { allergies: ['penisilin', patient.hlc], phone: ['1', patient.hlc] }, hlc(20)), fresh);
    const two = mergeChange(one.row, change('patient', { allergies: ['udang', patient.hlc], phone: ['2', patient.hlc] }, hlc(30, 'b')), fresh);
    expect(two.losses.map(({ column, asks }) => [column, asks])).toEqual([['allergies', true], ['phone', false]]);
  });
});

describe('states', () => {
  const made = change('queue_entry', ENTRY, hlc(10), true);
  it.each([[20, 30], [30, 20]])('open beats closed when neither saw the other, whatever their stamps (%i, %i) and their order', (done, called) => {
    const closed = step('done', made.hlc, hlc(done));
    const open = step('called', made.hlc, hlc(called, 'b'));
    for (const [first, second] of [[closed, open], [open, closed]] as const) {
      const merged = mergeChange(mergeChange(rowOf(made), first, fresh).row, second, fresh);
      expect(merged.row.values['state']).toBe('called');
      expect(stampOf(merged.row, 'state') >= hlc(Math.max(done, called), called > done ? 'b' : 'a')).toBe(true);
      expect(merged.losses.map(({ column }) => column)).toEqual(['state']);
    }
  });
  it('a close that saw the open one closes it', () => {
    const open = mergeChange(rowOf(made), step('called', made.hlc, hlc(20)), fresh).row;
    expect(mergeChange(open, step('done', hlc(20), hlc(15, 'b')), fresh)).toMatchObject({ outcome: 'applied', row: { values: { state: 'done' } } });
  });
});

describe('voiding', () => {
  const made = callNew();
  const voiding = (base: string, at: string): Change => change('call_log', { voided_at: [99, base], void_reason: ['salah catat', base], updated_at: [99, base] }, at);
  const edit = (at: string): Change => change('call_log', { note: ['masih perlu', made.hlc] }, at);
  it('voids a row that the voider had seen as it is', () => {
    const edited = mergeChange(rowOf(made), edit(hlc(20)), fresh).row;
    expect(mergeChange(edited, voiding(versionOf(edited), hlc(30, 'b')), fresh)).toMatchObject({ outcome: 'applied', row: { values: { voided_at: 99 } } });
  });
  it('loses against an edit that it had not seen, in either order, and is told', () => {
    for (const [first, second] of [[edit(hlc(20)), voiding(made.hlc, hlc(30, 'b'))], [voiding(made.hlc, hlc(20, 'b')), edit(hlc(30))]] as const) {
      const merged = mergeChange(mergeChange(rowOf(made), first, fresh).row, second, fresh);
      expect(merged.row.values).toMatchObject({ voided_at: null, void_reason: null, note: 'masih perlu' });
      expect(merged.losses.map(({ column }) => column)).toEqual(['voided_at']);
    }
  });
});

describe('what a change may be', () => {
  it.each([
    ['a table that does not sync', change('outbox', { id: 'x' }, hlc(1), true), 'unknown_table'],
    ['a name of the prototype', change('constructor', { id: 'x' }, hlc(1), true), 'unknown_table'],
    ['a column that is none', change('call_log', { 'note" = 1 --': ['x', hlc(1)] }, hlc(2)), 'unknown_column'],
    ['a derived column', change('patient', { search_name: ['x', hlc(1)] }, hlc(2)), 'unknown_column'],
    ['the id', change('call_log', { id: ['x', hlc(1)] }, hlc(2)), 'unknown_column'],
    ['a number for a text', change('call_log', { note: [5, hlc(1)] }, hlc(2)), 'wrong_type'],
    ['null where something must stand', change('call_log', { caller_name: [null, hlc(1)] }, hlc(2)), 'wrong_type'],
    ['a new row without what it needs', change('call_log', { at: 1 }, hlc(1), true), 'wrong_type'],
    ['pairs for a new row', change('call_log', { note: ['x', hlc(1)] }, hlc(1), true), 'form'],
    ['an update of what is only added', change('audit_entry', { detail: ['x', hlc(1)] }, hlc(2)), 'append_only'],
    ['half of a group', change('queue_entry', { state: ['done', hlc(1)] }, hlc(2)), 'group_torn'],
    ['a good one', callNew(), null],
  ])('%s', (_, given, fault) => { expect(changeFault(given)).toBe(fault); });
});

it('a stamp from the future is given one that fits, in the order of the device', () => {
  const now = Date.UTC(2026, 10, 22);
  const ahead = 10 * 365 * 86_400_000;
  expect(effectiveStamp(hlc(now + 60_000), { now, skewMs: 60_000, last: null })).toBe(hlc(now + 60_000));
  const first = effectiveStamp(hlc(now + ahead - 5000), { now, skewMs: ahead, last: null });
  expect(parseHlc(first)?.ms).toBe(now - 5000);
  expect(effectiveStamp(hlc(now + ahead - 6000), { now, skewMs: ahead, last: first }) > first).toBe(true);
});

/** Random work of three desks on one row through a central; each desk then reads the log in any order, with repeats. */
it('P1, P4 and P8: desks that compare stamps agree with the central, whatever was delivered when', () => {
  const work = fc.array(fc.record({
    desk: fc.integer({ min: 0, max: 2 }), act: fc.constantFrom('note', 'outcome', 'void', 'pull', 'push'), at: fc.integer({ min: 11, max: 60 }), value: fc.constantFrom('x', 'y', 'z'),
  }), { minLength: 5, maxLength: 60 });
  fc.assert(fc.property(work, fc.infiniteStream(fc.nat()), (steps, order) => {
    const made = callNew();
    let central = rowOf(made);
    const log: Effective[] = [];
    const desks = [0, 1, 2].map(() => ({ row: rowOf(made), unsent: [] as Change[], read: 0, last: hlc(10) }));
    const take = (desk: (typeof desks)[number], effective: Effective): void => {
      const taken = newerColumns(desk.row, effective);
      const [values, exceptions] = [{ ...desk.row.values }, { ...desk.row.exceptions }];
      for (const [column, [value, stamp]] of Object.entries(taken)) { values[column] = value; exceptions[column] = stamp; }
      desk.row = { ...desk.row, values, exceptions };
      for (const [, stamp] of Object.values(effective)) if (stamp > desk.last) desk.last = stamp;
    };
    const act = (index: number, column: string, value: Value, at: number): void => {
      const desk = desks[index]!;
      if (desk.row.values['voided_at'] !== null) return;
      const node = NODES[(['a', 'b', 'd'] as const)[index]!];
      const stamp = formatHlc({ ...tick(parseHlc(desk.last)!, at), node });
      const columns: Record<string, Value> = column === 'void' ? { voided_at: 5, void_reason: 'salah' } : { [column]: value };
      const patch = Object.fromEntries(Object.entries(columns).map(([name, next]) => [name, [next, column === 'void' ? versionOf(desk.row) : stampOf(desk.row, name)]])) as Change['patch'];
      desk.unsent.push(change('call_log', patch, stamp));
      take(desk, Object.fromEntries(Object.entries(columns).map(([name, next]) => [name, [next, stamp]])));
    };
    const push = (desk: (typeof desks)[number]): void => {
      for (const sent of desk.unsent.splice(0)) {
        const merged = mergeChange(central, sent, fresh);
        central = merged.row;
        if (Object.keys(merged.effective).length > 0) log.push(merged.effective);
        for (const loss of merged.losses) expect(loss.kept).not.toBe(loss.lost);
      }
    };
    for (const { desk, act: what, at, value } of steps) {
      if (what === 'push') push(desks[desk]!);
      else if (what === 'pull') { for (const entry of log.slice(desks[desk]!.read)) take(desks[desk]!, entry); desks[desk]!.read = log.length; }
      else act(desk, what, what === 'void' ? 5 : value, at);
    }
    for (const desk of desks) push(desk);
    for (const desk of desks) {
      const shuffled = [...log, ...log].map((entry) => ({ entry, key: order.next().value! })).toSorted((a, b) => a.key - b.key);
      for (const { entry } of shuffled) take(desk, entry);
      expect(desk.row.values).toEqual(central.values);
      for (const column of Object.keys(central.values)) expect([column, stampOf(desk.row, column)]).toEqual([column, stampOf(central, column)]);
    }
  }), { numRuns: 1000 });
});
