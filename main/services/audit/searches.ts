/**
 * Searches that showed people, one entry each however many keys were pressed for it.
 *
 * What was typed is not kept: the log is never emptied, and a fragment of a name would stay in it for ever. A search that
 * comes down to a few people leaves an entry for each of them, so that the person's own trail has it; any other leaves one
 * that says by what kind of number or name was looked and how many were shown.
 */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { CallContext } from '../../kernel.ts';

/** Typing pauses for less. A search that began later is another one. */
const SETTLED_MS = 3_000;
/** Up to so many people were looked for, more were leafed through. */
const FEW = 3;
/** At most `FEW` entries each, and a transaction captures at most 200 rows. */
const MOST_WAITING = 50;

export interface ShownSearch { readonly call: 'patients.search' | 'patients.candidates'; readonly typed: string; readonly by: string; readonly people: readonly string[] }
interface Run extends ShownSearch { readonly actor: string; readonly lastTyped: string; readonly at: number }

const trails = new WeakMap<DeskDatabase, SearchTrail>();

/** Called with what a search has shown; nothing is written while somebody types. */
export function noteSearch({ db, user }: CallContext, search: ShownSearch): void {
  if (!user) return;
  const trail = trails.get(db) ?? new SearchTrail(db);
  trails.set(db, trail);
  trail.note(user.id, search);
}

/** Writes what still waits; before a database is closed, which a full disk must not prevent. */
export function settleSearches(db: DeskDatabase | null): void {
  try {
    if (db) trails.get(db)?.settle();
  } catch { /* lost with the last seconds, as after a power cut */ }
}

class SearchTrail {
  readonly #db: DeskDatabase;
  #waiting: Run[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(db: DeskDatabase) { this.#db = db; }

  note(actor: string, search: ShownSearch): void {
    const now = performance.now();
    const run = this.#waiting.at(-1);
    if (run && goesOn(run, actor, search, now)) this.#waiting[this.#waiting.length - 1] = { ...narrower(run, search), actor, lastTyped: search.typed, at: now };
    else this.#waiting.push({ ...search, actor, lastTyped: search.typed, at: now });
    if (this.#waiting.length >= MOST_WAITING) this.settle();
    else this.#later();
  }

  settle(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    const byActor = Map.groupBy(waiting.filter(({ people }) => people.length > 0), ({ actor }) => actor);
    if (!this.#db.connection.open) return;
    for (const [actor, runs] of byActor) this.#db.write({ actor, requestId: null, call: 'patients.search' }, (tx) => { for (const run of runs) tell(tx, run); });
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const quiet = performance.now() - (this.#waiting.at(-1)?.at ?? 0);
      if (quiet < SETTLED_MS) this.#later();
      else this.#settleAside();
    }, SETTLED_MS).unref();
  }

  /** Nobody waits for it: what cannot be written now waits for the next time. */
  #settleAside(): void {
    const waiting = this.#waiting;
    try {
      this.settle();
    } catch {
      this.#waiting = [...waiting, ...this.#waiting].slice(-MOST_WAITING + 1);
      if (this.#db.connection.open) this.#later();
    }
  }
}

/** The same person goes on typing, or takes letters back. */
function goesOn(run: Run, actor: string, { call, typed }: ShownSearch, now: number): boolean {
  if (run.actor !== actor || run.call !== call || now - run.at > SETTLED_MS) return false;
  return call === 'patients.candidates' || typed.startsWith(run.lastTyped) || run.lastTyped.startsWith(typed);
}

/** Of one run what showed the fewest people: taking letters back must not hide whom it came down to. */
function narrower(run: Run, search: ShownSearch): ShownSearch {
  if (search.people.length === 0) return run;
  return run.people.length === 0 || search.people.length <= run.people.length ? search : run;
}

function tell(tx: WriteTx, { by, typed, people }: Run): void {
  const how = `search: ${by}, ${typed.trim().length} characters`;
  if (people.length > FEW) tx.audit('view', 'patient', null, `${how}, ${people.length} shown`);
  else for (const id of people) tx.audit('view', 'patient', id, how);
}
