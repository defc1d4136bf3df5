/** A queue ticket as it comes out of a 58 or 80 mm printer. No name, no NIK, no diagnosis. Black on white only: thermal paper knows no grey. */
import type { TicketWidth } from '../../../shared/contract/tickets.ts';
import type { Ticket } from '../../../shared/contract/visits.ts';
import { useText } from '../../i18n/index.ts';
import { formatDay, formatTime, zoneName } from '../../ui/index.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import css from './ticket.module.css';

export function TicketPaper({ ticket, width, qr = true }: { ticket: Ticket; width: TicketWidth; qr?: boolean }) {
  const t = useText('tickets');
  const common = useText('common');
  return (
    <article className={`${css.paper} ${width === '58' ? css.narrow : css.wide}`} aria-label={t('paper.label')}>
      <p className={css.clinic}>{ticket.clinicName}</p>
      {ticket.clinicAddress !== '' && <p className={css.small}>{ticket.clinicAddress}</p>}
      <p className={css.label}>{t('paper.number')}</p>
      <p className={css.number}>{ticket.number}</p>
      <p className={css.unit}>{ticket.unit}</p>
      {ticket.room !== null && <p className={css.room}>{ticket.room}</p>}
      {ticket.practitioner !== null && <p className={css.doctor}>{ticket.practitioner}{ticket.hours === null ? '' : <><br />{t('paper.hours', { hours: ticket.hours })}</>}</p>}
      <div className={css.rule} />
      <p className={css.ahead}>{t('paper.ahead', { count: ticket.ahead })}</p>
      {ticket.estimate !== null && ticket.ahead > 0 && <p className={css.estimate}>{t('paper.estimate', { low: ticket.estimate[0], high: ticket.estimate[1] })}</p>}
      <p className={css.payer}>{common(`payer.${ticket.payer}`)}{ticket.priority === 'none' ? '' : ` · ${common(`priority.${ticket.priority}`)}`}</p>
      {qr && <QrCode text={ticket.code} label={t('paper.code')} className={css.code} />}
      <p className={css.missed}>{t('paper.missed')}</p>
      <p className={css.small}>{formatDay(ticket.day)} · {formatTime(ticket.at)} {zoneName()}</p>
    </article>
  );
}
