/**
 * A change of one row: as a desk writes it into its outbox and sends it, and as the central's log gives it out.
 *
 * A desk sends what it did and what it saw: a new row as its values, a changed row as pairs of the new value and the
 * stamp of the value that was replaced. The log holds what has come of it: pairs of a value and the stamp that the value
 * now has. Whoever keeps, column by column, the value with the greater stamp ends with the same rows, in whatever order
 * and however often the log is read.
 */
import { z } from 'zod';
import { parseHlc } from '../domain/hlc.ts';
import { type ColumnKind, type SyncedTable, groupOf, syncedTable } from './tables.ts';

/** Characters of one value; a complaint's story has at most a tenth. */
export const LONGEST_VALUE = 64 * 1024;

export type Value = string | number | null;
const valueSchema = z.union([z.string().max(LONGEST_VALUE), z.int(), z.null()]);
export const hlcSchema = z.string().max(40).refine((text) => parseHlc(text) !== null);
/** A value and a stamp: which of the two stamps, the log and the outbox tell. */
const pairSchema = z.tuple([valueSchema, hlcSchema]);
const nameSchema = z.string().min(1).max(64);

const rowSchema = z.object({ entity: nameSchema, rowId: z.string().min(1).max(80), isNew: z.boolean() });

/** What a desk sends. `devSeq` has no gaps on a device; `tx` is one action of a user and arrives whole. */
export const changeSchema = rowSchema.extend({
  id: z.uuid(), tx: z.uuid(), devSeq: z.int().positive(), hlc: hlcSchema, schema: z.int().positive(), actor: z.string().max(80),
  /** New row: `{column: value}`, nulls left out. Changed row: `{column: [value, stamp of the value it replaced]}`. */
  patch: z.record(nameSchema, z.union([valueSchema, pairSchema])),
});
export type Change = z.infer<typeof changeSchema>;

/** What the log gives out: the columns that took hold, each with the stamp that it now has. */
export const logEntrySchema = rowSchema.extend({
  seq: z.int().positive(), id: z.uuid(), tx: z.uuid(), device: z.string().max(80), schema: z.int().positive(), actor: z.string().max(80), hlc: hlcSchema,
  patch: z.record(nameSchema, pairSchema),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

/** Why the central takes no change like this one, ever. It is kept among the dead letters, and the queue goes on. */
export const REJECTIONS = ['unknown_table', 'unknown_column', 'wrong_type', 'form', 'append_only', 'row_missing', 'group_torn', 'other_clinic', 'too_large'] as const;
export type Rejection = (typeof REJECTIONS)[number];

/** Does the change fit the list of tables? Says nothing about rows that are already there. */
export function changeFault(change: Change): Rejection | null {
  const table = syncedTable(change.entity);
  if (!table) return 'unknown_table';
  if (table.merge === 'append' && !change.isNew) return 'append_only';
  for (const [column, given] of Object.entries(change.patch)) {
    const kind = Object.hasOwn(table.columns, column) ? table.columns[column] : undefined;
    if (!kind) return 'unknown_column';
    if (Array.isArray(given) === change.isNew) return 'form';
    if (!fits(kind, Array.isArray(given) ? given[0] : given)) return 'wrong_type';
  }
  return change.isNew ? missingOf(change, table) : tornOf(change, table);
}

function missingOf(change: Change, table: SyncedTable): Rejection | null {
  return Object.entries(table.columns).some(([column, kind]) => !kind.endsWith('?') && (change.patch[column] ?? null) === null) ? 'wrong_type' : null;
}

/** Columns that belong together come together. */
function tornOf(change: Change, table: SyncedTable): Rejection | null {
  return Object.keys(change.patch).some((column) => groupOf(table, column).some((other) => !(other in change.patch))) ? 'group_torn' : null;
}

function fits(kind: ColumnKind, value: Value): boolean {
  if (value === null) return kind.endsWith('?');
  return kind.startsWith('text') ? typeof value === 'string' : typeof value === 'number';
}
