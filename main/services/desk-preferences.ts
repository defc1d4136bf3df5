/** What this computer alone remembers (`desk_preference`): one row per subject, JSON, never synced. */
import type { z } from 'zod';
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';

export interface Preference<T> { readonly key: string; readonly schema: z.ZodType<T>; readonly otherwise: T }

/** What cannot be read counts as never saved. */
export function readPreference<T>(db: DeskDatabase, { key, schema, otherwise }: Preference<T>): T {
  const row = db.first(db.build.selectFrom('desk_preference').select('value').where('key', '=', key));
  if (!row) return otherwise;
  try {
    const read = schema.safeParse(JSON.parse(row.value));
    return read.success ? read.data : otherwise;
  } catch {
    return otherwise;
  }
}

export function savePreference<T>(db: DeskDatabase, tx: WriteTx, { key }: Preference<T>, value: T): void {
  const saved = { value: JSON.stringify(value), updated_at: tx.now };
  tx.run(db.build.insertInto('desk_preference').values({ key, ...saved }).onConflict((conflict) => conflict.column('key').doUpdateSet(saved)));
}
