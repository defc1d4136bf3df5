/** Moves the queue and remembers this screen's own last step, so that Ctrl+Z takes back a slip even when its row has left the list. */
import { useState } from 'react';
import type { QueueAction, QueueEntry } from '../../../shared/contract/queue.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';

export function useQueueSteps(notify: (text: string) => void) {
  const t = useText('queue');
  const step = useCommand('queue.step');
  const callNext = useCommand('queue.callNext');
  const [lastMoved, setLastMoved] = useState<QueueEntry | null>(null);

  const take = async (entry: QueueEntry, action: QueueAction, reason: string | null = null): Promise<QueueEntry | null> => {
    callNext.reset();
    const result = await step.run({ entryId: entry.id, action, reason, expectedVersion: entry.version });
    // After an undo there is no further slip to take back; after a refusal somebody else has moved it.
    setLastMoved(result.ok && action !== 'undo' ? result.value : null);
    if (!result.ok) return null;
    notify(t(`done.${action}`, { number: entry.number }));
    return result.value;
  };
  const next = async (unitId: string | null): Promise<QueueEntry | null> => {
    step.reset();
    const result = await callNext.run({ unitId });
    if (!result.ok) return null;
    setLastMoved(result.value);
    notify(t('done.call', { number: result.value.number }));
    return result.value;
  };
  return { take, next, lastMoved, calling: callNext.isPending, error: step.error ?? callNext.error };
}
