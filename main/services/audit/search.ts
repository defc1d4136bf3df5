/** Finding entries of the audit log: by person, user, event, period and text, newest first. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { auditActionSchema, type AuditAction, type AuditFilter, type AuditPlace } from '../../../shared/contract/audit.ts';
import { daysAfter, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { readClinic } from '../clinic.ts';
import { type Viewer, entriesVisible, visibleTo } from '../complaints/visible.ts';
import { recordsOf } from '../patients/person.ts';

/** Entries looked through for a text before the event loop gets a turn: about 10 ms. */
const SLICE = 1_000;

export interface FoundEntry {
  readonly id: string; readonly at: number; readonly actorId: string; readonly actor: string; readonly action: AuditAction;
  readonly entity: string; readonly rowId: string | null; readonly detail: string | null; readonly deviceId: string; readonly hash: string;
}

/**
 * At most `limit` entries after `place`. With `wholeInstant`, also what remains of the last entry's instant, for a reader who goes
 * on from an instant instead of a place.
 */
export async function findEntries(db: DeskDatabase, viewer: Viewer, filter: AuditFilter, place: AuditPlace | null, limit: number, wholeInstant = false): Promise<FoundEntry[]> {
  const found: FoundEntry[] = [];
  const text = filter.text.trim().toLowerCase();
  // Without a text every candidate is found, so more than a page need not be read.
  const size = text === '' ? Math.min(limit, SLICE) : SLICE;
  let from = place;
  for (;;) {
    const slice = db.all(candidates(db, viewer, filter, from).limit(size));
    for (const row of slice) {
      if (found.length >= limit && !(wholeInstant && row.at === found.at(-1)?.at)) return found;
      if (text === '' || matches(row, text)) found.push({ ...row, action: auditActionSchema.parse(row.action) });
    }
    const last = slice.at(-1);
    if (!last || slice.length < size) return found;
    from = { at: last.at, id: last.id };
    await new Promise((next) => { setImmediate(next); });
  }
}

/** The acknowledged faults, as entries, the oldest first. */
export function acknowledgements(db: DeskDatabase): FoundEntry[] {
  return db.all(entries(db).where('audit_entry.action', '=', 'acknowledge').orderBy('audit_entry.at').orderBy('audit_entry.id')).map((row) => ({ ...row, action: auditActionSchema.parse(row.action) }));
}

function entries(db: DeskDatabase) {
  return db.build.selectFrom('audit_entry').leftJoin('user', 'user.id', 'audit_entry.actor').select([
    'audit_entry.id', 'audit_entry.at', 'audit_entry.actor as actorId', sql<string>`coalesce(user.full_name, audit_entry.actor)`.as('actor'),
    'audit_entry.action', 'audit_entry.entity', 'audit_entry.row_id as rowId', 'audit_entry.detail', 'audit_entry.device_id as deviceId', 'audit_entry.hash',
  ]);
}

function candidates(db: DeskDatabase, viewer: Viewer, { action, patientId, userId, from, to }: AuditFilter, after: AuditPlace | null) {
  let query = entries(db).where(entriesVisible(viewer));
  if (action !== null) query = query.where('audit_entry.action', '=', action);
  if (userId !== null) query = query.where('audit_entry.actor', '=', userId);
  if (patientId !== null) query = query.where(ofPatient(recordsOf(db, patientId), viewer));
  if (from !== null || to !== null) {
    const { zone } = readClinic(db);
    if (from !== null) query = query.where('audit_entry.at', '>=', startOfDay(zone, from));
    if (to !== null) query = query.where('audit_entry.at', '<', startOfDay(zone, daysAfter(to, 1)));
  }
  if (after !== null) query = query.where('audit_entry.at', '<=', after.at).where(sql<boolean>`(audit_entry.at < ${after.at} OR audit_entry.id < ${after.id})`);
  return query.orderBy('audit_entry.at', 'desc').orderBy('audit_entry.id', 'desc');
}

/** Of the patient's records, and of what belongs to them; complaints only where they may be seen. */
export function ofPatient(records: readonly string[], viewer: Viewer) {
  const ids = sql.join(records);
  const owned = ['visit', 'queue_entry', 'appointment', 'complaint', 'call_log', 'emergency', 'consent', 'hand_off'].map((table) =>
    sql`UNION ALL SELECT entry.rowid FROM ${sql.table(table)} AS owned CROSS JOIN audit_entry AS entry ON entry.entity = ${sql.lit(table)} AND entry.row_id = owned.id WHERE owned.patient_id IN (${ids})${table === 'complaint' ? sql` AND ${visibleTo(viewer, 'owned')}` : sql``}`);
  return sql<boolean>`audit_entry.rowid IN (SELECT entry.rowid FROM audit_entry AS entry WHERE entry.entity = 'patient' AND entry.row_id IN (${ids}) ${sql.join(owned, sql` `)})`;
}

function matches(row: { actor: string; entity: string; rowId: string | null; detail: string | null }, text: string): boolean {
  return [row.actor, row.entity, row.rowId, row.detail].some((value) => value?.toLowerCase().includes(text));
}
