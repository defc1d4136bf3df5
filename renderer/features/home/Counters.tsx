import type { Output } from '../../../shared/contract/index.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { formatCount, formatMinutes } from '../../ui/index.ts';
import css from './home.module.css';
import { spanInWords } from './time-left.ts';

type Today = Output<'queue.today'>;
type Now = Output<'reports.now'>;

/** While nothing is known yet the cards stand there already, so that nothing below them jumps. */
export function Counters({ today, now }: { today: Today | undefined; now: Now | undefined }) {
  const t = useText('home');
  const cards = [...queueCards(t, today), ...deskCards(t, now), within60Card(t, today)];
  return (
    <dl className={css.cards} aria-label={t('counters.label')}>
      {cards.map(({ key, value, note, urgent }) => (
        <div key={key} className={css.card} data-urgent={urgent || undefined}>
          <dt>{t(`counters.${key}`)}</dt>
          <dd className={css.value}>{value ?? '—'}</dd>
          <dd className={css.note}>{note ?? '\u00a0'}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Card { readonly key: string; readonly value: string | undefined; readonly note: string | undefined; readonly urgent?: boolean }

function queueCards(t: Text, today: Today | undefined): Card[] {
  const longest = today && (today.longestWaitMinutes === null ? t('counters.noWait') : t('counters.longest', { minutes: formatMinutes(today.longestWaitMinutes) }));
  return [
    { key: 'waiting', value: today && formatCount(today.waiting), note: longest },
    { key: 'serving', value: today && formatCount(today.serving), note: today && t('counters.called', { count: today.called, skipped: today.skipped }) },
    { key: 'done', value: today && formatCount(today.done), note: today && t('counters.noShow', { count: today.noShow, cancelled: today.cancelled }) },
  ];
}

function deskCards(t: Text, now: Now | undefined): Card[] {
  return [
    { key: 'appointments', value: now && formatCount(now.appointments.open), note: now && (now.appointments.late > 0 ? t('counters.late', { count: now.appointments.late }) : t('counters.noneLate')) },
    { key: 'complaints', value: now && formatCount(now.complaints.open), note: now && complaintNote(t, now.complaints), urgent: (now?.complaints.urgent ?? 0) > 0 },
  ];
}

/** How many are red, and the one with the least time left. */
function complaintNote(t: Text, { open, red, next }: Now['complaints']): string {
  if (open === 0) return t('counters.noComplaint');
  const parts = red > 0 ? [t('counters.red', { count: red })] : [];
  if (next) parts.push(t(next.remainingMs < 0 ? 'counters.over' : 'counters.left', { time: spanInWords(Math.abs(next.remainingMs)) }));
  return parts.join(', ') || t('counters.paused');
}

function within60Card(t: Text, today: Today | undefined): Card {
  const value = today && (today.within60Percent === null ? '—' : `${today.within60Percent}%`);
  const note = today && (today.averageWaitMinutes === null ? t('counters.goal') : t('counters.average', { minutes: formatMinutes(today.averageWaitMinutes) }));
  return { key: 'within60', value, note };
}
