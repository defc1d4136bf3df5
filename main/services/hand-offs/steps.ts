/** What is done with a slip: sent, accepted with read-back, worked on, ended, taken back. Each runs inside the transaction that saves it. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { HandOff, HandOffAction, HandOffSlip } from '../../../shared/contract/hand-offs.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { dayInZone, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { afterHandOffStep, foldHandOff } from '../../../shared/domain/hand-off-states.ts';
import { handOffCode } from '../../../shared/domain/scan-code.ts';
import { Refusal } from '../../kernel.ts';
import { readClinic, readDesk } from '../clinic.ts';
import { complaintFor } from '../complaints/detail.ts';
import { recordToWriteOn, recordsOf } from '../patients/person.ts';
import { type Asker, eventsOf, slipFor } from './rows.ts';

const MINUTE_MS = 60_000;
interface Step { readonly name?: string | null; readonly text?: string | null; readonly ref?: string | null; readonly byPhone?: boolean }

export function send(db: DeskDatabase, tx: WriteTx, asker: Asker, input: ParsedInput<'handOffs.send'>): HandOff {
  const { unitId, priority, text, dueAt, callId, complaintId } = input;
  if (dueAt !== null && dueAt < tx.now - MINUTE_MS) throw new Refusal('invalid_input', { fields: { dueAt: 'due_past' } });
  const patientId = input.patientId === null ? null : recordToWriteOn(db, tx, input.patientId);
  refuseUnknownOrigin(db, asker, input, patientId);
  const id = tx.newId();
  tx.run(db.build.insertInto('hand_off').values({
    id, number: nextNumber(db, tx), at: tx.now, actor: tx.actor, unit_id: unitId, unit_name: unitName(db, input), priority, patient_id: patientId, visit_id: input.visitId, call_id: callId, complaint_id: complaintId, text, due_at: dueAt,
  }));
  tx.audit('create', 'hand_off', id);
  return slipFor(db, tx.now, asker, id);
}

export function accept(db: DeskDatabase, tx: WriteTx, asker: Asker, { id, name, byPhone }: ParsedInput<'handOffs.accept'>): HandOff {
  const slip = slipFor(db, tx.now, asker, id);
  if (slip.accepted !== null) throw new Refusal('hand_off_taken', { params: { name: slip.accepted.name } });
  // Nobody hands over to themselves: a sender can only note what was said on the telephone.
  if (slip.mine && !byPhone) throw new Refusal('hand_off_other');
  return take(db, tx, asker, slip, 'accept', { name, byPhone });
}

export function step(db: DeskDatabase, tx: WriteTx, asker: Asker, action: Exclude<HandOffAction, 'accept' | 'undo'>, { id, expectedVersion }: { readonly id: string; readonly expectedVersion: string }, told: Step = {}): HandOff {
  const slip = asSeen(db, tx, asker, id, expectedVersion);
  if (action === 'cancel' && !slip.mine && asker.role !== 'admin') throw new Refusal('hand_off_other');
  if (action === 'reject' && slip.mine && told.name === null) throw new Refusal('hand_off_other');
  return take(db, tx, asker, slip, action, told);
}

export function undo(db: DeskDatabase, tx: WriteTx, asker: Asker, { id, expectedVersion }: ParsedInput<'handOffs.undo'>): HandOff {
  const slip = asSeen(db, tx, asker, id, expectedVersion);
  const { last } = foldHandOff(eventsOf(db, [id]).get(id) ?? []);
  if (last === null || slip.undoUntil === null) throw new Refusal('nothing_to_undo');
  return write(db, tx, asker, id, 'undo', { ref: last.id });
}

/** The slip for the printer. */
export function print(db: DeskDatabase, tx: WriteTx, asker: Asker, id: string): HandOffSlip {
  const { number, at, sender, unit, priority, patientId, patientName, recordNumber, birthDate, visitNumber, text, dueAt } = slipFor(db, tx.now, asker, id);
  tx.audit('print', 'hand_off', id, 'slip');
  return { id, number, at, sender, unit, priority, patientId, patientName, recordNumber, birthDate, visitNumber, text, dueAt, clinicName: readClinic(db).name, code: handOffCode(id) };
}

function asSeen(db: DeskDatabase, tx: WriteTx, asker: Asker, id: string, expectedVersion: string): HandOff {
  const slip = slipFor(db, tx.now, asker, id);
  if (slip.version !== expectedVersion) throw new Refusal('changed_meanwhile');
  return slip;
}

function take(db: DeskDatabase, tx: WriteTx, asker: Asker, { id, state }: HandOff, action: Exclude<HandOffAction, 'undo'>, told: Step): HandOff {
  if (afterHandOffStep(state, action) === null) throw new Refusal('step_not_allowed');
  return write(db, tx, asker, id, action, told);
}

function write(db: DeskDatabase, tx: WriteTx, asker: Asker, id: string, action: HandOffAction, { name = null, text = null, ref = null, byPhone = false }: Step): HandOff {
  tx.run(db.build.insertInto('hand_off_event').values({ id: tx.newId(), hand_off_id: id, action, at: tx.now, actor: tx.actor, name, text, ref, by_phone: byPhone ? 1 : 0 }));
  tx.audit('update', 'hand_off', id, byPhone ? `${action} by telephone` : action);
  return slipFor(db, tx.now, asker, id);
}

function unitName(db: DeskDatabase, { unitId, unitName: name }: ParsedInput<'handOffs.send'>): string {
  if (unitId === null) return name ?? '';
  const unit = db.first(db.build.selectFrom('service_unit').select('name').where('id', '=', unitId).where('active', '=', 1).where('voided_at', 'is', null));
  if (!unit) throw new Refusal('unit_closed');
  return unit.name;
}

/** What it came from must be there, be this patient's, and be known to the sender. A call is written down when it ends, so its id may be ahead of it. */
function refuseUnknownOrigin(db: DeskDatabase, asker: Asker, { visitId, complaintId }: ParsedInput<'handOffs.send'>, patientId: string | null): void {
  if (visitId !== null) {
    const visit = db.first(db.build.selectFrom('visit').select('patient_id').where('id', '=', visitId).where('voided_at', 'is', null));
    if (!visit || patientId === null || !recordsOf(db, patientId).includes(visit.patient_id)) throw new Refusal('not_found');
  }
  if (complaintId !== null) complaintFor(db, asker, complaintId);
}

/** `SA-7`: the desk's letter, and its slips of the day counted; told apart from a queue number by its S, as a complaint's is by its K. */
function nextNumber(db: DeskDatabase, tx: WriteTx): string {
  const { zone } = readClinic(db);
  const series = `S${readDesk(db).letter}-`;
  const today = tx.all(db.build.selectFrom('hand_off').select('number').where('at', '>=', startOfDay(zone, dayInZone(zone, tx.now))));
  const counts = today.map(({ number }) => (number.startsWith(series) ? Number(number.slice(series.length)) : 0)).filter((count) => !Number.isNaN(count));
  return `${series}${Math.max(0, ...counts) + 1}`;
}
