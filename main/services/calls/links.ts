/** What was done while somebody was on the telephone, and who the caller proved to be: rows that are only ever added. */
import { sql } from 'kysely';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { CallLinkKind, CallStep } from '../../../shared/contract/calls.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { AWAITED_STATES } from '../../../shared/domain/appointment-states.ts';
import { appointmentsQuery, readAppointments } from '../appointments/appointment-rows.ts';
import { type Viewer, visibleTo } from '../complaints/visible.ts';
import { clinicToday } from '../clinic.ts';
import { Refusal } from '../../kernel.ts';
import { recordToWriteOn, recordsOf } from '../patients/person.ts';

/** No call lasts longer; one that was verified yesterday says nothing of who calls today. */
const VERIFIED_FOR_MS = 86_400_000;
const APPOINTMENTS_SHOWN = 6;

/** The table in which each kind's row is. */
const ABOUT = { booked: 'appointment', moved: 'appointment', cancelled: 'appointment', complaint: 'complaint', emergency: 'emergency', handed_off: 'hand_off' } as const satisfies Readonly<Record<CallStep, string>>;

export function linkStep(db: DeskDatabase, tx: WriteTx, viewer: Viewer, { callId, kind, aboutId }: ParsedInput<'calls.link'>): void {
  if (!isThere(db, viewer, kind, aboutId)) throw new Refusal('not_found');
  addLink(db, tx, { callId, kind, aboutId, facts: null });
}

function isThere(db: DeskDatabase, viewer: Viewer, kind: CallStep, id: string): boolean {
  const table = ABOUT[kind];
  if (table === 'complaint') return db.first(db.build.selectFrom('complaint').select('complaint.id').where('complaint.id', '=', id).where(visibleTo(viewer))) !== undefined;
  // A slip is called off by a step, its row stays.
  if (table === 'hand_off') return db.first(db.build.selectFrom('hand_off').select('id').where('id', '=', id)) !== undefined;
  return db.first(db.build.selectFrom(table).select('id').where('id', '=', id).where('voided_at', 'is', null)) !== undefined;
}

export function verifyCaller(db: DeskDatabase, tx: WriteTx, { callId, patientId, matches, facts }: ParsedInput<'calls.verify'>): void {
  const about = recordToWriteOn(db, tx, patientId);
  addLink(db, tx, { callId, kind: matches ? 'verified' : 'not_verified', aboutId: about, facts: [...new Set(facts)].join(',') || null });
}

interface NewLink { readonly callId: string; readonly kind: CallLinkKind; readonly aboutId: string; readonly facts: string | null }

/** Once per call, kind and row: the same step told twice is one. Verifying is told each time, because it may end otherwise. */
export function addLink(db: DeskDatabase, tx: WriteTx, { callId, kind, aboutId, facts }: NewLink): void {
  const same = db.build.selectFrom('call_link').select('id').where('call_id', '=', callId).where('kind', '=', kind).where('about_id', '=', aboutId);
  if (kind !== 'verified' && kind !== 'not_verified' && tx.first(same)) return;
  tx.run(db.build.insertInto('call_link').values({ id: tx.newId(), call_id: callId, kind, about_id: aboutId, at: tx.now, actor: tx.actor, facts }));
  tx.audit('update', 'call_log', callId, facts === null ? `link ${kind}` : `${kind} ${facts}`);
}

/** By this user, in this call, and not taken back since. */
export function callerIsVerified(db: DeskDatabase, userId: string, now: number, { callId, patientId }: ParsedInput<'calls.appointments'>): boolean {
  const last = db.first(db.build.selectFrom('call_link').select('kind').where('call_id', '=', callId).where('about_id', 'in', recordsOf(db, patientId)).where('kind', 'in', ['verified', 'not_verified'])
    .where('actor', '=', userId).where('at', '>', now - VERIFIED_FOR_MS).orderBy('at', 'desc').orderBy('id', 'desc').limit(1));
  return last?.kind === 'verified';
}

/** What is to come, for whom the caller was verified to be. */
export function appointmentsForCaller(db: DeskDatabase, user: Viewer, now: number, asked: ParsedInput<'calls.appointments'>): Appointment[] {
  if (!callerIsVerified(db, user.id, now, asked)) throw new Refusal('caller_not_verified');
  return readAppointments(db, appointmentsQuery(db).where('appointment.patient_id', 'in', recordsOf(db, asked.patientId)).where('appointment.day', '>=', clinicToday(db, now)).where('appointment.state', 'in', [...AWAITED_STATES])
    .where('appointment.voided_at', 'is', null).orderBy('appointment.day').orderBy('appointment.from_minute').orderBy('appointment.id').limit(APPOINTMENTS_SHOWN));
}

/** The calls this user has open on this desk, as the window last kept them. */
export function openCallsOf(db: DeskDatabase, userId: string): { id: string; patientId: string | null; content: string }[] {
  return db.all(db.build.selectFrom('draft').select(['key as id', 'content', sql<string | null>`CASE WHEN json_valid(content) THEN json_extract(content, '$.values.patient.id') END`.as('patientId')])
    .where('user_id', '=', userId).where('form', '=', CALL_DRAFT)
    // What an older version kept was no call yet.
    .where(sql<boolean>`CASE WHEN json_valid(content) THEN json_extract(content, '$.startedAt') IS NOT NULL ELSE 0 END`).orderBy('saved_at').orderBy('key'));
}

/** The form under which the window keeps an open call. */
const CALL_DRAFT = 'call';
