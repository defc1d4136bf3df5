/** Why somebody stands where they stand, in words. */
import { useCallback } from 'react';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { type Text, useText } from '../../i18n/index.ts';
import { formatTime } from '../../ui/index.ts';

/** `prioritas lansia, giliran 2 dari 3`; null where there is nothing to say. */
export function useWhy(): (entry: QueueEntry) => string | null {
  const t = useText('queue');
  const common = useText('common');
  return useCallback(({ why, place, priority, state, heldReason }) => {
    if (state === 'held') return heldReason;
    if (!why) return null;
    const at = why.at === null ? '' : formatTime(why.at);
    const numbers = { turn: why.turn ?? 0, of: why.of ?? 0, time: at, priority: common(`priority.${priority}`).toLowerCase() };
    const words = why.reason === 'priority' ? t(why.turn === null ? 'why.priority_always' : 'why.priority', numbers)
      : why.reason === 'skipped' ? skippedWords(t, why)
        : t(`why.${why.reason}`, numbers);
    return place === null ? words : t('why.placed', { place, words });
  }, [t, common]);
}

function skippedWords(t: Text, { turn, at }: NonNullable<QueueEntry['why']>): string {
  if (turn !== null && at !== null) return t('why.skipped_both', { turn, time: formatTime(at) });
  if (turn !== null) return t('why.skipped_calls', { turn });
  return at === null ? t('why.skipped_never') : t('why.skipped_time', { time: formatTime(at) });
}
