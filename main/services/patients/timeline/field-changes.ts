/**
 * Which fields of a patient's record an entry of the log changed, as far as this desk still knows. Changes made here lie in the
 * outbox with their values; the value before is told only where the change before it lies there too. Of what another desk
 * changed, or what the outbox has let go, the row's clock still says which values are from that moment.
 */
import { type DeskDatabase } from '../../../../db/desk/database.ts';
import type { FieldChange } from '../../../../shared/contract/timeline.ts';
import { parseHlc } from '../../../../shared/domain/hlc.ts';
import { BOOKKEEPING } from '../../../../shared/sync/tables.ts';
import { sql } from 'kysely';

interface OutboxRow { readonly row_id: string; readonly hlc: string; readonly tx: string; readonly actor: string; readonly is_new: 0 | 1; readonly patch: string }
interface KeptChange extends Omit<OutboxRow, 'patch'> { readonly patch: Readonly<Record<string, unknown>> }
export interface LogEntry { readonly at: number; readonly actor: string; readonly deviceId: string; readonly rowId: string }

/** Columns that say what a reader knows already, or nothing to a reader. */
const SILENT: ReadonlySet<string> = new Set([...BOOKKEEPING, 'created_at', 'created_by', 'voided_at', 'void_reason', 'restricted', 'restricted_reason', 'search_name']);

export class FieldChanges {
  readonly #db: DeskDatabase;
  readonly #own: string;
  readonly #kept: readonly KeptChange[];

  constructor(db: DeskDatabase, ids: readonly string[]) {
    this.#db = db;
    this.#own = db.clock().device_id;
    const rows = db.all(db.build.selectFrom('outbox').select(['row_id', 'hlc', 'tx', 'actor', 'is_new', 'patch']).where('entity', '=', sql.lit('patient')).where('row_id', 'in', ids).orderBy('dev_seq'));
    this.#kept = rows.map((row) => ({ ...row, patch: JSON.parse(row.patch) as Record<string, unknown> }));
  }

  of(entry: LogEntry): FieldChange[] {
    const index = entry.deviceId === this.#own ? this.#kept.findIndex((change) => !change.is_new && change.row_id === entry.rowId && change.actor === entry.actor && momentOf(change.tx) === entry.at) : -1;
    return index === -1 ? this.#byClock(entry) : this.#byOutbox(index);
  }

  #byOutbox(index: number): FieldChange[] {
    const change = this.#kept[index];
    return Object.entries(change?.patch ?? {}).flatMap(([column, value]): FieldChange[] => {
      if (SILENT.has(column) || !Array.isArray(value)) return [];
      const [after, stampBefore] = value as [unknown, unknown];
      const before = this.#before(index, column, stampBefore);
      return [{ column, after: JSON.stringify(after ?? null), before: before ?? null, known: before === undefined ? 'after' : 'both' }];
    });
  }

  /** The value that the column had; undefined where the change that gave it is not here. */
  #before(index: number, column: string, stampBefore: unknown): string | undefined {
    const rowId = this.#kept[index]?.row_id;
    const earlier = this.#kept.slice(0, index).findLast((change) => change.row_id === rowId && (change.is_new === 1 || Object.hasOwn(change.patch, column)));
    if (!earlier || earlier.hlc !== stampBefore) return undefined;
    const value = earlier.patch[column];
    // A new row says nothing of what is empty.
    return JSON.stringify((earlier.is_new === 1 ? value : Array.isArray(value) ? value[0] : null) ?? null);
  }

  #byClock({ at, rowId }: LogEntry): FieldChange[] {
    const clock = this.#db.first(this.#db.build.selectFrom('row_clock').select('exceptions').where('entity', '=', 'patient').where('row_id', '=', rowId));
    const columns = Object.entries(JSON.parse(clock?.exceptions ?? '{}') as Record<string, string>).filter(([column, stamp]) => !SILENT.has(column) && parseHlc(stamp)?.ms === at).map(([column]) => column);
    if (columns.length === 0) return [];
    const row = this.#db.first(this.#db.build.selectFrom('patient').selectAll().where('id', '=', rowId));
    const values = new Map<string, unknown>(Object.entries(row ?? {}));
    return columns.map((column) => ({ column, before: null, after: JSON.stringify(values.get(column) ?? null), known: 'after' }));
  }
}

/** The milliseconds that a UUIDv7 begins with. */
function momentOf(id: string): number { return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16); }
