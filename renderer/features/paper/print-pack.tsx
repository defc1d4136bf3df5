/** One key: today's appointments, the queue, and numbered blanks, on paper. */
import { call } from '../../app/client.ts';
import { showDone, showRefusal } from '../../app/frame-actions.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { textOf } from '../../i18n/index.ts';
import { PackPaper } from './PackPaper.tsx';

const REMEMBERED = 'meja-depan.paper-blanks';
const USUAL_BLANKS = 15;

/** Blanks for each unit, as this PC printed them last. */
export function rememberedBlanks(): number {
  const kept = Number(localStorage.getItem(REMEMBERED) ?? USUAL_BLANKS);
  return Number.isInteger(kept) && kept >= 0 ? kept : USUAL_BLANKS;
}
export function rememberBlanks(blanks: number): void { localStorage.setItem(REMEMBERED, String(blanks)); }

let printing = false;

/** One press, one pack: each takes the numbers of its blanks for good. */
export async function printPack(): Promise<void> {
  if (printing) return;
  printing = true;
  try {
    const pack = await call('paper.print', { blanks: rememberedBlanks() });
    if (!pack.ok) {
      showRefusal(pack.error);
      return;
    }
    const printed = await printSheet('page', <PackPaper pack={pack.value} />);
    showDone(textOf('paper')(printed === 'printed' ? 'printed' : 'notPrinted'));
  } finally {
    printing = false;
  }
}
