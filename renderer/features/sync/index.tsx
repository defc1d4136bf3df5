/** The page behind the sync pill: what is true about this desk and the central server, and what a person can do about it. */
import { ADMIN_ROLES } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useSyncStatus } from '../../app/sync-words.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag } from '../../ui/index.ts';
import { ConflictsPanel } from './ConflictsPanel.tsx';
import { ConnectionPanel } from './ConnectionPanel.tsx';
import { CourierPanel } from './CourierPanel.tsx';
import { HeldBackPanel } from './HeldBackPanel.tsx';
import { NotEnrolled } from './NotEnrolled.tsx';
import { StateTab } from './StateTab.tsx';
import css from './sync.module.css';

const TABS = ['state', 'conflicts', 'held', 'courier', 'connection'] as const;
type Tab = (typeof TABS)[number];
const FOR_ADMINS: readonly Tab[] = ['held', 'courier', 'connection'];

/** `sync/conflicts` and `settings/sync/conflicts` are the same place. */
function tabOf(path: string): Tab {
  const wanted = path.split('/').at(-1);
  return TABS.find((tab) => tab === wanted) ?? 'state';
}

export function SyncSection() {
  const status = useSyncStatus();
  const admin = useMay(ADMIN_ROLES);
  const tab = tabOf(useRoute((route) => route.path));
  const shown = TABS.filter((each) => admin || !FOR_ADMINS.includes(each));
  if (!status) return null;
  if (status.state === 'no_central') return <NotEnrolled status={status} />;
  const open = shown.includes(tab) ? tab : 'state';
  return (
    <div className={css.stack}>
      <Tabs tabs={shown} open={open} />
      {open === 'state' && <StateTab status={status} />}
      {open === 'conflicts' && <ConflictsPanel />}
      {open === 'held' && <HeldBackPanel />}
      {open === 'courier' && <CourierPanel waiting={status.waiting} />}
      {open === 'connection' && <ConnectionPanel waiting={status.waiting} />}
    </div>
  );
}

function Tabs({ tabs, open }: { tabs: readonly Tab[]; open: Tab }) {
  const t = useText('sync');
  const go = useRoute((route) => route.go);
  const page = useCall('sync.page', {});
  const counts: Partial<Record<Tab, number>> = page.data ? { conflicts: page.data.conflicts, held: page.data.rejected + page.data.parked } : {};
  return (
    <nav className={css.tabs} aria-label={t('tabs.label')}>
      {tabs.map((tab) => (
        <a key={tab} className={css.tab} href={`#/sync/${tab}`} aria-current={tab === open ? 'page' : undefined} onClick={(event) => { event.preventDefault(); go(`sync/${tab}`); }}>
          {t(`tabs.${tab}`)}
          {(counts[tab] ?? 0) > 0 && <StatusTag tone="amber">{counts[tab]}</StatusTag>}
        </a>
      ))}
    </nav>
  );
}
