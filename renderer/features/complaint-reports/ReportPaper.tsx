/** A daily report on complaints as A4 pages. What is restricted is a part of its own, printed only when it is asked for. */
import { RESPONSE_TARGET, type ReportDetail, type ReportPart } from '../../../shared/contract/complaint-reports.ts';
import { responseShare } from '../../../shared/complaint-reports/response.ts';
import { useText } from '../../i18n/index.ts';
import { formatCount, formatInstant, zoneName } from '../../ui/index.ts';
import { TrendBars } from './charts.tsx';
import { OverdueTable, PromisesTable, RedCases } from './PaperLists.tsx';
import { DivisionTable, Heading, Key, Part } from './PaperParts.tsx';
import { percentOf, periodInWords } from './words.ts';
import css from './paper.module.css';

/** `withRestricted`: also the part that only a few may read. */
export function ReportPaper({ report, withRestricted }: { report: ReportDetail; withRestricted: boolean }) {
  const t = useText('complaint-reports');
  const common = useText('common');
  const { head, part, decisions, signed, restricted } = report;
  const period = t('paper.period', { from: formatInstant(head.from), to: formatInstant(head.to), zone: zoneName() });
  return (
    <>
      <article className={css.paper} aria-label={t('paper.label', { period: periodInWords(head) })}>
        <Heading clinicName={head.clinic.name} clinicAddress={head.clinic.address} title={t('paper.heading')} line={period} />
        <div>
          <p className={signed ? css.standing : css.mark}>{signed ? t('paper.signed', { by: signed.name, role: common(`role.${signed.role}`), at: formatInstant(signed.at) }) : t('paper.draft')}</p>
          <p className={css.small}>{t('paper.counted', { at: formatInstant(head.countedAt), desk: head.desk, occasion: t(`occasion.${head.occasion}`).toLowerCase() })} {head.replaces !== null && t('paper.correction')} {t('paper.separate')}</p>
        </div>
        <PartBody part={part} decisions={decisions} days={head.days} />
        <Signatures report={report} />
        {signed && <p className={css.hash}>{t('paper.footer', { hash: signed.hash })}</p>}
      </article>
      {withRestricted && restricted && (
        <article className={`${css.paper} ${css.restricted}`} aria-label={t('paper.restrictedLabel', { period: periodInWords(head) })}>
          <Heading clinicName={head.clinic.name} clinicAddress={head.clinic.address} title={t('paper.restrictedHeading')} line={period} />
          <p className={css.mark}>{t('paper.restrictedNote')}</p>
          {restricted.part.cases.length === 0 && restricted.decisions === '' ? <p>{t('paper.restrictedEmpty')}</p> : <PartBody part={restricted.part} decisions={restricted.decisions} days={head.days} />}
          {signed && <p className={css.hash}>{t('paper.footer', { hash: signed.hash })}</p>}
        </article>
      )}
    </>
  );
}

function PartBody({ part, decisions, days }: { part: ReportPart; decisions: string; days: ReportDetail['head']['days'] }) {
  const t = useText('complaint-reports');
  const { totals, by } = part;
  return (
    <>
      <div className={css.whole}>
        <Key label={t('paper.key')} figures={(['openBefore', 'received', 'reopened', 'closed', 'open', 'overdue'] as const).map((name) => ({ name: t(`paper.${name}`), value: formatCount(totals[name]), warning: name === 'overdue' && totals.overdue > 0 }))} />
        <p className={css.small}>{t('paper.sum', totals)}</p>
      </div>
      <Part title={t('paper.decisions')}><p className={css.decisions}>{decisions === '' ? t('paper.noDecisions') : decisions}</p></Part>
      <Part title={t('paper.reds')}><RedCases part={part} /></Part>
      <Part title={t('paper.overdueTitle')}><OverdueTable part={part} /></Part>
      <div className={css.halves}>{(['grade', 'channel', 'unit', 'category'] as const).map((by_) => <Part key={by_} title={t(`paper.by.${by_}`)} whole><DivisionTable by={by_} lines={by[by_]} severalUnits={part.severalUnits} /></Part>)}</div>
      <Part title={t('paper.promises')}><PromisesTable part={part} /></Part>
      <Part title={t('paper.response')} whole><Response part={part} days={days} /></Part>
      <Part title={t('paper.trend', { count: part.trend.length })} whole><TrendBars trend={part.trend} /></Part>
    </>
  );
}

function Response({ part: { response }, days }: { part: ReportPart; days: ReportDetail['head']['days'] }) {
  const t = useText('complaint-reports');
  const share = responseShare(response);
  return (
    <>
      <div className={css.formula}>
        <span className={css.share}>{percentOf(share)}</span>
        <span>{share === null ? t('paper.responseNone') : t('paper.responseLine', { met: formatCount(response.met), all: formatCount(response.met + response.late) })}</span>
      </div>
      <p className={css.small}>{t('paper.responseOpen', { pending: formatCount(response.pending), excluded: formatCount(response.excluded), target: RESPONSE_TARGET })} {t('indicator.limits', { days: t(`paper.days.${days}`) })} {t('paper.adopted')}</p>
    </>
  );
}

function Signatures({ report: { signed } }: { report: ReportDetail }) {
  const t = useText('complaint-reports');
  const common = useText('common');
  return (
    <div className={css.signatures} role="group" aria-label={t('paper.signatures')}>
      <p>{t('paper.prepared')}<span className={css.line}>{signed ? `${signed.name}, ${common(`role.${signed.role}`)}, ${formatInstant(signed.at)}` : t('paper.name')}</span></p>
      <p>{t('paper.known')}<span className={css.line}>{t('paper.name')}</span></p>
    </div>
  );
}
