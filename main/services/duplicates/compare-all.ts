/** In the worker: looks through all patients with the product's matcher, in bounded memory. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { matchStore } from '../../../shared/match/find.ts';
import { normalise } from '../../../shared/match/record.ts';
import { RecordStore } from '../../../shared/match/store.ts';
import { type ComparedPatient, factsOf, matchRow, patientsAfter, patientsOf, type VillageName } from './compared-patients.ts';
import { evidenceFor } from './judge.ts';
import { KeyFile } from './key-file.ts';
import type { DuplicatesMessage, ValueCount, WorthyPair } from './order.ts';

const READ_AT_ONCE = 1000;
const TOLD_AT_ONCE = 200;
/** Of the whole, by time: reading, then comparing. */
const READING = 0.1;

export interface CompareMeans {
  readonly db: DeskDatabase;
  readonly scratch: string;
  readonly villageName: VillageName;
  /** Called often; throws when the work is to end. */
  readonly tick: () => void;
  readonly progress: (share: number) => void;
  /** Resolves once it was written; rejects when the work is to end. */
  readonly tell: (message: DuplicatesMessage) => Promise<void>;
}

export function lastDue(db: DeskDatabase): number {
  return db.connection.prepare<[], { seq: number | null }>("SELECT max(seq) AS seq FROM sqlite_sequence WHERE name = 'duplicate_due'").get()?.seq ?? 0;
}

/** A page at a time and no long transaction, which would make the log of the database grow: who changes meanwhile is due again. */
function readAll({ db, villageName, tick, progress }: CompareMeans): RecordStore {
  const store = new RecordStore('large');
  const expected = db.first(db.build.selectFrom('duplicate_run').select('rows'))?.rows ?? 0;
  for (let after = ''; ;) {
    const patients = patientsAfter(db, after, READ_AT_ONCE);
    for (const patient of patients) store.add(normalise(matchRow(patient, villageName), false));
    const last = patients.at(-1);
    if (!last || patients.length < READ_AT_ONCE) return store;
    after = last.id;
    tick();
    progress(READING * Math.min(1, expected === 0 ? 0 : store.rows / expected));
  }
}

export async function compareAll(means: CompareMeans): Promise<Extract<DuplicatesMessage, { type: 'end' }>> {
  const { db, tick, progress, tell } = means;
  const upTo = lastDue(db);
  const store = readAll(means);
  const spill = new KeyFile(means.scratch);
  let result: ReturnType<typeof matchStore>;
  try {
    result = matchStore(store, { spill, progress: (done, rows) => { tick(); if (done > 0) progress(READING + (1 - READING) * (done / rows)); } });
  } finally {
    spill.close();
  }
  for (let at = 0; at < result.pairs.length; at += TOLD_AT_ONCE) {
    tick();
    await tell({ type: 'pairs', pairs: worthy(means, result.pairs.slice(at, at + TOLD_AT_ONCE)) });
  }
  if (!result.learnt) return { type: 'end', stopped: false, rows: store.rows, upTo, learnt: null };
  const { adapted, frequencies } = result.learnt;
  let counts: ValueCount[] = [];
  for (const { what, value, count } of frequencies.repeated()) {
    counts.push([what, value, count]);
    if (counts.length < TOLD_AT_ONCE) continue;
    await tell({ type: 'counts', counts });
    counts = [];
  }
  if (counts.length > 0) await tell({ type: 'counts', counts });
  return { type: 'end', stopped: false, rows: store.rows, upTo, learnt: { adapted, known: frequencies.known } };
}

type Found = ReturnType<typeof matchStore>['pairs'][number];

/** With the fingerprints of both; a pair of which one has gone meanwhile is left out. */
function worthy({ db, villageName }: CompareMeans, pairs: readonly Found[]): WorthyPair[] {
  const patients = new Map<string, ComparedPatient>(patientsOf(db, [...new Set(pairs.flatMap(({ idA, idB }) => [idA, idB]))]).map((patient) => [patient.id, patient]));
  return pairs.flatMap(({ idA, idB, score, reasons }) => {
    const [a, b] = [patients.get(idA), patients.get(idB)];
    return a && b ? [{ aId: idA, bId: idB, score, evidence: evidenceFor(a, b, villageName), reasons, aFacts: factsOf(a), bFacts: factsOf(b) }] : [];
  });
}
