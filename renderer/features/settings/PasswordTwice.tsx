import { PasswordInput } from '@mantine/core';
import { z } from 'zod';
import type { DeskError } from '../../../shared/contract/core.ts';
import { NOBODY, passwordFault, type PasswordOwner } from '../../../shared/domain/password-rules.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError } from '../../ui/index.ts';

export interface NewSecret { readonly password: string; readonly again: string }
export const NO_PASSWORD: NewSecret = { password: '', again: '' };

/** What the two fields must be for this owner: the desk's own rule for passwords, and twice the same. */
export function passwordFormFor(owner: PasswordOwner) {
  return z.object({ password: z.string().max(200), again: z.string() }).superRefine(({ password, again }, issues) => {
    const fault = passwordFault(password, owner);
    if (fault !== null) issues.addIssue({ code: 'custom', path: ['password'], message: fault });
    if (password !== again) issues.addIssue({ code: 'custom', path: ['again'], message: 'password_differs' });
  });
}

/** For one's own password, where the desk knows whose it is. */
export const passwordForm = passwordFormFor(NOBODY);

/** The clinic's name as this window knows it, which nobody should take for a password. */
export function useClinicName(): string {
  return useCall('clinic.status', {}).data?.clinic?.name ?? '';
}

interface PasswordTwiceProps { value: NewSecret; onChange: (value: NewSecret) => void; error: DeskError | null; autoFocus?: boolean }

export function PasswordTwice({ value, onChange, error, autoFocus = false }: PasswordTwiceProps) {
  const t = useText('settings');
  const shared = { required: true, autoComplete: 'new-password', maxLength: 200, visibilityToggleButtonProps: { 'aria-label': t('users.show') } };
  return (
    <>
      <PasswordInput {...shared} data-autofocus={autoFocus || undefined} label={t('users.newPassword')} description={t('users.passwordHint')} inputWrapperOrder={['label', 'input', 'error', 'description']}
        value={value.password} onChange={(event) => { onChange({ ...value, password: event.currentTarget.value }); }} error={fieldError(t, error, 'password')} />
      <PasswordInput {...shared} label={t('users.again')} value={value.again} onChange={(event) => { onChange({ ...value, again: event.currentTarget.value }); }} error={fieldError(t, error, 'again')} />
    </>
  );
}
