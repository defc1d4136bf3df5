/** Checks of the audit log beside the desk: one at a time, the last result kept. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { DataFolder } from '../../../db/desk/data-folder.ts';
import type { AuditCheckTable } from '../../../db/desk/schema.ts';
import { AUDIT_CHECK_JOB, type AuditCheck, type AuditFinding } from '../../../shared/contract/audit.ts';
import { type DeskCare, Refusal } from '../../kernel.ts';
import type { AuditMessage, AuditTask } from '../../workers/audit.ts';
import { runTask } from '../../workers/spawn.ts';
import { restoreRunning, trackCheck } from '../desk-work.ts';
import { acknowledgedFaults } from './acknowledged.ts';
import { SigningKey } from './signing-key.ts';
import type { Verdict } from './verify.ts';

const DAY_MS = 86_400_000;
const running = new WeakMap<DataFolder, Promise<AuditCheck | null>>();
/** What the last check of each open database found, fault by fault. */
const found = new WeakMap<DeskDatabase, readonly AuditFinding[]>();

/** What the last check of this database found; null before the first. */
export function lastCheck(db: DeskDatabase): AuditCheck | null {
  const row = db.first(db.build.selectFrom('audit_check').select(['at', 'entries', 'anchors', 'fault', 'broken_at as brokenAt']));
  if (!row) return null;
  const acknowledged = acknowledgedFaults(db).length;
  return { ...row, intact: row.fault === null && acknowledged === 0, acknowledged };
}

/** Every fault of the last check; null when this desk has not checked since it was opened. */
export function lastFindings(db: DeskDatabase): AuditFinding[] | null {
  const known = found.get(db);
  return known ? [...known] : null;
}

/** A check that has begun now: one that is running already may have passed what is to be looked at. */
export async function checkAnew(care: DeskCare): Promise<AuditCheck | null> {
  await running.get(care.folder)?.catch(() => null);
  return checkAudit(care);
}

export function checkRunning(folder: DataFolder): boolean { return running.has(folder); }

/** Checks now, or joins the check that is running. Null: it was given up because the desk closes or a backup is restored. `gentle`: slower, for the background. */
export function checkAudit(care: DeskCare, gentle = false): Promise<AuditCheck | null> {
  const known = running.get(care.folder);
  if (known) return known;
  if (restoreRunning(care.folder)) throw new Refusal('busy');
  const ended = runCheck(care, gentle).finally(() => {
    running.delete(care.folder);
    care.emit({ type: 'changed', capabilities: ['audit', 'attention'] });
  });
  running.set(care.folder, ended);
  return ended;
}

/** At most one background check a day; also when the last one seems to lie in the future because the PC's clock went back. */
export function checkIsDue(db: DeskDatabase, now: number): boolean {
  const last = lastCheck(db);
  return last === null || Math.abs(now - last.at) >= DAY_MS;
}

async function runCheck(care: DeskCare, gentle: boolean): Promise<AuditCheck | null> {
  const database = care.folder.current();
  if (!database) throw new Refusal('not_found');
  const stop = new SharedArrayBuffer(4);
  // Read before the worker looks at the database: an anchor written meanwhile is more than expected, never less.
  const key = SigningKey.load(care.folder);
  const known = key ? { id: key.id, publicKey: key.publicKey, lastNumber: key.lastNumber } : null;
  const verdict = inWorker({ database, key: care.dataKey, known, gentle, stop }, (done, total) => { care.emit({ type: 'progress', jobId: AUDIT_CHECK_JOB, done, total }); });
  trackCheck(care.folder, AUDIT_CHECK_JOB, verdict.catch(() => null), () => {
    const flag = new Int32Array(stop);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  });
  const verified = await verdict;
  return verified && care.db.connection.open ? keep(care.db, verified) : null;
}

async function inWorker(task: AuditTask, progress: (done: number, total: number) => void): Promise<Verdict | null> {
  const { last, error } = await runTask<AuditMessage>('audit', { workerData: task }, (message) => { if (message.type === 'progress') progress(message.done, message.total); });
  if (!last || last.type === 'progress') throw error ?? new Error('The audit worker ended without an answer');
  return last.verdict;
}

function keep(db: DeskDatabase, verdict: Verdict): AuditCheck {
  found.set(db, verdict.findings);
  return db.write({ actor: 'system', requestId: null, call: 'audit.verify' }, (tx) => {
    const row = { at: tx.now, entries: verdict.entries, anchors: verdict.anchors, fault: verdict.fault, broken_at: verdict.brokenAt, own_entries: verdict.ownEntries, own_last: verdict.ownLast } satisfies Omit<AuditCheckTable, 'id'>;
    tx.run(db.build.insertInto('audit_check').values({ id: 1, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)));
    const acknowledged = acknowledgedFaults(db).length;
    return { at: row.at, entries: row.entries, anchors: row.anchors, intact: row.fault === null && acknowledged === 0, fault: row.fault, brokenAt: row.broken_at, acknowledged };
  });
}
