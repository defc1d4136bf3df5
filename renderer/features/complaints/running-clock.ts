/** Clocks of complaints that run on between two answers of the desk, and how they are said. */
import type { ComplaintGrade, ComplaintRow } from '../../../shared/contract/complaints.ts';
import { type ClockRules, clockBy } from '../../../shared/domain/complaint-clock.ts';
import { foldComplaint } from '../../../shared/domain/complaint-states.ts';
import { weekdayOf } from '../../../shared/domain/calendar-day.ts';
import { useCall } from '../../app/client.ts';
import { deskNow, useNow } from '../../app/clock.ts';
import type { Text } from '../../i18n/index.ts';
import { dayOfInstant, formatTime, formatWeekday } from '../../ui/index.ts';

const TICK_MS = 30_000;
const MINUTE_MS = 60_000;

/** How this clinic counts; null until it is known. Holidays are asked for only where working days are counted. */
function useClockRules(): ClockRules | null {
  const settings = useCall('complaints.settings', {}).data;
  const zone = useCall('clinic.status', {}).data?.clinic?.zone ?? 'Asia/Jakarta';
  const year = Number(dayOfInstant(deskNow(), zone).slice(0, 4));
  const enabled = settings?.days === 'working';
  const thisYear = useCall('appointments.timetable', { year }, { enabled });
  const nextYear = useCall('appointments.timetable', { year: year + 1 }, { enabled });
  if (settings === undefined) return null;
  const { days, settleHours, answerHours, hours } = settings;
  if (days === 'calendar') return { days, zone, settleHours, answerHours, hoursOf: () => [] };
  if (!thisYear.data || !nextYear.data) return null;
  const closed = new Set([...thisYear.data.holidays, ...nextYear.data.holidays].filter((holiday) => holiday.closed).map((holiday) => holiday.day));
  return { days, zone, settleHours, answerHours, hoursOf: (day) => (closed.has(day) ? [] : (hours[weekdayOf(day) - 1] ?? [])) };
}

/** When the limit of a complaint received then would end; null until the clinic's way of counting is known. */
export function useLimitEnd(grade: ComplaintGrade | null, receivedAt: number | null): number | null {
  const rules = useClockRules();
  if (rules === null || grade === null || receivedAt === null) return null;
  return clockBy(rules)(foldComplaint({ at: receivedAt, grade }, []), receivedAt).settle.limitAt;
}

export type Clock = ComplaintRow['clock'];

/** Milliseconds until the limit by the clock on the wall, negative when it is over; of a clock that stands still what it has left. Ticks by itself. */
export function useTimeLeft(): (clock: Clock) => number {
  const now = useNow(TICK_MS);
  return (clock) => (clock.limitAt === null ? clock.remainingMs : clock.limitAt - now);
}

/** `2 hari 3 jam`, `5 jam 12 menit`, `40 menit` */
function spanInWords(t: Text, ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return t('clock.days', { days: Math.floor(hours / 24), hours: hours % 24 });
  return hours > 0 ? t('clock.hours', { hours, minutes: minutes % 60 }) : t('clock.minutes', { minutes });
}

/** `sisa 5 jam 12 menit`, `lewat 40 menit` and what else a clock can say. */
export function clockInWords(t: Text, state: Clock['state'], remainingMs: number): string {
  const time = spanInWords(t, remainingMs);
  const over = remainingMs < 0;
  switch (state) {
    case 'running': return t(over ? 'clock.over' : 'clock.left', { time });
    case 'paused': return t(over ? 'clock.pausedOver' : 'clock.paused', { time });
    case 'stopped': return over ? t('clock.late', { time }) : t('clock.inTime');
  }
}

/** `Senin, 23 November 2026 09.42` */
export function momentInWords(at: number): string { return `${formatWeekday(dayOfInstant(at))} ${formatTime(at)}`; }
