/**
 * Writes what the central tells into the desk's tables: column by column the value with the greater stamp, and nothing else.
 * It may come in any order and again and again. Nothing of it is captured.
 *
 * What this version of the program cannot place (a column, a table, a value of a newer one) is kept as it came and tried
 * again after an upgrade; the rest goes on.
 */
import { searchText } from '../../shared/domain/person-name.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import type { LogEntry, Value } from '../../shared/sync/change.ts';
import { type Effective, type RowState, newerColumns, stampOf } from '../../shared/sync/merge.ts';
import { type SyncedName, syncedTable } from '../../shared/sync/tables.ts';
import { type ApplyTx, isSqlite } from './database.ts';

export const PARKED_REASONS = ['unknown_table', 'unknown_column', 'row_missing', 'constraint'] as const;
type ParkedReason = (typeof PARKED_REASONS)[number];
type RowClock = Pick<RowState, 'base' | 'exceptions'>;

class CannotPlace extends Error {
  readonly reason: ParkedReason;
  constructor(reason: ParkedReason) { super(reason); this.name = 'CannotPlace'; this.reason = reason; }
}

/** Entries in the order of the log. Each of its transactions arrives whole, as far as this version knows its columns. */
export function applyEntries(tx: ApplyTx, entries: readonly LogEntry[]): void {
  for (const group of transactionsOf(entries)) {
    const known = group.map(knownPart).filter((entry) => entry !== null);
    const fault = place(tx, known, newerOf);
    if (fault) park(tx, group, fault);
    else {
      const unknown = group.map(unknownPart).filter((entry) => entry !== null);
      const [first] = unknown;
      if (first) park(tx, unknown, syncedTable(first.entity) ? 'unknown_column' : 'unknown_table');
    }
  }
}

/** Tries again what was kept; answers how much of it has its place now. */
export function replayParked(tx: ApplyTx, parked: readonly { readonly id: string; readonly entries: readonly LogEntry[] }[]): number {
  let placed = 0;
  for (const { id, entries } of parked) {
    if (entries.some((entry) => unknownPart(entry) !== null) || place(tx, entries, notOlderOf)) continue;
    tx.run('DELETE FROM sync_parked WHERE id = ?', id);
    placed += 1;
  }
  return placed;
}

function transactionsOf(entries: readonly LogEntry[]): LogEntry[][] {
  const groups: LogEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.[0]?.tx === entry.tx) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

type Choose = (row: RowClock, patch: Effective) => Effective;
const newerOf: Choose = (row, patch) => newerColumns(row, patch);
/** A column that a migration has added since has the row's own stamp, and no value of anybody's yet. */
const notOlderOf: Choose = (row, patch) => Object.fromEntries(Object.entries(patch).filter(([column, [, hlc]]) => hlc >= stampOf(row, column)));

/** All or nothing; answers why not. */
function place(tx: ApplyTx, entries: readonly LogEntry[], choose: Choose): ParkedReason | null {
  try {
    tx.together(() => { for (const entry of entries) placeEntry(tx, entry, choose); });
    return null;
  } catch (error) {
    if (error instanceof CannotPlace) return error.reason;
    if (isSqlite(error, 'SQLITE_CONSTRAINT') || isSqlite(error, 'SQLITE_MISMATCH')) return 'constraint';
    throw error;
  }
}

function placeEntry(tx: ApplyTx, entry: LogEntry, choose: Choose): void {
  const clock = readClock(tx, entry.entity, entry.rowId);
  for (const [, hlc] of Object.values(entry.patch)) tx.seen(hlc);
  if (!clock) {
    if (!entry.isNew) throw new CannotPlace('row_missing');
    insertRow(tx, entry);
    return;
  }
  const taken = choose(clock, entry.patch);
  if (Object.keys(taken).length > 0 && syncedTable(entry.entity)?.merge === 'fields') updateRow(tx, entry, taken, clock);
}

function readClock(tx: ApplyTx, entity: string, rowId: string): RowClock | null {
  const row = tx.get<{ base: string; exceptions: string }>('SELECT base, exceptions FROM row_clock WHERE entity = ? AND row_id = ?', entity, rowId);
  return row ? { base: row.base, exceptions: JSON.parse(row.exceptions) as Record<string, string> } : null;
}

function insertRow(tx: ApplyTx, { entity, rowId, hlc, patch }: LogEntry): void {
  const values = { id: rowId, ...withDerived(entity, valuesOf(patch)) };
  const columns = Object.keys(values);
  tx.run(`INSERT INTO "${entity}" (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, ...Object.values(values));
  const exceptions = Object.fromEntries(Object.entries(patch).filter(([, [, stamp]]) => stamp !== hlc).map(([column, [, stamp]]) => [column, stamp]));
  tx.run('INSERT INTO row_clock (entity, row_id, base, exceptions) VALUES (?, ?, ?, ?)', entity, rowId, hlc, JSON.stringify(exceptions));
  tx.touch(entity as SyncedName, rowId);
}

function updateRow(tx: ApplyTx, { entity, rowId }: LogEntry, taken: Effective, clock: RowClock): void {
  const values = withDerived(entity, valuesOf(taken));
  tx.run(`UPDATE "${entity}" SET ${Object.keys(values).map((column) => `${quoted(column)} = ?`).join(', ')} WHERE id = ?`, ...Object.values(values), rowId);
  const exceptions = { ...clock.exceptions, ...Object.fromEntries(Object.entries(taken).map(([column, [, stamp]]) => [column, stamp])) };
  tx.run('UPDATE row_clock SET exceptions = ? WHERE entity = ? AND row_id = ?', JSON.stringify(exceptions), entity, rowId);
  tx.touch(entity as SyncedName, rowId);
}

function valuesOf(patch: Effective): Record<string, Value> { return Object.fromEntries(Object.entries(patch).map(([column, [value]]) => [column, value])); }

/** What each desk computes for itself. */
function withDerived(entity: string, values: Record<string, Value>): Record<string, Value> {
  return entity === 'patient' && typeof values['name'] === 'string' ? { ...values, search_name: searchText(values['name']) } : values;
}

/** Names come from the list of tables only: a part of an entry outside it never gets here. */
function quoted(column: string): string { return `"${column}"`; }

function partOf(entry: LogEntry, keep: (isKnown: boolean) => boolean): LogEntry | null {
  const columns = syncedTable(entry.entity)?.columns ?? null;
  const patch = Object.fromEntries(Object.entries(entry.patch).filter(([column]) => keep(columns !== null && Object.hasOwn(columns, column))));
  return Object.keys(patch).length > 0 ? { ...entry, patch } : null;
}
const knownPart = (entry: LogEntry): LogEntry | null => partOf(entry, (isKnown) => isKnown);
const unknownPart = (entry: LogEntry): LogEntry | null => partOf(entry, (isKnown) => !isKnown);

function park(tx: ApplyTx, entries: readonly LogEntry[], reason: ParkedReason): void {
  tx.run('INSERT INTO sync_parked (id, seq, at, reason, entries) VALUES (?, ?, ?, ?, ?)', uuidv7(tx.now), entries[0]?.seq ?? 0, tx.now, reason, JSON.stringify(entries));
}
