/** Opens a restricted record for whoever must treat the person in front of them: the whole number, and why. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, fieldError } from '../../ui/index.ts';
import css from './restricted.module.css';

export function OpenRestrictedDialog({ onClose }: { onClose: () => void }) {
  const t = useText('restricted');
  const go = useRoute((route) => route.go);
  const open = useCommand('restricted.open');
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const submit = async (): Promise<void> => {
    const answer = await open.run({ number, reason });
    if (!answer.ok) return;
    onClose();
    go(`patients/${answer.value.patientId}`);
  };
  const unknown = open.error?.code === 'not_found';
  return (
    <Dialog title={t('openTitle')} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('keep')}</Button>
        <Button color="alert" loading={open.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('openYes')}</Button>
      </>
    }>
      <p className={css.about}>{t('openAbout')}</p>
      <div className={css.stack}>
        <TextInput data-autofocus label={t('openNumber')} value={number} maxLength={30} autoComplete="off" error={fieldError(t, open.error, 'number')} onChange={(event) => { setNumber(event.currentTarget.value); open.reset(); }} />
        <TextInput label={t('openReason')} value={reason} maxLength={200} autoComplete="off" error={fieldError(t, open.error, 'reason')} onChange={(event) => { setReason(event.currentTarget.value); }} />
      </div>
      {unknown && <p role="alert" className={css.warning}>{t('openNone')}</p>}
      {!unknown && open.error?.code !== 'invalid_input' && <ErrorNotice error={open.error} />}
    </Dialog>
  );
}
