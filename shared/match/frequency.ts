/** How common each value is in the file at hand. Agreement on a rare one says more (Newcombe 1959). */
import type { MatchRecord } from './record.ts';
import { RAREST, UNSEEN } from './weights.ts';

export type Counted = keyof typeof UNSEEN;

export class Frequencies {
  readonly rows: number;
  readonly #counts: Readonly<Record<Counted, Map<string, number>>> = {
    word: new Map(), birthDate: new Map(), nationalId: new Map(), phone: new Map(), address: new Map(), numbers: new Map(), village: new Map(), postcode: new Map(), state: new Map(),
  };
  readonly #known: Record<Counted, number> = { word: 0, birthDate: 0, nationalId: 0, phone: 0, address: 0, numbers: 0, village: 0, postcode: 0, state: 0 };

  constructor(records: readonly MatchRecord[]) {
    this.rows = records.length;
    for (const record of records) {
      this.#count('word', record.name.map(({ text }) => text));
      this.#count('birthDate', [record.birthDate]);
      this.#count('nationalId', [record.nationalId]);
      this.#count('phone', [record.phone]);
      this.#count('address', record.address);
      this.#count('numbers', record.numbers);
      this.#count('village', [record.village]);
      this.#count('postcode', [record.postcode]);
      this.#count('state', [record.state]);
    }
  }

  #count(what: Counted, values: readonly string[]): void {
    const known = new Set(values.filter((value) => value !== ''));
    for (const value of known) this.#counts[what].set(value, (this.#counts[what].get(value) ?? 0) + 1);
    if (known.size > 0) this.#known[what] += 1;
  }

  /** Rows that hold the value. */
  count(what: Counted, value: string): number { return this.#counts[what].get(value) ?? 0; }

  /** The share of people who have the value, told by the rows other than the `own` ones that are being compared. */
  share(what: Counted, value: string, own: number): number {
    const { share, rows } = UNSEEN[what];
    const others = Math.max(0, this.count(what, value) - own);
    return Math.max(RAREST / 100, (others + share * rows) / (Math.max(0, this.#known[what] - own) + rows));
  }

  /** How often two rows taken at random hold the same value. */
  coincidence(what: Counted): number {
    let pairs = 0;
    for (const count of this.#counts[what].values()) pairs += count * (count - 1);
    const known = this.#known[what];
    const { share, rows } = UNSEEN[what];
    return (pairs + share * rows) / (known * Math.max(0, known - 1) + rows);
  }
}
