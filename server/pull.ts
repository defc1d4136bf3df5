/**
 * What happened after a reader's cursor: whole transactions, with places to stop between them. The cursor's chain tells
 * whether the reader's past is this log's past; a central that was restored from a backup answers `diverged`.
 */
import type { z } from 'zod';
import type { ChangeTable, DeviceTable, ScopeHeadTable } from '../db/central/tables.ts';
import type { LogEntry } from '../shared/sync/change.ts';
import { type PullAnswer, SCHEMAS, clinicScope, type pullRequest } from '../shared/sync/protocol.ts';
import type { CentralContext, Tx } from './context.ts';
import { CentralError } from './errors.ts';

type Request = z.infer<typeof pullRequest>;
type Mark = PullAnswer['marks'][number];

/** Log entries read at once, and looked through for one page. */
const AT_ONCE = 500;
const MOST_READ = 5000;
/** Entries between two places to stop: few enough to be applied within a frame. */
const MARK_EVERY = 25;
/** What an entry takes beside its patch, about. */
const ENTRY_BYTES = 350;

export async function pull(context: CentralContext, device: DeviceTable, request: Request): Promise<PullAnswer> {
  if (request.schema < SCHEMAS.oldest) throw new CentralError('desk_older');
  // One view of head, floor and log: pruning beside it cannot leave a gap.
  return context.db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
    const head = await tx.selectFrom('scope_head').selectAll().where('scope', '=', clinicScope(device.clinic_id)).executeTakeFirstOrThrow();
    const after = await checkCursor(tx, head, request);
    const page = await readPage(tx, head, device.id, after, request.maxBytes);
    return { ...page, serverTime: context.clock.now() };
  });
}

/** A reader at 0 is a new one, or one that begins again. */
async function checkCursor(tx: Tx, head: ScopeHeadTable, { epoch, seq, chain }: Request): Promise<Mark> {
  if (seq === 0 && head.floor === 0) return { seq: 0, chain: head.floor_chain };
  if (seq !== 0 && (epoch !== head.epoch || seq > head.head)) throw new CentralError('diverged');
  if (seq < head.floor) throw new CentralError('snapshot_needed');
  const known = seq === head.floor ? { chain: head.floor_chain } : await tx.selectFrom('change').select('chain').where('scope', '=', head.scope).where('seq', '=', seq).executeTakeFirstOrThrow();
  if (known.chain !== chain) throw new CentralError('diverged');
  return { seq, chain };
}

async function readPage(tx: Tx, head: ScopeHeadTable, reader: string, after: Mark, maxBytes: number): Promise<Omit<PullAnswer, 'serverTime'>> {
  const page = new Page(reader, maxBytes);
  let read = after.seq;
  while (!page.isFull && read < head.head) {
    const rows = await tx.selectFrom('change').selectAll().where('scope', '=', head.scope).where('seq', '>', read).orderBy('seq').limit(AT_ONCE).execute();
    for (const row of rows) page.add(row);
    read = rows.at(-1)?.seq ?? head.head;
  }
  if (read >= head.head) page.end();
  const end = page.marks.at(-1) ?? after;
  return { entries: page.entries, marks: page.marks.length > 0 ? page.marks : [end], cursor: { epoch: head.epoch, ...end }, more: end.seq < head.head, head: head.head };
}

/** Takes entries in order until it is full; ends between two transactions. */
class Page {
  readonly entries: LogEntry[] = [];
  readonly marks: Mark[] = [];
  readonly #reader: string;
  readonly #maxBytes: number;
  #bytes = 0;
  #read = 0;
  #inMark = 0;
  #open: { tx: string; end: Mark; entries: LogEntry[] } | null = null;
  isFull = false;

  constructor(reader: string, maxBytes: number) {
    this.#reader = reader;
    this.#maxBytes = maxBytes;
  }

  add(row: ChangeTable): void {
    if (this.isFull) return;
    if (this.#open !== null && this.#open.tx !== row.tx) this.#close();
    if (this.isFull) return;
    this.#open ??= { tx: row.tx, end: row, entries: [] };
    this.#open.end = { seq: row.seq, chain: row.chain };
    this.#read += 1;
    if (row.device_id === this.#reader && !row.echo) return;
    this.#open.entries.push(entryOf(row));
    this.#bytes += row.patch.length + ENTRY_BYTES;
  }

  /** Nothing follows: the last transaction is whole. */
  end(): void {
    if (!this.isFull && this.#open !== null) this.#close();
  }

  #close(): void {
    if (this.#open === null) return;
    const { end, entries } = this.#open;
    this.#open = null;
    this.entries.push(...entries);
    this.#mark(end, entries.length);
    this.isFull = this.#bytes >= this.#maxBytes || this.#read >= MOST_READ;
  }

  /** The last place to stop moves on as long as few enough entries lie before it. */
  #mark(end: Mark, entries: number): void {
    const moves = this.marks.length > 0 && this.#inMark + entries <= MARK_EVERY;
    if (moves) this.marks.pop();
    this.marks.push(end);
    this.#inMark = moves ? this.#inMark + entries : entries;
  }
}

function entryOf(row: ChangeTable): LogEntry {
  return {
    seq: row.seq, id: row.id, tx: row.tx, device: row.device_id, schema: row.schema, actor: row.actor, hlc: row.hlc, entity: row.entity, rowId: row.row_id, isNew: row.is_new,
    patch: JSON.parse(row.patch) as LogEntry['patch'],
  };
}
