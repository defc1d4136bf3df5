import { IconArrowBarToDown, IconArrowBarUp, IconArrowsJoin, IconHomeCheck, IconPlugConnectedX, type Icon } from '@tabler/icons-react';
import { ADMIN_ROLES } from '../../../shared/contract/core.ts';
import { useMay } from '../../app/session.ts';
import type { SyncStatus } from '../../app/sync-words.ts';
import { useText } from '../../i18n/index.ts';
import { Panel, StatusTag } from '../../ui/index.ts';
import { EnrolForm } from './EnrolForm.tsx';
import css from './sync.module.css';

const MEANINGS: readonly { readonly key: 'up' | 'down' | 'both' | 'without'; readonly icon: Icon }[] = [
  { key: 'up', icon: IconArrowBarUp }, { key: 'down', icon: IconArrowBarToDown }, { key: 'both', icon: IconArrowsJoin }, { key: 'without', icon: IconPlugConnectedX },
];

/** No central server: what joining one means, in plain words, and the way to do it. */
export function NotEnrolled({ status: { waiting, clockWrong } }: { status: SyncStatus }) {
  const t = useText('sync');
  const admin = useMay(ADMIN_ROLES);
  return (
    <div className={css.sides}>
      <Panel title={t('join.title')} aside={<StatusTag tone="grey" shape="dot">{t('join.aside')}</StatusTag>} padded>
        <div className={css.stack}>
          <p className={css.text}>{t('pill.noCentralHint', { count: waiting })}</p>
          {clockWrong && <p className={css.bad}>{t('clockWrong')}</p>}
          {admin ? <EnrolForm /> : <p className={css.text}>{t('join.admin')}</p>}
        </div>
      </Panel>
      <Panel title={t('join.means')} padded>
        <div className={css.meaning}>
          {MEANINGS.map(({ key, icon: MeaningIcon }) => [
            <MeaningIcon key={`${key} icon`} size={20} stroke={1.7} aria-hidden="true" />,
            <p key={key}><b>{t(`join.${key}`)}</b>{t(`join.${key}Text`)}</p>,
          ])}
          <IconHomeCheck size={20} stroke={1.7} aria-hidden="true" />
          <p>{t('join.stays')}</p>
        </div>
      </Panel>
    </div>
  );
}
