/** Beranda: how today stands, at a glance and walkable with the keys. */
import { Button } from '@mantine/core';
import { DESK_ROLES, QUEUE_ROLES } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { callNext } from '../../app/frame-actions.ts';
import { useFrame } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page, dayOfInstant, formatWeekday } from '../../ui/index.ts';
import { AttentionPanel } from './AttentionPanel.tsx';
import { Counters } from './Counters.tsx';
import { HourlyLoad } from './HourlyLoad.tsx';
import { QueueNow } from './QueueNow.tsx';
import css from './home.module.css';

/** Waiting times grow without any event. */
const REFRESH_MS = 60_000;

export function HomeScreen() {
  const now = useNow();
  const today = useCall('queue.today', {}, { refetchInterval: REFRESH_MS });
  return (
    <Page title={formatWeekday(dayOfInstant(now))} actions={<Actions />}>
      <ErrorNotice error={today.data ? null : today.error} />
      {today.data && <Counters today={today.data} />}
      <div className={css.columns}>
        <QueueNow now={now} />
        <div className={css.side}>
          <AttentionPanel />
          {today.data && <HourlyLoad hours={today.data.hours} now={now} />}
        </div>
      </div>
    </Page>
  );
}

function Actions() {
  const t = useText('home');
  const openCheckIn = useFrame((frame) => frame.openCheckIn);
  const mayCheckIn = useMay(DESK_ROLES);
  const mayCall = useMay(QUEUE_ROLES);
  return (
    <>
      {mayCheckIn && <Button rightSection={<Kbd>F2</Kbd>} aria-keyshortcuts="F2" onClick={() => { openCheckIn(null); }}>{t('checkIn')}</Button>}
      {mayCall && <Button variant="default" rightSection={<Kbd>F4</Kbd>} aria-keyshortcuts="F4" onClick={() => { void callNext(); }}>{t('callNext')}</Button>}
    </>
  );
}
