import { IconAlertTriangle } from '@tabler/icons-react';
import type { SyncFault } from '../../../shared/contract/sync.ts';
import { useText } from '../../i18n/index.ts';
import css from './sync.module.css';

/**
 * Why the central could not be reached: what happened, what is safe, what to do. `asked`: a person has just asked for it and
 * waits for the answer; nothing was changed, and nothing is tried again by itself.
 */
export function FaultNotice({ fault, asked = false }: { fault: SyncFault; asked?: boolean }) {
  const t = useText('sync');
  const next = t(`faults.${fault}.next`);
  return (
    <div className={css.fault} role={asked ? 'alert' : undefined}>
      <IconAlertTriangle size={18} aria-hidden="true" />
      <p><b>{t(`faults.${fault}.title`)}</b> {asked ? t('join.unchanged') : t(`faults.${fault}.safe`)} {asked ? t(`asked.${fault}`, { defaultValue: next }) : next}</p>
    </div>
  );
}
