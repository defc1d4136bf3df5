/** How an appointment's state looks, and what can be done with it: by shape, word and colour, and by key. */
import type { Appointment, AppointmentState } from '../../../shared/contract/appointments.ts';
import { afterAppointmentStep, correctionsOf, isAwaited } from '../../../shared/domain/appointment-states.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { StatusTag, formatWeekday, type Shape, type Tone } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';

export const LOOKS: Readonly<Record<AppointmentState, { readonly tone: Tone; readonly shape: Shape }>> = {
  booked: { tone: 'blue', shape: 'ring' },
  confirmed: { tone: 'brand', shape: 'target' },
  arrived: { tone: 'green', shape: 'check' },
  in_service: { tone: 'green', shape: 'play' },
  completed: { tone: 'grey', shape: 'check' },
  no_show: { tone: 'amber', shape: 'pause' },
  cancelled: { tone: 'red', shape: 'cross' },
  rescheduled: { tone: 'grey', shape: 'arrow' },
  needs_rebooking: { tone: 'red', shape: 'triangle' },
};

/** What two desks made of a slot: a place not yet confirmed, or taken by another desk first. */
export const STANDINGS: Readonly<Record<'tentative' | 'displaced', { readonly tone: Tone; readonly shape: Shape }>> = {
  tentative: { tone: 'grey', shape: 'ring' },
  displaced: { tone: 'red', shape: 'triangle' },
};

type Told = Pick<Appointment, 'state' | 'standing'>;

/** Of somebody still expected: whether the slot is theirs. Null where there is nothing to say. */
export function standingOf({ state, standing }: Told): 'tentative' | 'displaced' | null {
  return isAwaited(state) && (standing === 'tentative' || standing === 'displaced') ? standing : null;
}

/** Its time is gone, whatever took it: the patient must be called. */
export function needsRebooking(appointment: Told): boolean {
  return appointment.state === 'needs_rebooking' || standingOf(appointment) === 'displaced';
}

/** `Dipesan`, or what is to be known of its slot. `t` may be bound to any namespace. */
export function stateWords(t: Text, appointment: Told): string {
  const standing = standingOf(appointment);
  return standing === null ? t(`appointments:state.${appointment.state}`) : t(`appointments:standing.${standing}`);
}

/** Somebody who has come is told by their queue number. */
export function AppointmentStateTag({ appointment }: { appointment: Told & Pick<Appointment, 'number'> }) {
  const t = useText('appointments');
  const { state, number } = appointment;
  const standing = standingOf(appointment);
  if (standing !== null) return <StatusTag {...STANDINGS[standing]}>{stateWords(t, appointment)}</StatusTag>;
  return <StatusTag {...LOOKS[state]}>{state === 'arrived' && number !== null ? t('arrivedAs', { number }) : stateWords(t, appointment)}</StatusTag>;
}

export const APPOINTMENT_ACTIONS = ['checkIn', 'confirm', 'move', 'cancel', 'reinstate', 'correct'] as const;
export type AppointmentAction = (typeof APPOINTMENT_ACTIONS)[number];
/** Letters of the Indonesian words, the same in English. Space checks in as well. */
export const ACTION_KEYS: Readonly<Record<AppointmentAction, string>> = { checkIn: 'D', confirm: 'Y', move: 'P', cancel: 'B', reinstate: 'K', correct: 'R' };

/** Patients are checked in on the day of their appointment; the desk refuses whatever else has changed meanwhile. */
export function actionsOf({ state, day }: Pick<Appointment, 'state' | 'day'>, today: string): readonly AppointmentAction[] {
  const may: Readonly<Record<AppointmentAction, boolean>> = {
    checkIn: day === today && afterAppointmentStep(state, 'arrive') !== null,
    confirm: day >= today && afterAppointmentStep(state, 'confirm') !== null,
    move: afterAppointmentStep(state, 'move') !== null,
    cancel: afterAppointmentStep(state, 'cancel') !== null,
    reinstate: afterAppointmentStep(state, 'reinstate') !== null,
    correct: correctionsOf(state).length > 0,
  };
  return APPOINTMENT_ACTIONS.filter((action) => may[action]);
}

/** `Senin, 23 November 2026 09.30` */
export function whenOf({ day, from }: { readonly day: string; readonly from: number }): string {
  return `${formatWeekday(day)} ${formatMinuteOfDay(from)}`;
}
