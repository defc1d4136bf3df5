/** From a path to its screen. Each capability's screens are loaded when they are first opened. */
import { Component, Suspense, type ReactNode } from 'react';
import { useText } from '../i18n/index.ts';
import { Page } from '../ui/Page.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { HomeScreen } from '../features/home/index.tsx';
import { later } from './later.tsx';
import { screenOf } from './routes.ts';

const EmergenciesScreen = later(async () => (await import('../features/emergencies/index.tsx')).EmergenciesScreen);
const PatientsScreen = later(async () => (await import('../features/patients/index.tsx')).PatientsScreen);
const QueueScreen = later(async () => (await import('../features/queue/index.tsx')).QueueScreen);
const PaperScreen = later(async () => (await import('../features/paper/PaperScreen.tsx')).PaperScreen);
const AppointmentsScreen = later(async () => (await import('../features/appointments/index.tsx')).AppointmentsScreen);
const CallsScreen = later(async () => (await import('../features/calls/index.tsx')).CallsScreen);
const AnswersScreen = later(async () => (await import('../features/answers/index.tsx')).AnswersScreen);
const ComplaintsScreen = later(async () => (await import('../features/complaints/index.tsx')).ComplaintsScreen);
const HandOffsScreen = later(async () => (await import('../features/hand-offs/index.tsx')).HandOffsScreen);
const ReportsScreen = later(async () => (await import('../features/reports/index.tsx')).ReportsScreen);
const SettingsScreen = later(async () => (await import('../features/settings/index.tsx')).SettingsScreen);

export function CurrentScreen({ path }: { path: string }) {
  return (
    <ScreenGuard path={path}>
      <Suspense>{screen(path)}</Suspense>
    </ScreenGuard>
  );
}

function screen(path: string): ReactNode {
  switch (screenOf(path)) {
    case 'home': return <HomeScreen />;
    case 'patients': return <PatientsScreen path={path} />;
    case 'queue': return <QueueScreen />;
    case 'paper': return <PaperScreen />;
    case 'emergencies': return <EmergenciesScreen path={path} />;
    case 'appointments': return <AppointmentsScreen path={path} />;
    case 'calls': return <CallsScreen />;
    case 'answers': return <AnswersScreen path={path} />;
    case 'complaints': return <ComplaintsScreen path={path} />;
    case 'hand-offs': return <HandOffsScreen path={path} />;
    case 'reports': return <ReportsScreen path={path} />;
    case 'settings': return <SettingsScreen section={path.split('/')[1] ?? ''} />;
    // The attention inbox points here for everything about this desk and its copies.
    case 'sync': return <SettingsScreen section="sync" />;
    default: return <NoScreen />;
  }
}

function NoScreen() {
  const t = useText('frame');
  return <Page title={t('noScreen.title')}><p>{t('noScreen.text')}</p></Page>;
}

interface Guarded { readonly path: string; readonly children: ReactNode }
interface GuardState { readonly failed: boolean; readonly path: string }

/** One screen that fails does not take the desk with it: going anywhere else starts anew. */
class ScreenGuard extends Component<Guarded, GuardState> {
  override state: GuardState = { failed: false, path: this.props.path };
  static getDerivedStateFromError(): Partial<GuardState> {
    return { failed: true };
  }
  static getDerivedStateFromProps(props: Guarded, state: GuardState): GuardState | null {
    return props.path === state.path ? null : { failed: false, path: props.path };
  }
  override render(): ReactNode {
    return this.state.failed ? <ErrorNotice error={{ code: 'internal' }} /> : this.props.children;
  }
}
