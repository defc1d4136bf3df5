import type { SyncConflict } from '../../../shared/contract/sync.ts';
import { useText } from '../../i18n/index.ts';
import css from './sync.module.css';

/** Who wrote a value, and at which desk. */
export function Who({ side }: { side: SyncConflict['kept'] }) {
  const t = useText('sync');
  const by = side.by === 'central' ? t('conflicts.central') : side.by === '' ? t('conflicts.unknown') : side.by;
  return <span className={css.who}>{side.desk === '' ? by : t('conflicts.by', { by, desk: side.desk })}</span>;
}
