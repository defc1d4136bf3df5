/** The telephone as one A4 sheet: how many, about what, when, by whom, how long; no names of callers. */
import type { ReactNode } from 'react';
import type { CallLoad } from '../../../shared/contract/calls.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useText } from '../../i18n/index.ts';
import { formatCount, formatDay, formatInstant, zoneName } from '../../ui/index.ts';
import { HourBars } from './HourBars.tsx';
import css from './paper.module.css';

export type CallReport = Output<'calls.report'>;

export function CallReportPaper({ report, printedAt }: { report: CallReport; printedAt: number | null }) {
  const t = useText('calls');
  const reports = useText('reports');
  const { figures: { from, to, total, byTopic, byResult, byHour, byOperator, promised }, clinicName, clinicAddress } = report;
  const period = from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
  const named = (rows: readonly CallLoad[], name: (key: string) => string): CallLoad[] => rows.map((row) => ({ ...row, name: name(row.key) }));
  return (
    <article className={css.paper} data-density="close" aria-label={t('report.label', { period })}>
      <header className={css.head}>
        <div><p className={css.clinic}>{clinicName}</p><p className={css.small}>{clinicAddress}</p></div>
        <div className={css.headEnd}><p className={css.title}>{t('report.title')}</p><p>{period}</p></div>
      </header>
      <p className={css.small}>{t('report.explained')}</p>
      <dl className={css.key} aria-label={reports('paper.key')}>
        <Figure name={t('report.total')} value={formatCount(total.count)} />
        <Figure name={t('report.incoming')} value={formatCount(total.incoming)} />
        <Figure name={t('report.outgoing')} value={formatCount(total.count - total.incoming)} />
        <Figure name={t('report.length')} value={lengthOf(total.median)} />
        <Figure name={t('report.made')} value={formatCount(promised.made)} />
        <Figure name={t('report.inTime')} value={formatCount(promised.inTime)} />
        <Figure name={t('report.settled')} value={formatCount(promised.settled)} />
        <Figure name={t('report.stillOpen')} value={formatCount(promised.open)} />
      </dl>
      {total.count === 0 ? <p className={css.small}>{t('report.nobody')}</p> : (
        <>
          <Part title={t('report.byHour')}><HourBars hours={byHour.map(({ key, count }) => ({ hour: Number(key), visits: count }))} words={(hour, count) => t('report.hour', { hour, count })} /></Part>
          <div className={css.equals}>
            <Part title={t('report.byTopic')}><Rows rows={named(byTopic, (key) => t(`topics.${key}`))} head={t('topic')} /></Part>
            <Part title={t('report.byResult')}><Rows rows={named(byResult, (key) => (key === 'none' ? t('report.none') : t(`results.${key}`)))} head={t('result')} /></Part>
          </div>
          <Part title={t('report.byOperator')}><Rows rows={byOperator} head={t('report.operator')} /></Part>
        </>
      )}
      {printedAt !== null && <p className={css.foot}>{reports('paper.printed', { at: formatInstant(printedAt), zone: zoneName() })}</p>}
    </article>
  );
}

/** `2.05`: minutes and seconds. */
function lengthOf(seconds: number | null): string {
  return seconds === null ? '—' : `${Math.floor(seconds / 60)}.${String(Math.round(seconds) % 60).padStart(2, '0')}`;
}
function Figure({ name, value }: { name: string; value: string }) { return <div><dt>{name}</dt><dd>{value}</dd></div>; }
function Part({ title, children }: { title: string; children: ReactNode }) { return <section className={css.part}><h2>{title}</h2>{children}</section>; }

function Rows({ rows, head }: { rows: readonly CallLoad[]; head: string }) {
  const t = useText('calls');
  return (
    <table className={css.table}>
      <thead><tr>{[head, t('report.total'), t('report.incoming'), t('report.outgoing'), t('report.length')].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <tr key={row.key}><th scope="row">{row.name}</th><td>{formatCount(row.count)}</td><td>{formatCount(row.incoming)}</td><td>{formatCount(row.count - row.incoming)}</td><td>{lengthOf(row.median)}</td></tr>)}</tbody>
    </table>
  );
}
