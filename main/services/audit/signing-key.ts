/**
 * This desk's signing key for anchors (Ed25519), outside the database, so that the data key alone does not give it:
 * `audit-key.json` in the data folder, its private half sealed by the operating system's store, or, where there is none,
 * by a random secret in a file of its own (`audit-secret`, readable by the desk's account only).
 *
 * The number of the last anchor is sealed with it: whoever takes the newest anchors out of the database cannot set it back.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../../db/desk/atomic-file.ts';
import type { DataFolder } from '../../../db/desk/data-folder.ts';
import { type SecretStore, open, seal } from '../../../db/desk/keyring.ts';

const sealedSchema = z.object({ iv: z.string(), tag: z.string(), data: z.string() });
const fileSchema = z.object({ format: z.literal(1), keyId: z.string(), publicKey: z.string(), guard: z.enum(['os', 'file']), sealed: z.string() });
const secretSchema = z.object({ keyId: z.string(), privateKey: z.string(), lastNumber: z.int() });
type Secret = z.infer<typeof secretSchema>;

const KEY_FILE = 'audit-key.json';
const SECRET_FILE = 'audit-secret';

const stores = new WeakMap<DataFolder, SecretStore | null>();
/** Names the operating system's store that guards the signing key of this folder; without one a secret file does. */
export function guardSigningKey(folder: DataFolder, store: SecretStore | null): void { stores.set(folder, store); }

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
    try {
      const file = fileSchema.parse(JSON.parse(readFileSync(join(folder.path, KEY_FILE), 'utf8')));
      const plain = file.guard === 'os' ? stores.get(folder)?.decrypt(Buffer.from(file.sealed, 'base64')) : openWithFile(folder, file.sealed);
      return plain ? new SigningKey(folder, secretSchema.parse(JSON.parse(plain.toString()))) : null;
    } catch {
      return null;
    }
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

  #save(): void {
    const store = stores.get(this.#folder);
    const plain = Buffer.from(JSON.stringify(this.#secret));
    const sealed = store ? store.encrypt(plain).toString('base64') : JSON.stringify(seal(fileSecret(this.#folder), plain));
    writeFileAtomic(join(this.#folder.path, KEY_FILE), JSON.stringify({ format: 1, keyId: this.id, publicKey: this.publicKey, guard: store ? 'os' : 'file', sealed }));
    // Left from before the store was there.
    if (store) rmSync(join(this.#folder.path, SECRET_FILE), { force: true });
  }
}

/** Does the signature stand under this text? False also for a key or signature that is none. */
export function signatureHolds(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function fileSecret(folder: DataFolder): Buffer {
  const file = join(folder.path, SECRET_FILE);
  if (!existsSync(file)) writeFileAtomic(file, randomBytes(32));
  return readFileSync(file);
}

/** Makes no secret where there is none: reading changes nothing. */
function openWithFile(folder: DataFolder, sealed: string): Buffer | null { return open(readFileSync(join(folder.path, SECRET_FILE)), sealedSchema.parse(JSON.parse(sealed))); }
