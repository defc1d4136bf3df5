/** The same steps without any consequence, and how long they took. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd } from '../../ui/index.ts';
import { useExercise, type ExerciseTimes } from './emergency-flow.ts';
import { EmergencySteps } from './EmergencyDialog.tsx';

export function EmergencyExercise({ onClose }: { onClose: () => void }) {
  const t = useText('emergencies');
  const flow = useExercise(t('exercise.name'));
  const [result, setResult] = useState<ExerciseTimes | null>(null);
  if (result) return <Result times={result} onClose={onClose} />;
  return <EmergencySteps flow={flow} exercise onClose={() => { if (flow.times === null) onClose(); else setResult(flow.times); }} />;
}

function Result({ times, onClose }: { times: ExerciseTimes; onClose: () => void }) {
  const t = useText('emergencies');
  const note = useCommand('emergencies.exercised');
  const finish = (): void => { void note.run(times).then((result) => { if (result.ok) onClose(); }); };
  return (
    <Dialog title={t('exercise.over')} onClose={onClose} onSubmit={finish} actions={<Button data-autofocus loading={note.isPending} onClick={finish} rightSection={<Kbd>Enter</Kbd>}>{t('exercise.note')}</Button>}>
      <p>{t('exercise.raised', { seconds: times.raisedAfter })}</p>
      <p>{times.acceptedAfter === null ? t('exercise.nobody') : t('exercise.accepted', { seconds: times.acceptedAfter })}</p>
      <p>{t('exercise.kept')}</p>
      <ErrorNotice error={note.error} />
    </Dialog>
  );
}
