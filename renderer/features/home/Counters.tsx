import type { Output } from '../../../shared/contract/index.ts';
import { useText } from '../../i18n/index.ts';
import { formatCount, formatMinutes } from '../../ui/index.ts';
import css from './home.module.css';

export function Counters({ today }: { today: Output<'queue.today'> }) {
  const t = useText('home');
  const minutes = (value: number | null, key: string): string => (value === null ? t('counters.noWait') : t(key, { minutes: formatMinutes(value) }));
  const cards = [
    { key: 'waiting', value: formatCount(today.waiting), note: minutes(today.longestWaitMinutes, 'counters.longest') },
    { key: 'serving', value: formatCount(today.serving), note: t('counters.called', { count: today.called }) },
    { key: 'done', value: formatCount(today.done), note: minutes(today.averageWaitMinutes, 'counters.average') },
    { key: 'noShow', value: formatCount(today.noShow), note: t('counters.skipped', { count: today.skipped, cancelled: today.cancelled }) },
    { key: 'emergencies', value: formatCount(today.emergencies), note: t('counters.today'), urgent: today.emergencies > 0 },
    { key: 'within60', value: today.within60Percent === null ? '—' : `${today.within60Percent}%`, note: t('counters.goal') },
  ];
  return (
    <dl className={css.cards} aria-label={t('counters.label')}>
      {cards.map(({ key, value, note, urgent }) => (
        <div key={key} className={css.card} data-urgent={urgent || undefined}>
          <dt>{t(`counters.${key}`)}</dt>
          <dd className={css.value}>{value}</dd>
          <dd className={css.note}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}
