/** Everything about one appointment, where it went or came from, and every step it allows. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { isAwaited } from '../../../shared/domain/appointment-states.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, formatWeekday } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { ActionNotice } from './ActionNotice.tsx';
import { ACTION_KEYS, actionsOf, needsRebooking, type AppointmentAction } from './appointment-states.tsx';
import { AppointmentFacts, AppointmentSteps } from './AppointmentFacts.tsx';
import { CancelDialog } from './CancelDialog.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { TelemedicineBox } from './TelemedicineBox.tsx';
import { SeriesDialog } from '../series/SeriesDialog.tsx';
import { AskDialog } from '../waitlist/AskDialog.tsx';
import { SeriesPart } from '../series/SeriesPart.tsx';
import { useAppointmentActions } from './use-appointment-actions.ts';
import css from './appointments.module.css';

interface DetailsDialogProps { readonly id: string; readonly onClose: () => void; /** Shows it on the grid; absent where there is none. */ readonly onShow?: (appointment: Appointment) => void }

/** What begins with an appointment that is still to come. */
const FURTHER = [['series', 'U'], ['wait', 'T']] as const;

export function DetailsDialog({ id, onClose, onShow }: DetailsDialogProps) {
  const t = useText('appointments');
  const go = useRoute((route) => route.go);
  const today = useDeskDay();
  const mayChange = useMay(DESK_ROLES);
  // A moved appointment leads on to its other end, which is another one.
  const [shownId, setShownId] = useState(id);
  const found = useCall('appointments.get', { id: shownId });
  const [notice, setNotice] = useState('');
  const [step, setStep] = useState<'move' | 'cancel' | 'correct' | 'series' | 'wait' | null>(null);
  const actions = useAppointmentActions(setNotice);
  const first = useRef<HTMLDivElement>(null);
  const appointment = found.data;
  useEffect(() => { if (appointment !== undefined && step === null) first.current?.querySelector('button')?.focus(); }, [appointment, step]);

  if (!appointment) return <Dialog title={t('details.title')} onClose={onClose}><ErrorNotice error={found.error} /></Dialog>;
  const back = (): void => { setStep(null); };
  if (step === 'cancel') return <CancelDialog appointment={appointment} actions={actions} onClose={back} />;
  if (step === 'correct') return <CorrectDialog appointment={appointment} actions={actions} onClose={back} />;
  if (step === 'move') return <MoveDialog appointment={appointment} actions={actions} onClose={back} onMoved={(moved) => { setShownId(moved.id); }} />;

  if (step === 'series') return <SeriesDialog patientId={appointment.patientId} appointment={appointment} onClose={back} />;
  if (step === 'wait') return <AskDialog patientId={appointment.patientId} start={{ held: appointment }} onClose={back} />;

  const further = mayChange && isAwaited(appointment.state) ? FURTHER : [];
  const allowed = mayChange ? actionsOf(appointment, today) : [];
  const act = (action: AppointmentAction): void => {
    actions.reset();
    if (action === 'move' || action === 'cancel' || action === 'correct') setStep(action);
    else void actions[action](appointment);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Dialogs above this one are React's children of it: what is typed there is no key of here.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    const next = further.find(([, key]) => key === event.key.toUpperCase());
    if (next && !event.ctrlKey && !event.altKey && !event.repeat) { event.preventDefault(); setStep(next[0]); return; }
    const action = allowed.find((candidate) => ACTION_KEYS[candidate] === event.key.toUpperCase());
    if (event.ctrlKey || event.altKey || event.repeat || !action) return;
    event.preventDefault();
    act(action);
  };
  const rebook = needsRebooking(appointment);
  return (
    <Dialog title={appointment.patientName} onClose={onClose} size="lg">
      <div className={css.stack} onKeyDown={onKeyDown}>
        <Moves appointment={appointment} onVisit={setShownId} />
        {rebook && <div className={css.caution}><span><span aria-hidden="true">▲ </span>{t('schedule:rebook.words')}</span><Button size="compact-sm" variant="default" onClick={() => { onClose(); go('appointments/stranded'); }}>{t('schedule:rebook.open')}</Button></div>}
        <AppointmentFacts appointment={appointment} />
        {appointment.kind === 'telemedicine' && <TelemedicineBox appointment={appointment} />}
        <SeriesPart appointmentId={appointment.id} mayChange={mayChange} onTell={setNotice} />
        <AppointmentSteps steps={appointment.steps} />
        <p role="status" className={css.mute}>{notice}</p>
        <ActionNotice actions={actions} onMoved={(moved) => { setShownId(moved.id); }} />
        <div ref={first} className={css.foot}>
          {allowed.map((action) => (
            <Button key={action} variant={action === 'checkIn' || (rebook && action === 'move') ? 'filled' : 'default'} loading={actions.pending} onClick={() => { act(action); }} rightSection={<Kbd>{ACTION_KEYS[action]}</Kbd>}>{t(`actions.${action}`)}</Button>
          ))}
          {further.map(([next, key]) => <Button key={next} variant="default" onClick={() => { setStep(next); }} rightSection={<Kbd>{key}</Kbd>}>{t(next === 'series' ? 'series:make' : 'waitlist:ask')}</Button>)}
          {onShow && <Button variant="default" onClick={() => { onShow(appointment); }}>{t('schedule:finder.show')}</Button>}
          <Button variant="default" onClick={() => { onClose(); go(`patients/${appointment.patientId}`); }}>{t('actions.patient')}</Button>
          <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** `Dipindah ke Kamis, 26 November 2026 09.10, dr. Ayu`: each end names the other and leads to it. */
function Moves({ appointment: { movedToPlace, movedFromPlace }, onVisit }: { appointment: Output<'appointments.get'>; onVisit: (id: string) => void }) {
  const t = useText('schedule');
  const ends = [['to', movedToPlace], ['from', movedFromPlace]] as const;
  return ends.map(([end, place]) => place !== null && (
    <div key={end} className={css.moved}>
      <span><span aria-hidden="true">{end === 'to' ? '→ ' : '← '}</span>{t(`moved.${end}`, { when: t('moved.toPlace', { weekday: formatWeekday(place.day), time: formatMinuteOfDay(place.from), doctor: place.practitioner }) })}</span>
      <Button size="compact-sm" variant="default" onClick={() => { onVisit(place.id); }}>{t('moved.open')}</Button>
    </div>
  ));
}
