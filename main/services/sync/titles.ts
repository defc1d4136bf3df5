/** What a row is called, for lists of rows of any table. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { syncedTable } from '../../../shared/sync/tables.ts';
import { survivorOf } from '../patients/person.ts';

/** Columns that name a row, the first that it has. */
const NAMES = ['full_name', 'name', 'temporary_name', 'caller_name', 'number'] as const;
/** Rows that have no name of their own are called by their patient. */
const OF_PATIENT = 'patient_id';

/** Empty for a row that has no name, or is not here. */
export function titleOf(db: DeskDatabase, entity: string, rowId: string): string {
  const columns = syncedTable(entity)?.columns;
  if (!columns) return '';
  const column = NAMES.find((name) => Object.hasOwn(columns, name)) ?? (Object.hasOwn(columns, OF_PATIENT) ? OF_PATIENT : null);
  if (column === null) return '';
  // Both names stand in the list of synced tables.
  const id = entity === 'patient' ? survivorOf(db, db, rowId) : rowId;
  const value: unknown = db.connection.prepare(`SELECT "${column}" FROM "${entity}" WHERE id = ?`).pluck().get(id);
  if (typeof value !== 'string') return '';
  return column === OF_PATIENT ? titleOf(db, 'patient', value) : value;
}
