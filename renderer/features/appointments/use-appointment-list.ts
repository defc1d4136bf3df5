/** The appointments of a period as the list and its paper show them. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { formatDay } from '../../ui/index.ts';
import { monthName, rangeName } from './day-words.ts';
import { listSpan } from './schedule-place.ts';
import { statesOf, type ScheduleWishes, type Sort } from './schedule-wishes.ts';
import { matches } from './use-schedule.ts';

const MOST = 500;

function inOrder(sort: Sort): (one: Appointment, other: Appointment) => number {
  const byTime = (one: Appointment, other: Appointment): number => one.day.localeCompare(other.day) || one.from - other.from || one.patientName.localeCompare(other.patientName);
  const first: Readonly<Record<Sort, (one: Appointment, other: Appointment) => number>> = {
    time: () => 0,
    patient: (one, other) => one.patientName.localeCompare(other.patientName),
    doctor: (one, other) => one.practitioner.localeCompare(other.practitioner),
    state: (one, other) => one.state.localeCompare(other.state),
  };
  return (one, other) => first[sort](one, other) || byTime(one, other);
}

/** `rows`: what is shown; `known`: how many were read before the search narrowed them; `total`: how many there are. */
export function useAppointmentList(day: string, today: string, wishes: ScheduleWishes, enabled: boolean) {
  const t = useText('schedule');
  const { from, to } = listSpan(day, wishes.span);
  const states = statesOf(wishes);
  const found = useCall('appointments.list', { from, to, practitionerId: wishes.practitionerId, unitId: wishes.unitId, states, limit: MOST }, { enabled });
  // A step may have led somebody out of what is listed before it is read anew.
  const all = (found.data?.rows ?? []).filter(({ state }) => states.includes(state));
  const range = wishes.span === 'day' ? formatDay(day) : wishes.span === 'week' ? rangeName(from, to) : monthName(day);
  const title = wishes.span === 'day' && wishes.states === 'expected' ? (day === today ? t('appointments:list.title') : t('appointments:list.titleOther', { day: formatDay(day) })) : t('list.label', { range });
  return {
    rows: all.filter((row) => matches(row, wishes.search)).toSorted(inOrder(wishes.sort)),
    known: all.length, total: found.data?.total ?? 0, read: found.data !== undefined, error: found.error, title, range,
  };
}
export type ShownList = ReturnType<typeof useAppointmentList>;
