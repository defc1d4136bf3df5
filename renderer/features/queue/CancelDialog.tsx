import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';

/** A cancelled visit keeps its reason. */
export function CancelDialog({ entry, onClose, onCancel }: { entry: QueueEntry; onClose: () => void; onCancel: (reason: string) => Promise<void> }) {
  const t = useText('queue');
  const fields = useText('fields');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && reason.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '') return;
    await onCancel(reason.trim());
    onClose();
  };
  return (
    <Dialog title={t('cancelTitle', { number: entry.number })} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('keep')}</Button>
        <Button color="alert" onClick={() => { void submit(); }} rightSection={<Kbd>Enter</Kbd>}>{t('cancelConfirm')}</Button>
      </>
    }>
      <TextInput data-autofocus label={t('cancelReason')} value={reason} maxLength={200} error={missing ? fields('reason_required') : null} onChange={(event) => { setReason(event.currentTarget.value); }}
        onKeyDown={(event) => { if (event.key === 'Enter' && !event.ctrlKey && !event.repeat) void submit(); }} />
    </Dialog>
  );
}
