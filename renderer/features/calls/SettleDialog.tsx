/** The call back was made, or is not wanted any more: one line says what came of it. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PhoneCall } from '../../../shared/contract/calls.ts';
import { useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd } from '../../ui/index.ts';
import { PhoneLine } from './PhoneLine.tsx';
import css from './calls.module.css';

export function SettleDialog({ call, onClose }: { call: PhoneCall; onClose: () => void }) {
  const t = useText('calls');
  const common = useText('common');
  const fields = useText('fields');
  const [outcome, setOutcome] = useState('');
  const [tried, setTried] = useState(false);
  const draft = useDraft('call-outcome', call.id, outcome, setOutcome);
  const settle = useCommand('calls.settle');
  const missing = tried && outcome.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (outcome.trim() === '') return;
    const result = await settle.run({ id: call.id, expectedVersion: call.version, outcome: outcome.trim() });
    if (!result.ok) return;
    await draft.discard();
    showDone(t('settle.done', { name: call.callerName }));
    onClose();
  };
  return (
    <Dialog title={t('settle.title', { name: call.callerName })} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button loading={settle.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Enter</Kbd>}>{t('settle.save')}</Button>
      </>
    }>
      <div className={css.form}>
        <PhoneLine call={call} />
        <TextInput data-autofocus label={t('settle.outcome')} description={t('settle.hint')} value={outcome} maxLength={300} error={missing ? fields('text_required') : null} autoComplete="off"
          onChange={(event) => { setOutcome(event.currentTarget.value); }} onKeyDown={(event) => { if (event.key === 'Enter' && !event.ctrlKey && !event.repeat) void submit(); }} />
        <ErrorNotice error={settle.error} />
      </div>
    </Dialog>
  );
}
