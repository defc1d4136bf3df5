import type { Message } from '../../../shared/contract/messages.ts';
import { useCall } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { Panel, SelectableTable, formatTime, type Column } from '../../ui/index.ts';
import css from '../absences/follow-up.module.css';
import { MessageStateTag } from './looks.tsx';

/** Who sent what, on whichever desk. */
export function MarkedToday() {
  const t = useText('messages');
  const today = useDeskDay();
  const rows = useCall('messages.marked', { day: today }).data ?? [];
  const columns: readonly Column<Message>[] = [
    { key: 'at', header: t('marked.at'), render: (row) => (row.stateAt === null ? '' : formatTime(row.stateAt)) },
    { key: 'patient', header: t('due.patient'), grow: true, render: (row) => row.patientName },
    { key: 'purpose', header: t('due.purpose'), render: (row) => `${t(`purpose.${row.purpose}`)} · ${t(`channel.${row.channel}`)}` },
    { key: 'state', header: t('marked.state'), render: (row) => <MessageStateTag state={row.state} /> },
    { key: 'by', header: t('marked.by'), render: (row) => row.by ?? '' },
  ];
  return (
    <Panel title={t('marked.title')}>
      <SelectableTable label={t('marked.title')} columns={columns} rows={rows} rowKey={(row) => row.id ?? ''} empty={<p className={css.empty}>{t('marked.empty')}</p>}
        rowLabel={(row) => t('marked.row', { at: row.stateAt === null ? '' : formatTime(row.stateAt), name: row.patientName, state: t(`state.${row.state}`) })} />
    </Panel>
  );
}
