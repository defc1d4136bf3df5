/** What of a day is still open and can be settled at its end. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { formatTime, type Column } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { QueueStateTag } from '../queue/queue-states.tsx';
import { MarkTable } from './MarkTable.tsx';
import { isAppointmentMarked, isEntryMarked, isPast, markOf, type Marks, type Moment } from './plan.ts';

type OnMark = ((rows: readonly { id: string }[], marked: boolean) => void) | null;

export function OpenAppointments({ appointments, marks, moment, onMark }: { appointments: readonly Appointment[]; marks: Marks; moment: Moment; onMark: OnMark }) {
  const t = useText('reports');
  const time = (row: Appointment): string => `${formatMinuteOfDay(row.from)}${isPast(row, moment) ? '' : ` (${t('closing.upcoming')})`}`;
  const columns: readonly Column<Appointment>[] = [
    { key: 'time', header: t('closing.time'), strong: true, render: ({ from }) => formatMinuteOfDay(from) },
    { key: 'patient', header: t('closing.patient'), grow: true, render: ({ patientName, recordNumber }) => `${patientName} · ${formatRecordNumber(recordNumber)}` },
    { key: 'doctor', header: t('closing.doctor'), render: ({ practitioner, unit }) => `${practitioner} · ${unit}` },
    { key: 'phone', header: t('closing.phone'), render: ({ phone }) => (phone === null ? '—' : formatPhone(phone)) },
    { key: 'standing', header: t('closing.state'), render: (row) => (isPast(row, moment) ? '' : t('closing.upcoming')) },
  ];
  return (
    <MarkTable
      title={t('closing.appointments')} rows={appointments} columns={columns} nothing={t('closing.noAppointments')} onMark={onMark}
      mark={() => t('closing.marks.no_show')} isMarked={(row) => isAppointmentMarked(row, marks, moment)}
      rowLabel={(row, mark) => t('closing.appointmentRow', { time: time(row), name: row.patientName, doctor: row.practitioner, mark })}
    />
  );
}

export function OpenEntries({ entries, marks, onMark }: { entries: readonly QueueEntry[]; marks: Marks; onMark: OnMark }) {
  const t = useText('reports');
  const common = useText('common');
  const columns: readonly Column<QueueEntry>[] = [
    { key: 'number', header: t('closing.number'), strong: true, render: ({ number }) => number },
    { key: 'patient', header: t('closing.patient'), grow: true, render: ({ patientName }) => patientName },
    { key: 'unit', header: t('closing.unit'), render: ({ unit }) => unit },
    { key: 'time', header: t('closing.time'), render: ({ joinedAt }) => formatTime(joinedAt) },
    { key: 'state', header: t('closing.state'), render: ({ state }) => <QueueStateTag state={state} /> },
  ];
  return (
    <MarkTable
      title={t('closing.entries')} rows={entries} columns={columns} nothing={t('closing.noEntries')} onMark={onMark}
      warning={entries.some(({ state }) => state === 'waiting') ? t('closing.waitingWarning') : null}
      mark={(entry) => t(`closing.marks.${markOf(entry)}`)} isMarked={(entry) => isEntryMarked(entry, marks)}
      rowLabel={(entry, mark) => t('closing.entryRow', { number: entry.number, name: entry.patientName, state: common(`queueState.${entry.state}`), mark })}
    />
  );
}
