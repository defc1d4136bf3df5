/** F9, Enter: recorded. Then who takes it, the signs, the numbers to dial. Works while locked and before sign-in; shows nobody's data. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, formatTime } from '../../ui/index.ts';
import { AcceptField } from './AcceptField.tsx';
import { useRealEmergency, type EmergencyFlow } from './emergency-flow.ts';
import { FlagChoice } from './FlagChoice.tsx';
import { NumbersToDial } from './NumbersToDial.tsx';
import css from './emergencies.module.css';

export function EmergencyDialog({ onClose }: { onClose: () => void }) {
  return <EmergencySteps flow={useRealEmergency()} onClose={onClose} />;
}

interface StepsProps { flow: EmergencyFlow; exercise?: boolean; onClose: () => void }

/** The same for the real thing and for an exercise; an exercise says so all the time. */
export function EmergencySteps({ flow, exercise = false, onClose }: StepsProps) {
  const t = useText('emergencies');
  const { raised } = flow;
  // The second of two key presses counts wherever the focus still is: a dialog takes it a moment after it opens.
  useShortcut({ key: 'Enter', label: t('raise'), whileLocked: true, quiet: true, level: 'control', enabled: raised === null, run: () => {
    if (document.activeElement instanceof HTMLAnchorElement) document.activeElement.click();
    else flow.raise();
  } });
  return (
    <Dialog title={exercise ? t('exercise.title') : t('raiseTitle')} onClose={onClose} onSubmit={raised ? onClose : flow.raise} size="lg">
      {exercise && <p className={css.exercise}>▲ {t('exercise.notReal')}</p>}
      {raised
        ? (
          <div role="alert" className={css.raised}>
            <p className={css.at}>{t('raised', { time: formatTime(raised.at) })}</p>
            <p>{t('calledNow')}: <strong>{raised.temporaryName}</strong></p>
            <p className={css.guide}>{t('guide')}</p>
          </div>
        )
        : <p>{t('raiseText')}</p>}
      {flow.raiseError && <p role="alert" className={css.failed}>{t('notRecorded')}</p>}
      {raised && <Taking flow={flow} onClose={onClose} />}
      <NumbersToDial dialled={flow.dialledNumbers} onDialled={raised ? flow.dialled : null} />
      {raised && <Flags flow={flow} />}
      <div className={css.foot}>
        {raised
          ? <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('finish')}</Button>
          : <Button data-autofocus color="alert" size="md" loading={flow.pending} onClick={flow.raise} rightSection={<Kbd>Enter</Kbd>}>{t('raise')}</Button>}
      </div>
    </Dialog>
  );
}

/** Enter with a name: taken. Enter without one: the window closes, and the alarm goes on for whoever comes. */
function Taking({ flow, onClose }: { flow: EmergencyFlow; onClose: () => void }) {
  const t = useText('emergencies');
  const script = useCall('emergencies.script', {});
  const [name, setName] = useState('');
  if (flow.acceptedName !== null) return <p role="status" className={css.taken}>✓ {t('acceptedBy', { name: flow.acceptedName })}</p>;
  const submit = (): void => {
    if (name.trim() === '') onClose();
    else void flow.accept(name.trim());
  };
  return (
    <>
      <AcceptField name={name} onName={setName} onSubmit={submit} pending={flow.pending} hint={script.data ? t('acceptHint', { seconds: script.data.alarmSeconds }) : t('acceptLater')} disabled={!script.data} />
      <ErrorNotice error={flow.error} />
    </>
  );
}

function Flags({ flow }: { flow: EmergencyFlow }) {
  const script = useCall('emergencies.script', {});
  // Before the database is open there are no signs to choose from.
  if (!script.data) return null;
  return <FlagChoice script={script.data} chosen={flow.flags} onToggle={flow.flag} />;
}
