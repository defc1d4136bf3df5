/** The pairs that somebody is to look at, and those that were said to be two people. */
import { type RawBuilder, sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import { raw } from '../../../db/desk/search-index/name-search.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { COUNTED_PAIRS, type DuplicatePair, type DuplicatePerson } from '../../../shared/contract/duplicates.ts';
import type { MatchReason } from '../../../shared/match/reasons.ts';
import { lastVisitDays } from '../patients/patient-rows.ts';
import type { VillageName } from './compared-patients.ts';
import { KEPT_BITS } from './order.ts';

/** So many bits more than when it was dismissed (eight times as likely), and one of the records changed: the pair is shown again. */
const RETURNS_AFTER_BITS = 3;

type Page = ParsedInput<'duplicates.list'>;
interface FoundPair { a_id: string; b_id: string; score: number | null; reasons: string | null; at: number; by: string | null; note: string | null; returned: number }

/** A verdict that still stands against `p`. */
const STANDS = sql`v.a_id = p.a_id AND v.b_id = p.b_id AND v.voided_at IS NULL
  AND (p.evidence < v.evidence + ${sql.lit(RETURNS_AFTER_BITS * KEPT_BITS)} OR (v.a_facts = p.a_facts AND v.b_facts = p.b_facts))`;
const HIDDEN = sql`NOT EXISTS (SELECT 1 FROM duplicate_verdict v WHERE ${STANDS})`;

/** Records that only some may see are shown to administrators only: seeing a pair is seeing the record. */
function visible(pair: 'p' | 'v', all: boolean): RawBuilder<unknown> {
  const [a, b] = [sql.ref(`${pair}.a_id`), sql.ref(`${pair}.b_id`)];
  return sql`EXISTS (SELECT 1 FROM patient a WHERE a.id = ${a} AND a.voided_at IS NULL ${all ? sql`` : sql`AND a.restricted = 0`})
    AND EXISTS (SELECT 1 FROM patient b WHERE b.id = ${b} AND b.voided_at IS NULL ${all ? sql`` : sql`AND b.restricted = 0`})
    AND NOT EXISTS (SELECT 1 FROM patient_root r WHERE r.patient_id IN (${a}, ${b}))`;
}

function openPairs(db: DeskDatabase, { after, limit }: Page, all: boolean): FoundPair[] {
  const from = after === null ? sql`` : sql`AND (p.score, p.a_id, p.b_id) < (${after.at}, ${after.a}, ${after.b})`;
  return db.all(raw(db, sql<FoundPair>`
    SELECT p.a_id, p.b_id, p.score, p.reasons, p.found_at AS at, NULL AS "by", NULL AS note, EXISTS (SELECT 1 FROM duplicate_verdict o WHERE o.a_id = p.a_id AND o.b_id = p.b_id AND o.voided_at IS NULL) AS returned
    FROM duplicate_pair p WHERE ${HIDDEN} AND ${visible('p', all)} ${from} ORDER BY p.score DESC, p.a_id DESC, p.b_id DESC LIMIT ${limit}`));
}

function dismissedPairs(db: DeskDatabase, { after, limit }: Page, all: boolean): FoundPair[] {
  const from = after === null ? sql`` : sql`AND (v.created_at, v.a_id, v.b_id) < (${after.at}, ${after.a}, ${after.b})`;
  return db.all(raw(db, sql<FoundPair>`
    SELECT v.a_id, v.b_id, p.score, p.reasons, max(v.created_at) AS at, coalesce(u.full_name, v.created_by) AS "by", v.note, 0 AS returned
    FROM duplicate_verdict v LEFT JOIN duplicate_pair p ON p.a_id = v.a_id AND p.b_id = v.b_id LEFT JOIN user u ON u.id = v.created_by
    WHERE v.voided_at IS NULL AND (p.a_id IS NULL OR EXISTS (SELECT 1 FROM duplicate_verdict v WHERE ${STANDS})) AND ${visible('v', all)} ${from}
    GROUP BY v.a_id, v.b_id ORDER BY at DESC, v.a_id DESC, v.b_id DESC LIMIT ${limit}`));
}

export function listPairs(db: DeskDatabase, page: Page, all: boolean, villageName: VillageName): Output<'duplicates.list'> {
  const found = page.show === 'open' ? openPairs(db, page, all) : dismissedPairs(db, page, all);
  const people = peopleOf(db, [...new Set(found.flatMap(({ a_id, b_id }) => [a_id, b_id]))], villageName);
  const pairs = found.flatMap((pair): DuplicatePair[] => {
    const [a, b] = [people.get(pair.a_id), people.get(pair.b_id)];
    if (!a || !b) return [];
    // Written by the desk itself.
    const reasons = pair.reasons === null ? [] : JSON.parse(pair.reasons) as MatchReason[];
    return [{ a, b, score: pair.score === null ? null : pair.score / KEPT_BITS, reasons, returned: pair.returned === 1, dismissed: page.show === 'dismissed' ? { at: pair.at, by: pair.by ?? '', note: pair.note } : null }];
  });
  const last = found.length < page.limit ? undefined : found.at(-1);
  return { pairs, next: last ? { at: page.show === 'open' ? last.score ?? 0 : last.at, a: last.a_id, b: last.b_id } : null };
}

type PersonRow = Pick<PatientTable, 'id' | 'record_number' | 'name' | 'sex' | 'birth_date' | 'birth_date_estimated' | 'nik' | 'passport' | 'bpjs' | 'phone' | 'address' | 'village_code' | 'mother_name' | 'created_at'>;

function peopleOf(db: DeskDatabase, ids: readonly string[], villageName: VillageName): Map<string, DuplicatePerson> {
  const rows = db.all(raw(db, sql<PersonRow>`
    SELECT p.id, p.record_number, p.name, p.sex, p.birth_date, p.birth_date_estimated, p.nik, p.passport, p.bpjs, p.phone, p.address, p.village_code, p.mother_name, p.created_at
    FROM json_each(${JSON.stringify(ids)}) wanted CROSS JOIN patient p ON p.id = wanted.value`));
  const days = lastVisitDays(db, ids);
  return new Map(rows.map((row) => [row.id, {
    id: row.id, recordNumber: row.record_number, name: row.name, sex: row.sex, birthDate: row.birth_date, birthDateEstimated: row.birth_date_estimated === 1, nik: row.nik, passport: row.passport, bpjs: row.bpjs,
    phone: row.phone, address: row.address, village: villageName(row.village_code), motherName: row.mother_name, registeredAt: row.created_at, lastVisitDay: days.get(row.id) ?? null,
  }]));
}

/** Up to COUNTED_PAIRS each. */
export function countsOfPairs(db: DeskDatabase, all: boolean): { open: number; dismissed: number } {
  const count = (of: RawBuilder<unknown>): number => db.first(raw(db, sql<{ n: number }>`SELECT count(*) AS n FROM (${of} LIMIT ${COUNTED_PAIRS + 1})`))?.n ?? 0;
  return {
    open: count(sql`SELECT 1 FROM duplicate_pair p WHERE ${HIDDEN} AND ${visible('p', all)}`),
    dismissed: count(sql`SELECT DISTINCT v.a_id, v.b_id FROM duplicate_verdict v LEFT JOIN duplicate_pair p ON p.a_id = v.a_id AND p.b_id = v.b_id
      WHERE v.voided_at IS NULL AND (p.a_id IS NULL OR EXISTS (SELECT 1 FROM duplicate_verdict v WHERE ${STANDS})) AND ${visible('v', all)}`),
  };
}
