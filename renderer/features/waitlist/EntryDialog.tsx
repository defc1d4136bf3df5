/** Somebody is put on the waiting list, or the wish is changed: with whom, when, and how to reach them. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { type WaitlistEntry, waitlist } from '../../../shared/contract/waitlist.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { checkForm } from '../../app/check.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd } from '../../ui/index.ts';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import { EntryFields } from './EntryFields.tsx';
import { type EntryValues, type StartingWish, inputOf, valuesOf } from './entry-values.ts';
import css from './waitlist.module.css';

export interface EntryDialogProps {
  readonly patientId: string | null;
  /** Being changed. */
  readonly entry?: WaitlistEntry;
  /** What is known of a new wish, from the form in which no slot suited. */
  readonly start?: StartingWish;
  readonly onClose: () => void;
  readonly onSaved: (saved: { readonly id: string; readonly name: string }) => void;
}

export function EntryDialog({ patientId, ...props }: EntryDialogProps) {
  const t = useText('waitlist');
  const [chosen, setChosen] = useState(patientId);
  const patient = useCall('patients.get', { id: chosen ?? '' }, { enabled: chosen !== null });
  if (chosen === null) return <Dialog title={t('form.title')} onClose={props.onClose} size="xl"><PatientPicker label={t('form.who')} onPick={({ id }) => { setChosen(id); }} /></Dialog>;
  if (patient.error) return <Dialog title={t('form.title')} onClose={props.onClose}><ErrorNotice error={patient.error} /></Dialog>;
  return patient.data ? <EntryForm {...props} patient={patient.data} /> : null;
}

function EntryForm({ patient, entry, start, onClose, onSaved }: Omit<EntryDialogProps, 'patientId'> & { readonly patient: PatientDetail }) {
  const t = useText('waitlist');
  const today = useDeskDay();
  const [values, setValues] = useState<EntryValues>(() => valuesOf(patient, entry ?? null, start ?? null, today));
  const [ask, edit] = [useCommand('waitlist.ask'), useCommand('waitlist.edit')];
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const error = wrong ?? ask.error ?? edit.error;
  const change = (part: Partial<EntryValues>): void => {
    setWrong(null);
    ask.reset();
    edit.reset();
    setValues((before) => ({ ...before, ...part }));
  };
  const save = async (): Promise<void> => {
    const input = { ...inputOf(values, today), patientId: patient.id };
    const problem = checkForm(waitlist['waitlist.ask'].input, input);
    setWrong(problem);
    if (problem !== null || ask.isPending || edit.isPending) return;
    const { patientId: _, ...wish } = input;
    const result = entry ? await edit.run({ ...wish, id: entry.id, expectedVersion: entry.version }) : await ask.run(input);
    if (result.ok) onSaved({ id: result.value.id, name: patient.name });
  };
  const send = (): void => { void save(); };
  return (
    <Dialog title={entry ? t('form.titleEdit', { name: patient.name }) : t('form.title')} onClose={onClose} onSubmit={send} size="xl" actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:cancel')}</Button>
        <Button onClick={send} loading={ask.isPending || edit.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t(entry ? 'form.saveEdit' : 'form.save')}</Button>
      </>
    }>
      <form noValidate aria-label={t('form.title')} className={css.form} onSubmit={(event) => { event.preventDefault(); send(); }}>
        <div className={css.person}>
          <div><strong className={css.personName}>{patient.name}</strong><span className={css.hint}>{formatRecordNumber(patient.recordNumber)}</span></div>
          <span>{patient.phone === null ? <span className={css.hint}>{t('form.noPhone')}</span> : formatPhone(patient.phone)}</span>
        </div>
        {error?.fields === undefined && <ErrorNotice error={error} />}
        <EntryFields patientId={patient.id} values={values} today={today} error={error} onChange={change} />
      </form>
    </Dialog>
  );
}
