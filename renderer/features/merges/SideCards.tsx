import type { ReactNode } from 'react';
import type { MergeSide } from '../../../shared/contract/merges.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, formatCount, formatDay, formatInstant } from '../../ui/index.ts';
import type { Sides } from './merge-rows.ts';
import css from './merges.module.css';

const COUNTED = ['visits', 'appointments', 'calls', 'complaints', 'emergencies'] as const;

/** Which number stays, and what belongs to each. */
export function SideCards({ sides: { from, into } }: { sides: Sides }) {
  const t = useText('merges');
  return (
    <div className={css.row}>
      <span className={css.corner} aria-hidden="true" />
      <SideCard side={into} survives mark={<StatusTag tone="brand" shape="check">{t('survives')}</StatusTag>} />
      <SideCard side={from} survives={false} mark={<StatusTag tone="grey" shape="ring">{t('goes')}</StatusTag>} />
    </div>
  );
}

function SideCard({ side, survives, mark }: { side: MergeSide; survives: boolean; mark: ReactNode }) {
  const t = useText('merges');
  const counts = COUNTED.filter((kind) => side.counts[kind] > 0).map((kind) => t(`counts.${kind}`, { count: side.counts[kind], shown: formatCount(side.counts[kind]) }));
  return (
    <section className={css.card} data-survives={survives || undefined} aria-label={`${t(survives ? 'survives' : 'goes')}: ${formatRecordNumber(side.recordNumber)}`}>
      <p className={css.mark}>{mark}</p>
      <p className={css.number}>{formatRecordNumber(side.recordNumber)}</p>
      <p className={css.name}>{side.name}</p>
      <p className={css.mute}>{t('registered', { at: formatInstant(side.createdAt) })}</p>
      <p className={css.mute}>{[...(counts.length === 0 ? [t('counts.none')] : counts), ...(side.lastVisitDay === null ? [] : [t('lastVisit', { day: formatDay(side.lastVisitDay) })])].join(' · ')}</p>
      {side.others.length > 0 && <p className={css.mute}>{t('alsoNumbers', { numbers: side.others.map(({ recordNumber }) => formatRecordNumber(recordNumber)).join(', ') })}</p>}
    </section>
  );
}
