/** A slip as it comes out of a 58 or 80 mm printer. It goes with the patient or the sample, so it names the patient; no NIK, no diagnosis beyond what was written. */
import type { ReactNode } from 'react';
import type { HandOffSlip } from '../../../shared/contract/hand-offs.ts';
import type { TicketWidth } from '../../../shared/contract/tickets.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { formatBirthDate, formatDay, formatTime, dayOfInstant, zoneName } from '../../ui/index.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import css from './slip.module.css';

export function slipPaper(slip: HandOffSlip, width: TicketWidth): ReactNode { return <SlipPaper slip={slip} width={width} />; }

function SlipPaper({ slip, width }: { slip: HandOffSlip; width: TicketWidth }) {
  const t = useText('hand-offs');
  const { patientName, recordNumber, birthDate, visitNumber } = slip;
  return (
    <article className={`${css.paper} ${width === '58' ? css.narrow : css.wide}`} aria-label={t('paper.label')}>
      <p className={css.clinic}>{slip.clinicName}</p>
      <p className={css.title}>{t('paper.title')} {slip.number}</p>
      {slip.priority !== 'routine' && <p className={css.priority}>{t(`priorities.${slip.priority}`)}</p>}
      <p className={css.small}>{t('paper.to')}</p>
      <p className={css.unit}>{slip.unit}</p>
      <p className={css.text}>{slip.text}</p>
      {patientName !== null && (
        <div className={css.part}>
          <p className={css.small}>{t('paper.about')}{visitNumber === null ? '' : ` · ${t('paper.visit')} ${visitNumber}`}</p>
          <p className={css.name}>{patientName}</p>
          <p>{[recordNumber === null || recordNumber === '' ? null : t('paper.record', { number: formatRecordNumber(recordNumber) }), birthDate === null ? null : t('paper.born', { day: formatBirthDate(birthDate) })].filter((part) => part !== null).join(', ')}</p>
        </div>
      )}
      {slip.dueAt !== null && <p className={css.part}><strong>{t('paper.due')} {formatTime(slip.dueAt)}</strong></p>}
      <p className={css.part}>{t('paper.from')} {slip.sender}<br />{formatDay(dayOfInstant(slip.at))} · {formatTime(slip.at)} {zoneName()}</p>
      <p className={css.part}>{t('paper.received')}</p>
      <p className={css.line} />
      <p>□ {t('paper.readBack')}</p>
      <p className={css.part}>{t('paper.result')}</p>
      <p className={css.line} />
      <QrCode text={slip.code} label={t('paper.code')} className={css.code} />
      <p className={css.centre}>{t('paper.scan')}</p>
    </article>
  );
}
