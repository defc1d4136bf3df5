import { Button } from '@mantine/core';
import type { Drill } from '../../../shared/contract/backup.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel, StatusTag, formatCount, formatInstant } from '../../ui/index.ts';
import css from './settings.module.css';

interface BackupDrillProps {
  last: Drill | null;
  /** When the newest backup that can be tried was made, by its name. */
  backupAt: (name: string) => number | null;
  running: boolean;
  error: DeskError | null | undefined;
  /** Absent while there is no backup to try. */
  onDrill: (() => void) | null;
}

/** The last restore drill in words, and the button for another. */
export function BackupDrill({ last, backupAt, running, error, onDrill }: BackupDrillProps) {
  const t = useText('backup');
  return (
    <Panel title={t('drill.title')} padded>
      <div className={css.stack}>
        <p className={css.mute}>{t('drill.text')}</p>
        <div role="status">{last === null ? <StatusTag tone="grey" shape="ring">{t('drill.never')}</StatusTag> : <Found drill={last} madeAt={backupAt(last.name)} />}</div>
        <ErrorNotice error={error} />
        <div className={css.foot}>
          <Button variant="default" loading={running} disabled={onDrill === null} onClick={() => { onDrill?.(); }}>{t('drill.newest')}</Button>
        </div>
      </div>
    </Panel>
  );
}

function Found({ drill, madeAt }: { drill: Drill; madeAt: number | null }) {
  const t = useText('backup');
  const { problem, patients, visits, auditEntries } = drill;
  return (
    <div className={css.stack}>
      <p className={css.text}>
        {problem === null ? <StatusTag tone="green" shape="check">{t('drill.whole')}</StatusTag> : <StatusTag tone="red" shape="cross">{t('drill.broken')}</StatusTag>}{' '}
        {problem === null
          ? t('drill.found', { patients: formatCount(patients ?? 0), visits: formatCount(visits ?? 0), entries: formatCount(auditEntries ?? 0) })
          : t(`drill.problems.${problem}`)}
      </p>
      <p className={css.mute}>
        {t('drill.when', { at: formatInstant(drill.at), seconds: formatCount(Math.max(1, Math.round(drill.ms / 1000))), backup: madeAt === null ? drill.name : formatInstant(madeAt), place: t(`places.${drill.place}`).toLocaleLowerCase() })}
      </p>
    </div>
  );
}
