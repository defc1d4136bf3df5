/** Writes one step of an appointment: the row as it stands after it, its event, its audit entry. Also for what follows the visit's queue. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { AppointmentTable } from '../../../db/desk/schema.ts';
import type { AppointmentAction } from '../../../db/desk/schema-words.ts';
import type { AppointmentState } from '../../../shared/contract/appointments.ts';
import { type AppointmentStep, afterAppointmentStep, followingStep, stateOfVisit } from '../../../shared/domain/appointment-states.ts';
import { isOpen } from '../../../shared/domain/queue-states.ts';
import { Refusal } from '../../kernel.ts';

interface Before { readonly id: string; readonly state: AppointmentState }
export type EventPlace = Pick<AppointmentTable, 'day' | 'from_minute' | 'practitioner_id'>;

export function takeStep(db: DeskDatabase, tx: WriteTx, before: Before, action: AppointmentStep, reason: string | null, change: Partial<AppointmentTable> = {}, place?: EventPlace): void {
  const state = afterAppointmentStep(before.state, action);
  if (state === null) throw new Refusal('step_not_allowed');
  writeState(db, tx, before.id, { state, action, reason, change, place });
}

/** State, its time, its actor and its reason always change together. */
export function writeState(db: DeskDatabase, tx: WriteTx, id: string, { state, action, reason, change, place }: { state: AppointmentState; action: Exclude<AppointmentAction, 'book'>; reason: string | null; change: Partial<AppointmentTable>; place?: EventPlace | undefined }): void {
  tx.run(db.build.updateTable('appointment').set({ ...change, state, state_at: tx.now, state_by: tx.actor, reason, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  addEvent(db, tx, id, action, reason, place);
  tx.audit('update', 'appointment', id, action === 'correct' ? `correct ${state}` : action);
}

/** The event keeps the place after the step; of a move, the one to which it went. */
export function addEvent(db: DeskDatabase, tx: WriteTx, id: string, action: AppointmentAction, reason: string | null, to?: EventPlace): void {
  const place = to ?? db.first(db.build.selectFrom('appointment').select(['day', 'from_minute', 'practitioner_id']).where('id', '=', id));
  if (!place) throw new Refusal('not_found');
  tx.run(db.build.insertInto('appointment_event').values({ id: tx.newId(), appointment_id: id, action, at: tx.now, actor: tx.actor, reason, ...place }));
}

/** After a step of the queue: the appointment from which the visit came stands where the visit stands. */
export function followVisit(db: DeskDatabase, tx: WriteTx, visitId: string): void {
  const row = tx.first(db.build.selectFrom('appointment').select(['id', 'state']).where('visit_id', '=', visitId).where('voided_at', 'is', null));
  if (!row) return;
  const places = db.all(db.build.selectFrom('queue_entry').select(['state', 'served_at']).where('visit_id', '=', visitId).where('voided_at', 'is', null).where('state', '!=', 'cancelled'));
  const step = followingStep(row.state, stateOfVisit(places.map(({ state, served_at }) => ({ open: isOpen(state), served: served_at !== null || state === 'done' }))));
  if (step !== null) takeStep(db, tx, row, step, null);
}
