/** The rest of a series is cancelled: those to come, each with the reason, and the series says so. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { afterAppointmentStep } from '../../../shared/domain/appointment-states.ts';
import { Refusal } from '../../kernel.ts';
import { cancel } from '../appointments/steps.ts';
import { clinicToday } from '../clinic.ts';
import { readSeries } from './rows.ts';

/** At most a year of weeks, three rows each: one transaction. */
export function cancelRest(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, fromNumber, reason }: ParsedInput<'series.cancelRest'>): Output<'series.cancelRest'> {
  const series = readSeries(db, id);
  if (!series) throw new Refusal('not_found');
  if (series.version !== expectedVersion) throw new Refusal('changed_meanwhile');
  const today = clinicToday(db, tx.now);
  const rest = series.members.filter(({ number, appointment }) => number >= fromNumber && appointment.day >= today && afterAppointmentStep(appointment.state, 'cancel') !== null);
  for (const { appointment } of rest) cancel(db, tx, { id: appointment.id, expectedVersion: appointment.version, reason });
  tx.run(db.build.updateTable('appointment_series').set({ stopped_at: tx.now, stopped_by: tx.actor, stop_reason: reason, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  tx.audit('update', 'appointment_series', id, 'stop');
  return { cancelled: rest.length };
}
