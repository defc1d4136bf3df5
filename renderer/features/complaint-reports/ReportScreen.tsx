/** One daily report: read, counted anew and signed while it is a draft; checked, corrected, printed and saved as PDF ever after. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { RESTRICTED_COMPLAINT_ROLES } from '../../../shared/contract/complaints.ts';
import { REPORT_SIGNER_ROLES, type ReportDetail } from '../../../shared/contract/complaint-reports.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page } from '../../ui/index.ts';
import { DecisionsPanel, useDecisions } from './DecisionsPanel.tsx';
import { ReportNotices } from './ReportNotices.tsx';
import { ReportPaper } from './ReportPaper.tsx';
import { SignDialog } from './SignDialog.tsx';
import { useReportOutput } from './use-report-output.tsx';
import { dayOfReport } from './words.ts';
import css from './screens.module.css';

export function ReportScreen({ id }: { id: string }) {
  const t = useText('complaint-reports');
  const go = useRoute((route) => route.go);
  const answer = useCall('complaintReports.get', { id });
  useShortcut({ key: 'Alt+ArrowLeft', label: t('report.back'), quiet: true, run: () => { go('reports/complaints'); } });
  return (
    <>
      {answer.data ? <Report report={answer.data} /> : (
        <Page title={t('title')} actions={<Button variant="default" onClick={() => { go('reports/complaints'); }} leftSection={<Kbd>Alt ←</Kbd>}>{t('report.back')}</Button>}><ErrorNotice error={answer.error} /></Page>
      )}
    </>
  );
}

function Report({ report }: { report: ReportDetail }) {
  const t = useText('complaint-reports');
  const go = useRoute((route) => route.go);
  const maySign = useMay(REPORT_SIGNER_ROLES);
  const seesRestricted = useMay(RESTRICTED_COMPLAINT_ROLES);
  const [signing, setSigning] = useState(false);
  const recount = useCommand('complaintReports.recount');
  const correct = useCommand('complaintReports.correct');
  const decisions = useDecisions(report);
  const out = useReportOutput(report);
  const draft = report.state === 'draft';
  const beginCorrection = async (): Promise<void> => {
    const made = await correct.run({ id: report.id });
    if (made.ok) go(`reports/complaints/${made.value.id}`);
  };
  useShortcut({ key: 'Ctrl+P', label: t('report.print'), run: () => { out.print(false); } });
  return (
    <Page title={t('report.title', { day: dayOfReport(report.head) })} actions={
      <>
        {draft && maySign && <Button onClick={() => { setSigning(true); }}>{t('report.sign')}</Button>}
        <Button variant={draft && maySign ? 'default' : 'filled'} onClick={() => { out.print(false); }} rightSection={<Kbd>Ctrl P</Kbd>}>{t('report.print')}</Button>
        <Button variant="default" onClick={out.save}>{t('report.pdf')}</Button>
        {report.restricted && <Button variant="default" onClick={() => { out.print(true); }}>{t('report.printAll')}</Button>}
        {draft && <Button variant="default" loading={recount.isPending} onClick={() => { void recount.run({ id: report.id, expectedVersion: report.version }); }}>{t('report.recount')}</Button>}
        {!draft && report.replacedBy === null && <Button variant="default" loading={correct.isPending} onClick={() => { void beginCorrection(); }}>{t('report.correct')}</Button>}
        <Button variant="default" onClick={() => { go('reports/complaints'); }} leftSection={<Kbd>Alt ←</Kbd>}>{t('report.back')}</Button>
      </>
    }>
      <span className={css.told} role="status">{out.told}</span>
      <ErrorNotice error={recount.error ?? correct.error ?? decisions.error} />
      <ReportNotices report={report} restrictedClosed={!seesRestricted || report.restricted === null} />
      {draft && <DecisionsPanel decisions={decisions} restricted={report.restricted !== null} />}
      <div className={css.sheet}><ReportPaper report={report} withRestricted /></div>
      {signing && <SignDialog report={report} decisions={decisions} onClose={() => { setSigning(false); }} />}
    </Page>
  );
}
