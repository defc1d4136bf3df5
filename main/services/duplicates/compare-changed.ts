/**
 * In the worker: compares those who changed with the others, soon after. Who is met at all is found by plain indexes and by the
 * words of the name, which misses what only the blocking of a look through all finds (docs/matching.md); the judging is the same.
 */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { docsByWholeWords, raw } from '../../../db/desk/search-index/name-search.ts';
import { docsByNumber } from '../../../db/desk/search-index/number-search.ts';
import { nameParts } from '../../../shared/domain/person-name.ts';
import { reasonsOf } from '../../../shared/match/reasons.ts';
import { normalise } from '../../../shared/match/record.ts';
import { LIFTED, SHOWN_FROM } from '../../../shared/match/weights.ts';
import { type CompareMeans, lastDue } from './compare-all.ts';
import { type ComparedPatient, factsOf, matchRow, patientsOf } from './compared-patients.ts';
import { evidenceFor, judgeOf } from './judge.ts';
import { type DuplicatesMessage, KEPT_BITS, type WorthyPair } from './order.ts';

const PATIENTS_AT_ONCE = 500;
const MOST_BY_NUMBER = 150;
/** As in decide.ts: with more than this surely the same as one, something else is shared. */
const MOST_OF_ONE = 30;
const NIK_REGION_AND_DATE = 12;

interface Judgement { readonly pair: WorthyPair; readonly score: number }

export async function compareChanged(means: CompareMeans): Promise<Extract<DuplicatesMessage, { type: 'end' }>> {
  const { db } = means;
  const due = db.all(raw(db, sql<{ id: string; upTo: number }>`SELECT patient_id AS id, max(seq) AS upTo FROM duplicate_due GROUP BY patient_id ORDER BY upTo LIMIT ${PATIENTS_AT_ONCE}`));
  for (const { id, upTo } of due) {
    means.tick();
    await means.tell({ type: 'patient', id, upTo, ...compareOne(means, id) });
  }
  return { type: 'end', stopped: false, rows: due.length, upTo: lastDue(db), learnt: null };
}

/** Ids of patients whom this one may be. */
function whoMayBe(db: DeskDatabase, patient: ComparedPatient, partners: readonly string[]): string[] {
  const { nik, passport, phone, birth_date: date } = patient;
  const numbers = [
    ...(nik === null ? [] : [docsByNumber(db, 'nik', nik, MOST_BY_NUMBER), docsByNumber(db, 'nik', nik.slice(0, NIK_REGION_AND_DATE), MOST_BY_NUMBER)]),
    ...(passport === null ? [] : [docsByNumber(db, 'passport', passport, MOST_BY_NUMBER)]), ...(phone === null ? [] : [docsByNumber(db, 'phone', phone, MOST_BY_NUMBER)]),
    ...(date === null ? [] : [date, `${date.slice(0, 5)}${date.slice(8)}-${date.slice(5, 7)}`].map((day) => docsByNumber(db, 'birth_date', day, MOST_BY_NUMBER))),
  ];
  const parts = nameParts(patient.name);
  const names = [docsByWholeWords(db, parts), ...parts.map((part) => docsByWholeWords(db, [part]))];
  const docs = [...new Set([...numbers, ...names].flat())];
  const found = db.all(raw(db, sql<{ id: string }>`SELECT d.patient_id AS id FROM json_each(${JSON.stringify(docs)}) wanted CROSS JOIN patient_doc d ON d.doc = wanted.value`));
  return [...new Set([...found.map(({ id }) => id), ...partners])].filter((id) => id !== patient.id);
}

const ordered = (a: string, b: string): { aId: string; bId: string } => (a < b ? { aId: a, bId: b } : { aId: b, bId: a });

function judgeEach({ db, villageName }: CompareMeans, patient: ComparedPatient, others: readonly ComparedPatient[], lifted: boolean): Judgement[] {
  const record = (each: ComparedPatient): ReturnType<typeof normalise> => normalise(matchRow(each, villageName), false);
  return judgeOf(db).judge(record(patient), others.map(record)).flatMap(({ score, compared }, at) => {
    const other = others[at];
    if (!other || score < LIFTED.from) return [];
    const ids = ordered(patient.id, other.id);
    const [aFacts, bFacts] = ids.aId === patient.id ? [factsOf(patient), factsOf(other)] : [factsOf(other), factsOf(patient)];
    return [{ score, pair: { ...ids, score, evidence: evidenceFor(patient, other, villageName), reasons: reasonsOf(compared, lifted), aFacts, bFacts } }];
  });
}

