/**
 * Who of the registered may be the person being typed. Found by what identifies people; judged by the rules of similarity.ts
 * and by the score that the worklist of duplicates would give the two.
 */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { docsByWholeWords } from '../../../db/desk/search-index/name-search.ts';
import { type NumberColumn, docsByNumber } from '../../../db/desk/search-index/number-search.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Candidate } from '../../../shared/contract/patients.ts';
import { nikDigits } from '../../../shared/domain/nik.ts';
import { nameParts } from '../../../shared/domain/person-name.ts';
import { normalisePhone } from '../../../shared/domain/phone.ts';
import { type CandidateReason, type Identity, type Likeness, compareIdentities, compareNames, generationsApart, slips } from '../../../shared/domain/similarity.ts';
import { type MatchReason, reasonsOf } from '../../../shared/match/reasons.ts';
import { type MatchRecord, normalise } from '../../../shared/match/record.ts';
import { LIFTED, SHOWN_FROM } from '../../../shared/match/weights.ts';
import { matchRow } from '../duplicates/compared-patients.ts';
import { type Judged, judgeOf } from '../duplicates/judge.ts';
import { type FoundPatient, patientsOfDocs } from './patient-rows.ts';
import { survivorOf } from './person.ts';
import type { SearchMeans } from './search.ts';
import { survivorsOf } from './survivors.ts';

const MOST_CANDIDATES = 8;
/** A birth date is shared by some 40 of a million, a household's telephone by a few. */
const MOST_PER_NUMBER = 150;
const MISTYPED = 2;

/** What is typed so far in the kept forms; what is not finished counts as not typed. */
function typedIdentity(input: ParsedInput<'patients.candidates'>): Identity {
  const finished = (text: string | null, form: RegExp): string | null => (text !== null && form.test(text) ? text : null);
  return {
    name: input.name, nik: finished(input.nik === null ? null : nikDigits(input.nik), /^\d{16}$/), bpjs: finished(input.bpjs === null ? null : nikDigits(input.bpjs), /^\d{13}$/),
    passport: finished(input.passport?.trim().toUpperCase() ?? null, /^[A-Z0-9]{5,20}$/), phone: input.phone === null ? null : normalisePhone(input.phone),
    birthDate: input.birthDate, villageCode: input.villageCode,
  };
}

function registeredIdentity(patient: FoundPatient): Identity {
  return { name: patient.name, nik: patient.nik, bpjs: patient.bpjs, passport: patient.passport, phone: patient.phone, birthDate: patient.birth_date, villageCode: patient.village_code };
}

/** Day and month exchanged, as it would stand in the column; not every date has such a twin, and asking for none costs nothing. */
const swapped = (day: string): string => `${day.slice(0, 5)}${day.slice(8)}-${day.slice(5, 7)}`;
/** Of a NIK that was mistyped at its end: region and birth date. */
const NIK_REGION_AND_DATE = 12;

function docsOf(db: DeskDatabase, { name, nik, bpjs, passport, phone, birthDate, villageCode }: Identity): number[] {
  const numbers: readonly (readonly [NumberColumn, string | null])[] = [
    ['nik', nik], ['nik', nik?.slice(0, NIK_REGION_AND_DATE) ?? null], ['bpjs', bpjs], ['passport', passport], ['phone', phone], ['birth_date', birthDate], ['birth_date', birthDate === null ? null : swapped(birthDate)],
  ];
  const docs = new Set(numbers.flatMap(([column, value]) => (value === null ? [] : docsByNumber(db, column, value, MOST_PER_NUMBER))));
  // A whole name alone is asked for where something else can tell namesakes apart.
  if (villageCode !== null || nik !== null || birthDate !== null) for (const doc of docsByWholeWords(db, nameParts(name))) docs.add(doc);
  return [...docs];
}

const near = (a: string | null, b: string | null, most: number): boolean => a !== null && b !== null && slips(a, b, most) <= most;

/** Worth judging: what the rules speak for, and whoever has a date or a number that slips could explain. Most namesakes have none. */
function mayBe(typed: Identity, registered: Identity, rules: Likeness | null): boolean {
  return rules !== null || near(typed.nik, registered.nik, MISTYPED) || near(typed.phone, registered.phone, 1)
    || near(typed.birthDate, registered.birthDate, MISTYPED) || (typed.birthDate !== null && swapped(typed.birthDate) === registered.birthDate);
}

const recordOf = (identity: Identity, villageName: SearchMeans['villageName']): MatchRecord => normalise(matchRow({
  id: '', name: identity.name, nik: identity.nik, passport: identity.passport, birth_date: identity.birthDate, phone: identity.phone, address: null, village_code: identity.villageCode,
}, villageName), false);

