import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import { whenOf } from './appointment-states.tsx';
import { ActionNotice } from './ActionNotice.tsx';
import type { AppointmentActions } from './use-appointment-actions.ts';
import css from './appointments.module.css';

interface CancelDialogProps { readonly appointment: Appointment; readonly actions: AppointmentActions; readonly onClose: () => void }

/** A cancelled appointment keeps its reason. */
export function CancelDialog({ appointment, actions, onClose }: CancelDialogProps) {
  const t = useText('appointments');
  const fields = useText('fields');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && reason.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() !== '' && (await actions.cancel(appointment, reason.trim())) !== null) onClose();
  };
  return (
    <Dialog title={t('cancel.title', { name: appointment.patientName })} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('cancel.keep')}</Button>
        <Button color="alert" loading={actions.pending} onClick={() => { void submit(); }} rightSection={<Kbd>Enter</Kbd>}>{t('cancel.confirm')}</Button>
      </>
    }>
      <p className={css.lead}>{whenOf(appointment)} · {appointment.practitioner}</p>
      <TextInput data-autofocus label={t('cancel.reason')} value={reason} maxLength={200} error={missing ? fields('reason_required') : null} onChange={(event) => { setReason(event.currentTarget.value); }}
        onKeyDown={(event) => { if (event.key === 'Enter' && !event.ctrlKey && !event.repeat) void submit(); }} />
      <ActionNotice actions={actions} />
    </Dialog>
  );
}
