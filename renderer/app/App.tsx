/** Which of the desk's faces is shown: first start, sign-in, the desk itself, or why it cannot be opened. */
import { Loader } from '@mantine/core';
import { Suspense, lazy, useEffect, useLayoutEffect } from 'react';
import { DISPLAY_PATH } from '../../shared/contract/window.ts';
import type { DeskStatus } from '../../shared/contract/clinic.ts';
import { FirstStart } from '../features/clinic/FirstStart.tsx';
import { CannotOpen } from '../features/clinic/CannotOpen.tsx';
import { KeepRecoveryKey } from '../features/clinic/KeepRecoveryKey.tsx';
import { Recovery } from '../features/clinic/Recovery.tsx';
import { useRecoveryKey } from '../features/clinic/recovery-key.ts';
import { LockScreen } from '../features/users/LockScreen.tsx';
import { SignIn } from '../features/users/SignIn.tsx';
import { AlertBar } from '../features/emergencies/AlertBar.tsx';
import { EmergencyDialog } from '../features/emergencies/EmergencyDialog.tsx';
import { useText } from '../i18n/index.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { setClinicZone } from '../ui/format.ts';
import { setDeskClock } from './clock.ts';
import { useCall } from './client.ts';
import { Desk } from './Desk.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { useFrame } from './routes.ts';
import { useActivity, useFreshAnswers, useSession } from './session.ts';
import { lockShortcuts, useShortcut } from './shortcuts.ts';

const DisplayScreen = lazy(async () => ({ default: (await import('../features/display/index.tsx')).DisplayScreen }));

export function App() {
  if (location.pathname === DISPLAY_PATH) return <Suspense><DisplayScreen /></Suspense>;
  return <DeskWindow />;
}

function DeskWindow() {
  const status = useCall('clinic.status', {});
  if (status.error && !status.data) return <ErrorNotice error={status.error} />;
  if (!status.data) return <Waiting />;
  return (
    <>
      <LinkNotice />
      <Face status={status.data} askedAt={status.dataUpdatedAt} />
    </>
  );
}

function Waiting() {
  const t = useText('common');
  return <Loader aria-label={t('loading')} m="xl" />;
}

interface FaceProps {
  status: DeskStatus;
  /** When the page had this answer, by the computer's clock. */
  askedAt: number;
}

function Face({ status, askedAt }: FaceProps) {
  const { recoveryKey: pendingKey, founding } = useRecoveryKey();
  // The desk is open as soon as the clinic is founded; the key must be seen before anything else.
  if (founding) return <FirstStart />;
  if (pendingKey !== null) return <KeepRecoveryKey recoveryKey={pendingKey} clinicName={status.clinic?.name ?? ''} />;
  switch (status.phase) {
    case 'first_start': return <FirstStart />;
    case 'recovery': return <Recovery />;
    case 'newer_database':
    case 'damaged': return <CannotOpen phase={status.phase} />;
    case 'sign_in':
    case 'ready': return <OpenDesk status={status} askedAt={askedAt} />;
  }
}

function OpenDesk({ status, askedAt }: FaceProps) {
  const session = useSession();
  const user = session?.user ?? null;
  const inside = status.phase === 'ready' && user !== null && status.clinic !== null;
  const locked = session?.locked ?? false;
  useFreshAnswers(inside ? user.id : null, locked);
  useActivity(inside && !locked);
  useEffect(() => {
    lockShortcuts(!inside || locked);
    return () => { lockShortcuts(true); };
  }, [inside, locked]);
  useLayoutEffect(() => {
    if (!status.clinic) return;
    setClinicZone(status.clinic.zone);
    setDeskClock(status.clinic.now, askedAt);
  }, [status.clinic, askedAt]);
  if (!session) return <Waiting />;
  return (
    <>
      {inside && status.clinic ? <Desk clinic={status.clinic} user={user} locked={locked} /> : <SignIn status={status} session={session} />}
      {inside && locked && <LockScreen user={user} session={session} demo={status.demo} />}
      <AlertBar />
      <Emergency />
    </>
  );
}

/** F9 is never out of reach: at the desk, at the sign-in and under the lock. It is there from the start: a part still to be fetched would miss the Enter that follows. */
function Emergency() {
  const t = useText('frame');
  const { emergency, openEmergency, closeEmergency } = useFrame();
  useShortcut({ key: 'F9', label: t('keys.emergency'), run: openEmergency, whileLocked: true, level: 'frame' });
  if (!emergency) return null;
  return <EmergencyDialog onClose={closeEmergency} />;
}
