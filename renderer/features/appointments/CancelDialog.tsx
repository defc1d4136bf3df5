import type { Appointment } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { ReasonDialog } from '../../ui/index.ts';
import { whenOf } from './appointment-states.tsx';
import { ActionNotice } from './ActionNotice.tsx';
import type { AppointmentActions } from './use-appointment-actions.ts';
import css from './appointments.module.css';

interface CancelDialogProps { readonly appointment: Appointment; readonly actions: AppointmentActions; readonly onClose: () => void }

/** A cancelled appointment keeps its reason. */
export function CancelDialog({ appointment, actions, onClose }: CancelDialogProps) {
  const t = useText('appointments');
  return (
    <ReasonDialog title={t('cancel.title', { name: appointment.patientName })} label={t('cancel.reason')} confirm={t('cancel.confirm')} keep={t('cancel.keep')}
      about={<p className={css.lead}>{whenOf(appointment)} · {appointment.practitioner}</p>} refusal={<ActionNotice actions={actions} />} pending={actions.pending}
      onConfirm={async (reason) => (await actions.cancel(appointment, reason)) !== null} onClose={onClose} />
  );
}
