import { UnstyledButton } from '@mantine/core';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, StatusTag, formatInstant, formatWeekday, type Shape, type Tone } from '../../ui/index.ts';
import { columnWords } from '../sync/value-words.ts';
import css from './home.module.css';
import { spanInWords } from './time-left.ts';

const LOOKS: Readonly<Record<AttentionItem['severity'], { readonly tone: Tone; readonly shape: Shape }>> = {
  urgent: { tone: 'red', shape: 'triangle' },
  warning: { tone: 'amber', shape: 'dot' },
  info: { tone: 'grey', shape: 'ring' },
};
/** Limits run out without any event. */
const REFRESH_MS = 60_000;
const MINUTE_MS = 60_000;

/** What waits for a person; every item leads to where it is settled. */
export function AttentionPanel() {
  const t = useText('home');
  const list = useCall('attention.list', {}, { refetchInterval: REFRESH_MS });
  const items = list.data ?? [];
  const worst = items.some(({ severity }) => severity === 'urgent') ? 'red' : 'amber';
  return (
    <Panel title={<>{t('attention.title')} {items.length > 0 && <StatusTag tone={worst}>{items.length}</StatusTag>}</>}>
      <ErrorNotice error={list.data ? null : list.error} />
      {list.data && items.length === 0 && <EmptyState title={t('attention.emptyTitle')}>{t('attention.emptyText')}</EmptyState>}
      {items.length > 0 && <ul className={css.todos}>{items.map((item) => <li key={item.id}><Todo item={item} /></li>)}</ul>}
    </Panel>
  );
}

function Todo({ item }: { item: AttentionItem }) {
  const t = useText('home');
  const go = useRoute((route) => route.go);
  const text = textKey(item);
  const params = readable(t, item.params);
  return (
    <UnstyledButton className={css.todo} onClick={() => { go(item.target); }}>
      <StatusTag {...LOOKS[item.severity]}>{t(`attention.severity.${item.severity}`)}</StatusTag>
      <span>
        <b>{t(`attention.${text}.title`, params)}</b>
        <small>{t(`attention.${text}.next`, params)} · {formatInstant(item.at)}</small>
      </span>
    </UnstyledButton>
  );
}

/** Where the number turns the sentence round. */
function textKey({ kind, params }: AttentionItem): string {
  if (kind === 'backup_old' && params.hours === 0) return 'backup_never';
  if (kind === 'complaint_due' && params.limit === 'answer') return Number(params.minutes) < 0 ? 'complaint_answer_over' : 'complaint_answer_due';
  if (kind === 'complaint_due' && Number(params.minutes) < 0) return 'complaint_over';
  if (kind === 'complaint_improvement_due' && params.step === 'check') return 'complaint_improvement_check';
  if (kind === 'record_numbers_low' && params.left === 0) return 'record_numbers_none';
  return kind;
}

/** Days as the clinic writes them; columns and faults by their names; `span`: the minutes in words. */
function readable(t: Text, params: AttentionItem['params']): Record<string, string | number> {
  const { day, minutes, column, fault } = params;
  return {
    ...params,
    ...(typeof day === 'string' ? { day: formatWeekday(day) } : {}),
    ...(typeof column === 'string' ? { column: columnWords(t, { column }) } : {}),
    ...(typeof fault === 'string' ? { fault: t(`sync:faults.${fault}.title`) } : {}),
    ...(typeof minutes === 'number' ? { span: spanInWords(Math.abs(minutes) * MINUTE_MS) } : {}),
  };
}
