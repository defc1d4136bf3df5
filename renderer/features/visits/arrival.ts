/** A patient who has come: as a walk-in, or to an appointment of today, which must not stay "not arrived". */
import { afterAppointmentStep } from '../../../shared/domain/appointment-states.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { Ticket } from '../../../shared/contract/visits.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { dayOfInstant } from '../../ui/index.ts';

/** Appointments that the patient may have come for, earliest first; null until they are known. Without an answer the visit goes on as a walk-in. */
export function useTodaysAppointments(patientId: string): readonly Appointment[] | null {
  const all = useCall('appointments.ofPatient', { patientId });
  if (all.isPending) return null;
  const today = dayOfInstant(deskNow());
  return (all.data ?? []).filter(({ day, state }) => day === today && afterAppointmentStep(state, 'arrive') !== null).toSorted((one, other) => one.from - other.from);
}

export interface Arrival {
  /** The ticket, or null when it was refused (`error` says why). */
  run: (visit: Input<'visits.checkIn'>, appointment: Appointment | null) => Promise<Ticket | null>;
  readonly error: DeskError | null;
  readonly isPending: boolean;
  reset: () => void;
}

export function useArrival(): Arrival {
  const walkIn = useCommand('visits.checkIn');
  const expected = useCommand('appointments.checkIn');
  return {
    run: async ({ priority, priorityReason, clockConfirmed, payer, complaint, ...visit }, appointment) => {
      const common = { priority, priorityReason, clockConfirmed, payer, complaint };
      const result = appointment === null
        ? await walkIn.run({ ...visit, ...common })
        : await expected.run({ id: appointment.id, expectedVersion: appointment.version, ...common });
      return result.ok ? result.value.ticket : null;
    },
    error: walkIn.error ?? expected.error,
    isPending: walkIn.isPending || expected.isPending,
    reset: () => { walkIn.reset(); expected.reset(); },
  };
}
