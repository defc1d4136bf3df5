/**
 * The write-ahead log of a damaged database, frame by frame. SQLite stops at the first frame that does not fit and forgets
 * all behind it; here every frame stands for itself, because its page carries its own proof.
 */
import { PAGE } from './cipher-pages.ts';

const HEADER = 32;
const FRAME_HEADER = 24;
const SALTS = 8;
const FRAME = FRAME_HEADER + PAGE;

export interface Frame { readonly index: number; readonly page: number; readonly plain: Buffer }
export interface Log {
  /** Of transactions that were finished, in the order of writing. */
  readonly frames: readonly Frame[];
  /** Index of the last frame that should have counted and cannot be read; -1 when there is none. */
  readonly lastBad: number;
}

/** Pages number 1 as the log holds them, for their salt; not proved yet. */
export function firstPagesIn(log: Buffer): Buffer[] {
  return rawFrames(log).flatMap((raw) => (raw.page === 1 ? [raw.stored] : []));
}

interface Raw { readonly index: number; readonly page: number; readonly commits: boolean; readonly salts: Buffer; readonly stored: Buffer; readonly cut: boolean }

function rawFrames(log: Buffer): Raw[] {
  const count = Math.ceil(Math.max(0, log.length - HEADER - SALTS) / FRAME);
  return Array.from({ length: count }, (_, index) => {
    const at = HEADER + index * FRAME;
    const cut = at + FRAME > log.length;
    const stored = cut ? Buffer.alloc(PAGE) : log.subarray(at + FRAME_HEADER, at + FRAME);
    return { index, cut, stored, page: log.readUInt32BE(at), commits: at + SALTS <= log.length && log.readUInt32BE(at + 4) !== 0, salts: log.subarray(at + SALTS, at + 2 * SALTS) };
  });
}

/** `open`: the plain page, or null when it is not what was written. */
export function readLog(log: Buffer, open: (stored: Buffer, number: number) => Buffer | null): Log {
  const raws = rawFrames(log);
  const opened = raws.map((raw) => (raw.cut || raw.page === 0 ? null : open(raw.stored, raw.page)));
  const salts = saltsInUse(log, raws, opened);
  // Frames of the log's earlier rounds lie behind its end; they have other salts.
  const ofThisRound = raws.filter((raw) => salts?.equals(raw.salts));
  const lastCommit = ofThisRound.findLast((raw) => raw.commits && opened[raw.index] !== null)?.index ?? -1;
  const frames: Frame[] = [];
  let lastBad = -1;
  for (const raw of raws) {
    const plain = opened[raw.index];
    const counts = salts?.equals(raw.salts) ?? false;
    if (raw.index > lastCommit) {
      // A transaction that was not finished was not acknowledged either; but nobody can tell it from one whose end is damaged.
      if (counts) lastBad = raw.index;
    } else if (counts && plain) frames.push({ index: raw.index, page: raw.page, plain });
    else lastBad = raw.index;
  }
  // Something lies there and not even its round is known.
  if (salts === null && raws.length > 0) lastBad = raws.length - 1;
  return { frames, lastBad };
}

/** The header's, unless it is damaged: then those of the first frame that can be read. */
function saltsInUse(log: Buffer, raws: readonly Raw[], opened: readonly (Buffer | null)[]): Buffer | null {
  const header = log.subarray(2 * SALTS, 3 * SALTS);
  const readable = raws.filter((raw) => opened[raw.index] !== null);
  return readable.some((raw) => raw.salts.equals(header)) ? header : readable[0]?.salts ?? null;
}
