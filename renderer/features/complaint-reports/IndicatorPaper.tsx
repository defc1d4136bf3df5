/** The indicator as A4 pages: formula, twelve months, the complaints that were judged. */
import { RESPONSE_TARGET } from '../../../shared/contract/complaint-reports.ts';
import { responseShare } from '../../../shared/complaint-reports/response.ts';
import { useText } from '../../i18n/index.ts';
import { formatCount, formatInstant } from '../../ui/index.ts';
import { ResponseTrend } from './charts.tsx';
import type { Indicator } from './indicator-lists.ts';
import { Heading, Part } from './PaperParts.tsx';
import { longTime, monthName, percentOf } from './words.ts';
import css from './paper.module.css';

export function IndicatorPaper({ indicator }: { indicator: Indicator }) {
  const t = useText('complaint-reports');
  const { month, months, cases, days, clinicName, clinicAddress, restricted } = indicator;
  const response = months.find((each) => each.month === month)?.response;
  const judged = cases.filter(({ verdict }) => verdict === 'met' || verdict === 'late');
  return (
    <article className={css.paper} aria-label={t('indicator.title')}>
      <Heading clinicName={clinicName} clinicAddress={clinicAddress} title={t('indicator.title')} line={monthName(month)} />
      <p className={restricted ? css.mark : css.small}>{restricted ? t('month.restrictedMark') : t('month.withoutRestricted')}</p>
      {response && <div className={css.formula}><span className={css.share}>{percentOf(responseShare(response))}</span><span>{t('paper.responseLine', { met: formatCount(response.met), all: formatCount(response.met + response.late) })} · {t('indicator.target', { target: RESPONSE_TARGET })}</span></div>}
      <p className={css.small}>{t('indicator.limits', { days: t(`paper.days.${days}`) })} {t('indicator.notCounted')}</p>
      <p className={css.small}>{t('indicator.adopted')}</p>
      <Part title={t('indicator.trend')} whole><ResponseTrend months={months} /><Months months={months} /></Part>
      <Part title={t('indicator.cases')}>{judged.length === 0 ? <p className={css.small}>{t('indicator.noCases')}</p> : <Cases cases={judged} />}</Part>
    </article>
  );
}

function Months({ months }: Pick<Indicator, 'months'>) {
  const t = useText('complaint-reports');
  return (
    <table className={css.table} aria-label={t('indicator.trend')}>
      <thead><tr>{(['monthColumn', 'share', 'met', 'all', 'pending', 'excluded'] as const).map((head) => <th key={head} scope="col">{t(`indicator.${head}`)}</th>)}</tr></thead>
      <tbody>{months.map(({ month, response }) => <tr key={month}><th scope="row">{monthName(month)}</th><td>{percentOf(responseShare(response))}</td><td>{formatCount(response.met)}</td><td>{formatCount(response.met + response.late)}</td><td>{formatCount(response.pending)}</td><td>{formatCount(response.excluded)}</td></tr>)}</tbody>
    </table>
  );
}

function Cases({ cases }: Pick<Indicator, 'cases'>) {
  const t = useText('complaint-reports');
  const complaints = useText('complaints');
  return (
    <table className={css.table} aria-label={t('indicator.cases')}>
      <thead><tr><th scope="col">{t('paper.number')}</th>{(['paper.grade', 'paper.unit', 'paper.receivedAt', 'indicator.settled', 'list.statusColumn'] as const).map((head) => <th key={head} scope="col" className={css.text}>{t(head)}</th>)}</tr></thead>
      <tbody>
        {cases.map(({ id, number, grade, unit, receivedAt, settledAt, verdict, overMs }) => (
          <tr key={id}>
            <th scope="row">{number}</th><td className={css.text}>{complaints(`grade.${grade}`)}</td><td className={css.text}>{unit ?? t('withoutUnit')}</td><td className={css.text}>{formatInstant(receivedAt)}</td>
            <td className={css.text}>{settledAt === null ? '—' : formatInstant(settledAt)}</td><td className={verdict === 'late' ? `${css.text} ${css.late}` : css.text}>{t(`indicator.verdict.${verdict}`)}{overMs !== null && `, ${longTime(complaints, overMs)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
