import { Button, PasswordInput } from '@mantine/core';
import { IconActivityHeartbeat } from '@tabler/icons-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { DeskStatus } from '../../../shared/contract/clinic.ts';
import type { Session, SessionUser } from '../../../shared/contract/users.ts';
import { queryClient, useCommand } from '../../app/client.ts';
import { signOut } from '../../app/frame-actions.ts';
import { useFrame } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd } from '../../ui/index.ts';
import { Door } from '../clinic/Door.tsx';
import css from '../clinic/door.module.css';
import { useCountdown } from './countdown.ts';
import lockCss from './lock.module.css';

interface LockProps { user: SessionUser; session: Session; demo: DeskStatus['demo'] }

/** Over the mounted desk. Focus returns to where it was when the desk is unlocked. */
export function LockScreen({ user, session, demo }: LockProps) {
  const t = useText('users');
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const unlock = useCommand('users.unlock');
  const seconds = useCountdown(session.waitMs);
  const openEmergency = useFrame((frame) => frame.openEmergency);
  useReturnedFocus(field);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (seconds > 0 || unlock.isPending) return;
    const result = await unlock.run({ password });
    setPassword('');
    if (result.ok) return;
    field.current?.focus();
    void queryClient.invalidateQueries({ queryKey: ['users'] });
  };
  return (
    <div className={lockCss.lock} data-lock>
      <Door title={t('lock.title')} lead={t('lock.lead', { name: user.fullName })}>
        <form noValidate className={css.fields} onSubmit={(event) => { void submit(event); }}>
          <PasswordInput ref={field} label={t('lock.password', { name: user.fullName })} required autoComplete="current-password" visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} value={password} onChange={(event) => { setPassword(event.currentTarget.value); }} />
          {seconds > 0 ? <p role="status">{t('wait', { seconds })}</p> : <ErrorNotice error={unlock.error} />}
          <Button type="submit" fullWidth loading={unlock.isPending} disabled={seconds > 0}>{t('lock.submit')}</Button>
        </form>
        {demo !== null && demo.login === user.login && (
          <section className={css.demo} aria-label={t('demo.title')}>
            <p><strong>{t('demo.title')}</strong> {t('signIn.password')}: <code>{demo.password}</code></p>
          </section>
        )}
        <div className={css.foot}>
          <Button variant="subtle" onClick={() => { void signOut(); }}>{t('lock.other')}</Button>
          <Button variant="light" color="alert" leftSection={<IconActivityHeartbeat size={16} />} rightSection={<Kbd>F9</Kbd>} aria-keyshortcuts="F9" onClick={openEmergency}>{t('emergency')}</Button>
        </div>
      </Door>
    </div>
  );
}

function useReturnedFocus(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const before = lastFocus;
    field.current?.focus();
    return () => {
      // After the desk can be reached again.
      setTimeout(() => { before?.focus(); });
    };
  }, [field]);
}

/**
 * The control that had the focus before the desk became unreachable: `inert` takes the focus away before the lock is
 * drawn, so it has to be known beforehand.
 */
let lastFocus: HTMLElement | null = null;
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && !target.closest('[data-lock]')) lastFocus = target;
});
