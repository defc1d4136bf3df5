/** Reading a file whose disk refuses parts of it: those parts are zeros, which open with nothing, and all the rest is there. */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { PAGE } from './cipher-pages.ts';

/** A page that the file does not wholly hold, or that the disk does not give, has zeros in its place. */
export function pageOf(handle: number, number: number): Buffer {
  const page = Buffer.alloc(PAGE);
  readInto(handle, page, (number - 1) * PAGE);
  return page;
}

export function readInto(handle: number, target: Buffer, position: number): void {
  if (readWhole(handle, target, position) || target.length <= PAGE) return;
  // One bad spot must not cost its neighbours.
  for (let at = 0; at < target.length; at += PAGE) readWhole(handle, target.subarray(at, at + PAGE), position + at);
}

/** Empty when the file is not there. */
export function whatCanBeRead(file: string): Buffer {
  if (!existsSync(file)) return Buffer.alloc(0);
  const handle = openSync(file, 'r');
  try {
    const content = Buffer.alloc(fstatSync(handle).size);
    readInto(handle, content, 0);
    return content;
  } finally {
    closeSync(handle);
  }
}

/** False when the disk itself refuses (EIO). */
function readWhole(handle: number, target: Buffer, position: number): boolean {
  try {
    for (let done = 0; done < target.length;) {
      const count = readSync(handle, target, done, target.length - done, position + done);
      if (count === 0) return true;
      done += count;
    }
    return true;
  } catch {
    return false;
  }
}
