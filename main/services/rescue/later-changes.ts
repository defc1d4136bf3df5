/**
 * What was written after a backup, as far as the damaged database still tells. The outbox numbers every change without a
 * gap, so also what cannot be read is counted. Where numbers are missing, the tables themselves are compared with the backup.
 */
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { SYNCED_TABLES } from '../../../db/desk/schema.ts';
import { searchText } from '../../../shared/domain/person-name.ts';
import { readable, scan, type Row } from './damaged-source.ts';

/** A row as it was last seen. `values` null: it is known to have changed, but its content cannot be read any more. */
export interface LaterRow { readonly entity: string; readonly id: string; readonly stamp: string; readonly values: Row | null }
export interface LaterChanges {
  readonly rows: readonly LaterRow[];
  /** Changes whose record in the outbox cannot be read; null when their number is not known. */
  readonly unreadChanges: number | null;
}

const changeSchema = z.object({ dev_seq: z.number(), hlc: z.string(), entity: z.string(), row_id: z.string(), is_new: z.number(), patch: z.string() });
type Change = z.infer<typeof changeSchema>;
const NAMES = new Set<string>(SYNCED_TABLES.map((table) => table.name));

export function laterChanges(damaged: Database.Database, restored: Database.Database): LaterChanges {
  const limit = String(restored.prepare('SELECT last_hlc FROM clock').pluck().get());
  const { changes, unread } = changesSince(damaged, restored, limit);
  const byRow = new Map<string, Change[]>();
  for (const change of changes) {
    if (!NAMES.has(change.entity)) continue;
    const key = `${change.entity} ${change.row_id}`;
    byRow.set(key, [...(byRow.get(key) ?? []), change]);
  }
  const known = [...byRow.values()].flatMap((history) => lastState(damaged, restored, history));
  const found = unread === 0 ? [] : rowsThatDiffer(damaged, restored, limit, new Set(byRow.keys()));
  // The stamp sorts as text; the sort is stable, so rows of one transaction stay in the order they were written in.
  const rows = [...known, ...found].sort((a, b) => (a.stamp < b.stamp ? -1 : Number(a.stamp > b.stamp)));
  return { rows, unreadChanges: unread };
}

function changesSince(damaged: Database.Database, restored: Database.Database, limit: string): { changes: Change[]; unread: number | null } {
  const end = readable(() => Number(damaged.prepare('SELECT dev_seq FROM clock').pluck().get()));
  const { rows, missed } = scan(damaged, 'outbox', 'dev_seq', commonPast(damaged, restored), end);
  const all = rows.map((row) => changeSchema.parse(row));
  const lastOld = all.findLast((change) => change.hlc <= limit)?.dev_seq ?? 0;
  return {
    changes: all.filter((change) => change.hlc > limit),
    unread: end === null ? null : missed.filter((number) => number > lastOld).length,
  };
}

/** Number of the last change that both have. A backup from before another restore has a past of its own: then all is looked at. */
function commonPast(damaged: Database.Database, restored: Database.Database): number {
  const last = restored.prepare<[], { dev_seq: number; id: string }>('SELECT dev_seq, id FROM outbox ORDER BY dev_seq DESC LIMIT 1').get();
  if (!last) return 0;
  const same = readable(() => damaged.prepare('SELECT id FROM outbox WHERE dev_seq = ?').pluck().get(last.dev_seq));
  // Unreadable here: the past is the same in all likelihood, and the rows' stamps decide anyway.
  return same === null || same === last.id ? last.dev_seq : 0;
}

function lastState(damaged: Database.Database, restored: Database.Database, history: readonly Change[]): LaterRow[] {
  const last = history.at(-1);
  if (!last) return [];
  const { entity, row_id: id } = last;
  const row = readable(() => damaged.prepare<[string], Row>(`SELECT * FROM "${entity}" WHERE id = ?`).get(id) ?? null);
  return [{ entity, id, stamp: last.hlc, values: row ?? rebuilt(restored, history) }];
}

const patchSchema = z.record(z.string(), z.unknown());

/** The row from its changes, on top of what the backup has. */
function rebuilt(restored: Database.Database, history: readonly Change[]): Row | null {
  const [first] = history;
  if (!first) return null;
  const { entity, row_id: id } = first;
  const before = restored.prepare<[string], Row>(`SELECT * FROM "${entity}" WHERE id = ?`).get(id);
  if (!before && first.is_new !== 1) return null;
  let values: Row = before ?? { id };
  for (const { is_new: isNew, patch } of history) {
    const fields = Object.entries(patchSchema.parse(JSON.parse(patch)));
    values = { ...values, ...Object.fromEntries(fields.map(([column, value]) => [column, isNew !== 1 && Array.isArray(value) ? value[0] : value])) };
  }
  // The one column that is computed and therefore not in the outbox.
  return entity === 'patient' ? { ...values, search_name: searchText(String(values['name'])) } : values;
}

/** Rows of any table that the backup does not have so, and that were not written before it. */
function rowsThatDiffer(damaged: Database.Database, restored: Database.Database, limit: string, known: ReadonlySet<string>): LaterRow[] {
  return SYNCED_TABLES.flatMap(({ name }) => {
    const last = readable(() => damaged.prepare(`SELECT max(rowid) FROM "${name}"`).pluck().get());
    if (last === undefined) return [];
    const inBackup = restored.prepare<[string], Row>(`SELECT * FROM "${name}" WHERE id = ?`);
    return scan(damaged, name, 'rowid', 0, last === null ? null : Number(last)).rows.flatMap((row): LaterRow[] => {
      const id = String(row['id']);
      const before = inBackup.get(id);
      if (known.has(`${name} ${id}`) || (before && Object.keys(before).every((column) => Object.is(before[column], row[column])))) return [];
      const stamp = readable(() => versionOf(damaged, name, id));
      return stamp !== null && stamp <= limit ? [] : [{ entity: name, id, stamp: stamp ?? '~', values: row }];
    });
  });
}

/** `~` sorts after every stamp. */
function versionOf(db: Database.Database, entity: string, id: string): string {
  const version: unknown = db.prepare('SELECT max(base, coalesce((SELECT max(value) FROM json_each(exceptions)), base)) FROM row_clock WHERE entity = ? AND row_id = ?').pluck().get(entity, id);
  return typeof version === 'string' ? version : '~';
}
