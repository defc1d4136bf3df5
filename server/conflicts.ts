/** Every value that lost is kept as a row that the desks get too, with who wrote it and who wrote the one that holds. */
import type { DeviceTable } from '../db/central/tables.ts';
import type { Change, Value } from '../shared/sync/change.ts';
import { type Loss, mergeChange } from '../shared/sync/merge.ts';
import { SCHEMAS } from '../shared/sync/protocol.ts';
import type { ScopeWork } from './scope-work.ts';

/** The central's name in the log. */
export const CENTRAL = 'central';
/** Log entries of one row that are looked through for a value's author. */
const MOST_ENTRIES = 100;

interface Author { readonly actor: string; readonly device: string }

export async function tellLosses(work: ScopeWork, device: DeviceTable, change: Change, losses: readonly Loss[]): Promise<void> {
  const entries = await entriesOf(work, change);
  const sender: Author = { actor: change.actor, device: device.id };
  for (const loss of losses) {
    const other = authorOf(entries, loss.column, loss.lostIsIncoming ? loss.kept : loss.lost);
    const [kept, lost] = loss.lostIsIncoming ? [other, sender] : [sender, other];
    addConflict(work, change, loss, kept, lost);
  }
}

function addConflict(work: ScopeWork, { entity, rowId, tx }: Change, loss: Loss, kept: Author, lost: Author): void {
  const hlc = work.fresh('');
  const id = work.newId();
  const conflict: Change = {
    id: work.newId(), tx, devSeq: 1, hlc, schema: SCHEMAS.newest, actor: CENTRAL, entity: 'sync_conflict', rowId: id, isNew: true,
    patch: {
      created_at: work.now, created_by: CENTRAL, updated_at: work.now, updated_by: CENTRAL, entity, row_id: rowId, column_name: loss.column, asks: loss.asks ? 1 : 0,
      kept_value: JSON.stringify(loss.kept), kept_actor: kept.actor, kept_device: kept.device, kept_hlc: loss.keptHlc,
      lost_value: JSON.stringify(loss.lost), lost_actor: lost.actor, lost_device: lost.device, lost_hlc: loss.lostHlc,
    },
  };
  const { row, effective } = mergeChange(null, conflict, work.fresh);
  work.put(conflict, row, { id: conflict.id, tx, device: CENTRAL, schema: conflict.schema, actor: CENTRAL, hlc, entity: 'sync_conflict', rowId: id, isNew: true, effective, echo: true });
}

interface RowEntry { readonly actor: string; readonly device: string; readonly patch: Readonly<Record<string, readonly [Value, string]>> }

/** What the log tells of the row before this change, newest first. */
async function entriesOf(work: ScopeWork, { entity, rowId, id }: Change): Promise<RowEntry[]> {
  const stored = await work.tx.selectFrom('change').select(['actor', 'device_id', 'patch']).where('scope', '=', work.scope).where('entity', '=', entity).where('row_id', '=', rowId).orderBy('seq', 'desc').limit(MOST_ENTRIES).execute();
  return [...work.entriesOf({ entity, rowId }, id), ...stored].map(({ actor, device_id, patch }) => ({ actor, device: device_id, patch: JSON.parse(patch) as RowEntry['patch'] }));
}

/** Who wrote this value of the column: the oldest of the newest entries that hold it. Unknown where the log no longer tells. */
function authorOf(entries: readonly RowEntry[], column: string, value: Value): Author {
  let author: Author = { actor: '', device: '' };
  for (const { actor, device, patch } of entries) {
    const held = patch[column];
    if (held === undefined) continue;
    if (held[0] !== value) break;
    author = { actor, device };
  }
  return author;
}
