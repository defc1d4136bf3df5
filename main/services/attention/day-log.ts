/**
 * What came and went today, as far as one user of this desk was shown it: seen by comparing each list with the one before. In
 * memory, since it says nothing that the rows do not say; a restart begins a new page.
 */
import type { AttentionItem, AttentionNote } from '../../../shared/contract/attention.ts';

const MOST_KEPT = 300;

interface Page { readonly since: number; present: ReadonlyMap<string, AttentionItem['kind']>; notes: AttentionNote[]; readonly seen: Set<string> }

export class DayLog {
  readonly #pages = new Map<string, Page>();

  /** @param since when today began */
  look(user: string, items: readonly AttentionItem[], { since, now }: { readonly since: number; readonly now: number }): void {
    const present = new Map(items.map(({ id, kind }) => [id, kind]));
    const before = this.#pages.get(user);
    const page: Page = before?.since === since ? before : { since, present: new Map(), notes: [], seen: new Set() };
    const begins = page !== before;
    for (const item of items) {
      if (page.present.has(item.id)) continue;
      page.seen.add(item.id);
      // What was there when the page began came when its cause did, if that was today.
      const at = begins ? item.at : now;
      if (at >= since) this.#note(page, item, 'came', Math.min(at, now));
    }
    for (const [id, kind] of page.present) if (!present.has(id)) this.#note(page, { id, kind }, 'went', now);
    page.present = present;
    this.#pages.set(user, page);
  }

  #note(page: Page, { id, kind }: Pick<AttentionItem, 'id' | 'kind'>, action: 'came' | 'went', at: number): void {
    page.notes = [...page.notes, { key: `${action} ${at} ${id}`, at, kind, action, by: null, until: null } satisfies AttentionNote].slice(-MOST_KEPT);
  }

  notes(user: string): readonly AttentionNote[] { return this.#pages.get(user)?.notes ?? []; }

  /** Whether this user was shown the item today. */
  hasSeen(user: string, item: string): boolean { return this.#pages.get(user)?.seen.has(item) ?? false; }
}
