import { Button } from '@mantine/core';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice } from '../../ui/index.ts';
import { NearestSlots } from './NearestSlots.tsx';
import type { AppointmentActions } from './use-appointment-actions.ts';
import css from './appointments.module.css';

interface ActionNoticeProps { readonly actions: AppointmentActions; /** Moved to one of the slots that were offered instead. */ readonly onMoved?: (appointment: Appointment) => void }

/** Why the last step was refused, and the way on: the nearest free slots, or another look at the clock. */
export function ActionNotice({ actions, onMoved }: ActionNoticeProps) {
  const t = useText('appointments');
  const { error, confirmClock, refusedMove, move } = actions;
  if (!error) return null;
  return (
    <div className={css.notice}>
      <ErrorNotice error={error} />
      {confirmClock !== null && <Button variant="default" onClick={() => { void confirmClock(); }}>{t('clockConfirm')}</Button>}
      {refusedMove !== null && <NearestSlots wanted={{ ...refusedMove.slot, kind: refusedMove.appointment.kind, payer: refusedMove.appointment.payer, source: refusedMove.appointment.source }} onChoose={(slot) => { void move(refusedMove.appointment, slot).then((moved) => { if (moved) onMoved?.(moved); }); }} />}
    </div>
  );
}
