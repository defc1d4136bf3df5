/**
 * One push's work on a scope whose head is locked: rows are read together at the beginning, changed here, and written
 * together at the end, so that five hundred changes cost a handful of statements.
 */
import { createHash } from 'node:crypto';
import { formatHlc, parseHlc, tick } from '../shared/domain/hlc.ts';
import type { LogEntry, Value } from '../shared/sync/change.ts';
import type { Effective, RowState } from '../shared/sync/merge.ts';
import type { ChangeTable, DeadLetterTable, DeviceAckTable, RestampTable, ScopeHeadTable } from '../db/central/tables.ts';
import type { Insertable } from 'kysely';
import { type CentralContext, type Tx, newId } from './context.ts';

export interface RowKey { readonly entity: string; readonly rowId: string }
export type NewEntry = Omit<LogEntry, 'seq' | 'patch'> & { readonly effective: Effective; readonly echo: boolean };

/** Rows of one statement; PostgreSQL takes 65,535 parameters. */
const AT_ONCE = 500;
const keyOf = (entity: string, rowId: string): string => `${entity}\n${rowId}`;

export class ScopeWork {
  readonly scope: string;
  readonly newId: () => string;
  readonly #tx: Tx;
  readonly #now: number;
  readonly #head: ScopeHeadTable;
  readonly #rows = new Map<string, RowState | null>();
  readonly #changed = new Map<string, RowKey & { seq: number }>();
  readonly #entries: ChangeTable[] = [];
  readonly acks: DeviceAckTable[] = [];
  readonly deadLetters: Insertable<DeadLetterTable>[] = [];
  readonly restamps: RestampTable[] = [];

  constructor(context: Pick<CentralContext, 'clock' | 'random'>, tx: Tx, head: ScopeHeadTable) {
    this.#tx = tx;
    this.#head = { ...head };
    this.#now = context.clock.now();
    this.newId = () => newId(context);
    this.scope = head.scope;
  }

  get tx(): Tx { return this.#tx; }
  get now(): number { return this.#now; }

  /** A stamp of the central's own, greater than `after` and than every one before. */
  readonly fresh = (after: string): string => {
    const last = after > this.#head.hlc ? after : this.#head.hlc;
    this.#head.hlc = formatHlc(tick({ ms: 0, counter: 0, ...parseHlc(last), node: this.#head.node }, this.#now));
    return this.#head.hlc;
  };

  async load(keys: readonly RowKey[]): Promise<void> {
    const wanted = new Map<string, string[]>();
    for (const { entity, rowId } of keys) {
      if (this.#rows.has(keyOf(entity, rowId))) continue;
      this.#rows.set(keyOf(entity, rowId), null);
      wanted.set(entity, [...(wanted.get(entity) ?? []), rowId]);
    }
    for (const [entity, ids] of wanted) {
      const rows = await this.#tx.selectFrom('row_state').select(['row_id', 'data', 'base', 'exceptions']).where('scope', '=', this.scope).where('entity', '=', entity).where('row_id', 'in', ids).execute();
      for (const { row_id, data, base, exceptions } of rows) this.#rows.set(keyOf(entity, row_id), { values: data, base, exceptions });
    }
  }

  async row({ entity, rowId }: RowKey): Promise<RowState | null> {
    await this.load([{ entity, rowId }]);
    return this.#rows.get(keyOf(entity, rowId)) ?? null;
  }

  /** Rows of this table that this push has changed so far. */
  changedRows(entity: string): { readonly rowId: string; readonly row: RowState }[] {
    return [...this.#changed.values()].filter((key) => key.entity === entity).flatMap(({ rowId }) => {
      const row = this.#rows.get(keyOf(entity, rowId));
      return row ? [{ rowId, row }] : [];
    });
  }

  /** Entries of this push for a row, newest first, without those of one change. */
  entriesOf({ entity, rowId }: RowKey, exceptId: string): Pick<ChangeTable, 'actor' | 'device_id' | 'patch'>[] {
    return this.#entries.filter((entry) => entry.entity === entity && entry.row_id === rowId && entry.id !== exceptId).toReversed();
  }

  /** Puts the row as it now is, and what took hold of it into the log. */
  put(key: RowKey, row: RowState, entry: NewEntry): void {
    this.#append(entry);
    this.#rows.set(keyOf(key.entity, key.rowId), row);
    this.#changed.set(keyOf(key.entity, key.rowId), { entity: key.entity, rowId: key.rowId, seq: this.#head.head });
  }

  #append({ effective, echo, ...rest }: NewEntry): void {
    this.#head.head += 1;
    const entry: LogEntry = { seq: this.#head.head, ...rest, patch: sorted(effective) };
    this.#head.chain = nextChain(this.#head.chain, entry);
    this.#entries.push({
      scope: this.scope, seq: entry.seq, chain: this.#head.chain, id: entry.id, tx: entry.tx, device_id: entry.device, schema: entry.schema, actor: entry.actor, hlc: entry.hlc,
      entity: entry.entity, row_id: entry.rowId, is_new: entry.isNew, patch: JSON.stringify(entry.patch), echo, at: this.#now,
    });
  }

  async save(): Promise<void> {
    const tx = this.#tx;
    for (const values of portions(this.#entries)) await tx.insertInto('change').values(values).execute();
    const rows = [...this.#changed.values()].flatMap(({ entity, rowId, seq }) => {
      const row = this.#rows.get(keyOf(entity, rowId));
      return row ? [{ scope: this.scope, entity, row_id: rowId, data: JSON.stringify(row.values), base: row.base, exceptions: JSON.stringify(row.exceptions), seq }] : [];
    });
    for (const values of portions(rows)) {
      await tx.insertInto('row_state').values(values).onConflict((conflict) => conflict.columns(['scope', 'entity', 'row_id']).doUpdateSet((set) => ({
        data: set.ref('excluded.data'), base: set.ref('excluded.base'), exceptions: set.ref('excluded.exceptions'), seq: set.ref('excluded.seq'),
      }))).execute();
    }
    for (const values of portions(this.acks)) await tx.insertInto('device_ack').values(values).execute();
    for (const values of portions(this.deadLetters)) await tx.insertInto('dead_letter').values(values).execute();
    for (const values of portions(this.restamps)) await tx.insertInto('restamp').values(values).execute();
    const { head, chain, hlc } = this.#head;
    await tx.updateTable('scope_head').set({ head, chain, hlc }).where('scope', '=', this.scope).execute();
  }
}

function portions<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) => all.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}

function sorted(effective: Effective): Record<string, [Value, string]> {
  return Object.fromEntries(Object.entries(effective).sort(([one], [other]) => (one < other ? -1 : 1)).map(([column, [value, hlc]]) => [column, [value, hlc]]));
}

/** `sha256(chain before + the entry as JSON)`; the keys stand in one order. Only the central computes it. */
function nextChain(before: string, entry: LogEntry): string {
  const { seq, id, tx, device, schema, actor, hlc, entity, rowId, isNew, patch } = entry;
  return createHash('sha256').update(before).update(JSON.stringify([seq, id, tx, device, schema, actor, hlc, entity, rowId, isNew, patch])).digest('hex');
}
