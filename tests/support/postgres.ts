/**
 * A throw-away PostgreSQL server of Debian's package, for what an embedded one with its single connection cannot show.
 * It listens on a socket in a scratch folder and nowhere else. Where the package is missing the tests fail and say so:
 * `apt-get install postgresql` (`.ci/run` does).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const VERSIONS = '/usr/lib/postgresql';
const OLDEST = 15;

export interface TestPostgres {
  /** A new empty database; answers its URL. */
  newDatabase(name: string): Promise<string>;
  /** One of the server's own programs, `pg_dump` for one; answers what it printed. */
  run(program: string, args: readonly string[], input?: Buffer): Buffer;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
  const programs = findPrograms();
  const owner = ownerOf();
  const folder = mkdtempSync(join(tmpdir(), 'meja-pg-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const options = { cwd: folder, ...owner };
  execFileSync(join(programs, 'initdb'), ['--no-sync', '--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C', `--pgdata=${data}`], { ...options, stdio: 'ignore' });
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=60'], { ...options, stdio: 'ignore' });
  const urlOf = (database: string): string => `postgres://postgres@/${database}?host=${folder}`;
  await ready(server, urlOf('postgres'));
  return {
    newDatabase: async (name) => {
      await ask(urlOf('postgres'), `CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    run: (program, args, input = Buffer.alloc(0)) => execFileSync(join(programs, program), [...args], { ...options, input, stdio: ['pipe', 'pipe', 'inherit'], maxBuffer: 64 * 1024 * 1024 }),
    stop: async () => {
      const ended = new Promise((resolve) => { server.once('exit', resolve); });
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).filter((version) => Number(version) >= OLDEST && existsSync(join(VERSIONS, version, 'bin/initdb'))) : [];
  const newest = versions.sort((one, other) => Number(other) - Number(one))[0];
  if (newest === undefined) throw new Error(`PostgreSQL ${OLDEST} or newer is not installed (looked in ${VERSIONS}): apt-get install postgresql. These tests are not skipped.`);
  return join(VERSIONS, newest, 'bin');
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function ownerOf(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function ready(server: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error('PostgreSQL did not start');
    const answered = await ask(url, 'SELECT 1').then(() => true, () => false);
    if (answered) return;
    await wait(50);
  }
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
