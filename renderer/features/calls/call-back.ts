/** When somebody is called back: the usual promises, or a time as it is typed. Instants are UTC milliseconds. */
import { useText } from '../../i18n/index.ts';
import { dayOfInstant, formatInstant, formatTime } from '../../ui/index.ts';
import { minuteOfInstant, parseMinuteOfDay } from '../../ui/minute-of-day.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const AFTERNOON = 15 * 60;
const MORNING = 9 * 60;

export const CALL_BACK_CHOICES = ['none', 'm15', 'h1', 'afternoon', 'tomorrow', 'typed'] as const;
export type CallBackChoice = (typeof CALL_BACK_CHOICES)[number];
/** When nobody answered. */
export const POSTPONE_CHOICES = ['m15', 'h1', 'tomorrow'] as const satisfies readonly CallBackChoice[];

/** Those that make sense at this hour: there is no "this afternoon" in the evening. */
export function choicesAt(now: number): readonly CallBackChoice[] {
  return CALL_BACK_CHOICES.filter((choice) => choice !== 'afternoon' || minuteOfInstant(now) < AFTERNOON);
}

/** The instant meant by a choice; null for none, and when it has passed or cannot be read. */
export function callBackAt(choice: CallBackChoice, typed: string, now: number): number | null {
  const today = dayOfInstant(now);
  switch (choice) {
    case 'none': return null;
    case 'm15': return now + 15 * MINUTE_MS;
    case 'h1': return now + 60 * MINUTE_MS;
    case 'afternoon': return notPast(instantOf(today, AFTERNOON, now), now);
    case 'tomorrow': return instantOf(daysAfter(today, 1), MORNING, now);
    case 'typed': return typedCallBack(typed, now);
  }
}

/** Reads `14.30` (tomorrow's when today's has passed), `besok 10`, `Senin 8.30`. */
function typedCallBack(text: string, now: number): number | null {
  const found = /^(?:(.+?)[,\s]+)?(\d{1,2}(?:[.:]?\d{2})?)$/.exec(text.trim());
  const minute = parseMinuteOfDay(found?.[2] ?? '');
  if (!found || minute === null) return null;
  const today = dayOfInstant(now);
  const day = found[1] === undefined ? today : parseTypedDay(found[1], today);
  if (day === null) return null;
  const at = instantOf(day, minute, now);
  return found[1] === undefined && at < now ? at + DAY_MS : notPast(at, now);
}

function notPast(at: number, now: number): number | null {
  return at < now ? null : at;
}

/** There is no summer time in Indonesia: every day is as long as today. */
function instantOf(day: string, minute: number, now: number): number {
  const days = (Date.parse(day) - Date.parse(dayOfInstant(now))) / DAY_MS;
  const midnight = now - (now % MINUTE_MS) - minuteOfInstant(now) * MINUTE_MS;
  return midnight + days * DAY_MS + minute * MINUTE_MS;
}

/** `hari ini 10.05`, `besok 09.00`, `25 November 2026, 09.00` */
export function useWhen(now: number): (at: number) => string {
  const t = useText('calls');
  const today = dayOfInstant(now);
  return (at) => {
    const day = dayOfInstant(at);
    if (day === today) return t('when.today', { time: formatTime(at) });
    return day === daysAfter(today, 1) ? t('when.tomorrow', { time: formatTime(at) }) : formatInstant(at);
  };
}

/** How late a promise is, in words: `lewat 1 jam 5 menit`. Before its time, when it is. */
export function useDueWords(now: number): (at: number) => string {
  const t = useText('calls');
  const when = useWhen(now);
  return (at) => {
    if (at > now) return when(at);
    const late = Math.floor((now - at) / MINUTE_MS);
    const hours = Math.floor(late / 60);
    const minutes = late % 60;
    if (late === 0) return t('late.now');
    if (hours === 0) return t('late.minutes', { minutes });
    if (hours >= 24) return t('late.days', { days: Math.floor(hours / 24) });
    return t(minutes === 0 ? 'late.hours' : 'late.both', { hours, minutes });
  };
}
