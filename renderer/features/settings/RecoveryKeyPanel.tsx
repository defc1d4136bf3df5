import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, Panel, StatusTag, fieldError } from '../../ui/index.ts';
import { useRecoveryKey } from '../clinic/recovery-key.ts';
import { FormError } from './FormFoot.tsx';
import css from './settings.module.css';

/** Whether the printed recovery key is known to exist, and a new one in its place. */
export function RecoveryKeyPanel({ confirmed }: { confirmed: boolean }) {
  const t = useText('settings');
  const [renewing, setRenewing] = useState(false);
  return (
    <Panel title={t('clinic.key')} padded aside={confirmed
      ? <StatusTag tone="green" shape="check">{t('clinic.kept')}</StatusTag>
      : <StatusTag tone="amber" shape="triangle">{t('clinic.notKept')}</StatusTag>}>
      <div className={css.stack}>
        <p className={css.text}>{t('clinic.keyText')}</p>
        {!confirmed && <ConfirmKey />}
        <div className={css.foot}><Button variant="default" onClick={() => { setRenewing(true); }}>{t('clinic.renew')}</Button></div>
      </div>
      {renewing && <RenewKey onClose={() => { setRenewing(false); }} />}
    </Panel>
  );
}

function ConfirmKey() {
  const t = useText('settings');
  const [lastGroup, setLastGroup] = useState('');
  const confirm = useCommand('clinic.confirmRecoveryKey');
  const submit = (event: FormEvent): void => { event.preventDefault(); void confirm.run({ lastGroup }); };
  const atField = fieldError(t, confirm.error, 'lastGroup');
  return (
    <form className={css.stack} onSubmit={submit}>
      <TextInput label={t('clinic.lastGroup')} description={t('clinic.keyNotKeptText')} autoComplete="off" spellCheck={false} maxLength={12} value={lastGroup} onChange={(event) => { setLastGroup(event.currentTarget.value.toUpperCase()); }} error={atField} />
      {atField === null && <FormError error={confirm.error} />}
      <div className={css.foot}><Button type="submit" variant="light" loading={confirm.isPending} disabled={lastGroup.trim() === ''}>{t('clinic.confirm')}</Button></div>
    </form>
  );
}

function RenewKey({ onClose }: { onClose: () => void }) {
  const t = useText('settings');
  const common = useText('common');
  const words = useText('keys');
  const [password, setPassword] = useState('');
  const renew = useCommand('keys.renewRecovery');
  const show = useRecoveryKey((state) => state.show);
  const submit = async (): Promise<void> => {
    if (password === '') return;
    const result = await renew.run({ password });
    // The key has a screen of its own that cannot be missed: groups, print, proof by the last group.
    if (!result.ok) return;
    onClose();
    show(result.value.recoveryKey);
  };
  const atField = fieldError(t, renew.error, 'password');
  return (
    <Dialog title={t('clinic.renewTitle')} onClose={onClose} onSubmit={() => { void submit(); }} actions={(
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button loading={renew.isPending} disabled={password === ''} onClick={() => { void submit(); }}>{t('clinic.renewNow')}</Button>
      </>
    )}>
      <div className={css.stack}>
        <p className={css.text}>{t('clinic.renewText')}</p>
        <p className={css.mute}>{words('oldCopies')}</p>
        <PasswordInput data-autofocus label={words('password')} required autoComplete="current-password" maxLength={200} visibilityToggleButtonProps={{ 'aria-label': t('users.show') }}
          value={password} onChange={(event) => { setPassword(event.currentTarget.value); }} onKeyDown={(event) => { if (event.key === 'Enter') void submit(); }} error={atField} />
        {atField === null && <ErrorNotice error={renew.error} />}
      </div>
    </Dialog>
  );
}
