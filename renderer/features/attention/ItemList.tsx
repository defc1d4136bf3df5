/** Items in groups, walked with the arrows; the chosen one with all that can be done about it. */
import { Button } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { AttentionRow } from '../../../shared/contract/attention.ts';
import { SNOOZE_CHOICES, type SnoozeChoice } from '../../../shared/domain/attention-events.ts';
import { useRoute } from '../../app/routes.ts';
import { useUser } from '../../app/session.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { Kbd, SelectableTable, StatusTag, formatInstant, wantRow, type Column } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import css from './attention.module.css';
import { SEVERITY_LOOKS, inGroups, itemWords, kindName, type ItemGroup } from './item-words.ts';
import { GroupSign } from './looks.tsx';
import type { useAttentionSteps } from './use-attention.ts';

type Line = { readonly line: 'item'; readonly item: AttentionRow; readonly within: boolean } | { readonly line: 'group'; readonly group: ItemGroup; readonly open: boolean };
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface ItemListProps { readonly items: readonly AttentionRow[]; readonly steps: ReturnType<typeof useAttentionSteps>; readonly mayOpen: boolean; readonly empty: ReactNode; readonly onClose: () => void }

export function ItemList({ items, steps, mayOpen, empty, onClose }: ItemListProps) {
  const t = useText('attention');
  const me = useUser()?.id ?? '';
  const go = useRoute((route) => route.go);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const lines = linesOf(items, opened);
  const place = useRowFocus(lines.map(keyOf));
  // The list may come after the sheet has opened.
  useEffect(() => { place.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus(); }, [place]);
  const selected = lines.find((line) => keyOf(line) === selectedKey) ?? lines[0] ?? null;
  const toggle = (kind: string, open: boolean): void => { setOpened((before) => new Set(open ? [...before, kind] : [...before].filter((each) => each !== kind))); };
  /** What is put off leaves the list: the next one is chosen. */
  const away = (item: AttentionRow, done: Promise<void>): void => {
    const at = lines.findIndex((line) => keyOf(line) === item.id);
    const next = lines[at + 1] ?? lines[at - 1];
    if (next) setSelectedKey(keyOf(next));
    void done;
  };
  const act = (item: AttentionRow): void => {
    if (!mayOpen) return;
    const row = UUID.exec(item.id)?.[0];
    if (row !== undefined) wantRow(row);
    onClose();
    go(item.target);
  };
  const onEnter = (line: Line): void => { if (line.line === 'group') toggle(line.group.kind, !line.open); else act(line.item); };
  const onKey = (key: string, line: Line): void => {
    if (line.line === 'group') {
      if (key === 'ArrowRight' || key === 'ArrowLeft') toggle(line.group.kind, key === 'ArrowRight');
      return;
    }
    const choice = SNOOZE_CHOICES[Number(key) - 1];
    if (choice !== undefined && line.item.snoozed === null) away(line.item, steps.snooze(line.item, choice));
    if (key === '0' && line.item.snoozed !== null) away(line.item, steps.wake(line.item));
    if (key.toUpperCase() === 'U') void (line.item.owner?.id === me ? steps.release(line.item) : steps.take(line.item));
    if (key === 'ArrowLeft' && line.within) toggle(line.item.kind, false);
  };
  if (items.length === 0) return empty;
  return (
    // The sheet's own focus lands here first and goes on to the first row.
    <div ref={place} className={css.list}>
      <div tabIndex={-1} data-autofocus onFocus={() => { place.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus(); }} />
      <p className={css.mute}>{t(items.some(({ snoozed }) => snoozed !== null) ? 'hintSnoozed' : 'hint')}</p>
      <SelectableTable label={t('table')} columns={columnsOf(t, me)} rows={lines} rowKey={keyOf} selectedKey={selected === null ? null : keyOf(selected)} onSelect={(line) => { setSelectedKey(keyOf(line)); }}
        rowLabel={(line) => lineLabel(t, line)} onEnter={onEnter} onKey={onKey} />
      {selected?.line === 'item' && <Chosen item={selected.item} me={me} steps={steps} mayOpen={mayOpen} onAct={() => { act(selected.item); }} />}
      {selected?.line === 'group' && <p className={css.mute}>{t('groupHint')}</p>}
    </div>
  );
}

function linesOf(items: readonly AttentionRow[], opened: ReadonlySet<string>): Line[] {
  return inGroups(items).flatMap(({ item, group }): Line[] => {
    if (group === null) return [{ line: 'item', item, within: false }];
    const open = opened.has(group.kind);
    return [{ line: 'group', group, open }, ...(open ? group.items.map((each) => ({ line: 'item' as const, item: each, within: true })) : [])];
  });
}

