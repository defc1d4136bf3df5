import { UnstyledButton } from '@mantine/core';
import { useText } from '../i18n/index.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import css from './frame.module.css';
import { useRoute } from './routes.ts';
import { SYNC_LOOKS, isBehind, shortMoment, useSyncStatus, wholeTruth, type SyncStatus } from './sync-words.ts';

/** Where the data are, how old the others' are, and whether anything about it wants a look. Opens the page that tells all. */
export function SyncPill() {
  const t = useText('sync');
  const go = useRoute((route) => route.go);
  const status = useSyncStatus();
  if (!status) return null;
  const settle = status.toSettle > 0 && status.state !== 'stopped';
  return (
    <UnstyledButton className={css.pill} title={wholeTruth(t, status)} onClick={() => { go('sync'); }}>
      {status.clockWrong ? <StatusTag tone="red" shape="triangle">{t('pill.clockWrong')}</StatusTag> : <StateTag status={status} />}
      {settle && !status.clockWrong && <StatusTag tone="amber" shape="triangle">{t('pill.toSettle', { count: status.toSettle })}</StatusTag>}
    </UnstyledButton>
  );
}

function StateTag({ status }: { status: SyncStatus }) {
  const t = useText('sync');
  const { state, waiting, lastSuccessAt } = status;
  const since = isBehind(status) ? ` · ${lastSuccessAt === null ? t('pill.never') : t('pill.since', { when: shortMoment(lastSuccessAt) })}` : '';
  return <StatusTag {...SYNC_LOOKS[state]}>{t(`pill.${state}`, { count: waiting })}{since}</StatusTag>;
}
