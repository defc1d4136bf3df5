/** One change meets its row: checked, merged, judged where it books a slot, logged; what lost is told. */
import type { DeviceTable } from '../db/central/tables.ts';
import { type Change, type Rejection, changeFault } from '../shared/sync/change.ts';
import { type Effective, type Merge, mergeChange, stampOf } from '../shared/sync/merge.ts';
import { judgeBooking } from './bookings.ts';
import { tellLosses } from './conflicts.ts';
import type { ScopeWork } from './scope-work.ts';
import type { Stamps } from './stamps.ts';

export type Taken = { readonly rejected: Rejection } | { readonly outcome: Merge['outcome']; readonly hlc: string | null };

export async function takeChange(work: ScopeWork, device: DeviceTable, stamps: Stamps, claimed: Change): Promise<Taken> {
  const fault = textFault(claimed) ?? changeFault(claimed) ?? clinicFault(claimed, device.clinic_id);
  if (fault) return { rejected: fault };
  const before = await work.row(claimed);
  if (!before && !claimed.isNew) return { rejected: 'row_missing' };
  const change = stamps.of(claimed);
  const merged = mergeChange(before, change, work.fresh);
  const merge = change.entity === 'appointment' ? await judgeBooking(work, change.rowId, before, merged) : merged;
  const restamped = change.hlc !== claimed.hlc;
  // The sender holds its values under a stamp that beats everybody: it must read what holds for each of them.
  const effective = restamped ? { ...columnsNow(merge, change), ...merge.effective } : merge.effective;
  if (Object.keys(effective).length > 0) {
    work.put(change, merge.row, {
      id: change.id, tx: change.tx, device: device.id, schema: change.schema, actor: change.actor, hlc: change.hlc, entity: change.entity, rowId: change.rowId, isNew: !before,
      effective, echo: restamped || !isAsClaimed(effective, claimed),
    });
  }
  if (merge.losses.length > 0) await tellLosses(work, device, change, merge.losses);
  return { outcome: merge.outcome, hlc: restamped ? change.hlc : null };
}

function columnsNow({ row }: Merge, { patch, isNew }: Change): Effective {
  const columns = Object.keys(patch).filter((column) => !isNew || row.values[column] !== null);
  return Object.fromEntries(columns.map((column) => [column, [row.values[column] ?? null, stampOf(row, column)] as const]));
}

function isAsClaimed(effective: Effective, { patch, hlc }: Change): boolean {
  return Object.entries(effective).every(([column, [value, stamp]]) => {
    const given = patch[column];
    return given !== undefined && stamp === hlc && (Array.isArray(given) ? given[0] : given) === value;
  });
}

/** Text that PostgreSQL does not take: U+0000, and halves of a pair. */
function textFault({ patch, actor, rowId }: Change): Rejection | null {
  const texts = [actor, rowId, ...Object.values(patch).map((given) => (Array.isArray(given) ? given[0] : given))];
  return texts.every((text) => typeof text !== 'string' || (text.isWellFormed() && !text.includes('\0'))) ? null : 'wrong_type';
}

/** Rows that name the clinic name their own. */
function clinicFault({ entity, rowId, patch }: Change, clinicId: string): Rejection | null {
  if (entity === 'clinic') return rowId === clinicId ? null : 'other_clinic';
  if (entity !== 'device' || patch['clinic_id'] === undefined) return null;
  const given = patch['clinic_id'];
  return (Array.isArray(given) ? given[0] : given) === clinicId ? null : 'other_clinic';
}
