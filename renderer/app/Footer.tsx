import type { DeskStatus } from '../../shared/contract/clinic.ts';
import { useText } from '../i18n/index.ts';
import { dayOfInstant, formatDay, formatTime } from '../ui/format.ts';
import { useCall } from './client.ts';
import { deskNow } from './clock.ts';
import css from './frame.module.css';
import { useShortcutList } from './shortcuts.ts';

/** The keys that work right now, how old the newest backup is, and which desk this is. */
export function Footer({ clinic }: { clinic: NonNullable<DeskStatus['clinic']> }) {
  const t = useText('frame');
  const shortcuts = useShortcutList().filter(({ quiet }) => !quiet);
  const status = useCall('sync.status', {}, { refetchInterval: 60_000 });
  const lastBackup = status.data?.lastBackupAt ?? null;
  return (
    <footer className={css.foot}>
      <ul className={css.keys}>
        {shortcuts.map(({ key, label }) => <li key={key}><b>{key}</b> {label}</li>)}
      </ul>
      <span className={css.footEnd}>
        {status.data && <span>{lastBackup === null ? t('foot.noBackup') : t('foot.lastBackup', { when: shortMoment(lastBackup) })}</span>}
        <span>{t('foot.desk', { letter: clinic.deskLetter })}</span>
      </span>
    </footer>
  );
}

/** The time today, the day before that. */
function shortMoment(instant: number): string {
  const day = dayOfInstant(instant);
  return day === dayOfInstant(deskNow()) ? formatTime(instant) : formatDay(day);
}
