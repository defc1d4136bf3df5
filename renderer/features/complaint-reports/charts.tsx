/** Small charts of complaint reports. Every one has its numbers in words or in a table beside it. */
import type { MonthFigures, ReportPart } from '../../../shared/contract/complaint-reports.ts';
import { RESPONSE_TARGET } from '../../../shared/contract/complaint-reports.ts';
import { responseShare } from '../../../shared/complaint-reports/response.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useText } from '../../i18n/index.ts';
import { dayOfInstant, formatDay } from '../../ui/index.ts';
import { monthName, percentOf } from './words.ts';
import css from './paper.module.css';

const SLOT = 22;
const HEIGHT = 64;

/** Per period what came and what was closed as bars, what stayed open as a line. */
export function TrendBars({ trend }: { trend: ReportPart['trend'] }) {
  const t = useText('complaint-reports');
  const most = Math.max(1, ...trend.flatMap(({ received, closed, open }) => [received, closed, open]));
  const y = (count: number): number => HEIGHT - Math.round((count / most) * HEIGHT);
  return (
    <>
      <svg className={css.trend} viewBox={`-22 -10 ${trend.length * SLOT + 24} ${HEIGHT + 26}`} role="img" aria-label={t('paper.trendBars', { count: trend.length })}>
        <text x={-4} y={4} textAnchor="end">{most}</text>
        <text x={-4} y={HEIGHT + 3} textAnchor="end">0</text>
        <line className={css.axis} x1={0} x2={trend.length * SLOT} y1={HEIGHT} y2={HEIGHT} />
        {trend.map(({ to, received, closed }, index) => (
          <g key={to} transform={`translate(${index * SLOT} 0)`}>
            <rect className={css.received} x={3} width={7} y={y(received)} height={HEIGHT - y(received)} />
            <rect className={css.closed} x={11} width={7} y={y(closed)} height={HEIGHT - y(closed)} />
            {(trend.length - 1 - index) % 2 === 0 && <text x={SLOT / 2} y={HEIGHT + 12} textAnchor="middle">{dayOfInstant(to).slice(8)}</text>}
          </g>
        ))}
        <polyline className={css.openLine} points={trend.map(({ open }, index) => `${index * SLOT + SLOT / 2},${y(open)}`).join(' ')} />
      </svg>
      <p className={css.legend}><span className={css.receivedKey}>{t('paper.newBars')}</span><span className={css.closedKey}>{t('paper.closedBars')}</span><span className={css.openKey}>{t('paper.openLine')}</span></p>
      <ul className="visually-hidden">{trend.map(({ to, ...counts }) => <li key={to}>{t('paper.trendRow', { day: formatDay(dayOfInstant(to)), ...counts })}</li>)}</ul>
    </>
  );
}

const COLUMN = 44;
const PARETO_HEIGHT = 90;

/** Each cause's share of all as a bar, the most frequent first, and the running share as a line over them. */
export function ParetoChart({ rows }: { rows: MonthFigures['byCause'] }) {
  const t = useText('complaint-reports');
  const y = (tenths: number): number => PARETO_HEIGHT - Math.round((tenths / 1000) * PARETO_HEIGHT);
  const width = Math.max(rows.length, 5) * COLUMN;
  return (
    <svg className={css.pareto} viewBox={`-6 -14 ${width + 40} ${PARETO_HEIGHT + 28}`} role="img" aria-label={t('month.bars')}>
      <line className={css.axis} x1={0} x2={width} y1={PARETO_HEIGHT} y2={PARETO_HEIGHT} />
      <line className={css.limit} x1={0} x2={width} y1={y(800)} y2={y(800)} />
      <text x={width + 4} y={y(800) + 3}>80%</text>
      {rows.map(({ key, share }, index) => (
        <g key={key} transform={`translate(${index * COLUMN} 0)`}>
          <rect className={css.received} x={6} width={COLUMN - 12} y={y(share)} height={PARETO_HEIGHT - y(share)} />
          <text x={COLUMN / 2} y={PARETO_HEIGHT + 11} textAnchor="middle">{index + 1}</text>
        </g>
      ))}
      <polyline className={css.openLine} points={rows.map(({ running }, index) => `${index * COLUMN + COLUMN / 2},${y(running)}`).join(' ')} />
      {rows.map(({ key, running }, index) => <text key={key} x={index * COLUMN + COLUMN / 2} y={y(running) - 4} textAnchor="middle">{percentOf(running)}</text>)}
    </svg>
  );
}

const MONTH_SLOT = 46;

/** The indicator of twelve months, with the aim as a line. A month in which nothing could be judged has no bar. */
export function ResponseTrend({ months }: { months: Output<'complaintReports.indicator'>['months'] }) {
  const t = useText('complaint-reports');
  const y = (tenths: number): number => PARETO_HEIGHT - Math.round((tenths / 1000) * PARETO_HEIGHT);
  const width = months.length * MONTH_SLOT;
  return (
    <svg className={css.response} viewBox={`-4 -14 ${width + 44} ${PARETO_HEIGHT + 28}`} role="img" aria-label={t('indicator.trendChart')}>
      <line className={css.axis} x1={0} x2={width} y1={PARETO_HEIGHT} y2={PARETO_HEIGHT} />
      {months.map(({ month, response }, index) => {
        const share = responseShare(response);
        return (
          <g key={month} transform={`translate(${index * MONTH_SLOT} 0)`}>
            {share !== null && <rect className={share >= RESPONSE_TARGET * 10 ? css.received : css.below} x={8} width={MONTH_SLOT - 16} y={y(share)} height={Math.max(1, PARETO_HEIGHT - y(share))} />}
            <text x={MONTH_SLOT / 2} y={share === null ? PARETO_HEIGHT - 4 : y(share) - 4} textAnchor="middle">{percentOf(share)}</text>
            <text x={MONTH_SLOT / 2} y={PARETO_HEIGHT + 11} textAnchor="middle">{monthName(month).slice(0, 3)}</text>
          </g>
        );
      })}
      <line className={css.limit} x1={0} x2={width} y1={y(RESPONSE_TARGET * 10)} y2={y(RESPONSE_TARGET * 10)} />
      <text x={width + 4} y={y(RESPONSE_TARGET * 10) + 3}>{RESPONSE_TARGET}%</text>
    </svg>
  );
}
