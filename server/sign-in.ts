/** A desk signs in: it signs a nonce that is good once, and gets a token that is good for a quarter of an hour. */
import type { z } from 'zod';
import type { DeviceTable } from '../db/central/tables.ts';
import { SCHEMAS, TOKEN_MINUTES, signedText, type tokenAnswer, type tokenRequest } from '../shared/sync/protocol.ts';
import { writeAudit } from './audit.ts';
import { courierKeys } from './courier.ts';
import { type CentralContext, newSecret, sha256 } from './context.ts';
import { CentralError } from './errors.ts';
import { isSigned, takeNonce } from './proof.ts';

const MINUTE = 60_000;

export async function giveToken(context: CentralContext, { deviceId, nonce, signature }: z.infer<typeof tokenRequest>): Promise<z.infer<typeof tokenAnswer>> {
  const { db } = context;
  if (!await takeNonce(context, db, deviceId, nonce)) throw new CentralError('nonce_unknown');
  const device = await db.selectFrom('device').selectAll().where('id', '=', deviceId).executeTakeFirst();
  if (!device || !isSigned(device, signedText(deviceId, nonce), signature)) {
    await writeAudit(context, db, 'sign_in_refused', { clinicId: device?.clinic_id ?? null, deviceId: device?.id ?? null });
    throw new CentralError('signature_wrong');
  }
  if (device.state === 'revoked') throw new CentralError('device_revoked');
  const token = newSecret(context);
  const now = context.clock.now();
  const expiresAt = now + TOKEN_MINUTES * MINUTE;
  await db.deleteFrom('token').where('expires_at', '<=', now).execute();
  await db.insertInto('token').values({ hash: sha256(token), device_id: deviceId, expires_at: expiresAt }).execute();
  await db.updateTable('device').set({ seen_at: now }).where('id', '=', deviceId).execute();
  return { token, expiresAt, serverTime: now, state: device.state, lastDevSeq: device.last_dev_seq, schema: { ...SCHEMAS }, courier: await courierKeys(context) };
}

/** The device that a request comes from. A revoked one is told so as long as its token lives. */
export async function deviceOf({ clock, db }: CentralContext, authorization: string | undefined): Promise<DeviceTable> {
  const token = /^Bearer ([\w-]{20,200})$/.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new CentralError('token_missing');
  const device = await db.selectFrom('token').innerJoin('device', 'device.id', 'token.device_id').selectAll('device')
    .where('token.hash', '=', sha256(token)).where('token.expires_at', '>', clock.now()).executeTakeFirst();
  if (!device) throw new CentralError('token_missing');
  if (device.state === 'revoked') throw new CentralError('device_revoked');
  return device;
}
