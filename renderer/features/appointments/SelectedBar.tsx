/** What is chosen, and each step that it allows, with its key. */
import { Button } from '@mantine/core';
import { useText } from '../../i18n/index.ts';
import { ACTION_KEYS, AppointmentStateTag, actionsOf, type AppointmentAction } from './appointment-states.tsx';
import { Kbd, formatWeekday } from '../../ui/index.ts';
import type { Cell } from './schedule-grid.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import css from './appointments.module.css';

interface SelectedBarProps {
  readonly cell: Cell;
  /** The day is part of what is told. */
  readonly week: boolean;
  readonly today: string;
  readonly onOpen: () => void;
  /** Null for roles that only look. */
  readonly onAct: ((action: AppointmentAction) => void) | null;
}

export function SelectedBar({ cell, week, today, onOpen, onAct }: SelectedBarProps) {
  const t = useText('appointments');
  const time = week ? `${formatWeekday(cell.day)} ${formatMinuteOfDay(cell.from)}` : formatMinuteOfDay(cell.from);
  if (cell.kind === 'slot') {
    return (
      <span className={css.bar}>
        <strong>{t('cell.chosen', { time, what: cell.slot.practitioner })}</strong>
        {onAct && <Button size="compact-sm" variant="light" onClick={onOpen} rightSection={<Kbd>Enter</Kbd>}>{t('actions.book')}</Button>}
      </span>
    );
  }
  if (cell.kind === 'crowd') {
    return (
      <span className={css.bar}>
        <strong>{t('cell.chosen', { time, what: t('schedule:crowd', { count: cell.appointments.length }) })}</strong>
        <Button size="compact-sm" variant="light" onClick={onOpen} rightSection={<Kbd>Enter</Kbd>}>{t('actions.open')}</Button>
      </span>
    );
  }
  const { appointment } = cell;
  return (
    <span className={css.bar}>
      <strong>{t('cell.chosen', { time, what: appointment.patientName })}</strong>
      <AppointmentStateTag appointment={appointment} />
      {onAct && actionsOf(appointment, today).filter((action) => action !== 'reinstate' || appointment.state !== 'arrived').map((action) => (
        <Button key={action} size="compact-sm" variant={action === 'checkIn' ? 'light' : 'default'} onClick={() => { onAct(action); }} rightSection={<Kbd>{ACTION_KEYS[action]}</Kbd>}>{t(`actions.${action}`)}</Button>
      ))}
      <Button size="compact-sm" variant="default" onClick={onOpen} rightSection={<Kbd>Enter</Kbd>}>{t('actions.open')}</Button>
    </span>
  );
}
