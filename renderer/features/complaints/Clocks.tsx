/** Both clocks of an opened complaint, and when and why they stood still. */
import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import { useText } from '../../i18n/index.ts';
import { Panel, formatInstant } from '../../ui/index.ts';
import { AnswerTag } from './looks.tsx';
import { clockInWords, momentInWords, useTimeLeft } from './running-clock.ts';
import css from './complaints.module.css';

export function Clocks({ complaint }: { complaint: ComplaintDetail }) {
  const t = useText('complaints');
  const left = useTimeLeft();
  const { clock, answerClock, pauses } = complaint;
  const remaining = left(clock);
  const until = clock.state === 'stopped' ? t('clock.stopped', { when: momentInWords(complaint.resolvedAt ?? lastStep(complaint)) })
    : complaint.pausedFor !== null ? t('clock.standsStill', { reason: t(`pause.${complaint.pausedFor}`) })
      : clock.limitAt === null ? '' : t(remaining < 0 ? 'clock.was' : 'clock.until', { when: momentInWords(clock.limitAt) });
  return (
    <Panel title={t('clock.title')} padded>
      <div className={css.clocks}>
        <div role="group" aria-label={t('clock.label')}>
          <p className={css.clock} data-over={remaining < 0 || undefined}>{clockInWords(t, clock.state, remaining)}</p>
          <p className={css.hint}>{until}</p>
        </div>
        <div role="group" aria-label={t('clock.answerLabel')}>
          <p className={css.smallClock}>{t('clock.answerLabel')}: <AnswerTag row={complaint} left={left(answerClock)} /></p>
          <p className={css.hint}>{complaint.firstAnswerAt !== null ? formatInstant(complaint.firstAnswerAt) : answerClock.limitAt === null ? '' : t('clock.answerUntil', { when: momentInWords(answerClock.limitAt) })}</p>
        </div>
        {pauses.length > 0 && (
          <div>
            <h3 className={css.heading}>{t('clock.pauses')}</h3>
            <ul className={css.plainList}>{pauses.map((pause) => <li key={pause.from}>{t(`pause.${pause.reason}`)}: {formatInstant(pause.from)} – {pause.to === null ? t('clock.stillPaused') : formatInstant(pause.to)}</li>)}</ul>
          </div>
        )}
        {complaint.escalatedAt !== null && <p className={css.hint}>{t('clock.escalated', { when: formatInstant(complaint.escalatedAt) })}</p>}
      </div>
    </Panel>
  );
}

/** When one that was merged or turned away was closed. */
function lastStep({ events, receivedAt }: ComplaintDetail): number {
  return events.findLast(({ action }) => action === 'merge' || action === 'reject' || action === 'resolve')?.at ?? receivedAt;
}
