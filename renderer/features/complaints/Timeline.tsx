import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import { useText } from '../../i18n/index.ts';
import { formatInstant } from '../../ui/index.ts';
import { useCauses } from './causes.ts';
import { GradeTag } from './looks.tsx';
import css from './complaints.module.css';

type Event = ComplaintDetail['events'][number];
const WEIGHTY = new Set<Event['action']>(['receive', 'answer', 'letter', 'resolve', 'reopen', 'merge', 'reject', 'escalate']);

/** Everything that happened, in its order. */
export function Timeline({ events }: { events: ComplaintDetail['events'] }) {
  const t = useText('complaints');
  return (
    <ol className={css.timeline}>
      {events.map((event) => (
        <li key={event.id} data-weighty={WEIGHTY.has(event.action) || undefined}>
          <strong>{t(`event.${event.action}`)}</strong>
          {event.grade !== null && <> <GradeTag grade={event.grade} /></>}
          <About event={event} />
          <p className={css.hint}>{t('event.by', { when: formatInstant(event.at), actor: event.actor })}</p>
          {event.text !== null && <p className={css.narrative}>{event.text}</p>}
        </li>
      ))}
    </ol>
  );
}

/** What was chosen in the step. */
function About({ event }: { event: Event }) {
  const t = useText('complaints');
  const causes = useCauses();
  const { action, pause, outcome, reason, subject, score } = event;
  const words = [
    pause === null ? null : t(`pause.${pause}`), outcome === null ? null : t(`outcome.${outcome}`),
    action === 'reject' && reason !== null ? t(`reject.${reason}`) : null, action === 'letter' && reason !== null ? t(`letter.ways.${reason}`) : null,
    action === 'restrict' && reason !== null ? t(`restrictedBy.${reason}`) : null,
    action === 'cause' ? (causes.find(({ id }) => id === subject)?.name ?? subject) : subject, action === 'assign' && subject === null ? t('form.nobody') : null,
    score === null ? null : t(`score.${score}`),
  ].filter((word) => word !== null);
  return words.length === 0 ? null : <>: {words.join(', ')}</>;
}
