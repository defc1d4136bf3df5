/** The month's evaluation as A4 pages. */
import { RESPONSE_TARGET, type MonthFigures } from '../../../shared/contract/complaint-reports.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { responseShare } from '../../../shared/complaint-reports/response.ts';
import { currentLanguage, useText } from '../../i18n/index.ts';
import { categoryInWords } from '../complaints/categories.ts';
import { formatCount, formatDay, formatInstant, zoneName } from '../../ui/index.ts';
import { ParetoChart } from './charts.tsx';
import { CaseLink } from './looks.tsx';
import { DivisionTable, Heading, Key, Part } from './PaperParts.tsx';
import { monthName, percentOf } from './words.ts';
import css from './paper.module.css';

interface MonthPaperProps { readonly report: Output<'complaintReports.month'>; readonly causeName: (id: string) => string }

export function MonthPaper({ report: { figures, clinicName, clinicAddress, restricted }, causeName }: MonthPaperProps) {
  const t = useText('complaint-reports');
  const { month, received, closed, open, reopened, response, countedAt } = figures;
  const share = responseShare(response);
  return (
    <article className={css.paper} aria-label={t('month.label', { month: monthName(month) })}>
      <Heading clinicName={clinicName} clinicAddress={clinicAddress} title={t('month.title', { month: monthName(month) })} line={t('month.counted', { at: `${formatInstant(countedAt)} ${zoneName()}` })} />
      <p className={restricted ? css.mark : css.small}>{restricted ? t('month.restrictedMark') : t('month.withoutRestricted')}</p>
      <Key label={t('paper.key')} figures={[
        { name: t('paper.received'), value: formatCount(received) }, { name: t('paper.closed'), value: formatCount(closed) }, { name: t('paper.open'), value: formatCount(open) }, { name: t('paper.reopened'), value: formatCount(reopened) },
        { name: t('tabs.indicator'), value: percentOf(share), warning: share !== null && share < RESPONSE_TARGET * 10 }, { name: t('month.satisfaction'), value: averageOf(figures.satisfaction.average) },
      ]} />
      {received + closed + open === 0 && <p>{t('month.empty')}</p>}
      <Part title={t('month.causes')} whole><Causes figures={figures} causeName={causeName} /></Part>
      <div className={css.halves}>
        {([['grade', figures.byGrade], ['channel', figures.byChannel], ['unit', figures.byUnit], ['category', figures.byCategory]] as const).map(([by, lines]) => <Part key={by} title={t(`paper.by.${by}`)} whole><DivisionTable by={by} lines={lines} severalUnits={figures.severalUnits} /></Part>)}
      </div>
      <Part title={t('month.repeats')}><Repeats repeats={figures.repeats} /></Part>
      <Part title={t('month.improvements')}><Improvements improvements={figures.improvements} /></Part>
      <Part title={t('month.satisfaction')} whole><Satisfaction satisfaction={figures.satisfaction} /></Part>
      <p className={css.small}>{t('paper.adopted')}</p>
    </article>
  );
}

function averageOf(average: number | null): string {
  return average === null ? '—' : new Intl.NumberFormat(currentLanguage() === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 }).format(average);
}

function Causes({ figures: { byCause, withoutCause }, causeName }: { figures: MonthFigures; causeName: (id: string) => string }) {
  const t = useText('complaint-reports');
  return (
    <>
      {byCause.length === 0 ? <p className={css.small}>{t('month.noCauses')}</p> : (
        <div className={css.halves}>
          <table className={css.table} aria-label={t('month.causes')}>
            <thead><tr><th scope="col">{t('month.cause')}</th><th scope="col">{t('month.count')}</th><th scope="col">{t('month.share')}</th><th scope="col">{t('month.running_share')}</th></tr></thead>
            <tbody>{byCause.map(({ key, count, share, running }, index) => <tr key={key}><th scope="row">{index + 1}. {causeName(key)}</th><td>{formatCount(count)}</td><td>{percentOf(share)}</td><td>{percentOf(running)}</td></tr>)}</tbody>
          </table>
          <ParetoChart rows={byCause} />
        </div>
      )}
      {withoutCause > 0 && <p className={css.small}>{t('month.withoutCause', { count: withoutCause })}</p>}
    </>
  );
}

function Repeats({ repeats }: { repeats: MonthFigures['repeats'] }) {
  const t = useText('complaint-reports');
  const complaints = useText('complaints');
  if (repeats.length === 0) return <p className={css.small}>{t('month.repeatsNone')}</p>;
  return (
    <ul className={css.steps}>
      {repeats.map(({ key, category, count, cases }) => (
        <li key={`${key} ${category}`}>{t('month.repeat', { unit: key === '' ? t('withoutUnit') : key, category: categoryInWords(category, complaints), count })}: {cases.map(({ id, number }, index) => <span key={id}>{index > 0 && ', '}<CaseLink id={id} number={number} /></span>)}</li>
      ))}
    </ul>
  );
}

function Improvements({ improvements }: { improvements: MonthFigures['improvements'] }) {
  const t = useText('complaint-reports');
  if (improvements.length === 0) return <p className={css.small}>{t('month.improvementsNone')}</p>;
  return (
    <table className={css.table} aria-label={t('month.improvements')}>
      <thead><tr><th scope="col">{t('month.from')}</th>{(['what', 'owner', 'due', 'stateColumn'] as const).map((head) => <th key={head} scope="col" className={css.text}>{t(`month.${head}`)}</th>)}</tr></thead>
      <tbody>
        {improvements.map((row, index) => (
          <tr key={`${row.complaintId} ${index}`}>
            <th scope="row"><CaseLink id={row.complaintId} number={row.number} /></th><td className={css.text}>{row.text}{row.result !== null && ` (${row.result})`}</td><td className={css.text}>{row.owner ?? t('nobody')}</td>
            <td className={`${css.text} ${css.nowrap}`}>{formatDay(row.dueDay)}</td><td className={row.state === 'overdue' || row.state === 'not_effective' ? `${css.text} ${css.late}` : css.text}>{t(`month.improvement.${row.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Satisfaction({ satisfaction: { answers, average, scores } }: { satisfaction: MonthFigures['satisfaction'] }) {
  const t = useText('complaint-reports');
  if (answers === 0) return <p className={css.small}>{t('month.satisfactionNone')}</p>;
  return <p>{t('month.average', { average: averageOf(average), count: answers })}: {scores.map(({ score, count }) => `${t(`month.score.${score}`)} ${t('month.people', { count })}`).join(' · ')}</p>;
}
