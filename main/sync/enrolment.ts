/**
 * How a desk becomes known to a central, and how it goes on under a new identity when its history has split from what the
 * central knows of it (a copied data folder, a restored backup): it keeps its data, counts its changes anew and tells them
 * all again; the central knows by their ids which it has.
 */
import type { ApplyTx, DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { DataFolder } from '../../db/desk/data-folder.ts';
import { schemaVersion } from '../../db/desk/migrate.ts';
import { formatHlc } from '../../shared/domain/hlc.ts';
import { PROTOCOL, type enrolAnswer, forkCode, forkText } from '../../shared/sync/protocol.ts';
import type { z } from 'zod';
import type { Central } from './central.ts';
import { DeviceKey } from './device-key.ts';
import { renumber } from './outgoing.ts';
import { CentralRefusal } from './trouble.ts';
import type { Connection } from './transport.ts';

export type Enrolled = z.infer<typeof enrolAnswer>;

/** The node of a device in stamps. */
export const nodeOf = (deviceId: string): string => deviceId.replaceAll('-', '').slice(-16);

export interface EnrolParts { readonly db: DeskDatabase; readonly folder: DataFolder; readonly central: Central; readonly connection: Connection }

/**
 * This desk joins with the data it has. When the central knows its identity already (it left, or is a restored copy), the
 * same code makes it a new one.
 */
export async function enrolHere(parts: EnrolParts, code: string, actor: string): Promise<void> {
  const { db, folder, central } = parts;
  const own = ownDevice(db);
  const key = DeviceKey.next(folder);
  const request = { code, publicKey: key.publicKey, name: own.name, protocol: PROTOCOL, schema: schemaVersion(db.connection) };
  const claim = { clinicId: clinicIdOf(db), deviceId: own.id, letter: own.letter, recordFrom: own.record_from, recordTo: own.record_to };
  const answer = await central.enrol({ ...request, claim, forkOf: null }).catch((error: unknown) => {
    if (!(error instanceof CentralRefusal) || error.code !== 'fork') throw error;
    return central.enrol({ ...request, claim: null, forkOf: own.id });
  });
  if (answer.clinicId !== clinicIdOf(db)) throw new CentralRefusal('other_clinic');
  become(parts, answer, key, actor);
}

/** Without an administrator: the old key proves whose history this is. */
export async function enrolAnew(parts: EnrolParts): Promise<void> {
  const { db, folder, central } = parts;
  const own = ownDevice(db);
  const old = DeviceKey.inUse(folder);
  if (!old) throw new CentralRefusal('signature_wrong');
  const key = DeviceKey.next(folder);
  const nonce = await central.nonce(old.deviceId);
  const code = forkCode(nonce, old.key.sign(forkText(old.deviceId, nonce, key.publicKey)));
  const answer = await central.enrol({ code, publicKey: key.publicKey, name: own.name, protocol: PROTOCOL, schema: schemaVersion(db.connection), claim: null, forkOf: old.deviceId });
  become(parts, answer, key, 'system');
  // A restore had given it an identity that the central has never met, and that nobody uses any more.
  if (own.id !== old.deviceId) retire(db, own.id);
}

/** The key first: it is known under both, and an identity without its key would need an administrator again. */
function become({ db, folder, connection }: EnrolParts, answer: Enrolled, key: DeviceKey, actor: string): void {
  const own = ownDevice(db);
  const isOther = answer.deviceId !== own.id;
  DeviceKey.takeUp(folder, key, answer.deviceId);
  db.apply((tx) => {
    if (isOther) takeIdentity(tx, answer.deviceId);
    renumber(tx);
    beginSync(tx, connection, answer);
    takeBlock(tx, answer, isOther);
  });
  DeviceKey.settle(folder);
  db.write({ actor, requestId: null, call: 'sync.enrol' }, (tx) => {
    if (isOther || answer.letter !== own.letter || answer.recordFrom !== own.record_from) writeDevice(db, tx, answer, own.name);
    tx.audit('settings', 'device', answer.deviceId, isOther ? `enrolled; before: ${own.id}` : 'enrolled');
  });
}

function retire(db: DeskDatabase, deviceId: string): void {
  db.write({ actor: 'system', requestId: null, call: 'sync.enrol' }, (tx) => {
    tx.run(db.build.updateTable('device').set({ voided_at: tx.now, void_reason: 'restored', updated_at: tx.now, updated_by: tx.actor }).where('id', '=', deviceId).where('voided_at', 'is', null));
  });
}

function takeIdentity(tx: ApplyTx, deviceId: string): void {
  tx.run('UPDATE clock SET device_id = ?, node = ?, last_hlc = substr(last_hlc, 1, 18) || ?', deviceId, nodeOf(deviceId), nodeOf(deviceId));
}

/** What a desk notes when it is with a central from now on. Its clock never stays behind the central's time. */
export function beginSync(tx: ApplyTx, { url, proxy, ca }: Connection, { epoch, serverTime, deviceId }: Pick<Enrolled, 'epoch' | 'serverTime' | 'deviceId'>): void {
  tx.run('DELETE FROM sync_state');
  tx.run(`INSERT INTO sync_state (id, url, proxy, ca, enrolled_at, paused, fault, epoch, seq, chain, acked, newest, snapshot, sent, received, schema, last_success_at, skew)
    VALUES (1, ?, ?, ?, ?, 0, NULL, ?, 0, '', 0, '', NULL, 0, 0, 0, NULL, NULL)`, url, proxy, ca, tx.now, epoch);
  tx.seen(formatHlc({ ms: serverTime, counter: 0, node: nodeOf(deviceId) }));
}

/** Numbers of another device are not given any more; those of this one are given on. */
function takeBlock(tx: ApplyTx, { recordFrom, recordTo }: Enrolled, isOther: boolean): void {
  const known = tx.get<{ id: number }>('SELECT id FROM record_block WHERE first = ? AND last = ?', recordFrom, recordTo);
  if (isOther || !known) tx.run('UPDATE record_block SET next = last + 1 WHERE first <> ? OR last <> ?', recordFrom, recordTo);
  if (!known) addBlock(tx, { recordFrom, recordTo });
}

export function addBlock(tx: ApplyTx, { recordFrom, recordTo }: Pick<Enrolled, 'recordFrom' | 'recordTo'>): void {
  tx.run('INSERT INTO record_block (id, first, last, next) SELECT coalesce(max(id), 0) + 1, ?, ?, ? FROM record_block', recordFrom, recordTo, recordFrom);
}

/** The row by which all desks of the clinic know this one. */
export function writeDevice(db: DeskDatabase, tx: WriteTx, { deviceId, clinicId, letter, recordFrom, recordTo }: Enrolled, name: string): void {
  const values = { letter, record_from: recordFrom, record_to: recordTo, updated_at: tx.now, updated_by: tx.actor };
  const known = tx.first(db.build.selectFrom('device').select('id').where('id', '=', deviceId));
  if (known) tx.run(db.build.updateTable('device').set(values).where('id', '=', deviceId));
  else tx.run(db.build.insertInto('device').values({ id: deviceId, clinic_id: clinicId, name, ...values, created_at: tx.now, created_by: tx.actor, voided_at: null, void_reason: null }));
}

/** The desk goes on alone with the data it has. */
export function leave(db: DeskDatabase, folder: DataFolder, actor: string, reason: string): void {
  db.write({ actor, requestId: null, call: 'sync.leave' }, (tx) => { tx.audit('settings', 'device', tx.deviceId, `left the central: ${reason}`); });
  db.apply((tx) => { for (const table of ['sync_state', 'sync_parked', 'sync_rejected', 'sync_courier']) tx.run(`DELETE FROM ${table}`); });
  DeviceKey.forget(folder);
}

function ownDevice(db: DeskDatabase) {
  const device = db.first(db.build.selectFrom('device').select(['id', 'letter', 'name', 'record_from', 'record_to']).where('id', '=', db.clock().device_id));
  if (!device) throw new Error('The desk has no row of its own');
  return device;
}

function clinicIdOf(db: DeskDatabase): string { return db.clock().scope.slice('clinic:'.length); }
