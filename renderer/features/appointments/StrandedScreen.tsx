/** Appointments whose session has gone, or whose slot another desk took first: call the patient, then give them another slot. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { copyText } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Page, Panel, SelectableTable, type Column } from '../../ui/index.ts';
import { standingOf, whenOf } from './appointment-states.tsx';
import { CancelDialog } from './CancelDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { useAppointmentActions } from './use-appointment-actions.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import css from './appointments.module.css';

export function StrandedScreen() {
  const t = useText('appointments');
  const go = useRoute((route) => route.go);
  const mayChange = useMay(DESK_ROLES);
  const stranded = useCall('appointments.stranded', {});
  const [notice, setNotice] = useState('');
  const [opened, setOpened] = useState<{ readonly kind: 'move' | 'cancel'; readonly appointment: Appointment } | null>(null);
  const actions = useAppointmentActions(setNotice);
  const place = useKeptFocus(stranded.data?.map(({ id }) => id).join() ?? '', null, opened !== null);
  const close = (): void => { setOpened(null); };
  const open = (kind: 'move' | 'cancel', appointment: Appointment): void => {
    actions.reset();
    if (mayChange) setOpened({ kind, appointment });
  };
  const copy = ({ phone }: Appointment): void => { if (phone !== null) setNotice(t(copyText(phone) ? 'details.copied' : 'details.notCopied')); };
  const columns: readonly Column<Appointment>[] = [
    { key: 'when', header: t('stranded.when'), render: whenOf },
    { key: 'patient', header: t('list.patient'), grow: true, render: (row) => <strong>{row.patientName}</strong> },
    { key: 'doctor', header: t('list.doctor'), render: (row) => `${row.practitioner} · ${row.unit}` },
    { key: 'why', header: t('stranded.why'), render: (row) => t(standingOf(row) === 'displaced' ? 'stranded.displaced' : 'stranded.noSession') },
    { key: 'phone', header: t('stranded.phone'), render: (row) => (row.phone === null ? <span className={css.mute}>{t('stranded.noPhone')}</span> : formatPhone(row.phone)) },
    { key: 'actions', header: '', align: 'end', render: (row) => (
      <span className={css.rowButtons}>
        {row.phone !== null && <Button size="compact-xs" variant="default" aria-label={t('stranded.callFor', { name: row.patientName })} onClick={() => { copy(row); }}>{t('stranded.call')}</Button>}
        {mayChange && <Button size="compact-xs" variant="light" aria-label={t('stranded.rebookFor', { name: row.patientName })} onClick={() => { open('move', row); }}>{t('stranded.rebook')}</Button>}
        {mayChange && <Button size="compact-xs" variant="default" aria-label={t('stranded.cancelFor', { name: row.patientName })} onClick={() => { open('cancel', row); }}>{t('actions.cancel')}</Button>}
      </span>
    ) },
  ];
  const onKey = (key: string, row: Appointment): void => {
    if (key.toUpperCase() === 'T') copy(row);
    if (key.toUpperCase() === 'B') open('cancel', row);
  };
  return (
    <div ref={place} tabIndex={-1} className={css.screen}>
      <Page title={t('stranded.title')} actions={<Button variant="default" onClick={() => { go('appointments'); }}>{t('stranded.back')}</Button>}>
        <p className={css.mute}>{t('stranded.text')}</p>
        <ErrorNotice error={stranded.error} />
        <Panel title={t('stranded.title')} aside={mayChange ? t('stranded.hint') : undefined}>
          <SelectableTable label={t('stranded.title')} columns={columns} rows={stranded.data ?? []} rowKey={(row) => row.id} rowLabel={(row) => t('stranded.row', { when: whenOf(row), name: row.patientName, doctor: row.practitioner })}
            onEnter={(row) => { open('move', row); }} onKey={onKey}
            empty={stranded.data === undefined ? undefined : <EmptyState title={t('stranded.emptyTitle')}>{t('stranded.emptyText')}</EmptyState>} />
          <div className={css.told}><span role="status">{notice}</span></div>
        </Panel>
        {opened?.kind === 'move' && <MoveDialog appointment={opened.appointment} actions={actions} onClose={close} />}
        {opened?.kind === 'cancel' && <CancelDialog appointment={opened.appointment} actions={actions} onClose={close} />}
      </Page>
    </div>
  );
}
