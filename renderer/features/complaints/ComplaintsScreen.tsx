/** Complaints by urgency, each with its running clock; the opened one beside the list. */
import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { COMPLAINT_ROLES } from '../../../shared/contract/complaints.ts';
import { useCall } from '../../app/client.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, Segmented, SelectableTable } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import { CodeButton } from './intake/CodeButton.tsx';
import { ComplaintPanel } from './ComplaintPanel.tsx';
import { clockInWords, useTimeLeft } from './running-clock.ts';
import { useComplaintColumns } from './use-complaint-columns.tsx';
import css from './complaints.module.css';

const SHOWN = 200;
const SEARCH_PAUSE_MS = 150;
/** Beside an opened complaint there is room for these. */
const NARROW = new Set(['clock', 'grade', 'number', 'summary', 'state']);

export function ComplaintsScreen({ path }: { path: string }) {
  const t = useText('complaints');
  const openId = path.split('/')[1] ?? null;
  const go = useRoute((route) => route.go);
  const openComplaint = useFrame((frame) => frame.openComplaint);
  const mayAct = useMay(COMPLAINT_ROLES);
  const [show, setShow] = useState<'open' | 'resolved'>('open');
  const [text, setText] = useState('');
  const [selectedKey, setSelectedKey] = useState<string | null>(openId);
  const wanted = useSettled(text.trim());
  const list = useCall('complaints.list', { show, text: wanted, limit: SHOWN }, { keepPrevious: true });
  const left = useTimeLeft(list.dataUpdatedAt);
  const columns = useComplaintColumns(left).filter((column) => openId === null || NARROW.has(column.key));
  const rows = list.data ?? [];
  const place = useRowFocus(rows.map(({ id }) => id));
  const close = (): void => {
    go('complaints');
    place.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus();
  };
  const empty = wanted !== '' ? 'Search' : show === 'open' ? 'Open' : 'Resolved';
  return (
    <Page title={t('title')} actions={mayAct && <><CodeButton /><Button onClick={() => { openComplaint(null); }} rightSection={<Kbd>F8</Kbd>}>{t('new')}</Button></>}>
      <div className={css.filters}>
        <TextInput className={css.search ?? ''} type="search" aria-label={t('search')} placeholder={t('search')} maxLength={80} value={text} onChange={(event) => { setText(event.currentTarget.value); }} />
        <Segmented label={t('show')} hideLabel value={show} options={[{ value: 'open', label: t('open') }, { value: 'resolved', label: t('resolved') }]} onChange={setShow} />
      </div>
      <ErrorNotice error={list.error} />
      <div className={css.columns} data-alone={openId === null || undefined}>
        <div ref={place}>
          <Panel title={t(show === 'open' ? 'listTitle' : 'resolvedTitle')} aside={rows.length < SHOWN ? t('hint') : t('more', { count: SHOWN })}>
            <SelectableTable label={t('title')} columns={columns} rows={rows} rowKey={(row) => row.id} selectedKey={selectedKey}
              rowLabel={(row) => t('rowLabel', { number: row.number, grade: t(`grade.${row.grade}`), clock: clockInWords(t, row.clock.state, left(row)), state: t(`state.${row.state}`) })}
              onSelect={(row) => { setSelectedKey(row.id); }} onEnter={(row) => { setSelectedKey(row.id); go(`complaints/${row.id}`); }}
              empty={list.data === undefined ? undefined : <EmptyState title={t(`empty${empty}`)}>{t(`empty${empty}Text`)}</EmptyState>} />
          </Panel>
        </div>
        {openId !== null && <ComplaintPanel key={openId} id={openId} onClose={close} />}
      </div>
    </Page>
  );
}

/** What was typed, once the fingers rest. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => { setSettled(text); }, SEARCH_PAUSE_MS);
    return () => { clearTimeout(timer); };
  }, [text]);
  return settled;
}
