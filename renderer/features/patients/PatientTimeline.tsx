/** What has been and what is to come with one patient: visits, appointments and complaints in one list, newest first. */
import { IconCalendarEvent, IconMessageReport, IconStethoscope, type Icon } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { ComplaintRow } from '../../../shared/contract/complaints.ts';
import { READ_ROLES } from '../../../shared/contract/core.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { QUEUE_STATES } from '../../../shared/contract/queue.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, dayOfInstant, formatDay, formatTime, type Column } from '../../ui/index.ts';
import { AppointmentStateTag } from '../appointments/appointment-states.tsx';
import { DetailsDialog } from '../appointments/DetailsDialog.tsx';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { StateTag } from '../complaints/looks.tsx';
import { QueueStateTag } from '../queue/queue-states.tsx';
import { useDeskDay } from '../../app/desk-day.ts';
import css from './timeline.module.css';

type PastVisit = PatientDetail['visits'][number];
type Leads = { readonly to: 'path'; readonly path: string } | { readonly to: 'appointment'; readonly id: string } | null;

interface Entry {
  readonly id: string;
  readonly kind: 'visit' | 'appointment' | 'complaint';
  readonly day: string;
  /** `09.42`, so that day and time together stand in order of time. */
  readonly time: string;
  readonly number: string | null;
  readonly what: string;
  readonly state: ReactNode;
  /** Where Enter leads; a visit that is over has no place of its own. */
  readonly leads: Leads;
}

const ICONS: Readonly<Record<Entry['kind'], Icon>> = { visit: IconStethoscope, appointment: IconCalendarEvent, complaint: IconMessageReport };

export function PatientTimeline({ patientId, visits }: { patientId: string; visits: readonly PastVisit[] }) {
  const t = useText('patients');
  const common = useText('common');
  const complaintWords = useText('complaints');
  const go = useRoute((route) => route.go);
  const today = useDeskDay();
  const mayRead = useMay(READ_ROLES);
  const appointments = useCall('appointments.ofPatient', { patientId }, { enabled: mayRead });
  const complaints = useCall('complaints.ofPatient', { patientId }, { enabled: mayRead });
  const [opened, setOpened] = useState<string | null>(null);
  const entries = [
    ...visits.map((visit) => entryOfVisit(visit, common, today)),
    ...(appointments.data ?? []).map((appointment) => entryOfAppointment(appointment, common)),
    ...(complaints.data ?? []).map((complaint) => entryOfComplaint(complaint, complaintWords)),
  ].toSorted((one, other) => `${other.day} ${other.time}`.localeCompare(`${one.day} ${one.time}`));
  const open = ({ leads }: Entry): void => {
    if (leads?.to === 'path') go(leads.path);
    if (leads?.to === 'appointment') setOpened(leads.id);
  };
  return (
    <Panel title={t('timeline.title')} aside={entries.some(({ leads }) => leads !== null) ? t('timeline.hint') : undefined}>
      <ErrorNotice error={appointments.error ?? complaints.error} />
      <SelectableTable label={t('timeline.title')} columns={columnsOf(t)} rows={entries} rowKey={({ kind, id }) => `${kind} ${id}`} rowLabel={({ kind, day, time, what }) => `${t(`timeline.kinds.${kind}`)}, ${formatDay(day)}, ${what}, ${time}`}
        onEnter={open} empty={<EmptyState title={t('timeline.none')}>{t('noVisitsText')}</EmptyState>} />
      {opened !== null && <DetailsDialog id={opened} onClose={() => { setOpened(null); }} />}
    </Panel>
  );
}

function columnsOf(t: Text): readonly Column<Entry>[] {
  return [
    { key: 'day', header: t('day'), render: ({ day }) => formatDay(day) },
    { key: 'time', header: t('time'), render: ({ time }) => time },
    { key: 'kind', header: t('timeline.kind'), render: ({ kind }) => <Kind kind={kind} word={t(`timeline.kinds.${kind}`)} /> },
    { key: 'number', header: t('number'), strong: true, render: ({ number }) => number },
    { key: 'what', header: t('timeline.what'), grow: true, render: ({ what }) => what },
    { key: 'state', header: t('state'), render: ({ state }) => state },
  ];
}

function Kind({ kind, word }: { kind: Entry['kind']; word: string }) {
  const KindIcon = ICONS[kind];
  return <span className={css.kind}><KindIcon size={16} stroke={1.7} aria-hidden="true" />{word}</span>;
}

function told(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' · ');
}

function entryOfVisit(visit: PastVisit, common: Text, today: string): Entry {
  const state = QUEUE_STATES.find((known) => known === visit.state);
  return {
    id: visit.id, kind: 'visit', day: visit.day, time: formatTime(visit.at), number: visit.number, what: told(visit.unit, visit.practitioner, common(`payer.${visit.payer}`)),
    state: state === undefined ? visit.state : <QueueStateTag state={state} />, leads: visit.day === today ? { to: 'path', path: 'queue' } : null,
  };
}

function entryOfAppointment(appointment: Appointment, common: Text): Entry {
  return {
    id: appointment.id, kind: 'appointment', day: appointment.day, time: formatMinuteOfDay(appointment.from), number: null, what: told(appointment.unit, appointment.practitioner, common(`payer.${appointment.payer}`)),
    state: <AppointmentStateTag appointment={appointment} />, leads: { to: 'appointment', id: appointment.id },
  };
}

function entryOfComplaint(complaint: ComplaintRow, words: Text): Entry {
  return {
    id: complaint.id, kind: 'complaint', day: dayOfInstant(complaint.receivedAt), time: formatTime(complaint.receivedAt), number: complaint.number,
    what: told(words(`grade.${complaint.grade}`), complaint.unit, complaint.summary), state: <StateTag state={complaint.state} />, leads: { to: 'path', path: `complaints/${complaint.id}` },
  };
}
