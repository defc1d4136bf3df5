/** Rows of a table's leaf page, after SQLite's published file format. A cell that does not fit its page is left out. */
import { USABLE } from './cipher-pages.ts';

const LEAF_OF_TABLE = 0x0d;
const LEAF_HEADER = 8;
/** The first page begins with the file's own header. */
const FILE_HEADER = 100;
/** From the format: what of a long row stays in its cell. */
const LARGEST_LOCAL = USABLE - 35;
const SMALLEST_LOCAL = Math.floor(((USABLE - 12) * 32) / 255) - 23;
const OVERFLOW_POINTER = 4;

export type Value = number | string | Buffer | null;
export interface Cell { readonly rowid: number; readonly values: readonly Value[] }
/** The plain page of this number; null when it cannot be read. */
export type PageAt = (number: number) => Buffer | null;

/** `torn`: cells that are there and cannot be put together, because a page that they go on in cannot be read. */
export function tableRows(page: Buffer, number: number, pageAt: PageAt): { cells: Cell[]; torn: number } {
  const start = number === 1 ? FILE_HEADER : 0;
  if (page[start] !== LEAF_OF_TABLE) return { cells: [], torn: 0 };
  const count = page.readUInt16BE(start + 3);
  const cells: Cell[] = [];
  let torn = 0;
  for (let cell = 0; cell < count; cell += 1) {
    const pointer = start + LEAF_HEADER + 2 * cell;
    if (pointer + 2 > USABLE) break;
    const found = readCell(page, page.readUInt16BE(pointer), pageAt);
    if (found) cells.push(found);
    else torn += 1;
  }
  return { cells, torn };
}

function readCell(page: Buffer, at: number, pageAt: PageAt): Cell | null {
  try {
    const size = varint(page, at);
    const rowid = varint(page, size.next);
    const payload = payloadOf(page, rowid.next, size.value, pageAt);
    return payload && { rowid: rowid.value, values: recordOf(payload) };
  } catch (error) {
    // Numbers that lead out of the page: not a cell.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function payloadOf(page: Buffer, at: number, size: number, pageAt: PageAt): Buffer | null {
  if (size <= LARGEST_LOCAL) return within(page, at, size);
  const wished = SMALLEST_LOCAL + ((size - SMALLEST_LOCAL) % (USABLE - OVERFLOW_POINTER));
  const local = wished <= LARGEST_LOCAL ? wished : SMALLEST_LOCAL;
  const parts = [within(page, at, local)];
  let next = page.readUInt32BE(at + local);
  for (let left = size - local; left > 0;) {
    const more = next === 0 ? null : pageAt(next);
    if (!more) return null;
    const length = Math.min(left, USABLE - OVERFLOW_POINTER);
    parts.push(within(more, OVERFLOW_POINTER, length));
    next = more.readUInt32BE(0);
    left -= length;
  }
  return Buffer.concat(parts);
}

function within(page: Buffer, at: number, length: number): Buffer {
  if (at < 0 || length < 0 || at + length > USABLE) throw new RangeError('beyond the page');
  return page.subarray(at, at + length);
}

function recordOf(payload: Buffer): Value[] {
  const head = varint(payload, 0);
  const values: Value[] = [];
  let body = head.value;
  for (let at = head.next; at < head.value;) {
    const type = varint(payload, at);
    at = type.next;
    const { value, length } = valueOf(payload, body, type.value);
    values.push(value);
    body += length;
  }
  return values;
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8] as const;

function valueOf(payload: Buffer, at: number, type: number): { value: Value; length: number } {
  if (type === 0) return { value: null, length: 0 };
  if (type === 7) return { value: payload.readDoubleBE(at), length: 8 };
  if (type === 8 || type === 9) return { value: type - 8, length: 0 };
  const integer = INTEGER_BYTES[type];
  if (integer !== undefined) return { value: integer === 8 ? Number(payload.readBigInt64BE(at)) : payload.readIntBE(at, integer), length: integer };
  const length = Math.floor((type - 12) / 2);
  if (type < 12 || at + length > payload.length) throw new RangeError('beyond the record');
  const bytes = payload.subarray(at, at + length);
  return { value: type % 2 === 0 ? bytes : bytes.toString('utf8'), length };
}

/** Big-endian, seven bits in each of up to eight bytes and eight in a ninth. */
function varint(buffer: Buffer, at: number): { value: number; next: number } {
  let value = 0n;
  for (let index = 0; index < 8; index += 1) {
    const byte = buffer.readUInt8(at + index);
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value: Number(value), next: at + index + 1 };
  }
  return { value: Number(BigInt.asIntN(64, (value << 8n) | BigInt(buffer.readUInt8(at + 8)))), next: at + 9 };
}
