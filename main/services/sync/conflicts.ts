/** Values that two desks wrote while they were apart: which one holds, and how a person takes the other. */
import { sql } from 'kysely';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { SyncConflictTable } from '../../../db/desk/schema.ts';
import type { SyncConflict } from '../../../shared/contract/sync.ts';
import { searchText } from '../../../shared/domain/person-name.ts';
import type { Value } from '../../../shared/sync/change.ts';
import { VOIDING, groupOf, syncedTable } from '../../../shared/sync/tables.ts';
import { type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { type Viewer, rowsVisible } from '../complaints/visible.ts';
import { titleOf } from './titles.ts';

/** Who wrote what the central decided by itself. */
const CENTRAL = 'central';

/** `asking`: those that a person must look at. */
export function countConflicts(db: DeskDatabase, which: 'open' | 'asking'): number {
  const query = db.build.selectFrom('sync_conflict').select((eb) => eb.fn.countAll<number>().as('count')).where('settled_at', 'is', null).where('voided_at', 'is', null);
  return db.first(which === 'open' ? query : query.where('asks', '=', 1))?.count ?? 0;
}

/** Open conflicts that ask, newest first. */
export function askingConflicts(db: DeskDatabase, viewer: Viewer, most: number): { id: string; entity: string; column: string; title: string; at: number }[] {
  return db.all(db.build.selectFrom('sync_conflict').selectAll().where('settled_at', 'is', null).where('voided_at', 'is', null).where('asks', '=', 1).where(rowsVisible(viewer, 'sync_conflict.entity', 'sync_conflict.row_id')).orderBy('created_at', 'desc').limit(most))
    .map((row) => ({ id: row.id, entity: row.entity, column: row.column_name, title: titleOf(db, row.entity, row.row_id), at: row.created_at }));
}

export const conflictHandlers: HandlersOf<'sync.conflicts' | 'sync.settle'> = {
  'sync.conflicts': (ctx, { settled, before, limit }) => {
    const { db } = ctx;
    let query = db.build.selectFrom('sync_conflict').selectAll().where('voided_at', 'is', null).where(rowsVisible(requireUser(ctx), 'sync_conflict.entity', 'sync_conflict.row_id')).where('settled_at', settled ? 'is not' : 'is', null).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
    // Of one round there are many with the same time.
    if (before !== null) query = query.where((eb) => eb.or([eb('created_at', '<', before.at), eb.and([eb('created_at', '=', before.at), eb('id', '<', before.id)])]));
    return db.all(query).map((row) => toldOf(db, row));
  },

  'sync.settle': (ctx, { id, choice }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'sync.settle' }, (tx) => {
    const { db } = ctx;
    const query = db.build.selectFrom('sync_conflict').selectAll().where('id', '=', id).where('voided_at', 'is', null).where(rowsVisible(requireUser(ctx), 'sync_conflict.entity', 'sync_conflict.row_id'));
    const conflict = tx.first(query);
    if (!conflict) throw new Refusal('not_found');
    if (conflict.settled_at !== null) throw new Refusal('conflict_settled');
    if (choice === 'lost') putBack(db, tx, conflict);
    tx.run(db.build.updateTable('sync_conflict').set({ settled_at: tx.now, settled_by: tx.actor, choice, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
    tx.audit('update', conflict.entity, conflict.row_id, `conflict ${conflict.column_name}: ${choice}`);
    return {};
  }),
};

/** Only a value that means something by itself: a state or a booked time is changed by its own step. */
function putBack(db: DeskDatabase, tx: WriteTx, { entity, row_id, column_name, lost_value }: SyncConflictTable): void {
  const table = syncedTable(entity);
  if (!table || !Object.hasOwn(table.columns, column_name)) throw new Refusal('not_found');
  if (groupOf(table, column_name).length > 1 || VOIDING.includes(column_name) || column_name === 'state') throw new Refusal('step_not_allowed');
  const value = JSON.parse(lost_value) as Value;
  const derived = entity === 'patient' && column_name === 'name' && typeof value === 'string' ? { search_name: searchText(value) } : {};
  const values = { [column_name]: value, ...derived, ...('updated_at' in table.columns ? { updated_at: tx.now, updated_by: tx.actor } : {}) };
  const changed = tx.run(sqlUpdate(db, entity, row_id, values));
  if (changed === 0) throw new Refusal('not_found');
}

/** Names come from the list of synced tables, never from the row. */
function sqlUpdate(db: DeskDatabase, entity: string, rowId: string, values: Readonly<Record<string, Value>>) {
  const sets = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  return { compile: () => sql`UPDATE ${sql.table(entity)} SET ${sql.join(sets)} WHERE id = ${rowId}`.compile(db.build) };
}

function toldOf(db: DeskDatabase, row: SyncConflictTable): SyncConflict {
  const nameOf = (actor: string): string => {
    if (actor === CENTRAL) return CENTRAL;
    return db.first(db.build.selectFrom('user').select('full_name').where('id', '=', actor))?.full_name ?? '';
  };
  const letterOf = (device: string): string => db.first(db.build.selectFrom('device').select('letter').where('id', '=', device))?.letter ?? '';
  return {
    id: row.id, entity: row.entity, rowId: row.row_id, column: row.column_name, asks: row.asks === 1, at: row.created_at, title: titleOf(db, row.entity, row.row_id),
    kept: { value: row.kept_value, by: nameOf(row.kept_actor), desk: letterOf(row.kept_device) }, lost: { value: row.lost_value, by: nameOf(row.lost_actor), desk: letterOf(row.lost_device) },
    settled: row.settled_at === null || row.settled_by === null || row.choice === null ? null : { at: row.settled_at, by: nameOf(row.settled_by), choice: row.choice === 'lost' ? 'lost' : 'kept' },
  };
}
