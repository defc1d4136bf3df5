import type { Output } from '../../../shared/contract/index.ts';
import { useText } from '../../i18n/index.ts';
import { Panel, formatTime } from '../../ui/index.ts';
import css from './home.module.css';

type Hours = Output<'queue.today'>['hours'];

const WIDTH = 30;
const HEIGHT = 70;

/** Arrivals of every hour against what is usual; the same figures stand in the list for those who do not see bars. */
export function HourlyLoad({ hours, now }: { hours: Hours; now: number }) {
  const t = useText('home');
  const most = Math.max(1, ...hours.map(({ arrivals, usual }) => Math.max(arrivals, usual)));
  const hourNow = Number(formatTime(now).slice(0, 2));
  const arrivals = hours.reduce((sum, hour) => sum + hour.arrivals, 0);
  const height = (count: number): number => Math.round((count / most) * HEIGHT);
  return (
    <Panel title={t('load.title')} aside={t('load.total', { count: arrivals })} padded>
      <svg className={css.bars} viewBox={`0 0 ${Math.max(1, hours.length) * WIDTH} ${HEIGHT + 18}`} aria-hidden="true">
        {hours.map(({ hour, arrivals: count, usual }, index) => (
          <g key={hour} transform={`translate(${index * WIDTH} 0)`}>
            <rect className={css.usual} x={2} width={WIDTH - 4} y={HEIGHT - height(usual)} height={height(usual)} rx={3} />
            <rect className={hour === hourNow ? css.barNow : css.bar} x={7} width={WIDTH - 14} y={HEIGHT - height(count)} height={height(count)} rx={2} />
            <text className={css.barText} x={WIDTH / 2} y={HEIGHT + 14} textAnchor="middle">{String(hour).padStart(2, '0')}</text>
          </g>
        ))}
      </svg>
      <ul className="visually-hidden">{hours.map(({ hour, arrivals: count, usual }) => <li key={hour}>{t('load.hour', { hour: String(hour).padStart(2, '0'), count, usual: Math.round(usual) })}</li>)}</ul>
      <p className={css.legend}><span className={css.legendNow} aria-hidden="true" /> {t('load.arrived')} <span className={css.legendUsual} aria-hidden="true" /> {t('load.usual')}</p>
    </Panel>
  );
}
