/**
 * The key by which the central knows this desk (Ed25519), kept outside the database (main/guarded-file.ts). A new key lies
 * beside the one in use until the central has answered which device it belongs to, so that an enrolment whose answer was
 * lost can be repeated with the same key and gets the same answer.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { z } from 'zod';
import type { DataFolder } from '../../db/desk/data-folder.ts';
import { type GuardedName, readGuarded, removeGuarded, writeGuarded } from '../guarded-file.ts';

const secretSchema = z.object({ deviceId: z.uuid().nullable(), privateKey: z.string() });

const IN_USE: GuardedName = { file: 'sync-key.json', secretFile: 'sync-secret' };
const NEXT: GuardedName = { file: 'sync-key-next.json', secretFile: 'sync-secret-next' };

export class DeviceKey {
  readonly #privateKey: string;
  private constructor(privateKey: string) { this.#privateKey = privateKey; }

  /** SPKI, base64. */
  get publicKey(): string { return createPublicKey(this.#private()).export({ type: 'spki', format: 'der' }).toString('base64'); }
  /** Base64. */
  sign(text: string): string { return sign(null, Buffer.from(text), this.#private()).toString('base64'); }

  /** For a worker that signs: PKCS8, base64. Never logged, never sent to a window. */
  get secret(): string { return this.#privateKey; }
  static of(secret: string): DeviceKey { return new DeviceKey(secret); }

  /** The key in use and the device that the central knows by it; null when there is none or when nothing here opens it. */
  static inUse(folder: DataFolder): { readonly key: DeviceKey; readonly deviceId: string } | null {
    const { data } = secretSchema.safeParse(readGuarded(folder, IN_USE));
    return data && data.deviceId !== null ? { key: new DeviceKey(data.privateKey), deviceId: data.deviceId } : null;
  }

  /** The key to enrol with: the one of an enrolment that was not finished, else a new one. */
  static next(folder: DataFolder): DeviceKey {
    const known = secretSchema.safeParse(readGuarded(folder, NEXT));
    if (known.success) return new DeviceKey(known.data.privateKey);
    const privateKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
    writeGuarded(folder, NEXT, { deviceId: null, privateKey });
    return new DeviceKey(privateKey);
  }

  /** The central has answered: from now on this is the device's key. */
  static takeUp(folder: DataFolder, key: DeviceKey, deviceId: string): void { writeGuarded(folder, IN_USE, { deviceId, privateKey: key.#privateKey }); }

  /** The database knows the device as well: nothing need be repeated. */
  static settle(folder: DataFolder): void { removeGuarded(folder, NEXT); }

  static forget(folder: DataFolder): void { for (const name of [IN_USE, NEXT]) removeGuarded(folder, name); }

  #private() { return createPrivateKey({ key: Buffer.from(this.#privateKey, 'base64'), format: 'der', type: 'pkcs8' }); }
}
