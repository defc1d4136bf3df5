/**
 * Change capture: triggers, generated from SYNCED_TABLES, that write a change record for every row change, so that no
 * code path can change a synced table and forget the outbox.
 *
 * `write` (database.ts) puts a stamp into the one-row `clock` table; the triggers read it. Without a stamp they abort.
 * They also abort a DELETE (which, with recursive_triggers, covers INSERT OR REPLACE), an update of an append-only
 * table, a change of an id, and the 201st row of one transaction. A row whose values do not change writes nothing.
 *
 * The outbox's `patch`: for a new row `{column: value}` without nulls; for a change `{column: [value, baseHlc]}`, where
 * baseHlc is the clock of the value that was replaced. Columns of one group (shared/sync/tables.ts) come together when one
 * of them changes. Whoever voids a row has seen all of it: there the base is the row's version.
 *
 * While `clock.applying` is set (database.ts, `apply`) what comes from the central is written, and nothing is captured;
 * whoever then holds a stamp, or has none and does not apply, is refused.
 */
import type Database from 'better-sqlite3';
import { VOIDING, groupOf, syncedTable } from '../../shared/sync/tables.ts';
import { SYNCED_TABLES, type SyncedTable } from './schema.ts';

export const MAX_ROWS_PER_TRANSACTION = 200;
const PREFIX = 'capture_';

interface NameRow { readonly name: string }

export function dropCaptureTriggers(db: Database.Database): void {
  const triggers = db.prepare<[], NameRow>(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '${PREFIX}*'`).all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
}

export function createCaptureTriggers(db: Database.Database, schema: number): void {
  const present = new Set(db.prepare<[], NameRow>("SELECT name FROM sqlite_schema WHERE type = 'table'").all().map((row) => row.name));
  for (const table of SYNCED_TABLES) {
    if (!present.has(table.name)) continue;
    const columns = db.prepare<[], NameRow>(`SELECT name FROM pragma_table_info('${table.name}')`).all()
      .map((row) => row.name)
      .filter((name) => name !== 'id' && !table.derived?.includes(name));
    db.exec(triggersOf(table, columns, schema));
  }
}

function triggersOf(table: SyncedTable, columns: readonly string[], schema: number): string {
  const name = table.name;
  const guard = `
    SELECT RAISE(ABORT, 'change without a stamp: ${name}') WHERE (SELECT stamp IS NULL AND applying = 0 FROM clock);
    SELECT RAISE(ABORT, 'a change of this desk while the central is applied: ${name}') WHERE (SELECT stamp IS NOT NULL AND applying = 1 FROM clock);
    SELECT RAISE(ABORT, 'more than ${MAX_ROWS_PER_TRANSACTION} rows in one transaction') WHERE (SELECT captured >= ${MAX_ROWS_PER_TRANSACTION} AND applying = 0 FROM clock);`;
  return `
CREATE TRIGGER ${PREFIX}${name}_before_insert BEFORE INSERT ON ${name} BEGIN ${guard} END;
CREATE TRIGGER ${PREFIX}${name}_before_update BEFORE UPDATE ON ${name} BEGIN ${guard}
    SELECT RAISE(ABORT, 'the id of a row never changes: ${name}') WHERE NEW.id IS NOT OLD.id;
END;
CREATE TRIGGER ${PREFIX}${name}_before_delete BEFORE DELETE ON ${name} BEGIN
    SELECT RAISE(ABORT, 'rows are voided, never deleted: ${name}');
END;
CREATE TRIGGER ${PREFIX}${name}_insert AFTER INSERT ON ${name} WHEN (SELECT applying FROM clock) = 0 BEGIN
    ${outboxRow(name, schema, 1, `json_patch('{}', json_object(${columns.map((column) => `'${column}', NEW."${column}"`).join(', ')}))`)}
    INSERT INTO row_clock (entity, row_id, base, exceptions) SELECT '${name}', NEW.id, stamp, '{}' FROM clock;
END;
${table.merge === 'append' ? refuseUpdate(name) : captureUpdate(name, columns, schema)}`;
}

function refuseUpdate(name: string): string {
  return `CREATE TRIGGER ${PREFIX}${name}_append_only BEFORE UPDATE ON ${name} BEGIN
    SELECT RAISE(ABORT, 'rows are only ever added: ${name}');
END;`;
}

function captureUpdate(name: string, columns: readonly string[], schema: number): string {
  const rules = syncedTable(name);
  const differs = (column: string): string => `NEW."${column}" IS NOT OLD."${column}"`;
  const groupDiffers = (column: string): string => (rules ? groupOf(rules, column) : [column]).filter((each) => columns.includes(each)).map(differs).join(' OR ');
  const before = (column: string): string => (VOIDING.includes(column) ? VERSION : `coalesce(r.exceptions ->> '${column}', r.base)`);
  // json() around CASE keeps the array an array: the JSON subtype does not survive a CASE by itself.
  const change = (column: string): string => `'${column}', json(CASE WHEN ${groupDiffers(column)} THEN json_array(NEW."${column}", ${before(column)}) END)`;
  const clock = `LEFT JOIN row_clock r ON r.entity = '${name}' AND r.row_id = NEW.id`;
  return `CREATE TRIGGER ${PREFIX}${name}_update AFTER UPDATE ON ${name} WHEN (${columns.map(differs).join(' OR ')}) AND (SELECT applying FROM clock) = 0 BEGIN
    ${outboxRow(name, schema, 0, `json_patch('{}', json_object(${columns.map(change).join(', ')}))`, clock)}
    UPDATE row_clock SET exceptions = ${STAMPED} WHERE entity = '${name}' AND row_id = NEW.id;
END;`;
}

/** The newest stamp of a row's clock `r`. */
const VERSION = 'max(r.base, coalesce((SELECT max(value) FROM json_each(r.exceptions)), r.base))';

/** The clock of a row with today's stamp at each column of the patch that was just written. */
const STAMPED = '(SELECT json_patch(exceptions, json_group_object(e.key, o.hlc)) FROM outbox o, json_each(o.patch) e WHERE o.dev_seq = (SELECT dev_seq FROM clock))';

/** The change's id is a UUIDv7 whose time is the stamp's: its first 12 hex digits are the milliseconds. */
function outboxRow(name: string, schema: number, isNew: 0 | 1, patch: string, joined = ''): string {
  return `
    UPDATE clock SET dev_seq = dev_seq + 1, captured = captured + 1;
    INSERT INTO outbox (dev_seq, id, tx, hlc, schema, actor, entity, row_id, is_new, patch)
      SELECT dev_seq, substr(stamp, 1, 8) || '-' || substr(stamp, 9, 4) || '-7' || substr(lower(hex(randomblob(2))), 1, 3) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(lower(hex(randomblob(2))), 1, 3) || '-' || lower(hex(randomblob(6))),
        tx, stamp, ${schema}, actor, '${name}', NEW.id, ${isNew}, ${patch} FROM clock${joined === '' ? '' : ` ${joined}`};`;
}
