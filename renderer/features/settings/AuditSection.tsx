import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { detailInWords } from '../../app/audit-detail.ts';
import { useCall } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, formatInstant, type Column } from '../../ui/index.ts';
import { parsePastDay } from '../../ui/typed-day.ts';
import { AuditFilterBar, EVERYTHING, type AuditWish } from './AuditFilterBar.tsx';
import { AuditProof } from './AuditProof.tsx';
import { AuditSave } from './AuditSave.tsx';
import css from './settings.module.css';

const PAGE = 100;
type Entry = Output<'audit.list'>[number];

export function AuditSection() {
  const t = useText('settings');
  const more = useText('audit');
  const today = useDeskDay();
  const [wish, setWish] = useState(EVERYTHING);
  const [before, setBefore] = useState<number | null>(null);
  const [text] = useDebouncedValue(wish.text, 250);
  const filter = { action: wish.action, text, patientId: wish.person?.id ?? null, userId: wish.userId || null, from: parsePastDay(wish.fromText, today), to: parsePastDay(wish.toText, today) };
  // Entries come with every click anywhere; what is shown is read anew whenever the section opens.
  const list = useCall('audit.list', { before, limit: PAGE, ...filter }, { keepPrevious: true, staleTime: 0 });
  const entries = list.data ?? [];
  const change = (part: Partial<AuditWish>): void => {
    setWish((now) => ({ ...now, ...part }));
    setBefore(null);
  };
  // What the desk does by itself has no person.
  const actor = (entry: Entry): string => (entry.actor === '' || entry.actor === 'system' ? t('audit.system') : entry.actor);
  const columns: readonly Column<Entry>[] = [
    { key: 'at', header: t('audit.time'), render: (entry) => formatInstant(entry.at) },
    { key: 'actor', header: t('audit.actor'), render: actor },
    { key: 'action', header: t('audit.action'), render: (entry) => t(`audit.actions.${entry.action}`) },
    { key: 'entity', header: t('audit.entity'), render: (entry) => t(`audit.entities.${entry.entity}`, { defaultValue: more(`entities.${entry.entity}`, { defaultValue: entry.entity }) }) },
    { key: 'detail', header: t('audit.detail'), grow: true, render: (entry) => <span title={entry.detail ?? ''}>{detailInWords(entry, more)}</span> },
  ];
  return (
    <>
      <AuditProof />
      <Panel title={t('audit.title')} aside={<AuditSave filter={filter} />}>
        <AuditFilterBar wish={wish} onChange={change} />
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
    </>
  );
}
