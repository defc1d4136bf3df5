import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Backup } from '../../../shared/contract/backup.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, StatusTag, formatCount, formatInstant, formatMinutes, type Column } from '../../ui/index.ts';
import { formatBytes } from './bytes.ts';
import { RestoreDialog } from './RestoreDialog.tsx';
import css from './settings.module.css';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export function BackupSection() {
  const t = useText('settings');
  const list = useCall('backup.list', {});
  const make = useCommand('backup.now');
  const [restoring, setRestoring] = useState<Backup | null>(null);
  if (!list.data) return <ErrorNotice error={list.error} />;
  const { folder, lastAt, items } = list.data;
  return (
    <>
      <Panel title={t('backup.title')} padded>
        <div className={css.stack}>
          <dl className={css.facts}>
            <dt>{t('backup.last')}</dt><dd><LastBackup at={lastAt} /></dd>
            <dt>{t('backup.folder')}</dt><dd><code>{folder}</code></dd>
          </dl>
          <p className={css.mute}>{t('backup.folderText')}</p>
          <ErrorNotice error={make.error} />
          <div className={css.foot}>
            <p role="status" className={css.good}>{make.data ? `✓ ${t('backup.made', { name: make.data.name })}` : ''}</p>
            <Button loading={make.isPending} onClick={() => { void make.run({}); }}>{t('backup.now')}</Button>
          </div>
        </div>
      </Panel>
      <Panel title={t('backup.list')}><BackupTable backups={items} onRestore={setRestoring} /></Panel>
      {restoring !== null && <RestoreDialog backup={restoring} onClose={() => { setRestoring(null); }} />}
    </>
  );
}

function LastBackup({ at }: { at: number | null }) {
  const t = useText('settings');
  const now = useNow(MINUTE_MS);
  if (at === null) return <StatusTag tone="amber" shape="triangle">{t('backup.never')}</StatusTag>;
  const age = Math.max(0, now - at);
  const words = age < MINUTE_MS ? t('backup.justNow') : age < 2 * DAY_MS ? t('backup.ago', { age: formatMinutes(age / MINUTE_MS) }) : t('backup.days', { count: Math.floor(age / DAY_MS) });
  return (
    <>
      <span className={css.big}>{words}</span>{' '}
      <span className={css.mute}>{formatInstant(at)}</span>
      {age > DAY_MS && <>{' '}<StatusTag tone="amber" shape="triangle">{t('backup.old')}</StatusTag></>}
    </>
  );
}

function BackupTable({ backups, onRestore }: { backups: readonly Backup[]; onRestore: (backup: Backup) => void }) {
  const t = useText('settings');
  const common = useText('common');
  const count = (value: number | null): string => (value === null ? common('none') : formatCount(value));
  const columns: readonly Column<Backup>[] = [
    { key: 'at', header: t('backup.at'), grow: true, render: (row) => formatInstant(row.at) },
    { key: 'kind', header: t('backup.kind'), render: (row) => t(`backup.kinds.${row.kind}`) },
    { key: 'patients', header: t('backup.patients'), align: 'end', render: (row) => count(row.patients) },
    { key: 'visits', header: t('backup.visits'), align: 'end', render: (row) => count(row.visits) },
    { key: 'size', header: t('backup.size'), align: 'end', render: (row) => formatBytes(row.bytes) },
    { key: 'restore', header: '', align: 'end', render: (row) => <Button size="compact-xs" variant="default" aria-label={t('backup.restoreRow', { at: formatInstant(row.at) })} onClick={() => { onRestore(row); }}>{t('backup.restore')}</Button> },
  ];
  return (
    <SelectableTable label={t('backup.list')} columns={columns} rows={backups} rowKey={(row) => row.name} onEnter={onRestore}
      rowLabel={(row) => t('backup.row', { at: formatInstant(row.at), kind: t(`backup.kinds.${row.kind}`) })}
      empty={<EmptyState title={t('backup.empty')}>{t('backup.emptyText')}</EmptyState>} />
  );
}
