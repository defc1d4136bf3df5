/** Moves the queue and remembers this screen's own last step, so that Ctrl+Z takes back a slip even when its row has left the list. */
import { useState } from 'react';
import type { QueueAction, QueueEntry } from '../../../shared/contract/queue.ts';
import { queryClient, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import type { MoveTarget } from './MoveDialog.tsx';

/** The answer stands on the board before the board is read again: the next key of fast hands must not act on an old version. */
export function putOnBoard(moved: QueueEntry): void {
  queryClient.setQueriesData<QueueEntry[]>({ queryKey: ['queue', 'queue.board'] }, (board) => board?.map((entry) => (entry.id === moved.id ? moved : entry)));
}

export function useQueueSteps(notify: (text: string) => void) {
  const t = useText('queue');
  const step = useCommand('queue.step');
  const callNext = useCommand('queue.callNext');
  const moveOn = useCommand('queue.move');
  const [lastMoved, setLastMoved] = useState<QueueEntry | null>(null);
  const reset = (): void => { step.reset(); callNext.reset(); moveOn.reset(); };

  const take = async (entry: QueueEntry, action: Exclude<QueueAction, 'move'>, reason: string | null = null): Promise<QueueEntry | null> => {
    reset();
    const result = await step.run({ entryId: entry.id, action, reason, expectedVersion: entry.version });
    // After an undo there is no further slip to take back; after a refusal somebody else has moved it.
    setLastMoved(result.ok && action !== 'undo' ? result.value : null);
    if (!result.ok) return null;
    putOnBoard(result.value);
    notify(t(`done.${action}`, { number: entry.number }));
    return result.value;
  };
  /** Answers the place that was opened. */
  const move = async (entry: QueueEntry, target: MoveTarget): Promise<QueueEntry | null> => {
    reset();
    const result = await moveOn.run({ entryId: entry.id, expectedVersion: entry.version, ...target });
    if (!result.ok) return null;
    const { closed, opened } = result.value;
    putOnBoard(closed);
    setLastMoved(closed);
    notify(t(opened.number === closed.number ? 'done.move' : 'done.moveNumber', { number: closed.number, unit: opened.unit, next: opened.number }));
    return opened;
  };
  const next = async (unitId: string | null): Promise<QueueEntry | null> => {
    reset();
    const result = await callNext.run({ unitId });
    if (!result.ok) return null;
    putOnBoard(result.value);
    setLastMoved(result.value);
    notify(t('done.call', { number: result.value.number }));
    return result.value;
  };
  return { take, move, next, reset, lastMoved, calling: callNext.isPending, moving: moveOn.isPending, moveError: moveOn.error, error: step.error ?? callNext.error };
}
