/** Checks in, moves, cancels and takes back. What was done is told in words; the answer stands on the screen at once. */
import { useState } from 'react';
import type { Appointment, AppointmentState, DaySheet, FreeSlot } from '../../../shared/contract/appointments.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { queryClient, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { printTicket, useTicketPrinter } from '../tickets/print-ticket.tsx';
import { whenOf } from './appointment-states.tsx';

/** The next key of fast hands must not act on an old version. */
function putOnSheets(...changed: readonly Appointment[]): void {
  queryClient.setQueriesData<DaySheet>({ queryKey: ['appointments', 'appointments.day'] }, (sheet) => sheet && replaced(sheet, changed));
  queryClient.setQueriesData<DaySheet[]>({ queryKey: ['appointments', 'appointments.days'] }, (sheets) => sheets?.map((sheet) => replaced(sheet, changed)));
  const now = new Map(changed.map((each) => [each.id, each]));
  queryClient.setQueriesData<Output<'appointments.list'>>({ queryKey: ['appointments', 'appointments.list'] }, (list) => list && { ...list, rows: list.rows.map((row) => now.get(row.id) ?? row) });
}
function replaced(sheet: DaySheet, changed: readonly Appointment[]): DaySheet {
  const ids = new Set(changed.map(({ id }) => id));
  return { ...sheet, appointments: [...sheet.appointments.filter((each) => !ids.has(each.id)), ...changed.filter(({ day }) => day === sheet.day)] };
}

/** Where somebody wanted to be and could not: what is free nearby is offered instead. */
export interface RefusedMove { readonly appointment: Appointment; readonly slot: FreeSlot }
/** A move that can be taken back: the appointment as it is now, and the place it had. */
interface Undo { readonly appointment: Appointment; readonly slot: FreeSlot }

const ANOTHER_SLOT_HELPS: ReadonlySet<string> = new Set(['clash_doctor', 'clash_room', 'clash_patient', 'quota_full', 'outside_hours', 'clinic_closed', 'slot_past', 'too_soon', 'too_far']);
/** Does this refusal go away with another slot? */
export function wantsAnotherSlot(error: DeskError | null): boolean { return error !== null && ANOTHER_SLOT_HELPS.has(error.code); }

export function useAppointmentActions(notify: (text: string) => void) {
  const t = useText('appointments');
  const printer = useTicketPrinter();
  const commands = { checkIn: useCommand('appointments.checkIn'), move: useCommand('appointments.move'), cancel: useCommand('appointments.cancel'), reinstate: useCommand('appointments.reinstate'), confirm: useCommand('appointments.confirm'), correct: useCommand('appointments.correct') };
  const { checkIn, move, cancel, reinstate, confirm, correct } = commands;
  const [refusedMove, setRefusedMove] = useState<RefusedMove | null>(null);
  const [undo, setUndo] = useState<Undo | null>(null);
  /** Whose check-in waits for a look at the computer's clock. */
  const [clockOf, setClockOf] = useState<Appointment | null>(null);

  const begin = (): void => {
    setClockOf(null);
    setRefusedMove(null);
    setUndo(null);
    for (const command of Object.values(commands)) command.reset();
  };
  const told = (changed: Appointment, text: string, gone: readonly Appointment[] = []): Appointment => {
    putOnSheets(...gone, changed);
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

  /** The appointment goes on in a new row; the old one says where it went. */
  const put = async (appointment: Appointment, slot: FreeSlot, words: 'move' | 'undone'): Promise<Appointment | null> => {
    begin();
    const { practitionerId, unitId, roomId, day, from } = slot;
    const result = await move.run({ id: appointment.id, expectedVersion: appointment.version, practitionerId, unitId, roomId, day, from, reason: null });
    if (!result.ok) {
      if (wantsAnotherSlot(result.error)) setRefusedMove({ appointment, slot });
      return null;
    }
    const moved = result.value;
    if (words === 'move') setUndo({ appointment: moved, slot: placeOfAppointment(appointment) });
    const text = words === 'move' ? t('done.move', { name: appointment.patientName, when: whenOf(moved) }) : t('schedule:done.undone', { name: appointment.patientName, when: whenOf(moved) });
    return told(moved, text, moved.id === appointment.id ? [] : [{ ...appointment, state: 'rescheduled', movedTo: moved.id }]);
  };

  return {
    error: checkIn.error ?? move.error ?? cancel.error ?? reinstate.error ?? confirm.error ?? correct.error,
    pending: Object.values(commands).some(({ isPending }) => isPending),
    reset: begin,
    checkIn: arrive,
    /** Null while nothing can be taken back. */
    undo: undo === null ? null : async (): Promise<Appointment | null> => put(undo.appointment, undo.slot, 'undone'),
    /** What the last refused move wanted; null when another slot would not help. */
    refusedMove,
    /** Checks in once more, after the receptionist has looked at the clock; null while nobody waits for that. */
    confirmClock: clockOf === null ? null : async (): Promise<void> => { await arrive(clockOf, true); },
    move: async (appointment: Appointment, slot: FreeSlot): Promise<Appointment | null> => put(appointment, slot, 'move'),
    confirm: async (appointment: Appointment): Promise<Appointment | null> => {
      begin();
      const result = await confirm.run({ id: appointment.id, expectedVersion: appointment.version });
      return result.ok ? told(result.value, t('schedule:done.confirm', { name: appointment.patientName })) : null;
    },
    correct: async (appointment: Appointment, to: AppointmentState, reason: string): Promise<Appointment | null> => {
      begin();
      const result = await correct.run({ id: appointment.id, expectedVersion: appointment.version, to, reason });
      return result.ok ? told(result.value, t('schedule:done.correct', { name: appointment.patientName, state: t(`appointments:state.${to}`) })) : null;
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

function placeOfAppointment({ day, from, to, practitionerId, practitioner, unitId, unit, roomId, room }: Appointment): FreeSlot {
  return { day, from, to, practitionerId, practitioner, unitId, unit, roomId, room, left: 1 };
}
export type AppointmentActions = ReturnType<typeof useAppointmentActions>;
