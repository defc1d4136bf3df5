/**
 * Answers of costly sources, kept while no row changed in the tables that they read. Time alone changes answers too (a reminder
 * comes due), so none is kept for longer than a minute.
 */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { SyncedName } from '../../../shared/sync/tables.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';

const KEPT_MS = 55_000;

interface Answer { readonly at: number; readonly end: number; readonly items: readonly AttentionItem[] }

export class Remembered {
  readonly #db: DeskDatabase;
  readonly #answers = new Map<string, Answer>();

  constructor(db: DeskDatabase) { this.#db = db; }

  ask(what: string, tables: readonly SyncedName[], now: number, read: () => AttentionItem[]): readonly AttentionItem[] {
    const known = this.#answers.get(what);
    if (known && this.#holds(known, tables, now)) return known.items;
    const answer = { at: now, end: this.#db.touched.end, items: read() };
    this.#answers.set(what, answer);
    return answer.items;
  }

  #holds({ at, end }: Answer, tables: readonly SyncedName[], now: number): boolean {
    // A clock that went back makes every answer one of another time.
    if (now < at || now - at > KEPT_MS) return false;
    const touched = this.#db.touched.tablesSince(end);
    return touched !== null && !tables.some((table) => touched.has(table));
  }
}
