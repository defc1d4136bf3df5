/** A report on its way out: to the printer or into a PDF, noted in the audit log first. What cannot be noted is not printed. */
import { useState } from 'react';
import type { ReportDetail } from '../../../shared/contract/complaint-reports.ts';
import { call } from '../../app/client.ts';
import { printSheet, saveSheetAsPdf } from '../../app/print-sheet.tsx';
import { canSavePdf } from '../../app/window.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { dayOfInstant } from '../../ui/index.ts';
import { withPageFrame, type PageFrame } from './paged.ts';
import { ReportPaper } from './ReportPaper.tsx';
import { dayOfReport } from './words.ts';

interface Output { readonly told: string; readonly print: (withRestricted: boolean) => void; readonly save: () => void }

export function useReportOutput(report: ReportDetail): Output {
  const t = useText('complaint-reports');
  const common = useText('common');
  const [told, setTold] = useState('');
  const out = async (as: 'paper' | 'pdf', restricted: boolean): Promise<void> => {
    setTold(as === 'pdf' && !canSavePdf() ? t('report.pdfHint') : '');
    const noted = await call('complaintReports.printed', { id: report.id, month: null, restricted, as });
    const paper = <ReportPaper report={report} withRestricted={restricted} />;
    const done = noted.ok && (await withPageFrame(frameOf(t, report), async () => (as === 'pdf' ? saveSheetAsPdf(t('report.fileName', { day: dayOfInstant(report.head.to) }), paper) : (await printSheet('page', paper)) === 'printed')));
    if (as === 'pdf' && canSavePdf()) setTold(done ? t('report.pdfSaved') : t('report.pdfNot'));
    else if (as === 'paper' || !done) setTold(done ? common('printed') : common('printFailed'));
  };
  return { told, print: (withRestricted) => { void out('paper', withRestricted); }, save: () => { void out('pdf', false); } };
}

function frameOf(t: Text, { head, signed }: ReportDetail): PageFrame {
  return {
    left: head.clinic.name, right: t('report.title', { day: dayOfReport(head) }), foot: signed ? t('paper.footer', { hash: signed.hash }) : t('paper.footerDraft'), page: t('paper.page'), of: t('paper.of'),
  };
}
