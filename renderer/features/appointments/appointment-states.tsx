/** How an appointment's state looks, and what can be done with it: by shape, word and colour, and by key. */
import type { Appointment, AppointmentState } from '../../../shared/contract/appointments.ts';
import { isAwaited } from '../../../shared/domain/appointment-states.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { StatusTag, formatWeekday, type Shape, type Tone } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';

const LOOKS: Readonly<Record<AppointmentState, { readonly tone: Tone; readonly shape: Shape }>> = {
  booked: { tone: 'blue', shape: 'ring' },
  confirmed: { tone: 'blue', shape: 'check' },
  arrived: { tone: 'green', shape: 'check' },
  in_service: { tone: 'green', shape: 'dot' },
  completed: { tone: 'grey', shape: 'check' },
  no_show: { tone: 'amber', shape: 'pause' },
  cancelled: { tone: 'red', shape: 'cross' },
  rescheduled: { tone: 'grey', shape: 'cross' },
  needs_rebooking: { tone: 'red', shape: 'triangle' },
};

/** What two desks made of a slot: a place not yet confirmed, or taken by another desk first. */
const STANDINGS: Readonly<Record<'tentative' | 'displaced', { readonly tone: Tone; readonly shape: Shape }>> = {
  tentative: { tone: 'grey', shape: 'ring' },
  displaced: { tone: 'red', shape: 'triangle' },
};

type Told = Pick<Appointment, 'state' | 'standing'>;

/** Of somebody still expected: whether the slot is theirs. Null where there is nothing to say. */
export function standingOf({ state, standing }: Told): 'tentative' | 'displaced' | null {
  return isAwaited(state) && (standing === 'tentative' || standing === 'displaced') ? standing : null;
}

/** `Dipesan`, or what is to be known of its slot. */
export function stateWords(t: Text, appointment: Told): string {
  const standing = standingOf(appointment);
  return standing === null ? t(`state.${appointment.state}`) : t(`standing.${standing}`);
}

/** Somebody who has come is told by their queue number. `brief`: there is room for the shape alone; the words are read out. */
export function AppointmentStateTag({ appointment, brief = false }: { appointment: Told & Pick<Appointment, 'number'>; brief?: boolean }) {
  const t = useText('appointments');
  const { state, number } = appointment;
  const standing = standingOf(appointment);
  const words = brief && state === 'booked' ? <span className="visually-hidden">{stateWords(t, appointment)}</span> : stateWords(t, appointment);
  if (standing !== null) return <StatusTag {...STANDINGS[standing]}>{words}</StatusTag>;
  return <StatusTag {...LOOKS[state]}>{state === 'arrived' && number !== null ? t('arrivedAs', { number }) : words}</StatusTag>;
}

export type AppointmentAction = 'checkIn' | 'move' | 'cancel' | 'reinstate';
/** Letters of the Indonesian words, the same in English. Space checks in as well. */
export const ACTION_KEYS: Readonly<Record<AppointmentAction, string>> = { checkIn: 'D', move: 'P', cancel: 'B', reinstate: 'K' };

/** Patients are checked in on the day of their appointment; the desk refuses whatever else has changed meanwhile. */
export function actionsOf({ state, day }: Pick<Appointment, 'state' | 'day'>, today: string): readonly AppointmentAction[] {
  switch (state) {
    case 'booked':
    case 'confirmed':
    case 'needs_rebooking': return day === today ? ['checkIn', 'move', 'cancel'] : ['move', 'cancel'];
    case 'no_show': return day === today ? ['checkIn', 'reinstate'] : ['reinstate'];
    case 'arrived':
    case 'cancelled': return ['reinstate'];
    case 'in_service':
    case 'completed':
    case 'rescheduled': return [];
  }
}

/** `Senin, 23 November 2026 09.30` */
export function whenOf({ day, from }: { readonly day: string; readonly from: number }): string {
  return `${formatWeekday(day)} ${formatMinuteOfDay(from)}`;
}
