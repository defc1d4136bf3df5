/** Who of the registered may be the person being typed. Found by what identifies people, judged by similarity.ts. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { docsByWholeWords } from '../../../db/desk/search-index/name-search.ts';
import { type NumberColumn, docsByNumber } from '../../../db/desk/search-index/number-search.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Candidate } from '../../../shared/contract/patients.ts';
import { nikDigits } from '../../../shared/domain/nik.ts';
import { nameParts } from '../../../shared/domain/person-name.ts';
import { normalisePhone } from '../../../shared/domain/phone.ts';
import { type Identity, compareIdentities } from '../../../shared/domain/similarity.ts';
import { type FoundPatient, patientsOfDocs } from './patient-rows.ts';
import { survivorOf } from './person.ts';
import type { SearchMeans } from './search.ts';
import { survivorsOf } from './survivors.ts';

const MOST_CANDIDATES = 8;
/** A birth date is shared by some 40 of a million, a household's telephone by a few. */
const MOST_PER_NUMBER = 150;

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

export function findCandidates({ db, villageName }: SearchMeans, input: ParsedInput<'patients.candidates'>): Candidate[] {
  const typed = typedIdentity(input);
  const numbers: readonly (readonly [NumberColumn, string | null])[] = [
    ['nik', typed.nik], ['bpjs', typed.bpjs], ['passport', typed.passport], ['phone', typed.phone], ['birth_date', typed.birthDate],
  ];
  const docs = new Set(numbers.flatMap(([column, value]) => (value === null ? [] : docsByNumber(db, column, value, MOST_PER_NUMBER))));
  if (typed.villageCode !== null) for (const doc of docsByWholeWords(db, nameParts(typed.name))) docs.add(doc);
  const candidates: Candidate[] = [];
  const except = input.exceptId === null ? null : survivorOf(db, db, input.exceptId);
  const alike = patientsOfDocs(db, [...docs]).flatMap((patient) => {
    const likeness = compareIdentities(typed, registeredIdentity(patient));
    return likeness ? [{ patient, likeness }] : [];
  });
  for (const { patient, likeness } of once(db, alike)) {
    if (patient.id === except) continue;
    candidates.push({ id: patient.id, recordNumber: patient.record_number, name: patient.name, birthDate: patient.birth_date, village: villageName(patient.village_code), phone: patient.phone, ...likeness });
  }
  const weight = (candidate: Candidate): number => (candidate.strength === 'strong' ? 10 : 0) + candidate.reasons.length;
  return candidates.toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST_CANDIDATES);
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
