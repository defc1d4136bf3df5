/** One column of the grid: when there is practice, what interrupts it, and who comes. Drawn anew only when something of its own changes. */
import { memo, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { formatWeekday } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { GridCell } from './GridCell.tsx';
import { STEP_MINUTES, type Cell, type GridColumn, type Span } from './schedule-grid.ts';
import type { Drag } from './use-drag-move.ts';
import css from './grid.module.css';

export interface ColumnActs {
  readonly onSelect: (cell: Cell) => void;
  readonly onOpen: (cell: Cell) => void;
  readonly onKeyDown: (event: KeyboardEvent, cell: Cell) => void;
  /** Null for roles that only look. */
  readonly onGrab: ((event: PointerEvent, appointment: Appointment) => void) | null;
}

interface ColumnViewProps {
  readonly column: GridColumn;
  readonly at: number;
  readonly week: boolean;
  readonly gridFrom: number;
  readonly gridTo: number;
  readonly stepPx: number;
  /** Its cells are in sight. */
  readonly drawn: boolean;
  readonly today: boolean;
  readonly selectedKey: string | null;
  readonly found: ReadonlySet<string> | null;
  readonly draggable: boolean;
  readonly acts: RefObject<ColumnActs>;
  /** What is held over this column. */
  readonly drag: Drag | null;
  readonly draggedId: string | null;
}

const TWO_LINES_PX = 30;

export const ColumnView = memo(function ColumnView({ column, at, week, gridFrom, gridTo, stepPx, drawn, today, selectedKey, found, draggable, acts, drag, draggedId }: ColumnViewProps) {
  const t = useText('schedule');
  const name = week ? t('slotOf', { when: formatWeekday(column.day), doctor: column.practitioner }) : t('appointments:column.label', { name: column.practitioner });
  const row = (span: Span): string => rows(gridFrom, span);
  return (
    <div className={css.column} style={{ gridColumn: at + 2 }} role="group" aria-label={name} data-column={column.key} data-today={(week && today) || undefined}>
      {column.sessions.map((session) => <div key={session.from} className={css.session} style={{ gridRow: row(session) }} />)}
      {column.breaks.map((span) => <div key={`break ${span.from}`} className={css.break} style={{ gridRow: row(span) }}><span>{t('break')}</span></div>)}
      {column.absences.map((absence) => (
        <div key={absence.exceptionId} className={css.absence} style={{ gridRow: row(absence) }}>
          <span className={css.absenceText}>{absence.reason === null ? t(`away.${absence.kind}`) : t('awayWhy', { what: t(`away.${absence.kind}`), reason: absence.reason })}</span>
        </div>
      ))}
      {week && column.sessions.length === 0 && column.absences.length === 0 && column.cells.length === 0 && (
        <div className={css.nobody} style={{ gridRow: row({ from: gridFrom, to: gridTo }) }} data-closed={column.closed === null ? undefined : true}><span className={css.absenceText}>{column.closed === null ? t('nobody') : t('closedDay', { name: column.closed })}</span></div>
      )}
      {drawn && column.cells.map((cell) => (
        <GridCell key={cell.key} cell={cell} doctor={column.practitioner} week={week} row={row(cell)} tall={((cell.to - cell.from) / STEP_MINUTES) * stepPx >= TWO_LINES_PX} selected={cell.key === selectedKey} dim={found !== null && !found.has(cell.key)} dragged={cell.key === draggedId} draggable={draggable} acts={acts} />
      ))}
      {drag?.at && <div className={css.ghost} data-verdict={drag.at.verdict.kind} style={{ gridRow: row({ from: drag.at.from, to: drag.at.from + lengthOf(drag) }) }}>{t('drag.ghost', { time: formatMinuteOfDay(drag.at.from), name: drag.appointment.patientName })}</div>}
    </div>
  );
});

function lengthOf({ appointment, at }: Drag): number {
  return at?.verdict.kind === 'free' ? at.verdict.slot.to - at.verdict.slot.from : appointment.to - appointment.from;
}

/** Grid lines of a span: one row is five minutes. */
function rows(gridFrom: number, { from, to }: Span): string {
  const line = (minute: number): number => Math.max(1, Math.round((minute - gridFrom) / STEP_MINUTES) + 1);
  return `${line(from)} / ${Math.max(line(to), line(from) + 1)}`;
}
