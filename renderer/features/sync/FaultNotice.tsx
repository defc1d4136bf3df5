import { IconAlertTriangle } from '@tabler/icons-react';
import type { SyncFault } from '../../../shared/contract/sync.ts';
import { useText } from '../../i18n/index.ts';
import css from './sync.module.css';

/** Why the central could not be reached: what happened, what is safe, what to do. `alert`: told at once by a screen reader. */
export function FaultNotice({ fault, alert = false }: { fault: SyncFault; alert?: boolean }) {
  const t = useText('sync');
  return (
    <div className={css.fault} role={alert ? 'alert' : undefined}>
      <IconAlertTriangle size={18} aria-hidden="true" />
      <p><b>{t(`faults.${fault}.title`)}</b> {t(`faults.${fault}.safe`)} {t(`faults.${fault}.next`)}</p>
    </div>
  );
}
