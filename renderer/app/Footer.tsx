import type { DeskStatus } from '../../shared/contract/clinic.ts';
import { useText } from '../i18n/index.ts';
import css from './frame.module.css';
import { useShortcutList } from './shortcuts.ts';
import { othersAsOf, shortMoment, useSyncStatus } from './sync-words.ts';

/** The keys that work right now, how old the others' data and the newest backup are, and which desk this is. */
export function Footer({ clinic }: { clinic: NonNullable<DeskStatus['clinic']> }) {
  const t = useText('frame');
  const shortcuts = useShortcutList().filter(({ quiet }) => !quiet);
  const sync = useText('sync');
  const status = useSyncStatus();
  const lastBackup = status?.lastBackupAt ?? null;
  const others = status ? othersAsOf(sync, status) : null;
  return (
    <footer className={css.foot}>
      <ul className={css.keys}>
        {shortcuts.map(({ key, label }) => <li key={key}><b>{key}</b> {label}</li>)}
      </ul>
      <span className={css.footEnd}>
        {others !== null && <span>{others}</span>}
        {status && <span>{lastBackup === null ? t('foot.noBackup') : t('foot.lastBackup', { when: shortMoment(lastBackup) })}</span>}
        <span>{t('foot.desk', { letter: clinic.deskLetter })}</span>
      </span>
    </footer>
  );
}
