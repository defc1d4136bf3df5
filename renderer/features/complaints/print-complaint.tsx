/** Prints one sheet about a complaint: laid out beside the screen, printed alone, taken away again. */
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { printPage } from '../../app/window.ts';
import { type ComplaintFile, ComplaintPaper, type Slip, SlipPaper } from './ComplaintPaper.tsx';
import '../visits/print.css';
import './print.css';

const MM_PER_PIXEL = 25.4 / 96;

/** The reporter's slip, on the receipt printer. */
export function printSlip(slip: Slip, width: '58' | '80'): Promise<'printed' | 'failed'> {
  return printSheet(`ticket${width}`, <SlipPaper slip={slip} width={width} />, (sheet) => printPage(`ticket${width}`, Math.ceil(sheet.getBoundingClientRect().height * MM_PER_PIXEL) + 2));
}

/** The whole file on A4, with lines to sign on. */
export function printFile(file: ComplaintFile): Promise<'printed' | 'failed'> {
  return printSheet('complaintFile', <ComplaintPaper file={file} />, () => printPage('page'));
}

async function printSheet(kind: string, paper: ReactNode, print: (sheet: HTMLElement) => Promise<'printed' | 'failed'>): Promise<'printed' | 'failed'> {
  // Out of React's own work first: a drawing inside a drawing would be put off until after the print.
  await new Promise((resolve) => { setTimeout(resolve); });
  const sheet = document.createElement('div');
  sheet.dataset['printSheet'] = kind;
  document.body.append(sheet);
  const root = createRoot(sheet);
  flushSync(() => { root.render(paper); });
  document.documentElement.dataset['printing'] = 'sheet';
  try {
    return await print(sheet);
  } catch {
    return 'failed';
  } finally {
    delete document.documentElement.dataset['printing'];
    root.unmount();
    sheet.remove();
  }
}
