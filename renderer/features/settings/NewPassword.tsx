import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { User } from '../../../shared/contract/users.ts';
import { checkForm } from '../../app/check.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { EditorDialog } from './EditorDialog.tsx';
import { NO_PASSWORD, PasswordTwice, passwordFormFor, useClinicName } from './PasswordTwice.tsx';
import css from './settings.module.css';

const nothingKept = async (): Promise<void> => undefined;

export function NewPassword({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useText('settings');
  const save = useCommand('users.setPassword');
  const [secret, setSecret] = useState(NO_PASSWORD);
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const clinic = useClinicName();
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    const found = checkForm(passwordFormFor({ login: user.login, clinic }), secret);
    setWrong(found);
    if (found) return;
    const result = await save.run({ id: user.id, password: secret.password });
    if (result.ok) onClose();
  };
  return (
    <EditorDialog title={t('users.newPasswordFor', { name: user.fullName })} error={error} pending={save.isPending} onClose={onClose} onSubmit={submit} onDrop={nothingKept}>
      <p className={css.mute}>{t('users.passwordText')}</p>
      <PasswordTwice value={secret} onChange={setSecret} error={error} autoFocus />
    </EditorDialog>
  );
}
