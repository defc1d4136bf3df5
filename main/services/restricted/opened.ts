/** Restricted records that the one who sits here has opened: each for a quarter of an hour, none longer than the session. */
import { OPENED_FOR_MS } from '../../../shared/contract/restricted.ts';
import type { Clock } from '../../kernel.ts';

/** Time as this process has lived it: a wall clock that is set back keeps nothing open. */
const RUNNING: Clock = { now: () => performance.now() };

export class OpenedRecords {
  readonly #at = new Map<string, { readonly wall: number; readonly running: number }>();

  open(ids: readonly string[], clock: Clock): void {
    for (const id of ids) this.#at.set(id, { wall: clock.now(), running: RUNNING.now() });
  }

  isOpen(id: string, clock: Clock): boolean {
    const since = this.#at.get(id);
    return since !== undefined && Math.max(clock.now() - since.wall, RUNNING.now() - since.running) < OPENED_FOR_MS;
  }

  /** When it closes again, by the wall clock; null where it is not open. */
  until(id: string, clock: Clock): number | null {
    const since = this.#at.get(id);
    return since !== undefined && this.isOpen(id, clock) ? since.wall + OPENED_FOR_MS : null;
  }

  close(): void { this.#at.clear(); }
}
