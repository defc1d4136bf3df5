import { PasswordInput } from '@mantine/core';
import { useText } from '../../i18n/index.ts';

interface Props { value: string; onChange: (password: string) => void; error: string | null }

/** The password of an export that is read back. Never a draft, never kept. */
export function ExportPasswordField({ value, onChange, error }: Props) {
  const t = useText('imports');
  return (
    <PasswordInput label={t('records.password')} description={t('records.passwordHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} required autoComplete="off" maxLength={200}
      visibilityToggleButtonProps={{ 'aria-label': t('records.show') }} value={value} onChange={(event) => { onChange(event.currentTarget.value); }} error={error} />
  );
}
