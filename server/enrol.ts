/**
 * A desk enrols: with an administrator's code, good once, or, when its history has split from what the central knows
 * (a copied or restored database), with a proof by its old key. The same request again gets the same answer, so that an
 * answer that was lost costs nothing.
 */
import type { z } from 'zod';
import type { DeviceTable } from '../db/central/tables.ts';
import { PROTOCOL, SCHEMAS, clinicScope, type enrolAnswer, type enrolRequest, forkText } from '../shared/sync/protocol.ts';
import { writeAudit } from './audit.ts';
import { type CentralContext, type Tx, newId, sha256 } from './context.ts';
import { CentralError } from './errors.ts';
import { type RecordBlock, freeBlock, freeLetter, isFree, takenIn } from './record-numbers.ts';
import { isDeviceKey, isSigned, takeNonce } from './proof.ts';
import { addScope } from './scope.ts';

type Request = z.infer<typeof enrolRequest>;
type Answer = z.infer<typeof enrolAnswer>;

/** Codes are told by telephone: spaces, dashes and small letters are no mistakes. */
export const codeHash = (code: string): string => sha256(`enrolment:${code.toUpperCase().replaceAll(/[\s-]/g, '')}`);

export async function enrol(context: CentralContext, request: Request): Promise<Answer> {
  checkVersions(request);
  if (!isDeviceKey(request.publicKey)) throw new CentralError('invalid_request');
  try {
    return await context.db.transaction().execute((tx) => (request.code.startsWith('fork:') ? enrolFork(context, tx, request) : enrolWithCode(context, tx, request)));
  } catch (error) {
    if (error instanceof CentralError) await writeAudit(context, context.db, 'enrolment_refused', { detail: error.code });
    throw error;
  }
}

function checkVersions({ protocol, schema }: Request): void {
  if (protocol > PROTOCOL || schema > SCHEMAS.newest) throw new CentralError('central_older');
  if (protocol < PROTOCOL || schema < SCHEMAS.oldest) throw new CentralError('desk_older');
}

async function enrolWithCode(context: CentralContext, tx: Tx, request: Request): Promise<Answer> {
  const code = await tx.selectFrom('enrolment_code').selectAll().where('hash', '=', codeHash(request.code)).forUpdate().executeTakeFirst();
  if (!code) throw new CentralError('code_wrong');
  if (code.used_by !== null) return answerAgain(context, tx, code.used_by, request);
  if (code.expires_at <= context.clock.now()) throw new CentralError('code_wrong');
  const clinicId = await clinicOf(context, tx, code, request);
  const device = await addDevice(context, tx, clinicId, request, 'active');
  await tx.updateTable('enrolment_code').set({ used_at: context.clock.now(), used_by: device.id }).where('hash', '=', code.hash).execute();
  await writeAudit(context, tx, 'device_enrolled', { clinicId, deviceId: device.id });
  return answerOf(context, tx, device);
}

/** The code was used: by this very desk, whose answer was lost, or by somebody else. */
async function answerAgain(context: CentralContext, tx: Tx, usedBy: string, request: Request): Promise<Answer> {
  const device = await tx.selectFrom('device').selectAll().where('id', '=', usedBy).executeTakeFirstOrThrow();
  if (device.public_key !== request.publicKey || device.state === 'revoked') throw new CentralError('code_wrong');
  return answerOf(context, tx, device);
}

/** A clinic comes into being with its first desk, under the id that it already has there. */
async function clinicOf(context: CentralContext, tx: Tx, code: { readonly clinic_id: string | null; readonly clinic_name: string }, { claim }: Request): Promise<string> {
  if (code.clinic_id !== null) {
    if (claim && claim.clinicId !== code.clinic_id) throw new CentralError('other_clinic');
    return code.clinic_id;
  }
  if (!claim) throw new CentralError('clinic_empty');
  const known = await tx.selectFrom('clinic').select('id').where('id', '=', claim.clinicId).executeTakeFirst();
  if (known) throw new CentralError('other_clinic');
  await addClinic(context, tx, claim.clinicId, code.clinic_name);
  return claim.clinicId;
}

export async function addClinic(context: CentralContext, tx: Tx, clinicId: string, name: string): Promise<void> {
  await tx.insertInto('clinic').values({ id: clinicId, name, numbers_from: 1, created_at: context.clock.now() }).execute();
  await addScope(context, tx, clinicScope(clinicId));
  await writeAudit(context, tx, 'clinic_added', { clinicId });
}

