import type { FollowUp } from '../../../shared/contract/contacts.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag } from '../../ui/index.ts';

export function FollowUpTag({ outcome }: { outcome: FollowUp['outcome'] }) {
  const t = useText('contacts');
  if (outcome === null) return <StatusTag tone="amber" shape="target">{t('followUps.open')}</StatusTag>;
  return <StatusTag tone={outcome === 'done' ? 'green' : 'grey'} shape={outcome === 'done' ? 'check' : 'cross'}>{t(`followUps.outcomes.${outcome}`)}</StatusTag>;
}

/** Late, today or later. */
export function dueState({ dueAt, outcome }: Pick<FollowUp, 'dueAt' | 'outcome'>, now: number, isToday: (at: number) => boolean): 'late' | 'today' | 'later' | 'over' {
  if (outcome !== null) return 'over';
  if (dueAt <= now) return 'late';
  return isToday(dueAt) ? 'today' : 'later';
}
