/** The day drawn: time runs down, doctors stand side by side; one Tab stop, walked with the arrows. */
import { useEffect, useRef, useState, type CSSProperties, type DragEvent, type KeyboardEvent } from 'react';
import type { Appointment, FreeSlot } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { ColumnHead, TimeColumn } from './GridFrame.tsx';
import { GridCell } from './GridCell.tsx';
import { STEP_MINUTES, stepFrom, type Cell, type DayGrid, type GridColumn } from './day-grid.ts';
import { focusCell } from './focus-cell.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import css from './grid.module.css';

interface DayGridViewProps {
  readonly grid: DayGrid;
  /** The minute of now, when the day shown is today. */
  readonly now: number | null;
  readonly selected: Cell | null;
  readonly onSelect: (cell: Cell) => void;
  readonly onOpen: (cell: Cell) => void;
  /** Further keys while a cell has the focus. True: it was one of ours. */
  readonly onKey: (key: string, cell: Cell) => boolean;
  /** Which cells the arrows stop at. */
  readonly mayWalk: (cell: Cell) => boolean;
  /** Which cells the search has found; null while nothing is searched for. */
  readonly found: ReadonlySet<string> | null;
  /** Null for roles that only look. */
  readonly onDrop: ((appointment: Appointment, slot: FreeSlot) => void) | null;
  readonly onAway: ((column: GridColumn) => void) | null;
}

const TWO_LINES_PX = 42;

/** CSS custom properties are not in React's style type. */
function variables(values: Readonly<Record<`--${string}`, string | number>>): CSSProperties {
  return values;
}

export function DayGridView(props: DayGridViewProps) {
  const { grid, now, selected, onSelect, onOpen, onKey, mayWalk, found, onDrop, onAway } = props;
  const t = useText('appointments');
  const sheet = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Appointment | null>(null);
  const entry = selected?.key ?? null;

  const onKeyDown = (event: KeyboardEvent, cell: Cell): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = stepFrom(grid, cell.key, event.key, mayWalk);
    if (next !== null) {
      event.preventDefault();
      onSelect(next);
      focusCell(sheet.current, next.key);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!event.repeat) onOpen(cell);
    } else if (event.key.startsWith('Arrow') || (!event.repeat && onKey(event.key, cell))) {
      event.preventDefault();
    }
  };
  const dropOn = (slot: FreeSlot) => (onDrop === null || dragged === null ? null : {
    onDragOver: (event: DragEvent): void => { event.preventDefault(); },
    onDrop: (event: DragEvent): void => { event.preventDefault(); onDrop(dragged, slot); },
  });

  return (
    <div className={css.scroll} data-scroll>
      <div ref={sheet} className={css.sheet} style={variables({ '--columns': grid.columns.length, '--step': `${grid.stepPx}px`, '--rows': (grid.to - grid.from) / STEP_MINUTES })}>
        <div className={css.corner}>{t('day.times')}</div>
        {grid.columns.map((column) => <ColumnHead key={column.practitionerId} column={column} onAway={onAway} />)}
        <TimeColumn grid={grid} />
        {grid.columns.map((column, at) => (
          <div key={column.practitionerId} className={css.column} style={{ gridColumn: at + 2 }} role="group" aria-label={t('column.label', { name: column.practitioner })}>
            {column.sessions.map((session) => <div key={session.from} className={css.session} style={{ gridRow: rows(grid, session) }} />)}
            {column.absences.map((absence) => (
              <div key={absence.exceptionId} className={css.absence} style={{ gridRow: rows(grid, absence) }}>
                <span className={css.absenceText}>{absence.reason === null ? t('column.absentPlain') : t('column.absent', { reason: absence.reason })}</span>
              </div>
            ))}
            {column.cells.map((cell) => (
              <GridCell key={cell.key} cell={cell} row={rows(grid, cell)} tall={((cell.to - cell.from) / STEP_MINUTES) * grid.stepPx >= TWO_LINES_PX} selected={cell.key === entry} dim={found !== null && !found.has(cell.key)}
                onFocus={() => { if (cell.key !== entry) onSelect(cell); }} onOpen={() => { onOpen(cell); }} onKeyDown={(event) => { onKeyDown(event, cell); }}
                onDrag={onDrop === null ? null : setDragged} drop={cell.kind === 'slot' ? dropOn(cell.slot) : null} />
            ))}
          </div>
        ))}
        {now !== null && now >= grid.from && now <= grid.to && <NowLine grid={grid} now={now} />}
      </div>
    </div>
  );
}

/** Grid lines of a span: one row is five minutes. */
function rows(grid: DayGrid, { from, to }: { readonly from: number; readonly to: number }): string {
  const line = (minute: number): number => Math.round((minute - grid.from) / STEP_MINUTES) + 1;
  return `${line(from)} / ${Math.max(line(to), line(from) + 1)}`;
}

/** Comes into view once, when the day is opened; only the grid is scrolled for it. */
function NowLine({ grid, now }: { grid: DayGrid; now: number }) {
  const t = useText('appointments');
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scrolled = line.current?.closest('[data-scroll]');
    if (line.current && scrolled) scrolled.scrollTop = line.current.offsetTop - scrolled.clientHeight / 2;
  }, []);
  return (
    <div ref={line} className={css.now} style={variables({ '--at': (now - grid.from) / STEP_MINUTES })}>
      <span className={css.nowText}><span className="visually-hidden">{t('day.now')} </span>{formatMinuteOfDay(now)}</span>
    </div>
  );
}
