/** The catalogue of services with their tariffs. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ANSWER_EDITORS, type Service } from '../../../shared/contract/answers.ts';
import { useCall } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, SelectableTable, StatusTag, type Column } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import css from './answers.module.css';
import { formatRupiah } from './answer-words.ts';
import { ServiceDialog } from './ServiceDialog.tsx';

export function ServicesScreen() {
  const t = useText('answers');
  const editor = useMay(ANSWER_EDITORS);
  const list = useCall('answers.services', {});
  const [opened, setOpened] = useState<Service | 'new' | null>(null);
  const place = useRowFocus((list.data ?? []).map(({ id }) => id));
  useShortcut({ key: 'Alt+T', label: t('services.add'), enabled: editor, run: () => { setOpened('new'); } });
  const add = editor && <Button onClick={() => { setOpened('new'); }} aria-keyshortcuts="Alt+T" rightSection={<Kbd>Alt T</Kbd>}>{t('services.add')}</Button>;
  return (
    <div ref={place} tabIndex={-1}>
      <Page title={t('services.title')} actions={add}>
        <ErrorNotice error={list.error} />
        <Panel title={t('services.table')} aside={editor && (list.data ?? []).length > 0 ? t('services.hint') : undefined}>
          {list.data && <SelectableTable label={t('services.table')} columns={columnsOf(t)} rows={list.data} rowKey={({ id }) => id} rowLabel={({ name, tariff }) => `${name}, ${tariff === null ? t('told.missing.price') : formatRupiah(tariff)}`} onEnter={(service) => { if (editor) setOpened(service); }}
            empty={<EmptyState title={t('services.emptyTitle')} action={add}>{t(editor ? 'services.emptyText' : 'services.emptyTextReader')}</EmptyState>} />}
        </Panel>
        {opened !== null && <ServiceDialog service={opened === 'new' ? null : opened} onClose={() => { setOpened(null); }} />}
      </Page>
    </div>
  );
}

function columnsOf(t: Text): readonly Column<Service>[] {
  return [
    { key: 'name', header: t('services.name'), render: ({ name, synonyms, active }) => <><strong>{name}</strong> {!active && <StatusTag tone="grey" shape="pause">{t('services.inactive')}</StatusTag>}{synonyms.length > 0 && <><br /><span className={css.mute}>{synonyms.join(', ')}</span></>}</> },
    { key: 'unit', header: t('services.unit'), render: ({ unit }) => unit ?? '—' },
    { key: 'tariff', header: t('services.tariff'), align: 'end', strong: true, render: ({ tariff }) => (tariff === null ? '—' : formatRupiah(tariff)) },
    { key: 'minutes', header: t('services.minutes'), align: 'end', render: ({ minutes }) => (minutes === null ? '—' : t('services.minutesShort', { count: minutes })) },
    { key: 'preparation', header: t('services.preparation'), grow: true, render: ({ preparation }) => preparation ?? '—' },
  ];
}
