/** `npm run central`: starts the central, or does what an administrator asks. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type CentralDatabase, migrateCentral, openPostgres } from '../db/central/open.ts';
import { makeEnrolmentCode } from './administration.ts';
import { OrderError, USAGE, runCommand } from './commands.ts';
import { type CentralConfig, readConfig } from './config.ts';
import type { CentralContext } from './context.ts';
import { createCentralLog } from './log.ts';
import { keepBounded } from './prune.ts';
import { listen, stopOnSignal } from './serve.ts';
import { openDoor, orderThroughDoor, trialDatabase } from './trial.ts';

const TRIAL_WARNING = [
  'Ini hanya untuk mencoba: basis data tertanam bukan tempat untuk menyimpan data klinik. Untuk pemakaian nyata gunakan PostgreSQL (--database-url).',
  'This is for a trial only: the embedded database is no place to keep a clinic\'s data. For real use give it a PostgreSQL server (--database-url).',
].join('\n');

async function openDatabase(config: CentralConfig): Promise<CentralDatabase> {
  if (config.databaseUrl !== null) return openPostgres({ url: config.databaseUrl, connections: config.connections, ...(config.databaseCa === null ? {} : { authority: config.databaseCa }) });
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  // Only a trial loads the embedded database.
  const { openEmbedded } = await import('../db/central/open-embedded.ts').catch((error: unknown) => {
    throw new OrderError('No --database-url, and the embedded database of the trial is not installed here', { cause: error });
  });
  return openEmbedded(trialDatabase(config.dataDir));
}

async function openContext(config: CentralConfig): Promise<CentralContext> {
  const db = await openDatabase(config);
  await migrateCentral(db);
  return { db, clock: { now: () => Date.now() }, random: (bytes) => randomBytes(bytes), log: createCentralLog(config.logLevel) };
}

async function serve(config: CentralConfig): Promise<void> {
  const isTrial = config.databaseUrl === null;
  if (isTrial && await orderThroughDoor(config.dataDir, { ...config, command: 'clinics' }) !== null) throw new OrderError(`A central already runs over ${config.dataDir}`);
  const context = await openContext(config);
  const { app, url } = await listen(context, config);
  const closeDoor = isTrial ? await openDoor(context, config.dataDir) : async () => undefined;
  const stopPruning = keepBounded(context);
  stopOnSignal(async () => {
    stopPruning();
    await closeDoor();
    await app.close();
    await context.db.destroy();
  });
  const code = isTrial ? await firstCode(context) : null;
  if (config.json) process.stdout.write(`${JSON.stringify({ ready: true, url, ...(code === null ? {} : { code }) })}\n`);
  else announce(url, code, isTrial);
}

/** A trial without a clinic begins with a code for the first. */
async function firstCode(context: CentralContext): Promise<string | null> {
  const known = await context.db.selectFrom('clinic').select('id').limit(1).executeTakeFirst();
  if (known) return null;
  return (await makeEnrolmentCode(context, { newName: 'Klinik percobaan' }))?.code ?? null;
}

function announce(url: string, code: string | null, isTrial: boolean): void {
  if (isTrial) console.error(TRIAL_WARNING);
  process.stdout.write(`${url}\n`);
  if (code !== null) process.stdout.write(`Kode pendaftaran meja pertama / Code for the first desk: ${code}\n`);
}

async function administer(config: CentralConfig): Promise<void> {
  const throughDoor = config.databaseUrl === null ? await orderThroughDoor(config.dataDir, config) : null;
  if (throughDoor !== null) {
    print(throughDoor);
    return;
  }
  const context = await openContext(config);
  try {
    print(await runCommand(context, config));
  } finally {
    await context.db.destroy();
  }
}

function print(lines: readonly string[]): void { process.stdout.write(`${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`); }

try {
  const config = readConfig(process.argv.slice(2));
  if (config.command === 'help') print([USAGE]);
  else await (config.command === 'serve' ? serve(config) : administer(config));
} catch (error) {
  console.error(error instanceof OrderError ? error.message : error);
  process.exitCode = 1;
}
