/**
 * Finds patients registered under the same NIK. NIK has no UNIQUE (a refused row would stop pulls), so this is where a
 * person gets to see it.
 *
 * The index of NIKs is walked once per open desk, in slices so that typing never waits; after that only patients changed
 * since the last look are checked.
 */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';

/** Index entries per slice: about 5 ms. */
const SLICE = 5000;
/** More would not be worked through at the desk anyway. */
const SHOWN = 20;

export interface SameNik { readonly nik: string; readonly patients: readonly { readonly id: string; readonly recordNumber: string; readonly updatedAt: number }[] }

export class SameNikFinder {
  readonly #db: DeskDatabase;
  readonly #suspects = new Set<string>();
  #checkedUpTo = 0;
  #firstWalk: Promise<void> | null = null;

  constructor(db: DeskDatabase) { this.#db = db; }

  async find(): Promise<SameNik[]> {
    this.#firstWalk ??= this.#walkAll();
    await this.#firstWalk;
    if (!this.#checkChanged()) {
      this.#firstWalk = this.#walkAll();
      await this.#firstWalk;
    }
    return this.#confirmed();
  }

  async #walkAll(): Promise<void> {
    this.#checkedUpTo = this.#db.touched.end;
    let after = '';
    for (;;) {
      const niks = this.#slice(after);
      niks.forEach((nik, index) => { if (nik === niks[index - 1]) this.#suspects.add(nik); });
      const last = niks.at(-1);
      if (niks.length < SLICE || last === undefined) return;
      // The last one of a full slice may go on in the next: judged by itself.
      if (this.#patientsWith(last).length > 1) this.#suspects.add(last);
      after = last;
      await new Promise((next) => { setImmediate(next); });
    }
  }

  /** From the index alone; whether a row is voided is looked at only for suspects. */
  #slice(after: string): string[] {
    return this.#db.all(this.#db.build.selectFrom('patient').select(sql<string>`nik`.as('nik'))
      .where('nik', 'is not', null).where('nik', '>', after).orderBy('nik').limit(SLICE)).map((row) => row.nik);
  }

  /** False: too many have changed to look at each. */
  #checkChanged(): boolean {
    const upTo = this.#db.touched.end;
    const changed = this.#db.touched.since(this.#checkedUpTo, 'patient');
    // A merge that was undone leaves two again.
    const merges = this.#db.touched.since(this.#checkedUpTo, 'patient_merge');
    if (!changed || !merges) return false;
    const apart = merges.flatMap((id) => this.#db.all(this.#db.build.selectFrom('patient_merge').select(['from_id', 'into_id']).where('id', '=', id))).flatMap(({ from_id, into_id }) => [from_id, into_id]);
    for (const id of [...changed, ...apart]) {
      const nik = this.#db.first(this.#db.build.selectFrom('patient').select('nik').where('id', '=', id))?.nik ?? null;
      if (nik !== null && this.#patientsWith(nik).length > 1) this.#suspects.add(nik);
    }
    this.#checkedUpTo = upTo;
    return true;
  }

  #confirmed(): SameNik[] {
    const found: SameNik[] = [];
    for (const nik of this.#suspects) {
      const patients = this.#patientsWith(nik);
      if (patients.length > 1) found.push({ nik, patients });
      else this.#suspects.delete(nik);
      if (found.length === SHOWN) break;
    }
    return found;
  }

  #patientsWith(nik: string): SameNik['patients'] {
    return this.#db.all(this.#db.build.selectFrom('patient').select(['id', 'record_number as recordNumber', 'updated_at as updatedAt'])
      .where('nik', '=', nik).where('voided_at', 'is', null)
      // Records that were merged are one person.
      .where(({ not, exists, selectFrom }) => not(exists(selectFrom('patient_root').select('root_id').whereRef('patient_root.patient_id', '=', 'patient.id')))).orderBy('id').limit(10));
  }
}
