/**
 * Looks through every page of a damaged database and its log for changes (`outbox`) and for the desk's clock row, by their
 * shape: no table of contents is needed for it. Changes are never altered once written, so a copy on a page that is out of
 * use is as good as any.
 */
import { closeSync, existsSync, fstatSync, openSync } from 'node:fs';
import { z } from 'zod';
import { parseHlc } from '../../../shared/domain/hlc.ts';
import { CipherPages, PAGE, saltOf } from './cipher-pages.ts';
import { pageOf, readInto, whatCanBeRead } from './failing-disk.ts';
import { type Cell, tableRows, type Value } from './table-leaf.ts';
import { firstPagesIn, type Log, readLog } from './wal-frames.ts';

export interface WalkOrder {
  readonly damaged: string;
  /** A backup of the same database: it has the same salt. */
  readonly backup: string;
  readonly key: Buffer;
  /** Changes with a smaller number are not wanted. */
  readonly from: number;
}
export interface Walked {
  readonly changes: ReadonlyMap<number, Change>;
  readonly clock: FoundClock | null;
  /** Nothing that was written after `clock` can have been overlooked. */
  readonly endKnown: boolean;
  /** The log has no frame that should count and cannot be read. */
  readonly logWhole: boolean;
  /** Pages of the file. */
  readonly pages: { readonly total: number; readonly unreadable: number };
}

const stampSchema = z.string().refine((text) => parseHlc(text) !== null);
const patchSchema = z.string().refine(isObject);
export const changeSchema = z.object({ dev_seq: z.int().positive(), id: z.string(), hlc: stampSchema, entity: z.string().min(1), row_id: z.string().min(1), is_new: z.union([z.literal(0), z.literal(1)]), patch: patchSchema });
export type Change = z.infer<typeof changeSchema>;
const clockSchema = z.object({ device_id: z.uuid(), node: z.string(), scope: z.string().startsWith('clinic:'), last_hlc: stampSchema, latest_wall: z.int(), dev_seq: z.int().nonnegative(), captured: z.int() });
export type FoundClock = z.infer<typeof clockSchema>;

/** Columns in the order of their tables, which migrations only ever add to at the end. */
export const OUTBOX = ['dev_seq', 'id', 'tx', 'hlc', 'schema', 'actor', 'entity', 'row_id', 'is_new', 'patch'] as const;
export const CLOCK = ['id', 'device_id', 'node', 'scope', 'last_hlc', 'latest_wall', 'stamp', 'tx', 'actor', 'dev_seq', 'captured', 'audit_hash'] as const;
const BLOCK_PAGES = 256;
/** Pages tried until a salt is believed or not. */
const PROBES = 400;

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

const NOTHING: Walked = { changes: new Map(), clock: null, endKnown: false, logWhole: false, pages: { total: 0, unreadable: 0 } };

/** `progress` is told pages done and in all. */
export function walkPages(order: WalkOrder, progress: (done: number, total: number) => void): Walked {
  if (!existsSync(order.damaged)) return NOTHING;
  const handle = openSync(order.damaged, 'r');
  try {
    const log = whatCanBeRead(`${order.damaged}-wal`);
    const total = Math.ceil(fstatSync(handle).size / PAGE);
    const pages = cipherOf(order, handle, total, log);
    return pages ? new Walk(order.from, handle, total, pages, readLog(log, (stored, number) => pages.open(stored, number))).run(progress) : { ...NOTHING, pages: { total, unreadable: total } };
  } finally {
    closeSync(handle);
  }
}

/** The first salt that opens anything; null when none does. */
function cipherOf({ backup, key }: WalkOrder, handle: number, total: number, log: Buffer): CipherPages | null {
  const salts = [pageOf(handle, 1), ...firstPagesIn(log).slice(0, 3), headOf(backup)].map(saltOf).filter((salt) => salt.length > 0);
  const step = Math.max(1, Math.floor(total / PROBES));
  return salts.map((salt) => new CipherPages(key, salt)).find((pages) => {
    for (let number = 1; number <= total; number += step) if (pages.open(pageOf(handle, number), number)) return true;
    return readLog(log, (stored, number) => pages.open(stored, number)).frames.length > 0;
  }) ?? null;
}

