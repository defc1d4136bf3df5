import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { z } from 'zod';
import { loginSchema, doorPasswordSchema } from '../../../shared/contract/clinic.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { checkForm } from '../../app/check.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, fieldError } from '../../ui/index.ts';
import { Door } from './Door.tsx';
import css from './door.module.css';

const form = z.object({ recoveryKey: z.string().trim().min(1).max(120), login: loginSchema, password: doorPasswordSchema, again: z.string() })
  .superRefine(({ password, again }, issues) => {
    if (password !== again) issues.addIssue({ code: 'custom', path: ['again'], message: 'password_differs' });
  });

const LAST_WAYS = [0, 1, 2] as const;

/** Opens the database with the printed key and gives one administrator a new password. */
export function Recovery({ onBack }: { onBack?: () => void }) {
  const t = useText('clinic');
  const keys = useText('keys');
  const [value, setValue] = useState({ recoveryKey: '', login: '', password: '', again: '' });
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const recover = useCommand('clinic.recover');
  const error = wrong ?? recover.error;
  const set = (part: Partial<typeof value>): void => { setValue({ ...value, ...part }); };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = checkForm(form, value);
    setWrong(found);
    if (!found) await recover.run({ recoveryKey: value.recoveryKey, login: value.login, password: value.password });
  };
  const show = { 'aria-label': t('fields.showPassword') };
  return (
    <Door wide title={t('recovery.title')} lead={t(onBack ? 'recovery.forgotten' : 'recovery.unreadable')}>
      <form noValidate className={css.fields} onSubmit={(event) => { void submit(event); }}>
        <TextInput label={t('recovery.key')} description={t('recovery.keyHint')} required autoFocus autoComplete="off" spellCheck={false} value={value.recoveryKey} onChange={(event) => { set({ recoveryKey: event.currentTarget.value.toUpperCase() }); }} error={fieldError(t, error, 'recoveryKey')} />
        <TextInput label={t('recovery.login')} required autoComplete="off" autoCapitalize="none" spellCheck={false} value={value.login} onChange={(event) => { set({ login: event.currentTarget.value.toLowerCase() }); }} error={fieldError(t, error, 'login')} />
        <div className={css.two}>
          <PasswordInput label={t('recovery.password')} required autoComplete="new-password" visibilityToggleButtonProps={show} value={value.password} onChange={(event) => { set({ password: event.currentTarget.value }); }} error={fieldError(t, error, 'password')} />
          <PasswordInput label={t('fields.again')} required autoComplete="new-password" visibilityToggleButtonProps={show} value={value.again} onChange={(event) => { set({ again: event.currentTarget.value }); }} error={fieldError(t, error, 'again')} />
        </div>
        {error !== null && error.code !== 'invalid_input' && <ErrorNotice error={error} />}
        <div className={css.foot}>
          {onBack ? <Button variant="default" onClick={onBack}>{t('back')}</Button> : <span />}
          <Button type="submit" loading={recover.isPending}>{t('recovery.submit')}</Button>
        </div>
      </form>
      <details className={css.lost}>
        <summary>{keys('door.title')}</summary>
        <ol>{LAST_WAYS.map((way) => <li key={way}>{keys(`door.try.${way}`)}</li>)}</ol>
        <p>{keys('door.end')}</p>
      </details>
    </Door>
  );
}
