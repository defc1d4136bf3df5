/**
 * The states of an appointment and the steps between them.
 *
 *   dipesan → sudah tiba;  dipesan → tidak hadir → sudah tiba;  dipesan → batal;  any of these → (reinstate) dipesan
 *
 * Every step is an event of its own; the row holds where the last one led.
 */
import type { APPOINTMENT_ACTIONS, AppointmentState } from '../contract/appointments.ts';

type Step = Exclude<(typeof APPOINTMENT_ACTIONS)[number], 'book'>;

const STEPS: Readonly<Record<Step, { readonly from: readonly AppointmentState[]; readonly to: AppointmentState }>> = {
  move: { from: ['booked'], to: 'booked' },
  cancel: { from: ['booked'], to: 'cancelled' },
  arrive: { from: ['booked', 'no_show'], to: 'arrived' },
  no_show: { from: ['booked'], to: 'no_show' },
  reinstate: { from: ['cancelled', 'no_show', 'arrived'], to: 'booked' },
};

/** States in which an appointment holds its slot, so that nobody else can be booked into it. */
export const HOLDING_STATES = ['booked', 'arrived'] as const satisfies readonly AppointmentState[];

/** The state after a step; null when the step is not possible in this state. */
export function afterAppointmentStep(state: AppointmentState, action: Step): AppointmentState | null {
  const step = STEPS[action];
  return step.from.includes(state) ? step.to : null;
}
