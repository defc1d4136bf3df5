/** Puts what was saved of later changes onto the restored backup, through the capture: they become changes of this desk. */
import type { DeskDatabase, WriteRequest } from '../../../db/desk/database.ts';
import { isSqlite } from '../../../db/desk/database.ts';
import { SYNCED_TABLES } from '../../../db/desk/schema.ts';
import type { TableOutcome } from '../../../shared/contract/clinic.ts';
import type { Row } from './damaged-source.ts';
import type { LaterRow } from './later-changes.ts';

/** Below the capture's limit of one transaction. */
const ROWS_AT_ONCE = 150;
const OWN_FAULT = ['SQLITE_CONSTRAINT', 'SQLITE_MISMATCH', 'SQLITE_TOOBIG', 'SQLITE_ERROR'];

type Fate = 'saved' | 'unreadable' | 'refused';

/** `former`: the device that wrote them. In the order given. Answers per table how many rows were saved, could not be read, or did not fit. */
export function replay(db: DeskDatabase, { rows, former }: { readonly rows: readonly LaterRow[]; readonly former: string }, request: WriteRequest, progress: (done: number, total: number) => void): TableOutcome[] {
  const outcomes = new Map<string, { saved: number; unreadable: number; refused: number }>();
  const put = rowWriter(db);
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    db.write(request, () => {
      for (const row of rows.slice(start, start + ROWS_AT_ONCE)) {
        const outcome = outcomes.get(row.entity) ?? { saved: 0, unreadable: 0, refused: 0 };
        outcome[put(row)] += 1;
        outcomes.set(row.entity, outcome);
      }
    });
    progress(Math.min(start + ROWS_AT_ONCE, rows.length), rows.length);
  }
  continueAuditChain(db, rows, former);
  return [...outcomes].map(([table, outcome]) => ({ table, ...outcome }));
}

function rowWriter(db: DeskDatabase): (row: LaterRow) => Fate {
  const tables = new Map<string, { merge: string; columns: string[] }>(SYNCED_TABLES.map(({ name, merge }) => [name, { merge, columns: columnsOf(db, name) }]));
  return ({ entity, id, values }) => {
    const table = tables.get(entity);
    if (!values) return 'unreadable';
    if (!table) return 'refused';
    const columns = table.columns.filter((column) => column in values);
    const isThere = db.connection.prepare(`SELECT 1 FROM "${entity}" WHERE id = ?`).get(id) !== undefined;
    if (isThere && table.merge === 'append') return 'saved';
    return fits(() => { (isThere ? update : insert)(db, entity, columns, values); }) ? 'saved' : 'refused';
  };
}

function columnsOf(db: DeskDatabase, table: string): string[] {
  return db.connection.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all().map((column) => column.name);
}

function insert(db: DeskDatabase, table: string, columns: readonly string[], values: Row): void {
  db.connection.prepare(`INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
    .run(...columns.map((column) => values[column]));
}

function update(db: DeskDatabase, table: string, columns: readonly string[], values: Row): void {
  const changed = columns.filter((column) => column !== 'id');
  db.connection.prepare(`UPDATE "${table}" SET ${changed.map((column) => `"${column}" = ?`).join(', ')} WHERE id = ?`)
    .run(...changed.map((column) => values[column]), values['id']);
}

/** A row that this version's tables do not take is counted; a full disk and the like end the whole rescue. */
function fits(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (OWN_FAULT.some((code) => isSqlite(error, code))) return false;
    throw error;
  }
}

/** The next audit entry follows the last one that was saved. Where entries are missing the check of the log says so. */
function continueAuditChain(db: DeskDatabase, rows: readonly LaterRow[], former: string): void {
  // Also under the ids that restores since that backup have given it.
  const selves = new Set([former, ...db.connection.prepare<[string], string>('SELECT id FROM device WHERE letter = (SELECT letter FROM device WHERE id = ?)').pluck().all(former)]);
  const last = rows.findLast(({ entity, values }) => entity === 'audit_entry' && selves.has(String(values?.['device_id'])));
  if (last) db.connection.prepare('UPDATE clock SET audit_hash = (SELECT hash FROM audit_entry WHERE id = ?)').run(last.id);
}
