/** Prints one daily summary: laid out beside the screen, printed alone, taken away again. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { printPage } from '../../app/window.ts';
import { DayReportPaper, type DayReport } from './DayReportPaper.tsx';
import '../visits/print.css';
import './print.css';

/** @param at when it is printed, UTC milliseconds */
export async function printDay(report: DayReport, at: number): Promise<'printed' | 'failed'> {
  // Out of React's own work first: a drawing inside a drawing would be put off until after the print.
  await new Promise((resolve) => { setTimeout(resolve); });
  const sheet = document.createElement('div');
  sheet.dataset['printSheet'] = 'dayReport';
  document.body.append(sheet);
  const root = createRoot(sheet);
  flushSync(() => { root.render(<DayReportPaper report={report} printedAt={at} />); });
  document.documentElement.dataset['printing'] = 'sheet';
  try {
    return await printPage('page');
  } catch {
    return 'failed';
  } finally {
    delete document.documentElement.dataset['printing'];
    root.unmount();
    sheet.remove();
  }
}
