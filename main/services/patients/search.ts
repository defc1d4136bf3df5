/** The search box: patients by a fragment of the name, by any of their numbers, or by both. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { docsByName, recencyBonus, recentlySeenDocs } from '../../../db/desk/search-index/name-search.ts';
import { docsByNumber } from '../../../db/desk/search-index/number-search.ts';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { type NameMatch, type NamePart, matchName, nameParts } from '../../../shared/domain/person-name.ts';
import { clinicToday } from '../clinic.ts';
import type { FoundPatient } from './patient-rows.ts';
import { lastVisitDays, patientsOfDocs } from './patient-rows.ts';
import { docsByAlias } from './search-aliases.ts';
import { planSearch } from './search-plan.ts';
import { asSurvivors } from './survivors.ts';

export interface SearchMeans {
  readonly db: DeskDatabase;
  /** UTC milliseconds. */
  readonly now: number;
  readonly villageName: (code: string | null) => string | null;
}

type Hit = { readonly patient: FoundPatient; readonly match: PatientHit['match']; readonly name: NameMatch | null };

/** Numbers are filtered by the name that was typed with them, so more of them are looked at. */
const NUMBERS_WITH_NAME = 300;

export function searchPatients(means: SearchMeans, text: string, limit: number): PatientHit[] {
  const plan = planSearch(text, clinicToday(means.db, means.now));
  const parts = nameParts(plan.name);
  const aliased = patientsOfDocs(means.db, docsByAlias(means.db, text, limit)).map((patient): Hit => ({ patient, match: 'record_number', name: null }));
  if (plan.numbers.length === 0) return toHits(means, [...aliased, ...nameHits(means, parts, limit)].slice(0, limit));
  const hits = new Map(aliased.map((hit) => [hit.patient.doc, hit]));
  for (const { match, prefix } of plan.numbers) {
    if (hits.size >= limit) break;
    const docs = docsByNumber(means.db, match, prefix, parts.length > 0 ? NUMBERS_WITH_NAME : limit).filter((doc) => !hits.has(doc));
    for (const patient of patientsOfDocs(means.db, docs)) {
      const name = hits.has(patient.doc) ? null : matchName(patient.name, parts);
      if (name) hits.set(patient.doc, { patient, match, name });
    }
  }
  return toHits(means, [...hits.values()].slice(0, limit));
}

function nameHits({ db, now }: SearchMeans, parts: readonly NamePart[], limit: number): Hit[] {
  const order = (hit: Hit): number => (hit.name?.distance ?? 0) - recencyBonus(hit.patient.seen_at, now);
  return patientsOfDocs(db, docsByName(db, parts, 2 * limit + 10, now))
    .map((patient) => ({ patient, match: 'name' as const, name: matchName(patient.name, parts) }))
    .filter((hit) => hit.name !== null)
    .toSorted((a, b) => order(a) - order(b))
    .slice(0, limit);
}

/** The patients seen last, for an empty search box. */
export function recentPatients(means: SearchMeans, limit: number): PatientHit[] {
  const patients = patientsOfDocs(means.db, recentlySeenDocs(means.db, limit));
  return toHits(means, patients.map((patient) => ({ patient, match: 'name', name: null })));
}

function toHits({ db, villageName }: SearchMeans, found: readonly Hit[]): PatientHit[] {
  const hits = asSurvivors(db, found);
  const days = lastVisitDays(db, hits.map(({ patient }) => patient.id));
  return hits.map(({ patient, match, name, through }) => ({
    id: patient.id, recordNumber: patient.record_number, name: patient.name, sex: patient.sex, birthDate: patient.birth_date, phone: patient.phone,
    village: villageName(patient.village_code), payer: patient.payer, lastVisitDay: days.get(patient.id) ?? null, match, ...(through ? { through, highlights: [] } : { highlights: name?.highlights ?? [] }),
  }));
}
