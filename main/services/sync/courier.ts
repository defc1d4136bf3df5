/** The USB courier: where no network comes, what waits travels on a stick, and the central's answer comes back on it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { SyncStateTable } from '../../../db/desk/schema.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { Drive } from '../../../shared/contract/transfer.ts';
import type { PushOutcome } from '../../../shared/sync/protocol.ts';
import { type CallContext, type DeskCare, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { DeviceKey } from '../../sync/device-key.ts';
import { changesWaiting, nextChanges, noteAnswers } from '../../sync/outgoing.ts';
import { readSyncState } from '../../sync/state.ts';
import type { CourierMessage, CourierTask } from '../../workers/courier.ts';
import { runTask } from '../../workers/spawn.ts';
import { exportsRunning, restoreRunning, trackExport } from '../desk-work.ts';
import { fileLimit, findDrives } from '../transfer/drives.ts';
import type { CourierOrder, ReadAnswers, WrittenCourierFile } from './courier-files.ts';

export type CourierCalls = 'sync.courierOut' | 'sync.courierIn' | 'sync.courierReceipts';
type Receipt = Output<'sync.courierReceipts'>[number];

const SHOWN = 100;

export function courierHandlers(care: () => DeskCare): HandlersOf<CourierCalls> {
  return {
    'sync.courierOut': async (ctx, { driveId }) => {
      const state = enrolled(ctx.db);
      const desk = care();
      const deviceId = ctx.db.clock().device_id;
      // A restored desk has an identity that the central has not met: it signs in over the wire first.
      const known = DeviceKey.inUse(desk.folder);
      if (state.courier_seal === null || known?.deviceId !== deviceId) throw new Refusal('courier_keys');
      if (changesWaiting(ctx.db) === 0) throw new Refusal('courier_nothing');
      const drive = await findDrive(desk, driveId);
      if (!drive.writable) throw new Refusal('drive_read_only');
      const database = desk.folder.current();
      if (!database) throw new Refusal('not_found');
      return carryOut(ctx, desk, drive, {
        database, key: desk.dataKey, folder: drive.path, fileLimit: fileLimit(drive), deviceId, deviceSecret: known.key.secret, sealKey: state.courier_seal, now: ctx.clock.now(),
      });
    },

    'sync.courierIn': async (ctx, { driveId }) => {
      const { courier_sign: signKey, acked } = enrolled(ctx.db);
      if (signKey === null) throw new Refusal('courier_keys');
      const drive = await findDrive(care(), driveId);
      const deviceId = ctx.db.clock().device_id;
      const { answers, fault } = await readAnswers({ read: { folder: drive.path, deviceId, signKey, acked } });
      const acknowledged = await noteAll(ctx.db, deviceId, answers);
      if (acknowledged === 0 && fault) throw new Refusal(fault);
      if (acknowledged > 0) ctx.db.write({ actor: requireUser(ctx).id, requestId: null, call: 'sync.courierIn' }, (tx) => { tx.audit('settings', 'device', deviceId, `courier: ${acknowledged} changes acknowledged`); });
      return { acknowledged };
    },

    'sync.courierReceipts': ({ db }) => db.all(db.build.selectFrom('sync_courier').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(SHOWN))
      .map(({ id, at, file_name, changes, acknowledged_at }) => ({ id, at, fileName: file_name, changes, acknowledgedAt: acknowledged_at })),
  };
}

function enrolled(db: DeskDatabase): SyncStateTable {
  const state = readSyncState(db);
  if (!state) throw new Refusal('not_enrolled');
  return state;
}

async function findDrive({ drivesDir }: DeskCare, driveId: string): Promise<Drive> {
  const drive = (await findDrives(drivesDir)).find((each) => each.id === driveId);
  if (!drive) throw new Refusal('drive_missing');
  return drive;
}

async function carryOut(ctx: CallContext, desk: DeskCare, drive: Drive, order: CourierOrder): Promise<Receipt[]> {
  const actor = requireUser(ctx).id;
  if (exportsRunning(desk.folder) || restoreRunning(desk.folder)) throw new Refusal('busy');
  // Noted before anything leaves the desk, and so that the entry travels along.
  const jobId = ctx.db.write({ actor, requestId: null, call: 'sync.courierOut' }, (tx) => {
    const id = tx.newId();
    tx.audit('export', 'transfer', id, JSON.stringify({ courier: changesWaiting(ctx.db), drive: drive.label }));
    return id;
  });
  const flag = new SharedArrayBuffer(4);
  const files: WrittenCourierFile[] = [];
  const ended = runWorker({ write: order, stop: flag }, (file) => { files.push(file); });
  trackExport(desk.folder, jobId, ended, () => { Atomics.store(new Int32Array(flag), 0, 1); });
  const end = await ended;
  // The desk was closed meanwhile: the entry made at the start stands alone.
  if (!ctx.db.connection.open) throw new Refusal('export_cancelled');
  // Of a drive that failed later on, too: what is whole can be carried.
  const receipts = noteFiles(ctx.db, actor, order.deviceId, files);
  if (end.type === 'failed') throw new Refusal(end.code);
  return receipts;
}

function noteFiles(db: DeskDatabase, actor: string, deviceId: string, files: readonly WrittenCourierFile[]): Receipt[] {
  return db.write({ actor, requestId: null, call: 'sync.courierOut' }, (tx) => {
    // The wire may have been faster.
    const acked = readSyncState(db)?.acked ?? 0;
    return files.map(({ fileName, changes, lastDevSeq }) => {
      const receipt = { id: tx.newId(), at: tx.now, fileName, changes, acknowledgedAt: lastDevSeq <= acked ? tx.now : null };
      tx.run(db.build.insertInto('sync_courier').values({ id: receipt.id, at: receipt.at, device_id: deviceId, file_name: fileName, changes, last_dev_seq: lastDevSeq, acknowledged_at: receipt.acknowledgedAt }));
      return receipt;
    });
  });
}

/** Slice by slice, as pushes are noted; a round may go on meanwhile, and whatever it has noted is passed over. */
async function noteAll(db: DeskDatabase, deviceId: string, answers: readonly PushOutcome[]): Promise<number> {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  for (let noted = 0; ;) {
    const state = db.connection.open && db.clock().device_id === deviceId ? readSyncState(db) : null;
    const changes = state ? nextChanges(db, state.acked) : [];
    const first = changes[0];
    if (!first || !byId.has(first.id)) return noted;
    noted += noteAnswers(db, changes, changes.flatMap(({ id }) => byId.get(id) ?? []));
    await nextTurn();
  }
}

async function readAnswers(task: CourierTask): Promise<ReadAnswers> {
  const end = await runWorker(task, () => undefined);
  if (end.type === 'read') return end.read;
  throw new Refusal(end.type === 'failed' ? end.code : 'courier_file');
}

type CourierEnd = Exclude<CourierMessage, { type: 'file' }>;

/** Never rejects: a worker that dies has failed. */
async function runWorker(task: CourierTask, fileDone: (file: WrittenCourierFile) => void): Promise<CourierEnd> {
  const { last, error } = await runTask<CourierMessage>('courier', { workerData: task }, (message) => { if (message.type === 'file') fileDone(message.file); });
  if (last && last.type !== 'file') return last;
  return { type: 'failed', code: 'export_failed', message: error ? String(error) : 'The courier worker ended without an answer' };
}
