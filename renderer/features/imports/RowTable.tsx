import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImportJob, ImportRow } from '../../../shared/contract/imports.ts';
import { useCall } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Panel, SelectableTable, formatCount, type Column } from '../../ui/index.ts';
import css from './imports.module.css';
import { correctionText, problemText, rowContent } from './row-words.ts';

/** A card of the result: an outcome, or the rows in which something was put right. */
export type Card = keyof ImportJob['counts'];
const PAGE = 50;

interface RowTableProps { jobId: string; /** Rows of an export. */ ofExport: boolean; card: Card; /** Enter on a row, where rows can be corrected. */ onCorrect: ((row: ImportRow) => void) | null }

/** The rows of one card, a page at a time: the desk keeps them, however many there are. */
export function RowTable({ jobId, ofExport, card, onCorrect }: RowTableProps) {
  const t = useText('imports');
  // Where every page so far began; the last one is shown.
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const after = starts.at(-1) ?? 0;
  const outcome = card === 'corrected' ? null : card;
  // One row more than is shown tells whether there is a next page.
  const rows = useCall('imports.rows', { jobId, outcome, corrected: card === 'corrected', after, limit: PAGE + 1 }, { keepPrevious: true, staleTime: 0 });
  const shown = rows.data?.slice(0, PAGE) ?? [];
  const last = shown.at(-1)?.row;
  const more = (rows.data?.length ?? 0) > PAGE;
  const next = (): void => { if (more && last !== undefined) setStarts([...starts, last]); };
  const previous = (): void => { if (starts.length > 1) setStarts(starts.slice(0, -1)); };
  useShortcut({ key: 'PageDown', label: t('result.next'), enabled: more, run: next });
  useShortcut({ key: 'PageUp', label: t('result.previous'), enabled: starts.length > 1, run: previous });
  const changed = card === 'corrected';
  const why = (row: ImportRow): readonly string[] => (changed ? row.corrections.map((correction) => correctionText(t, correction)) : row.problems.map((problem) => problemText(t, problem)));
  const columns: readonly Column<ImportRow>[] = [
    { key: 'row', header: t('result.line'), align: 'end', strong: true, render: ({ row }) => formatCount(row) },
    { key: 'content', header: t('result.content'), grow: true, render: (row) => rowContent(t, row, ofExport) },
    ...(changed || card === 'rejected' || card === 'kept' ? [{ key: 'why', header: t(changed ? 'result.changes' : 'result.why'), render: (row: ImportRow) => <ul className={css.why}>{why(row).map((text, index) => <li key={index}>{text}</li>)}</ul> }] : []),
  ];
  return (
    <Panel title={t('result.rows', { card: t(`result.card.${card}`) })} aside={onCorrect !== null && shown.length > 0 ? t('result.enter') : undefined}>
      <ErrorNotice error={rows.error} />
      {rows.data && (
        <SelectableTable label={t('result.rows', { card: t(`result.card.${card}`) })} columns={columns} rows={shown} rowKey={({ row }) => String(row)} rowLabel={(row) => labelOf(t, row.row, why(row))}
          {...(onCorrect === null ? {} : { onEnter: onCorrect })} empty={<EmptyState title={t(`result.none.${card}`)} />} />
      )}
      {(more || starts.length > 1) && (
        <div className={css.pager}>
          <Button variant="default" size="xs" disabled={starts.length === 1} onClick={previous} rightSection={<Kbd>PgUp</Kbd>}>{t('result.previous')}</Button>
          <Button variant="default" size="xs" disabled={!more} onClick={next} rightSection={<Kbd>PgDn</Kbd>}>{t('result.next')}</Button>
        </div>
      )}
    </Panel>
  );
}

function labelOf(t: Text, row: number, why: readonly string[]): string {
  return why.length === 0 ? t('result.row', { row }) : t('result.rowWhy', { row, why: why.join(' ') });
}
