/** Who is still expected on a day, and how late they are. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { isAwaited } from '../../../shared/domain/appointment-states.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { dayOfInstant } from '../../ui/index.ts';
import { minuteOfInstant } from '../../ui/minute-of-day.ts';
import css from './appointments.module.css';

/** Not arrived yet, in order of time. */
export function useArrivals(day: string) {
  const sheet = useCall('appointments.day', { day });
  const rows = (sheet.data?.appointments ?? []).filter(({ state }) => isAwaited(state)).toSorted((one, other) => one.from - other.from || one.patientName.localeCompare(other.patientName));
  return { rows, known: sheet.data !== undefined, error: sheet.error };
}

/** `lewat 12 m` once the time has come and gone; nothing before that, and nothing on another day. */
export function Lateness({ appointment }: { appointment: Pick<Appointment, 'day' | 'from'> }) {
  const t = useText('appointments');
  const now = useNow();
  const late = minuteOfInstant(now) - appointment.from;
  if (appointment.day !== dayOfInstant(now) || late <= 0) return null;
  return <span className={css.late}>{t('list.late', { count: late })}</span>;
}
