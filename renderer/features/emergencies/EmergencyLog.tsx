import type { EmergencyEvent } from '../../../shared/contract/emergencies.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { dayOfInstant, formatDay, formatTime } from '../../ui/index.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import css from './emergencies.module.css';

/** Every step with its time, oldest first. */
export function EmergencyLog({ log }: { log: readonly EmergencyEvent[] }) {
  const t = useText('emergencies');
  const days = new Set(log.map(({ at }) => dayOfInstant(at)));
  return (
    <section aria-label={t('log')}>
      <h3 className={css.heading}>{t('log')}</h3>
      <ol className={css.log}>
        {log.map((event, at) => (
          <li key={at}>
            <time dateTime={new Date(event.at).toISOString()}>{formatTime(event.at)}{secondsOf(event.at)}{days.size > 1 ? <><br />{formatDay(dayOfInstant(event.at))}</> : null}</time>
            <span>{stepText(t, event)}{event.by === null ? null : <small> · {event.by}</small>}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How long help took is counted in seconds. */
function secondsOf(at: number): string { return `.${String(new Date(at).getUTCSeconds()).padStart(2, '0')}`; }

function stepText(t: Text, { step, text }: EmergencyEvent): string {
  return t(`steps.${step}`, { text: step === 'identified' && text !== null ? formatRecordNumber(text) : (text ?? '—') });
}
