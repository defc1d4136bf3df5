import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconActivityHeartbeat } from '@tabler/icons-react';
import { useRef, useState, type FormEvent } from 'react';
import type { DeskStatus } from '../../../shared/contract/clinic.ts';
import type { Session } from '../../../shared/contract/users.ts';
import { queryClient, useCommand } from '../../app/client.ts';
import { useFrame } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, fieldError } from '../../ui/index.ts';
import { Door } from '../clinic/Door.tsx';
import css from '../clinic/door.module.css';
import { Recovery } from '../clinic/Recovery.tsx';
import { useCountdown } from './countdown.ts';

export function SignIn({ status, session }: { status: DeskStatus; session: Session }) {
  const t = useText('users');
  const [forgotten, setForgotten] = useState(false);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);
  const signIn = useCommand('users.signIn');
  const seconds = useCountdown(session.waitMs);
  const openEmergency = useFrame((frame) => frame.openEmergency);
  if (forgotten) return <Recovery onBack={() => { setForgotten(false); }} />;

  const enter = async (as: { login: string; password: string }): Promise<void> => {
    const result = await signIn.run(as);
    if (result.ok) return;
    setPassword('');
    passwordField.current?.focus();
    // The desk may now want a pause before the next attempt.
    void queryClient.invalidateQueries({ queryKey: ['users'] });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (seconds === 0 && !signIn.isPending) void enter({ login, password });
  };
  const { demo } = status;
  return (
    <Door title={status.clinic?.name ?? t('signIn.title')} lead={t('signIn.lead')}>
      <form noValidate className={css.fields} onSubmit={submit}>
        <TextInput label={t('signIn.login')} required autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} value={login} onChange={(event) => { setLogin(event.currentTarget.value.toLowerCase()); }} error={fieldError(t, signIn.error, 'login')} />
        <PasswordInput ref={passwordField} label={t('signIn.password')} required autoComplete="current-password" visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} value={password} onChange={(event) => { setPassword(event.currentTarget.value); }} error={fieldError(t, signIn.error, 'password')} />
        {seconds > 0 ? <p role="status">{t('wait', { seconds })}</p> : <ErrorNotice error={signIn.error} />}
        <Button type="submit" fullWidth loading={signIn.isPending} disabled={seconds > 0}>{t('signIn.submit')}</Button>
      </form>
      {demo && (
        <section className={css.demo} aria-label={t('demo.title')}>
          <p><strong>{t('demo.title')}</strong> {t('demo.text')}</p>
          <p>{t('signIn.login')}: <code>{demo.login}</code> · {t('signIn.password')}: <code>{demo.password}</code></p>
          <Button variant="default" loading={signIn.isPending} onClick={() => { void enter(demo); }}>{t('demo.use', { login: demo.login })}</Button>
        </section>
      )}
      <div className={css.foot}>
        <Button variant="subtle" onClick={() => { setForgotten(true); }}>{t('signIn.forgotten')}</Button>
        <Button variant="light" color="alert" leftSection={<IconActivityHeartbeat size={16} />} rightSection={<Kbd>F9</Kbd>} aria-keyshortcuts="F9" onClick={openEmergency}>{t('emergency')}</Button>
      </div>
    </Door>
  );
}
