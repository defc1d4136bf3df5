/** Beranda: how today stands, at a glance and walkable with the keys. */
import { Button } from '@mantine/core';
import { DESK_ROLES, QUEUE_ROLES } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { callNext } from '../../app/frame-actions.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page, dayOfInstant, formatWeekday } from '../../ui/index.ts';
import { ArrivalsPanel } from '../appointments/ArrivalsPanel.tsx';
import { BulletinPanel } from '../bulletins/BulletinPanel.tsx';
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
  const desk = useCall('reports.now', {}, { refetchInterval: REFRESH_MS });
  return (
    <Page title={formatWeekday(dayOfInstant(now))} actions={<Actions emergencies={today.data?.emergencies ?? 0} />}>
      <ErrorNotice error={today.data ? null : today.error} />
      <Counters today={today.data} now={desk.data} />
      <div className={css.columns}>
        <div className={css.main}>
          <div className={css.pane}><QueueNow now={now} /></div>
          <div className={css.pane}><ArrivalsPanel /></div>
        </div>
        <div className={css.side}>
          <div className={css.pane}><AttentionPanel /></div>
          <div className={css.pane}><BulletinPanel /></div>
          <HourlyLoad hours={today.data?.hours ?? []} now={now} />
        </div>
      </div>
    </Page>
  );
}

function Actions({ emergencies }: { emergencies: number }) {
  const t = useText('home');
  const go = useRoute((route) => route.go);
  const { openBooking, openCheckIn } = useFrame.getState();
  const mayCheckIn = useMay(DESK_ROLES);
  const mayCall = useMay(QUEUE_ROLES);
  return (
    <>
      {emergencies > 0 && <Button variant="light" color="alert" onClick={() => { go('emergencies'); }}>{t('emergencies', { count: emergencies })}</Button>}
      {mayCheckIn && <Button rightSection={<Kbd>F2</Kbd>} aria-keyshortcuts="F2" onClick={() => { openCheckIn(null); }}>{t('checkIn')}</Button>}
      {mayCall && <Button variant="default" rightSection={<Kbd>F4</Kbd>} aria-keyshortcuts="F4" onClick={() => { void callNext(); }}>{t('callNext')}</Button>}
      {mayCheckIn && <Button variant="default" rightSection={<Kbd>F6</Kbd>} aria-keyshortcuts="F6" onClick={() => { openBooking(null); }}>{t('booking')}</Button>}
    </>
  );
}
