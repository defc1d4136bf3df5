/** A visit's whole way: each unit, what happened there and when, and the time in each state. */
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { Dialog, ErrorNotice, StatusTag, formatMinutes, formatTime } from '../../ui/index.ts';
import { QueueStateTag } from './queue-states.tsx';
import css from './queue.module.css';

export function HistoryDialog({ entry, onClose }: { entry: QueueEntry; onClose: () => void }) {
  const t = useText('queue');
  const common = useText('common');
  const history = useCall('queue.history', { visitId: entry.visitId }, { staleTime: 0 });
  return (
    <Dialog title={t('history.title', { number: entry.number, name: entry.patientName })} onClose={onClose} onSubmit={onClose} size="lg">
      <ErrorNotice error={history.error} />
      <div className={css.history} tabIndex={0} data-autofocus role="group" aria-label={t('history.label')}>
        {history.data?.map((place) => (
          <section key={place.entryId}>
            <h3 className={css.place}>{place.number} · {place.unit}{place.practitioner === null ? '' : ` · ${place.practitioner}`} {place.withdrawn ? <StatusTag tone="grey" shape="cross">{t('history.withdrawn')}</StatusTag> : <QueueStateTag state={place.state} />}</h3>
            <p className={css.record}>{place.times.map(({ state, ms }) => `${common(`queueState.${state}`)} ${formatMinutes(ms / 60_000)}`).join(' · ')}</p>
            <ol className={css.events}>
              {place.events.map((event) => (
                <li key={event.id} data-faint={!event.took || event.undone || undefined}>
                  <span>{formatTime(event.at)}</span> <strong>{t(`history.actions.${event.action}`)}</strong> {event.by}
                  {event.reason === null ? '' : ` · ${event.reason}`}
                  {event.undone && <span className={css.record}> {t('history.undone')}</span>}
                  {!event.took && <> <StatusTag tone="red" shape="triangle">{t('history.notTaken')}</StatusTag></>}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
