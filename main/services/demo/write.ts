/** How the demo's rows are written: as the desk writes them, made in the past. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { kept } from '../clinic.ts';

export const DEMO_ZONE = 'Asia/Jakarta';

export function seedWrite(db: DeskDatabase, change: (tx: WriteTx) => void, actor = 'system'): void {
  db.write({ actor, requestId: null, call: 'clinic.startDemo' }, change);
}

/** Whoever sits at the demo's desk has registered and called everybody. */
export function receptionist(db: DeskDatabase): string {
  return db.first(db.build.selectFrom('user').select('id').where('role', '=', 'receptionist'))?.id ?? 'system';
}

/** Columns of a row that was made in the past and last changed later. */
export function keptSince(tx: WriteTx, madeAt: number, changedAt = madeAt): ReturnType<typeof kept> {
  return { ...kept(tx), created_at: madeAt, updated_at: changedAt };
}
