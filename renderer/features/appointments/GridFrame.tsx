/** The grid's edges, which stay when it is scrolled: who practises, and the hours. */
import { ActionIcon } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useText } from '../../i18n/index.ts';
import { STEP_MINUTES, takesTime, type DayGrid, type GridColumn } from './day-grid.ts';
import { formatMinuteOfDay, formatSpan } from '../../ui/minute-of-day.ts';
import css from './grid.module.css';

const LABEL_MINUTES = 30;

export function ColumnHead({ column, onAway }: { column: GridColumn; onAway: ((column: GridColumn) => void) | null }) {
  const t = useText('appointments');
  const free = column.cells.filter((cell) => cell.kind === 'slot').length;
  const taken = column.cells.filter((cell) => cell.kind === 'appointment' && takesTime(cell.appointment)).length;
  const quotas = column.sessions.filter((session) => session.quotaBpjs !== null || session.quotaOther !== null);
  const part = (booked: number, quota: number | null): string => (quota === null ? String(booked) : `${booked}/${quota}`);
  return (
    <div className={css.head}>
      <div className={css.headLine}>
        <strong className={css.doctor} title={column.practitioner}>{column.practitioner}</strong>
        {onAway && <ActionIcon size="sm" variant="subtle" title={t('column.awayFor', { name: column.practitioner })} aria-label={t('column.awayFor', { name: column.practitioner })} onClick={() => { onAway(column); }}><IconUserOff size={15} aria-hidden="true" /></ActionIcon>}
      </div>
      <div className={css.facts}>{[column.units, column.sessions[0]?.room ?? ''].filter((text) => text !== '').join(' · ')}</div>
      <div className={css.facts}>{t('day.counts', { taken, free })}</div>
      {quotas.map((session) => <div key={session.from} className={css.facts}>{formatSpan(session)}: {t('column.quota', { bpjs: part(session.bookedBpjs, session.quotaBpjs), other: part(session.bookedOther, session.quotaOther) })}</div>)}
    </div>
  );
}

export function TimeColumn({ grid }: { grid: DayGrid }) {
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
