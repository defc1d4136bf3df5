/** Calls to return that are due, for the attention inbox. */
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import type { DeskDatabase } from '../../../db/desk/database.ts';

const MINUTE_MS = 60_000;
/** Somebody who was promised a call an hour ago has stopped believing in it. */
const URGENT_MS = 60 * MINUTE_MS;
const SHOWN = 20;

/** Due now or overdue, the most overdue first. `minutes`: how late, 0 when it is due just now. */
export function callAttention(db: DeskDatabase, now: number): AttentionItem[] {
  return db.all(db.build.selectFrom('call_log').select(['id', 'caller_name', 'call_back_at']).$narrowType<{ call_back_at: number }>()
    .where('call_back_at', 'is not', null).where('settled_at', 'is', null).where('call_back_at', '<=', now).where('voided_at', 'is', null)
    .orderBy('call_back_at').orderBy('id').limit(SHOWN))
    .map((row) => {
      const late = now - row.call_back_at;
      return {
        id: `call_back_due:${row.id}`, kind: 'call_back_due', severity: late > URGENT_MS ? 'urgent' : 'warning',
        params: { name: row.caller_name, minutes: Math.floor(late / MINUTE_MS) }, target: '/calls', at: row.call_back_at,
      };
    });
}
