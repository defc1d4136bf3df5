import { NativeSelect } from '@mantine/core';
import { IMPORT_FIELDS, type ImportInspection, type ImportKind, type ImportMapping } from '../../../shared/contract/imports.ts';
import { useText, type Text } from '../../i18n/index.ts';
import css from './imports.module.css';
import { doubledColumns } from './columns.ts';

const SAMPLES = 3;

/** A column's heading, or its number when the file leaves it empty. */
export function headerOf(t: Text, headers: readonly string[], column: number): string {
  const header = headers[column]?.trim() ?? '';
  return header === '' ? t('columns.unnamed', { number: column + 1 }) : header;
}

interface ColumnTableProps { kind: ImportKind; inspection: ImportInspection; mapping: ImportMapping; onChange: (mapping: ImportMapping) => void }

/** One line per column of the file: its heading, what stands in it, and what it means. */
export function ColumnTable({ kind, inspection, mapping, onChange }: ColumnTableProps) {
  const t = useText('imports');
  const doubled = doubledColumns(mapping);
  const fields = [{ value: '', label: t('columns.skip') }, ...IMPORT_FIELDS[kind].map((field) => ({ value: field, label: t(`fields.${field}`) }))];
  const mean = (column: string, field: string): void => {
    const { [column]: _before, ...others } = mapping;
    onChange(field === '' ? others : { ...others, [column]: field });
  };
  return (
    <div className={css.scroll}>
      <table className={css.columns} aria-label={t('columns.title')}>
        <thead><tr><th scope="col">{t('columns.header')}</th><th scope="col">{t('columns.sample')}</th><th scope="col">{t('columns.meaning')}</th></tr></thead>
        <tbody>
          {inspection.headers.map((_, at) => {
            const column = String(at);
            const header = headerOf(t, inspection.headers, at);
            const samples = inspection.sample.map((row) => row[at]?.trim() ?? '').filter((text) => text !== '').slice(0, SAMPLES);
            return (
              <tr key={column} data-skipped={mapping[column] === undefined || undefined}>
                <th scope="row">{header}</th>
                <td><ul className={css.samples}>{samples.map((text, index) => <li key={index}>{text}</li>)}</ul></td>
                <td className={css.meaning}>
                  <NativeSelect aria-label={t('columns.meaningOf', { header })} data={fields} value={mapping[column] ?? ''} onChange={(event) => { mean(column, event.currentTarget.value); }} error={doubled.has(column) ? t('columns.twice') : null} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
