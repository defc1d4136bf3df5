/** Everything about one appointment, and every step it allows. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { ActionNotice } from './ActionNotice.tsx';
import { ACTION_KEYS, actionsOf, type AppointmentAction } from './appointment-states.tsx';
import { AppointmentFacts, AppointmentSteps } from './AppointmentFacts.tsx';
import { CancelDialog } from './CancelDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { useAppointmentActions } from './use-appointment-actions.ts';
import css from './appointments.module.css';

export function DetailsDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText('appointments');
  const go = useRoute((route) => route.go);
  const today = useDeskDay();
  const mayChange = useMay(DESK_ROLES);
  const found = useCall('appointments.get', { id });
  const [notice, setNotice] = useState('');
  const [step, setStep] = useState<'move' | 'cancel' | null>(null);
  const actions = useAppointmentActions(setNotice);
  const first = useRef<HTMLDivElement>(null);
  const appointment = found.data;
  useEffect(() => { if (appointment !== undefined && step === null) first.current?.querySelector('button')?.focus(); }, [appointment, step]);

  if (!appointment) return <Dialog title={t('details.title')} onClose={onClose}><ErrorNotice error={found.error} /></Dialog>;
  const back = (): void => { setStep(null); };
  if (step === 'cancel') return <CancelDialog appointment={appointment} actions={actions} onClose={back} />;
  if (step === 'move') return <MoveDialog appointment={appointment} actions={actions} onClose={back} />;

  const allowed = mayChange ? actionsOf(appointment, today) : [];
  const act = (action: AppointmentAction): void => {
    actions.reset();
    if (action === 'move' || action === 'cancel') setStep(action);
    else void actions[action](appointment);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = allowed.find((candidate) => ACTION_KEYS[candidate] === event.key.toUpperCase());
    if (event.ctrlKey || event.altKey || event.repeat || !action) return;
    event.preventDefault();
    act(action);
  };
  return (
    <Dialog title={appointment.patientName} onClose={onClose} size="lg">
      <div className={css.stack} onKeyDown={onKeyDown}>
        <AppointmentFacts appointment={appointment} />
        <AppointmentSteps steps={appointment.steps} />
        <p role="status" className={css.mute}>{notice}</p>
        <ActionNotice actions={actions} />
        <div ref={first} className={css.foot}>
          {allowed.map((action) => (
            <Button key={action} variant={action === 'checkIn' ? 'filled' : 'default'} loading={actions.pending} onClick={() => { act(action); }} rightSection={<Kbd>{ACTION_KEYS[action]}</Kbd>}>{t(`actions.${action}`)}</Button>
          ))}
          <Button variant="default" onClick={() => { onClose(); go(`patients/${appointment.patientId}`); }}>{t('actions.patient')}</Button>
          <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
