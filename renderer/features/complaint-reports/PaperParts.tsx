/** Parts that the papers about complaints share. */
import type { ReactNode } from 'react';
import type { ReportLine } from '../../../shared/contract/complaint-reports.ts';
import { categoryInWords } from '../complaints/categories.ts';
import { useText } from '../../i18n/index.ts';
import { formatCount } from '../../ui/index.ts';
import css from './paper.module.css';

export function Heading({ clinicName, clinicAddress, title, line }: { clinicName: string; clinicAddress: string; title: string; line: string }) {
  return (
    <header className={css.head}>
      <div><p className={css.clinic}>{clinicName}</p><p className={css.small}>{clinicAddress}</p></div>
      <div className={css.headEnd}><p className={css.title}>{title}</p><p>{line}</p></div>
    </header>
  );
}

/** `whole`: not divided between two pages. */
export function Part({ title, whole = false, children }: { title: string; whole?: boolean; children: ReactNode }) {
  return <section className={whole ? `${css.part} ${css.whole}` : css.part}><h2>{title}</h2>{children}</section>;
}

export interface KeyFigure { readonly name: string; readonly value: string; readonly warning?: boolean }

export function Key({ label, figures }: { label: string; figures: readonly KeyFigure[] }) {
  return <dl className={css.key} aria-label={label}>{figures.map(({ name, value, warning }) => <div key={name} data-warning={warning === true || undefined}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

/** What came, what was closed and what is open, by channel, unit, category or grade, with its sum. */
export function DivisionTable({ by, lines, severalUnits }: { by: 'channel' | 'unit' | 'category' | 'grade'; lines: readonly ReportLine[]; /** Complaints that stand under more than one unit. */ severalUnits: number }) {
  const t = useText('complaint-reports');
  const complaints = useText('complaints');
  if (lines.length === 0) return <p className={css.small}>{t('paper.none')}</p>;
  const name = (key: string): string => (by === 'category' ? categoryInWords(key, complaints) : by !== 'unit' ? complaints(`${by}.${key}`) : key === '' ? t('withoutUnit') : key);
  const sum = (of: 'received' | 'closed' | 'open'): string => formatCount(lines.reduce((total, line) => total + line[of], 0));
  return (
    <table className={css.table} aria-label={t(`paper.by.${by}`)}>
      <thead><tr><td />{(['received', 'closed', 'open'] as const).map((head) => <th key={head} scope="col">{t(`list.${head}`)}</th>)}</tr></thead>
      <tbody>{lines.map((line) => <tr key={line.key}><th scope="row">{name(line.key)}</th><td>{formatCount(line.received)}</td><td>{formatCount(line.closed)}</td><td>{formatCount(line.open)}</td></tr>)}</tbody>
      {by === 'unit' && severalUnits > 0 ? <tfoot><tr><td colSpan={4} className={css.small}>{t('paper.severalUnits', { count: severalUnits })}</td></tr></tfoot> : <tfoot><tr><th scope="row">{t('paper.total')}</th><td>{sum('received')}</td><td>{sum('closed')}</td><td>{sum('open')}</td></tr></tfoot>}
    </table>
  );
}
