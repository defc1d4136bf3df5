/** Everybody who is still expected, as a list: one key each. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, formatDay, type Column } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { AppointmentStateTag, actionsOf, standingOf } from './appointment-states.tsx';
import { Lateness, useArrivals } from './arrivals.tsx';
import type { DayWishes } from './DayHead.tsx';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import type { AppointmentActions } from './use-appointment-actions.ts';
import { matches } from './use-day.ts';
import css from './appointments.module.css';

interface ArrivalsListProps { readonly day: string; readonly wishes: DayWishes; readonly notice: string; readonly actions: AppointmentActions; readonly onOpen: (appointment: Appointment) => void }

export function ArrivalsList({ day, wishes, notice, actions, onOpen }: ArrivalsListProps) {
  const t = useText('appointments');
  const today = useDeskDay();
  const { rows: expected, known, error } = useArrivals(day);
  const rows = expected.filter((row) => (wishes.unitId === null || row.unitId === wishes.unitId) && matches(row, wishes.search));
  const mayChange = useMay(DESK_ROLES);
  const columns: readonly Column<Appointment>[] = [
    { key: 'time', header: t('list.time'), strong: true, render: (row) => formatMinuteOfDay(row.from) },
    { key: 'late', header: '', render: (row) => <Lateness appointment={row} /> },
    { key: 'patient', header: t('list.patient'), grow: true, render: (row) => <><strong>{row.patientName}</strong> <span className={css.mute}>{formatRecordNumber(row.recordNumber)}</span> {standingOf(row) !== null && <AppointmentStateTag appointment={row} />}</> },
    { key: 'doctor', header: t('list.doctor'), render: (row) => `${row.practitioner} · ${row.unit}` },
    { key: 'payer', header: t('list.payer'), render: (row) => t(`common:payer.${row.payer}`) },
    { key: 'phone', header: t('list.phone'), render: (row) => (row.phone === null ? '' : formatPhone(row.phone)) },
  ];
  const title = day === today ? t('list.title') : t('list.titleOther', { day: formatDay(day) });
  const checkIn = (appointment: Appointment): void => { if (mayChange && actionsOf(appointment, today).includes('checkIn')) void actions.checkIn(appointment); };
  return (
    <Panel title={title} aside={t('list.hint')}>
      <div className={css.told}><span role="status">{notice}</span></div>
      <ErrorNotice error={error} />
      {known && <SelectableTable label={title} columns={columns} rows={rows} rowKey={(row) => row.id} rowLabel={(row) => t('list.row', { time: formatMinuteOfDay(row.from), name: row.patientName, doctor: row.practitioner })}
        onSpace={checkIn} onKey={(key, row) => { if (key.toUpperCase() === 'D') checkIn(row); }} onEnter={onOpen}
        empty={<EmptyState title={t(expected.length === 0 ? 'list.emptyTitle' : 'day.nothingFound')}>{t('list.emptyText')}</EmptyState>} />}
    </Panel>
  );
}
