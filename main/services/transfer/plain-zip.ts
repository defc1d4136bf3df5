/**
 * A plain ZIP as a stream of bytes, made while it is read: what a workbook is packed in. Nothing of it is kept in memory, so
 * sizes and check sums follow their data (APPNOTE.TXT 4.3.9). Each part stays under 4 GB.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart { readonly name: string; readonly content: Iterable<string> }

interface Packed { readonly name: Buffer; readonly offset: number; readonly crc: number; readonly packed: number; readonly size: number }

const VERSION = 20;
const SIZES_FOLLOW = 8;
const DEFLATED = 8;
/** 1 January 1980: a workbook's parts have no date of their own. */
const NO_DATE = 0x21;
const CHUNK = 1 << 17;
/** An empty last block: ends the row of blocks that `deflateRawSync` left open. */
const LAST_BLOCK = Buffer.from([3, 0]);

export function* plainZip(parts: Iterable<ZipPart>): IterableIterator<Buffer> {
  const directory: Packed[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    let [crc, packed, size] = [0, 0, 0];
    yield local(name);
    for (const text of chunksOf(part.content)) {
      const bytes = Buffer.from(text);
      const block = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
      crc = crc32(bytes, crc);
      packed += block.length;
      size += bytes.length;
      yield block;
    }
    packed += LAST_BLOCK.length;
    yield LAST_BLOCK;
    yield numbers([0x08074b50, 4], [crc, 4], [packed, 4], [size, 4]);
    directory.push({ name, offset, crc, packed, size });
    offset += 30 + name.length + packed + 16;
  }
  const entries = Buffer.concat(directory.map(central));
  yield entries;
  yield numbers([0x06054b50, 4], [0, 2], [0, 2], [directory.length, 2], [directory.length, 2], [entries.length, 4], [offset, 4], [0, 2]);
}

function local(name: Buffer): Buffer {
  return Buffer.concat([numbers([0x04034b50, 4], [VERSION, 2], [SIZES_FOLLOW, 2], [DEFLATED, 2], [0, 2], [NO_DATE, 2], [0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]), name]);
}

function central({ name, offset, crc, packed, size }: Packed): Buffer {
  return Buffer.concat([
    numbers([0x02014b50, 4], [VERSION, 2], [VERSION, 2], [SIZES_FOLLOW, 2], [DEFLATED, 2], [0, 2], [NO_DATE, 2], [crc, 4], [packed, 4], [size, 4], [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
    name,
  ]);
}

/** Little-endian numbers with their widths in bytes. */
function numbers(...fields: readonly (readonly [number, 2 | 4])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of fields) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}

/** Small pieces together: a block of its own for every row would pack nothing. */
export function* chunksOf(pieces: Iterable<string>): IterableIterator<string> {
  let pending = '';
  for (const piece of pieces) {
    pending += piece;
    if (pending.length < CHUNK) continue;
    yield pending;
    pending = '';
  }
  if (pending !== '') yield pending;
}
