/** The appointments of a day, a week or a month as a list: filtered, sorted, checked in with one key, printed. */
import { NativeSelect } from '@mantine/core';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, Segmented, SelectableTable, type Column } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { ageWords } from './age.ts';
import { AppointmentStateTag } from './appointment-states.tsx';
import { KindIcon } from './KindIcon.tsx';
import { Lateness } from './arrivals.tsx';
import { shortDay } from './day-words.ts';
import { SPANS } from './schedule-place.ts';
import { SORTS, STATE_CHOICES, type ScheduleWishes } from './schedule-wishes.ts';
import type { ShownList } from './use-appointment-list.ts';
import css from './appointments.module.css';

interface ListViewProps {
  readonly shown: ShownList;
  readonly wishes: ScheduleWishes;
  readonly onWish: (part: Partial<ScheduleWishes>) => void;
  readonly notice: React.ReactNode;
  readonly onOpen: (appointment: Appointment) => void;
  /** A key on a row; Space is ` `. */
  readonly onKey: (key: string, appointment: Appointment) => void;
}

export function ListView({ shown, wishes, onWish, notice, onOpen, onKey }: ListViewProps) {
  const t = useText('appointments');
  const schedule = useText('schedule');
  const { rows, total, read, error, title } = shown;
  const columns: readonly Column<Appointment>[] = [
    ...(wishes.span === 'day' ? [] : [{ key: 'day', header: schedule('list.day'), render: (row: Appointment) => shortDay(row.day) }]),
    { key: 'time', header: t('list.time'), strong: true, render: (row) => formatMinuteOfDay(row.from) },
    { key: 'patient', header: t('list.patient'), grow: true, render: (row) => <><strong>{row.patientName}</strong> <span className={css.mute}>{[formatRecordNumber(row.recordNumber), ageWords(row.birthDate, row.day, schedule) ?? ''].filter((text) => text !== '').join(' · ')}</span></> },
    { key: 'state', header: schedule('list.stateHead'), render: (row) => <><AppointmentStateTag appointment={row} /> <LateWhenAwaited appointment={row} /></> },
    { key: 'doctor', header: t('list.doctor'), render: (row) => `${row.practitioner} · ${row.unit}` },
    { key: 'kind', header: schedule('list.kind'), render: (row) => <span className={css.kind}><KindIcon kind={row.kind} />{t(`kind.${row.kind}`)}</span> },
    { key: 'payer', header: t('list.payer'), render: (row) => t(`common:payer.${row.payer}`) },
    { key: 'phone', header: t('list.phone'), render: (row) => (row.phone === null ? '' : formatPhone(row.phone)) },
  ];
  return (
    <Panel title={title} aside={schedule('list.hint')}>
      <div className={css.listWishes}>
        <Segmented label={schedule('list.period')} hideLabel value={wishes.span} options={SPANS.map((span) => ({ value: span, label: schedule(`list.periods.${span}`) }))} onChange={(span) => { onWish({ span }); }} />
        <NativeSelect size="xs" aria-label={schedule('list.state')} value={wishes.states} data={STATE_CHOICES.map((value) => ({ value, label: stateChoice(value, schedule) }))} onChange={(event) => { onWish({ states: STATE_CHOICES.find((value) => value === event.currentTarget.value) ?? 'all' }); }} />
        <NativeSelect size="xs" aria-label={schedule('list.sort')} value={wishes.sort} data={SORTS.map((value) => ({ value, label: schedule(`list.sorts.${value}`) }))} onChange={(event) => { onWish({ sort: SORTS.find((value) => value === event.currentTarget.value) ?? 'time' }); }} />
        <span className={css.mute}>{read ? schedule('list.count', { count: rows.length }) : ''}</span>
      </div>
      <div className={css.told}>{notice}</div>
      <ErrorNotice error={error} />
      {total > shown.known && read && <p className={css.caution}>{schedule('list.more', { shown: shown.known, total })}</p>}
      {read && <SelectableTable label={title} columns={columns} rows={rows} rowKey={(row) => row.id} rowLabel={(row) => t('list.row', { time: formatMinuteOfDay(row.from), name: row.patientName, doctor: row.practitioner })}
        onSpace={(row) => { onKey(' ', row); }} onKey={onKey} onEnter={onOpen}
        empty={shown.known === 0 && wishes.states === 'expected' && wishes.span === 'day' ? <EmptyState title={t('list.emptyTitle')}>{t('list.emptyText')}</EmptyState> : <EmptyState title={shown.known === 0 ? schedule('list.empty') : t('day.nothingFound')}>{schedule('list.emptyText')}</EmptyState>} />}
    </Panel>
  );
}

function LateWhenAwaited({ appointment }: { appointment: Appointment }) {
  return appointment.state === 'booked' || appointment.state === 'confirmed' ? <Lateness appointment={appointment} /> : null;
}

function stateChoice(value: (typeof STATE_CHOICES)[number], t: ReturnType<typeof useText>): string {
  if (value === 'all') return t('list.allStates');
  return value === 'expected' || value === 'present' ? t(`list.${value}`) : t(`appointments:state.${value}`);
}
