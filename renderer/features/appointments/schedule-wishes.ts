/** What is wished to be seen of the schedule; carried along from view to view. */
import { APPOINTMENT_STATES, type AppointmentState } from '../../../shared/contract/appointments.ts';
import { AWAITED_STATES, PRESENT_STATES } from '../../../shared/domain/appointment-states.ts';
import type { ListSpan } from './schedule-place.ts';

export const STATE_CHOICES = ['all', 'expected', 'present', ...APPOINTMENT_STATES] as const;
export type StateChoice = (typeof STATE_CHOICES)[number];
export const SORTS = ['time', 'patient', 'doctor', 'state'] as const;
export type Sort = (typeof SORTS)[number];

export interface ScheduleWishes {
  readonly practitionerId: string | null;
  readonly unitId: string | null;
  readonly cancelled: boolean;
  readonly search: string;
  /** Of lists. */
  readonly states: StateChoice;
  readonly span: ListSpan;
  readonly sort: Sort;
}

export const NO_WISHES: ScheduleWishes = { practitionerId: null, unitId: null, cancelled: false, search: '', states: 'all', span: 'day', sort: 'time' };

/** `cancelled`: also those that take nobody's time. */
export function statesOf({ states, cancelled }: Pick<ScheduleWishes, 'states' | 'cancelled'>): AppointmentState[] {
  if (states === 'expected') return [...AWAITED_STATES];
  if (states === 'present') return [...PRESENT_STATES];
  if (states !== 'all') return [states];
  return APPOINTMENT_STATES.filter((state) => cancelled || (state !== 'cancelled' && state !== 'rescheduled'));
}
