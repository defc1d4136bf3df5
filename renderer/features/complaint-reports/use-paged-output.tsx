/** A paper about a month on its way out, noted in the audit log first. */
import { useState, type ReactNode } from 'react';
import { call } from '../../app/client.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useText } from '../../i18n/index.ts';
import { withPageFrame } from './paged.ts';

export interface MonthPaper { readonly month: string; readonly restricted: boolean; readonly clinicName: string; readonly title: string; readonly foot: string; readonly paper: ReactNode }

export function usePagedOutput(): { readonly told: string; readonly tell: (text: string) => void; readonly print: (paper: MonthPaper) => void } {
  const t = useText('complaint-reports');
  const common = useText('common');
  const [told, setTold] = useState('');
  const out = async ({ month, restricted, clinicName, title, foot, paper }: MonthPaper): Promise<void> => {
    setTold('');
    const noted = await call('complaintReports.printed', { id: null, month, restricted, as: 'paper' });
    const done = noted.ok && (await withPageFrame({ left: clinicName, right: title, foot, page: t('paper.page'), of: t('paper.of') }, () => printSheet('page', paper))) === 'printed';
    setTold(done ? common('printed') : common('printFailed'));
  };
  return { told, tell: setTold, print: (paper) => { void out(paper); } };
}
