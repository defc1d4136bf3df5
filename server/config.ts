/** What the command line and the environment say. A word on the command line goes before the environment's. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

const SWITCHES = {
  'database-url': { type: 'string' }, 'database-ca': { type: 'string' }, connections: { type: 'string' }, data: { type: 'string' }, host: { type: 'string' }, port: { type: 'string' },
  'trust-proxy': { type: 'string' }, 'tls-cert': { type: 'string' }, 'tls-key': { type: 'string' }, 'per-minute': { type: 'string' }, 'log-level': { type: 'string' },
  json: { type: 'boolean' }, new: { type: 'string' }, clinic: { type: 'string' }, out: { type: 'string' },
} as const;

export interface CentralConfig {
  readonly command: string;
  /** What stands after the command. */
  readonly rest: readonly string[];
  readonly databaseUrl: string | null;
  /** PEM of the authority of the database server's certificate. */
  readonly databaseCa: string | null;
  readonly connections: number;
  /** The trial's folder. */
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly trustProxy: boolean | string;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly perMinute: number;
  readonly logLevel: string;
  readonly json: boolean;
  readonly newClinic: string | null;
  readonly clinic: string | null;
  readonly out: string | null;
}

const PORT = 4310;
const numberSchema = z.coerce.number().int().nonnegative();
const levelSchema = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']);

export function readConfig(args: readonly string[], env: NodeJS.ProcessEnv = process.env): CentralConfig {
  const { values, positionals } = parseArgs({ args: [...args], options: SWITCHES, allowPositionals: true });
  const text = (name: keyof typeof values): string | null => {
    const given = values[name] ?? env[`MEJA_CENTRAL_${name.toUpperCase().replaceAll('-', '_')}`];
    return typeof given === 'string' && given !== '' ? given : null;
  };
  const file = (name: keyof typeof values): string | null => {
    const path = text(name);
    return path === null ? null : readFileSync(path, 'utf8');
  };
  const [cert, key] = [file('tls-cert'), file('tls-key')];
  if ((cert === null) !== (key === null)) throw new Error('--tls-cert and --tls-key belong together');
  const trustProxy = text('trust-proxy');
  return {
    command: positionals[0] ?? 'serve', rest: positionals[0] === 'courier' ? positionals.slice(1).map((path) => resolve(path)) : positionals.slice(1),
    databaseUrl: text('database-url'), databaseCa: file('database-ca'), connections: numberSchema.parse(text('connections') ?? 10),
    dataDir: resolve(text('data') ?? join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'meja-depan-central')),
    host: text('host') ?? '127.0.0.1', port: numberSchema.max(65_535).parse(text('port') ?? PORT),
    trustProxy: trustProxy === 'true' ? true : (trustProxy ?? false),
    tls: cert === null || key === null ? null : { cert, key },
    perMinute: numberSchema.parse(text('per-minute') ?? 1200), logLevel: levelSchema.parse(text('log-level') ?? 'info'),
    json: values.json === true, newClinic: text('new'), clinic: text('clinic'), out: values.out === undefined ? null : resolve(values.out),
  };
}
