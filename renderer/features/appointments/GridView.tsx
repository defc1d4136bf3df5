/** A day or a week drawn: time runs down, doctors or days stand side by side; one Tab stop, walked with the arrows. Columns out of sight have no cells. */
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { ColumnHead, TimeColumn } from './GridFrame.tsx';
import { ColumnView, type ColumnActs } from './ColumnView.tsx';
import type { DropPlace, Verdict } from './drop-verdict.ts';
import { focusCell } from './focus-cell.ts';
import { STEP_MINUTES, stepFrom, weightOf, type Cell, type GridColumn, type ScheduleGrid } from './schedule-grid.ts';
import { useDragMove, type Drag } from './use-drag-move.ts';
import css from './grid.module.css';

interface GridViewProps {
  readonly grid: ScheduleGrid;
  /** Days stand side by side. */
  readonly week: boolean;
  readonly today: string;
  readonly minute: number;
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
  readonly moving: { readonly judge: (appointment: Appointment, place: DropPlace) => Verdict; readonly onDrop: (drag: Drag) => void; readonly onAbandon: (appointment: Appointment) => void } | null;
  readonly onAway: ((column: GridColumn) => void) | null;
  readonly onDay: (day: string) => void;
  /** Says what is dragged, in words. */
  readonly dragWords: (drag: Drag) => ReactNode;
}

/** CSS custom properties are not in React's style type. */
export function variables(values: Readonly<Record<`--${string}`, string | number>>): CSSProperties {
  return values;
}

const STAY = { judge: (): Verdict => ({ kind: 'same' }), onDrop: () => undefined, onAbandon: () => undefined };

export function GridView(props: GridViewProps) {
  const { grid, week, today, minute, selected, onSelect, onOpen, onKey, mayWalk, found, moving, onAway, onDay, dragWords } = props;
  const t = useText('appointments');
  const sheet = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const { drag, begin } = useDragMove(sheet, { grid, ...(moving ?? STAY) });
  const weights = grid.columns.map(weightOf);
  const visible = useVisibleColumns(sheet, weights);
  const single = new Set(grid.columns.map(({ practitionerId }) => practitionerId).filter((id) => id !== '')).size <= 1;

  const onKeyDown = (event: KeyboardEvent, cell: Cell): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = stepFrom(grid, cell.key, event.key, mayWalk);
    if (next !== null) {
      event.preventDefault();
      onSelect(next);
      // A column out of sight has its cells only once it is chosen.
      if (!focusCell(sheet.current, next.key)) wanted.current = next.key;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!event.repeat) onOpen(cell);
    } else if (event.key.startsWith('Arrow') || (!event.repeat && onKey(event.key, cell))) {
      event.preventDefault();
    }
  };
  useEffect(() => {
    if (wanted.current !== null && focusCell(sheet.current, wanted.current)) wanted.current = null;
  });
  const acts: ColumnActs = {
    onSelect, onOpen, onKeyDown, onGrab: moving === null ? null : begin,
  };
  const latest = useRef(acts);
  useLayoutEffect(() => { latest.current = acts; });

  return (
    <div className={css.scroll} data-scroll data-dragging={drag === null ? undefined : true}>
      <div ref={sheet} className={css.sheet} style={variables({ '--columns': weights.reduce((sum, weight) => sum + weight, 0), '--widths': weights.map((weight) => `minmax(0, ${weight}fr)`).join(' '), '--step': `${grid.stepPx}px`, '--rows': (grid.to - grid.from) / STEP_MINUTES })}>
        <div className={css.corner}>{t('day.times')}</div>
        {grid.columns.map((column, at) => <ColumnHead key={column.key} column={column} week={week} single={single} today={today} first={grid.columns[at - 1]?.day !== column.day} onAway={onAway} onDay={onDay} />)}
        <TimeColumn grid={grid} />
        {grid.columns.map((column, at) => (
          <ColumnView key={column.key} column={column} at={at} week={week} gridFrom={grid.from} gridTo={grid.to} stepPx={grid.stepPx} drawn={visible(at) || column.key === columnKeyOf(selected)} today={column.day === today}
            selectedKey={column.key === columnKeyOf(selected) ? selected?.key ?? null : null} found={found} draggable={moving !== null} acts={latest} drag={drag?.at?.column.key === column.key ? drag : null} draggedId={drag?.appointment.id ?? null} />
        ))}
        {grid.columns.some(({ day }) => day === today) && minute >= grid.from && minute <= grid.to && <NowLine grid={grid} now={minute} />}
      </div>
      {drag !== null && <div className={css.dragWords} role="status" data-verdict={drag.at?.verdict.kind ?? 'outside'}>{dragWords(drag)}</div>}
    </div>
  );
}

function columnKeyOf(cell: Cell | null): string | null { return cell === null ? null : `${cell.day} ${cell.practitionerId}`; }

/** Which columns are in sight, with one more on either side; all of them as long as nothing is measured. */
function useVisibleColumns(sheet: RefObject<HTMLElement | null>, weights: readonly number[]): (at: number) => boolean {
  const widths = weights.join();
  const [range, setRange] = useState<readonly [number, number]>([0, Number.MAX_SAFE_INTEGER]);
  useEffect(() => {
    const scrolled = sheet.current?.parentElement;
    if (!scrolled) return undefined;
    const measure = (): void => {
      if (scrolled.clientWidth === 0) return;
      const shares = widths.split(',').map(Number);
      const total = shares.reduce((sum, share) => sum + share, 0);
      const ends = shares.map((_, at) => (shares.slice(0, at + 1).reduce((sum, share) => sum + share, 0) / total) * scrolled.scrollWidth);
      const right = scrolled.scrollLeft + scrolled.clientWidth;
      const [first, last] = [ends.findIndex((end) => end > scrolled.scrollLeft) - 1, ends.filter((end) => end < right).length + 1];
      setRange((before) => (before[0] === first && before[1] === last ? before : [first, last]));
    };
    measure();
    const sizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    sizes?.observe(scrolled);
    scrolled.addEventListener('scroll', measure, { passive: true });
    return () => { scrolled.removeEventListener('scroll', measure); sizes?.disconnect(); };
  }, [sheet, widths]);
  return (at) => at >= range[0] && at <= range[1];
}

/** Comes into view once, when the day is opened; only the grid is scrolled for it. */
function NowLine({ grid, now }: { grid: ScheduleGrid; now: number }) {
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
