/**
 * An appointment under the pointer: where it would come to lie, and what that would mean, before it is dropped. Nothing is asked
 * of the desk on the way. Esc leaves it where it is; near an edge the grid scrolls by itself.
 */
import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { DropPlace, Verdict } from './drop-verdict.ts';
import { STEP_MINUTES, snapTo, type GridColumn, type ScheduleGrid } from './schedule-grid.ts';

/** So far a hand may tremble. */
const FROM_PX = 5;
const EDGE_PX = 40;
/** The head and the hours lie over these edges. */
const COVERED_PX = 70;
const SCROLL_PX = 14;

export interface Drag { readonly appointment: Appointment; readonly at: { readonly column: GridColumn; readonly from: number; readonly verdict: Verdict } | null }

interface Held { readonly appointment: Appointment; readonly x: number; readonly y: number; /** From its beginning to the pointer, in minutes. */ readonly grab: number }

interface DragMove {
  readonly grid: ScheduleGrid;
  readonly judge: (appointment: Appointment, place: DropPlace) => Verdict;
  readonly onDrop: (drag: Drag) => void;
  readonly onAbandon: (appointment: Appointment) => void;
}

export function useDragMove(sheet: RefObject<HTMLElement | null>, props: DragMove) {
  const latest = useRef(props);
  const [held, setHeld] = useState<Held | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  useEffect(() => { latest.current = props; });

  useEffect(() => {
    if (held === null) return undefined;
    let current: Drag | null = null;
    const show = (next: Drag | null): void => { current = next; setDrag(next); };
    const onMove = (event: PointerEvent): void => {
      if (current === null && Math.hypot(event.clientX - held.x, event.clientY - held.y) < FROM_PX) return;
      event.preventDefault();
      scrollAtEdge(sheet.current?.parentElement ?? null, event);
      const found = placeUnder(sheet.current, latest.current.grid, event, held.grab);
      if (current !== null && found?.column.key === current.at?.column.key && found?.from === current.at?.from) return;
      show({ appointment: held.appointment, at: found && { ...found, verdict: latest.current.judge(held.appointment, { day: found.column.day, practitionerId: found.column.practitionerId, from: found.from }) } });
    };
    const end = (): void => { show(null); setHeld(null); };
    const onUp = (): void => {
      const dropped = current;
      end();
      if (dropped !== null) latest.current.onDrop(dropped);
    };
    const onCancel = (): void => {
      const left = current;
      end();
      if (left !== null) latest.current.onAbandon(left.appointment);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      onCancel();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('blur', onCancel);
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onCancel);
      window.removeEventListener('blur', onCancel);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [held, sheet]);

  const begin = (event: ReactPointerEvent, appointment: Appointment): void => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const top = event.currentTarget.getBoundingClientRect().top;
    setHeld({ appointment, x: event.clientX, y: event.clientY, grab: ((event.clientY - top) / props.grid.stepPx) * STEP_MINUTES });
  };
  return { drag, begin };
}

/** The column under the pointer, and the time at which the appointment would begin there. */
function placeUnder(sheet: HTMLElement | null, grid: ScheduleGrid, { clientX, clientY }: PointerEvent, grab: number): { readonly column: GridColumn; readonly from: number } | null {
  for (const element of sheet?.querySelectorAll<HTMLElement>('[data-column]') ?? []) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (clientX < left || clientX >= right || clientY < top || clientY > bottom) continue;
    const column = grid.columns.find(({ key }) => key === element.dataset['column']);
    if (!column) return null;
    return { column, from: snapTo(column, grid.from + ((clientY - top) / grid.stepPx) * STEP_MINUTES - grab) };
  }
  return null;
}

function scrollAtEdge(scrolled: HTMLElement | null, { clientX, clientY }: PointerEvent): void {
  if (scrolled === null) return;
  const { left, right, top, bottom } = scrolled.getBoundingClientRect();
  const by = (at: number, low: number, high: number): number => (at > high - EDGE_PX ? SCROLL_PX : at < low + COVERED_PX + EDGE_PX ? -SCROLL_PX : 0);
  scrolled.scrollLeft += by(clientX, left, right);
  scrolled.scrollTop += by(clientY, top, bottom);
}
