import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { AUDIT_ACTIONS, type AuditAction } from '../../../shared/contract/audit.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, formatCount, formatInstant, type Column } from '../../ui/index.ts';
import css from './settings.module.css';

const PAGE = 100;
type Entry = Output<'audit.list'>[number];

export function AuditSection() {
  const t = useText('settings');
  const [filter, setFilter] = useState<{ action: AuditAction | null; text: string }>({ action: null, text: '' });
  const [before, setBefore] = useState<number | null>(null);
  const [text] = useDebouncedValue(filter.text, 250);
  // Entries come with every click anywhere; what is shown is read anew whenever the section opens.
  const list = useCall('audit.list', { before, limit: PAGE, action: filter.action, text }, { keepPrevious: true, staleTime: 0 });
  const entries = list.data ?? [];
  const change = (part: Partial<typeof filter>): void => {
    setFilter((now) => ({ ...now, ...part }));
    setBefore(null);
  };
  // What the desk does by itself has no person.
  const actor = (entry: Entry): string => (entry.actor === '' || entry.actor === 'system' ? t('audit.system') : entry.actor);
  const columns: readonly Column<Entry>[] = [
    { key: 'at', header: t('audit.time'), render: (entry) => formatInstant(entry.at) },
    { key: 'actor', header: t('audit.actor'), render: actor },
    { key: 'action', header: t('audit.action'), render: (entry) => t(`audit.actions.${entry.action}`) },
    { key: 'entity', header: t('audit.entity'), render: (entry) => t(`audit.entities.${entry.entity}`, { defaultValue: entry.entity }) },
    { key: 'detail', header: t('audit.detail'), grow: true, render: (entry) => <span title={entry.detail ?? ''}>{entry.detail ?? ''}</span> },
  ];
  return (
    <Panel title={t('audit.title')} aside={<Verify />}>
      <div className={css.filterBar}>
        <NativeSelect label={t('audit.action')} value={filter.action ?? ''} data={[{ value: '', label: t('audit.all') }, ...AUDIT_ACTIONS.map((action) => ({ value: action, label: t(`audit.actions.${action}`) }))]}
          onChange={(event) => { change({ action: AUDIT_ACTIONS.find((action) => action === event.currentTarget.value) ?? null }); }} />
        <TextInput label={t('audit.text')} placeholder={t('audit.textHint')} maxLength={80} value={filter.text} onChange={(event) => { change({ text: event.currentTarget.value }); }} />
      </div>
      <ErrorNotice error={list.error} />
      {list.data !== undefined && (
        <SelectableTable label={t('audit.title')} columns={columns} rows={entries} rowKey={(entry) => entry.id}
          rowLabel={(entry) => t('audit.row', { at: formatInstant(entry.at), actor: actor(entry), action: t(`audit.actions.${entry.action}`) })}
          empty={<EmptyState title={t('audit.empty')}>{t('audit.emptyText')}</EmptyState>} />
      )}
      <div className={css.pager}>
        {before !== null && <Button variant="default" onClick={() => { setBefore(null); }}>{t('audit.newest')}</Button>}
        <Button variant="default" disabled={entries.length < PAGE} onClick={() => { setBefore(entries.at(-1)?.at ?? null); }}>{t('audit.older')}</Button>
      </div>
    </Panel>
  );
}

/** Asked only on the button: walking the whole chain takes a moment on an old desk. */
function Verify() {
  const t = useText('settings');
  const check = useCall('audit.verify', {}, { enabled: false });
  const words = (): string => {
    if (!check.data || check.isFetching) return '';
    const { intact, entries, brokenAt } = check.data;
    if (intact) return `✓ ${t('audit.intact', { entries: formatCount(entries) })}`;
    return `▲ ${brokenAt === null ? t('audit.brokenUnknown') : t('audit.broken', { at: formatInstant(brokenAt) })}`;
  };
  return (
    <div className={css.verify}>
      <span role="status" className={check.data?.intact === false ? css.bad : css.good}>{words()}</span>
      <Button size="xs" loading={check.isFetching} onClick={() => { void check.refetch(); }}>{t('audit.verify')}</Button>
      <ErrorNotice error={check.error} />
    </div>
  );
}