/** What the matcher sees and the rules of similarity.ts do not. */
const SEEN: Readonly<Partial<Record<MatchReason, CandidateReason>>> = { day_and_month_swapped: 'swapped_birth_date', similar_birth_date: 'similar_birth_date', similar_national_id: 'similar_nik', similar_phone: 'similar_phone' };
/** Without one of these a name and a village are a namesake's, whatever the score of so little. */
const TELLS: ReadonlySet<CandidateReason> = new Set(['same_birth_date', 'swapped_birth_date', 'similar_birth_date', 'same_phone', 'similar_phone', 'similar_nik']);
const NUMBERS: ReadonlySet<CandidateReason> = new Set(['same_nik', 'same_bpjs', 'same_passport']);

/**
 * Strong: an equal number; the same name and birth date; or what the worklist of duplicates would show (docs/matching.md), so
 * that household, twins and parents weigh against it as they do there. Weak: what the rules of similarity.ts say, or a score
 * that a third record could lift.
 */
function likenessOf(typed: Identity, registered: Identity, rules: Likeness | null, { score, compared }: Judged): Likeness | null {
  const name = compareNames(typed.name, registered.name);
  const plain: readonly (readonly [CandidateReason, boolean])[] = [
    ['same_name', name === 'same'], ['similar_name', name === 'similar'], ['same_birth_date', typed.birthDate !== null && typed.birthDate === registered.birthDate],
    ['same_phone', typed.phone !== null && typed.phone === registered.phone], ['same_village', typed.villageCode !== null && typed.villageCode === registered.villageCode],
  ];
  const seen = reasonsOf(compared, false).flatMap((reason) => SEEN[reason] ?? []);
  const reasons = [...new Set([...rules?.reasons ?? plain.filter(([, holds]) => holds).map(([reason]) => reason), ...seen])];
  const tells = reasons.some((reason) => TELLS.has(reason)) && !generationsApart(typed.birthDate, registered.birthDate);
  const number = reasons.some((reason) => NUMBERS.has(reason));
  if (number || (reasons.includes('same_name') && reasons.includes('same_birth_date')) || (tells && score >= SHOWN_FROM)) return { strength: 'strong', reasons };
  return rules || (tells && score >= LIFTED.from) ? { strength: 'weak', reasons } : null;
}

export function findCandidates({ db, villageName }: SearchMeans, input: ParsedInput<'patients.candidates'>): Candidate[] {
  const typed = typedIdentity(input);
  const except = input.exceptId === null ? null : survivorOf(db, db, input.exceptId);
  const patients = patientsOfDocs(db, docsOf(db, typed)).map((patient) => {
    const identity = registeredIdentity(patient);
    return { patient, identity, rules: compareIdentities(typed, identity) };
  }).filter(({ identity, rules }) => mayBe(typed, identity, rules));
  const judged = judgeOf(db).judge(recordOf(typed, villageName), patients.map(({ identity }) => recordOf(identity, villageName)));
  const alike = patients.flatMap(({ patient, rules, identity }, at) => {
    const judgement = judged[at];
    const likeness = judgement ? likenessOf(typed, identity, rules, judgement) : null;
    return judgement && likeness ? [{ patient, likeness, score: judgement.score }] : [];
  });
  const found = once(db, alike).filter(({ patient }) => patient.id !== except).map(({ patient, likeness, score }) => ({
    score, candidate: { id: patient.id, recordNumber: patient.record_number, name: patient.name, birthDate: patient.birth_date, village: villageName(patient.village_code), phone: patient.phone, ...likeness } satisfies Candidate,
  }));
  const weight = (candidate: Candidate): number => (candidate.strength === 'strong' ? 10 : 0) + (candidate.reasons.some((reason) => NUMBERS.has(reason)) ? 10 : 0);
  return found.toSorted((a, b) => weight(b.candidate) - weight(a.candidate) || b.score - a.score).slice(0, MOST_CANDIDATES).map(({ candidate }) => candidate);
}

/** Each person once: by their own record where it is alike, else by one that was merged into it. */
function once<T extends { readonly patient: FoundPatient }>(db: DeskDatabase, alike: readonly T[]): T[] {
  const survivors = survivorsOf(db, alike.map(({ patient }) => patient));
  const people = new Map<string, T>();
  for (const each of alike.toSorted((a, b) => Number(a.patient.root_id !== null) - Number(b.patient.root_id !== null))) {
    const patient = each.patient.root_id === null ? each.patient : survivors.get(each.patient.root_id);
    if (patient && !people.has(patient.id)) people.set(patient.id, { ...each, patient });
  }
  return [...people.values()];
}
