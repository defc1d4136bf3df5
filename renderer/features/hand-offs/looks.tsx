/** States and priorities of slips, by shape, word and colour. */
import type { HandOff, HandOffPriority, HandOffState } from '../../../shared/contract/hand-offs.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, formatMinutes, formatTime, type Shape, type Tone } from '../../ui/index.ts';

const MINUTE_MS = 60_000;
const STATES: Readonly<Record<HandOffState, { readonly tone: Tone; readonly shape: Shape }>> = {
  sent: { tone: 'blue', shape: 'arrow' }, accepted: { tone: 'amber', shape: 'target' }, working: { tone: 'amber', shape: 'play' }, done: { tone: 'green', shape: 'check' }, rejected: { tone: 'red', shape: 'cross' }, cancelled: { tone: 'grey', shape: 'cross' },
};
const PRIORITIES: Readonly<Record<HandOffPriority, { readonly tone: Tone; readonly shape: Shape }>> = {
  routine: { tone: 'grey', shape: 'ring' }, soon: { tone: 'amber', shape: 'dot' }, urgent: { tone: 'red', shape: 'triangle' },
};

export function HandOffStateTag({ state }: { state: HandOffState }) { return <StatusTag {...STATES[state]}>{useText('hand-offs')(`states.${state}`)}</StatusTag>; }
export function HandOffPriorityTag({ priority }: { priority: HandOffPriority }) { return <StatusTag {...PRIORITIES[priority]}>{useText('hand-offs')(`priorities.${priority}`)}</StatusTag>; }

/** Its state, and beside it what is wrong: not accepted in time, or past the time it was due. */
export function SlipState({ slip, now }: { slip: HandOff; now: number }) {
  const t = useText('hand-offs');
  const late = slip.alarmAt !== null && slip.alarmAt <= now;
  const over = slip.dueAt !== null && slip.dueAt <= now && (slip.state === 'sent' || slip.state === 'accepted' || slip.state === 'working');
  return (
    <>
      <HandOffStateTag state={slip.state} />
      {late && <> <StatusTag tone="red" shape="triangle">{t('late', { span: formatMinutes((now - slip.at) / MINUTE_MS) })}</StatusTag></>}
      {over && slip.dueAt !== null && <> <StatusTag tone="red" shape="triangle">{t('overdue', { span: formatMinutes((now - slip.dueAt) / MINUTE_MS) })}</StatusTag></>}
    </>
  );
}

export function useAcceptedWords(): (accepted: HandOff['accepted']) => string | null {
  const t = useText('hand-offs');
  return (accepted) => accepted && t(accepted.byPhone ? 'acceptedByPhone' : 'acceptedBy', { name: accepted.name, time: formatTime(accepted.at), by: accepted.notedBy });
}
