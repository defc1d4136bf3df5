/**
 * Two desks may book one slot while neither sees the other. The first booking to arrive here is confirmed and never taken
 * back; the other is displaced: it holds no slot, and the desks ask somebody to find it another.
 */
import { clashOf, type Booking } from '../shared/domain/slots.ts';
import type { Value } from '../shared/sync/change.ts';
import { type Effective, type Merge, type RowState, versionOf } from '../shared/sync/merge.ts';
import { SYNCED, groupOf } from '../shared/sync/tables.ts';
import type { ScopeWork } from './scope-work.ts';

const PLACE = groupOf(SYNCED.appointment, 'standing');
const HOLDING: readonly Value[] = ['booked', 'arrived'];
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

async function isTaken(work: ScopeWork, rowId: string, row: RowState): Promise<boolean> {
  const day = String(row.values['day']);
  const stored = await work.tx.selectFrom('row_state').select(['row_id', 'data']).where('scope', '=', work.scope).where('entity', '=', 'appointment').where((where) => where(where.ref('data', '->>').key('day'), '=', day)).execute();
  const changed = work.changedRows('appointment');
  const changedIds = new Set(changed.map((one) => one.rowId));
  const all = [
    ...stored.filter((one) => !changedIds.has(one.row_id)).map((one) => ({ id: one.row_id, values: one.data })),
    ...changed.filter((one) => one.row.values['day'] === day).map((one) => ({ id: one.rowId, values: one.row.values })),
  ];
  const bookings = all.filter((one) => holds({ values: one.values, base: '', exceptions: {} }) && (one.values['standing'] === 'confirmed' || one.values['standing'] === null));
  return clashOf(bookingOf(rowId, row.values), bookings.map((one) => bookingOf(one.id, one.values))) !== null;
}

function bookingOf(id: string, values: Readonly<Record<string, Value>>): Booking {
  return {
    id, patientId: String(values['patient_id']), practitionerId: String(values['practitioner_id']), roomId: typeof values['room_id'] === 'string' ? values['room_id'] : null,
    from: Number(values['from_minute']), to: Number(values['to_minute']),
  };
}
