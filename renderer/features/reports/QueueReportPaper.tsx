/** The queue's report as one A4 sheet: figures and bars, no names of patients. */
import type { ReactNode } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { QueueFiguresRow } from '../../../shared/contract/reports.ts';
import { useText } from '../../i18n/index.ts';
import { formatCount, formatDay, formatInstant, formatMinutes, zoneName } from '../../ui/index.ts';
import { HourBars } from './HourBars.tsx';
import { WaitBars } from './WaitBars.tsx';
import css from './paper.module.css';

export type QueueReport = Output<'reports.queue'>;

export function QueueReportPaper({ report, printedAt }: { report: QueueReport; printedAt: number | null }) {
  const t = useText('reports');
  const { figures, clinicName, clinicAddress } = report;
  const { from, to, total, byUnit, byHour, byDoctor, estimates } = figures;
  const period = from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
  return (
    <article className={css.paper} data-density="close" aria-label={t('queue.label', { period })}>
      <header className={css.head}>
        <div><p className={css.clinic}>{clinicName}</p><p className={css.small}>{clinicAddress}</p></div>
        <div className={css.headEnd}><p className={css.title}>{t('queue.title')}</p><p>{period}</p></div>
      </header>
      <p className={css.small}>{t('queue.explained', { count: figures.days })}</p>
      <dl className={css.key} aria-label={t('paper.key')}>
        <Figure name={t('queue.places')} value={formatCount(total.places)} />
        <Figure name={t('queue.served')} value={formatCount(total.served)} />
        <Figure name={t('queue.waitMedian')} value={minutesOf(total.wait.median)} />
        <Figure name={t('queue.waitP90')} value={minutesOf(total.wait.p90)} />
        <Figure name={t('paper.within60')} value={percentOf(total.wait.within60Percent)} />
        <Figure name={t('queue.left')} value={formatCount(total.left)} />
        <Figure name={t('queue.estimateInside')} value={estimates.told === 0 ? '—' : percentOf(Math.round((100 * estimates.inside) / estimates.told))} />
        <Figure name={t('queue.estimateError')} value={minutesOf(estimates.medianError)} />
      </dl>
      <Part title={t('queue.byUnit')}><Rows rows={byUnit} head={t('paper.unit')} /></Part>
      <div className={css.halves}>
        <Part title={t('queue.waitsByUnit')}><WaitBars rows={byUnit} /></Part>
        <Part title={t('queue.load')}><HourBars hours={byHour.map(({ hour, places }) => ({ hour, visits: places }))} /></Part>
      </div>
      <Part title={t('queue.byHour')}><Rows rows={byHour.map((row) => ({ ...row, name: `${String(row.hour).padStart(2, '0')}.00` }))} head={t('queue.hour')} /></Part>
      {byDoctor.length > 0 && <Part title={t('queue.byDoctor')}><Rows rows={byDoctor} head={t('queue.doctor')} /></Part>}
      <p className={css.foot}>{t('queue.estimates', { told: estimates.told, inside: estimates.inside })}</p>
      {printedAt !== null && <p className={css.foot}>{t('paper.printed', { at: formatInstant(printedAt), zone: zoneName() })}</p>}
    </article>
  );
}

const minutesOf = (minutes: number | null): string => (minutes === null ? '—' : formatMinutes(minutes));
const percentOf = (percent: number | null): string => (percent === null ? '—' : `${percent}%`);

function Figure({ name, value }: { name: string; value: string }) { return <div><dt>{name}</dt><dd>{value}</dd></div>; }
function Part({ title, children }: { title: string; children: ReactNode }) { return <section className={css.part}><h2>{title}</h2>{children}</section>; }

function Rows({ rows, head }: { rows: readonly QueueFiguresRow[]; head: string }) {
  const t = useText('reports');
  if (rows.length === 0) return <p className={css.small}>{t('queue.nobody')}</p>;
  return (
    <table className={css.table}>
      <thead><tr>{[head, t('queue.places'), t('queue.served'), t('queue.left'), t('paper.noShow'), t('paper.cancelled'), t('queue.open'), t('queue.waitMedian'), t('queue.waitP90'), t('paper.within60'), t('queue.serviceMedian'), t('queue.serviceP90')].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {[row.places, row.served, row.left, row.noShow, row.cancelled, row.open].map((count, index) => <td key={index}>{formatCount(count)}</td>)}
            <td>{minutesOf(row.wait.median)}</td><td>{minutesOf(row.wait.p90)}</td><td>{percentOf(row.wait.within60Percent)}</td>
            <td>{minutesOf(row.service.median)}</td><td>{minutesOf(row.service.p90)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
