/** Asks why before something is taken back; the reason is kept with it. */
import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useText } from '../i18n/index.ts';
import { Dialog } from './Dialog.tsx';
import { Kbd } from './StatusTag.tsx';

interface ReasonDialogProps {
  title: string;
  /** Of the field for the reason. */
  label: string;
  confirm: string;
  keep: string;
  /** What it is about; shown above the field. */
  about?: ReactNode;
  /** Why it was refused, and what can be done. */
  refusal?: ReactNode;
  pending?: boolean;
  /** True: it is done, and the dialog closes. */
  onConfirm: (reason: string) => Promise<boolean>;
  onClose: () => void;
}

export function ReasonDialog({ title, label, confirm, keep, about, refusal, pending = false, onConfirm, onClose }: ReasonDialogProps) {
  const fields = useText('fields');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && reason.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() !== '' && (await onConfirm(reason.trim()))) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{keep}</Button>
        <Button color="alert" loading={pending} onClick={() => { void submit(); }} rightSection={<Kbd>Enter</Kbd>}>{confirm}</Button>
      </>
    }>
      {about}
      <TextInput data-autofocus label={label} value={reason} maxLength={200} error={missing ? fields('reason_required') : null} onChange={(event) => { setReason(event.currentTarget.value); }}
        onKeyDown={(event) => { if (event.key === 'Enter' && !event.ctrlKey && !event.repeat) void submit(); }} />
      {refusal}
    </Dialog>
  );
}
