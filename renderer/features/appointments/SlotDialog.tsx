/** Everybody who shares one time: each of them is reached, and one more is booked while there is room. */
import { Button } from '@mantine/core';
import type { FocusEvent } from 'react';
import type { Appointment, FreeSlot } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd, SelectableTable, formatWeekday, type Column } from '../../ui/index.ts';
import { formatMinuteOfDay, formatSpan } from '../../ui/minute-of-day.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { ageWords } from './age.ts';
import { AppointmentStateTag } from './appointment-states.tsx';
import type { Span } from './schedule-grid.ts';
import css from './appointments.module.css';

/** The dialog gives the focus to the whole; the first row takes it on. */
function onFocus({ target, currentTarget }: FocusEvent<HTMLElement>): void {
  if (target === currentTarget) currentTarget.querySelector<HTMLElement>('tbody tr')?.focus();
}

interface SlotDialogProps {
  readonly span: Span;
  readonly day: string;
  readonly doctor: string;
  readonly people: readonly Appointment[];
  readonly taken: number;
  readonly capacity: number;
  /** Room for one more; null: full, or the reader only looks. */
  readonly slot: FreeSlot | null;
  readonly onBook: (slot: FreeSlot) => void;
  readonly onOpen: (appointment: Appointment) => void;
  readonly onClose: () => void;
}

export function SlotDialog({ span, day, doctor, people, taken, capacity, slot, onBook, onOpen, onClose }: SlotDialogProps) {
  const t = useText('schedule');
  const columns: readonly Column<Appointment>[] = [
    { key: 'time', header: t('paper.time'), strong: true, render: (row) => formatMinuteOfDay(row.from) },
    { key: 'patient', header: t('paper.patient'), grow: true, render: (row) => <><strong>{row.patientName}</strong> <span className={css.mute}>{[formatRecordNumber(row.recordNumber), ageWords(row.birthDate, row.day, t) ?? ''].filter((text) => text !== '').join(' · ')}</span></> },
    { key: 'kind', header: t('list.kind'), render: (row) => `${t(`appointments:kind.${row.kind}`)} · ${t(`common:payer.${row.payer}`)}` },
    { key: 'state', header: t('list.stateHead'), render: (row) => <AppointmentStateTag appointment={row} /> },
  ];
  return (
    <Dialog title={t('slot.title', { time: `${formatWeekday(day)} ${formatSpan(span)}`, doctor })} onClose={onClose} size="xl" actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:close')}</Button>
        {slot && <Button onClick={() => { onBook(slot); }}>{t('slot.book')}</Button>}
      </>
    }>
      <div className={css.stack} data-autofocus tabIndex={-1} onFocus={onFocus}>
        {capacity > 1 && <p className={css.lead}>{t('slot.filled', { taken, capacity })}</p>}
        <SelectableTable label={t('slot.title', { time: formatSpan(span), doctor })} columns={columns} rows={people} rowKey={(row) => row.id} rowLabel={(row) => t('appointments:list.row', { time: formatMinuteOfDay(row.from), name: row.patientName, doctor })} onEnter={onOpen} />
      </div>
    </Dialog>
  );
}
