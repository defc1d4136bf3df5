/** The search box: patients by a fragment of the name, by any of their numbers, by where they live, or by several of these. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type PlaceCode, docsByName, docsByPlace, docsByPlaceAndFragments, docsBySlip, recencyRank, recentlySeenDocs } from '../../../db/desk/search-index/name-search.ts';
import { docsByEnd, docsByNumber } from '../../../db/desk/search-index/number-search.ts';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { matchWithSlip } from '../../../shared/domain/name-slips.ts';
import { type NameMatch, type NamePart, matchName, nameParts } from '../../../shared/domain/person-name.ts';
import { clinicToday } from '../clinic.ts';
import { docsByFormerName } from './former-names.ts';
import type { FoundPatient } from './patient-rows.ts';
import { lastVisitDays, marksOf, patientsOfDocs } from './patient-rows.ts';
import { docsByAlias } from './search-aliases.ts';
import { type NamedPlace, type NumberSearch, type SearchPlan, planSearch } from './search-plan.ts';
import { type Through, survivorsOf } from './survivors.ts';

export interface SearchMeans {
  readonly db: DeskDatabase;
  /** UTC milliseconds. */
  readonly now: number;
  readonly villageName: (code: string | null) => string | null;
  /** Codes without dots of the places with this name. */
  readonly placesCalled: (text: string, level: NamedPlace['level']) => readonly string[];
}

/** Somebody who was found, by what, and how near: lower `order` is nearer. `name`: null when the name was not looked at. */
interface Found {
  readonly doc: number; readonly match: PatientHit['match']; readonly matched: string | null; readonly former: boolean; readonly similar: boolean;
  readonly name: NameMatch | null; readonly order: number;
}
type Judge = (patient: FoundPatient) => Omit<Found, 'doc' | 'match' | 'former' | 'similar'> | null;

/** Numbers and villages are filtered by the name that was typed with them, so more of them are looked at. */
const LOOKED_AT = 300;
/** Numbers that only begin or end so stand behind whole ones, places behind names, and names with a slip behind everything. */
const UNFINISHED = 20;
const FORMER = 0.5;
const PLACE = 40;
const LONGEST_PLACE_NAME = 3;

export function searchPatients(means: SearchMeans, text: string, limit: number): PatientHit[] {
  const plan = planSearch(text, clinicToday(means.db, means.now));
  const parts = nameParts(plan.name);
  if (plan.numbers.length > 0) {
    const numbered = shownHits(means, [...byAlias(means, text, plan, limit), ...byNumbers(means, plan.numbers, parts, limit)], limit);
    return numbered.length > 0 || parts.length === 0 ? numbered : withTheseNumbers(means, text, parts, limit);
  }
  if (plan.place) return shownHits(means, byNamedPlace(means, plan.place, parts), limit);
  const named = shownHits(means, [...byAlias(means, text, plan, limit), ...byName(means, parts, limit), ...byFormerName(means, parts, limit)], limit);
  if (named.length === limit) return named;
  const placed = shownHits(means, byPlaceAmongWords(means, plan.name), limit).filter((hit) => named.every(({ id }) => id !== hit.id));
  if (named.length + placed.length > 0) return [...named, ...placed].slice(0, limit);
  return shownHits(means, bySlip(means, parts), limit);
}

/** `By. Ny. Sari 1` and `Tn. X 22/11 14.05` are names with numbers in them. */
function withTheseNumbers(means: SearchMeans, text: string, parts: readonly NamePart[], limit: number): PatientHit[] {
  const numbers = text.split(/\s+/).filter((word) => /\d/.test(word));
  return shownHits(means, [...byName(means, parts, limit), ...byFormerName(means, parts, limit)], limit)
    .filter(({ name, former, matched }) => numbers.every((number) => ((former ? matched : name) ?? '').split(/\s+/).includes(number)));
}

/** The patients seen last, for an empty search box. */
export function recentPatients(means: SearchMeans, limit: number): PatientHit[] {
  return shownHits(means, recentlySeenDocs(means.db, 2 * limit).map((doc) => ({ ...FOUND, doc, match: 'name', order: 0 })), limit);
}

const FOUND = { former: false, similar: false, matched: null, name: null } as const;

/** What was found of these patients, as far as they may be shown and `judge` agrees. */
function judged({ db }: SearchMeans, docs: readonly number[], match: PatientHit['match'], judge: Judge, more: Partial<Found> = {}): Found[] {
  return patientsOfDocs(db, docs).flatMap((patient) => {
    const found = judge(patient);
    return found ? [{ ...FOUND, ...more, ...found, doc: patient.doc, match }] : [];
  });
}

function byNumbers(means: SearchMeans, numbers: readonly NumberSearch[], parts: readonly NamePart[], limit: number): Found[] {
  const wanted = parts.length > 0 ? LOOKED_AT : 2 * limit;
  const found: Found[] = [];
  for (const [index, { how, match, digits }] of numbers.entries()) {
    // Whole numbers are enough; ends are the last to be looked at.
    if (how === 'end' && found.length >= limit) break;
    const docs = how === 'start' ? docsByNumber(means.db, match, digits, wanted) : docsByEnd(means.db, match, digits, wanted);
    found.push(...judged(means, docs, match, (patient) => {
      const name = matchName(patient.name, parts);
      return name && { name, matched: patient[match], order: index / 100 + (patient[match] === digits ? 0 : UNFINISHED) };
    }));
  }
  return found;
}

