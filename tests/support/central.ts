/** A real central in this process over an embedded PostgreSQL, and a bare desk that speaks its protocol. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import pino from 'pino';
import type { z } from 'zod';
import { type CentralDatabase, migrateCentral } from '../../db/central/open.ts';
import { openEmbedded } from '../../db/central/open-embedded.ts';
import { makeEnrolmentCode } from '../../server/administration.ts';
import { buildCentral } from '../../server/central.ts';
import type { CentralContext } from '../../server/context.ts';
import { formatHlc } from '../../shared/domain/hlc.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import type { Change } from '../../shared/sync/change.ts';
import {
  PATHS, PROTOCOL, type PullAnswer, clinicScope, enrolAnswer, nonceAnswer, protocolErrorSchema, pullAnswer, pushAnswer, signedText, tokenAnswer,
} from '../../shared/sync/protocol.ts';
import { TEST_NOW } from './desk-database.ts';

export interface TestCentral {
  readonly context: CentralContext;
  readonly app: FastifyInstance;
  readonly db: CentralDatabase;
  /** Settable clock of the central. */
  readonly clock: { at: number; now(): number };
  /** What the central has written to its log. */
  readonly logged: () => string;
  /** Listens on a free port of 127.0.0.1; for desks that speak real HTTP. */
  listen(): Promise<string>;
  /** A code for the first desk of a clinic that comes with it. */
  newClinicCode(name?: string): Promise<string>;
  /** A code for a further desk of a clinic that is here. */
  furtherDeskCode(clinicId: string): Promise<string>;
  close(): Promise<void>;
}

export async function startTestCentral(options: { now?: number; db?: CentralDatabase; perMinute?: number } = {}): Promise<TestCentral> {
  const clock = { at: options.now ?? TEST_NOW, now(): number { return this.at; } };
  const db = options.db ?? await emptyDatabase();
  await migrateCentral(db);
  let logged = '';
  const log = pino({ level: 'info', base: null }, { write: (line: string) => { logged += line; } });
  const context: CentralContext = { db, clock, random: (bytes) => randomBytes(bytes), log };
  const app = await buildCentral({ ...context, perMinute: options.perMinute ?? 1_000_000, doorPerMinute: options.perMinute ?? 1_000_000 });
  return {
    context, app, db, clock, logged: () => logged,
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    newClinicCode: async (name = 'Klinik Uji Sentosa') => (await makeEnrolmentCode(context, { newName: name }))!.code,
    furtherDeskCode: async (clinicId) => (await makeEnrolmentCode(context, { id: clinicId }))!.code,
    close: async () => {
      await app.close();
      if (options.db) await db.destroy();
      else idle.push(db);
    },
  };
}

/** Embedded databases that no central uses just now: starting one costs more than most tests do. They end with the process. */
const idle: CentralDatabase[] = [];

async function emptyDatabase(): Promise<CentralDatabase> {
  const db = idle.pop();
  if (!db) return openEmbedded(null);
  const { rows } = await sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely%'`.execute(db);
  await sql`TRUNCATE ${sql.join(rows.map(({ name }) => sql.id('public', name)))} RESTART IDENTITY`.execute(db);
  return db;
}

/** A refusal of the central. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

export interface BareDesk {
  readonly deviceId: string;
  readonly clinicId: string;
  readonly enrolled: z.infer<typeof enrolAnswer>;
  readonly publicKey: string;
  readonly node: string;
  sign(text: string): string;
  signIn(): Promise<z.infer<typeof tokenAnswer>>;
  /** A change with the next number. */
  change(entity: string, rowId: string, patch: Change['patch'], options?: { hlc?: string; isNew?: boolean; tx?: string; schema?: number }): Change;
  push(changes: readonly unknown[], options?: { wall?: number; scope?: string }): Promise<z.infer<typeof pushAnswer>>;
  pull(options?: Partial<{ seq: number; epoch: string; chain: string; maxBytes: number; schema: number; scope: string }>): Promise<PullAnswer>;
  token(): string;
  /** The same desk, speaking to another central. */
  at(central: TestCentral): BareDesk;
  /** The next number that this desk gives. */
  nextSeq: number;
}

export async function ask(app: FastifyInstance, request: { method: 'GET' | 'POST'; url: string; body?: object; token?: string; headers?: Record<string, string> }): Promise<unknown> {
  const answer = await app.inject({
    method: request.method, url: request.url, ...(request.body === undefined ? {} : { payload: request.body }),
    headers: { ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }), ...request.headers },
  });
  if (answer.statusCode !== 200) throw new Refused(answer.statusCode, protocolErrorSchema.parse(answer.json()).error.code);
  return answer.json();
}

export interface EnrolOptions { clinicId?: string; code?: string; claim?: { deviceId: string; letter: string; recordFrom: number; recordTo: number } | null }

