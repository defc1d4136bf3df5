import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { shortMoment } from '../../app/sync-words.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, StatusTag, formatCount, type Column } from '../../ui/index.ts';
import { DriveChoice } from '../settings/DriveChoice.tsx';
import css from './sync.module.css';

const STEPS = [0, 1, 2] as const;

type Receipt = Output<'sync.courierReceipts'>[number];

/** Where no network comes: what waits travels on a stick, and the central's answer comes back on it. */
export function CourierPanel({ waiting }: { waiting: number }) {
  const t = useText('sync');
  const receipts = useCall('sync.courierReceipts', {});
  return (
    <div className={css.sides}>
      <div className={css.stack}>
        <Panel title={t('courier.title')} padded>
          <div className={css.stack}>
            <p className={css.text}>{t('courier.text')}</p>
            <ol className={css.steps}>{STEPS.map((step) => <li key={step}>{t(`courier.steps.${step}`)}</li>)}</ol>
            <p className={css.mute}>{t('courier.meanwhile')}</p>
          </div>
        </Panel>
        <ReceiptsPanel receipts={receipts.data} error={receipts.error} />
      </div>
      <Panel title={t('courier.form')} padded><CourierForm waiting={waiting} /></Panel>
    </div>
  );
}

function CourierForm({ waiting }: { waiting: number }) {
  const t = useText('sync');
  const settings = useText('settings');
  const drives = useCall('transfer.drives', {});
  const out = useCommand('sync.courierOut');
  const back = useCommand('sync.courierIn');
  const [chosen, setChosen] = useState('');
  const [missing, setMissing] = useState(false);
  const look = (): void => { void drives.refetch(); };
  useShortcut({ key: 'F5', label: settings('usb.refresh'), run: look });
  const [only, second] = drives.data ?? [];
  const drive = drives.data?.find(({ id }) => id === chosen) ?? (second === undefined ? only : undefined);
  const driveId = drive?.id ?? '';
  const start = (command: typeof out | typeof back): void => {
    setMissing(driveId === '');
    out.reset();
    back.reset();
    if (driveId !== '') void command.run({ driveId });
  };
  return (
    <div className={css.stack}>
      <p className={css.text}>{t('courier.outCount', { changes: formatCount(waiting) })}</p>
      <DriveChoice reads drives={drives.data ?? null} value={driveId} looking={drives.isFetching} onRefresh={look} onChange={setChosen} error={missing ? settings('usb.driveRequired') : null} />
      <ErrorNotice error={drives.error ?? out.error ?? back.error} />
      <p role="status" className={css.good}>
        {out.data ? `✓ ${t('courier.written', { file: fileNames(out.data), changes: formatCount(out.data.reduce((sum, { changes }) => sum + changes, 0)) })}` : ''}
        {back.data ? `✓ ${back.data.acknowledged === 0 ? t('courier.known') : t('courier.read', { changes: formatCount(back.data.acknowledged) })}` : ''}
      </p>
      <div className={css.foot}>
        <Button variant="default" loading={back.isPending} disabled={out.isPending} onClick={() => { start(back); }}>{t('courier.in')}</Button>
        <Button loading={out.isPending} disabled={back.isPending || drive?.writable === false} onClick={() => { start(out); }}>{t('courier.out')}</Button>
      </div>
    </div>
  );
}

/** Without what all files of this desk share; the whole is shown on pointing at it. */
const shortName = (fileName: string): string => fileName.replace('meja-depan-', '').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, '…');
const fileNames = (receipts: readonly Receipt[]): string => receipts.map(({ fileName }) => shortName(fileName)).join(', ');

function ReceiptsPanel({ receipts, error }: { receipts: readonly Receipt[] | undefined; error: Parameters<typeof ErrorNotice>[0]['error'] }) {
  const t = useText('sync');
  const answer = ({ acknowledgedAt }: Receipt): string => (acknowledgedAt === null ? t('courier.open') : t('courier.answered', { at: shortMoment(acknowledgedAt) }));
  const columns: readonly Column<Receipt>[] = [
    { key: 'at', header: t('courier.at'), render: ({ at }) => shortMoment(at) },
    { key: 'file', header: t('courier.file'), grow: true, render: ({ fileName }) => <span className={css.cut} title={fileName}>{shortName(fileName)}</span> },
    { key: 'changes', header: t('courier.changes'), align: 'end', render: ({ changes }) => formatCount(changes) },
    { key: 'answer', header: t('courier.answer'), render: (row) => <StatusTag tone={row.acknowledgedAt === null ? 'amber' : 'green'} shape={row.acknowledgedAt === null ? 'ring' : 'check'}>{answer(row)}</StatusTag> },
  ];
  return (
    <Panel title={t('courier.receipts')}>
      <ErrorNotice error={receipts ? null : error} />
      <SelectableTable label={t('courier.receipts')} columns={columns} rows={receipts ?? []} rowKey={(row) => row.id} rowLabel={(row) => t('courier.row', { file: row.fileName, answer: answer(row) })}
        empty={receipts === undefined ? undefined : <EmptyState title={t('courier.empty')}>{t('courier.emptyText')}</EmptyState>} />
    </Panel>
  );
}