function byAlias({ db }: SearchMeans, text: string, plan: SearchPlan, limit: number): Found[] {
  return docsByAlias(db, text, plan.numbers, limit).map(({ doc, kind, value, exact }) => ({ ...FOUND, doc, match: kind, matched: value, former: true, order: FORMER + (exact ? 0 : UNFINISHED) }));
}

function byName(means: SearchMeans, parts: readonly NamePart[], limit: number): Found[] {
  return judged(means, docsByName(means.db, parts, 2 * limit + 10, means.now), 'name', ({ name }) => asName(matchName(name, parts)));
}

function asName(name: NameMatch | null): ReturnType<Judge> { return name && { name, matched: null, order: name.closeness }; }

function byFormerName({ db }: SearchMeans, parts: readonly NamePart[], limit: number): Found[] {
  return docsByFormerName(db, parts, limit).map(({ doc, value, name }) => ({ ...FOUND, doc, match: 'name', matched: value, former: true, order: name.closeness + FORMER }));
}

/** Whoever says that it is a place may mean a fragment of the name. */
function byNamedPlace(means: SearchMeans, place: NamedPlace, parts: readonly NamePart[]): Found[] {
  const found = byPlace(means, place, parts);
  return found.length > 0 ? found : byPlace(means, place, parts, docsByPlaceAndFragments);
}

function byPlace(means: SearchMeans, { text, level }: NamedPlace, parts: readonly NamePart[], docsOf = docsByPlace): Found[] {
  const places = means.placesCalled(text, level).map((digits): PlaceCode => ({ digits, begins: level === 'district' }));
  return judged(means, docsOf(means.db, places, parts), 'village', (patient) => {
    const name = matchName(patient.name, parts);
    return name && { name, matched: means.villageName(patient.village_code), order: PLACE + name.closeness };
  });
}

/** `budi sukamaju` and `sukamaju budi`: the longest words at an end that are a village's name, else a district's. */
function byPlaceAmongWords(means: SearchMeans, text: string): Found[] {
  const words = text.split(/\s+/);
  for (let length = Math.min(LONGEST_PLACE_NAME, words.length); length > 0; length--) {
    for (const [place, rest] of [[words.slice(-length), words.slice(0, -length)], [words.slice(0, length), words.slice(length)]] as const) {
      for (const level of ['village', 'district'] as const) {
        const found = byPlace(means, { text: place.join(' '), level }, nameParts(rest.join(' ')));
        if (found.length > 0) return found;
      }
    }
  }
  return [];
}

function bySlip(means: SearchMeans, parts: readonly NamePart[]): Found[] {
  return judged(means, docsBySlip(means.db, parts), 'name', ({ name }) => asName(matchWithSlip(name, parts)), { similar: true });
}

/** The patient to open for this id, wherever it was read; null when there is none to be seen. */
export function shownPatientId({ db }: SearchMeans, id: string): string | null {
  const doc = db.first(db.build.selectFrom('patient_doc').select('doc').where('patient_id', '=', id))?.doc;
  const [patient] = doc === undefined ? [] : patientsOfDocs(db, [doc]);
  return patient ? patient.root_id ?? patient.id : null;
}

interface Shown extends Found { readonly patient: FoundPatient; readonly through: Through | null; readonly recency: number }

/** The one place where what was found becomes what is shown: of each person the best, as the record that survives. */
function shownHits(means: SearchMeans, found: readonly Found[], limit: number): PatientHit[] {
  const records = new Map(patientsOfDocs(means.db, [...new Set(found.map(({ doc }) => doc))]).map((patient) => [patient.doc, patient]));
  const survivors = survivorsOf(means.db, [...records.values()]);
  const best = new Map<string, Shown>();
  for (const one of found) {
    const record = records.get(one.doc);
    const patient = record && (record.root_id === null ? record : survivors.get(record.root_id));
    if (!patient) continue;
    const through = record === patient ? null : { recordNumber: record.record_number, name: record.name };
    const order = one.order + (through ? FORMER : 0);
    if ((best.get(patient.id)?.order ?? Infinity) <= order) continue;
    best.set(patient.id, { ...one, order, patient, through, recency: recencyRank(patient.seen_at, means.now) });
  }
  return toHits(means, [...best.values()].toSorted(nearestFirst).slice(0, limit));
}

/** Closeness, then recency; of those seen as lately, the name with fewer further words. */
function nearestFirst(a: Shown, b: Shown): number {
  const further = ({ name }: Shown): number => (name === null ? 0 : name.distance - name.closeness);
  return a.order - b.order || a.recency - b.recency || further(a) - further(b) || b.patient.seen_at - a.patient.seen_at;
}

function toHits({ db, villageName }: SearchMeans, hits: readonly Shown[]): PatientHit[] {
  const days = lastVisitDays(db, hits.map(({ patient }) => patient.id));
  return hits.map(({ patient, through, match, matched, former, similar, name }) => ({
    id: patient.id, recordNumber: patient.record_number, name: patient.name, sex: patient.sex, birthDate: patient.birth_date, phone: patient.phone,
    village: villageName(patient.village_code), payer: patient.payer, lastVisitDay: days.get(patient.id) ?? null, match, matched, former, similar, highlights: through ? [] : name?.highlights ?? [], marks: marksOf(patient), ...(through ? { through } : {}),
  }));
}
