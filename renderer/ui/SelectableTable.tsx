import { memo, useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import css from './selectable-table.module.css';
import { takeWanted, useWantedRow } from './wanted-row.ts';

export interface Column<R> {
  readonly key: string;
  readonly header: string;
  readonly render: (row: R) => ReactNode;
  readonly align?: 'start' | 'end';
  /** Emphasised: the number people look for. */
  readonly strong?: boolean;
  /** Takes the room that is left and cuts long text off. */
  readonly grow?: boolean;
}

interface SelectableTableProps<R> {
  /** Names the table. */
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** What a screen reader says of the row when it is walked to. */
  rowLabel: (row: R) => string;
  onEnter?: (row: R) => void;
  onSpace?: (row: R) => void;
  /** Further keys while a row has the focus. */
  onKey?: (key: string, row: R) => void;
  selectedKey?: string | null;
  onSelect?: (row: R) => void;
  empty?: ReactNode;
}

/** A dense table whose rows are walked with the arrows. Tab enters at the selected row and leaves again. */
export function SelectableTable<R>(props: SelectableTableProps<R>) {
  const { label, columns, rows, rowKey, rowLabel, onEnter, onSpace, onKey, onSelect, empty } = props;
  const [own, setOwn] = useState<string | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = props.selectedKey === undefined ? own : props.selectedKey;
  const found = rows.findIndex((row) => rowKey(row) === wanted);
  const at = found === -1 ? 0 : found;

  const select = (row: R): void => {
    setOwn(rowKey(row));
    onSelect?.(row);
  };
  const focusRow = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    select(row);
    const element = body.current?.rows[index];
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  };
  const wish = useWantedRow((row) => row.key);
  useEffect(() => {
    if (wish === null) return;
    const key = takeWanted((each) => rows.some((row) => rowKey(row) === each));
    if (key !== null) focusRow(rows.findIndex((row) => rowKey(row) === key));
  });
  const walk: Record<string, number> = { ArrowDown: Math.min(at + 1, rows.length - 1), ArrowUp: Math.max(at - 1, 0), Home: 0, End: rows.length - 1 };

  const onKeyDown = (event: KeyboardEvent, row: R): void => {
    // Buttons inside a row keep their own keys.
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = walk[event.key];
    if (next !== undefined) {
      event.preventDefault();
      focusRow(next);
    } else if (event.key === 'Enter' && onEnter) {
      event.preventDefault();
      if (!event.repeat) onEnter(row);
    } else if (event.key === ' ' && onSpace) {
      event.preventDefault();
      if (!event.repeat) onSpace(row);
    } else if (!event.repeat && onKey) {
      // What the key opens is there before the key ends, and can keep it to itself.
      flushSync(() => { onKey(event.key, row); });
    }
  };
  const onRowFocus = (event: FocusEvent, row: R): void => {
    if (event.target === event.currentTarget && rowKey(row) !== wanted) select(row);
  };

  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>{columns.map((column) => <Heading key={column.key} column={column} />)}</tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr
              key={rowKey(row)}
              tabIndex={index === at ? 0 : -1}
              aria-label={rowLabel(row)}
              data-selected={rowKey(row) === wanted || undefined}
              onKeyDown={(event) => { onKeyDown(event, row); }}
              onFocus={(event) => { onRowFocus(event, row); }}
              onClick={() => { select(row); }}
              onDoubleClick={() => { onEnter?.(row); }}
            >
              <Cells columns={columns as readonly Column<unknown>[]} row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Drawn anew only when the row or the columns are others: walking through hundreds of rows stays quick. */
const Cells = memo(function Cells({ columns, row }: { columns: readonly Column<unknown>[]; row: unknown }) {
  return columns.map((column) => (
    <td key={column.key} className={[column.align === 'end' ? css.end : '', column.strong ? css.strong : '', column.grow ? css.grow : ''].filter(Boolean).join(' ') || undefined}>{column.render(row)}</td>
  ));
});

/** A column without a name (its buttons speak for themselves) has no heading. */
function Heading({ column }: { column: { readonly header: string; readonly align?: 'start' | 'end' } }) {
  if (column.header === '') return <td />;
  return <th scope="col" className={column.align === 'end' ? css.end : undefined}>{column.header}</th>;
}