function headOf(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    return pageOf(handle, 1);
  } finally {
    closeSync(handle);
  }
}

class Walk {
  readonly #from: number;
  readonly #handle: number;
  readonly #total: number;
  readonly #cipher: CipherPages;
  readonly #log: Log;
  /** The newest version of a page in the log. */
  readonly #newest = new Map<number, Buffer>();
  readonly #changes = new Map<number, Change>();
  #clock: FoundClock | null = null;
  /** The frame that the clock row was found in; -1: the file itself. */
  #clockIn = -1;
  #unreadable = 0;

  constructor(from: number, handle: number, total: number, cipher: CipherPages, log: Log) {
    this.#from = from;
    this.#handle = handle;
    this.#total = total;
    this.#cipher = cipher;
    this.#log = log;
    for (const frame of log.frames) this.#newest.set(frame.page, frame.plain);
  }

  run(progress: (done: number, total: number) => void): Walked {
    for (let first = 1; first <= this.#total; first += BLOCK_PAGES) {
      this.#readBlock(first, Math.min(BLOCK_PAGES, this.#total - first + 1));
      progress(Math.min(first + BLOCK_PAGES - 1, this.#total), this.#total);
    }
    for (const frame of this.#log.frames) this.#look(frame.plain, frame.page, frame.index);
    const endKnown = this.#clock !== null && (this.#log.lastBad === -1 || this.#clockIn > this.#log.lastBad);
    return { changes: this.#changes, clock: this.#clock, endKnown, logWhole: this.#log.lastBad === -1, pages: { total: this.#total, unreadable: this.#unreadable } };
  }

  #readBlock(first: number, count: number): void {
    const block = Buffer.alloc(count * PAGE);
    readInto(this.#handle, block, (first - 1) * PAGE);
    for (let index = 0; index < count; index += 1) {
      const stored = block.subarray(index * PAGE, (index + 1) * PAGE);
      const number = first + index;
      const plain = this.#cipher.open(stored, number);
      if (plain) this.#look(plain, number, -1);
      // What the log holds anew, the file need not.
      else if (!this.#newest.has(number)) this.#unreadable += 1;
    }
  }

  #look(plain: Buffer, number: number, frame: number): void {
    const pageAt = (wanted: number): Buffer | null => this.#newest.get(wanted) ?? this.#cipher.open(pageOf(this.#handle, wanted), wanted);
    for (const cell of tableRows(plain, number, pageAt).cells) {
      const change = changeIn(cell);
      if (change && change.dev_seq >= this.#from) this.#changes.set(change.dev_seq, change);
      const clock = clockIn(cell);
      if (clock && (this.#clock === null || clock.dev_seq >= this.#clock.dev_seq)) {
        this.#clock = clock;
        this.#clockIn = frame;
      }
    }
  }
}

/** The key column is the row's own number and stands as nothing in the record. */
function named(columns: readonly string[], { rowid, values }: Cell): Readonly<Record<string, Value>> | null {
  if (values.length < columns.length || values[0] !== null) return null;
  return Object.fromEntries(columns.map((column, index) => [column, index === 0 ? rowid : (values[index] ?? null)]));
}

function changeIn(cell: Cell): Change | null {
  const row = named(OUTBOX, cell);
  const change = row && changeSchema.safeParse(row).data;
  // The id begins with the milliseconds of the stamp: two columns that vouch for each other.
  return change && change.id.slice(0, 13).replace('-', '') === change.hlc.slice(0, 12) ? change : null;
}

function clockIn(cell: Cell): FoundClock | null {
  const row = cell.rowid === 1 ? named(CLOCK, cell) : null;
  const clock = row && clockSchema.safeParse(row).data;
  return clock && clock.device_id.replaceAll('-', '').endsWith(clock.node) ? clock : null;
}
