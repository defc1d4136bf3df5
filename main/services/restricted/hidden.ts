/** Whose records the one who asks may not see now, and what belongs to them. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import { raw } from '../../../db/desk/search-index/name-search.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { SEES_RESTRICTED_RECORDS } from '../../../shared/contract/restricted.ts';
import type { CallContext } from '../../kernel.ts';
import { recordsOf } from '../patients/person.ts';
import type { OpenedRecords } from './opened.ts';

export function seesRecords(role: Role): boolean { return SEES_RESTRICTED_RECORDS.some((allowed) => allowed === role); }

export type HiddenPerson = Pick<PatientTable, 'id' | 'name' | 'record_number' | 'nik' | 'bpjs' | 'passport' | 'phone'>;
/** Tables whose rows are a patient's and are shown in lists of many people. */
const OWNED = ['appointment', 'appointment_series', 'waitlist_entry', 'call_log', 'complaint', 'emergency', 'message', 'queue_entry', 'hand_off', 'follow_up', 'contact_preference'] as const;
export type OwnedTable = (typeof OWNED)[number];

/** A record is hidden when any record of the same person is restricted: what was merged hides with the rest. */
export function restrictedIds(db: DeskDatabase): ReadonlySet<string> {
  const marked = db.all(raw(db, sql<{ id: string }>`SELECT id FROM patient INDEXED BY patient_restricted WHERE restricted = 1`));
  return new Set(marked.flatMap(({ id }) => recordsOf(db, id)));
}

/** Empty for roles that see them all, and, on most desks, for everybody. */
export function hiddenIds({ db, clock, user }: CallContext, opened: OpenedRecords): ReadonlySet<string> {
  if (user && seesRecords(user.role)) return new Set();
  return new Set([...restrictedIds(db)].filter((id) => !opened.isOpen(id, clock)));
}

export function peopleOf(db: DeskDatabase, ids: ReadonlySet<string>): ReadonlyMap<string, HiddenPerson> {
  const rows = db.all(db.build.selectFrom('patient').select(['id', 'name', 'record_number', 'nik', 'bpjs', 'passport', 'phone']).where('id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify([...ids])}))`));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whose the rows are that belong to these people: row id to patient id. */
export function ownedRows(db: DeskDatabase, ids: ReadonlySet<string>): ReadonlyMap<string, string> {
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify([...ids])}))`;
  const parts = OWNED.map((table) => sql`SELECT id, patient_id FROM ${sql.table(table)} WHERE patient_id IN ${wanted}`);
  return new Map(db.all(raw(db, sql<{ id: string; patient_id: string }>`${sql.join(parts, sql` UNION ALL `)}`)).map(({ id, patient_id }) => [id, patient_id]));
}

/** The patient whom this row is about; null for none. */
export function ownerOf(db: DeskDatabase, table: OwnedTable | 'visit', id: string): string | null {
  return db.first(raw(db, sql<{ patient_id: string | null }>`SELECT patient_id FROM ${sql.table(table)} WHERE id = ${id}`))?.patient_id ?? null;
}
