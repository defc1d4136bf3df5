/** What is left of personal data when an export goes without identities. Rows still belong together by their ids. */
import type { Cell } from './csv.ts';

/** `name`: initials; `number`: the last three signs; `birth`: the year; `hidden`: nothing (addresses, and free text, which may name anybody). */
export type Mask = 'name' | 'number' | 'birth' | 'hidden';

const SIGNS_LEFT = 3;

export function masked(mask: Mask, cell: Cell): Cell {
  if (cell === null || cell === '') return cell;
  const text = String(cell);
  switch (mask) {
    case 'name': return initials(text);
    // So short that its end is all of it, or a name among numbers: nothing is shown.
    case 'number': return text.length <= SIGNS_LEFT || !/\d/.test(text) ? '…' : `…${text.slice(-SIGNS_LEFT)}`;
    case 'birth': return text.slice(0, 4);
    case 'hidden': return null;
  }
}

/** `Siti Nur Aminah` becomes `S. N. A.`; a name without letters becomes `…`. */
function initials(name: string): string {
  const letters = name.match(/(?<![\p{L}\p{M}\p{N}])\p{L}/gu) ?? [];
  return letters.length === 0 ? '…' : letters.map((letter) => `${letter.toUpperCase()}.`).join(' ');
}
