/**
 * A file on its way to the desk, piece by piece. It is kept above the screens, so that whoever started it may look at
 * something else meanwhile. One file at a time; a page that is loaded anew has lost it.
 */
import { create } from 'zustand';
import type { DeskError, Result } from '../../../shared/contract/core.ts';
import type { ImportKind } from '../../../shared/contract/imports.ts';
import { call } from '../../app/client.ts';
import { inspectFile, keepPassword } from './inspection.ts';

/** Bytes of a piece: 512 KiB as base64, the contract's most. */
export const PIECE_BYTES = 384 * 1024;
const TRIES = 4;
const FIRST_WAIT_MS = 400;

export interface Upload {
  readonly jobId: string;
  readonly sent: number;
  readonly total: number;
  /** Why it stopped; it can go on from there. `unreadable`: the file itself is out of reach. */
  readonly stopped: DeskError | 'unreadable' | null;
}

export const useUpload = create<{ readonly current: Upload | null }>(() => ({ current: null }));

interface Work { readonly jobId: string; readonly file: File; index: number; requestId: string }
let work: Work | null = null;

/** Begins a job and answers at once; the pieces follow by themselves. */
export async function startUpload(kind: ImportKind, file: File, password: string | null = null): Promise<Result<{ jobId: string }>> {
  const begun = await call('imports.begin', { kind, fileName: file.name, bytes: file.size });
  if (!begun.ok) return begun;
  const started: Work = { jobId: begun.value.jobId, file, index: 0, requestId: crypto.randomUUID() };
  work = started;
  if (password !== null) keepPassword(started.jobId, password);
  useUpload.setState({ current: { jobId: started.jobId, sent: 0, total: file.size, stopped: null } });
  void send(started);
  return begun;
}

/** Goes on with the piece that did not arrive. */
export function resumeUpload(): void {
  if (work === null) return;
  tell({ stopped: null });
  void send(work);
}

/** Lets the file go. The job itself is forgotten by its own call. */
export function dropUpload(): void {
  work = null;
  useUpload.setState({ current: null });
}

function tell(part: Partial<Upload>): void {
  useUpload.setState(({ current }) => ({ current: current === null ? null : { ...current, ...part } }));
}

async function send(sending: Work): Promise<void> {
  while (sending.index * PIECE_BYTES < sending.file.size) {
    const data = await base64Of(sending.file, sending.index);
    if (work !== sending) return;
    const delivered = data === null ? null : await deliver(sending, data);
    if (work !== sending) return;
    if (delivered === null || !delivered.ok) {
      tell({ stopped: delivered === null ? 'unreadable' : delivered.error });
      return;
    }
    sending.index += 1;
    sending.requestId = crypto.randomUUID();
    tell({ sent: Math.min(sending.index * PIECE_BYTES, sending.file.size) });
  }
  const inspected = await inspectFile(sending.jobId, null);
  if (work !== sending) return;
  // A file that cannot be read is told by its job, which has failed; anything else can be tried again.
  if (inspected.ok || inspected.error.code === 'import_step') dropUpload(); else tell({ stopped: inspected.error });
}

/** The same request id every time: a piece whose answer was lost is not taken twice. */
async function deliver(sending: Work, data: string, tries = 1): Promise<Result<{ received: number }>> {
  const { jobId, index, requestId } = sending;
  const answer = await call('imports.piece', { jobId, index, data }, requestId);
  const passing = !answer.ok && (answer.error.code === 'internal' || answer.error.code === 'busy');
  if (!passing || tries === TRIES || work !== sending) return answer;
  await new Promise((resolve) => { setTimeout(resolve, FIRST_WAIT_MS * 2 ** (tries - 1)); });
  return deliver(sending, data, tries + 1);
}

/** Null when the file cannot be read any more (its drive was pulled out). */
function base64Of(file: File, index: number): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => { resolve(typeof reader.result === 'string' ? reader.result.slice(reader.result.indexOf(',') + 1) : null); });
    reader.addEventListener('error', () => { resolve(null); });
    reader.readAsDataURL(file.slice(index * PIECE_BYTES, (index + 1) * PIECE_BYTES));
  });
}
