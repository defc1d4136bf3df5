/** Appointments step by step, telephone calls, complaints and emergencies. */
import { sql } from 'kysely';
import { readLinks } from '../../calls/rows.ts';
import { visibleTo } from '../../complaints/visible.ts';
import { type Source, actorOf, afterPlace, column, textColumn } from './place.ts';

const SUMMARY_CHARACTERS = 160;

/** The place and the doctor are those after the step. */
export const appointmentEntries: Source<'appointment'> = ({ db, ids, after, limit }) => db.all(db.build.selectFrom('appointment_event')
  .innerJoin('appointment', 'appointment.id', 'appointment_event.appointment_id').leftJoin('practitioner', 'practitioner.id', 'appointment_event.practitioner_id')
  .leftJoin('service_unit', 'service_unit.id', 'appointment.unit_id').leftJoin('user', 'user.id', 'appointment_event.actor')
  .select(['appointment_event.id as key', 'appointment.id', 'appointment_event.at', 'appointment_event.action', 'appointment_event.day', 'appointment_event.from_minute as from', 'appointment_event.reason', 'appointment_event.actor',
    'practitioner.name as practitioner', 'service_unit.name as unit', 'appointment.state', 'user.full_name'])
  .where('appointment.patient_id', 'in', ids).where('appointment.voided_at', 'is', null).where(afterPlace('appointment', after, column('appointment_event.at'), textColumn('appointment_event.id')))
  .orderBy('appointment_event.at', 'desc').orderBy('appointment_event.id', 'desc').limit(limit))
  .map(({ full_name, actor, practitioner, unit, ...row }) => ({ kind: 'appointment', ...row, practitioner: practitioner ?? '', unit: unit ?? '', actor: actorOf(full_name, actor), desk: null }));

export const callEntries: Source<'call'> = ({ db, ids, viewer, after, limit }) => {
  const calls = db.all(db.build.selectFrom('call_log').leftJoin('user', 'user.id', 'call_log.created_by')
    .select(['call_log.id', 'call_log.at', 'call_log.day', 'call_log.caller_name', 'call_log.topic', 'call_log.note', 'call_log.call_back_at', 'call_log.settled_at', 'call_log.outcome', 'call_log.relation', 'call_log.result', 'call_log.created_by', 'user.full_name'])
    .where('call_log.patient_id', 'in', ids).where('call_log.voided_at', 'is', null).where(afterPlace('call', after, column('call_log.at'), textColumn('call_log.id')))
    .orderBy('call_log.at', 'desc').orderBy('call_log.id', 'desc').limit(limit));
  const links = readLinks(db, viewer, calls.map(({ id }) => id));
  return calls.map((row) => ({
    kind: 'call', key: row.id, id: row.id, at: row.at, day: row.day, callerName: row.caller_name, topic: row.topic, note: row.note, callBackAt: row.call_back_at, settledAt: row.settled_at,
    outcome: row.outcome, relation: row.relation, result: row.result, done: (links.get(row.id) ?? []).map((link) => link.kind), actor: actorOf(row.full_name, row.created_by), desk: null,
  }));
};

export const complaintEntries: Source<'complaint'> = ({ db, ids, viewer, after, limit }) => {
  const query = db.build.selectFrom('complaint').leftJoin('user', 'user.id', 'complaint.created_by').leftJoin('service_unit', 'service_unit.id', 'complaint.unit_id')
    .select(['complaint.id', 'complaint.received_at', 'complaint.number', 'complaint.grade', 'complaint.state', 'complaint.restricted', 'complaint.created_by', 'service_unit.name as unit', 'user.full_name',
      sql<string>`substr(complaint.narrative, 1, ${SUMMARY_CHARACTERS})`.as('summary')])
    .where('complaint.patient_id', 'in', ids).where('complaint.voided_at', 'is', null).where(visibleTo(viewer)).where(afterPlace('complaint', after, column('complaint.received_at'), textColumn('complaint.id')));
  return db.all(query.orderBy('complaint.received_at', 'desc').orderBy('complaint.id', 'desc').limit(limit)).map((row) => ({
    kind: 'complaint', key: row.id, id: row.id, at: row.received_at, number: row.number, grade: row.grade, state: row.state, unit: row.unit, summary: row.summary, restricted: row.restricted === 1,
    actor: actorOf(row.full_name, row.created_by), desk: null,
  }));
};

export const emergencyEntries: Source<'emergency'> = ({ db, ids, after, limit }) => db.all(db.build.selectFrom('emergency').leftJoin('user', 'user.id', 'emergency.raised_by')
  .select(['emergency.id', 'emergency.raised_at', 'emergency.temporary_name', 'emergency.state', 'emergency.note', 'user.full_name'])
  .where('emergency.patient_id', 'in', ids).where('emergency.voided_at', 'is', null).where(afterPlace('emergency', after, column('emergency.raised_at'), textColumn('emergency.id')))
  .orderBy('emergency.raised_at', 'desc').orderBy('emergency.id', 'desc').limit(limit))
  .map((row) => ({ kind: 'emergency', key: row.id, id: row.id, at: row.raised_at, temporaryName: row.temporary_name, state: row.state, note: row.note, actor: row.full_name, desk: null }));
