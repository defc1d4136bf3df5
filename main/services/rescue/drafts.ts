/** Half-finished forms: kept on this desk alone, so only the damaged database has the newest of them. */
import type Database from 'better-sqlite3';
import type { DraftTable } from '../../../db/desk/schema.ts';
import type { RescueReport } from '../../../shared/contract/clinic.ts';
import { isUnreadable } from './damaged-source.ts';

/** Null where the damaged database cannot be opened: then nobody knows what there was. */
export function keepDrafts(restored: Database.Database, damaged: Database.Database | null): RescueReport['drafts'] {
  if (!damaged) return null;
  const put = restored.prepare<[string, string, string, string, number]>(`INSERT INTO draft (user_id, form, key, content, saved_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (user_id, form, key) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at WHERE excluded.saved_at > draft.saved_at`);
  let saved = 0;
  const take = (order: 'ASC' | 'DESC', known: Set<string>): boolean => {
    try {
      for (const draft of damaged.prepare<[], DraftTable>(`SELECT * FROM draft ORDER BY user_id ${order}, form ${order}, key ${order}`).iterate()) {
        const name = JSON.stringify([draft.user_id, draft.form, draft.key]);
        if (known.has(name)) continue;
        known.add(name);
        saved += put.run(draft.user_id, draft.form, draft.key, draft.content, draft.saved_at).changes;
      }
      return true;
    } catch (error) {
      if (isUnreadable(error)) return false;
      throw error;
    }
  };
  const known = new Set<string>();
  // Where a page in the middle cannot be read, the other side is reached from the other end.
  const complete = take('ASC', known) || (take('DESC', known), false);
  return { saved, complete };
}
