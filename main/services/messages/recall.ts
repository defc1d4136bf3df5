/** Those who did not come and have no other appointment: to be called, a few times at most. */
import { sql } from 'kysely';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { RecallAttemptTable } from '../../../db/desk/schema.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Recall } from '../../../shared/contract/messages.ts';
import { HOLDING_STATES } from '../../../shared/domain/appointment-states.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { recallState } from '../../../shared/domain/recall.ts';
import { Refusal } from '../../kernel.ts';
import { appointmentsQuery, readAppointment } from '../appointments/appointment-rows.ts';
import { clinicToday } from '../clinic.ts';
import { wishesOfAll } from '../contacts/preferences.ts';
import { recordsOf } from '../patients/person.ts';
import { languageOf } from './reminders.ts';
import { readMessageSettings } from './settings.ts';
import { MessageWriter } from './texts.ts';

type Attempt = RecallAttemptTable & { readonly by: string | null };

/** Still to be reached: those who may be called now first, then by when they are to be tried again. One per person, about the newest time. */
export function readRecalls(db: DeskDatabase, now: number, staff: string): Recall[] {
  const { recallDays, recallTries } = readMessageSettings(db);
  const writer = new MessageWriter(db, staff);
  const missed = missedSince(db, daysAfter(clinicToday(db, now), -recallDays));
  const attempts = attemptsOf(db, missed.map(({ id }) => id));
  const wishes = wishesOfAll(db);
  const seen = new Set<string>();
  return missed.flatMap((row) => {
    if (seen.has(row.patientId)) return [];
    seen.add(row.patientId);
    const tried = attempts.get(row.id) ?? [];
    const state = recallState(tried.map(({ at, outcome, again_at: againAt }) => ({ at, outcome, againAt })), recallTries);
    if (!state.open || cameSince(db, row)) return [];
    const stopReason = wishes.get(row.patientId)?.stop?.reason ?? null;
    const { id, patientId, patientName, recordNumber, phone, day, from, practitionerId, practitioner, unit } = row;
    return [{
      id, patientId, patientName, recordNumber, phone, day, from, practitionerId, practitioner, unit, tries: state.tries, lastAt: state.lastAt, lastBy: tried.at(-1)?.by ?? null, againAt: state.againAt,
      stopReason, due: stopReason === null && (state.againAt === null || state.againAt <= now), script: writer.write('callRecall', row)[languageOf(db, row)],
    }];
  }).toSorted((one, other) => (one.againAt ?? 0) - (other.againAt ?? 0));
}

/** Kept as one more try; what follows from all of them is folded when the list is read. */
export function addRecall(db: DeskDatabase, tx: WriteTx, { id, outcome, againAt, note }: ParsedInput<'messages.recalled'>): void {
  if (readAppointment(db, id).state !== 'no_show') throw new Refusal('step_not_allowed');
  if (outcome === 'not_reached' && againAt !== null && againAt < tx.now) throw new Refusal('invalid_input', { fields: { againAt: 'invalid' } });
  const attempt = tx.newId();
  tx.run(db.build.insertInto('recall_attempt').values({ id: attempt, appointment_id: id, at: tx.now, actor: tx.actor, outcome, again_at: outcome === 'not_reached' ? againAt : null, note: note === '' ? null : note }));
  tx.audit('create', 'recall_attempt', attempt, outcome);
}

/** The newest first. */
function missedSince(db: DeskDatabase, day: string) {
  return db.all(appointmentsQuery(db).select(['patient.identity_kind as identityKind']).where('appointment.state', '=', 'no_show').where('appointment.day', '>=', day).where('patient.deceased_on', 'is', null)
    .orderBy('appointment.day', 'desc').orderBy('appointment.from_minute', 'desc').orderBy('appointment.id', 'desc'));
}

/** Of the appointments, in the order of time. */
function attemptsOf(db: DeskDatabase, ids: readonly string[]): ReadonlyMap<string, Attempt[]> {
  const rows = db.all(db.build.selectFrom('recall_attempt').leftJoin('user', 'user.id', 'recall_attempt.actor').selectAll('recall_attempt').select('user.full_name as by')
    .where('appointment_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`).orderBy('recall_attempt.at').orderBy('recall_attempt.id'));
  return Map.groupBy(rows, (row) => row.appointment_id);
}

/** Booked again, or seen, on that day or after it. */
function cameSince(db: DeskDatabase, { id, patientId, day }: { readonly id: string; readonly patientId: string; readonly day: string }): boolean {
  const people = recordsOf(db, patientId);
  const again = db.first(db.build.selectFrom('appointment').select('id').where('patient_id', 'in', people).where('day', '>=', day).where('id', '!=', id).where('state', 'in', [...HOLDING_STATES, 'needs_rebooking']).where('voided_at', 'is', null).limit(1));
  return again !== undefined || db.first(db.build.selectFrom('visit').select('id').where('patient_id', 'in', people).where('day', '>=', day).where('voided_at', 'is', null).limit(1)) !== undefined;
}
