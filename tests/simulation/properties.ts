/** The promises of docs/sync-properties.md, looked at in the files of desks and central themselves. */
import { isDeepStrictEqual } from 'node:util';
import { foldMerges } from '../../shared/domain/merged-patients.ts';
import type { Change, Value } from '../../shared/sync/change.ts';
import { SYNCED, type SyncedName } from '../../shared/sync/tables.ts';
import type { History } from './history.ts';
import type { SimDesk, World } from './world.ts';

export type Promised = 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'P8' | 'P9';
export interface Violation { readonly promise: Promised; readonly told: string }

/** Rows by table and id, each column with its value and stamp. */
type Rows = Map<string, Record<string, readonly [Value, string]>>;
interface ClockRow { readonly entity: SyncedName; readonly row_id: string; readonly base: string; readonly exceptions: string }
interface OutboxRow { readonly hlc: string; readonly entity: string; readonly row_id: string; readonly is_new: number; readonly patch: string }

const columnsOf = (entity: string): string[] => Object.keys(SYNCED[entity as SyncedName].columns);
const keyOf = (entity: string, rowId: string): string => `${entity} ${rowId}`;

function rowsOf(desk: SimDesk): Rows {
  return desk.look((db) => {
    const rows: Rows = new Map();
    for (const { entity, row_id: rowId, base, exceptions } of db.prepare<[], ClockRow>('SELECT entity, row_id, base, exceptions FROM row_clock').all()) {
      const values = db.prepare<[string], Record<string, Value>>(`SELECT * FROM "${entity}" WHERE id = ?`).get(rowId) ?? {};
      const stamps = JSON.parse(exceptions) as Record<string, string>;
      rows.set(keyOf(entity, rowId), Object.fromEntries(columnsOf(entity).map((column) => [column, [values[column] ?? null, stamps[column] ?? base] as const])));
    }
    return rows;
  });
}

async function rowsOfCentral({ central: { db } }: World, scope: string): Promise<Rows> {
  const rows: Rows = new Map();
  for (const { entity, row_id: rowId, data, base, exceptions } of await db.selectFrom('row_state').selectAll().where('scope', '=', scope).execute()) {
    rows.set(keyOf(entity, rowId), Object.fromEntries(columnsOf(entity).map((column) => [column, [data[column] ?? null, exceptions[column] ?? base] as const])));
  }
  return rows;
}

/** The first differences, in words. */
function differences(ours: Rows, theirs: Rows): string[] {
  const told: string[] = [];
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [one, other] = [ours.get(key), theirs.get(key)];
    if (!one || !other) told.push(`${key} is ${one ? 'too much' : 'missing'}`);
    else for (const column of Object.keys(one)) if (!isDeepStrictEqual(one[column], other[column])) told.push(`${key}.${column}: ${JSON.stringify(one[column])} and not ${JSON.stringify(other[column])}`);
    if (told.length > 3) break;
  }
  return told;
}

function scopeOf(desk: SimDesk): string { return desk.rows<{ scope: string }>('SELECT scope FROM clock')[0]?.scope ?? ''; }
function standOf(desk: SimDesk) { return desk.rows<{ epoch: string; seq: number; acked: number; snapshot: string | null }>('SELECT epoch, seq, acked, snapshot FROM sync_state')[0]; }

/** P5: no desk stops in the middle of an action, and the log holds each action in one piece. */
export async function cursorStandsBetweenActions({ central: { db } }: World, desk: SimDesk): Promise<Violation[]> {
  const stand = standOf(desk);
  if (!stand) return [];
  const chain = desk.rows<{ chain: string }>('SELECT chain FROM sync_state')[0]?.chain;
  const around = await db.selectFrom('change').select(['seq', 'tx', 'chain']).where('scope', '=', scopeOf(desk)).where('seq', 'in', [stand.seq, stand.seq + 1]).orderBy('seq').execute();
  const [before, after] = around;
  // Another past: the central was restored, and the desk does not know yet.
  if (before?.chain !== chain) return [];
  return before && after && before.tx === after.tx ? [{ promise: 'P5', told: `desk ${desk.name} stands inside action ${before.tx}` }] : [];
}

