/** For the first screen: who is expected next today. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, type Column } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { ActionNotice } from './ActionNotice.tsx';
import { Lateness, useArrivals } from './arrivals.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { useAppointmentActions } from './use-appointment-actions.ts';
import css from './appointments.module.css';

const MOST_ROWS = 8;

/** Today's appointments that have not arrived, at most eight: Space checks in, Enter opens. */
export function ArrivalsPanel() {
  const t = useText('appointments');
  const today = useDeskDay();
  const go = useRoute((route) => route.go);
  const mayChange = useMay(DESK_ROLES);
  const { rows, known, error } = useArrivals(today);
  const [notice, setNotice] = useState('');
  const [opened, setOpened] = useState<Appointment | null>(null);
  const actions = useAppointmentActions(setNotice);
  const columns: readonly Column<Appointment>[] = [
    { key: 'time', header: t('list.time'), strong: true, render: (row) => formatMinuteOfDay(row.from) },
    { key: 'patient', header: t('list.patient'), grow: true, render: (row) => row.patientName },
    { key: 'doctor', header: t('booking.doctor'), render: (row) => row.practitioner },
    { key: 'late', header: '', align: 'end', render: (row) => <Lateness appointment={row} /> },
  ];
  const more = rows.length - MOST_ROWS;
  return (
    <Panel title={t('list.title')} aside={<Button size="compact-xs" variant="subtle" onClick={() => { go(`appointments/${today}`); }}>{more > 0 ? `${t('list.more', { count: more })} · ` : ''}{t('list.openDay')}</Button>}>
      <p role="status" className={notice === '' ? 'visually-hidden' : css.told}>{notice}</p>
      <ErrorNotice error={known ? null : error} />
      <ActionNotice actions={actions} />
      {known && <SelectableTable label={t('list.title')} columns={columns} rows={rows.slice(0, MOST_ROWS)} rowKey={(row) => row.id} rowLabel={(row) => t('list.row', { time: formatMinuteOfDay(row.from), name: row.patientName, doctor: row.practitioner })}
        onSpace={(row) => { if (mayChange) void actions.checkIn(row); }} onEnter={setOpened}
        empty={<EmptyState title={t('list.emptyTitle')}>{t('list.emptyText')}</EmptyState>} />}
      {opened !== null && <DetailsDialog id={opened.id} onClose={() => { setOpened(null); }} />}
    </Panel>
  );
}
