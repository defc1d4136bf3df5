/** Clocks of complaints that run on between two answers of the desk, by the same rules. */
import type { ComplaintGrade, ComplaintRow } from '../../../shared/contract/complaints.ts';
import { type ClockRules, clockBy, foldComplaint } from '../../../shared/domain/complaint-clock.ts';
import { weekdayOf } from '../../../shared/domain/calendar-day.ts';
import { useCall } from '../../app/client.ts';
import { deskNow, useNow } from '../../app/clock.ts';
import type { Text } from '../../i18n/index.ts';
import { dayOfInstant, formatTime, formatWeekday } from '../../ui/index.ts';

const TICK_MS = 30_000;
const SUNDAY = 7;
const MINUTE_MS = 60_000;

/** How this clinic counts; null until it is known. Holidays are asked for only where working days are counted. */
function useClockRules(): ClockRules | null {
  const days = useCall('settings.get', {}).data?.complaintDays;
  const zone = useCall('clinic.status', {}).data?.clinic?.zone ?? 'Asia/Jakarta';
  const year = Number(dayOfInstant(deskNow(), zone).slice(0, 4));
  const enabled = days === 'working';
  const thisYear = useCall('appointments.timetable', { year }, { enabled });
  const nextYear = useCall('appointments.timetable', { year: year + 1 }, { enabled });
  if (days === undefined) return null;
  if (days === 'calendar') return { days, zone, isWorkingDay: () => true };
  if (!thisYear.data || !nextYear.data) return null;
  const closed = new Set([...thisYear.data.holidays, ...nextYear.data.holidays].filter((holiday) => holiday.closed).map((holiday) => holiday.day));
  return { days, zone, isWorkingDay: (day) => weekdayOf(day) !== SUNDAY && !closed.has(day) };
}

/** When the limit of a complaint received then would end; null until the clinic's way of counting is known. */
export function useLimitEnd(grade: ComplaintGrade | null, receivedAt: number | null): number | null {
  const rules = useClockRules();
  if (rules === null || grade === null || receivedAt === null) return null;
  return clockBy(rules)(foldComplaint({ at: receivedAt, grade }, []), receivedAt).limitAt;
}

/** What the desk's clock said when the page's said `pageTime`. */
function byDeskClock(pageTime: number): number { return pageTime + deskNow() - Date.now(); }

/** Counted milliseconds left now, from an answer that the page got at `answeredAt` (the page's clock); ticks by itself. */
export function useTimeLeft(answeredAt: number): (row: Pick<ComplaintRow, 'clock' | 'grade'>) => number {
  const rules = useClockRules();
  const now = useNow(TICK_MS);
  const answered = byDeskClock(answeredAt);
  const clock = clockBy(rules ?? { days: 'calendar', zone: 'Asia/Jakarta', isWorkingDay: () => true });
  return (row) => {
    if (row.clock.state !== 'running' || answeredAt === 0) return row.clock.remainingMs;
    const since = clock(foldComplaint({ at: answered, grade: row.grade }, []), now);
    return row.clock.remainingMs - (since.limitMs - since.remainingMs);
  };
}

/** `2 hari 3 jam`, `5 jam 12 menit`, `40 menit` */
function spanInWords(t: Text, ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return t('clock.days', { days: Math.floor(hours / 24), hours: hours % 24 });
  return hours > 0 ? t('clock.hours', { hours, minutes: minutes % 60 }) : t('clock.minutes', { minutes });
}

/** `sisa 5 jam 12 menit`, `lewat 40 menit` and what else a clock can say. */
export function clockInWords(t: Text, state: ComplaintRow['clock']['state'], remainingMs: number): string {
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
