/** The steps that the selected entry allows now, each with its key. */
import { Button } from '@mantine/core';
import type { QueueAction, QueueEntry } from '../../../shared/contract/queue.ts';
import { allowedActions } from '../../../shared/domain/queue-states.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd } from '../../ui/index.ts';
import { ACTION_KEYS, USUAL_STEP } from './queue-states.tsx';
import css from './queue.module.css';

/** Undo stands last and is refused with its reason when there is nothing to undo. */
export function actionsOf(entry: QueueEntry): readonly QueueAction[] {
  return [...allowedActions(entry.state), 'undo'];
}

interface StepBarProps {
  readonly entry: QueueEntry;
  /** Null for roles that only look. */
  readonly onAct: ((entry: QueueEntry, action: QueueAction) => void) | null;
  /** Null for roles that give no tickets. */
  readonly onPrint: (() => void) | null;
  readonly onHistory: () => void;
}

export function StepBar({ entry, onAct, onPrint, onHistory }: StepBarProps) {
  const t = useText('queue');
  const usual = USUAL_STEP[entry.state];
  return (
    <span className={css.steps}>
      <span className={css.chosen}>{t('selected', { number: entry.number })}</span>
      {onAct && actionsOf(entry).map((action) => (
        <Button key={action} size="compact-sm" variant={action === usual ? 'light' : 'default'} onClick={() => { onAct(entry, action); }} rightSection={<Kbd>{ACTION_KEYS[action]}</Kbd>}>{t(`actions.${action}`)}</Button>
      ))}
      {onPrint && <Button size="compact-sm" variant="default" onClick={onPrint} rightSection={<Kbd>P</Kbd>}>{t('actions.ticket')}</Button>}
      <Button size="compact-sm" variant="default" onClick={onHistory} rightSection={<Kbd>R</Kbd>}>{t('actions.history')}</Button>
    </span>
  );
}
