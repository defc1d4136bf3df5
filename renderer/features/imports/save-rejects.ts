import type { DeskError, Result } from '../../../shared/contract/core.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { call } from '../../app/client.ts';
import { saveFile } from '../../app/window.ts';
import { currentLanguage } from '../../i18n/index.ts';

/** Puts the rejected rows together, piece by piece, and asks where to save them. `cancelled`: nobody chose a place. */
export async function saveRejects(jobId: string): Promise<'saved' | 'cancelled' | DeskError> {
  const pieces: string[] = [];
  let after: number | null = 0;
  let fileName = '';
  while (after !== null) {
    const piece: Result<Output<'imports.rejects'>> = await call('imports.rejects', { jobId, after, language: currentLanguage() });
    if (!piece.ok) return piece.error;
    pieces.push(piece.value.text);
    fileName = piece.value.fileName;
    after = piece.value.next;
  }
  return (await saveFile(fileName, pieces.join(''))) ? 'saved' : 'cancelled';
}
