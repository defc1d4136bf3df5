/** Who saw a person's data: everything the log has of the patient and of what belongs to the patient. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { auditActionSchema, type AuditPlace, type TrailEntry } from '../../../shared/contract/audit.ts';
import { Refusal } from '../../kernel.ts';
import type { Viewer } from '../complaints/visible.ts';
import { recordsOf } from '../patients/person.ts';
import { ofPatient } from './search.ts';

export interface TrailWish { readonly patientId: string; readonly after: AuditPlace | null; readonly limit: number }

/** Newest first, with the clinic's exports since the person was registered: they carry everybody's data. */
export function readTrail(db: DeskDatabase, viewer: Viewer, { patientId, after, limit }: TrailWish): { entries: TrailEntry[]; next: AuditPlace | null } {
  const records = recordsOf(db, patientId);
  const first = db.first(db.build.selectFrom('patient').select((eb) => eb.fn.min('created_at').as('at')).where('id', 'in', records))?.at ?? null;
  if (first === null) throw new Refusal('not_found');
  const exports = sql<boolean>`audit_entry.rowid IN (SELECT rowid FROM audit_entry WHERE action = 'export' AND entity = 'transfer' AND at >= ${first})`;
  let query = db.build.selectFrom('audit_entry').leftJoin('user', 'user.id', 'audit_entry.actor')
    .select((eb) => ['audit_entry.id', 'audit_entry.at', eb.fn.coalesce('user.full_name', 'audit_entry.actor').as('actor'), 'user.role', 'audit_entry.action', 'audit_entry.entity', 'audit_entry.detail'])
    .where(sql<boolean>`(${ofPatient(records, viewer)} OR ${exports})`);
  if (after !== null) query = query.where('audit_entry.at', '<=', after.at).where(sql<boolean>`(audit_entry.at < ${after.at} OR audit_entry.id < ${after.id})`);
  const rows = db.all(query.orderBy('audit_entry.at', 'desc').orderBy('audit_entry.id', 'desc').limit(limit));
  const last = rows.at(-1);
  return { entries: rows.map((row) => ({ ...row, action: auditActionSchema.parse(row.action) })), next: last && rows.length === limit ? { at: last.at, id: last.id } : null };
}
