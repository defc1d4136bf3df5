/** Over everything, also over the lock: an emergency that nobody has taken yet, on every desk of the clinic. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { EmergencyAlert } from '../../../shared/contract/emergencies.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, formatTime } from '../../ui/index.ts';
import { AcceptField } from './AcceptField.tsx';
import { useAlarm } from './alarm-sound.ts';
import css from './alert-bar.module.css';

/** Looks again by itself: an emergency grows old, and another desk's may have come meanwhile. */
const LOOK_MS = 15_000;
const TAKEN_SHOWN_MS = 20_000;

export function AlertBar() {
  const alerts = useCall('emergencies.alerts', {}, { refetchInterval: LOOK_MS });
  const open = alerts.data?.filter((alert) => alert.acceptedAt === null) ?? [];
  const [first] = open;
  if (first) return <OpenAlert alert={first} more={open.length - 1} />;
  const taken = alerts.data?.at(-1);
  return taken ? <TakenAlert key={taken.id} alert={taken} /> : null;
}

function OpenAlert({ alert, more }: { alert: EmergencyAlert; more: number }) {
  const t = useText('emergencies');
  const now = useNow(1000);
  const script = useCall('emergencies.script', {});
  const [silenced, setSilenced] = useState<readonly string[]>([]);
  const [accepting, setAccepting] = useState(false);
  const seconds = Math.max(0, Math.floor((now - alert.at) / 1000));
  const urgent = seconds >= (script.data?.alarmSeconds ?? Infinity);
  const quiet = silenced.includes(alert.id) && !urgent;
  useAlarm(quiet ? null : urgent ? 'urgent' : 'calling');
  useRoomForBar();
  useShortcut({ key: 'Shift+F9', label: t('accept'), whileLocked: true, quiet: true, level: 'frame', run: () => { setAccepting(true); } });
  return (
    <>
      <div role="alert" className={css.bar} data-urgent={urgent || undefined}>
        <strong className={css.what}>▲ {t('bar.emergency')}</strong>
        <span className={css.who}>{alert.temporaryName}{more > 0 ? ` ${t('bar.more', { count: more })}` : ''}</span>
        {/* Counting seconds would make a screen reader say it every second. */}
        <span aria-hidden className={css.since}>{t(urgent ? 'bar.nobodyYet' : 'bar.waiting', { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` })}</span>
        <Button variant="white" color="alert" aria-keyshortcuts="Shift+F9" onClick={() => { setAccepting(true); }} rightSection={<Kbd>Shift F9</Kbd>}>{t('accept')}</Button>
        {!quiet && !urgent && <Button variant="subtle" className={css.quiet} onClick={() => { setSilenced((before) => [...before, alert.id]); }}>{t('bar.silence')}</Button>}
      </div>
      {accepting && <AcceptDialog alert={alert} onClose={() => { setAccepting(false); }} />}
    </>
  );
}

function TakenAlert({ alert }: { alert: EmergencyAlert }) {
  const t = useText('emergencies');
  const now = useNow(1000);
  const over = alert.acceptedAt === null || now - alert.acceptedAt > TAKEN_SHOWN_MS;
  useRoomForBar(!over);
  if (over) return null;
  return <div role="status" className={css.bar} data-taken><strong className={css.what}>✓ {alert.temporaryName}</strong><span className={css.who}>{t('acceptedBy', { name: alert.acceptedName ?? '' })}</span></div>;
}

function AcceptDialog({ alert, onClose }: { alert: EmergencyAlert; onClose: () => void }) {
  const t = useText('emergencies');
  const [name, setName] = useState('');
  const accept = useCommand('emergencies.accept');
  const submit = (): void => {
    if (name.trim() === '') return;
    void accept.run({ id: alert.id, name: name.trim() }).then((result) => { if (result.ok) onClose(); });
  };
  return (
    <Dialog title={t('acceptTitle', { name: alert.temporaryName })} onClose={onClose} onSubmit={submit}>
      <p className={css.lead}>{t('raisedAt', { time: formatTime(alert.at) })}</p>
      <AcceptField name={name} onName={setName} onSubmit={submit} pending={accept.isPending} hint={t('acceptText')} />
      <ErrorNotice error={accept.error} />
    </Dialog>
  );
}

/** The desk moves down under the bar, so that the bar covers nothing. */
function useRoomForBar(shown = true): void {
  useEffect(() => {
    if (!shown) return;
    document.documentElement.dataset['alert'] = '';
    return () => { delete document.documentElement.dataset['alert']; };
  }, [shown]);
}
