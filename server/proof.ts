/** How a desk proves that it is the one: a signature with its Ed25519 key over a nonce that is good once. */
import { type KeyObject, createPublicKey, verify } from 'node:crypto';
import type { z } from 'zod';
import type { DeviceTable } from '../db/central/tables.ts';
import type { nonceAnswer } from '../shared/sync/protocol.ts';
import { type CentralContext, type Tx, newSecret, sha256 } from './context.ts';

const NONCE_MS = 5 * 60_000;

/** Also for a device that nobody knows: whether it is known, only its key can learn. */
export async function giveNonce(context: CentralContext, deviceId: string): Promise<z.infer<typeof nonceAnswer>> {
  const nonce = newSecret(context);
  const now = context.clock.now();
  await context.db.deleteFrom('nonce').where('expires_at', '<=', now).execute();
  await context.db.insertInto('nonce').values({ hash: sha256(nonce), device_id: deviceId, expires_at: now + NONCE_MS }).execute();
  return { nonce, serverTime: now };
}

/** Whoever takes it away may use it: good once. */
export async function takeNonce({ clock }: Pick<CentralContext, 'clock'>, db: Tx | CentralContext['db'], deviceId: string, nonce: string): Promise<boolean> {
  const taken = await db.deleteFrom('nonce').where('hash', '=', sha256(nonce)).where('device_id', '=', deviceId).where('expires_at', '>', clock.now()).returning('hash').executeTakeFirst();
  return taken !== undefined;
}

export function isSigned({ public_key }: Pick<DeviceTable, 'public_key'>, text: string | Buffer, signature: string): boolean {
  const key = keyOf(public_key);
  return key !== null && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

export const isDeviceKey = (publicKey: string): boolean => keyOf(publicKey)?.asymmetricKeyType === 'ed25519';

function keyOf(publicKey: string): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}
