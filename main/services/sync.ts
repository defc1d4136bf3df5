/** What the sync pill says. There is no central server yet, and it says so. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { DeskCare, HandlersOf } from '../kernel.ts';
import { lastBackupAt } from './backup.ts';

const CLOCK_TOLERANCE_MS = 120_000;

/** Is this PC's clock behind a time that the desk has already seen? */
export function clockSetBack(db: DeskDatabase, now: number): boolean {
  return now < db.clock().latest_wall - CLOCK_TOLERANCE_MS;
}

/** Changes not yet sent. `dev_seq` has no gaps, so two look-ups count them; count(*) would read the whole outbox. */
function changesWaiting(db: DeskDatabase): number {
  const end = (side: 'min' | 'max') => db.first(db.build.selectFrom('outbox').select(sql<number | null>`${sql.raw(side)}(dev_seq)`.as('seq')))?.seq ?? null;
  const [first, last] = [end('min'), end('max')];
  return first === null || last === null ? 0 : last - first + 1;
}

export function syncHandlers(care: () => DeskCare): HandlersOf<'sync.status'> {
  return {
    'sync.status': (ctx) => ({
      state: 'no_central',
      waiting: changesWaiting(ctx.db),
      clockWrong: clockSetBack(ctx.db, ctx.clock.now()),
      lastBackupAt: lastBackupAt(care()),
    }),
  };
}