/** P3: what the desk shows is the log up to its cursor with its own changes on top. */
export async function showsLogAndOutbox(world: World, desk: SimDesk): Promise<Violation[]> {
  const stand = standOf(desk);
  const scope = scopeOf(desk);
  const head = await world.central.db.selectFrom('scope_head').select('epoch').where('scope', '=', scope).executeTakeFirstOrThrow();
  const held = desk.rows<{ held: number }>('SELECT (SELECT count(*) FROM sync_parked) + (SELECT count(*) FROM sync_rejected) AS held')[0]?.held ?? 0;
  if (!stand || stand.epoch !== head.epoch || stand.snapshot !== null || held > 0) return [];
  const expected: Rows = new Map();
  for (const entry of await world.central.db.selectFrom('change').selectAll().where('scope', '=', scope).where('seq', '<=', stand.seq).orderBy('seq').execute()) {
    fold(expected, entry.entity, entry.row_id, entry.is_new ? entry.hlc : null, JSON.parse(entry.patch) as Record<string, [Value, string]>);
  }
  const restamped = new Map((await world.central.db.selectFrom('restamp').selectAll().execute()).map(({ claimed, effective }) => [claimed, effective]));
  for (const own of desk.rows<OutboxRow & { dev_seq: number }>('SELECT * FROM outbox ORDER BY dev_seq')) {
    // The answer, and with it the stamp, may not have arrived yet.
    const hlc = own.dev_seq <= stand.acked ? (restamped.get(own.hlc) ?? own.hlc) : own.hlc;
    const patch = JSON.parse(own.patch) as Change['patch'];
    fold(expected, own.entity, own.row_id, own.is_new === 1 ? hlc : null, Object.fromEntries(Object.entries(patch).map(([column, given]) => [column, [Array.isArray(given) ? given[0] : given, hlc]])));
  }
  return differences(rowsOf(desk), expected).map((told) => ({ promise: 'P3', told: `desk ${desk.name}: ${told}` }));
}

function fold(rows: Rows, entity: string, rowId: string, born: string | null, patch: Record<string, [Value, string]>): void {
  const key = keyOf(entity, rowId);
  const row = rows.get(key) ?? (born === null ? null : Object.fromEntries(columnsOf(entity).map((column) => [column, [null, born] as const])));
  if (!row) return;
  for (const [column, [value, hlc]] of Object.entries(patch)) if (hlc >= (row[column]?.[1] ?? '')) row[column] = [value, hlc];
  rows.set(key, row);
}

/** After the faults have ended. */
export async function everythingHolds(world: World, history: History, states: readonly string[]): Promise<Violation[]> {
  const waiting = world.desks.flatMap((desk, index) => (states[index] === 'synced' ? [] : [{ promise: 'P9' as const, told: `desk ${desk.name} is ${states[index]}` }]));
  return [...waiting, ...await allEqual(world), ...await sameRoots(world), ...await nothingLost(world, history), ...await onceOnly(world), ...await nothingCrosses(world), ...await noClashes(world, history), ...await losersTold(world, history)];
}

async function allEqual(world: World): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const desk of world.desks) {
    const told = differences(rowsOf(desk), await rowsOfCentral(world, scopeOf(desk)));
    violations.push(...told.map((each) => ({ promise: 'P1' as const, told: `desk ${desk.name} and the central: ${each}` })));
  }
  return violations;
}

