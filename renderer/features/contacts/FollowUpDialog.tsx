/** A follow-up is made or changed: what, when, who. What is typed is kept over a power cut. */
import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type FollowUp, LONGEST_NOTE } from '../../../shared/contract/contacts.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useDraft } from '../../app/drafts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, fieldError, formatInstant } from '../../ui/index.ts';
import { callBackAt } from '../calls/call-back.ts';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import css from './contacts.module.css';

const BELOW = ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[];

interface FollowUpDialogProps {
  /** Null: is chosen first. */
  readonly patient: { readonly id: string; readonly name: string } | null;
  /** Being changed. */
  readonly followUp?: FollowUp;
  readonly onClose: () => void;
  readonly onSaved: (saved: FollowUp) => void;
}

export function FollowUpDialog({ patient, ...props }: FollowUpDialogProps) {
  const t = useText('contacts');
  const [chosen, setChosen] = useState(patient);
  if (chosen === null) return <Dialog title={t('followUps.formNew')} onClose={props.onClose} size="xl"><PatientPicker label={t('followUps.who')} onPick={({ id, name }) => { setChosen({ id, name }); }} /></Dialog>;
  return <FollowUpForm {...props} patient={chosen} />;
}

function FollowUpForm({ patient, followUp, onClose, onSaved }: FollowUpDialogProps & { readonly patient: { readonly id: string; readonly name: string } }) {
  const t = useText('contacts');
  const common = useText('common');
  const fields = useText('fields');
  const now = useNow();
  const owners = useCall('contacts.owners', {}).data ?? [];
  const [values, setValues] = useState({ todo: followUp?.todo ?? '', when: followUp ? '' : 'besok 9', ownerId: followUp?.ownerId ?? null as string | null });
  const draft = useDraft('follow-up', followUp?.id ?? patient.id, values, setValues);
  const [add, edit] = [useCommand('contacts.addFollowUp'), useCommand('contacts.editFollowUp')];
  const [tried, setTried] = useState(false);
  const error = add.error ?? edit.error;
  const dueAt = values.when.trim() === '' && followUp ? followUp.dueAt : callBackAt('typed', values.when, now);
  const change = (part: Partial<typeof values>): void => { add.reset(); edit.reset(); setValues((before) => ({ ...before, ...part })); };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (dueAt === null || values.todo.trim() === '') return;
    const wish = { todo: values.todo, dueAt, ownerId: values.ownerId };
    const result = await (followUp ? edit.run({ ...wish, id: followUp.id, expectedVersion: followUp.version }) : add.run({ ...wish, patientId: patient.id }));
    if (!result.ok) return;
    await draft.discard();
    onSaved(result.value);
  };
  const send = (): void => { void submit(); };
  return (
    <Dialog title={t('followUps.form', { name: patient.name })} onClose={onClose} onSubmit={send} size="lg" actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button onClick={send} loading={add.isPending || edit.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('followUps.save')}</Button>
      </>
    }>
      <div className={css.form}>
        {error?.fields === undefined && <ErrorNotice error={error} />}
        <Textarea data-autofocus label={t('followUps.todo')} autosize minRows={2} maxRows={6} maxLength={LONGEST_NOTE} value={values.todo} error={tried && values.todo.trim() === '' ? fields('text_required') : fieldError(t, error, 'todo')} onChange={(event) => { change({ todo: event.currentTarget.value }); }} />
        <div className={css.fields}>
          <TextInput label={t('followUps.dueAt')} inputWrapperOrder={BELOW} description={dueAt === null ? t('followUps.whenHint') : formatInstant(dueAt)} value={values.when} maxLength={40} autoComplete="off" error={tried && dueAt === null ? fields('due_form') : fieldError(t, error, 'dueAt')} onChange={(event) => { change({ when: event.currentTarget.value }); }} />
          <NativeSelect label={t('followUps.owner')} value={values.ownerId ?? ''} data={[{ value: '', label: t('followUps.nobody') }, ...owners.map(({ id, name, role }) => ({ value: id, label: `${name} · ${common(`role.${role}`)}` }))]} onChange={(event) => { change({ ownerId: event.currentTarget.value || null }); }} />
        </div>
      </div>
    </Dialog>
  );
}
