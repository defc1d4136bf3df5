/**
 * A clinic's rows at one place of its log, for a desk that has none or whose cursor fell behind the log's floor. It is
 * built once, in parts that never change, and shared by all readers; the log tells them the rest.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { DeviceTable, RowStateTable, ScopeHeadTable, SnapshotTable } from '../db/central/tables.ts';
import { MOST_PART_BYTES, SCHEMAS, type SnapshotManifest, clinicScope, type snapshotRow } from '../shared/sync/protocol.ts';
import { type CentralContext, type Tx, newId, sha256 } from './context.ts';
import { CentralError } from './errors.ts';

const DAY = 86_400_000;
/** A snapshot younger than this serves the next reader as well. */
const FRESH_MS = DAY;
/** A slow line may take days over the parts. */
export const SNAPSHOT_KEPT_MS = 7 * DAY;
const ROWS_AT_ONCE = 2000;
/** Between two looks at whether another process has finished building. */
const LOOK_MS = 300;

export async function snapshotManifestOf(context: CentralContext, device: DeviceTable): Promise<SnapshotManifest> {
  const scope = clinicScope(device.clinic_id);
  for (;;) {
    const snapshot = await freshSnapshot(context, scope) ?? await buildUnlessUnderWay(context, scope);
    if (snapshot) return manifestOf(context, snapshot);
    await wait(LOOK_MS);
  }
}

async function freshSnapshot({ clock, db }: CentralContext, scope: string): Promise<Selectable<SnapshotTable> | undefined> {
  return db.selectFrom('snapshot').innerJoin('scope_head', 'scope_head.scope', 'snapshot.scope').selectAll('snapshot')
    .where('snapshot.scope', '=', scope).whereRef('snapshot.epoch', '=', 'scope_head.epoch').whereRef('snapshot.seq', '>=', 'scope_head.floor')
    .where('snapshot.schema', '=', SCHEMAS.newest).where('snapshot.built_at', '>', clock.now() - FRESH_MS)
    .orderBy('snapshot.seq', 'desc').executeTakeFirst();
}

/** Undefined: another process builds it just now. */
async function buildUnlessUnderWay(context: CentralContext, scope: string): Promise<SnapshotTable | undefined> {
  // One view of head and rows, whatever is pushed meanwhile.
  return context.db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
    const { rows: [lock] } = await sql<{ taken: boolean }>`SELECT pg_try_advisory_xact_lock(hashtext(${`snapshot ${scope}`})) AS taken`.execute(tx);
    if (!lock?.taken) return undefined;
    const head = await tx.selectFrom('scope_head').selectAll().where('scope', '=', scope).executeTakeFirstOrThrow();
    await tx.deleteFrom('snapshot').where('scope', '=', scope).where('built_at', '<=', context.clock.now() - SNAPSHOT_KEPT_MS).execute();
    return build(context, tx, head);
  });
}

async function build(context: CentralContext, tx: Tx, { scope, epoch, head, chain }: ScopeHeadTable): Promise<SnapshotTable> {
  const snapshot: SnapshotTable = { id: newId(context), scope, epoch, seq: head, chain, schema: SCHEMAS.newest, rows: 0, built_at: context.clock.now() };
  await tx.insertInto('snapshot').values(snapshot).execute();
  let [rows, number] = [0, 0];
  let part = new Part();
  for await (const row of rowsOf(tx, scope)) {
    const line = lineOf(row);
    if (part.bytes > 0 && part.bytes + line.length > MOST_PART_BYTES) {
      await savePart(tx, snapshot.id, number, part);
      number += 1;
      part = new Part();
    }
    part.add(line);
    rows += 1;
  }
  if (part.bytes > 0) await savePart(tx, snapshot.id, number, part);
  await tx.updateTable('snapshot').set({ rows }).where('id', '=', snapshot.id).execute();
  return { ...snapshot, rows };
}

class Part {
  readonly lines: Buffer[] = [];
  bytes = 0;

  add(line: Buffer): void {
    this.lines.push(line);
    this.bytes += line.length;
  }
}

async function savePart(tx: Tx, snapshotId: string, number: number, { lines }: Part): Promise<void> {
  const data = gzipSync(Buffer.concat(lines), { level: 6 });
  await tx.insertInto('snapshot_part').values({ snapshot_id: snapshotId, number, rows: lines.length, sha256: sha256(data), bytes: data.length, data }).execute();
}

type StoredRow = Selectable<RowStateTable>;

async function* rowsOf(tx: Tx, scope: string): AsyncGenerator<StoredRow> {
  let last: StoredRow | undefined;
  for (;;) {
    const after = last;
    const rows = await tx.selectFrom('row_state').selectAll().where('scope', '=', scope)
      .$if(after !== undefined, (query) => query.where(sql<boolean>`(entity, row_id) > (${after?.entity}, ${after?.row_id})`))
      .orderBy('entity').orderBy('row_id').limit(ROWS_AT_ONCE).execute();
    yield* rows;
    last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return;
  }
}

function lineOf({ entity, row_id, data, base, exceptions }: StoredRow): Buffer {
  const row: z.infer<typeof snapshotRow> = { entity, rowId: row_id, values: data, base, exceptions };
  return Buffer.from(`${JSON.stringify(row)}\n`);
}

async function manifestOf({ clock, db }: CentralContext, { id, epoch, seq, chain, schema, rows }: SnapshotTable): Promise<SnapshotManifest> {
  const parts = await db.selectFrom('snapshot_part').select(['number', 'rows', 'bytes', 'sha256']).where('snapshot_id', '=', id).orderBy('number').execute();
  return { id, cursor: { epoch, seq, chain }, schema, rows, parts, serverTime: clock.now() };
}

export interface PartBytes { readonly data: Buffer; readonly sha256: string }

/** Another clinic's snapshot is answered like one that is no longer there. */
export async function readPart({ db }: CentralContext, device: DeviceTable, snapshotId: string, number: number): Promise<PartBytes> {
  const part = await db.selectFrom('snapshot_part').innerJoin('snapshot', 'snapshot.id', 'snapshot_part.snapshot_id').select(['snapshot_part.data', 'snapshot_part.sha256'])
    .where('snapshot.id', '=', snapshotId).where('snapshot.scope', '=', clinicScope(device.clinic_id)).where('snapshot_part.number', '=', number).executeTakeFirst();
  if (!part) throw new CentralError('snapshot_gone');
  return { data: Buffer.from(part.data), sha256: part.sha256 };
}

/** `bytes=from-` and `bytes=from-to`, as a reader asks that was broken off; null: everything. */
export function rangeOf(header: string | undefined, length: number): { readonly from: number; readonly to: number } | null {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(header ?? '');
  if (!asked) return null;
  const from = Number(asked[1]);
  const to = asked[2] === '' ? length - 1 : Math.min(Number(asked[2]), length - 1);
  return from <= to ? { from, to } : null;
}
