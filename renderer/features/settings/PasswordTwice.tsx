import { PasswordInput } from '@mantine/core';
import { z } from 'zod';
import { passwordSchema } from '../../../shared/contract/clinic.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError } from '../../ui/index.ts';

export interface NewSecret { readonly password: string; readonly again: string }
export const NO_PASSWORD: NewSecret = { password: '', again: '' };

/** The two fields for a form's schema; whether they are the same is for the form to ask. */
export const passwordTwice = { password: passwordSchema, again: z.string() };
export const passwordForm = z.object(passwordTwice).superRefine(({ password, again }, issues) => {
  if (password !== again) issues.addIssue({ code: 'custom', path: ['again'], message: 'password_differs' });
});

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
