/** How common each value is in the file at hand. Agreement on a rare one says more (Newcombe 1959). */
import { hash } from './hash.ts';
import type { RecordStore } from './store.ts';
import { RAREST, UNSEEN } from './weights.ts';

export const COUNTED = ['word', 'birthDate', 'nationalId', 'phone', 'address', 'numbers', 'village', 'postcode', 'state'] as const satisfies readonly (keyof typeof UNSEEN)[];
export type Counted = typeof COUNTED[number];
/** Rows in which anything stands in the column. */
export type Known = Readonly<Record<Counted, number>>;

export class Frequencies {
  readonly known: Known;
  readonly #look: (what: Counted, value: string) => number;

  constructor(known: Known, look: (what: Counted, value: string) => number) {
    this.known = known;
    this.#look = look;
  }

  /** Rows that hold the value; a number or telephone that only one row has may be told as 0. */
  count(what: Counted, value: string): number { return this.#look(what, value); }

  /** The share of people who have the value, told by the rows other than the `own` ones that are being compared. */
  share(what: Counted, value: string, own: number): number {
    const { share, rows } = UNSEEN[what];
    const others = Math.max(0, this.count(what, value) - own);
    return Math.max(RAREST / 100, (others + share * rows) / (Math.max(0, this.known[what] - own) + rows));
  }
}

const none = <T>(make: () => T): Record<Counted, T> => ({ word: make(), birthDate: make(), nationalId: make(), phone: make(), address: make(), numbers: make(), village: make(), postcode: make(), state: make() });

/** Values that nearly every row has its own of: those met once are not kept. A few of them are, where two fall on one place. */
class MetTwice {
  readonly #met: Uint8Array;
  constructor(rows: number) { this.#met = new Uint8Array(2 ** Math.ceil(Math.log2(Math.max(1024, rows * 8)))); }
  #place(value: string): number { return hash(value) & (this.#met.length - 1); }
  meet(value: string): void {
    const place = this.#place(value);
    this.#met[place] = Math.min(2, (this.#met[place] ?? 0) + 1);
  }
  has(value: string): boolean { return this.#met[this.#place(value)] === 2; }
}

export class CountedFrequencies extends Frequencies {
  readonly #counts: Readonly<Record<Counted, Map<string, number>>>;

  private constructor(known: Known, counts: Readonly<Record<Counted, Map<string, number>>>) {
    super(known, (what, value) => counts[what].get(value) ?? 0);
    this.#counts = counts;
  }

  static of(store: RecordStore): CountedFrequencies {
    const twice = new MetTwice(store.rows);
    for (let row = 0; row < store.rows; row++) {
      const { nationalId, phone } = store.row(row);
      for (const value of [`i${nationalId}`, `p${phone}`]) twice.meet(value);
    }
    const counts = none(() => new Map<string, number>());
    const known = none(() => 0);
    const count = (what: Counted, values: readonly string[], kept: (value: string) => boolean = () => true): void => {
      const each = new Set(values.filter((value) => value !== ''));
      for (const value of each) if (kept(value)) counts[what].set(value, (counts[what].get(value) ?? 0) + 1);
      if (each.size > 0) known[what] += 1;
    };
    for (let row = 0; row < store.rows; row++) {
      const record = store.record(row);
      count('word', record.name.map(({ text }) => text));
      count('birthDate', [record.birthDate]);
      count('nationalId', [record.nationalId], (value) => twice.has(`i${value}`));
      count('phone', [record.phone], (value) => twice.has(`p${value}`));
      count('address', record.address);
      count('numbers', record.numbers);
      count('village', [record.village]);
      count('postcode', [record.postcode]);
      count('state', [record.state]);
    }
    return new CountedFrequencies(known, counts);
  }

  /** How often two rows taken at random hold the same value. */
  coincidence(what: 'village' | 'postcode'): number {
    let pairs = 0;
    for (const count of this.#counts[what].values()) pairs += count * (count - 1);
    const known = this.known[what];
    const { share, rows } = UNSEEN[what];
    return (pairs + share * rows) / (known * Math.max(0, known - 1) + rows);
  }

  /** What must be kept to tell shares later: a value that one row alone has is as common as one that none has. */
  *repeated(): Generator<{ what: Counted; value: string; count: number }> {
    for (const what of COUNTED) for (const [value, count] of this.#counts[what]) if (count > 1) yield { what, value, count };
  }
}
