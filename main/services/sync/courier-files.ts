/** The files of the USB courier, as the desk writes and reads them. Runs in a worker: sticks are slow, sealing much is too. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readReceipt, sealChanges } from '../../../db/courier/seal.ts';
import { DeskDatabase, openConnection } from '../../../db/desk/database.ts';
import type { Change } from '../../../shared/sync/change.ts';
import {
  type CourierReceiptBody, MOST_COURIER_BYTES, MOST_COURIER_CHANGES, changesFileName, courierReceiptFileSchema, receiptFileName,
} from '../../../shared/sync/courier.ts';
import type { PushOutcome } from '../../../shared/sync/protocol.ts';
import { DeviceKey } from '../../sync/device-key.ts';
import { isReadable, nextChanges } from '../../sync/outgoing.ts';
import { readSyncState } from '../../sync/state.ts';
import { CancelledError, StickFile } from '../transfer/stick-file.ts';

export interface CourierOrder {
  readonly database: string; readonly key: Uint8Array;
  /** Folder of the drive, and most bytes of one file there; null: no limit. */
  readonly folder: string; readonly fileLimit: number | null;
  readonly deviceId: string; readonly deviceSecret: string; readonly sealKey: string;
  /** UTC milliseconds. */
  readonly now: number;
}
export interface WrittenCourierFile { readonly fileName: string; readonly changes: number; readonly lastDevSeq: number }

/** Leaves room for what stands around the changes. */
const FILE_BYTES = MOST_COURIER_BYTES / 2;

/** Writes everything that waits; `told` hears of each file that is whole on the stick. */
export function writeCourierFiles(order: CourierOrder, cancelled: () => boolean, told: (file: WrittenCourierFile) => void): void {
  const db = new DeskDatabase(openConnection(order.database, Buffer.from(order.key), true), { now: () => order.now });
  try {
    // One view of the outbox for all files, whatever is written, sent or renumbered meanwhile.
    db.connection.exec('BEGIN');
    const { device_id, scope } = db.clock();
    if (device_id !== order.deviceId) throw new CancelledError();
    let acked = readSyncState(db)?.acked ?? 0;
    for (let changes = nextFile(db, acked); changes.length > 0; changes = nextFile(db, acked)) {
      acked = changes.at(-1)?.devSeq ?? acked;
      told({ fileName: writeOne(order, scope, changes, acked, cancelled), changes: changes.length, lastDevSeq: acked });
    }
  } finally {
    db.close();
  }
}

/** Whole transactions after `acked`, as many as one file takes. */
function nextFile(db: DeskDatabase, acked: number): Change[] {
  const changes: Change[] = [];
  let bytes = 0;
  for (;;) {
    const more = nextChanges(db, changes.at(-1)?.devSeq ?? acked);
    bytes += Buffer.byteLength(JSON.stringify(more));
    if (more.length === 0 || changes.length + more.length > MOST_COURIER_CHANGES || (changes.length > 0 && bytes > FILE_BYTES)) return changes;
    changes.push(...more);
  }
}

function writeOne(order: CourierOrder, scope: string, changes: readonly Change[], lastDevSeq: number, cancelled: () => boolean): string {
  const key = DeviceKey.of(order.deviceSecret);
  // What the central could not even read is told without its content, and so rejected there by name.
  const readable = changes.map((change) => (isReadable(change) ? change : { ...change, patch: {} }));
  const text = JSON.stringify(sealChanges({ scope, wall: order.now, changes: readable }, order.deviceId, order.sealKey, (signed) => key.sign(signed)));
  const wanted = changesFileName(order.deviceId, lastDevSeq);
  const file = new StickFile(order.folder, wanted, cancelled, order.fileLimit);
  try {
    file.write(Buffer.from(text));
    file.verify();
    return file.finish(wanted);
  } catch (error) {
    file.abandon();
    throw error;
  }
}

export interface ReadOrder { readonly folder: string; readonly deviceId: string; readonly signKey: string; readonly acked: number }
/** `fault`: of an answer that was not taken, or of there being none. */
export interface ReadAnswers { readonly answers: readonly PushOutcome[]; readonly fault: 'courier_file' | 'courier_other' | null }

const RECEIPT = /^meja-depan-receipt-([0-9a-f-]{36})-(\d{1,15})\.json$/;
const MOST_RECEIPT_BYTES = 32 * 1024 * 1024;

/** All answers to this desk on the stick together: in which order they came about does not matter. */
export function readCourierAnswers(order: ReadOrder): ReadAnswers {
  const receipts = readdirSync(order.folder).flatMap((name) => {
    const [, deviceId, lastDevSeq] = RECEIPT.exec(name) ?? [];
    return deviceId === undefined ? [] : [{ deviceId, lastDevSeq: Number(lastDevSeq) }];
  });
  const own = receipts.filter(({ deviceId }) => deviceId === order.deviceId);
  if (own.length === 0) return { answers: [], fault: receipts.length > 0 ? 'courier_other' : 'courier_file' };
  const byId = new Map<string, PushOutcome>();
  let fault: ReadAnswers['fault'] = null;
  // Those up to `acked` tell nothing new.
  for (const { deviceId, lastDevSeq } of own.filter((receipt) => receipt.lastDevSeq > order.acked)) {
    const body = receiptIn(join(order.folder, receiptFileName(deviceId, lastDevSeq)), order.signKey);
    if (body?.device === order.deviceId) for (const answer of body.answers) byId.set(answer.id, answer);
    else fault = body ? 'courier_other' : 'courier_file';
  }
  return { answers: [...byId.values()], fault };
}

/** Null: not the central's, or not whole. */
function receiptIn(path: string, signKey: string): CourierReceiptBody | null {
  if (statSync(path).size > MOST_RECEIPT_BYTES) return null;
  const text = readFileSync(path, 'utf8');
  try {
    return readReceipt(courierReceiptFileSchema.parse(JSON.parse(text)), signKey);
  } catch {
    return null;
  }
}
