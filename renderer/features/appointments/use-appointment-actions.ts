/** Checks in, moves, cancels and takes back. What was done is told in words; the answer stands on the screen at once. */
import { useState } from 'react';
import type { Appointment, DaySheet, FreeSlot } from '../../../shared/contract/appointments.ts';
import { queryClient, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { printTicket, useTicketPrinter } from '../tickets/print-ticket.tsx';
import { whenOf } from './appointment-states.tsx';

/** The next key of fast hands must not act on an old version. */
function putOnSheets(changed: Appointment): void {
  queryClient.setQueriesData<DaySheet>({ queryKey: ['appointments', 'appointments.day'] }, (sheet) => sheet && { ...sheet, appointments: replaced(sheet, changed) });
}
function replaced(sheet: DaySheet, changed: Appointment): Appointment[] {
  const others = sheet.appointments.filter((each) => each.id !== changed.id);
  return changed.day === sheet.day ? [...others, changed] : others;
}

export function useAppointmentActions(notify: (text: string) => void) {
  const t = useText('appointments');
  const printer = useTicketPrinter();
  const commands = { checkIn: useCommand('appointments.checkIn'), move: useCommand('appointments.move'), cancel: useCommand('appointments.cancel'), reinstate: useCommand('appointments.reinstate') };
  const { checkIn, move, cancel, reinstate } = commands;
  /** Whose check-in waits for a look at the computer's clock. */
  const [clockOf, setClockOf] = useState<Appointment | null>(null);

  const begin = (): void => {
    setClockOf(null);
    for (const command of Object.values(commands)) command.reset();
  };
  const told = (changed: Appointment, text: string): Appointment => {
    putOnSheets(changed);
    notify(text);
    return changed;
  };
  const arrive = async (appointment: Appointment, clockConfirmed = false): Promise<Appointment | null> => {
    begin();
    const result = await checkIn.run({ id: appointment.id, expectedVersion: appointment.version, priority: null, priorityReason: null, clockConfirmed });
    if (!result.ok) {
      if (result.error.code === 'clock_set_back') setClockOf(appointment);
      return null;
    }
    const { ticket } = result.value;
    told(result.value.appointment, t('done.checkIn', { name: appointment.patientName, number: ticket.number }));
    const printed = await printTicket(ticket, printer);
    if (printed === 'failed' || printed === 'printer_gone') notify(t('done.printFailed', { number: ticket.number }));
    return result.value.appointment;
  };

  return {
    error: checkIn.error ?? move.error ?? cancel.error ?? reinstate.error,
    pending: checkIn.isPending || move.isPending || cancel.isPending || reinstate.isPending,
    reset: begin,
    checkIn: arrive,
    /** Checks in once more, after the receptionist has looked at the clock; null while nobody waits for that. */
    confirmClock: clockOf === null ? null : async (): Promise<void> => { await arrive(clockOf, true); },
    move: async (appointment: Appointment, slot: FreeSlot): Promise<Appointment | null> => {
      begin();
      const { practitionerId, unitId, roomId, day, from } = slot;
      const result = await move.run({ id: appointment.id, expectedVersion: appointment.version, practitionerId, unitId, roomId, day, from, reason: null });
      return result.ok ? told(result.value, t('done.move', { name: appointment.patientName, when: whenOf(result.value) })) : null;
    },
    cancel: async (appointment: Appointment, reason: string): Promise<Appointment | null> => {
      begin();
      const result = await cancel.run({ id: appointment.id, expectedVersion: appointment.version, reason });
      return result.ok ? told(result.value, t('done.cancel', { name: appointment.patientName })) : null;
    },
    reinstate: async (appointment: Appointment): Promise<Appointment | null> => {
      begin();
      const result = await reinstate.run({ id: appointment.id, expectedVersion: appointment.version });
      return result.ok ? told(result.value, t('done.reinstate', { name: appointment.patientName })) : null;
    },
  };
}
export type AppointmentActions = ReturnType<typeof useAppointmentActions>;
