/**
 * What was written after a backup, as far as the damaged database still tells. The outbox numbers every change without a
 * gap, so also what cannot be read is counted. Where numbers are missing, the tables themselves are compared with the backup.
 */
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { SYNCED_TABLES } from '../../../db/desk/schema.ts';
import { searchText } from '../../../shared/domain/person-name.ts';
import { readable, scan, type Row } from './damaged-source.ts';
import type { Change, Walked } from './walk-pages.ts';

/** A row as it was last seen. `values` null: it is known to have changed, but its content cannot be read any more. */
export interface LaterRow { readonly entity: string; readonly id: string; readonly stamp: string; readonly values: Row | null }
export interface LaterChanges {
  readonly rows: readonly LaterRow[];
  /** Changes whose record in the outbox cannot be read; null when their number is not known. */
  readonly unreadChanges: number | null;
  /** The damaged database, as SQLite shows it, is as new as what was found page by page. */
  readonly tablesAreNewest: boolean;
}
export interface Sources {
  /** Null: not even its table of contents can be read. */
  readonly damaged: Database.Database | null;
  readonly restored: Database.Database;
  readonly walked: Walked;
}

const NAMES = new Set<string>(SYNCED_TABLES.map((table) => table.name));

/** Number of the last change that the backup has. */
export function lastInBackup(restored: Database.Database): { dev_seq: number; id: string } | null {
  return restored.prepare<[], { dev_seq: number; id: string }>('SELECT dev_seq, id FROM outbox ORDER BY dev_seq DESC LIMIT 1').get() ?? null;
}

/** A backup from before another restore has a past of its own: the same number stands for another change. */
export function pastDiffers(walked: Walked, last: { dev_seq: number; id: string } | null): boolean {
  const there = last && walked.changes.get(last.dev_seq);
  return there !== null && there !== undefined && there.id !== last?.id;
}

/** `after`: number of the last change that backup and damaged database have in common. */
export function laterChanges(sources: Sources, after: number): LaterChanges {
  const { damaged, restored, walked } = sources;
  const limit = String(restored.prepare('SELECT last_hlc FROM clock').pluck().get());
  const shown = shownByTables(damaged);
  const all = [...walked.changes.values()].filter((change) => change.dev_seq > after).sort((a, b) => a.dev_seq - b.dev_seq);
  const unread = unreadIn(all, after, limit, sources, shown);
  const histories = Map.groupBy(all.filter((change) => change.hlc > limit && NAMES.has(change.entity)), (change) => `${change.entity} ${change.row_id}`);
  const known = [...histories.values()].flatMap((history) => lastState(sources, shown ?? 0, history));
  const found = unread === 0 || !damaged ? [] : rowsThatDiffer(damaged, restored, limit, new Set(histories.keys()));
  // The stamp sorts as text; the sort is stable, so rows of one transaction stay in the order they were written in.
  const rows = [...known, ...found].sort((a, b) => (a.stamp < b.stamp ? -1 : Number(a.stamp > b.stamp)));
  const newest = Math.max(walked.clock?.dev_seq ?? 0, all.at(-1)?.dev_seq ?? 0);
  return { rows, unreadChanges: unread, tablesAreNewest: unread !== null && shown !== null && shown >= newest };
}

/** Number of the newest change that the tables have as SQLite shows them: where the log is damaged it shows an older state. */
function shownByTables(damaged: Database.Database | null): number | null {
  const shown = damaged && readable(() => damaged.prepare('SELECT dev_seq FROM clock').pluck().get());
  return typeof shown === 'number' ? shown : null;
}

function unreadIn(all: readonly Change[], after: number, limit: string, { walked }: Sources, shown: number | null): number | null {
  const endKnown = walked.endKnown || (shown !== null && walked.logWhole);
  if (!endKnown) return null;
  const end = Math.max(shown ?? 0, walked.clock?.dev_seq ?? 0, all.at(-1)?.dev_seq ?? 0);
  const start = Math.max(after, all.findLast((change) => change.hlc <= limit)?.dev_seq ?? 0);
  return Math.max(0, end - start) - all.filter((change) => change.dev_seq > start).length;
}

function lastState({ damaged, restored }: Sources, shown: number, history: readonly Change[]): LaterRow[] {
  const last = history.at(-1);
  if (!last) return [];
  const { entity, row_id: id } = last;
  const row = damaged && readable(() => damaged.prepare<[string], Row>(`SELECT * FROM "${entity}" WHERE id = ?`).get(id) ?? null);
  // The row as the tables have it, with what is newer than they are; without it all changes on top of the backup.
  const values = row ? rebuilt(row, history.filter((change) => change.dev_seq > shown))
    : rebuilt(restored.prepare<[string], Row>(`SELECT * FROM "${entity}" WHERE id = ?`).get(id) ?? null, history);
  return [{ entity, id, stamp: last.hlc, values }];
}

const patchSchema = z.record(z.string(), z.unknown());

function rebuilt(before: Row | null, history: readonly Change[]): Row | null {
  const [first] = history;
  if (!first) return before;
  const { entity, row_id: id } = first;
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
