import { PasswordInput } from '@mantine/core';
import type { Ref } from 'react';
import { useText } from '../../i18n/index.ts';

interface Props { value: string; onChange: (password: string) => void; error: string | null; field?: Ref<HTMLInputElement> }

/** The password of an export that is read back. Never a draft, never kept. */
export function ExportPasswordField({ value, onChange, error, field }: Props) {
  const t = useText('imports');
  return (
    <PasswordInput ref={field} label={t('records.password')} description={t('records.passwordHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} required autoComplete="off" maxLength={200}
      visibilityToggleButtonProps={{ 'aria-label': t('records.show') }} value={value} onChange={(event) => { onChange(event.currentTarget.value); }} error={error} />
  );
}
