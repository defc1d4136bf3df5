/**
 * This desk's signing key for anchors (Ed25519), outside the database, so that the data key alone does not give it:
 * `audit-key.json` in the data folder, its private half sealed by the operating system's store, or, where there is none,
 * by a random secret in a file of its own (`audit-secret`, readable by the desk's account only).
 *
 * The number of the last anchor is sealed with it: whoever takes the newest anchors out of the database cannot set it back.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { z } from 'zod';
import type { DataFolder } from '../../../db/desk/data-folder.ts';
import { readGuarded, writeGuarded } from '../../guarded-file.ts';

const secretSchema = z.object({ keyId: z.string(), privateKey: z.string(), lastNumber: z.int() });
type Secret = z.infer<typeof secretSchema>;

const KEY = { file: 'audit-key.json', secretFile: 'audit-secret' };

export class SigningKey {
  readonly #folder: DataFolder;
  #secret: Secret;

  private constructor(folder: DataFolder, secret: Secret) {
    this.#folder = folder;
    this.#secret = secret;
  }

  get id(): string { return this.#secret.keyId; }
  /** Of the newest anchor signed with this key; 0 before the first. */
  get lastNumber(): number { return this.#secret.lastNumber; }
  /** SPKI, base64. */
  get publicKey(): string { return createPublicKey(this.#private()).export({ type: 'spki', format: 'der' }).toString('base64'); }

  /** The key of this folder; null when there is none yet or when nothing here opens it. */
  static load(folder: DataFolder): SigningKey | null {
    const secret = secretSchema.safeParse(readGuarded(folder, KEY));
    return secret.success ? new SigningKey(folder, secret.data) : null;
  }

  /** A new key, kept at once. */
  static make(folder: DataFolder, keyId: string): SigningKey {
    const { privateKey } = generateKeyPairSync('ed25519');
    const key = new SigningKey(folder, { keyId, privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'), lastNumber: 0 });
    key.#save();
    return key;
  }

  /** Base64. */
  sign(text: string): string { return sign(null, Buffer.from(text), this.#private()).toString('base64'); }

  /** Remembers that the anchor with this number is in the database for good. */
  used(number: number): void {
    this.#secret = { ...this.#secret, lastNumber: Math.max(this.#secret.lastNumber, number) };
    this.#save();
  }

  #private() { return createPrivateKey({ key: Buffer.from(this.#secret.privateKey, 'base64'), format: 'der', type: 'pkcs8' }); }

  #save(): void { writeGuarded(this.#folder, KEY, this.#secret, { keyId: this.id, publicKey: this.publicKey }); }
}

/** Does the signature stand under this text? False also for a key or signature that is none. */
export function signatureHolds(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
