/**
 * A secret of this desk outside its database, so that the data key alone does not give it: a JSON file in the data folder,
 * its content sealed by the operating system's store, or, where there is none, by a random secret in a file of its own
 * (readable by the desk's account only).
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../db/desk/atomic-file.ts';
import type { DataFolder } from '../db/desk/data-folder.ts';
import { type SecretStore, open, seal } from '../db/desk/keyring.ts';

const sealedSchema = z.object({ iv: z.string(), tag: z.string(), data: z.string() });
const fileSchema = z.object({ format: z.literal(1), guard: z.enum(['os', 'file']), sealed: z.string() });

/** `secretFile`: where the random secret lies when the operating system has no store. */
export interface GuardedName { readonly file: string; readonly secretFile: string }

const stores = new WeakMap<DataFolder, SecretStore | null>();
/** Names the operating system's store that guards the secrets of this folder; without one a secret file does. */
export function guardSecrets(folder: DataFolder, store: SecretStore | null): void { stores.set(folder, store); }

/** The content as it was kept; null when there is none or when nothing here opens it. */
export function readGuarded(folder: DataFolder, { file, secretFile }: GuardedName): unknown {
  try {
    const { guard, sealed } = fileSchema.parse(JSON.parse(readFileSync(join(folder.path, file), 'utf8')));
    const plain = guard === 'os' ? stores.get(folder)?.decrypt(Buffer.from(sealed, 'base64')) : open(fileSecret(folder, secretFile), sealedSchema.parse(JSON.parse(sealed)));
    return plain ? JSON.parse(plain.toString()) : null;
  } catch {
    return null;
  }
}

/** `beside`: what is no secret and stands readable in the file. */
export function writeGuarded(folder: DataFolder, { file, secretFile }: GuardedName, content: object, beside: Readonly<Record<string, string>> = {}): void {
  const store = stores.get(folder);
  const plain = Buffer.from(JSON.stringify(content));
  const sealed = store ? store.encrypt(plain).toString('base64') : JSON.stringify(seal(fileSecret(folder, secretFile), plain));
  writeFileAtomic(join(folder.path, file), JSON.stringify({ format: 1, ...beside, guard: store ? 'os' : 'file', sealed }));
  // Left from before the store was there.
  if (store) rmSync(join(folder.path, secretFile), { force: true });
}

export function removeGuarded(folder: DataFolder, { file, secretFile }: GuardedName): void {
  for (const name of [file, secretFile]) rmSync(join(folder.path, name), { force: true });
}

function fileSecret(folder: DataFolder, name: string): Buffer {
  const file = join(folder.path, name);
  if (!existsSync(file)) writeFileAtomic(file, randomBytes(32));
  return readFileSync(file);
}
