/** What must be known before a report is read: how it stands, what it replaces, whether it is whole. */
import { Button } from '@mantine/core';
import type { ReportDetail } from '../../../shared/contract/complaint-reports.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { call } from '../../app/client.ts';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, formatInstant } from '../../ui/index.ts';
import css from './screens.module.css';

export function ReportNotices({ report, restrictedClosed }: { report: ReportDetail; restrictedClosed: boolean }) {
  const t = useText('complaint-reports');
  const common = useText('common');
  const { head, signed, replacedBy, alsoSigned, withheld } = report;
  return (
    <>
      <p className={css.line} data-tone={signed ? undefined : 'draft'}>
        {signed
          ? t('report.signedLine', { by: signed.name, role: common(`role.${signed.role}`), at: formatInstant(signed.at) })
          : t('report.draftLine', { at: formatInstant(head.countedAt), desk: head.desk, occasion: t(`occasion.${head.occasion}`).toLowerCase() })}
        {' '}{restrictedClosed && t('report.restrictedClosed')}
      </p>
      {head.replaces !== null && <p className={css.line}>{t('report.replaces')} <ReportLink id={head.replaces}>{t('report.replacesOpen')}</ReportLink></p>}
      {replacedBy !== null && <p className={css.line} data-tone="draft">{t('report.replacedBy')} <ReportLink id={replacedBy}>{t('report.replacedOpen')}</ReportLink></p>}
      {alsoSigned.map((late) => <p key={late.at} className={css.line}>{t('report.alsoSigned', { by: late.name, at: formatInstant(late.at) })}</p>)}
      {withheld > 0 && <p className={css.line}>{t('report.withheld', { count: withheld })}</p>}
      {signed && <Check id={report.id} />}
    </>
  );
}

function ReportLink({ id, children }: { id: string; children: string }) {
  const go = useRoute((route) => route.go);
  return <a className={css.link} href={`#/reports/complaints/${id}`} onClick={(event) => { event.preventDefault(); go(`reports/complaints/${id}`); }}>{children}</a>;
}

type Found = Output<'complaintReports.verify'>;

/** Counts the hashes anew when it is asked to, every time. */
function Check({ id }: { id: string }) {
  const t = useText('complaint-reports');
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const check = async (): Promise<void> => {
    const answer = await call('complaintReports.verify', { id });
    setFound(answer.ok ? answer.value : null);
    setError(answer.ok ? null : answer.error);
  };
  return (
    <>
      <div><Button variant="default" size="compact-md" onClick={() => { void check(); }}>{t('report.verify')}</Button></div>
      <ErrorNotice error={error} />
      <div role="status">{found && <Verdict found={found} />}</div>
    </>
  );
}

function Verdict({ found: { faults, hash, anchoredAt } }: { found: Found }) {
  const t = useText('complaint-reports');
  const computed = <span className={css.hash}>{t('report.checked.computed', { hash })}</span>;
  if (faults.length === 0) return <p className={css.line} data-tone="good">{t('report.checked.fine')} {anchoredAt === null ? t('report.checked.notAnchored') : t('report.checked.anchored', { at: formatInstant(anchoredAt) })}<br />{computed}</p>;
  return <div className={css.line} data-tone="bad">{t('report.checked.faulty')}<ul>{faults.map((fault) => <li key={fault}>{t(`report.checked.faults.${fault}`)}</li>)}</ul>{computed}</div>;
}
