/** Sends files to the desk and fetches them back, piece by piece. */
import { ATTACHMENT_PIECE_BYTES, MOST_ATTACHMENT_BYTES } from '../../../../shared/contract/complaint-intake.ts';
import type { DeskError, Result } from '../../../../shared/contract/core.ts';
import { call } from '../../../app/client.ts';

export interface FileFault { readonly name: string; readonly error: DeskError }

/** Null when the file cannot be read any more (its drive was pulled out). */
function base64Of(part: Blob): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => { resolve(typeof reader.result === 'string' ? reader.result.slice(reader.result.indexOf(',') + 1) : null); });
    reader.addEventListener('error', () => { resolve(null); });
    reader.readAsDataURL(part);
  });
}

const pieceOf = (file: File, number: number): Promise<string | null> => base64Of(file.slice(number * ATTACHMENT_PIECE_BYTES, (number + 1) * ATTACHMENT_PIECE_BYTES));

async function sendOne(complaintId: string, file: File): Promise<DeskError | null> {
  if (file.size > MOST_ATTACHMENT_BYTES) return { code: 'attachment_too_large' };
  const head = file.size === 0 ? null : await pieceOf(file, 0);
  if (head === null) return { code: 'attachment_damaged' };
  const begun = await call('complaints.attach', { complaintId, name: file.name, size: file.size, data: head });
  if (!begun.ok) return begun.error;
  for (let number = 1; number * ATTACHMENT_PIECE_BYTES < file.size; number += 1) {
    const data = await pieceOf(file, number);
    if (data === null) return { code: 'attachment_damaged' };
    const answer = await call('complaints.attachPiece', { id: begun.value.id, number, data });
    if (!answer.ok) return answer.error;
  }
  return null;
}

/** One after another; what could not be taken, and why. */
export async function sendFiles(complaintId: string, files: readonly File[]): Promise<FileFault[]> {
  const faults: FileFault[] = [];
  for (const file of files) {
    const error = await sendOne(complaintId, file);
    if (error) faults.push({ name: file.name, error });
  }
  return faults;
}

/** The whole file, in memory only. */
export async function fetchFile(id: string): Promise<Result<Blob>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let number = 0; ; number += 1) {
    const answer = await call('complaints.attachment', { id, number });
    if (!answer.ok) return answer;
    parts.push(Uint8Array.from(atob(answer.value.data), (letter) => letter.charCodeAt(0)));
    if (!answer.value.last) continue;
    const file = new Blob(parts, { type: answer.value.type === 'text/plain' ? 'text/plain;charset=utf-8' : answer.value.type });
    return file.size === answer.value.size ? { ok: true, value: file } : { ok: false, error: { code: 'attachment_damaged' } };
  }
}
