/** The stamps of one push: those from the future become ones that fit, and what they became is remembered. */
import type { DeviceTable } from '../db/central/tables.ts';
import type { Change } from '../shared/sync/change.ts';
import { effectiveStamp } from '../shared/sync/stamp.ts';
import type { ScopeWork } from './scope-work.ts';

export class Stamps {
  readonly #work: ScopeWork;
  readonly #device: DeviceTable;
  readonly #skewMs: number;
  readonly #known: Map<string, string>;
  #last: string | null;
  #restamped: boolean;

  private constructor(work: ScopeWork, device: DeviceTable, skewMs: number, known: Map<string, string>) {
    this.#work = work;
    this.#device = device;
    this.#skewMs = skewMs;
    this.#known = known;
    this.#last = device.last_hlc;
    this.#restamped = device.restamped;
  }

  /** `wall`: the desk's clock when it sent. */
  static async of(work: ScopeWork, device: DeviceTable, wall: number, changes: readonly Change[]): Promise<Stamps> {
    const known = device.restamped ? await knownOf(work, device, changes) : new Map<string, string>();
    return new Stamps(work, device, wall - work.now, known);
  }

  /** The change with the stamps that the central goes by: its own, and those of the values that it replaced. */
  of(change: Change): Change {
    const hlc = this.#effective(change.hlc);
    if (!this.#restamped) return change;
    const patch = Object.fromEntries(Object.entries(change.patch).map(([column, given]) => [column, Array.isArray(given) ? [given[0], this.#known.get(given[1]) ?? given[1]] as [typeof given[0], string] : given]));
    return { ...change, hlc, patch };
  }

  #effective(claimed: string): string {
    const effective = this.#known.get(claimed) ?? effectiveStamp(claimed, { now: this.#work.now, skewMs: this.#skewMs, last: this.#last });
    if (effective !== claimed && !this.#known.has(claimed)) {
      this.#known.set(claimed, effective);
      this.#work.restamps.push({ device_id: this.#device.id, claimed, effective });
      this.#restamped = true;
    }
    if (this.#last === null || effective > this.#last) this.#last = effective;
    return effective;
  }

  async saveDevice(lastDevSeq: number): Promise<void> {
    await this.#work.tx.updateTable('device').set({ last_dev_seq: lastDevSeq, last_hlc: this.#last, restamped: this.#restamped, seen_at: this.#work.now }).where('id', '=', this.#device.id).execute();
  }
}

async function knownOf({ tx }: ScopeWork, device: DeviceTable, changes: readonly Change[]): Promise<Map<string, string>> {
  const stamps = new Set(changes.flatMap(({ hlc, patch }) => [hlc, ...Object.values(patch).flatMap((given) => (Array.isArray(given) ? [given[1]] : []))]));
  const rows = await tx.selectFrom('restamp').select(['claimed', 'effective']).where('device_id', '=', device.id).where('claimed', 'in', [...stamps]).execute();
  return new Map(rows.map(({ claimed, effective }) => [claimed, effective]));
}
