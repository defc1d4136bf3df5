import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { useText } from '../../i18n/index.ts';
import { DayField } from '../../ui/DayField.tsx';
import { Segmented, formatDay } from '../../ui/index.ts';
import css from './reports.module.css';

const SPANS = { day: 1, week: 7, month: 30, quarter: 90 } as const;
type Span = keyof typeof SPANS;

interface PeriodChoiceProps { readonly from: string; readonly to: string; readonly today: string; /** What came of the last print or file. */ readonly told: string; readonly onChange: (from: string, to: string) => void }

/** The days that a report is about: the usual ones by one key, others typed. */
export function PeriodChoice({ from, to, today, told, onChange }: PeriodChoiceProps) {
  const t = useText('reports');
  const span = (Object.keys(SPANS) as Span[]).find((each) => to === today && from === daysAfter(today, 1 - SPANS[each]));
  return (
    <div className={css.days}>
      <Segmented label={t('queue.period')} hideLabel value={span ?? 'own'} options={[...(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t(`queue.spans.${value}`) })), { value: 'own' as const, label: t('queue.spans.own') }]}
        onChange={(next) => { if (next !== 'own') onChange(daysAfter(today, 1 - SPANS[next]), today); }} />
      <DayField label={t('queue.from')} hideLabel today={today} placeholder={t('queue.fromHint', { day: formatDay(from) })} onDay={(day) => { onChange(day, day > to ? day : to); }} />
      <DayField label={t('queue.to')} hideLabel today={today} placeholder={t('queue.toHint', { day: formatDay(to) })} onDay={(day) => { onChange(day < from ? day : from, day); }} />
      <span className={css.told} role="status">{told}</span>
    </div>
  );
}
