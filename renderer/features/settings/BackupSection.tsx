import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, formatCount, formatInstant, type Column } from '../../ui/index.ts';
import { type BackupRow, backupRows } from './backup-rows.ts';
import { BackupDrill } from './BackupDrill.tsx';
import { BackupPlaces } from './BackupPlaces.tsx';
import { BackupRulesForm } from './BackupRulesForm.tsx';
import { formatBytes } from './bytes.ts';
import { RestoreDialog } from './RestoreDialog.tsx';
import css from './settings.module.css';

export function BackupSection() {
  const t = useText('settings');
  const words = useText('backup');
  const list = useCall('backup.list', {});
  const places = useCall('backup.places', {});
  const make = useCommand('backup.now');
  const drill = useCommand('backup.drill');
  const [restoring, setRestoring] = useState<BackupRow | null>(null);
  if (!list.data) return <ErrorNotice error={list.error} />;
  const rows = backupRows(list.data.items, places.data?.second?.items ?? []);
  const [newest] = rows;
  const tryOut = ({ name, from }: BackupRow): void => { void drill.run({ name, place: from }); };
  return (
    <>
      <Panel title={t('backup.title')} padded>
        <div className={css.stack}>
          <BackupPlaces folder={list.data.folder} lastAt={list.data.lastAt} places={places.data} />
          <p className={css.mute}>{words('keyText')}</p>
          <ErrorNotice error={make.error} />
          <div className={css.foot}>
            <p role="status" className={css.good}>{make.data ? `✓ ${t('backup.made', { name: make.data.name })}` : ''}</p>
            <Button loading={make.isPending} onClick={() => { void make.run({}); }}>{t('backup.now')}</Button>
          </div>
        </div>
      </Panel>
      <ErrorNotice error={places.data ? null : places.error} />
      {places.data && (
        <div className={css.sides}>
          <BackupRulesForm rules={places.data.rules} />
          <BackupDrill last={places.data.drill} backupAt={(name) => rows.find((row) => row.name === name)?.at ?? null} running={drill.isPending} error={drill.error} onDrill={newest ? () => { tryOut(newest); } : null} />
        </div>
      )}
      <Panel title={t('backup.list')}><BackupTable rows={rows} drilling={drill.isPending} onDrill={tryOut} onRestore={setRestoring} /></Panel>
      {restoring !== null && <RestoreDialog backup={restoring} place={restoring.from} onClose={() => { setRestoring(null); }} />}
    </>
  );
}

interface BackupTableProps { rows: readonly BackupRow[]; drilling: boolean; onDrill: (row: BackupRow) => void; onRestore: (row: BackupRow) => void }

function BackupTable({ rows, drilling, onDrill, onRestore }: BackupTableProps) {
  const t = useText('settings');
  const words = useText('backup');
  const common = useText('common');
  const count = (value: number | null): string => (value === null ? common('none') : formatCount(value));
  const columns: readonly Column<BackupRow>[] = [
    { key: 'at', header: t('backup.at'), grow: true, render: (row) => formatInstant(row.at) },
    { key: 'kind', header: t('backup.kind'), render: (row) => words(`kinds.${row.kind}`) },
    { key: 'place', header: words('place'), render: (row) => words(`places.${row.place}`) },
    { key: 'patients', header: t('backup.patients'), align: 'end', render: (row) => count(row.patients) },
    { key: 'visits', header: t('backup.visits'), align: 'end', render: (row) => count(row.visits) },
    { key: 'size', header: t('backup.size'), align: 'end', render: (row) => formatBytes(row.bytes) },
    { key: 'restore', header: '', align: 'end', render: (row) => (
      <span className={css.rowButtons}>
        <Button size="compact-xs" variant="default" disabled={drilling} aria-label={words('drill.rowLabel', { at: formatInstant(row.at) })} onClick={() => { onDrill(row); }}>{words('drill.row')}</Button>
        <Button size="compact-xs" variant="default" aria-label={t('backup.restoreRow', { at: formatInstant(row.at) })} onClick={() => { onRestore(row); }}>{t('backup.restore')}</Button>
      </span>
    ) },
  ];
  return (
    <SelectableTable label={t('backup.list')} columns={columns} rows={rows} rowKey={(row) => row.name} onEnter={onRestore}
      rowLabel={(row) => t('backup.row', { at: formatInstant(row.at), kind: words(`kinds.${row.kind}`) })}
      empty={<EmptyState title={t('backup.empty')}>{t('backup.emptyText')}</EmptyState>} />
  );
}
