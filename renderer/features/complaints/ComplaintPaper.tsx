/** A complaint on paper: the reporter's slip, and the whole file with lines to sign on. */
import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import { showTrackingCode } from '../../../shared/domain/tracking-code.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { formatInstant, zoneName } from '../../ui/index.ts';
import { Facts } from './Facts.tsx';
import { Timeline } from './Timeline.tsx';
import { momentInWords } from './running-clock.ts';
import css from './paper.module.css';

export interface Slip { readonly number: string; readonly limitAt: number; readonly clinic: string; /** Of an unnamed reporter. */ readonly code: string | null }

/** No name and no narrative: it may lie about. */
export function SlipPaper({ slip, width }: { slip: Slip; width: '58' | '80' }) {
  const t = useText('complaints');
  const intake = useText('complaintIntake');
  return (
    <article className={`${css.slip} ${width === '58' ? css.narrow : css.wide}`} aria-label={t('paper.slip')}>
      <p className={css.clinic}>{slip.clinic}</p>
      <p>{t('paper.number')}</p>
      <p className={css.number}>{slip.number}</p>
      {slip.code !== null && <p>{intake('code.slip')}: <strong>{showTrackingCode(slip.code)}</strong></p>}
      <p>{t('paper.limit', { when: momentInWords(slip.limitAt) })} {zoneName()}</p>
      <p className={css.small}>{t('paper.thanks')}</p>
    </article>
  );
}

export interface ComplaintFile { readonly complaint: ComplaintDetail; readonly clinic: string; /** UTC milliseconds. */ readonly printedAt: number }

export function ComplaintPaper({ file: { complaint, clinic, printedAt } }: { file: ComplaintFile }) {
  const t = useText('complaints');
  return (
    <article className={css.file} aria-label={t('paper.form')}>
      <header className={css.head}>
        <p className={css.clinic}>{clinic}</p>
        <h1>{t('paper.form')} {complaint.number}</h1>
        <p className={css.small}>{t('paper.printed', { when: formatInstant(printedAt) })} {zoneName()}</p>
      </header>
      <Facts complaint={complaint} />
      {complaint.patientRecordNumber !== null && <p className={css.small}>{formatRecordNumber(complaint.patientRecordNumber)}</p>}
      <h2>{t('detail.narrative')}</h2>
      <p className={css.words}>{complaint.narrative}</p>
      <h2>{t('detail.timeline')}</h2>
      <Timeline events={complaint.events} />
      <p className={css.satisfaction}>{t('paper.satisfaction')}</p>
      <div className={css.signatures}>{(['reporter', 'officer', 'manager'] as const).map((who) => <p key={who}>{t(`paper.${who}`)}</p>)}</div>
    </article>
  );
}
