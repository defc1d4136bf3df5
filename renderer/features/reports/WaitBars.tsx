import type { QueueFiguresRow } from '../../../shared/contract/reports.ts';
import { useText } from '../../i18n/index.ts';
import { formatMinutes } from '../../ui/index.ts';
import css from './paper.module.css';

const ROW = 18;
const NAME = 96;
const WIDTH = 190;
const LIMIT = 60;

/** A bar to the median and a line on to the 90th percentile, with the limit of 60 minutes; the table above says the same in numbers. */
export function WaitBars({ rows }: { rows: readonly QueueFiguresRow[] }) {
  const t = useText('reports');
  const seen = rows.filter(({ wait }) => wait.median !== null);
  const most = Math.max(LIMIT, ...seen.map(({ wait }) => wait.p90 ?? 0));
  const x = (minutes: number): number => Math.round((minutes / most) * WIDTH);
  return (
    <svg className={css.waits} viewBox={`0 0 ${NAME + WIDTH + 44} ${seen.length * ROW + 14}`} role="img" aria-label={t('queue.waitBars')}>
      {seen.map(({ name, wait }, index) => (
        <g key={name} transform={`translate(0 ${index * ROW})`}>
          <text x={NAME - 4} y={12} textAnchor="end">{name.length > 16 ? `${name.slice(0, 15)}…` : name}</text>
          <rect x={NAME} y={4} width={Math.max(1, x(wait.median ?? 0))} height={10} />
          <line x1={NAME + x(wait.median ?? 0)} x2={NAME + x(wait.p90 ?? 0)} y1={9} y2={9} />
          <text x={NAME + x(wait.p90 ?? 0) + 4} y={12}>{formatMinutes(wait.p90 ?? 0)}</text>
        </g>
      ))}
      <line className={css.limit} x1={NAME + x(LIMIT)} x2={NAME + x(LIMIT)} y1={0} y2={seen.length * ROW} />
      <text x={NAME + x(LIMIT)} y={seen.length * ROW + 10} textAnchor="middle">60</text>
    </svg>
  );
}
