import { useCallback, useMemo } from 'react';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { isOpen } from '../../../shared/domain/queue-states.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, formatMinutes, formatTime, type Column } from '../../ui/index.ts';
import { PriorityTag, QueueStateTag } from './queue-states.tsx';
import { useWhy } from './why.ts';
import css from './queue.module.css';

const STILL_WAITING: readonly QueueEntry['state'][] = ['waiting', 'skipped', 'held'];
const minutes = (ms: number): string => formatMinutes(Math.max(0, ms) / 60_000);

/** @param oneUnit the unit need not be named in every row */
export function useQueueColumns(now: number, oneUnit: boolean): readonly Column<QueueEntry>[] {
  const t = useText('queue');
  const common = useText('common');
  const why = useWhy();
  const place = useCallback((entry: QueueEntry): string => [oneUnit ? null : entry.unit, entry.practitioner].filter((part) => part !== null).join(' · ') || '—', [oneUnit]);
  // The same columns as long as they say the same, so that walking the rows draws none of them anew.
  return useMemo(() => [
    { key: 'number', header: t('number'), strong: true, render: (entry) => entry.number },
    { key: 'patient', header: t('patient'), grow: true, render: (entry) => <span className={css.patient}><span className={css.name} title={entry.patientName}>{entry.patientName}</span> <PriorityTag priority={entry.priority} /> <span className={css.record}>{formatRecordNumber(entry.recordNumber)}</span></span> },
    { key: 'unit', header: oneUnit ? t('doctor') : t('unit'), render: (entry) => <span className={css.cut} title={place(entry)}>{place(entry)}{entry.fromUnit !== null && <span className={css.record}> {t('fromUnit', { unit: entry.fromUnit })}</span>}</span> },
    { key: 'payer', header: t('payer'), render: (entry) => common(`payer.${entry.payer}`) },
    { key: 'wait', header: t('wait'), align: 'end', render: (entry) => (STILL_WAITING.includes(entry.state) ? minutes(now - entry.joinedAt) : '—') },
    { key: 'state', header: t('state'), render: (entry) => (
      <>
        <QueueStateTag state={entry.state} />
        {entry.state === 'called' && entry.calls > 1 ? <span className={css.record}> {t('calls', { count: entry.calls })}</span> : null}
        {entry.disputed && <> <StatusTag tone="red" shape="triangle">{t('disputed')}</StatusTag></>}
      </>
    ) },
    { key: 'since', header: t('inState'), align: 'end', render: (entry) => (isOpen(entry.state) ? minutes(now - entry.stateAt) : formatTime(entry.stateAt)) },
    { key: 'why', header: t('whyNext'), render: (entry) => <span className={css.why} title={why(entry) ?? undefined}>{why(entry) ?? ''}</span> },
  ], [now, oneUnit, t, common, why, place]);
}
