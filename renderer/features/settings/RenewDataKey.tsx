import { Button, PasswordInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { RENEWAL_SCOPES, type RenewalScope } from '../../../shared/contract/keys.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, fieldError } from '../../ui/index.ts';
import { useRecoveryKey } from '../clinic/recovery-key.ts';
import { KeyProgress } from './KeyProgress.tsx';
import css from './settings.module.css';

const STEPS: Readonly<Record<RenewalScope, readonly number[]>> = { data: [0, 1, 2], all: [0, 1, 2, 3] };

interface RenewDataKeyProps { layered: boolean; others: number; onClose: () => void; onRenewed: () => void }

/** A new data key, alone or with everything that opens it. Stays open while it runs. */
export function RenewDataKey({ layered, others, onClose, onRenewed }: RenewDataKeyProps) {
  const t = useText('keys');
  const settings = useText('settings');
  const common = useText('common');
  const [scope, setScope] = useState<RenewalScope>(layered ? 'data' : 'all');
  const [password, setPassword] = useState('');
  const renew = useCommand('keys.renew');
  const show = useRecoveryKey((state) => state.show);
  const busy = renew.isPending;
  const ready = password !== '' && !busy;
  const submit = async (): Promise<void> => {
    if (!ready) return;
    const result = await renew.run({ password, scope });
    if (!result.ok) return;
    onRenewed();
    // The key has a screen of its own that cannot be missed: groups, print, proof by the last group.
    if (result.value.recoveryKey !== null) show(result.value.recoveryKey);
  };
  const leave = (): void => { if (!busy) onClose(); };
  const atField = fieldError(t, renew.error, 'password');
  return (
    <Dialog title={t('renewTitle')} size="lg" onClose={leave} onSubmit={() => { void submit(); }} actions={busy ? undefined : (
      <>
        <Button variant="default" onClick={leave} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button disabled={!ready} onClick={() => { void submit(); }}>{t('renewNow')}</Button>
      </>
    )}>
      <div className={css.stack}>
        <Radio.Group label={t('scopeLabel')} value={scope} onChange={(value) => { setScope(RENEWAL_SCOPES.find((each) => each === value) ?? scope); }}>
          <Stack gap="xs" mt="xs">
            {RENEWAL_SCOPES.map((each) => <Radio key={each} value={each} disabled={busy || (each === 'data' && !layered)} label={t(`scopes.${each}.label`)} description={t(each === 'data' && !layered ? 'onlyAll' : `scopes.${each}.when`)} />)}
          </Stack>
        </Radio.Group>
        <ol className={css.steps} aria-label={t('stepsLabel')}>{STEPS[scope].map((step) => <li key={step}>{t(`scopes.${scope}.steps.${step}`, { count: others })}</li>)}</ol>
        {busy ? <KeyProgress /> : (
          <PasswordInput data-autofocus label={t('password')} required autoComplete="current-password" maxLength={200} visibilityToggleButtonProps={{ 'aria-label': settings('users.show') }}
            value={password} onChange={(event) => { setPassword(event.currentTarget.value); }} onKeyDown={(event) => { if (event.key === 'Enter') void submit(); }} error={atField} />
        )}
        {atField === null && <ErrorNotice error={renew.error} />}
      </div>
    </Dialog>
  );
}
