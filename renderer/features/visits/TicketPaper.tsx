/** A queue ticket as it comes out of a 58 or 80 mm printer. No name, no NIK, no diagnosis. */
import type { Ticket } from '../../../shared/contract/visits.ts';
import { useText } from '../../i18n/index.ts';
import { formatDay, formatTime, zoneName } from '../../ui/index.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import css from './ticket.module.css';

export function TicketPaper({ ticket, width }: { ticket: Ticket; width: '58' | '80' }) {
  const t = useText('visits');
  const common = useText('common');
  return (
    <article className={`${css.paper} ${width === '58' ? css.narrow : css.wide}`} aria-label={t('ticket.label')}>
      <p className={css.clinic}>{ticket.clinicName}</p>
      <p className={css.small}>{ticket.clinicAddress}</p>
      <p className={css.label}>{t('ticket.number')}</p>
      <p className={css.number}>{ticket.number}</p>
      <p className={css.unit}>{ticket.unit}{ticket.room === null ? '' : ` · ${ticket.room}`}</p>
      {ticket.practitioner !== null && <p>{ticket.practitioner}{ticket.hours === null ? '' : ` · ${ticket.hours}`}</p>}
      <p>{formatDay(ticket.day)} · {formatTime(ticket.at)} {zoneName()}</p>
      <p>{common(`payer.${ticket.payer}`)}{ticket.priority === 'none' ? '' : ` · ${common(`priority.${ticket.priority}`)}`}</p>
      <p className={css.ahead}>{t('ticket.ahead', { count: ticket.ahead })}</p>
      {ticket.estimate !== null && ticket.ahead > 0 && <p>{t('ticket.estimate', { low: ticket.estimate[0], high: ticket.estimate[1] })}</p>}
      <QrCode text={ticket.code} label={t('ticket.code')} className={css.code} />
      <p className={css.small}>{t('ticket.missed')}</p>
    </article>
  );
}