async function addDevice(context: CentralContext, tx: Tx, clinicId: string, request: Request, state: DeviceTable['state']): Promise<DeviceTable> {
  const scope = clinicScope(clinicId);
  // One enrolment of a clinic after the other: letters and numbers are given once.
  const { head } = await tx.selectFrom('scope_head').select('head').where('scope', '=', scope).forUpdate().executeTakeFirstOrThrow();
  const { claim } = request;
  // Before its first desk has sent what it has, nobody knows which letters and numbers it gave to others.
  if (!claim && head === 0) throw new CentralError('clinic_empty');
  if (claim && await tx.selectFrom('device').select('id').where('id', '=', claim.deviceId).executeTakeFirst()) throw new CentralError('fork');
  const taken = await takenIn(tx, clinicId, scope, claim?.deviceId ?? null);
  const device: DeviceTable = {
    id: claim?.deviceId ?? newId(context), clinic_id: clinicId, name: request.name, public_key: request.publicKey, state,
    letter: claim && !taken.letters.has(claim.letter) ? claim.letter : freeLetter(taken),
    last_dev_seq: 0, last_hlc: null, restamped: false, fork_of: await forkIn(tx, clinicId, request.forkOf), enrolled_at: context.clock.now(), seen_at: null,
  };
  await tx.insertInto('device').values(device).execute();
  await lease(context, tx, device, claim && isFree(claim, taken) ? claim : freeBlock(taken));
  return device;
}

/** Which desk it was before, if this clinic knows it. */
async function forkIn(tx: Tx, clinicId: string, forkOf: string | null): Promise<string | null> {
  if (forkOf === null) return null;
  const known = await tx.selectFrom('device').select('id').where('id', '=', forkOf).where('clinic_id', '=', clinicId).executeTakeFirst();
  return known?.id ?? null;
}

async function lease(context: CentralContext, tx: Tx, { id, clinic_id }: DeviceTable, { recordFrom, recordTo }: RecordBlock): Promise<void> {
  await tx.insertInto('record_block').values({ clinic_id, device_id: id, first: recordFrom, last: recordTo, leased_at: context.clock.now() }).execute();
}

async function enrolFork(context: CentralContext, tx: Tx, request: Request): Promise<Answer> {
  const [, nonce = '', signature = ''] = request.code.split(':');
  const old = request.forkOf === null ? undefined : await tx.selectFrom('device').selectAll().where('id', '=', request.forkOf).executeTakeFirst();
  const again = old && await tx.selectFrom('device').selectAll().where('fork_of', '=', old.id).where('public_key', '=', request.publicKey).executeTakeFirst();
  const proved = old !== undefined && isSigned(old, forkText(old.id, nonce, request.publicKey), signature);
  if (again && proved) return answerOf(context, tx, again);
  if (request.forkOf === null || !await takeNonce(context, tx, request.forkOf, nonce)) throw new CentralError('nonce_unknown');
  if (!old || !proved) throw new CentralError('signature_wrong');
  if (old.state === 'revoked') throw new CentralError('device_revoked');
  // What it still has to tell is told under its new name.
  const device = await addDevice(context, tx, old.clinic_id, { ...request, claim: null }, old.state);
  await writeAudit(context, tx, 'device_forked', { clinicId: old.clinic_id, deviceId: device.id, detail: old.id });
  return answerOf(context, tx, device);
}

async function answerOf({ clock }: CentralContext, tx: Tx, device: DeviceTable): Promise<Answer> {
  const clinic = await tx.selectFrom('clinic').select('name').where('id', '=', device.clinic_id).executeTakeFirstOrThrow();
  const { epoch } = await tx.selectFrom('scope_head').select('epoch').where('scope', '=', clinicScope(device.clinic_id)).executeTakeFirstOrThrow();
  const { first, last } = await tx.selectFrom('record_block').select(['first', 'last']).where('device_id', '=', device.id).orderBy('leased_at', 'desc').orderBy('first', 'desc').executeTakeFirstOrThrow();
  return { deviceId: device.id, clinicId: device.clinic_id, clinicName: clinic.name, letter: device.letter, recordFrom: first, recordTo: last, epoch, serverTime: clock.now() };
}

/** The next block of a desk. `after`: the end of the newest block that it has; a request that is repeated gets the same block. */
export async function leaseNextBlock(context: CentralContext, device: DeviceTable, after: number): Promise<RecordBlock> {
  const scope = clinicScope(device.clinic_id);
  return context.db.transaction().execute(async (tx) => {
    await tx.selectFrom('scope_head').select('head').where('scope', '=', scope).forUpdate().executeTakeFirstOrThrow();
    const known = await tx.selectFrom('record_block').select(['first', 'last']).where('device_id', '=', device.id).where('first', '>', after).orderBy('first').executeTakeFirst();
    if (known) return { recordFrom: known.first, recordTo: known.last };
    const block = freeBlock(await takenIn(tx, device.clinic_id, scope, null));
    await lease(context, tx, device, block);
    await writeAudit(context, tx, 'numbers_leased', { clinicId: device.clinic_id, deviceId: device.id, detail: `${block.recordFrom}-${block.recordTo}` });
    return block;
  });
}
