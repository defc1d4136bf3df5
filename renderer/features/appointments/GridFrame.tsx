/** The grid's edges, which stay when it is scrolled: who practises or which day it is, and the hours. */
import { ActionIcon } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useText } from '../../i18n/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { shortDay } from './day-words.ts';
import { STEP_MINUTES, takesTime, type GridColumn, type ScheduleGrid, type SheetSession } from './schedule-grid.ts';
import css from './grid.module.css';

const LABEL_MINUTES = 30;

interface ColumnHeadProps {
  readonly column: GridColumn;
  readonly week: boolean;
  /** A week of one doctor, whom the heading above names already. */
  readonly single: boolean;
  readonly today: string;
  /** Of its day. */
  readonly first: boolean;
  readonly onAway: ((column: GridColumn) => void) | null;
  readonly onDay: (day: string) => void;
}

export function ColumnHead({ column, week, single, today, first, onAway, onDay }: ColumnHeadProps) {
  const t = useText('appointments');
  const schedule = useText('schedule');
  const free = column.cells.reduce((sum, cell) => sum + (cell.kind === 'slot' ? cell.slot.left : 0), 0);
  const taken = column.cells.flatMap((cell) => (cell.kind === 'appointment' ? [cell.appointment] : cell.kind === 'crowd' ? cell.appointments : [])).filter(takesTime).length;
  const practises = column.practitionerId !== '';
  return (
    <div className={css.head} data-today={(week && column.day === today) || undefined} data-first={(week && first) || undefined}>
      {week && (!single || !practises) && <HeadDay day={column.day} onDay={onDay} />}
      {practises && (
        <div className={css.headLine}>
          {week && single ? <HeadDay day={column.day} onDay={onDay} /> : <strong className={css.doctor} title={column.practitioner}>{column.practitioner}</strong>}
          {onAway && <ActionIcon size="sm" variant="subtle" title={t('column.awayFor', { name: column.practitioner })} aria-label={week ? `${t('column.awayFor', { name: column.practitioner })}, ${shortDay(column.day)}` : t('column.awayFor', { name: column.practitioner })} onClick={() => { onAway(column); }}><IconUserOff size={15} aria-hidden="true" /></ActionIcon>}
        </div>
      )}
      {practises && !week && <div className={css.facts}>{[column.units, column.sessions[0]?.room ?? ''].filter((text) => text !== '').join(' · ')}</div>}
      {practises && <div className={css.facts}>{t('day.counts', { taken, free })}</div>}
      {!practises && <div className={css.facts}>{column.closed === null ? schedule('nobody') : schedule('closedDay', { name: column.closed })}</div>}
      {column.sessions.flatMap((session) => quotaWords(session, schedule).map(({ text, full }) => <div key={`${session.from} ${text}`} className={css.facts} data-full={full || undefined}>{full && <span aria-hidden="true">▲ </span>}{formatMinuteOfDay(session.from)} {text}</div>))}
    </div>
  );
}

function HeadDay({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  return <button type="button" tabIndex={-1} className={css.headDay} onClick={() => { onDay(day); }}>{shortDay(day)}</button>;
}

/** One line per session with quotas; what is full stands in a line of its own. */
function quotaWords(session: SheetSession, t: ReturnType<typeof useText>): { text: string; full: boolean }[] {
  const quotas = ([['bpjs', session.bookedBpjs, session.quotaBpjs], ['other', session.bookedOther, session.quotaOther], ['online', session.bookedOnline, session.quotaOnline]] as const).filter(([, , quota]) => quota !== null);
  if (quotas.length === 0) return [];
  const full = quotas.filter(([, booked, quota]) => !session.released && quota !== null && booked >= quota).map(([name]) => t('quota.full', { name: t(`quota.${name}`) }));
  const parts = quotas.map(([name, booked, quota]) => t('quota.part', { name: t(`quota.${name}`), count: `${booked}/${quota}` }));
  return [{ text: [...parts, ...(session.released ? [t('quota.released')] : [])].join(' · '), full: false }, ...(full.length > 0 ? [{ text: full.join(' · '), full: true }] : [])];
}

export function TimeColumn({ grid }: { grid: ScheduleGrid }) {
  const count = (grid.to - grid.from) / LABEL_MINUTES;
  const perLabel = LABEL_MINUTES / STEP_MINUTES;
  return (
    <div className={css.times} aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <span key={at} className={css.time} style={{ gridRow: `${at * perLabel + 1} / span ${perLabel}` }}>{formatMinuteOfDay(grid.from + at * LABEL_MINUTES)}</span>
      ))}
    </div>
  );
}