const otherOf = ({ aId, bId }: { aId: string; bId: string }, id: string): string => (aId === id ? bId : aId);

/** Pairs in which somebody is, that were shown for themselves and not for a third record. */
interface Known { readonly aId: string; readonly bId: string; readonly score: number; readonly lifted: boolean }
function knownPairs(db: DeskDatabase, id: string): Known[] {
  return db.all(raw(db, sql<{ aId: string; bId: string; score: number; reasons: string }>`
    SELECT a_id AS aId, b_id AS bId, score, reasons FROM duplicate_pair WHERE a_id = ${id} UNION ALL SELECT a_id, b_id, score, reasons FROM duplicate_pair WHERE b_id = ${id}`))
    .map(({ reasons, score, ...pair }) => ({ ...pair, score: score / KEPT_BITS, lifted: reasons.includes('"same_third_row"') }));
}

function surelyWith(db: DeskDatabase, id: string, except: string): string[] {
  return knownPairs(db, id).filter(({ score, lifted }) => !lifted && score >= LIFTED.bridge).map((pair) => otherOf(pair, id)).filter((other) => other !== except);
}

interface Outcome { readonly pairs: WorthyPair[]; readonly gone: { aId: string; bId: string }[]; readonly lifted: WorthyPair[] }

function compareOne(means: CompareMeans, id: string): Outcome {
  const { db } = means;
  const [patient] = patientsOf(db, [id]);
  const before = knownPairs(db, id);
  const partners = before.map((pair) => otherOf(pair, id));
  const others = patient ? patientsOf(db, whoMayBe(db, patient, partners)) : [];
  const direct = patient ? judgeEach(means, patient, others, false).filter(({ score }) => score >= SHOWN_FROM).map(({ pair }) => pair) : [];
  const sure = direct.filter(({ score }) => score >= LIFTED.bridge).map((pair) => otherOf(pair, id));
  const shown = new Set(direct.map((pair) => otherOf(pair, id)));
  const through = patient && sure.length <= MOST_OF_ONE ? liftedTo(means, patient, sure, shown) : [];
  const between = sure.length <= MOST_OF_ONE ? liftedBetween(means, sure) : [];
  return { pairs: [...direct, ...through], lifted: between, gone: noLonger(db, id, new Set([...partners, ...sure]), new Set(sure)) };
}

/** Whoever a sure partner surely is, this patient is too, unless the two say otherwise. */
function liftedTo(means: CompareMeans, patient: ComparedPatient, sure: readonly string[], shown: ReadonlySet<string>): WorthyPair[] {
  const third = sure.flatMap((partner) => {
    const found = surelyWith(means.db, partner, patient.id);
    return found.length >= MOST_OF_ONE ? [] : found;
  }).filter((id) => !shown.has(id));
  return judgeEach(means, patient, patientsOf(means.db, [...new Set(third)]), true).filter(({ score }) => score >= LIFTED.from && score < SHOWN_FROM).map(({ pair }) => pair);
}

function liftedBetween(means: CompareMeans, sure: readonly string[]): WorthyPair[] {
  const people = patientsOf(means.db, sure);
  return people.flatMap((one, at) => judgeEach(means, one, people.slice(at + 1), true).filter(({ score }) => score >= LIFTED.from && score < SHOWN_FROM).map(({ pair }) => pair));
}

/** Pairs of others that were shown because of this patient, and for which nobody else speaks. */
function noLonger(db: DeskDatabase, id: string, near: ReadonlySet<string>, sure: ReadonlySet<string>): { aId: string; bId: string }[] {
  const gone = new Map<string, { aId: string; bId: string }>();
  for (const one of near) {
    for (const { aId, bId, lifted } of knownPairs(db, one)) {
      if (!lifted || aId === id || bId === id || (sure.has(aId) && sure.has(bId))) continue;
      const others = new Set(surelyWith(db, aId, id));
      if (!surelyWith(db, bId, id).some((third) => others.has(third))) gone.set(`${aId} ${bId}`, { aId, bId });
    }
  }
  return [...gone.values()];
}
