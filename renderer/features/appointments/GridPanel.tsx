/** The grid with what is chosen above it: its steps, or what a move would mean where it is about to go. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Appointment, DaySheet, FreeSlot } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, Kbd, Panel, formatWeekday } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { whenOf, type AppointmentAction } from './appointment-states.tsx';
import { verdictOf, type DropPlace, type Verdict } from './drop-verdict.ts';
import { EmptyDay } from './EmptyDay.tsx';
import { GridView } from './GridView.tsx';
import type { Cell, GridColumn, ScheduleGrid } from './schedule-grid.ts';
import { SelectedBar } from './SelectedBar.tsx';
import { StateLegend } from './StateLegend.tsx';
import type { Drag } from './use-drag-move.ts';
import type { ShownSchedule } from './use-schedule.ts';
import css from './appointments.module.css';

interface GridPanelProps {
  readonly shown: ShownSchedule;
  readonly grid: ScheduleGrid;
  readonly sheets: readonly DaySheet[];
  readonly week: boolean;
  /** For whom a new place is looked for by keys. */
  readonly moving: Appointment | null;
  readonly onStopMoving: () => void;
  readonly told: ReactNode;
  readonly onTell: (text: string) => void;
  readonly mayChange: boolean;
  readonly onOpen: (cell: Cell) => void;
  readonly onAct: (appointment: Appointment, action: AppointmentAction) => void;
  readonly onCellKey: (key: string, cell: Cell) => boolean;
  readonly onMove: (appointment: Appointment, slot: FreeSlot) => void;
  readonly onAway: ((column: GridColumn) => void) | null;
  readonly onDay: (day: string) => void;
}

export function GridPanel({ shown, grid, sheets, week, moving, onStopMoving, told, onTell, mayChange, onOpen, onAct, onCellKey, onMove, onAway, onDay }: GridPanelProps) {
  const t = useText('schedule');
  const { selected, today, minute } = shown;
  const judge = (appointment: Appointment, place: DropPlace): Verdict => verdictOf(sheets, appointment, place, { day: today, minute });
  const why = (verdict: Verdict): string => (verdict.kind === 'refused' ? t(`errors:${verdict.error.code}.title`, { ...verdict.error.params }) : '');
  const dragWords = ({ at }: Drag): ReactNode => {
    if (at === null) return t('drag.outside');
    if (at.verdict.kind === 'same') return t('drag.same');
    const words = at.verdict.kind === 'free' ? t('drag.free', { when: `${formatWeekday(at.column.day)} ${formatMinuteOfDay(at.from)}`, doctor: at.column.practitioner }) : why(at.verdict);
    return <><span><span aria-hidden="true">{at.verdict.kind === 'free' ? '✓ ' : '▲ '}</span>{words}</span><span className={css.mute}>{t('drag.esc')}</span></>;
  };
  const onDrop = ({ appointment, at }: Drag): void => {
    if (at?.verdict.kind === 'free') onMove(appointment, at.verdict.slot);
    else if (at?.verdict.kind === 'refused') onTell(t('drag.stopped', { name: appointment.patientName, why: why(at.verdict) }));
    else if (at === null) onTell(t('drag.abandoned', { name: appointment.patientName }));
  };
  const onAbandon = ({ patientName }: Appointment): void => { onTell(t('drag.abandoned', { name: patientName })); };
  const before = moving !== null && selected?.kind === 'slot' ? why(judge(moving, { day: selected.day, practitionerId: selected.practitionerId, from: selected.from })) : '';
  const title = moving !== null ? <MovingBar appointment={moving} warning={before} onStop={onStopMoving} />
    : selected === null ? t('appointments:title')
      : <SelectedBar cell={selected} week={week} today={today} onOpen={() => { onOpen(selected); }} onAct={!mayChange ? null : (action) => { if (selected.kind === 'appointment') onAct(selected.appointment, action); }} />;
  return (
    <Panel title={title}>
      <div className={css.told}>{told}<span className={css.hint}>{t('hint', { step: t(`steps.${week ? 'week' : 'day'}`) })}</span><StateLegend /></div>
      {grid.columns.length === 0 || (week && grid.to === grid.from) ? <NothingToDraw closed={week ? null : sheets[0]?.closed ?? null} /> : (
        <GridView grid={grid} week={week} today={today} minute={minute} selected={selected} found={shown.found?.keys ?? null} mayWalk={(cell) => moving === null || cell.kind === 'slot'}
          onSelect={shown.select} onOpen={onOpen} onKey={onCellKey} moving={mayChange ? { judge, onDrop, onAbandon } : null} onAway={onAway} onDay={onDay} dragWords={dragWords} />
      )}
    </Panel>
  );
}

/** Why there is nothing, and what to do about it. */
function NothingToDraw({ closed }: { closed: string | null }) {
  const t = useText('appointments');
  return closed === null ? <EmptyDay /> : <EmptyState title={t('closed.title', { name: closed })}>{t('closed.text')}</EmptyState>;
}

function MovingBar({ appointment, warning, onStop }: { appointment: Appointment; warning: string; onStop: () => void }) {
  const t = useText('appointments');
  return (
    <span className={css.bar}>
      <span role="status">{t('moving.text', { name: appointment.patientName, when: whenOf(appointment) })}{warning !== '' && <strong className={css.late}> ▲ {warning}</strong>}</span>
      <Button size="compact-sm" variant="default" onClick={onStop} rightSection={<Kbd>Esc</Kbd>}>{t('moving.stop')}</Button>
    </span>
  );
}
