/**
 * The keyring, in two layers. Each user's password on this desk and the printed recovery key wrap a 32-byte master key; the
 * master key seals the data keys: today's database's first, then those of databases before it, with which older backups are
 * encrypted. So a new data key leaves every password as it is. The operating system's store, where it is good, holds the
 * data keys without the master key. In format 1 the wraps held the data key itself.
 *
 * It is local to a desk: never in the outbox, an export, the audit or a log. Opening a wrap proves the secret, so no
 * password hash is kept anywhere else.
 *
 * Wrap: scrypt (N = `KEY_WORK`, r = 8, p = 1) of the secret, then AES-256-GCM. Written in two copies, each atomically; while a
 * new data key comes into force there is a third, `keyring-next.json` (key-switch.ts).
 */
import { createCipheriv, createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from './atomic-file.ts';
import { currentDatabase } from './data-folder.ts';

const sealedSchema = z.object({ iv: z.string(), tag: z.string(), data: z.string() });
/** scrypt's N: how dear each guess of a secret is, in time and memory. Every wrap says its own, so that it can grow with the computers. */
export const KEY_WORK = 2 ** 15;
const isPowerOfTwo = (work: number): boolean => Number.isInteger(Math.log2(work));
export const wrapSchema = sealedSchema.extend({ salt: z.string(), work: z.int().min(2).max(2 ** 20).refine(isPowerOfTwo).default(KEY_WORK) });
const keyringSchema = z.object({
  format: z.union([z.literal(1), z.literal(2)]),
  revision: z.int(),
  passwords: z.array(z.object({ userId: z.string(), login: z.string(), wrap: wrapSchema })),
  recovery: wrapSchema,
  /** Last group of the recovery key: a checksum of the rest, so that a typing error is told from a wrong key. */
  recoveryCheck: z.string(),
  /** The data keys, one after the other, sealed with the master key. Null in format 1: the only data key is the master key. */
  keys: sealedSchema.nullable().default(null),
  /** Since when there is today's data key, UTC milliseconds; null: since the clinic was founded. */
  dataKeyAt: z.number().nullable().default(null),
  os: z.string().nullable(),
  /** Seals what must be kept while the database is locked; only the data key opens it again. */
  spool: z.object({ publicKey: z.string(), privateKey: sealedSchema }),
});
type KeyringFile = z.infer<typeof keyringSchema>;
type Sealed = z.infer<typeof sealedSchema>;
type Wrap = z.infer<typeof wrapSchema>;

/** What opening the keyring gives. */
export interface DeskKeys {
  /** Null when the operating system's store opened it. */
  readonly masterKey: Buffer | null;
  /** Of today's database. */
  readonly dataKey: Buffer;
  /** Of databases before it, newest first. */
  readonly earlierKeys: readonly Buffer[];
}
export type MasteredKeys = DeskKeys & { readonly masterKey: Buffer };

/** A new data key, before anything is written. */
export interface Renewal {
  readonly keys: MasteredKeys;
  /** With a new master key: the only wraps that open it. */
  readonly wraps: Pick<KeyringFile, 'passwords' | 'recovery' | 'recoveryCheck'> | null;
  /** Belongs to `wraps`; to be shown once. */
  readonly recoveryKey: string | null;
}

export interface SecretStore { encrypt(secret: Buffer): Buffer; decrypt(sealed: Buffer): Buffer }

const FILES = ['keyring.json', 'keyring-copy.json'] as const;
const BESIDE_BACKUPS = join('backups', 'keyring.json');
const NEXT = 'keyring-next.json';
const KEY_BYTES = 32;
/** Twice what scrypt needs: 128 bytes a block, N x r blocks. */
const scryptBy = (work: number) => ({ N: work, r: 8, p: 1, maxmem: 2 * 128 * 8 * work });
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export class Keyring {
  readonly #folder: string;
  readonly #work: number;
  #file: KeyringFile;

  private constructor(folder: string, file: KeyringFile, work: number) {
    this.#folder = folder;
    this.#file = file;
    this.#work = work;
  }

  /** A keyring for a new database. Answers the recovery key in groups, to be shown once. `work`: of the wraps that it makes; less than usual in tests only. */
  static async create(folder: string, dataKey: Buffer, work = KEY_WORK): Promise<{ keyring: Keyring; recoveryKey: string; keys: MasteredKeys }> {
    const pair = generateKeyPairSync('x25519');
    const recoveryKey = newRecoveryKey();
    const masterKey = randomBytes(KEY_BYTES);
    const keyring = new Keyring(folder, {
      format: 2, revision: 0, passwords: [], os: null, dataKeyAt: null,
      recovery: await wrap(masterKey, plainRecoveryKey(recoveryKey), work),
      recoveryCheck: recoveryKey.slice(-4),
      keys: seal(masterKey, dataKey),
      spool: {
        publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
        privateKey: seal(dataKey, pair.privateKey.export({ type: 'pkcs8', format: 'der' })),
      },
    }, work);
    keyring.#save();
    return { keyring, recoveryKey, keys: { masterKey, dataKey, earlierKeys: [] } };
  }

  /** The newest readable copy, also from the backup folder, and the next one when its database has come into force; null when none can be read. */
  static load(folder: string, work = KEY_WORK): Keyring | null {
    const copies = [...FILES.map((name) => join(folder, name)), join(folder, BESIDE_BACKUPS)].map(readCopy);
    const next = readNext(folder);
    if (next && next.database === currentDatabase(folder)) copies.push(next.keyring);
    const found = copies.filter((copy) => copy !== null).sort((left, right) => right.revision - left.revision);
    return found[0] ? new Keyring(folder, found[0], work) : null;
  }

  static exists(folder: string): boolean {
    return FILES.some((name) => existsSync(join(folder, name)));
  }

  /** The user and the keys, or null. Takes as long for an unknown login as for a wrong password. */
  async unlockWithPassword(login: string, password: string): Promise<({ userId: string } & MasteredKeys) | null> {
    const entry = this.#file.passwords.find((candidate) => candidate.login === login);
    const keys = this.#keysUnder(await unwrap(entry?.wrap ?? this.#file.recovery, `password:${password}`));
    return entry && keys ? { userId: entry.userId, ...keys } : null;
  }

  async unlockWithRecoveryKey(typed: string): Promise<MasteredKeys | null> {
    return this.#keysUnder(await unwrap(this.#file.recovery, plainRecoveryKey(typed)));
  }

  /** Null when the store is another one than the keys were sealed with, or holds nothing. */
  unlockWithStore(store: SecretStore): DeskKeys | null {
    if (!this.#file.os) return null;
    try {
      const keys = split(store.decrypt(Buffer.from(this.#file.os, 'base64')));
      return keys && { masterKey: null, ...keys };
    } catch {
      return null;
    }
  }

  /** Do passwords and recovery key survive a new data key? Not in format 1, where they wrap the data key itself. */
  get layered(): boolean { return this.#file.keys !== null; }
  get dataKeyAt(): number | null { return this.#file.dataKeyAt; }

  hasPassword(userId: string): boolean { return this.#file.passwords.some((entry) => entry.userId === userId); }
  confirmsRecoveryKey(lastGroup: string): boolean { return normalise(lastGroup) === this.#file.recoveryCheck; }

  async setPassword(userId: string, login: string, password: string, masterKey: Buffer): Promise<void> {
    const wrapped = await wrap(masterKey, `password:${password}`, this.#work);
    const others = this.#file.passwords.filter((entry) => entry.userId !== userId);
    this.#change({ passwords: [...others, { userId, login, wrap: wrapped }] });
  }

  removePassword(userId: string): void {
    this.#change({ passwords: this.#file.passwords.filter((entry) => entry.userId !== userId) });
  }

  /** A new recovery key; the old one opens this keyring no more. */
  async renewRecoveryKey(masterKey: Buffer): Promise<string> {
    const recoveryKey = newRecoveryKey();
    this.#change({ recovery: await wrap(masterKey, plainRecoveryKey(recoveryKey), this.#work), recoveryCheck: recoveryKey.slice(-4) });
    return recoveryKey;
  }

  /** A new data key under a new master key: only this user's password and a new recovery key open it. */
  async allKeysNew({ dataKey, earlierKeys }: DeskKeys, user: { id: string; login: string; password: string }): Promise<Renewal> {
    const masterKey = randomBytes(KEY_BYTES);
    const recoveryKey = newRecoveryKey();
    const password = await wrap(masterKey, `password:${user.password}`, this.#work);
    return {
      keys: { masterKey, dataKey: randomBytes(KEY_BYTES), earlierKeys: [dataKey, ...earlierKeys] },
      wraps: { passwords: [{ userId: user.id, login: user.login, wrap: password }], recovery: await wrap(masterKey, plainRecoveryKey(recoveryKey), this.#work), recoveryCheck: recoveryKey.slice(-4) },
      recoveryKey,
    };
  }

  keepInStore(store: SecretStore, keys: DeskKeys): void { this.#change({ os: inStore(store, keys) }); }

  /**
   * What `Renewal` makes of this keyring for the database file `database`, written beside it. It is in force from the moment
   * CURRENT names that database, and until then nothing has changed.
   */
  announce(database: string, { keys, wraps }: Renewal, store: SecretStore | null, now: number): void {
    const before = keys.earlierKeys[0];
    const spool = before && open(before, this.#file.spool.privateKey);
    if (!spool) throw new Error('The keys before do not open this keyring');
    const keyring: KeyringFile = {
      ...this.#file, ...wraps, format: 2, revision: this.#file.revision + 1, dataKeyAt: now,
      keys: seal(keys.masterKey, Buffer.concat([keys.dataKey, ...keys.earlierKeys])),
      os: store ? inStore(store, keys) : null,
      spool: { publicKey: this.#file.spool.publicKey, privateKey: seal(keys.dataKey, spool) },
    };
    writeFileAtomic(join(this.#folder, NEXT), JSON.stringify({ database, keyring } satisfies NextKeyring));
  }

  /** Writes what is in force to every copy, the one beside the backups too, and takes the announcement away. */
  settle(): void {
    const text = JSON.stringify(this.#file);
    for (const name of [...FILES, BESIDE_BACKUPS]) writeFileAtomic(join(this.#folder, name), text);
    rmSync(join(this.#folder, NEXT), { force: true });
  }

  /** The database that a keyring was announced for; null when none is. */
  static announcedFor(folder: string): string | null { return readNext(folder)?.database ?? null; }
  static withdraw(folder: string): void { rmSync(join(folder, NEXT), { force: true }); }

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

  #keysUnder(masterKey: Buffer | null): MasteredKeys | null {
    if (!masterKey) return null;
    if (!this.#file.keys) return { masterKey, dataKey: masterKey, earlierKeys: [] };
    const opened = open(masterKey, this.#file.keys);
    const keys = opened && split(opened);
    return keys && { masterKey, ...keys };
  }

  #change(change: Partial<KeyringFile>): void {
    this.#file = { ...this.#file, ...change };
    this.#save();
  }

  #save(): void {
    this.#file = { ...this.#file, revision: this.#file.revision + 1 };
    const text = JSON.stringify(this.#file);
    for (const name of FILES) writeFileAtomic(join(this.#folder, name), text);
    // Beside the backups the secrets that were just taken back must not go on opening it.
    const beside = join(this.#folder, BESIDE_BACKUPS);
    if (existsSync(beside)) writeFileAtomic(beside, text);
  }
}

const nextSchema = z.object({ database: z.string(), keyring: keyringSchema });
type NextKeyring = z.infer<typeof nextSchema>;

function readNext(folder: string): NextKeyring | null {
  try {
    return nextSchema.parse(JSON.parse(readFileSync(join(folder, NEXT), 'utf8')));
  } catch {
    return null;
  }
}

/** A new data key under the same master key: every password and the recovery key stay good. */
export function newDataKey({ masterKey, dataKey, earlierKeys }: MasteredKeys): Renewal {
  return { keys: { masterKey, dataKey: randomBytes(KEY_BYTES), earlierKeys: [dataKey, ...earlierKeys] }, wraps: null, recoveryKey: null };
}

/** The data keys that were sealed one after the other. */
function split(bytes: Buffer): Pick<DeskKeys, 'dataKey' | 'earlierKeys'> | null {
  if (bytes.length === 0 || bytes.length % KEY_BYTES !== 0) return null;
  const earlierKeys = Array.from({ length: bytes.length / KEY_BYTES - 1 }, (_, index) => bytes.subarray((index + 1) * KEY_BYTES, (index + 2) * KEY_BYTES));
  return { dataKey: bytes.subarray(0, KEY_BYTES), earlierKeys };
}

function inStore(store: SecretStore, { dataKey, earlierKeys }: DeskKeys): string {
  return store.encrypt(Buffer.concat([dataKey, ...earlierKeys])).toString('base64');
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

function stretch(secret: string, salt: Buffer, work: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, 32, scryptBy(work), (error, key) => { if (error) reject(error); else resolve(key); });
  });
}

/** Wraps bytes with a secret that a person types. */
export async function wrap(plain: Buffer, secret: string, work = KEY_WORK): Promise<Wrap> {
  const salt = randomBytes(16);
  return { salt: salt.toString('base64'), work, ...seal(await stretch(secret, salt, work), plain) };
}

export async function unwrap(wrapped: Wrap, secret: string): Promise<Buffer | null> {
  return open(await stretch(secret, Buffer.from(wrapped.salt, 'base64'), wrapped.work), wrapped);
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
