import { PasswordInput, TextInput } from '@mantine/core';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError } from '../../ui/index.ts';
import css from './door.module.css';
import type { AdminDraft } from './new-clinic.ts';
import { passwordStrength } from './password-strength.ts';

interface StepProps { value: AdminDraft; onChange: (value: AdminDraft) => void; error: DeskError | null }

/** The first administrator of this desk; also asked for when a further desk joins. */
export function AdminStep({ value, onChange, error }: StepProps) {
  const t = useText('clinic');
  const show = { 'aria-label': t('fields.showPassword') };
  return (
    <div className={css.fields}>
      <TextInput label={t('fields.fullName')} required autoComplete="off" value={value.fullName} onChange={(event) => { onChange({ ...value, fullName: event.currentTarget.value }); }} error={fieldError(t, error, 'fullName')} />
      <TextInput label={t('fields.login')} description={t('fields.loginHint')} required autoComplete="off" autoCapitalize="none" spellCheck={false} value={value.login} onChange={(event) => { onChange({ ...value, login: event.currentTarget.value.toLowerCase() }); }} error={fieldError(t, error, 'login')} />
      <div className={css.two}>
        <PasswordInput label={t('fields.password')} description={t(`strength.${value.password === '' ? 'advice' : passwordStrength(value.password, value.login)}`)} inputWrapperOrder={['label', 'input', 'description', 'error']} required autoComplete="new-password" visibilityToggleButtonProps={show} value={value.password} onChange={(event) => { onChange({ ...value, password: event.currentTarget.value }); }} error={fieldError(t, error, 'password')} />
        <PasswordInput label={t('fields.again')} required autoComplete="new-password" visibilityToggleButtonProps={show} value={value.again} onChange={(event) => { onChange({ ...value, again: event.currentTarget.value }); }} error={fieldError(t, error, 'again')} />
      </div>
    </div>
  );
}
