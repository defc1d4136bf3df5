/** Settings of the clinic as they lie in `setting`: one row per field, JSON, so that two desks that change two fields do not undo each other. */
import type { z } from 'zod';
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';

/** Some settings that belong together: their schema, the id of each field's row, and what a clinic has that never saved them. */
export interface SettingRows<T extends object> {
  readonly schema: z.ZodType<T> & { readonly shape: Readonly<Record<string, z.ZodType>> };
  readonly rowOf: Readonly<Record<keyof T, string>>;
  readonly defaults: T;
}

/** A value that cannot be read (a newer desk wrote it) counts as not saved. */
export function readSettingRows<T extends object>(db: DeskDatabase, { schema, rowOf, defaults }: SettingRows<T>): T {
  const ids = Object.entries<string>(rowOf);
  const rows = db.all(db.build.selectFrom('setting').select(['id', 'value']).where('id', 'in', ids.map(([, id]) => id)));
  const saved = new Map(rows.map((row) => [row.id, row.value]));
  const found: Record<string, unknown> = {};
  for (const [field, id] of ids) {
    const value = parseJson(saved.get(id));
    if (schema.shape[field]?.safeParse(value).success) found[field] = value;
  }
  return schema.parse(Object.assign({}, defaults, found));
}

/** Writes the fields that are not what is saved, and notes which; nothing when all are. */
export function saveSettingRows<T extends object>(db: DeskDatabase, tx: WriteTx, rows: SettingRows<T>, wanted: T): void {
  const before = new Map<string, unknown>(Object.entries(readSettingRows(db, rows)));
  const after = new Map<string, unknown>(Object.entries(wanted));
  const changed = Object.entries<string>(rows.rowOf).filter(([field]) => JSON.stringify(before.get(field)) !== JSON.stringify(after.get(field)));
  for (const [field, id] of changed) {
    const saved = { value: JSON.stringify(after.get(field)), updated_at: tx.now, updated_by: tx.actor };
    tx.run(db.build.insertInto('setting').values({ id, ...saved }).onConflict((conflict) => conflict.column('id').doUpdateSet(saved)));
  }
  if (changed.length > 0) tx.audit('settings', 'setting', null, changed.map(([, id]) => id).join(', '));
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
