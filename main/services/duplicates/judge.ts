/** Judges single pairs as the last look through all patients would: by its weights, and by how common it found each value. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { priorBits } from '../../../shared/match/adapt.ts';
import { type Compared, Comparer } from '../../../shared/match/compare.ts';
import { COUNTED, type Counted, Frequencies, type Known } from '../../../shared/match/frequency.ts';
import { type MatchRecord, normalise } from '../../../shared/match/record.ts';
import { type Adapted, bitsOf, DOCUMENTED, scoreOf } from '../../../shared/match/score.ts';
import { RecordStore } from '../../../shared/match/store.ts';
import { KINDS, UNSEEN } from '../../../shared/match/weights.ts';
import { type ComparedPatient, matchRow, type VillageName } from './compared-patients.ts';
import type { Learnt } from './order.ts';

/** Counts that were looked up; more are looked up again. */
const MOST_REMEMBERED = 20_000;

export interface Judged { readonly score: number; /** How much they agree, whatever else may explain it: a household's address counts too. */ readonly agreement: number; readonly compared: Compared }

export class Judge {
  readonly run: number;
  readonly #adapted: Adapted;
  readonly #frequencies: Frequencies;

  constructor(run: number, learnt: Learnt | null, count: (what: Counted, value: string) => number) {
    this.run = run;
    this.#adapted = learnt?.adapted ?? { ...DOCUMENTED, prior: priorBits(0, { match: KINDS.match, household: KINDS.household, twin: KINDS.twinsPerHousehold }, UNSEEN.village.share) };
    this.#frequencies = new Frequencies(learnt?.known ?? unknown(), count);
  }

  /** Of one against each of the others, in their order. */
  judge(one: MatchRecord, others: readonly MatchRecord[]): Judged[] {
    const store = RecordStore.of([one, ...others]);
    const comparer = new Comparer(store, this.#frequencies);
    return others.map((_, at) => {
      const compared = comparer.compare(0, at + 1);
      const bits = bitsOf(compared, this.#adapted);
      return { compared, score: scoreOf(bits), agreement: bits.match };
    });
  }
}

const unknown = (): Known => Object.fromEntries(COUNTED.map((what) => [what, 0])) as Record<Counted, number>;

function counting(db: DeskDatabase, run: number): (what: Counted, value: string) => number {
  const remembered = new Map<string, number>();
  const statement = db.connection.prepare<[number, string, string], { count: number }>('SELECT count FROM duplicate_count WHERE run = ? AND what = ? AND value = ?');
  return (what, value) => {
    const key = `${what} ${value}`;
    const known = remembered.get(key) ?? statement.get(run, what, value)?.count ?? 0;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, known);
    return known;
  };
}

/** By the documented weights alone: the same on every desk and day, for what must be compared over time. */
const DOCUMENTED_JUDGE = new Judge(0, null, () => 0);
export function evidenceFor(a: ComparedPatient, b: ComparedPatient, villageName: VillageName): number {
  const record = (patient: ComparedPatient): MatchRecord => normalise(matchRow(patient, villageName), false);
  return DOCUMENTED_JUDGE.judge(record(a), [record(b)])[0]?.agreement ?? 0;
}

/** The judge of the last finished look through all patients; the same one until there is another. */
const judges = new WeakMap<DeskDatabase, Judge>();
export function judgeOf(db: DeskDatabase): Judge {
  const row = db.first(db.build.selectFrom('duplicate_run').select(['run', 'learnt']));
  const known = judges.get(db);
  if (known?.run === (row?.run ?? 0)) return known;
  // Written by the keeper only.
  const judge = row?.learnt ? new Judge(row.run, JSON.parse(row.learnt) as Learnt, counting(db, row.run)) : new Judge(row?.run ?? 0, null, () => 0);
  judges.set(db, judge);
  return judge;
}
