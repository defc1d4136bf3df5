import type { NoShowRow } from '../../../shared/contract/reports.ts';
import { formatCount } from '../../ui/index.ts';
import css from './paper.module.css';

const WIDTH = 50;
const HEIGHT = 46;

/** A bar per row with its percentage; the table above says the same in numbers. */
export function PercentBars({ rows, label }: { rows: readonly NoShowRow[]; label: string }) {
  const most = Math.max(1, ...rows.map(({ percent }) => percent ?? 0));
  return (
    <svg className={css.bars} viewBox={`0 -12 ${Math.max(7, rows.length) * WIDTH} ${HEIGHT + 26}`} role="img" aria-label={label}>
      {rows.map(({ key, name, percent }, index) => {
        const height = Math.round(((percent ?? 0) / most) * HEIGHT);
        return (
          <g key={key} transform={`translate(${index * WIDTH} 0)`}>
            <rect x={10} width={WIDTH - 20} y={HEIGHT - height} height={height} />
            <text x={WIDTH / 2} y={HEIGHT - height - 3} textAnchor="middle">{formatCount(percent ?? 0)}%</text>
            <text x={WIDTH / 2} y={HEIGHT + 11} textAnchor="middle">{name}</text>
          </g>
        );
      })}
    </svg>
  );
}
