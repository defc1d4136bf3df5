import { IconActivityHeartbeat, IconArrowsExchange, IconCalendar, IconChartBar, IconDeviceTv, IconHome, IconInfoCircle, IconMessageExclamation, IconPhone, IconSettings, IconUsers, IconUsersGroup, type Icon } from '@tabler/icons-react';
import { READ_ROLES, QUEUE_ROLES, ROLES, type Role } from '../../shared/contract/core.ts';
import { HAND_OFF_ROLES } from '../../shared/contract/hand-offs.ts';
import { useHandOffTone } from '../features/hand-offs/quiet-tone.ts';
import { useText } from '../i18n/index.ts';
import { Kbd } from '../ui/StatusTag.tsx';
import { useCall } from './client.ts';
import { showRefusal } from './frame-actions.ts';
import css from './frame.module.css';
import { screenOf, useFrame, useRoute } from './routes.ts';
import { useUser } from './session.ts';
import { openDisplay } from './window.ts';

interface Place { readonly path: string; readonly icon: Icon; readonly roles: readonly Role[] }

const PLACES: readonly Place[] = [
  { path: 'home', icon: IconHome, roles: READ_ROLES },
  { path: 'patients', icon: IconUsers, roles: READ_ROLES },
  { path: 'queue', icon: IconUsersGroup, roles: READ_ROLES },
  { path: 'appointments', icon: IconCalendar, roles: READ_ROLES },
  { path: 'calls', icon: IconPhone, roles: READ_ROLES },
  { path: 'answers', icon: IconInfoCircle, roles: READ_ROLES },
  { path: 'complaints', icon: IconMessageExclamation, roles: READ_ROLES },
  { path: 'hand-offs', icon: IconArrowsExchange, roles: HAND_OFF_ROLES },
  { path: 'reports', icon: IconChartBar, roles: READ_ROLES },
  { path: 'emergencies', icon: IconActivityHeartbeat, roles: QUEUE_ROLES },
  { path: 'settings', icon: IconSettings, roles: ROLES },
];

export function Rail() {
  const t = useText('frame');
  const user = useUser();
  const { path, go } = useRoute();
  const openEmergency = useFrame((frame) => frame.openEmergency);
  const here = screenOf(path);
  const show = async (): Promise<void> => {
    if (!(await openDisplay())) showRefusal({ code: 'internal' });
  };
  if (!user) return null;
  return (
    <nav className={css.rail} aria-label={t('rail.label')}>
      {PLACES.filter(({ roles }) => roles.includes(user.role)).map(({ path: to, icon: PlaceIcon }) => (
        <a key={to} href={`#/${to}`} className={css.place} aria-current={here === to ? 'page' : undefined} onClick={(event) => { event.preventDefault(); go(to); }}>
          <PlaceIcon size={18} stroke={1.7} aria-hidden="true" />
          <span>{t(`rail.${to}`)}</span>
          <PlaceCount path={to} />
        </a>
      ))}
      <button type="button" className={css.place} onClick={() => { void show(); }}>
        <IconDeviceTv size={18} stroke={1.7} aria-hidden="true" />
        <span>{t('rail.display')}</span>
      </button>
      <button type="button" className={css.alarm} aria-keyshortcuts="F9" onClick={openEmergency}>
        <IconActivityHeartbeat size={18} stroke={1.9} aria-hidden="true" />
        <span>{t('rail.emergency')}</span>
        <Kbd>F9</Kbd>
      </button>
    </nav>
  );
}

/** How many wait there. */
function PlaceCount({ path }: { path: string }) {
  const t = useText('frame');
  const { count, urgent } = usePlaceCount(path);
  if (count === 0) return null;
  return (
    <span className={css.placeCount} data-urgent={urgent || undefined}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t(`rail.${path}Count`, { count })}</span>
    </span>
  );
}

function usePlaceCount(path: string): { count: number; urgent: boolean } {
  const today = useCall('queue.today', {}, { enabled: path === 'queue' || path === 'emergencies' });
  const now = useCall('reports.now', {}, { enabled: path === 'appointments' || path === 'complaints' || path === 'calls' });
  // A slip becomes late by the clock, without any event.
  const slips = useCall('handOffs.count', {}, { enabled: path === 'hand-offs', refetchInterval: 30_000 });
  useHandOffTone(path === 'hand-offs' ? (slips.data?.ringing ?? 0) : 0);
  switch (path) {
    case 'queue': return { count: today.data?.waiting ?? 0, urgent: false };
    case 'emergencies': return { count: today.data?.emergencies ?? 0, urgent: true };
    case 'appointments': return { count: now.data?.appointments.open ?? 0, urgent: false };
    case 'complaints': return { count: now.data?.complaints.urgent ?? 0, urgent: true };
    case 'calls': return { count: now.data?.callBacks.due ?? 0, urgent: false };
    case 'hand-offs': return { count: slips.data?.waiting ?? 0, urgent: (slips.data?.late ?? 0) > 0 };
    default: return { count: 0, urgent: false };
  }
}
