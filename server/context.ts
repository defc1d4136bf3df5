/** What every part of the central is given: its database, and the clock and the random source of the machine or of a test. */
import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { CentralDatabase } from '../db/central/open.ts';
import type { CentralTables } from '../db/central/tables.ts';
import { uuidv7 } from '../shared/domain/uuid.ts';
import type { CentralLog } from './log.ts';

export interface CentralContext {
  readonly db: CentralDatabase;
  readonly clock: { now(): number };
  readonly random: (bytes: number) => Buffer;
  readonly log: CentralLog;
}

/** Inside a transaction only this is used: the embedded database has one connection, and the outer one would wait for ever. */
export type Tx = Transaction<CentralTables>;

export function newId({ clock, random }: Pick<CentralContext, 'clock' | 'random'>): string {
  return uuidv7(clock.now(), (bytes) => {
    bytes.set(random(bytes.length));
    return bytes;
  });
}

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Secrets that the central hands out are kept as their hashes: a stolen copy of the database opens nothing. */
export const newSecret = ({ random }: Pick<CentralContext, 'random'>): string => random(32).toString('base64url');
