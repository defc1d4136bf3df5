/** A month at a glance: how full each day is, which are holidays by name, where the clinic is closed. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useCall } from '../../app/client.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { ErrorNotice, Panel, StatusTag, formatWeekday, type Tone } from '../../ui/index.ts';
import { monthName } from './day-words.ts';
import { monthSpan } from './schedule-place.ts';
import type { ScheduleWishes } from './schedule-wishes.ts';
import css from './month.module.css';

type DayLoad = Output<'appointments.load'>[number];

interface MonthViewProps {
  readonly day: string;
  readonly today: string;
  readonly wishes: ScheduleWishes;
  /** Walks to a day. */
  readonly onDay: (day: string) => void;
  readonly onOpen: (day: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export function MonthView({ day, today, wishes, onDay, onOpen }: MonthViewProps) {
  const t = useText('schedule');
  const { from, to } = monthSpan(day);
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const load = useCall('appointments.load', { from, days, practitionerId: wishes.practitionerId, unitId: wishes.unitId }, { keepPrevious: true });
  const timetable = useCall('appointments.timetable', { year: Number(day.slice(0, 4)) });
  const named = new Map((timetable.data?.holidays ?? []).map((holiday) => [holiday.day, holiday.name]));
  const sheet = useRef<HTMLDivElement>(null);
  const known = load.data !== undefined;
  useEffect(() => {
    const focused = document.activeElement;
    const free = focused === null || focused === document.body || focused.id === 'screen' || sheet.current?.contains(focused) === true || (focused instanceof HTMLElement && focused.closest('nav') !== null) || (focused instanceof HTMLElement && focused.dataset['screen'] !== undefined);
    if (known && free) sheet.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [known, day]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const first = monthSpan(day);
    const next = event.key === 'Home' ? first.first : event.key === 'End' ? first.last : STEPS[event.key] === undefined ? null : daysAfter(day, STEPS[event.key] ?? 0);
    if (next === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onDay(next);
  };
  const loads = new Map(load.data?.map((each) => [each.day, each]));
  return (
    <Panel title={monthName(day)} aside={t('month.hint')}>
      <ErrorNotice error={load.error} />
      <div ref={sheet} className={css.month} role="group" aria-label={t('month.label', { month: monthName(day) })} onKeyDown={onKeyDown}>
        {Array.from({ length: 7 }, (_, at) => <div key={at} className={css.weekday} aria-hidden="true">{t(`month.weekdays.${at + 1}`)}</div>)}
        {Array.from({ length: days }, (_, at) => daysAfter(from, at)).map((each) => (
          <DayBox key={each} day={each} load={loads.get(each)} holiday={named.get(each) ?? null} outside={each.slice(0, 7) !== day.slice(0, 7)} today={each === today} chosen={each === day} onOpen={onOpen} onDay={onDay} />
        ))}
      </div>
    </Panel>
  );
}

interface DayBoxProps { readonly day: string; readonly load: DayLoad | undefined; readonly holiday: string | null; readonly outside: boolean; readonly today: boolean; readonly chosen: boolean; readonly onOpen: (day: string) => void; readonly onDay: (day: string) => void }

function DayBox({ day, load, holiday, outside, today, chosen, onOpen, onDay }: DayBoxProps) {
  const t = useText('schedule');
  const closed = load?.closed ?? null;
  const share = load && load.slots > 0 ? Math.min(1, load.taken / load.slots) : 0;
  return (
    <button type="button" className={css.day} data-day={day} data-outside={outside || undefined} data-closed={closed !== null || undefined} data-today={today || undefined} tabIndex={chosen ? 0 : -1} aria-current={today ? 'date' : undefined}
      onClick={(event) => { if (event.detail === 0) onOpen(day); else onDay(day); }} onDoubleClick={() => { onOpen(day); }}>
      <span className="visually-hidden">{t('month.day', { weekday: formatWeekday(day), what: wordsOf(load, holiday, t) })}</span>
      <span className={css.dayHead} aria-hidden="true"><strong className={css.number}>{Number(day.slice(8))}</strong>{holiday !== null && <span className={css.holiday} title={holiday}>{holiday}</span>}</span>
      {load && closed !== null && <span aria-hidden="true"><StatusTag tone="red" shape="cross">{t('month.closedTag')}</StatusTag></span>}
      {load && closed === null && load.slots === 0 && load.appointments === 0 && <span className={css.mute} aria-hidden="true">{t('nobody')}</span>}
      {load && closed === null && load.slots > 0 && (
        <>
          <span className={css.bar} aria-hidden="true"><span className={css.filled} data-tone={toneOf(share)} style={{ width: `${Math.round(share * 100)}%` }} /></span>
          <span className={css.counts} aria-hidden="true"><span>{t('month.appointments', { count: load.appointments })}</span>{share >= 1 ? <StatusTag tone="amber" shape="dot">{t('month.full')}</StatusTag> : <span className={css.mute}>{t('month.left', { count: Math.max(0, load.slots - load.taken) })}</span>}</span>
        </>
      )}
      {load && load.slots === 0 && load.appointments > 0 && <span className={css.counts} aria-hidden="true">{t('month.appointments', { count: load.appointments })}</span>}
      {load && load.stranded > 0 && <span aria-hidden="true"><StatusTag tone="red" shape="triangle">{t('month.stranded', { count: load.stranded })}</StatusTag></span>}
    </button>
  );
}

function toneOf(share: number): Tone { return share >= 1 ? 'amber' : share >= 0.75 ? 'blue' : 'brand'; }

function wordsOf(load: DayLoad | undefined, holiday: string | null, t: Text): string {
  if (load === undefined) return '';
  const stranded = load.stranded > 0 ? [t('month.stranded', { count: load.stranded })] : [];
  if (load.closed !== null) return [t('month.closed', { name: load.closed }), ...stranded].join(', ');
  const words = load.slots === 0 && load.appointments === 0 ? t('month.nobody') : `${t('month.appointments', { count: load.appointments })}, ${t('month.free', { taken: load.taken, free: Math.max(0, load.slots - load.taken), doctors: load.doctors })}`;
  return [...(holiday === null ? [] : [t('month.holiday', { name: holiday })]), words, ...stranded].join(', ');
}