/** P1 of what a desk folds for itself: the same merges make the same roots everywhere, whatever came when. */
async function sameRoots({ central: { db }, desks }: World): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const desk of desks) {
    const scope = scopeOf(desk);
    const rows = await db.selectFrom('row_state').selectAll().where('scope', '=', scope).where('entity', 'in', ['patient_merge', 'patient']).execute();
    const merges = rows.filter(({ entity }) => entity === 'patient_merge').map(({ row_id: id, data, base, exceptions }) => ({
      id, fromId: String(data['from_id']), intoId: String(data['into_id']), stamp: exceptions['from_id'] ?? base, stands: (data['undone_at'] ?? null) === null && (data['voided_at'] ?? null) === null,
    }));
    const voided = new Set(rows.filter(({ entity, data }) => entity === 'patient' && (data['voided_at'] ?? null) !== null).map(({ row_id }) => row_id));
    const { roots, idle } = foldMerges(merges, voided);
    const own = desk.rows<{ id: string; told: string }>('SELECT patient_id AS id, root_id AS told FROM patient_root UNION ALL SELECT merge_id, reason FROM idle_merge');
    if (!isDeepStrictEqual(new Map(own.map(({ id, told }) => [id, told])), new Map<string, string>([...roots, ...idle]))) violations.push({ promise: 'P1', told: `desk ${desk.name} follows other merges: ${JSON.stringify(own)}` });
  }
  return violations;
}

async function nothingLost({ central: { db } }: World, history: History): Promise<Violation[]> {
  await history.noteAcknowledged(db);
  const rows = new Set((await db.selectFrom('row_state').select(['entity', 'row_id']).execute()).map(({ entity, row_id }) => keyOf(entity, row_id)));
  return [...history.written.values()].filter(({ id, entity, rowId }) => !history.acknowledged.has(id) || !rows.has(keyOf(entity, rowId)))
    .slice(0, 3).map(({ id, desk, entity, rowId }) => ({ promise: 'P2', told: `change ${id} of desk ${desk} (${entity} ${rowId}) is nowhere` }));
}

/** P4: no change stands in the log twice. P5: the entries of an action are neighbours. */
async function onceOnly({ central: { db } }: World): Promise<Violation[]> {
  const entries = await db.selectFrom('change').select(['scope', 'seq', 'id', 'tx']).orderBy('scope').orderBy('seq').execute();
  const repeated = entries.length - new Set(entries.map(({ scope, id }) => `${scope} ${id}`)).size;
  const violations: Violation[] = repeated === 0 ? [] : [{ promise: 'P4', told: `${repeated} changes stand in the log twice` }];
  const ended = new Set<string>();
  let last = '';
  // The central's own entries belong to the action that made them necessary.
  for (const { scope, tx } of entries) {
    const action = `${scope} ${tx}`;
    if (action !== last && ended.has(action)) violations.push({ promise: 'P5', told: `action ${tx} is torn in the log` });
    if (last !== '') ended.add(last);
    last = action;
    ended.delete(action);
  }
  return violations;
}

/** P6: every row lies with the clinic whose desk wrote it. */
async function nothingCrosses({ central: { db } }: World): Promise<Violation[]> {
  const entries = await db.selectFrom('change').innerJoin('device', 'device.id', 'change.device_id').select(['change.scope', 'change.seq', 'device.clinic_id']).execute();
  const strangers = entries.filter(({ scope, clinic_id: clinicId }) => scope !== `clinic:${clinicId}`);
  const shared = await db.selectFrom('row_state as one').innerJoin('row_state as other', (join) => join.onRef('one.row_id', '=', 'other.row_id').onRef('one.entity', '=', 'other.entity').onRef('one.scope', '<', 'other.scope'))
    .select(['one.entity', 'one.row_id']).where('one.entity', 'in', ['patient', 'visit', 'appointment', 'complaint']).execute();
  return [...strangers.map(({ scope, seq }) => `entry ${seq} of ${scope}`), ...shared.map(({ entity, row_id }) => `${entity} ${row_id}`)].slice(0, 3).map((told) => ({ promise: 'P6', told }));
}

interface Held { readonly row_id: string; readonly data: Record<string, Value> }

async function noClashes({ central: { db } }: World, history: History): Promise<Violation[]> {
  const rows = (entity: string) => db.selectFrom('row_state').select(['scope', 'row_id', 'data']).where('entity', '=', entity).execute();
  const confirmed = (await rows('appointment')).filter(({ data }) => data['standing'] === 'confirmed' && data['voided_at'] === null && (data['state'] === 'booked' || data['state'] === 'arrived'));
  const violations: Violation[] = [];
  for (const [index, one] of confirmed.entries()) {
    for (const other of confirmed.slice(index + 1)) if (one.scope === other.scope && clash(one, other)) violations.push({ promise: 'P7', told: `appointments ${one.row_id} and ${other.row_id} are both confirmed` });
  }
  // A desk that lives twice, or again, gives its own next numbers again until a round stops it.
  if (history.hadCopies) return violations;
  violations.push(...twice(await rows('patient'), ({ data }) => String(data['record_number'])), ...twice(await rows('queue_entry'), ({ data }) => `${data['day']} ${data['unit_id']} ${data['number']}`));
  return violations;
}

