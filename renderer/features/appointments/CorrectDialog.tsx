/** Puts a state right that was set by mistake: which one it should be, and why. */
import { useState } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { correctionsOf } from '../../../shared/domain/appointment-states.ts';
import { useText } from '../../i18n/index.ts';
import { ReasonDialog, Segmented } from '../../ui/index.ts';
import { ActionNotice } from './ActionNotice.tsx';
import { AppointmentStateTag, whenOf } from './appointment-states.tsx';
import type { AppointmentActions } from './use-appointment-actions.ts';
import css from './appointments.module.css';

interface CorrectDialogProps { readonly appointment: Appointment; readonly actions: AppointmentActions; readonly onClose: () => void }

export function CorrectDialog({ appointment, actions, onClose }: CorrectDialogProps) {
  const t = useText('schedule');
  const choices = correctionsOf(appointment.state);
  const [to, setTo] = useState(choices[0] ?? appointment.state);
  return (
    <ReasonDialog title={t('correct.title', { name: appointment.patientName })} label={t('correct.reason')} confirm={t('correct.confirm')} keep={t('correct.keep')} pending={actions.pending} refusal={<ActionNotice actions={actions} />}
      about={
        <div className={css.stack}>
          <p className={css.lead}>{whenOf(appointment)} · {appointment.practitioner} <AppointmentStateTag appointment={appointment} /></p>
          <Segmented label={t('correct.to')} value={to} options={choices.map((value) => ({ value, label: t(`appointments:state.${value}`) }))} onChange={setTo} />
        </div>
      }
      onConfirm={async (reason) => (await actions.correct(appointment, to, reason)) !== null} onClose={onClose} />
  );
}
