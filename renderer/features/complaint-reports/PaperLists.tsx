/** The lists of a daily report: reds in full, what is over its limit, what was promised. */
import type { ReportPart } from '../../../shared/contract/complaint-reports.ts';
import { useText } from '../../i18n/index.ts';
import { categoryInWords } from '../complaints/categories.ts';
import { dayOfInstant, formatDay, formatInstant } from '../../ui/index.ts';
import { CaseLink } from './looks.tsx';
import { longTime } from './words.ts';
import css from './paper.module.css';

export function RedCases({ part: { reds, newReds } }: { part: ReportPart }) {
  const t = useText('complaint-reports');
  if (reds.length === 0 && newReds === 0) return <p className={css.small}>{t('paper.none')}</p>;
  return (
    <>
      {reds.map((red) => <RedCase key={red.id} red={red} />)}
      {newReds > reds.length && <p className={css.small}>{t('paper.redMore', { count: newReds - reds.length })}</p>}
    </>
  );
}

function RedCase({ red }: { red: ReportPart['reds'][number] }) {
  const t = useText('complaint-reports');
  const complaints = useText('complaints');
  return (
    <section className={css.red} aria-label={red.number}>
      <div className={css.redHead}><CaseLink id={red.id} number={red.number} /><span>{complaints(`state.${red.state}`)}</span></div>
      <p className={css.small}>
        {t('paper.redFacts', { unit: red.unit ?? t('withoutUnit'), category: categoryInWords(red.category, complaints), channel: complaints(`channel.${red.channel}`), received: formatInstant(red.receivedAt) })}
        {red.recordedAt !== red.receivedAt && `, ${t('paper.redRecorded', { at: formatInstant(red.recordedAt) })}`} · {t('paper.owner', { owner: red.owner ?? t('nobody') })}
      </p>
      <p className={css.narrative}>{red.narrative}</p>
      {red.steps.length === 0
        ? <p className={css.small}>{t('paper.redNoSteps')}</p>
        : <><p className={css.small}>{t('paper.redSteps')}</p><ul className={css.steps}>{red.steps.map((step) => <li key={`${step.at} ${step.action}`}>{formatInstant(step.at)}, {complaints(`event.${step.action}`)}: {step.text}</li>)}</ul></>}
    </section>
  );
}

export function OverdueTable({ part: { overdue, totals } }: { part: ReportPart }) {
  const t = useText('complaint-reports');
  const complaints = useText('complaints');
  if (overdue.length === 0) return <p className={css.small}>{t('paper.none')}</p>;
  return (
    <>
      <table className={css.table} aria-label={t('paper.overdueTitle')}>
        <thead><tr>{(['number', 'grade', 'unit', 'state', 'ownerColumn', 'receivedAt'] as const).map((head) => <th key={head} scope="col" className={css.text}>{t(`paper.${head}`)}</th>)}<th scope="col">{t('paper.over')}</th></tr></thead>
        <tbody>
          {overdue.map((row) => (
            <tr key={row.id}>
              <th scope="row"><CaseLink id={row.id} number={row.number} /></th><td className={css.text}>{complaints(`grade.${row.grade}`)}</td><td className={css.text}>{row.unit ?? t('withoutUnit')}</td><td className={css.text}>{complaints(`state.${row.state}`)}</td>
              <td className={css.text}>{row.owner ?? t('nobody')}</td><td className={css.text}>{formatInstant(row.receivedAt)}</td><td className={`${css.late} ${css.nowrap}`}>{longTime(complaints, row.overMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {totals.overdue > overdue.length && <p className={css.small}>{t('paper.more', { count: totals.overdue - overdue.length })}</p>}
    </>
  );
}

export function PromisesTable({ part: { promises, openPromises } }: { part: ReportPart }) {
  const t = useText('complaint-reports');
  if (promises.length === 0) return <p className={css.small}>{t('paper.none')}</p>;
  return (
    <>
      <table className={css.table} aria-label={t('paper.promises')}>
        <thead><tr><th scope="col">{t('paper.number')}</th><th scope="col" className={css.text}>{t('paper.what')}</th><th scope="col" className={css.text}>{t('paper.who')}</th><th scope="col" className={css.text}>{t('paper.due')}</th></tr></thead>
        <tbody>
          {promises.map((row, index) => (
            <tr key={`${row.id} ${index}`}>
              <th scope="row"><CaseLink id={row.id} number={row.number} /></th><td className={css.text}>{t(`paper.kind.${row.kind}`)}: {row.text}</td><td className={css.text}>{row.who ?? t('nobody')}</td>
              <td className={row.late ? `${css.text} ${css.late}` : css.text}>{row.kind === 'task' ? formatInstant(row.dueAt) : formatDay(dayOfInstant(row.dueAt - 1))}{row.late && `, ${t('paper.late')}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {openPromises > promises.length && <p className={css.small}>{t('paper.more', { count: openPromises - promises.length })}</p>}
    </>
  );
}
