/** Complaints by urgency, each with its running clocks; Enter opens one. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { COMPLAINT_REPORT_ROLES } from '../../../shared/contract/complaint-reports.ts';
import { COMPLAINT_ROLES } from '../../../shared/contract/complaints.ts';
import { useCall } from '../../app/client.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, SelectableTable } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import { CodeButton } from './intake/CodeButton.tsx';
import { NoticeButton } from './notices/NoticeButton.tsx';
import { ComplaintPanel } from './ComplaintPanel.tsx';
import { Filters, type Narrowed } from './Filters.tsx';
import { clockInWords, useTimeLeft } from './running-clock.ts';
import { useComplaintColumns } from './use-complaint-columns.tsx';

const SHOWN = 200;
const SEARCH_PAUSE_MS = 150;
const ALL: Narrowed = { show: 'open', text: '', grade: null, state: null, unitId: null, category: null, owner: null, due: null };

export function ComplaintsScreen({ path }: { path: string }) {
  const t = useText('complaints');
  const openId = path.split('/')[1] ?? null;
  const go = useRoute((route) => route.go);
  const openComplaint = useFrame((frame) => frame.openComplaint);
  const mayAct = useMay(COMPLAINT_ROLES);
  const readsReports = useMay(COMPLAINT_REPORT_ROLES);
  const reportText = useText('complaint-reports');
  const [filter, setFilter] = useState(ALL);
  // The list goes back to the complaint that was open.
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const change = (part: Partial<Narrowed>): void => { setFilter((before) => ({ ...before, ...part })); };
  useShortcut({ key: 'Alt+M', label: t('filter.mine'), enabled: mayAct && openId === null, run: () => { change({ owner: filter.owner === 'mine' ? null : 'mine' }); } });
  return (
    <Page title={t('title')} actions={openId === null && (mayAct || readsReports) && (
      <>
        {readsReports && <Button variant="default" onClick={() => { go('reports/complaints'); }}>{reportText('open')}</Button>}
        {mayAct && <Button variant={filter.owner === 'mine' ? 'filled' : 'default'} aria-pressed={filter.owner === 'mine'} aria-keyshortcuts="Alt+M" onClick={() => { change({ owner: filter.owner === 'mine' ? null : 'mine' }); }} rightSection={<Kbd>Alt M</Kbd>}>{t('filter.mine')}</Button>}
        {mayAct && <NoticeButton />}
        {mayAct && <CodeButton />}
        {mayAct && <Button onClick={() => { openComplaint(null); }} rightSection={<Kbd>F8</Kbd>}>{t('new')}</Button>}
      </>
    )}>
      {openId === null ? <><Filters values={filter} onChange={change} /><List filter={filter} selectedKey={selectedKey} onSelect={setSelectedKey} /></> : <ComplaintPanel key={openId} id={openId} onClose={() => { setSelectedKey(openId); go('complaints'); }} />}
    </Page>
  );
}

interface ListProps { readonly filter: Narrowed; readonly selectedKey: string | null; readonly onSelect: (id: string) => void }

function List({ filter, selectedKey, onSelect }: ListProps) {
  const t = useText('complaints');
  const go = useRoute((route) => route.go);
  const wanted = useSettled(filter.text.trim());
  const list = useCall('complaints.list', { ...filter, text: wanted, limit: SHOWN }, { keepPrevious: true });
  const left = useTimeLeft();
  const columns = useComplaintColumns(left);
  const rows = list.data ?? [];
  const place = useRowFocus(rows.map(({ id }) => id));
  const narrowed = wanted !== '' || [filter.grade, filter.state, filter.unitId, filter.category, filter.owner, filter.due].some((value) => value !== null);
  const empty = narrowed ? 'Search' : filter.show === 'open' ? 'Open' : 'Resolved';
  return (
    <>
      <ErrorNotice error={list.error} />
      <div ref={place}>
        <Panel title={t(filter.show === 'open' ? 'listTitle' : 'resolvedTitle')} aside={rows.length < SHOWN ? t('hint') : t('more', { count: SHOWN })}>
          <SelectableTable label={t('title')} columns={columns} rows={rows} rowKey={(row) => row.id} selectedKey={selectedKey}
            rowLabel={(row) => t('rowLabel', { number: row.number, grade: t(`grade.${row.grade}`), clock: clockInWords(t, row.clock.state, left(row.clock)), state: t(`state.${row.state}`) })}
            onSelect={(row) => { onSelect(row.id); }} onEnter={(row) => { onSelect(row.id); go(`complaints/${row.id}`); }}
            empty={list.data === undefined ? undefined : <EmptyState title={t(`empty${empty}`)}>{t(`empty${empty}Text`)}</EmptyState>} />
        </Panel>
      </div>
    </>
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
