import type { Output } from '../../../shared/contract/index.ts';
import { useNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, formatInstant, formatMinutes } from '../../ui/index.ts';
import { formatBytes } from './bytes.ts';
import css from './settings.module.css';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

type Places = Output<'backup.places'>;
interface BackupPlacesProps { folder: string; lastAt: number | null; places: Places | undefined }

/** How old the newest backup is in each of the two places, and where they are. */
export function BackupPlaces({ folder, lastAt, places }: BackupPlacesProps) {
  const t = useText('backup');
  const settings = useText('settings');
  return (
    <dl className={css.facts}>
      <dt>{t('here')}</dt>
      <dd>
        <Age at={lastAt} days={places?.rules.oldAfterDays ?? 1} never={settings('backup.never')} />
        <div className={css.mute}><code>{folder}</code></div>
      </dd>
      {places && (
        <>
          <dt>{t('second')}</dt>
          <dd>{places.second ? <SecondPlace second={places.second} days={places.rules.secondOldAfterDays} /> : <StatusTag tone="grey" shape="ring">{t('notSet')}</StatusTag>}</dd>
        </>
      )}
    </dl>
  );
}

function SecondPlace({ second, days }: { second: NonNullable<Places['second']>; days: number }) {
  const t = useText('backup');
  const { folder, reachable, freeBytes, sameDisk, lastAt, problem, lacking } = second;
  return (
    <>
      <Age at={lastAt} days={days} never={t('noneYet')} />
      <div className={css.mute}><code>{folder}</code>{freeBytes !== null && <> · {t('free', { size: formatBytes(freeBytes) })}</>}</div>
      {!reachable && <p className={css.mute}><StatusTag tone="amber" shape="triangle">{t(problem === 'no_answer' ? 'silent' : 'away')}</StatusTag> {t(problem === 'no_answer' ? 'silentText' : 'awayText')}</p>}
      {reachable && problem !== null && problem !== 'missing' && <p className={css.bad}>{t(`problems.${problem}`)} {t('problemText')}</p>}
      {reachable && lacking > 0 && <p className={css.mute}>{t('lacking', { count: lacking })}</p>}
      {sameDisk && <p className={css.mute}>{t('sameDisk')}</p>}
    </>
  );
}

function Age({ at, days, never }: { at: number | null; days: number; never: string }) {
  const settings = useText('settings');
  const t = useText('backup');
  const now = useNow(MINUTE_MS);
  if (at === null) return <StatusTag tone="amber" shape="triangle">{never}</StatusTag>;
  const age = Math.max(0, now - at);
  const words = age < MINUTE_MS ? settings('backup.justNow') : age < 2 * DAY_MS ? settings('backup.ago', { age: formatMinutes(age / MINUTE_MS) }) : settings('backup.days', { count: Math.floor(age / DAY_MS) });
  return (
    <>
      <span className={css.big}>{words}</span>{' '}
      <span className={css.mute}>{formatInstant(at)}</span>
      {age > days * DAY_MS && <>{' '}<StatusTag tone="amber" shape="triangle">{t('old', { count: days })}</StatusTag></>}
    </>
  );
}
