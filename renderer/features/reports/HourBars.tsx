import type { DayFigures } from '../../../shared/contract/reports.ts';
import { useText } from '../../i18n/index.ts';
import css from './paper.module.css';

const WIDTH = 24;
const HEIGHT = 56;
/** The hours that are always drawn, so that two days can be laid side by side. */
const FIRST_HOUR = 7;
const LAST_HOUR = 20;

/** A bar per hour with its number; the same is read out as a list. */
export function HourBars({ hours, words }: { hours: DayFigures['visits']['byHour']; /** What is counted, for the ear; visits unless told. */ words?: (hour: string, count: number) => string }) {
  const t = useText('reports');
  const first = Math.min(FIRST_HOUR, ...hours.map(({ hour }) => hour));
  const last = Math.max(LAST_HOUR, ...hours.map(({ hour }) => hour));
  const bars = Array.from({ length: last - first + 1 }, (_, index) => ({ hour: first + index, visits: hours.find(({ hour }) => hour === first + index)?.visits ?? 0 }));
  const most = Math.max(1, ...bars.map(({ visits }) => visits));
  return (
    <>
      <svg className={css.bars} viewBox={`0 -12 ${bars.length * WIDTH} ${HEIGHT + 26}`} aria-hidden="true">
        {bars.map(({ hour, visits }, index) => {
          const height = Math.round((visits / most) * HEIGHT);
          return (
            <g key={hour} transform={`translate(${index * WIDTH} 0)`}>
              <rect x={3} width={WIDTH - 6} y={HEIGHT - height} height={height} />
              {visits > 0 && <text x={WIDTH / 2} y={HEIGHT - height - 3} textAnchor="middle">{visits}</text>}
              <text x={WIDTH / 2} y={HEIGHT + 12} textAnchor="middle">{twoDigits(hour)}</text>
            </g>
          );
        })}
      </svg>
      <ul className="visually-hidden">{hours.map(({ hour, visits }) => <li key={hour}>{words ? words(twoDigits(hour), visits) : t('paper.hour', { hour: twoDigits(hour), count: visits })}</li>)}</ul>
    </>
  );
}

function twoDigits(hour: number): string { return String(hour).padStart(2, '0'); }
