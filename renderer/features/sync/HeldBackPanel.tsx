import { Button } from '@mantine/core';
import { useState } from 'react';
import type { HeldBack } from '../../../shared/contract/sync.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { shortMoment } from '../../app/sync-words.ts';
import { saveFile } from '../../app/window.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { Dialog, EmptyState, ErrorNotice, Kbd, Panel, SelectableTable, StatusTag, type Column } from '../../ui/index.ts';
import css from './sync.module.css';
import { tableWords } from './value-words.ts';

const whatOf = (t: Text, { entity, title }: HeldBack): string => (title === '' ? tableWords(t, entity) : `${tableWords(t, entity)} · ${title}`);
const whyOf = (t: Text, { reason }: HeldBack): string => t(`held.reasons.${reason}`, { defaultValue: t('held.reasons.other', { reason }) });

/** What the central refused, and what came and cannot be placed yet: nothing of it is lost. */
export function HeldBackPanel() {
  const t = useText('sync');
  const list = useCall('sync.heldBack', {});
  const [openId, setOpenId] = useState<string | null>(null);
  const rows = list.data ?? [];
  const opened = rows.find(({ id }) => id === openId) ?? null;
  const columns: readonly Column<HeldBack>[] = [
    { key: 'kind', header: t('held.kind'), render: ({ kind }) => <StatusTag tone={kind === 'rejected' ? 'red' : 'amber'} shape={kind === 'rejected' ? 'cross' : 'pause'}>{t(`held.kinds.${kind}`)}</StatusTag> },
    { key: 'what', header: t('held.what'), render: (row) => <strong>{whatOf(t, row)}</strong> },
    { key: 'why', header: t('held.why'), grow: true, render: (row) => whyOf(t, row) },
    { key: 'at', header: t('held.at'), align: 'end', render: ({ at }) => shortMoment(at) },
  ];
  return (
    <Panel title={t('held.title')} aside={t('held.hint')}>
      <div className={css.about}><p className={css.mute}>{t('held.text')}</p></div>
      <ErrorNotice error={list.data ? null : list.error} />
      <SelectableTable label={t('held.title')} columns={columns} rows={rows} rowKey={(row) => row.id} onEnter={(row) => { setOpenId(row.id); }}
        rowLabel={(row) => t('held.row', { kind: t(`held.kinds.${row.kind}`), what: whatOf(t, row), why: whyOf(t, row) })}
        empty={list.data === undefined ? undefined : <EmptyState title={t('held.empty')}>{t('held.emptyText')}</EmptyState>} />
      {opened && <HeldDialog item={opened} onClose={() => { setOpenId(null); }} />}
    </Panel>
  );
}

function HeldDialog({ item, onClose }: { item: HeldBack; onClose: () => void }) {
  const t = useText('sync');
  const common = useText('common');
  const retry = useCommand('sync.retry');
  const [saved, setSaved] = useState<boolean | null>(null);
  const again = async (): Promise<void> => {
    const result = await retry.run({ id: item.id });
    if (result.ok && result.value.placed) onClose();
  };
  const save = async (): Promise<void> => { setSaved(await saveFile(`${t('held.file')}-${item.entity}-${item.id.slice(0, 8)}.json`, item.content)); };
  return (
    <Dialog title={whatOf(t, item)} size="lg" onClose={onClose} onSubmit={() => { void again(); }} actions={(
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('close')}</Button>
        <Button variant="default" onClick={() => { void save(); }}>{t('held.save')}</Button>
        <Button data-autofocus loading={retry.isPending} onClick={() => { void again(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t(`held.retry.${item.kind}`)}</Button>
      </>
    )}>
      <div className={css.stack}>
        <p className={css.text}><b>{t(`held.kinds.${item.kind}`)}.</b> {whyOf(t, item)} {t('held.text')}</p>
        <pre className={css.content} tabIndex={0} aria-label={t('held.content')}>{item.content}</pre>
        <p className={css.mute}>{t('held.personal')}</p>
        <p role="status" className={saved === false ? css.bad : css.good}>{saved === null ? '' : t(saved ? 'held.saved' : 'held.notSaved')}</p>
        {retry.data?.placed === false && <p role="alert" className={css.bad}>{t('held.notPlaced')}</p>}
        <ErrorNotice error={retry.error} />
      </div>
    </Dialog>
  );
}