function keyOf(line: Line): string { return line.line === 'group' ? `group ${line.group.kind}` : line.item.id; }

function lineLabel(t: Text, line: Line): string {
  if (line.line === 'group') return `${t('group', { name: kindName(t, line.group.kind), count: line.group.items.length })}, ${t(line.open ? 'groupOpen' : 'groupClosed')}`;
  const { item } = line;
  const { title } = itemWords(t, item);
  if (item.snoozed !== null) return t('rowSnoozed', { title, until: formatInstant(item.snoozed.until) });
  return t(item.owner === null ? 'row' : 'rowOwned', { severity: t(`severity.${item.severity}`), title, name: item.owner?.name ?? '' });
}

function columnsOf(t: Text, me: string): readonly Column<Line>[] {
  const worst = (line: Line) => (line.line === 'group' ? line.group.items[0] : line.item).severity;
  return [
    { key: 'severity', header: '', render: (line) => <StatusTag {...SEVERITY_LOOKS[worst(line)]}>{t(`severity.${worst(line)}`)}</StatusTag> },
    { key: 'what', header: t('what'), grow: true, render: (line) => (line.line === 'group' ? <GroupLine group={line.group} open={line.open} /> : <ItemLine item={line.item} within={line.within} me={me} />) },
  ];
}

function GroupLine({ group, open }: { group: ItemGroup; open: boolean }) {
  const t = useText('attention');
  return <span className={css.line}><GroupSign kind={group.kind} /><b>{t('group', { name: kindName(t, group.kind), count: group.items.length })}</b><span aria-hidden="true">{open ? '▾' : '▸'}</span></span>;
}

function ItemLine({ item, within, me }: { item: AttentionRow; within: boolean; me: string }) {
  const t = useText('attention');
  const { title, next } = itemWords(t, item);
  return (
    <span className={css.line} data-within={within || undefined}>
      {!within && <GroupSign kind={item.kind} />}
      <span className={css.words}>
        <b>{title}</b>
        <small>{next} · {formatInstant(item.at)}</small>
        {item.owner !== null && <small className={css.owner}>✓ {item.owner.id === me ? t('mineShort') : t('ownedShort', { name: item.owner.name })}</small>}
      </span>
    </span>
  );
}

interface ChosenProps { readonly item: AttentionRow; readonly me: string; readonly steps: ReturnType<typeof useAttentionSteps>; readonly mayOpen: boolean; readonly onAct: () => void }

function Chosen({ item, me, steps, mayOpen, onAct }: ChosenProps) {
  const t = useText('attention');
  const { owner } = item;
  const mine = owner?.id === me;
  const choices = SNOOZE_CHOICES.filter((choice) => choice !== 'tomorrow' || item.severity !== 'urgent');
  return (
    <section className={css.chosen} aria-label={itemWords(t, item).title}>
      {owner !== null && <p className={css.owner}>✓ {t(mine ? 'mine' : 'owned', { name: owner.name, at: formatInstant(owner.since) })}</p>}
      {item.snoozed !== null && <p className={css.mute}>{t('until', { until: formatInstant(item.snoozed.until) })}</p>}
      <div className={css.steps}>
        <Button size="xs" disabled={!mayOpen} onClick={onAct} rightSection={<Kbd>Enter</Kbd>}>{t('act')}</Button>
        <Button size="xs" variant="light" onClick={() => { void (mine ? steps.release(item) : steps.take(item)); }} rightSection={<Kbd>U</Kbd>}>{mine ? t('release') : owner === null ? t('take') : t('takeOver', { name: owner.name })}</Button>
      </div>
      {item.snoozed === null
        ? <div className={css.steps}><span className={css.mute}>{t('snooze')}</span>{choices.map((choice) => <SnoozeButton key={choice} choice={choice} onClick={() => { void steps.snooze(item, choice); }} />)}</div>
        : <div className={css.steps}><Button size="xs" variant="default" onClick={() => { void steps.wake(item); }} rightSection={<Kbd>0</Kbd>}>{t('wake')}</Button></div>}
      {item.severity === 'urgent' && item.snoozed === null && <p className={css.mute}>{t('urgentBound')}</p>}
    </section>
  );
}

function SnoozeButton({ choice, onClick }: { choice: SnoozeChoice; onClick: () => void }) {
  const t = useText('attention');
  return <Button size="xs" variant="default" onClick={onClick} rightSection={<Kbd>{SNOOZE_CHOICES.indexOf(choice) + 1}</Kbd>}>{t(`choices.${choice}`)}</Button>;
}
