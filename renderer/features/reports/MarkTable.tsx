import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { Panel, SelectableTable, StatusTag, type Column } from '../../ui/index.ts';
import css from './reports.module.css';

interface Row { readonly id: string }

interface MarkTableProps<R extends Row> {
  readonly title: string;
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly nothing: string;
  readonly warning?: string | null;
  /** What a marked row becomes, in words. */
  readonly mark: (row: R) => string;
  readonly isMarked: (row: R) => boolean;
  readonly rowLabel: (row: R, mark: string) => string;
  /** Null for those who only look. */
  readonly onMark: ((rows: readonly R[], marked: boolean) => void) | null;
}

/** Rows that are still open, each marked or left; walked with the arrows, marked with Space. */
export function MarkTable<R extends Row>({ title, rows, columns, nothing, warning, mark, isMarked, rowLabel, onMark }: MarkTableProps<R>) {
  const t = useText('reports');
  const everyMarked = rows.every(isMarked);
  const become = (row: R): string => (onMark && isMarked(row) ? mark(row) : t('closing.marks.leave'));
  const becomes: Column<R> = { key: 'becomes', header: t('closing.becomes'), render: (row) => <Becomes marked={onMark !== null && isMarked(row)}>{become(row)}</Becomes> };
  return (
    <Panel
      title={<>{title} {rows.length > 0 && <StatusTag tone="amber">{rows.length}</StatusTag>}</>}
      aside={onMark && rows.length > 1 ? <Button size="compact-sm" variant="subtle" onClick={() => { onMark(rows, !everyMarked); }}>{everyMarked ? t('closing.none') : t('closing.all')}</Button> : undefined}
    >
      {warning && <p className={css.warning}>{warning}</p>}
      <SelectableTable
        label={title} columns={[becomes, ...columns]} rows={rows} rowKey={({ id }) => id} rowLabel={(row) => rowLabel(row, become(row))}
        onSpace={(row) => { onMark?.([row], !isMarked(row)); }}
        onKey={(key) => { if (key.toUpperCase() === 'A') onMark?.(rows, !everyMarked); }}
        empty={<p className={css.quiet}>{nothing}</p>}
      />
    </Panel>
  );
}

function Becomes({ marked, children }: { marked: boolean; children: ReactNode }) {
  return <span className={css.becomes} data-marked={marked || undefined}><span aria-hidden="true">{marked ? '☑' : '☐'}</span> {children}</span>;
}
