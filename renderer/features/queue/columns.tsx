import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { formatMinutes, formatTime, type Column } from '../../ui/index.ts';
import { PriorityTag, QueueStateTag } from './queue-states.tsx';
import css from './queue.module.css';

const STILL_WAITING: readonly QueueEntry['state'][] = ['waiting', 'skipped'];

export function useQueueColumns(now: number): readonly Column<QueueEntry>[] {
  const t = useText('queue');
  const common = useText('common');
  return [
    { key: 'number', header: t('number'), strong: true, render: (entry) => entry.number },
    { key: 'patient', header: t('patient'), grow: true, render: (entry) => <span className={css.patient}>{entry.patientName} <span className={css.record}>{formatRecordNumber(entry.recordNumber)}</span> <PriorityTag priority={entry.priority} /></span> },
    { key: 'unit', header: t('unit'), render: (entry) => (entry.practitioner === null ? entry.unit : `${entry.unit} · ${entry.practitioner}`) },
    { key: 'payer', header: t('payer'), render: (entry) => common(`payer.${entry.payer}`) },
    { key: 'wait', header: t('wait'), align: 'end', render: (entry) => (STILL_WAITING.includes(entry.state) ? formatMinutes((now - entry.joinedAt) / 60_000) : '—') },
    { key: 'since', header: t('since'), align: 'end', render: (entry) => formatTime(entry.stateAt) },
    { key: 'state', header: t('state'), render: (entry) => <><QueueStateTag state={entry.state} />{entry.state === 'called' && entry.calls > 1 ? <span className={css.record}> {t('calls', { count: entry.calls })}</span> : null}</> },
  ];
}
