/** What was taken and put off today, and what came and went. */
import type { AttentionNote } from '../../../shared/contract/attention.ts';
import { useCall } from '../../app/client.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, SelectableTable, formatInstant, formatTime, type Column } from '../../ui/index.ts';
import css from './attention.module.css';
import { kindName } from './item-words.ts';
import { GroupSign } from './looks.tsx';

export function HistoryList() {
  const t = useText('attention');
  const history = useCall('attention.history', {});
  const rows = history.data ?? [];
  const columns: readonly Column<AttentionNote>[] = [
    { key: 'at', header: t('historyAt'), render: ({ at }) => formatTime(at) },
    { key: 'what', header: t('historyWhat'), grow: true, render: (note) => <span className={css.line}><GroupSign kind={note.kind} /><span className={css.words}><b>{kindName(t, note.kind)}</b><small>{actionWords(t, note)}</small></span></span> },
    { key: 'by', header: t('historyBy'), render: ({ by }) => by ?? '' },
  ];
  return (
    <div className={css.list}>
      <ErrorNotice error={history.data ? null : history.error} />
      {history.data && <SelectableTable label={t('historyTable')} columns={columns} rows={rows} rowKey={({ key }) => key} rowLabel={(note) => t('historyRow', { at: formatTime(note.at), what: kindName(t, note.kind), action: actionWords(t, note) })} empty={<EmptyState title={t('historyEmpty')} />} />}
    </div>
  );
}

function actionWords(t: Text, { action, until }: AttentionNote): string { return t(`actions.${action}`, { until: until === null ? '' : formatInstant(until) }); }
