/** What came of a follow-up; what is dropped says why. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type FollowUp, type FollowUpOutcome, LONGEST_NOTE } from '../../../shared/contract/contacts.ts';
import { useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, fieldError } from '../../ui/index.ts';
import css from './contacts.module.css';

interface FinishDialogProps { readonly followUp: FollowUp; readonly outcome: FollowUpOutcome; readonly onClose: () => void; readonly onSaved: () => void }

export function FinishDialog({ followUp, outcome, onClose, onSaved }: FinishDialogProps) {
  const t = useText('contacts');
  const common = useText('common');
  const fields = useText('fields');
  const finish = useCommand('contacts.finishFollowUp');
  const [note, setNote] = useState('');
  const draft = useDraft('follow-up-result', followUp.id, note, setNote);
  const [tried, setTried] = useState(false);
  const missing = outcome === 'dropped' && note.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (missing || !(await finish.run({ id: followUp.id, expectedVersion: followUp.version, outcome, note: note.trim() === '' ? null : note.trim() })).ok) return;
    await draft.discard();
    onSaved();
  };
  const send = (): void => { void submit(); };
  return (
    <Dialog title={t('followUps.finishTitle', { name: followUp.patientName })} onClose={onClose} onSubmit={send} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button onClick={send} loading={finish.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t(outcome === 'done' ? 'followUps.finish' : 'followUps.drop')}</Button>
      </>
    }>
      <div className={css.form}>
        <p className={css.mute}>{followUp.todo}</p>
        {finish.error?.fields === undefined && <ErrorNotice error={finish.error} />}
        <Textarea data-autofocus label={t(outcome === 'done' ? 'followUps.result' : 'followUps.dropReason')} description={outcome === 'done' ? t('followUps.resultHint') : undefined} autosize minRows={2} maxRows={6} maxLength={LONGEST_NOTE} value={note}
          error={tried && missing ? fields('reason_required') : fieldError(t, finish.error, 'note')} onChange={(event) => { finish.reset(); setNote(event.currentTarget.value); }} />
      </div>
    </Dialog>
  );
}
