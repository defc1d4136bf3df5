/** The password of an export: made by the desk, or the user's own, typed twice. It never goes into a draft. */
import { PasswordInput } from '@mantine/core';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { Segmented, fieldError } from '../../ui/index.ts';

export interface ExportPassword { readonly kind: 'made' | 'own'; readonly password: string; readonly again: string }
export const MADE_PASSWORD: ExportPassword = { kind: 'made', password: '', again: '' };
const KINDS = ['made', 'own'] as const;

interface Props { value: ExportPassword; onChange: (value: ExportPassword) => void; error: DeskError | null }

export function ExportPasswordFields({ value, onChange, error }: Props) {
  const t = useText('transfer');
  const shared = { required: true, autoComplete: 'new-password', maxLength: 200, visibilityToggleButtonProps: { 'aria-label': t('show') } };
  return (
    <>
      <Segmented label={t('password')} value={value.kind} options={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))} onChange={(kind) => { onChange({ ...MADE_PASSWORD, kind }); }} />
      {value.kind === 'own' && (
        <>
          <PasswordInput {...shared} label={t('own')} description={t('ownHint')} inputWrapperOrder={['label', 'input', 'error', 'description']}
            value={value.password} onChange={(event) => { onChange({ ...value, password: event.currentTarget.value }); }} error={fieldError(t, error, 'password')} />
          <PasswordInput {...shared} label={t('again')} value={value.again} onChange={(event) => { onChange({ ...value, again: event.currentTarget.value }); }} error={fieldError(t, error, 'again')} />
        </>
      )}
    </>
  );
}
