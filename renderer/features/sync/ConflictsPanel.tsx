import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import type { SyncConflict } from '../../../shared/contract/sync.ts';
import { useCall } from '../../app/client.ts';
import { shortMoment } from '../../app/sync-words.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, Segmented, SelectableTable, StatusTag, type Column } from '../../ui/index.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import css from './sync.module.css';
import { useNames } from './use-names.ts';
import { columnWords, tableWords, valueWords } from './value-words.ts';
import { Who } from './Who.tsx';

const SHOWN = 50;

/** Fields that two desks wrote while they were apart: both values, and who wrote them. */
export function ConflictsPanel() {
  const t = useText('sync');
  const [settled, setSettled] = useState(false);
  const [before, setBefore] = useState<Input<'sync.conflicts'>['before']>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const list = useCall('sync.conflicts', { settled, before, limit: SHOWN }, { keepPrevious: true });
  const names = useNames();
  const rows = list.data ?? [];
  const opened = rows.find(({ id }) => id === openId) ?? null;
  const value = (row: SyncConflict, side: 'kept' | 'lost'): string => valueWords(t, row, row[side].value, names);
  const titleOf = ({ title }: SyncConflict): string => (title === '' ? t('conflicts.untitled') : title);
  const columns: readonly Column<SyncConflict>[] = [
    { key: 'about', header: t('conflicts.about'), grow: true, render: (row) => <><strong className={css.cut}>{titleOf(row)}</strong><span className={css.who}>{tableWords(t, row.entity)}</span></> },
    { key: 'field', header: t('conflicts.field'), render: (row) => <>{columnWords(t, row)}{row.asks && row.settled === null && <span className={css.below}><StatusTag tone="amber" shape="triangle">{t('conflicts.asks')}</StatusTag></span>}</> },
    { key: 'kept', header: t('conflicts.kept'), render: (row) => <><span className={css.cell}>{value(row, 'kept')}</span><Who side={row.kept} /></> },
    { key: 'lost', header: t('conflicts.lost'), render: (row) => <><span className={css.cell}>{value(row, 'lost')}</span><Who side={row.lost} /></> },
    { key: 'at', header: t('conflicts.at'), align: 'end', render: (row) => shortMoment(row.at) },
  ];
  const show = (next: boolean): void => {
    setSettled(next);
    setBefore(null);
  };
  const oldest = rows.at(-1);
  return (
    <Panel title={t('conflicts.title')} aside={t('conflicts.hint')}>
      <div className={css.filter}>
        <Segmented label={t('conflicts.show')} hideLabel value={settled ? 'settled' : 'open'} options={[{ value: 'open', label: t('conflicts.open') }, { value: 'settled', label: t('conflicts.settled') }]} onChange={(next) => { show(next === 'settled'); }} />
        <p className={css.mute}>{t('conflicts.text')}</p>
      </div>
      <ErrorNotice error={list.data ? null : list.error} />
      <SelectableTable label={t('conflicts.title')} columns={columns} rows={rows} rowKey={(row) => row.id} onEnter={(row) => { setOpenId(row.id); }}
        rowLabel={(row) => t('conflicts.row', { column: columnWords(t, row), title: titleOf(row), kept: value(row, 'kept'), lost: value(row, 'lost') })}
        empty={list.data === undefined ? undefined : <EmptyState title={t(settled ? 'conflicts.emptySettled' : 'conflicts.empty')}>{t(settled ? 'conflicts.emptySettledText' : 'conflicts.emptyText')}</EmptyState>} />
      {rows.length === SHOWN && oldest !== undefined && <div className={css.pager}><Button size="xs" variant="default" onClick={() => { setBefore({ at: oldest.at, id: oldest.id }); }}>{t('conflicts.more')}</Button></div>}
      {opened && <ConflictDialog conflict={opened} names={names} onClose={() => { setOpenId(null); }} />}
    </Panel>
  );
}
