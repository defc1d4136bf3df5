/** Prints one paper: laid out beside the screen, printed alone, taken away again. */
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { PrintKind } from '../../shared/contract/window.ts';
import { printPage } from './window.ts';
import './print-sheet.css';

const MM_PER_PIXEL = 25.4 / 96;
/** What a receipt printer needs to cut behind the last line. */
const TAIL_MM = 2;

/** Tickets and slips go to the receipt printer with their length, pages to the system's dialog. Never rejects. */
export async function printSheet(kind: PrintKind, paper: ReactNode): Promise<'printed' | 'failed'> {
  // Out of React's own work first: a drawing inside a drawing would be put off until after the print.
  await new Promise((resolve) => { setTimeout(resolve); });
  const sheet = document.createElement('div');
  sheet.dataset['printSheet'] = kind;
  document.body.append(sheet);
  const root = createRoot(sheet);
  flushSync(() => { root.render(paper); });
  const heightMm = Math.ceil(sheet.getBoundingClientRect().height * MM_PER_PIXEL) + TAIL_MM;
  document.documentElement.dataset['printing'] = 'sheet';
  try {
    return await (kind === 'ticket58' || kind === 'ticket80' ? printPage(kind, heightMm) : printPage(kind));
  } catch {
    return 'failed';
  } finally {
    delete document.documentElement.dataset['printing'];
    root.unmount();
    sheet.remove();
  }
}
