/** Who did not come, as one A4 sheet: figures and bars, no names of patients. */
import type { ReactNode } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { LEAD_CLASSES, type NoShowRow } from '../../../shared/contract/reports.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { formatCount, formatDay, formatInstant, zoneName } from '../../ui/index.ts';
import { PercentBars } from './PercentBars.tsx';
import css from './paper.module.css';

export type NoShowReport = Output<'reports.noShows'>;

export function NoShowReportPaper({ report, printedAt }: { report: NoShowReport; printedAt: number | null }) {
  const t = useText('reports');
  const { figures, clinicName, clinicAddress } = report;
  const { from, to, open, total, byDoctor } = figures;
  const period = from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
  const named = (part: NamedPart): NoShowRow[] => figures[part].map((row) => ({ ...row, name: nameOf(t, part, row.key) }));
  return (
    <article className={css.paper} data-density="close" aria-label={t('noShows.label', { period })}>
      <header className={css.head}>
        <div><p className={css.clinic}>{clinicName}</p><p className={css.small}>{clinicAddress}</p></div>
        <div className={css.headEnd}><p className={css.title}>{t('noShows.title')}</p><p>{period}</p></div>
      </header>
      <p className={css.small}>{t('noShows.explained')}</p>
      <dl className={css.key} aria-label={t('paper.key')}>
        <Figure name={t('noShows.expected')} value={formatCount(total.expected)} />
        <Figure name={t('paper.noShow')} value={formatCount(total.noShow)} />
        <Figure name={t('noShows.rate')} value={percentOf(total.percent)} />
        <Figure name={t('noShows.open')} value={formatCount(open)} />
      </dl>
      {total.expected === 0 ? <p className={css.small}>{t('noShows.nobody')}</p> : (
        <>
          <Part title={t('noShows.byDoctor')}><Rows rows={byDoctor} head={t('queue.doctor')} /></Part>
          <div className={css.equals}>
            <Part title={t('noShows.byWeekday')}><Rows rows={named('byWeekday')} head={t('noShows.weekday')} /><PercentBars rows={named('byWeekday')} label={t('noShows.byWeekday')} /></Part>
            <Part title={t('noShows.byLead')}><Rows rows={named('byLead')} head={t('noShows.lead')} /><PercentBars rows={named('byLead')} label={t('noShows.byLead')} /></Part>
          </div>
          <Part title={t('noShows.byHour')}><Rows rows={named('byHour')} head={t('queue.hour')} /><PercentBars rows={named('byHour')} label={t('noShows.byHour')} /></Part>
        </>
      )}
      {open > 0 && <p className={css.foot}>{t('noShows.openText', { count: open })}</p>}
      {printedAt !== null && <p className={css.foot}>{t('paper.printed', { at: formatInstant(printedAt), zone: zoneName() })}</p>}
    </article>
  );
}

type NamedPart = 'byWeekday' | 'byHour' | 'byLead';

function nameOf(t: Text, part: NamedPart, key: number): string {
  if (part === 'byWeekday') return t(`appointments:timetable.weekday.${key}`);
  if (part === 'byHour') return `${String(key).padStart(2, '0')}.00`;
  const next = LEAD_CLASSES.find((each) => each > key);
  if (key === 0) return t('noShows.sameDay');
  if (next === undefined) return t('noShows.daysOver', { from: key });
  return next - 1 === key ? t('noShows.oneDay', { count: key }) : t('noShows.days', { from: key, to: next - 1 });
}

const percentOf = (percent: number | null): string => (percent === null ? '—' : `${formatCount(percent)}%`);
function Figure({ name, value }: { name: string; value: string }) { return <div><dt>{name}</dt><dd>{value}</dd></div>; }
function Part({ title, children }: { title: string; children: ReactNode }) { return <section className={css.part}><h2>{title}</h2>{children}</section>; }

function Rows({ rows, head }: { rows: readonly NoShowRow[]; head: string }) {
  const t = useText('reports');
  return (
    <table className={css.table}>
      <thead><tr>{[head, t('noShows.expected'), t('paper.noShow'), t('noShows.rate')].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <tr key={row.key}><th scope="row">{row.name}</th><td>{formatCount(row.expected)}</td><td>{formatCount(row.noShow)}</td><td>{percentOf(row.percent)}</td></tr>)}</tbody>
    </table>
  );
}
