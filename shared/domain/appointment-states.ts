/**
 * The states of an appointment and the steps between them.
 *
 *   dipesan → dikonfirmasi → sudah tiba → sedang dilayani → selesai
 *   dipesan/dikonfirmasi → tidak hadir, batal, perlu dijadwalkan ulang;  any of these awaited ones → (move) dijadwalkan ulang,
 *   which is the end of this row: the appointment goes on in the row that it names.
 *
 * `serve`, `complete` and `return` follow the visit's queue and are never taken by a person. `reinstate` takes a cancellation, a
 * no-show or an arrival back. Everything else that goes backwards is a correction with a reason. Every step is an event of its
 * own; the row holds where the last one led.
 */
import type { APPOINTMENT_ACTIONS, AppointmentState } from '../contract/appointments.ts';

export type AppointmentStep = Exclude<(typeof APPOINTMENT_ACTIONS)[number], 'book' | 'correct'>;

const STEPS: Readonly<Record<AppointmentStep, { readonly from: readonly AppointmentState[]; readonly to: AppointmentState }>> = {
  confirm: { from: ['booked'], to: 'confirmed' },
  move: { from: ['booked', 'confirmed', 'needs_rebooking'], to: 'rescheduled' },
  cancel: { from: ['booked', 'confirmed', 'needs_rebooking'], to: 'cancelled' },
  arrive: { from: ['booked', 'confirmed', 'needs_rebooking', 'no_show'], to: 'arrived' },
  serve: { from: ['arrived', 'completed'], to: 'in_service' },
  complete: { from: ['arrived', 'in_service'], to: 'completed' },
  return: { from: ['in_service', 'completed'], to: 'arrived' },
  no_show: { from: ['booked', 'confirmed'], to: 'no_show' },
  strand: { from: ['booked', 'confirmed'], to: 'needs_rebooking' },
  reinstate: { from: ['cancelled', 'no_show', 'arrived', 'needs_rebooking'], to: 'booked' },
};

/** Where a person may put an appointment right, with a reason; what follows the queue is put right in the queue. */
const CORRECTIONS: Readonly<Record<AppointmentState, readonly AppointmentState[]>> = {
  booked: [], confirmed: ['booked'], arrived: ['booked', 'confirmed', 'no_show', 'cancelled'], in_service: [], completed: [],
  no_show: ['booked', 'confirmed', 'cancelled'], cancelled: ['booked', 'confirmed', 'no_show'], needs_rebooking: ['booked', 'confirmed'], rescheduled: [],
};

/** `holds`: nobody else can be booked into its slot; `awaited`: the patient is still to come to it. */
const NATURE: Readonly<Record<AppointmentState, { readonly holds: boolean; readonly awaited: boolean }>> = {
  booked: { holds: true, awaited: true }, confirmed: { holds: true, awaited: true }, arrived: { holds: true, awaited: false }, in_service: { holds: true, awaited: false }, completed: { holds: true, awaited: false },
  no_show: { holds: false, awaited: false }, cancelled: { holds: false, awaited: false }, rescheduled: { holds: false, awaited: false }, needs_rebooking: { holds: false, awaited: false },
};
const STATES = Object.keys(NATURE) as AppointmentState[];

/** States in which an appointment holds its slot, on a desk and on the central. */
export const HOLDING_STATES: readonly AppointmentState[] = STATES.filter((state) => NATURE[state].holds);
/** States in which the patient is expected at the booked time. */
export const AWAITED_STATES: readonly AppointmentState[] = STATES.filter((state) => NATURE[state].awaited);
/** States of somebody who came. */
export const PRESENT_STATES: readonly AppointmentState[] = STATES.filter((state) => NATURE[state].holds && !NATURE[state].awaited);

export function holdsSlot(state: AppointmentState): boolean { return NATURE[state].holds; }
export function isAwaited(state: AppointmentState): boolean { return NATURE[state].awaited; }

/** The state after a step; null when the step is not possible in this state. */
export function afterAppointmentStep(state: AppointmentState, action: AppointmentStep): AppointmentState | null {
  const step = STEPS[action];
  return step.from.includes(state) ? step.to : null;
}

/** The steps that lead from one state to another; several may. */
export function stepsBetween(from: AppointmentState, to: AppointmentState): AppointmentStep[] {
  return (Object.keys(STEPS) as AppointmentStep[]).filter((action) => STEPS[action].from.includes(from) && STEPS[action].to === to);
}

export function canCorrect(from: AppointmentState, to: AppointmentState): boolean { return CORRECTIONS[from].includes(to); }
export function correctionsOf(state: AppointmentState): readonly AppointmentState[] { return CORRECTIONS[state]; }

/** A place of a visit in a queue, as far as its appointment cares. */
export interface VisitPlace { readonly open: boolean; readonly served: boolean }

/** What the visit's places say about an appointment that has arrived: not begun, begun, or over. */
export function stateOfVisit(places: readonly VisitPlace[]): 'arrived' | 'in_service' | 'completed' {
  if (!places.some(({ served }) => served)) return 'arrived';
  return places.some(({ open }) => open) ? 'in_service' : 'completed';
}

/** The step by which an appointment follows its visit; null when it stands there already, or is none that follows. */
export function followingStep(state: AppointmentState, visit: ReturnType<typeof stateOfVisit>): 'serve' | 'complete' | 'return' | null {
  if (state === visit) return null;
  const action = ({ arrived: 'return', in_service: 'serve', completed: 'complete' } as const)[visit];
  return afterAppointmentStep(state, action) === null ? null : action;
}
