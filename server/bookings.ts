/**
 * Two desks may book one slot while neither sees the other. The first booking to arrive here is confirmed and never taken
 * back; the other is displaced: it holds no slot, and the desks ask somebody to find it another. A move is two rows: when two
 * desks moved one appointment, or one moved what the other confirmed, the first to arrive stands as well.
 */
import { HOLDING_STATES } from '../shared/domain/appointment-states.ts';
import { clashOf, type Booking, type WantedTime } from '../shared/domain/slots.ts';
import type { Value } from '../shared/sync/change.ts';
import { type Effective, type Merge, type RowState, versionOf } from '../shared/sync/merge.ts';
import { SYNCED, groupOf } from '../shared/sync/tables.ts';
import type { ScopeWork } from './scope-work.ts';

const PLACE = groupOf(SYNCED.appointment, 'standing');
const HOLDING: readonly Value[] = HOLDING_STATES;
/** Of what lies longer back nobody need be told; a first desk brings years of it. */
const PAST_MS = 2 * 86_400_000;

export async function judgeBooking(work: ScopeWork, rowId: string, before: RowState | null, merge: Merge): Promise<Merge> {
  if (!mustBeJudged(before, merge, work.now)) return merge;
  const standing = isConfirmedThere(before, merge.row) || !await isTaken(work, rowId, merge.row) ? 'confirmed' : 'displaced';
  const hlc = work.fresh(versionOf(merge.row));
  const values: Readonly<Record<string, Value>> = { ...merge.row.values, standing };
  const place: Effective = Object.fromEntries(PLACE.map((column) => [column, [values[column] ?? null, hlc] as const]));
  const exceptions = { ...merge.row.exceptions, ...Object.fromEntries(PLACE.map((column) => [column, hlc])) };
  return { ...merge, row: { ...merge.row, values, exceptions }, effective: { ...merge.effective, ...place } };
}

/** It came, moved, or holds a slot again. */
function mustBeJudged(before: RowState | null, { row, effective }: Merge, now: number): boolean {
  if (!holds(row) || !('standing' in effective || !before || !holds(before))) return false;
  return row.values['standing'] !== null || Date.parse(String(row.values['day'])) >= now - PAST_MS;
}

function holds({ values }: RowState): boolean { return (values['voided_at'] ?? null) === null && HOLDING.includes(values['state'] ?? null); }

/** Told again where it already stands: what was confirmed stays so. */
function isConfirmedThere(before: RowState | null, row: RowState): boolean {
  return before !== null && holds(before) && before.values['standing'] === 'confirmed' && PLACE.every((column) => column === 'standing' || before.values[column] === row.values[column]);
}

type Values = Readonly<Record<string, Value>>;
interface Told { readonly id: string; readonly values: Values }

async function isTaken(work: ScopeWork, rowId: string, row: RowState): Promise<boolean> {
  const day = String(row.values['day']);
  const ofDay = await confirmedThere(work, ['day', day], (values) => values['day'] === day);
  return clashOf(wantedOf(rowId, row.values), ofDay.map((one) => bookingOf(one.id, one.values))) !== null || await goesOnElsewhere(work, rowId, row);
}

/** Does the same appointment hold a time already: where it came from, where it went, or where another desk moved it? */
async function goesOnElsewhere(work: ScopeWork, rowId: string, { values }: RowState): Promise<boolean> {
  if ((await confirmedThere(work, ['moved_from', rowId], (other) => other['moved_from'] === rowId)).length > 0) return true;
  const from = values['moved_from'];
  if (typeof from !== 'string') return false;
  const origin = work.changedRows('appointment').find((one) => one.rowId === from)?.row.values ?? (await work.tx.selectFrom('row_state').select('data').where('scope', '=', work.scope).where('entity', '=', 'appointment').where('row_id', '=', from).executeTakeFirst())?.data;
  if (origin && holds({ values: origin, base: '', exceptions: {} })) return true;
  return (await confirmedThere(work, ['moved_from', from], (other) => other['moved_from'] === from)).some(({ id }) => id !== rowId);
}

/** Appointments that hold and are confirmed, by one column, as they are with what this request has changed so far. */
async function confirmedThere(work: ScopeWork, [column, value]: readonly [string, string], matches: (values: Values) => boolean): Promise<Told[]> {
  const stored = await work.tx.selectFrom('row_state').select(['row_id', 'data']).where('scope', '=', work.scope).where('entity', '=', 'appointment').where((where) => where(where.ref('data', '->>').key(column), '=', value)).execute();
  const changed = work.changedRows('appointment');
  const changedIds = new Set(changed.map((one) => one.rowId));
  const all = [
    ...stored.filter((one) => !changedIds.has(one.row_id)).map((one) => ({ id: one.row_id, values: one.data })),
    ...changed.filter((one) => matches(one.row.values)).map((one) => ({ id: one.rowId, values: one.row.values })),
  ];
  return all.filter((one) => holds({ values: one.values, base: '', exceptions: {} }) && (one.values['standing'] === 'confirmed' || one.values['standing'] === null));
}

/** Desks that know nothing of capacity share no slot. */
function wantedOf(id: string, values: Values): WantedTime { return { ...bookingOf(id, values), capacity: Number(values['capacity'] ?? 1) }; }

function bookingOf(id: string, values: Values): Booking {
  return {
    id, patientId: String(values['patient_id']), practitionerId: String(values['practitioner_id']), roomId: typeof values['room_id'] === 'string' ? values['room_id'] : null,
    from: Number(values['from_minute']), to: Number(values['to_minute']),
  };
}
