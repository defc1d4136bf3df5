/** How the queue's states look: by shape, word and colour. */
import type { QueueAction, QueueState } from '../../../shared/contract/queue.ts';
import type { Priority } from '../../../shared/contract/visits.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, type Shape, type Tone } from '../../ui/index.ts';

const LOOKS: Readonly<Record<QueueState, { readonly tone: Tone; readonly shape: Shape }>> = {
  waiting: { tone: 'grey', shape: 'ring' },
  called: { tone: 'blue', shape: 'target' },
  serving: { tone: 'brand', shape: 'play' },
  held: { tone: 'amber', shape: 'ring' },
  moved: { tone: 'green', shape: 'play' },
  done: { tone: 'green', shape: 'check' },
  skipped: { tone: 'amber', shape: 'pause' },
  no_show: { tone: 'grey', shape: 'cross' },
  left: { tone: 'red', shape: 'play' },
  cancelled: { tone: 'red', shape: 'cross' },
};

export function QueueStateTag({ state }: { state: QueueState }) {
  const t = useText('common');
  return <StatusTag {...LOOKS[state]}>{t(`queueState.${state}`)}</StatusTag>;
}

export function PriorityTag({ priority }: { priority: Priority }) {
  const t = useText('common');
  return priority === 'none' ? null : <StatusTag tone="amber" shape="triangle">{t(`priority.${priority}`)}</StatusTag>;
}

/** The key of each step on the queue's table. Letters of the Indonesian words, the same in English. `resume` and `return` are never possible at once. */
export const ACTION_KEYS: Readonly<Record<QueueAction, string>> = {
  call: 'C', recall: 'U', serve: 'M', finish: 'S', move: 'D', hold: 'H', resume: 'K', skip: 'L', return: 'K', no_show: 'T', left: 'G', cancel: 'B', undo: 'Z',
};

/** What Space does: the step that usually comes next. */
export const USUAL_STEP: Readonly<Partial<Record<QueueState, Exclude<QueueAction, 'move'>>>> = { waiting: 'call', called: 'serve', serving: 'finish', skipped: 'return', held: 'resume', no_show: 'return' };
