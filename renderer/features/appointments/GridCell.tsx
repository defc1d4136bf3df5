/** One free slot, one appointment with its state by word, shape and colour, or those for whom there is no room side by side. */
import { memo, type PointerEvent, type RefObject } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { formatWeekday } from '../../ui/index.ts';
import { formatMinuteOfDay, formatSpan } from '../../ui/minute-of-day.ts';
import { ageWords } from './age.ts';
import { AppointmentStateTag, actionsOf, needsRebooking, standingOf, stateWords } from './appointment-states.tsx';
import type { ColumnActs } from './ColumnView.tsx';
import { KindIcon } from './KindIcon.tsx';
import type { Cell } from './schedule-grid.ts';
import css from './grid.module.css';

interface GridCellProps {
  readonly cell: Cell;
  readonly doctor: string;
  readonly week: boolean;
  readonly row: string;
  /** There is room for a second line. */
  readonly tall: boolean;
  readonly selected: boolean;
  readonly dim: boolean;
  readonly dragged: boolean;
  readonly draggable: boolean;
  readonly acts: RefObject<ColumnActs>;
}

export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { cell, doctor, week, row, selected, dim, acts } = props;
  const t = useText('appointments');
  const time = formatMinuteOfDay(cell.from);
  // In a week the day is part of the name, so that a screen reader tells Monday's slot from Tuesday's.
  const when = week ? `${formatWeekday(cell.day)} ${time}` : time;
  // A first click only chooses, as in the tables; assistive technology clicks without a pointer and means Enter.
  const shared = {
    type: 'button' as const, tabIndex: selected ? 0 : -1, 'data-cell': cell.key, 'data-selected': selected || undefined, 'data-dim': dim || undefined,
    style: { gridRow: row, marginLeft: `${(cell.lane / cell.lanes) * 100}%`, width: `${100 / cell.lanes}%` },
    onFocus: () => { if (!selected) acts.current.onSelect(cell); }, onKeyDown: (event: React.KeyboardEvent) => { acts.current.onKeyDown(event, cell); }, onDoubleClick: () => { acts.current.onOpen(cell); },
    onClick: (event: { detail: number; currentTarget: HTMLElement }) => { if (event.detail === 0) acts.current.onOpen(cell); else event.currentTarget.focus(); },
  };
  if (cell.kind === 'slot') {
    const { seats } = cell;
    return (
      <button {...shared} className={css.slot}>
        <span className="visually-hidden">{t('cell.slot', { time: when, doctor })}{seats !== null && `, ${t('schedule:seatsWords', { ...seats })}`}</span>
        <span aria-hidden="true">{time}</span>{seats !== null && <strong className={css.seats} aria-hidden="true">{t('schedule:seats', { ...seats })}</strong>}<span className={css.freeWord} aria-hidden="true">{t('cell.free')}</span>
      </button>
    );
  }
  if (cell.kind === 'crowd') {
    return <button {...shared} className={css.crowd}><span className="visually-hidden">{t('schedule:crowdWords', { time: when, count: cell.appointments.length, doctor })}</span><span aria-hidden="true">{t('schedule:crowd', { count: cell.appointments.length })}</span></button>;
  }
  return <AppointmentCell {...props} appointment={cell.appointment} shared={shared} when={when} />;
});

interface AppointmentCellProps extends GridCellProps { readonly appointment: Appointment; readonly shared: object; readonly when: string }

function AppointmentCell({ cell, appointment, shared, when, tall, dragged, draggable, acts }: AppointmentCellProps) {
  const t = useText('appointments');
  const schedule = useText('schedule');
  const { patientName, practitioner, state, kind, payer, birthDate, day } = appointment;
  const age = ageWords(birthDate, day, schedule);
  const seats = cell.kind === 'appointment' ? cell.seats : null;
  // Side by side there is room for the name and the state alone; the rest is in the words and above the grid.
  const alone = cell.lanes === 1;
  const grab = draggable && actionsOf(appointment, day).includes('move') ? { onPointerDown: (event: PointerEvent) => { acts.current.onGrab?.(event, appointment); }, 'data-grab': true } : {};
  const words = [age, t(`kind.${kind}`), t(`common:payer.${payer}`), seats === null ? null : schedule('seatsWords', { ...seats })].filter((word) => word !== null).join(' · ');
  return (
    <button {...shared} {...grab} className={css.block} data-state={state} data-standing={standingOf(appointment) ?? undefined} data-call={needsRebooking(appointment) || undefined} data-dragged={dragged || undefined} title={`${formatSpan(cell)} ${patientName} · ${stateWords(t, appointment)} · ${words}`}>
      <span className="visually-hidden">{t('cell.appointment', { time: when, name: patientName, state: stateWords(t, appointment), doctor: practitioner })}, {words}</span>
      <span className={css.line} aria-hidden="true"><KindIcon kind={kind} /><span className={css.name}>{patientName}</span>{alone && age !== null && <span className={css.age}>{age}</span>}{seats !== null && seats.taken >= seats.capacity && <strong className={css.seats}>{schedule('seats', { ...seats })}</strong>}{!tall && <AppointmentStateTag appointment={appointment} />}</span>
      {tall && <span className={css.second} aria-hidden="true"><AppointmentStateTag appointment={appointment} />{alone && <span className={css.rest}>{t(`common:payer.${payer}`)}</span>}</span>}
    </button>
  );
}
