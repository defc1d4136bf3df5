/** Keeps the central's storage bounded: old log entries, old acknowledgements, old snapshots go; the rows stay. */
import { LOG_DAYS } from '../shared/sync/protocol.ts';
import { writeAudit } from './audit.ts';
import { type CentralContext, type Tx, newId } from './context.ts';
import { factsOf } from './log.ts';
import { leaveOutForgotten } from './record-numbers.ts';
import { lockScope } from './scope.ts';
import { SNAPSHOT_KEPT_MS } from './snapshot.ts';

const DAY = 86_400_000;

/** Answers how many log entries went. A desk whose cursor lies below the new floor takes a snapshot. */
export async function prune(context: CentralContext): Promise<number> {
  const { clock, db } = context;
  const before = clock.now() - LOG_DAYS * DAY;
  let gone = 0;
  for (const { scope } of await db.selectFrom('scope_head').select('scope').orderBy('scope').execute()) gone += await pruneScope(context, scope, before);
  await db.deleteFrom('snapshot').where('built_at', '<=', clock.now() - SNAPSHOT_KEPT_MS).execute();
  await db.deleteFrom('enrolment_code').where('expires_at', '<=', before).execute();
  return gone;
}

async function pruneScope(context: CentralContext, scope: string, before: number): Promise<number> {
  return context.db.transaction().execute(async (tx) => {
    await lockScope(tx, scope);
    const last = await lastBefore(tx, scope, before);
    await tx.deleteFrom('device_ack').where('scope', '=', scope).where('at', '<', before).execute();
    if (!last) return 0;
    const { numDeletedRows } = await tx.deleteFrom('change').where('scope', '=', scope).where('seq', '<=', last.seq).executeTakeFirstOrThrow();
    await tx.updateTable('scope_head').set({ floor: last.seq, floor_chain: last.chain }).where('scope', '=', scope).execute();
    await writeAudit(context, tx, 'log_pruned', { clinicId: scope.slice('clinic:'.length), detail: String(last.seq) });
    return Number(numDeletedRows);
  });
}

/** The last entry of those at the log's beginning that are old enough. Found from the old end: the new one is long. */
async function lastBefore(tx: Tx, scope: string, before: number): Promise<{ readonly seq: number; readonly chain: string } | undefined> {
  const kept = await tx.selectFrom('change').select('seq').where('scope', '=', scope).where('at', '>=', before).orderBy('seq').executeTakeFirst();
  return tx.selectFrom('change').select(['seq', 'chain']).where('scope', '=', scope).$if(kept !== undefined, (query) => query.where('seq', '<', kept?.seq ?? 0)).orderBy('seq', 'desc').executeTakeFirst();
}

/**
 * After the central's database was restored from a backup: every log begins a new life, so that every desk notices at its
 * next round, tells again what it told since the backup, and reads everything again.
 */
export async function beginNewEpochs(context: CentralContext): Promise<number> {
  return context.db.transaction().execute(async (tx) => {
    const scopes = await tx.selectFrom('scope_head').select('scope').orderBy('scope').forUpdate().execute();
    for (const { scope } of scopes) {
      await tx.updateTable('scope_head').set({ epoch: newId(context) }).where('scope', '=', scope).execute();
      const clinicId = scope.slice('clinic:'.length);
      await leaveOutForgotten(tx, clinicId, scope);
      await writeAudit(context, tx, 'epoch_renewed', { clinicId });
    }
    return scopes.length;
  });
}

/** Prunes now and every day, as long as this process runs; several processes do each other no harm. Answers how to stop. */
export function keepBounded(context: CentralContext): () => void {
  const run = (): void => {
    prune(context).catch((error: unknown) => { context.log.error(factsOf(error), 'pruning failed'); });
  };
  run();
  const timer = setInterval(run, DAY);
  return () => { clearInterval(timer); };
}
