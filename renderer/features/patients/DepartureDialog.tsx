/** Somebody died, or moved away: since when, and where to. */
import { Button, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { useCommand } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, fieldError } from '../../ui/index.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { parsePastDay } from '../../ui/typed-day.ts';
import css from './patients.module.css';

interface DepartureDialogProps { readonly kind: 'death' | 'move'; readonly patient: PatientDetail; readonly onClose: () => void }

export function DepartureDialog({ kind, patient, onClose }: DepartureDialogProps) {
  const t = useText('patients');
  const common = useText('common');
  const fields = useText('fields');
  const today = useDeskDay();
  const [typed, setTyped] = useState('');
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const death = useCommand('patients.recordDeath');
  const move = useCommand('patients.recordMove');
  const error = death.error ?? move.error;
  const on = parsePastDay(typed, today);
  const save = async (): Promise<void> => {
    setTried(true);
    if (on === null) return;
    const row = { id: patient.id, expectedVersion: patient.version, on };
    const answer = kind === 'death' ? await death.run(row) : await move.run({ ...row, to: to.trim() || null });
    if (answer.ok) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => { if (event.key === 'Enter' && !event.ctrlKey && !event.repeat && event.target instanceof HTMLInputElement) void save(); };
  return (
    <Dialog title={t(`${kind}.title`, { name: patient.name })} onClose={onClose} onSubmit={() => { void save(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button color={kind === 'death' ? 'alert' : 'brand'} loading={death.isPending || move.isPending} onClick={() => { void save(); }} rightSection={<Kbd>Enter</Kbd>}>{t(`${kind}.confirm`)}</Button>
      </>
    }>
      <div className={css.stack} onKeyDown={onKeyDown}>
        <p className={css.lead}>{t(`${kind}.text`)}</p>
        <DayInput autoFocus label={t(`${kind}.day`)} today={today} value={typed} placeholder={t('dayHint')} error={fieldError(t, error, 'on') ?? (tried && typed.trim() === '' ? fields('day_required') : null)} onChange={setTyped} />
        {kind === 'move' && <TextInput label={t('move.to')} value={to} maxLength={200} autoComplete="off" onChange={(event) => { setTo(event.currentTarget.value); }} />}
        {error?.fields === undefined && <ErrorNotice error={error} />}
      </div>
    </Dialog>
  );
}
