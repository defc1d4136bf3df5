/** Prints one slip on the ticket printer: laid out beside the screen, printed alone, taken away again. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { printPage } from '../../app/window.ts';
import '../visits/print.css';
import { SlipPaper, type Slip } from './SlipPaper.tsx';

const MM_PER_PIXEL = 25.4 / 96;

export async function printSlip(slip: Slip, width: '58' | '80'): Promise<'printed' | 'failed'> {
  // Out of React's own work first: a drawing inside a drawing would be put off until after the print.
  await new Promise((resolve) => { setTimeout(resolve); });
  const sheet = document.createElement('div');
  sheet.dataset['printSheet'] = `ticket${width}`;
  document.body.append(sheet);
  const root = createRoot(sheet);
  flushSync(() => { root.render(<SlipPaper slip={slip} width={width} />); });
  const heightMm = Math.ceil(sheet.getBoundingClientRect().height * MM_PER_PIXEL) + 2;
  document.documentElement.dataset['printing'] = 'sheet';
  try {
    return await printPage(`ticket${width}`, heightMm);
  } catch {
    return 'failed';
  } finally {
    delete document.documentElement.dataset['printing'];
    root.unmount();
    sheet.remove();
  }
}
