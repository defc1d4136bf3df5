/**
 * The keyring: the database's 32-byte data key, wrapped separately by each user's password on this desk, by the printed
 * recovery key and, where it is good, by the operating system's store. It is local to a desk: never in the outbox, an
 * export, the audit or a log. Opening a wrap proves the secret, so no password hash is kept anywhere else.
 *
 * Wrap: scrypt (N = 2^15, r = 8, p = 1) of the secret, then AES-256-GCM. Written in two copies, each atomically.
 */
import { createCipheriv, createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from './atomic-file.ts';

const sealedSchema = z.object({ iv: z.string(), tag: z.string(), data: z.string() });
const wrapSchema = sealedSchema.extend({ salt: z.string() });
const keyringSchema = z.object({
  format: z.literal(1),
  revision: z.int(),
  passwords: z.array(z.object({ userId: z.string(), login: z.string(), wrap: wrapSchema })),
  recovery: wrapSchema,
  /** Last group of the recovery key: a checksum of the rest, so that a typing error is told from a wrong key. */
  recoveryCheck: z.string(),
  os: z.string().nullable(),
  /** Seals what must be kept while the database is locked; only the data key opens it again. */
  spool: z.object({ publicKey: z.string(), privateKey: sealedSchema }),
});
type KeyringFile = z.infer<typeof keyringSchema>;
type Sealed = z.infer<typeof sealedSchema>;
type Wrap = z.infer<typeof wrapSchema>;

export interface SecretStore { encrypt(secret: Buffer): Buffer; decrypt(sealed: Buffer): Buffer }

const FILES = ['keyring.json', 'keyring-copy.json'] as const;
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export class Keyring {
  readonly #folder: string;
  #file: KeyringFile;

  private constructor(folder: string, file: KeyringFile) {
    this.#folder = folder;
    this.#file = file;
  }

  /** A keyring for a new database. Answers the recovery key in groups, to be shown once. */
  static async create(folder: string, dataKey: Buffer): Promise<{ keyring: Keyring; recoveryKey: string }> {
    const pair = generateKeyPairSync('x25519');
    const recoveryKey = newRecoveryKey();
    const keyring = new Keyring(folder, {
      format: 1, revision: 0, passwords: [], os: null,
      recovery: await wrap(dataKey, plainRecoveryKey(recoveryKey)),
      recoveryCheck: recoveryKey.slice(-4),
      spool: {
        publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
        privateKey: seal(dataKey, pair.privateKey.export({ type: 'pkcs8', format: 'der' })),
      },
    });
    keyring.#save();
    return { keyring, recoveryKey };
  }

  /** The newest readable copy, also from the backup folder; null when none can be read. */
  static load(folder: string): Keyring | null {
    const copies = [...FILES.map((name) => join(folder, name)), join(folder, 'backups', 'keyring.json')]
      .map(readCopy).filter((copy) => copy !== null)
      .sort((left, right) => right.revision - left.revision);
    return copies[0] ? new Keyring(folder, copies[0]) : null;
  }

  static exists(folder: string): boolean {
    return FILES.some((name) => existsSync(join(folder, name)));
  }

  /** The user and the data key, or null. Takes as long for an unknown login as for a wrong password. */
  async unlockWithPassword(login: string, password: string): Promise<{ userId: string; dataKey: Buffer } | null> {
    const entry = this.#file.passwords.find((candidate) => candidate.login === login);
    const dataKey = await unwrap(entry?.wrap ?? this.#file.recovery, `password:${password}`);
    return entry && dataKey ? { userId: entry.userId, dataKey } : null;
  }

  async unlockWithRecoveryKey(typed: string): Promise<Buffer | null> {
    return unwrap(this.#file.recovery, plainRecoveryKey(typed));
  }

  /** Null when the store is another one than the key was sealed with, or holds nothing. */
  unlockWithStore(store: SecretStore): Buffer | null {
    if (!this.#file.os) return null;
    try {
      const key = store.decrypt(Buffer.from(this.#file.os, 'base64'));
      return key.length === 32 ? key : null;
    } catch {
      return null;
    }
  }

  hasPassword(userId: string): boolean { return this.#file.passwords.some((entry) => entry.userId === userId); }
  confirmsRecoveryKey(lastGroup: string): boolean { return normalise(lastGroup) === this.#file.recoveryCheck; }

  async setPassword(userId: string, login: string, password: string, dataKey: Buffer): Promise<void> {
    const wrapped = await wrap(dataKey, `password:${password}`);
    const others = this.#file.passwords.filter((entry) => entry.userId !== userId);
    this.#change({ passwords: [...others, { userId, login, wrap: wrapped }] });
  }

  removePassword(userId: string): void {
    this.#change({ passwords: this.#file.passwords.filter((entry) => entry.userId !== userId) });
  }

  /** A new recovery key; the old one opens nothing any more. */
  async renewRecoveryKey(dataKey: Buffer): Promise<string> {
    const recoveryKey = newRecoveryKey();
    this.#change({ recovery: await wrap(dataKey, plainRecoveryKey(recoveryKey)), recoveryCheck: recoveryKey.slice(-4) });
    return recoveryKey;
  }

  keepInStore(store: SecretStore, dataKey: Buffer): void { this.#change({ os: store.encrypt(dataKey).toString('base64') }); }

  /** Seals text with the keyring's public key: anybody at the desk can add, only the data key can read. */
  sealForLater(text: string): string {
    const once = generateKeyPairSync('x25519');
    const secret = diffieHellman({ privateKey: once.privateKey, publicKey: createPublicKey({ key: Buffer.from(this.#file.spool.publicKey, 'base64'), format: 'der', type: 'spki' }) });
    return JSON.stringify({ from: once.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), sealed: seal(spoolKey(secret), Buffer.from(text)) });
  }

  /** The text of `sealForLater`; null when it is torn or was sealed for another keyring. */
  openSealed(line: string, dataKey: Buffer): string | null {
    try {
      const { from, sealed } = z.object({ from: z.string(), sealed: sealedSchema }).parse(JSON.parse(line));
      const own = open(dataKey, this.#file.spool.privateKey);
      if (!own) return null;
      const secret = diffieHellman({ privateKey: createPrivateKey({ key: own, format: 'der', type: 'pkcs8' }), publicKey: createPublicKey({ key: Buffer.from(from, 'base64'), format: 'der', type: 'spki' }) });
      return open(spoolKey(secret), sealed)?.toString() ?? null;
    } catch {
      return null;
    }
  }

  #change(change: Partial<KeyringFile>): void {
    this.#file = { ...this.#file, ...change };
    this.#save();
  }

  #save(): void {
    this.#file = { ...this.#file, revision: this.#file.revision + 1 };
    const text = JSON.stringify(this.#file);
    for (const name of FILES) writeFileAtomic(join(this.#folder, name), text);
  }
}

function readCopy(file: string): KeyringFile | null {
  try {
    return keyringSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function spoolKey(secret: Buffer): Buffer { return Buffer.from(hkdfSync('sha256', secret, '', 'meja-depan spool', 32)); }

export function seal(key: Buffer, plain: Buffer): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const data = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') };
}

export function open(key: Buffer, sealed: Sealed): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64'));
    decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()]);
  } catch {
    return null;
  }
}

function stretch(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, 32, SCRYPT, (error, key) => { if (error) reject(error); else resolve(key); });
  });
}

/** Wraps bytes with a secret that a person types. */
export async function wrap(plain: Buffer, secret: string): Promise<Wrap> {
  const salt = randomBytes(16);
  return { salt: salt.toString('base64'), ...seal(await stretch(secret, salt), plain) };
}

export async function unwrap(wrapped: Wrap, secret: string): Promise<Buffer | null> {
  return open(await stretch(secret, Buffer.from(wrapped.salt, 'base64')), wrapped);
}

/** 120 random bits in six groups of four, and a seventh group that is a checksum. Crockford's alphabet: no I, L, O, U. */
function newRecoveryKey(): string {
  const letters = Array.from(randomBytes(24), (byte) => ALPHABET[byte % 32]).join('');
  return [...(letters.match(/.{4}/g) ?? []), checkGroup(letters)].join('-');
}

function checkGroup(letters: string): string {
  return Array.from(createHash('sha256').update(letters).digest().subarray(0, 4), (byte) => ALPHABET[byte % 32]).join('');
}

/** What a person types for a group, with the look-alikes put right. */
function normalise(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

function plainRecoveryKey(typed: string): string { return `recovery:${normalise(typed)}`; }
