/**
 * One round with the central: sign in, tell what waits, take what is new. Each step is durable by itself, so that a round
 * may break off anywhere and the next one goes on from there.
 */
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { DataFolder } from '../../db/desk/data-folder.ts';
import { schemaVersion } from '../../db/desk/migrate.ts';
import type { SyncStateTable } from '../../db/desk/schema.ts';
import { type SnapshotManifest, snapshotManifest } from '../../shared/sync/protocol.ts';
import { replaceProvisionalNumbers } from '../services/patients/record-numbers.ts';
import { z } from 'zod';
import type { Clock } from '../kernel.ts';
import type { Central } from './central.ts';
import { DeviceKey } from './device-key.ts';
import { addBlock, enrolAnew } from './enrolment.ts';
import { type Breathe, endSnapshot, placeParked, readCursor, takePage, takePart } from './incoming.ts';
import { changesWaiting, dropOldChanges, healClock, isReadable, nextChanges, noteAnswers } from './outgoing.ts';
import { noteSyncState, readSyncState } from './state.ts';
import { CentralRefusal, SyncTrouble } from './trouble.ts';

export type Stage = 'sending' | 'fetching' | 'snapshot';
export interface RoundParts {
  readonly db: DeskDatabase; readonly folder: DataFolder; readonly central: Central; readonly clock: Clock;
  /** Milliseconds of a clock that nobody sets. */
  readonly monotonic: () => number;
  readonly breathe: Breathe;
  /** How far this computer's clock is ahead of the central's. */
  readonly skewMs: () => number;
  readonly progress: (stage: Stage, done: number, total: number) => void;
  /** Bytes of a snapshot's part that arrived before a break. */
  readonly partial: { of: string; pieces: Buffer[] };
  /** Asked between steps: somebody wants the round to end. */
  readonly stopped: () => boolean;
}

const RECORD_BLOCK_LEFT = 0.5;

export async function runRound(parts: RoundParts): Promise<void> {
  const { db } = parts;
  const schema = schemaVersion(db.connection);
  if (stateOf(db).schema < schema) {
    placeParked(db);
    noteSyncState(db, { schema });
  }
  await exchange(parts).catch((error: unknown) => {
    // A computer that slept does not count the time; the central's token did not sleep.
    if (!(error instanceof CentralRefusal) || (error.code !== 'token_missing' && error.code !== 'nonce_unknown')) throw error;
    parts.central.signOut();
    return exchange(parts);
  });
  healClock(db, centralNow(parts));
  dropOldChanges(db, centralNow(parts));
}

async function exchange(parts: RoundParts): Promise<void> {
  await signIn(parts);
  await sendAll(parts);
  await fetchAll(parts);
  await renewNumbers(parts);
}

/** All that the central has, for a desk that has nothing yet. */
export async function firstDownload(parts: RoundParts): Promise<void> {
  await signIn(parts);
  const { seq, snapshot } = stateOf(parts.db);
  if (seq === 0 || snapshot !== null) await takeSnapshot(parts);
  await fetchAll(parts);
}

function centralNow({ clock, skewMs }: RoundParts): number { return clock.now() - skewMs(); }

function stateOf(db: DeskDatabase): SyncStateTable {
  const state = readSyncState(db);
  if (!state) throw new CentralRefusal('token_missing');
  return state;
}

async function signIn(parts: RoundParts): Promise<void> {
  const { db, central, folder, monotonic } = parts;
  if (central.isSignedIn(monotonic())) return;
  const { device_id: deviceId, dev_seq: devSeq } = db.clock();
  const known = DeviceKey.inUse(folder);
  if (!known) throw new SyncTrouble('key_missing');
  // A restored database has taken an identity of its own: the central knows the one before.
  if (known.deviceId !== deviceId) return beginAnew(parts);
  const { lastDevSeq, schema, courier } = await central.signIn(deviceId, known.key, monotonic);
  const state = stateOf(db);
  if (state.courier_seal !== courier.seal || state.courier_sign !== courier.sign) noteSyncState(db, { courier_seal: courier.seal, courier_sign: courier.sign });
  // The central has changes of this device that this desk never made: it is an older copy of itself.
  if (lastDevSeq > devSeq) return beginAnew(parts);
  // The central was restored from an older copy: what it has forgotten is told again.
  if (lastDevSeq < state.acked) noteSyncState(db, { acked: lastDevSeq });
  if (schemaVersion(db.connection) > schema.newest) throw new SyncTrouble('central_older');
}

/** The history has split: under a new identity everything is told and read again. */
async function beginAnew(parts: RoundParts): Promise<void> {
  const { url, proxy, ca } = stateOf(parts.db);
  try {
    await enrolAnew({ ...parts, connection: { url, proxy, ca } });
  } catch (error) {
    throw error instanceof CentralRefusal && error.code !== 'device_revoked' ? new SyncTrouble('forked') : error;
  }
  parts.central.signOut();
  await signIn(parts);
}

async function sendAll(parts: RoundParts): Promise<void> {
  const { db, breathe, progress, stopped } = parts;
  const total = changesWaiting(db);
  let most: number | undefined;
  for (let waiting = total; waiting > 0 && !stopped(); waiting = changesWaiting(db)) {
    progress('sending', Math.max(0, total - waiting), Math.max(total, waiting));
    most = await sendSome(parts, most);
    await breathe();
  }
}