/** Enrols a desk that has no database. Without options: the first desk of a new clinic. */
export async function enrolBareDesk(central: TestCentral, options: EnrolOptions = {}): Promise<BareDesk> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const clinicId = options.clinicId ?? uuidv7(central.clock.at);
  const isFirst = options.clinicId === undefined;
  const claim = options.claim === undefined ? (isFirst ? { deviceId: uuidv7(central.clock.at), letter: 'A', recordFrom: 1, recordTo: 200_000 } : null) : options.claim;
  const enrolled = enrolAnswer.parse(await ask(central.app, {
    method: 'POST', url: PATHS.enrol,
    body: {
      code: options.code ?? (isFirst ? await central.newClinicCode() : await central.furtherDeskCode(clinicId)), publicKey: key, name: 'Meja', protocol: PROTOCOL, schema: 9,
      claim: claim && { clinicId, ...claim }, forkOf: null,
    },
  }));
  return bareDesk(central, enrolled, key, (text) => sign(null, Buffer.from(text), privateKey).toString('base64'));
}

export function bareDesk(central: TestCentral, enrolled: z.infer<typeof enrolAnswer>, publicKey: string, signText: (text: string) => string): BareDesk {
  const { deviceId, clinicId } = enrolled;
  let token = '';
  const desk: BareDesk = {
    deviceId, clinicId, enrolled, publicKey, node: deviceId.replaceAll('-', '').slice(-16), nextSeq: 1,
    sign: signText,
    token: () => token,
    at: (other) => Object.assign(bareDesk(other, enrolled, publicKey, signText), { nextSeq: desk.nextSeq }),
    signIn: async () => {
      const { nonce } = nonceAnswer.parse(await ask(central.app, { method: 'POST', url: PATHS.nonce, body: { deviceId } }));
      const answer = tokenAnswer.parse(await ask(central.app, { method: 'POST', url: PATHS.token, body: { deviceId, nonce, signature: signText(signedText(deviceId, nonce)) } }));
      token = answer.token;
      return answer;
    },
    change: (entity, rowId, patch, { hlc, isNew = false, tx, schema = 9 } = {}) => {
      const devSeq = desk.nextSeq;
      desk.nextSeq += 1;
      return { id: uuidv7(central.clock.at), tx: tx ?? uuidv7(central.clock.at), devSeq, hlc: hlc ?? formatHlc({ ms: central.clock.at, counter: devSeq, node: desk.node }), schema, actor: 'rina', entity, rowId, isNew, patch };
    },
    push: async (changes, { wall = central.clock.at, scope = clinicScope(clinicId) } = {}) =>
      pushAnswer.parse(await ask(central.app, { method: 'POST', url: PATHS.push, token, body: { scope, wall, changes } })),
    pull: async ({ seq = 0, epoch = '', chain = '', maxBytes = 256 * 1024, schema = 9, scope = clinicScope(clinicId) } = {}) =>
      pullAnswer.parse(await ask(central.app, { method: 'GET', url: `${PATHS.pull}?${new URLSearchParams({ scope, schema: String(schema), epoch, seq: String(seq), chain, maxBytes: String(maxBytes) }).toString()}`, token })),
  };
  return desk;
}

export const KEPT = { created_at: 1, created_by: 'rina', updated_at: 1, updated_by: 'rina' };
/** A row of the telephone log. */
export const CALL: Change['patch'] = { ...KEPT, at: 1, day: '2026-11-22', caller_name: 'Budi', topic: 'schedule' };

/** A clinic with two desks that are signed in. */
export async function newClinic(central: TestCentral): Promise<{ first: BareDesk; second: BareDesk }> {
  const first = await enrolBareDesk(central);
  await first.signIn();
  await first.push([first.change('room', uuidv7(central.clock.at), { ...KEPT, name: 'Ruang 1', active: 1 }, { isNew: true })]);
  const second = await enrolBareDesk(central, { clinicId: first.clinicId });
  await second.signIn();
  return { first, second };
}

/** The refusal that this ends in; fails when there is none. */
export async function refusalOf(attempt: Promise<unknown>): Promise<Refused> {
  const error = await attempt.then(() => null, (reason: unknown) => reason);
  if (error instanceof Refused) return error;
  throw error ?? new Error('Nothing was refused');
}

/** Everything after a place of the log, page by page. */
export async function pullAll(desk: BareDesk, from: { seq?: number; epoch?: string; chain?: string } = {}, maxBytes = 256 * 1024): Promise<{ entries: PullAnswer['entries']; cursor: PullAnswer['cursor'] }> {
  const entries: PullAnswer['entries'] = [];
  let cursor: { seq?: number; epoch?: string; chain?: string } = from;
  for (;;) {
    const page = await desk.pull({ ...cursor, maxBytes });
    entries.push(...page.entries);
    cursor = page.cursor;
    if (!page.more) return { entries, cursor: page.cursor };
  }
}
