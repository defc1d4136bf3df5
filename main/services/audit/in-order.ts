/**
 * The entries of each desk in the order in which that desk wrote them. This desk's own lie so in the file; those of other
 * desks lie as they arrived: a first download brings them by their ids, which go back with a clock that is set back.
 */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AuditEntryTable } from '../../../db/desk/schema.ts';

interface Place { readonly entries: number; readonly head: string }
type Positioned = AuditEntryTable & { readonly position: number };

/** Of one desk. One whose entries are that far apart lacks some: they are then taken as they lie. */
const MOST_WAITING = 20_000;
/** A chain's beginning is looked for so often; each look reads the whole log, because the hashes have no index. */
const MOST_LOOKS = 50;

export class InOrder {
  readonly #db: DeskDatabase;
  readonly #own: string;
  readonly #placeOf: (deviceId: string) => Place;
  readonly #waiting = new Map<string, Map<string, Positioned>>();
  readonly #asTheyLie = new Set<string>();
  readonly #looks = new Map<string, number>();

  /** `own`: this desk's device. `placeOf`: how far its caller has followed a desk's chain. */
  constructor(db: DeskDatabase, own: string, placeOf: (deviceId: string) => Place) {
    this.#db = db;
    this.#own = own;
    this.#placeOf = placeOf;
  }

  /** What can be followed now: the entry and those that waited for it, or nothing yet. The caller follows each before it asks for the next. */
  *take(entry: Positioned): Generator<Positioned> {
    const { device_id: deviceId } = entry;
    if (deviceId === this.#own || this.#asTheyLie.has(deviceId) || this.#isNext(entry)) {
      yield entry;
      yield* this.#waitedFor(deviceId);
      return;
    }
    const waiting = this.#of(deviceId);
    // Two entries after the same one: only one of them can be right.
    if (waiting.has(entry.prev_hash)) yield entry;
    else waiting.set(entry.prev_hash, entry);
    if (waiting.size > MOST_WAITING) {
      this.#asTheyLie.add(deviceId);
      yield* this.#restOf(deviceId);
    }
  }

  /** What still waits once everything was read: pieces behind a gap. */
  *rest(): Generator<Positioned> {
    for (const deviceId of this.#waiting.keys()) yield* this.#restOf(deviceId);
  }

  *#restOf(deviceId: string): Generator<Positioned> {
    const waiting = this.#of(deviceId);
    while (waiting.size > 0) {
      const hashes = new Set([...waiting.values()].map(({ hash }) => hash));
      const begins = [...waiting.values()].filter(({ prev_hash: before }) => !hashes.has(before)).sort((one, other) => one.position - other.position);
      for (const entry of begins.length > 0 ? begins : [...waiting.values()]) {
        if (!waiting.delete(entry.prev_hash)) continue;
        yield entry;
        yield* this.#waitedFor(deviceId);
      }
    }
  }

  *#waitedFor(deviceId: string): Generator<Positioned> {
    const waiting = this.#of(deviceId);
    for (;;) {
      const { head } = this.#placeOf(deviceId);
      const next = waiting.get(head);
      if (!next) return;
      waiting.delete(head);
      yield next;
    }
  }

  #isNext({ device_id: deviceId, prev_hash: before }: Positioned): boolean {
    const { entries, head } = this.#placeOf(deviceId);
    if (entries > 0 || before === '') return before === head;
    const looks = this.#looks.get(deviceId) ?? 0;
    this.#looks.set(deviceId, looks + 1);
    return looks < MOST_LOOKS && formerSelf(this.#db, deviceId, before) !== null;
  }

  #of(deviceId: string): Map<string, Positioned> {
    const waiting = this.#waiting.get(deviceId) ?? new Map<string, Positioned>();
    this.#waiting.set(deviceId, waiting);
    return waiting;
  }
}

/**
 * A desk that goes on under a new identity begins at an entry of the one before: its last one, or, where other desks have
 * told what it had written after its backup, one further up. Answers that device's id.
 */
export function formerSelf(db: DeskDatabase, deviceId: string, before: string): string | null {
  return db.first(db.build.selectFrom('audit_entry').select('device_id').where('hash', '=', before).where('device_id', '!=', deviceId).limit(1))?.device_id ?? null;
}