/** Sends the next changes; answers how many at most the next push should have. */
async function sendSome(parts: RoundParts, most: number | undefined): Promise<number | undefined> {
  const { db, central } = parts;
  const { acked } = stateOf(db);
  const batch = nextChanges(db, acked, most);
  // A transaction that is too long by itself is sent change by change.
  const changes = most !== undefined && most < batch.length ? batch.slice(0, Math.max(1, most)) : batch;
  const only = changes.length === 1 ? changes[0] : undefined;
  try {
    // What the central could not even read is told without its content, and so rejected there by name.
    const sent = only && most === 1 && !isReadable(only) ? [{ ...only, patch: {} }] : changes;
    const { answers } = await central.push({ scope: db.clock().scope, wall: parts.clock.now(), changes: sent });
    noteAnswers(db, changes, answers);
    return most === undefined ? undefined : most * 2;
  } catch (error) {
    if (!(error instanceof CentralRefusal)) throw error;
    if ((error.code === 'too_large' || error.code === 'invalid_request') && most !== 1) return Math.max(1, Math.floor(changes.length / 2));
    if (error.code === 'fork') {
      await beginAnew(parts);
      return undefined;
    }
    if (error.code === 'gap') await afterGap(parts, acked);
    else throw error;
    return most;
  }
}

/** The central has less than this desk thought; what it lacks must still be here, or it is told as by a new desk. */
async function afterGap(parts: RoundParts, acked: number): Promise<void> {
  parts.central.signOut();
  await signIn(parts);
  const now = stateOf(parts.db).acked;
  const first = nextChanges(parts.db, now, 1)[0];
  if (now === acked || first?.devSeq !== now + 1) await beginAnew(parts);
}

async function fetchAll(parts: RoundParts): Promise<void> {
  const { db, central, breathe, progress, stopped } = parts;
  const { scope } = db.clock();
  const schema = schemaVersion(db.connection);
  if (stateOf(db).snapshot !== null) await takeSnapshot(parts);
  const began = stateOf(db).seq;
  for (let more = true; more && !stopped();) {
    const from = readCursor(db);
    try {
      const page = await central.pull(scope, schema, from);
      if (!await takePage(db, from, page, breathe)) return;
      more = page.more;
      if (more) progress('fetching', page.cursor.seq - began, page.head - began);
    } catch (error) {
      if (!(error instanceof CentralRefusal)) throw error;
      if (error.code === 'snapshot_needed') {
        await takeSnapshot(parts);
        // What waited for a row may have it now.
        placeParked(db);
      }
      else if (error.code === 'diverged') await beginLogAgain(parts);
      else throw error;
    }
  }
}

/** The central's past is another one than this desk has read: it was restored. All of it is read again, and what it lacks is told again. */
async function beginLogAgain(parts: RoundParts): Promise<void> {
  noteSyncState(parts.db, { epoch: '', seq: 0, chain: '', snapshot: null });
  parts.central.signOut();
  await signIn(parts);
  await sendAll(parts);
}

const takenSchema = z.object({ manifest: snapshotManifest, next: z.int() });

async function takeSnapshot(parts: RoundParts): Promise<void> {
  const { db, central, breathe, progress, partial, stopped } = parts;
  const { manifest, next } = await whereSnapshotStands(parts);
  if (manifest.parts.length === 0) endSnapshot(db, manifest);
  for (let number = next; number < manifest.parts.length && !stopped(); number += 1) {
    progress('snapshot', number, manifest.parts.length);
    const of = `${manifest.id} ${number}`;
    if (partial.of !== of) Object.assign(partial, { of, pieces: [] });
    const bytes = await central.part(manifest, number, partial.pieces).catch((error: unknown) => {
      // Nobody keeps it any more: the next round takes a new one.
      if (error instanceof CentralRefusal && error.code === 'snapshot_gone') noteSyncState(db, { snapshot: null });
      throw error;
    });
    await takePart(db, manifest, number, bytes, breathe);
    partial.pieces = [];
  }
}

async function whereSnapshotStands({ db, central }: RoundParts): Promise<{ manifest: SnapshotManifest; next: number }> {
  const { snapshot } = stateOf(db);
  if (snapshot !== null) return takenSchema.parse(JSON.parse(snapshot));
  const manifest = await central.manifest(db.clock().scope, schemaVersion(db.connection));
  noteSyncState(db, { snapshot: JSON.stringify({ manifest, next: 0 }) });
  return { manifest, next: 0 };
}

/** Medical record numbers for the time after these: asked for while half of them are left. Who waits with a provisional number gets a real one. */
async function renewNumbers(parts: RoundParts): Promise<void> {
  await leaseNumbers(parts);
  replaceProvisionalNumbers(parts.db);
}

async function leaseNumbers({ db, central }: RoundParts): Promise<void> {
  const blocks = db.all(db.build.selectFrom('record_block').selectAll().orderBy('id', 'desc'));
  const newest = blocks[0];
  if (!newest) return;
  const left = blocks.reduce((sum, block) => sum + Math.max(0, block.last - block.next + 1), 0);
  if (left > (newest.last - newest.first + 1) * RECORD_BLOCK_LEFT) return;
  try {
    const block = await central.recordBlock(newest.last);
    db.apply((tx) => { addBlock(tx, block); });
  } catch (error) {
    // All of the clinic's numbers are given out: the inbox tells of it while there are still some.
    if (!(error instanceof CentralRefusal) || error.code !== 'numbers_exhausted') throw error;
  }
}
