import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import { useText } from '../../i18n/index.ts';
import { formatInstant } from '../../ui/index.ts';
import { GradeTag } from './looks.tsx';
import css from './complaints.module.css';

const WEIGHTY = new Set(['receive', 'answer', 'resolve', 'reopen']);

/** Everything that happened, in its order. */
export function Timeline({ events }: { events: ComplaintDetail['events'] }) {
  const t = useText('complaints');
  return (
    <ol className={css.timeline}>
      {events.map((event) => (
        <li key={event.id} data-weighty={WEIGHTY.has(event.action) || undefined}>
          <strong>{t(`event.${event.action}`)}</strong>
          {event.grade !== null && <> <GradeTag grade={event.grade} /></>}
          {event.pause !== null && `: ${t(`pause.${event.pause}`)}`}
          {event.outcome !== null && `: ${t(`outcome.${event.outcome}`)}`}
          <p className={css.hint}>{t('event.by', { when: formatInstant(event.at), actor: event.actor })}</p>
          {event.text !== null && <p className={css.narrative}>{event.text}</p>}
        </li>
      ))}
    </ol>
  );
}
