import { Button, UnstyledButton } from '@mantine/core';
import type { AttentionRow } from '../../../shared/contract/attention.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Panel, StatusTag, formatInstant } from '../../ui/index.ts';
import { SEVERITY_LOOKS, inGroups, itemWords, kindName, type ItemGroup } from '../attention/item-words.ts';
import { useAttention } from '../attention/use-attention.ts';
import css from './home.module.css';

/** What waits for a person; every item leads to where it is settled, many of a kind to the sheet that shows each. */
export function AttentionPanel() {
  const t = useText('attention');
  const openInbox = useFrame((frame) => frame.openInbox);
  const { list, waiting } = useAttention();
  const worst = waiting.some(({ severity }) => severity === 'urgent') ? 'red' : 'amber';
  return (
    <Panel title={<>{t('title')} {waiting.length > 0 && <StatusTag tone={worst}>{waiting.length}</StatusTag>}</>} aside={<Button size="compact-xs" variant="subtle" onClick={openInbox} rightSection={<Kbd>Ctrl I</Kbd>}>{t('open')}</Button>}>
      <ErrorNotice error={list.data ? null : list.error} />
      {list.data && waiting.length === 0 && <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
      {waiting.length > 0 && <ul className={css.todos}>{inGroups(waiting).map(({ item, group }) => <li key={item?.id ?? group?.kind}>{group === null ? <Todo item={item} /> : <Several group={group} />}</li>)}</ul>}
    </Panel>
  );
}

function Todo({ item }: { item: AttentionRow }) {
  const t = useText('attention');
  const go = useRoute((route) => route.go);
  const { title, next } = itemWords(t, item);
  return (
    <UnstyledButton className={css.todo} onClick={() => { go(item.target); }}>
      <StatusTag {...SEVERITY_LOOKS[item.severity]}>{t(`severity.${item.severity}`)}</StatusTag>
      <span>
        <b>{title}</b>
        <small>{next} · {formatInstant(item.at)}{item.owner !== null && ` · ${t('ownedShort', { name: item.owner.name })}`}</small>
      </span>
    </UnstyledButton>
  );
}

function Several({ group: { kind, items } }: { group: ItemGroup }) {
  const t = useText('attention');
  const openInbox = useFrame((frame) => frame.openInbox);
  const [first] = items;
  return (
    <UnstyledButton className={css.todo} onClick={openInbox}>
      <StatusTag {...SEVERITY_LOOKS[first.severity]}>{t(`severity.${first.severity}`)}</StatusTag>
      <span><b>{t('group', { name: kindName(t, kind), count: items.length })}</b><small>{itemWords(t, first).title}, …</small></span>
    </UnstyledButton>
  );
}
