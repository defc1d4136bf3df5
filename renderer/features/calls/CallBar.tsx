/** On every screen while somebody is on the telephone: who, and for how long. Shift+F7 takes up whoever waits longest. */
import { IconPhone, IconPlayerPause } from '@tabler/icons-react';
import { useNow } from '../../app/clock.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { Kbd } from '../../ui/index.ts';
import { clockWords } from './call-clock.ts';
import { heldOf, runningOf, type OpenCall } from './open-calls.ts';
import css from './calls.module.css';

/** A name, or what else is known of whoever calls. */
export function callerOf({ values }: OpenCall, t: Text): string {
  return values.callerName.trim() || values.phone.trim() || t('bar.unknown');
}

interface CallBarProps { readonly calls: readonly OpenCall[]; readonly onRunning: () => void; readonly onResume: (id: string) => void }

export function CallBar({ calls, onRunning, onResume }: CallBarProps) {
  const t = useText('calls');
  const now = useNow(1000);
  const running = runningOf(calls);
  const held = heldOf(calls);
  const [longest] = held;
  useShortcut({ key: 'Shift+F7', label: t('bar.resumeKey'), quiet: true, overDialogs: true, level: 'frame', enabled: longest !== undefined, run: () => { if (longest) onResume(longest.id); } });
  if (calls.length === 0) return null;
  return (
    <section className={css.bar} aria-label={t('bar.label')}>
      {running !== null && (
        <button type="button" className={css.onLine} data-running onClick={onRunning}>
          <IconPhone size={16} aria-hidden="true" />
          <strong>{callerOf(running, t)}</strong>
          {/* Counted every second: not for the ear. */}
          <span aria-hidden="true" className={css.tick}>{clockWords(now - running.startedAt)}</span>
          <span>{t('bar.running')}</span> <Kbd>F7</Kbd>
        </button>
      )}
      {held.map((call, index) => (
        <button key={call.id} type="button" className={css.onLine} onClick={() => { onResume(call.id); }}>
          <IconPlayerPause size={16} aria-hidden="true" />
          <strong>{callerOf(call, t)}</strong>
          <span aria-hidden="true" className={css.tick}>{clockWords(now - call.heldAt)}</span>
          <span>{t('bar.held')}</span> {index === 0 && <Kbd>Shift F7</Kbd>}
        </button>
      ))}
    </section>
  );
}
