/**
 * Emergencies raised before anybody has unlocked the database: sealed lines in a file, synced to disk before the call
 * answers, taken into the database at the next sign-in. A torn last line is left out and the others are kept.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Keyring } from '../db/desk/keyring.ts';

const spooledSchema = z.object({ id: z.uuid(), temporaryName: z.string(), at: z.int() });
export type SpooledEmergency = z.infer<typeof spooledSchema>;

function spoolFile(folder: string): string { return join(folder, 'emergencies.sealed'); }

export function spoolEmergency(folder: string, keyring: Keyring, emergency: SpooledEmergency): void {
  const handle = openSync(spoolFile(folder), 'a', 0o600);
  try {
    writeSync(handle, `${keyring.sealForLater(JSON.stringify(emergency))}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function readSpool(folder: string, keyring: Keyring, dataKey: Buffer): SpooledEmergency[] {
  if (!existsSync(spoolFile(folder))) return [];
  const lines = readFileSync(spoolFile(folder), 'utf8').split('\n').filter((line) => line !== '');
  return lines.map((line) => keyring.openSealed(line, dataKey)).filter((text) => text !== null).map((text) => spooledSchema.parse(JSON.parse(text)));
}

/** How many are kept, for the number in the next temporary name. */
export function spoolSize(folder: string): number {
  return existsSync(spoolFile(folder)) ? readFileSync(spoolFile(folder), 'utf8').split('\n').filter((line) => line !== '').length : 0;
}

export function clearSpool(folder: string): void { rmSync(spoolFile(folder), { force: true }); }
