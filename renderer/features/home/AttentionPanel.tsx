import { UnstyledButton } from '@mantine/core';
import type { AttentionItem } from '../../../shared/contract/desk-care.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, StatusTag, formatInstant, type Shape, type Tone } from '../../ui/index.ts';
import css from './home.module.css';

const LOOKS: Readonly<Record<AttentionItem['severity'], { readonly tone: Tone; readonly shape: Shape }>> = {
  urgent: { tone: 'red', shape: 'triangle' },
  warning: { tone: 'amber', shape: 'dot' },
  info: { tone: 'grey', shape: 'ring' },
};
const REFRESH_MS = 5 * 60_000;

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
  // Nothing was ever kept: the age of the backup says nothing then.
  const kind = item.kind === 'backup_old' && item.params.hours === 0 ? 'backup_never' : item.kind;
  return (
    <UnstyledButton className={css.todo} onClick={() => { go(item.target); }}>
      <StatusTag {...LOOKS[item.severity]}>{t(`attention.severity.${item.severity}`)}</StatusTag>
      <span>
        <b>{t(`attention.${kind}.title`, { ...item.params })}</b>
        <small>{t(`attention.${kind}.next`, { ...item.params })} · {formatInstant(item.at)}</small>
      </span>
    </UnstyledButton>
  );
}