function clash({ data: one }: Held, { data: other }: Held): boolean {
  const [from, to] = [Math.max(Number(one['from_minute']), Number(other['from_minute'])), Math.min(Number(one['to_minute']), Number(other['to_minute']))];
  const shares = (column: string): boolean => one[column] !== null && one[column] === other[column];
  return one['day'] === other['day'] && from < to && (shares('practitioner_id') || shares('room_id') || shares('patient_id'));
}

function twice(rows: readonly (Held & { scope: string })[], numberOf: (row: Held) => string): Violation[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const number = `${row.scope} ${numberOf(row)}`;
    const known = seen.has(number);
    seen.add(number);
    return known ? [{ promise: 'P7' as const, told: `${number} was given twice` }] : [];
  });
}

const WATCHED = ['phone', 'name', 'allergies'] as const;

/** P8: a value of a patient holds, was seen by whoever replaced it, or stands in a conflict. */
async function losersTold({ central: { db } }: World, history: History): Promise<Violation[]> {
  // A restored central judges anew, and what an earlier life of it said is gone with it.
  if (history.logWasCut || history.hadCopies) return [];
  const states = new Map((await db.selectFrom('row_state').select(['row_id', 'data']).where('entity', '=', 'patient').execute()).map(({ row_id, data }) => [row_id, data]));
  const lost = new Set((await db.selectFrom('row_state').select('data').where('entity', '=', 'sync_conflict').execute()).map(({ data }) => `${data['row_id']} ${data['column_name']} ${data['lost_value']}`));
  const stamped = new Map<string, Value>();
  for (const { row_id: rowId, patch, hlc, is_new: isNew } of await db.selectFrom('change').selectAll().where('entity', '=', 'patient').execute()) {
    const told = JSON.parse(patch) as Record<string, [Value, string]>;
    for (const column of WATCHED) {
      const pair = told[column] ?? (isNew ? [null, hlc] as const : null);
      if (pair) stamped.set(`${rowId} ${column} ${pair[1]}`, pair[0]);
    }
  }
  const restamped = new Map((await db.selectFrom('restamp').selectAll().execute()).map(({ claimed, effective }) => [claimed, effective]));
  const seen = new Set<string>();
  const edits = [...history.written.values()].filter(({ entity }) => entity === 'patient');
  for (const { rowId, patch } of edits) {
    for (const column of WATCHED) {
      const given = patch[column];
      if (!Array.isArray(given)) continue;
      const base = restamped.get(given[1]) ?? given[1];
      const value = stamped.get(`${rowId} ${column} ${base}`);
      if (value !== undefined) seen.add(`${rowId} ${column} ${JSON.stringify(value)}`);
      // Its own value before, which the log may never have held.
      const before = edits.find((edit) => edit.rowId === rowId && edit.hlc === given[1]);
      if (before && column in before.patch) seen.add(`${rowId} ${column} ${JSON.stringify(valueOf(before.patch, column))}`);
    }
  }
  return edits.flatMap(({ rowId, patch, desk }) => WATCHED.filter((column) => column in patch).flatMap((column) => {
    const value = JSON.stringify(valueOf(patch, column));
    const found = JSON.stringify(states.get(rowId)?.[column] ?? null) === value || seen.has(`${rowId} ${column} ${value}`) || lost.has(`${rowId} ${column} ${value}`);
    return found ? [] : [{ promise: 'P8' as const, told: `${column} ${value} of patient ${rowId}, written at desk ${desk}` }];
  })).slice(0, 3);
}

function valueOf(patch: Change['patch'], column: string): Value {
  const given = patch[column] ?? null;
  return Array.isArray(given) ? given[0] : given;
}
