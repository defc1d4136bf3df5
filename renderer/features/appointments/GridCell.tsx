/** One free slot, or one appointment with its state by word, shape and colour. */
import { isAwaited } from '../../../shared/domain/appointment-states.ts';
import type { DragEvent, KeyboardEvent } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { AppointmentStateTag, standingOf, stateWords } from './appointment-states.tsx';
import type { Cell } from './day-grid.ts';
import { formatMinuteOfDay, formatSpan } from '../../ui/minute-of-day.ts';
import css from './grid.module.css';

interface GridCellProps {
  readonly cell: Cell;
  readonly row: string;
  /** There is room for a second line. */
  readonly tall: boolean;
  readonly selected: boolean;
  readonly dim: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onDrag: ((appointment: Appointment | null) => void) | null;
  readonly drop: { readonly onDragOver: (event: DragEvent) => void; readonly onDrop: (event: DragEvent) => void } | null;
}

export function GridCell({ cell, row, tall, selected, dim, onFocus, onOpen, onKeyDown, onDrag, drop }: GridCellProps) {
  const t = useText('appointments');
  const time = formatMinuteOfDay(cell.from);
  const place = { gridRow: row, marginLeft: `${(cell.lane / cell.lanes) * 100}%`, width: `${100 / cell.lanes}%` };
  // A first click only chooses, as in the tables; assistive technology clicks without a pointer and means Enter.
  const shared = {
    type: 'button' as const, tabIndex: selected ? 0 : -1, style: place, 'data-cell': cell.key, 'data-selected': selected || undefined, 'data-dim': dim || undefined,
    onFocus, onKeyDown, onDoubleClick: onOpen, onClick: (event: { detail: number; currentTarget: HTMLElement }) => { if (event.detail === 0) onOpen(); else event.currentTarget.focus(); },
  };
  if (cell.kind === 'slot') {
    return <button {...shared} {...drop} className={css.slot}><span className="visually-hidden">{t('cell.slot', { time, doctor: cell.slot.practitioner })}</span><span aria-hidden="true">{time}</span><span className={css.freeWord} aria-hidden="true">{t('cell.free')}</span></button>;
  }
  const { appointment } = cell;
  // Some browsers drag nothing that carries no data.
  const draggable = onDrag !== null && isAwaited(appointment.state);
  return (
    <button {...shared} className={css.block} data-state={appointment.state} data-standing={standingOf(appointment) ?? undefined} draggable={draggable}
      {...(draggable ? { onDragStart: (event: DragEvent) => { event.dataTransfer.setData('text/plain', appointment.id); onDrag(appointment); }, onDragEnd: () => { onDrag(null); } } : {})} title={`${formatSpan(cell)} ${appointment.patientName}`}>
      <span className="visually-hidden">{t('cell.appointment', { time, name: appointment.patientName, state: stateWords(t, appointment), doctor: appointment.practitioner })}</span>
      <span className={css.line} aria-hidden="true"><span className={css.name}>{appointment.patientName}</span><AppointmentStateTag appointment={appointment} brief={cell.lanes > 1} /></span>
      {tall && <span className={css.second} aria-hidden="true">{formatSpan(cell)} · {t(`kind.${appointment.kind}`)} · {t(`common:payer.${appointment.payer}`)}</span>}
    </button>
  );
}
