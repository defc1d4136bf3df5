import { PasswordInput, TextInput } from '@mantine/core';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { DoorSecret } from '../../../shared/contract/clinic.ts';
import { useText } from '../../i18n/index.ts';
import { Segmented, fieldError } from '../../ui/index.ts';
import css from './door.module.css';

export interface SecretDraft { way: 'password' | 'recoveryKey'; login: string; password: string; recoveryKey: string }
export const NO_SECRET: SecretDraft = { way: 'password', login: '', password: '', recoveryKey: '' };

export function secretOf({ way, login, password, recoveryKey }: SecretDraft): DoorSecret {
  return way === 'password' ? { login, password } : { recoveryKey };
}
export function isTyped({ way, login, password, recoveryKey }: SecretDraft): boolean {
  return way === 'password' ? login.trim() !== '' && password !== '' : recoveryKey.trim() !== '';
}

interface SecretFieldsProps { value: SecretDraft; onChange: (value: SecretDraft) => void; error: DeskError | null; disabled: boolean }

/** An administrator's password, or the printed recovery key. */
export function SecretFields({ value, onChange, error, disabled }: SecretFieldsProps) {
  const t = useText('clinic');
  const set = (part: Partial<SecretDraft>): void => { onChange({ ...value, ...part }); };
  return (
    <div className={css.fields}>
      <Segmented label={t('rescue.secret')} value={value.way} disabled={disabled} onChange={(way) => { set({ way }); }}
        options={[{ value: 'password', label: t('rescue.password') }, { value: 'recoveryKey', label: t('rescue.recoveryKey') }]} />
      {value.way === 'password' ? (
        <div className={css.two}>
          <TextInput label={t('rescue.login')} required disabled={disabled} autoComplete="off" autoCapitalize="none" spellCheck={false} value={value.login} onChange={(event) => { set({ login: event.currentTarget.value.toLowerCase() }); }} error={fieldError(t, error, 'secret.login')} />
          <PasswordInput label={t('rescue.secretPassword')} required disabled={disabled} autoComplete="off" visibilityToggleButtonProps={{ 'aria-label': t('fields.showPassword') }} value={value.password} onChange={(event) => { set({ password: event.currentTarget.value }); }} error={fieldError(t, error, 'secret.password')} />
        </div>
      ) : (
        <TextInput label={t('recovery.key')} description={t('recovery.keyHint')} required disabled={disabled} autoComplete="off" spellCheck={false} value={value.recoveryKey} onChange={(event) => { set({ recoveryKey: event.currentTarget.value.toUpperCase() }); }} error={fieldError(t, error, 'secret.recoveryKey')} />
      )}
    </div>
  );
}
