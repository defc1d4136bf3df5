/** The desk itself: rail, top bar, the screen of the current path, footer, and the frame's own dialogs. */
import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { Suspense, useState } from 'react';
import type { DeskStatus } from '../../shared/contract/clinic.ts';
import { COMPLAINT_ROLES } from '../../shared/contract/complaints.ts';
import { DESK_ROLES, QUEUE_ROLES } from '../../shared/contract/core.ts';
import { HAND_OFF_ROLES } from '../../shared/contract/hand-offs.ts';
import type { SessionUser } from '../../shared/contract/users.ts';
import { InboxSheet } from '../features/attention/index.tsx';
import { HelpDialog } from '../features/help/index.tsx';
import { useText } from '../i18n/index.ts';
import { Footer } from './Footer.tsx';
import css from './frame.module.css';
import { callNext, lockDesk, printPaperPack } from './frame-actions.ts';
import { later } from './later.tsx';
import { Rail } from './Rail.tsx';
import { patientOnScreen, useFrame, useRoute } from './routes.ts';
import { CurrentScreen } from './screens.tsx';
import { useMay } from './session.ts';
import { useShortcut } from './shortcuts.ts';
import { TopBar } from './TopBar.tsx';
import { useScanner } from './use-scanner.ts';

const CheckInDialog = later(async () => (await import('../features/visits/index.tsx')).CheckInDialog);
const BookingDialog = later(async () => (await import('../features/appointments/index.tsx')).BookingDialog);
const CallLayer = later(async () => (await import('../features/calls/index.tsx')).CallLayer);
const ComplaintDialog = later(async () => (await import('../features/complaints/index.tsx')).ComplaintDialog);
const HandOffDialog = later(async () => (await import('../features/hand-offs/index.tsx')).HandOffDialog);

interface DeskProps {
  clinic: NonNullable<DeskStatus['clinic']>;
  user: SessionUser;
  locked: boolean;
}

/** While locked everything stays mounted, so nothing typed is lost, but nothing can be seen or reached. */
export function Desk({ clinic, user, locked }: DeskProps) {
  const t = useText('common');
  const [portals, setPortals] = useState<HTMLDivElement | null>(null);
  const components = { Portal: { defaultProps: { target: portals } }, Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('close') } } } };
  return (
    <div className={css.lockable} inert={locked} aria-hidden={locked || undefined} data-locked={locked || undefined}>
      {/* Dialogs and lists open inside this element: the lock covers them too. */}
      <div ref={setPortals} />
      {portals !== null && (
        <MantineThemeProvider inherit theme={{ components }}>
          <Frame clinic={clinic} user={user} locked={locked} />
          <Notifications position="top-right" autoClose={6000} limit={3} zIndex={400} transitionDuration={0} withinPortal={false} />
        </MantineThemeProvider>
      )}
    </div>
  );
}

function Frame({ clinic, user, locked }: DeskProps) {
  const path = useRoute((route) => route.path);
  const mayCall = useMay(DESK_ROLES);
  useFrameKeys();
  useScanner(!locked);
  return (
    <div className={css.frame}>
      <TopBar clinic={clinic} user={user} />
      <Rail />
      <main id="screen" className={css.screen} tabIndex={-1}><CurrentScreen path={path} /></main>
      {/* Its bar stands above the footer; its panel lies over the frame's own dialogs and leaves them as they are. */}
      <FrameDialogs path={path} />
      {mayCall && <Suspense><CallLayer userId={user.id} /></Suspense>}
      <Footer clinic={clinic} />
      <Inbox />
    </div>
  );
}

function useFrameKeys(): void {
  const t = useText('frame');
  const mayCheckIn = useMay(DESK_ROLES);
  const mayCall = useMay(QUEUE_ROLES);
  const mayComplain = useMay(COMPLAINT_ROLES);
  const mayHandOff = useMay(HAND_OFF_ROLES);
  const emergency = useFrame((frame) => frame.emergency);
  const { openBooking, openCall, openCheckIn, openComplaint, openHandOff, openHelp } = useFrame.getState();
  const { go } = useRoute.getState();
  const patient = (): string | null => patientOnScreen(useRoute.getState().path);
  useShortcut({ key: 'F1', label: t('keys.help'), run: openHelp, level: 'frame' });
  useShortcut({ key: 'F2', label: t('keys.checkIn'), run: () => { openCheckIn(null); }, enabled: mayCheckIn, level: 'frame' });
  useShortcut({ key: 'F3', label: t('keys.newPatient'), run: () => { go('patients/new'); }, enabled: mayCheckIn, level: 'frame' });
  useShortcut({ key: 'F4', label: t('keys.callNext'), run: () => { void callNext(); }, enabled: mayCall, level: 'frame' });
  useShortcut({ key: 'F6', label: t('keys.booking'), run: () => { openBooking(patient()); }, enabled: mayCheckIn, level: 'frame' });
  useShortcut({ key: 'F7', label: t('keys.call'), run: () => { openCall(patient()); }, enabled: mayCheckIn && !emergency, overDialogs: true, level: 'frame' });
  useShortcut({ key: 'F8', label: t('keys.complaint'), run: () => { openComplaint(patient()); }, enabled: mayComplain, level: 'frame' });
  useShortcut({ key: 'F10', label: t('keys.paper'), run: () => { void printPaperPack(); }, enabled: mayCheckIn, quiet: true, level: 'frame' });
  useShortcut({ key: 'F11', label: t('keys.handOff'), run: () => { openHandOff({ patientId: patient() }); }, enabled: mayHandOff, quiet: true, level: 'frame' });
  useShortcut({ key: 'Ctrl+I', label: t('keys.inbox'), run: () => { toggleInbox(); }, quiet: true, overDialogs: true, level: 'frame' });
  useShortcut({ key: 'Ctrl+L', label: t('keys.lock'), run: () => { void lockDesk(); }, quiet: true, overDialogs: true, level: 'frame' });
}

function toggleInbox(): void {
  const { inbox, openInbox, closeInbox } = useFrame.getState();
  if (inbox) closeInbox();
  else openInbox();
}

function Inbox() {
  const { inbox, closeInbox } = useFrame();
  return inbox ? <InboxSheet onClose={closeInbox} /> : null;
}

function FrameDialogs({ path }: { path: string }) {
  const { dialog, closeDialog } = useFrame();
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'checkIn': return <Suspense><CheckInDialog patientId={dialog.patientId} onClose={closeDialog} /></Suspense>;
    case 'booking': return <Suspense><BookingDialog patientId={dialog.patientId} slot={dialog.slot} kind={dialog.appointmentKind ?? 'visit'} onClose={closeDialog} /></Suspense>;
    case 'complaint': return <Suspense><ComplaintDialog patientId={dialog.patientId} onClose={closeDialog} /></Suspense>;
    case 'handOff': return <Suspense><HandOffDialog about={dialog.about} onClose={closeDialog} /></Suspense>;
    case 'help': return <HelpDialog path={path} onClose={closeDialog} />;
  }
}
