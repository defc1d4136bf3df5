/** Everything the screen shows of one complaint. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ComplaintTable } from '../../../db/desk/schema.ts';
import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { foldComplaint } from '../../../shared/domain/complaint-clock.ts';
import { Refusal } from '../../kernel.ts';
import { survivorOf } from '../patients/person.ts';
import { eventsOf } from './events.ts';
import { listed, seesRestricted } from './rows.ts';

export function complaintRow(db: DeskDatabase, id: string): ComplaintTable {
  const row = db.first(db.build.selectFrom('complaint').selectAll().where('id', '=', id).where('voided_at', 'is', null));
  if (!row) throw new Refusal('not_found');
  return row;
}

/** Refused as unknown when this role may not see it. */
export function complaintFor(db: DeskDatabase, role: Role, id: string): ComplaintTable {
  const row = complaintRow(db, id);
  if (row.restricted === 1 && !seesRestricted(role)) throw new Refusal('not_found');
  return row;
}

/** Of a row that its reader may see. */
export function detailOf(db: DeskDatabase, now: number, row: ComplaintTable): ComplaintDetail {
  const [summary] = listed(db, now, [row]);
  if (!summary) throw new Refusal('not_found');
  const events = eventsOf(db, row.id);
  const patientId = row.patient_id === null ? null : survivorOf(db, db, row.patient_id);
  const patient = patientId === null ? undefined : db.first(db.build.selectFrom('patient').select(['name', 'record_number']).where('id', '=', patientId));
  return {
    ...summary, reporterContact: row.reporter_contact, relation: row.relation, patientId, unitId: row.unit_id, narrative: row.narrative,
    patientName: patient?.name ?? null, patientRecordNumber: patient?.record_number ?? null,
    outcome: row.outcome, pausedFor: foldComplaint({ at: row.received_at, grade: row.grade }, events).pausedFor,
    events: events.map(({ id: eventId, action, at, actorName, text, grade, outcome, pause }) => ({ id: eventId, action, at, actor: actorName ?? 'Meja Depan', text, grade, outcome, pause })),
  };
}
