/** A short note of a contact, or the correction of one: a new note that takes its place. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { LONGEST_NOTE } from '../../../shared/contract/contacts.ts';
import { useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, fieldError } from '../../ui/index.ts';
import css from './contacts.module.css';

interface NoteDialogProps { readonly patientId: string; readonly corrects: { readonly id: string; readonly text: string } | null; readonly onClose: () => void; readonly onSaved: () => void }

export function NoteDialog({ patientId, corrects, onClose, onSaved }: NoteDialogProps) {
  const t = useText('contacts');
  const common = useText('common');
  const fields = useText('fields');
  const add = useCommand('contacts.addNote');
  const [text, setText] = useState(corrects?.text ?? '');
  const draft = useDraft('contact-note', corrects?.id ?? patientId, text, setText);
  const [tried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (text.trim() === '' || !(await add.run({ patientId, text, corrects: corrects?.id ?? null })).ok) return;
    await draft.discard();
    onSaved();
  };
  const send = (): void => { void submit(); };
  return (
    <Dialog title={t(corrects === null ? 'notes.form' : 'notes.correctTitle')} onClose={onClose} onSubmit={send} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button onClick={send} loading={add.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('notes.save')}</Button>
      </>
    }>
      <div className={css.form}>
        {add.error?.fields === undefined && <ErrorNotice error={add.error} />}
        {corrects !== null && <p className={css.mute}>{t('notes.was', { text: corrects.text })}</p>}
        <Textarea data-autofocus label={t('notes.text')} description={t('notes.hint')} autosize minRows={3} maxRows={8} maxLength={LONGEST_NOTE} value={text} error={tried && text.trim() === '' ? fields('text_required') : fieldError(t, add.error, 'text')} onChange={(event) => { add.reset(); setText(event.currentTarget.value); }} />
      </div>
    </Dialog>
  );
}
