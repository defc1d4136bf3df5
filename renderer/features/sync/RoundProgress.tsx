import { Progress } from '@mantine/core';
import type { Output } from '../../../shared/contract/index.ts';
import { useText } from '../../i18n/index.ts';
import { formatCount } from '../../ui/index.ts';
import css from './sync.module.css';

type Round = NonNullable<Output<'sync.joinProgress'>>;

/** How far a long round is. Null: it has begun, and there is no number yet. */
export function RoundProgress({ round, calm }: { round: Round | null; calm: 'calm' | 'stay' }) {
  const t = useText('sync');
  const text = t(`round.${round?.stage ?? 'joining'}`);
  const known = round !== null && round.total > 0;
  const numbers = known ? t(round.stage === 'snapshot' ? 'round.parts' : 'round.of', { done: formatCount(round.done), total: formatCount(round.total) }) : '';
  return (
    <div className={css.round}>
      <p role="status"><b>{text}</b> {numbers}</p>
      <Progress value={known ? Math.min(100, (100 * round.done) / round.total) : 100} animated={!known} size="lg" transitionDuration={0} aria-label={text} />
      <p className={css.mute}>{t(`round.${calm}`)}</p>
    </div>
  );
}
