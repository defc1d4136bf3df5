import { Button, FileInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { checkForm } from '../../app/check.ts';
import { useCommand } from '../../app/client.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, fieldError } from '../../ui/index.ts';
import { adminError } from './admin-error.ts';
import { AdminStep } from './AdminStep.tsx';
import css from './door.module.css';
import { EMPTY_ADMIN, adminSchema } from './new-clinic.ts';
import { awaitRecoveryKey } from './recovery-key.ts';

/** With a file carried from the first desk: its code, and an administrator of this desk. */
export function JoinByInvitation({ onBack }: { onBack: () => void }) {
  const t = useText('clinic');
  const [file, setFile] = useState<File | null>(null);
  const [code, setCode] = useState('');
  const [admin, setAdmin] = useState(EMPTY_ADMIN);
  const [error, setError] = useState<DeskError | null>(null);
  const join = useCommand('clinic.join');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const missing: Record<string, string> = { ...(file === null ? { invitation: 'required' } : {}), ...(code.trim() === '' ? { code: 'required' } : {}) };
    const wrong = { ...checkForm(adminSchema, admin)?.fields, ...missing };
    if (file === null || Object.keys(wrong).length > 0) {
      setError({ code: 'invalid_input', fields: wrong });
      return;
    }
    setError(null);
    const { fullName, login, password } = admin;
    const invitation = await file.text();
    const refused = await awaitRecoveryKey(() => join.run({ invitation, code, admin: { fullName, login, password } }));
    if (refused) setError(adminError(refused));
  };
  return (
    <form noValidate className={css.fields} onSubmit={(event) => { void submit(event); }}>
      <p className={css.lead}>{t('join.lead')}</p>
      <div className={css.two}>
        <FileInput label={t('join.file')} placeholder={t('join.choose')} required clearable clearButtonProps={{ 'aria-label': t('join.clear') }} value={file} onChange={setFile} error={fieldError(t, error, 'invitation')} />
        <TextInput label={t('join.code')} required autoComplete="off" spellCheck={false} value={code} onChange={(event) => { setCode(event.currentTarget.value.toUpperCase()); }} error={fieldError(t, error, 'code')} />
      </div>
      <AdminStep value={admin} onChange={setAdmin} error={error} />
      {error !== null && error.code !== 'invalid_input' && <ErrorNotice error={error} />}
      <div className={css.foot}>
        <Button variant="default" onClick={onBack} disabled={join.isPending}>{t('back')}</Button>
        <Button type="submit" loading={join.isPending}>{t('join.submit')}</Button>
      </div>
    </form>
  );
}
