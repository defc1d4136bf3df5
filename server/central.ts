/**
 * The central: a stateless HTTP service over a PostgreSQL database. Any number of processes may run over one database;
 * none of them remembers anything that another would need.
 */
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest, type FastifyServerFactory } from 'fastify';
import { z } from 'zod';
import type { DeviceTable } from '../db/central/tables.ts';
import {
  MOST_BODY_BYTES, PATHS, PROTOCOL, SCHEMAS, clinicScope, enrolAnswer, enrolRequest, healthAnswer, nonceAnswer, nonceRequest, pullAnswer, pullRequest, pushAnswer, recordBlockAnswer,
  recordBlockRequest, snapshotManifest, snapshotRequest, tokenAnswer, tokenRequest, versionAnswer,
} from '../shared/sync/protocol.ts';
import { writeAudit } from './audit.ts';
import type { CentralContext } from './context.ts';
import { enrol, leaseNextBlock } from './enrol.ts';
import { CentralError } from './errors.ts';
import { acceptGzip, answerRefusals, sendGzip } from './http.ts';
import { giveNonce } from './proof.ts';
import { pull } from './pull.ts';
import { push, pushEnvelope } from './push.ts';
import { deviceOf, giveToken } from './sign-in.ts';
import { rangeOf, readPart, snapshotManifestOf } from './snapshot.ts';

export interface CentralOptions extends CentralContext {
  /** Addresses of the proxies before this process, whose word on the client's address counts (Fastify's `trustProxy`). */
  readonly trustProxy?: boolean | string;
  /** Requests of one address in a minute. A clinic's desks may share one. */
  readonly perMinute?: number;
  /** Of those, requests that need no token: signing in, enrolling. */
  readonly doorPerMinute?: number;
  /** Certificate and key, where no proxy in front speaks HTTPS. */
  readonly tls?: { readonly cert: string; readonly key: string } | null;
}

export async function buildCentral(options: CentralOptions): Promise<FastifyInstance> {
  const { perMinute = 1200, trustProxy = false, tls = null } = options;
  const app = Fastify({ bodyLimit: MOST_BODY_BYTES, trustProxy, logger: false, genReqId: () => options.random(8).toString('hex'), forceCloseConnections: 'idle', serverFactory: serverOf(tls) });
  await app.register(rateLimit, { max: perMinute, timeWindow: 60_000, errorResponseBuilder: () => new CentralError('too_many_requests') });
  acceptGzip(app);
  sendGzip(app);
  answerRefusals(app, options);
  app.addHook('onRequest', async (_request, reply) => { void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }); });
  app.addHook('onResponse', async (request, reply) => {
    options.log.info({ request: request.id, method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  openRoutes(app, options, options.doorPerMinute ?? 60);
  deviceRoutes(app, options);
  snapshotRoutes(app, options);
  return app;
}

/** One kind of Fastify, whether it speaks HTTPS itself or a proxy does. */
function serverOf(tls: CentralOptions['tls']): FastifyServerFactory {
  return (handler) => (tls ? createSecureServer({ cert: tls.cert, key: tls.key, minVersion: 'TLSv1.2' }, handler) : createServer(handler));
}

/** Nothing leaves that the protocol does not know. */
function checked<S extends z.ZodType>(schema: S, answer: z.input<S>): z.output<S> { return schema.parse(answer); }

function openRoutes(app: FastifyInstance, context: CentralContext, doorPerMinute: number): void {
  const { clock, db } = context;
  const door = { config: { rateLimit: { max: doorPerMinute, timeWindow: 60_000 } } };
  app.get(PATHS.health, async () => {
    await db.selectFrom('clinic').select('id').limit(1).execute();
    return checked(healthAnswer, { ok: true, protocol: PROTOCOL, serverTime: clock.now() });
  });
  app.get(PATHS.version, async () => checked(versionAnswer, { protocol: { oldest: PROTOCOL, newest: PROTOCOL }, schema: { ...SCHEMAS }, serverTime: clock.now() }));
  app.post(PATHS.enrol, door, async (request) => checked(enrolAnswer, await enrol(context, enrolRequest.parse(request.body))));
  app.post(PATHS.nonce, door, async (request) => checked(nonceAnswer, await giveNonce(context, nonceRequest.parse(request.body).deviceId)));
  app.post(PATHS.token, door, async (request) => checked(tokenAnswer, await giveToken(context, tokenRequest.parse(request.body))));
}

function deviceRoutes(app: FastifyInstance, context: CentralContext): void {
  app.post(PATHS.push, async (request) => {
    const device = await deviceOf(context, request.headers.authorization);
    const asked = pushEnvelope.parse(request.body);
    await checkScope(context, device, asked.scope);
    return checked(pushAnswer, await push(context, device, asked));
  });
  app.get(PATHS.pull, async (request) => {
    const device = await readerOf(context, request);
    const asked = pullRequest.parse(request.query);
    await checkScope(context, device, asked.scope);
    return checked(pullAnswer, await pull(context, device, asked));
  });
  app.post(PATHS.recordBlock, async (request) => {
    const device = await readerOf(context, request);
    const block = await leaseNextBlock(context, device, recordBlockRequest.parse(request.body).after);
    return checked(recordBlockAnswer, { ...block, serverTime: context.clock.now() });
  });
}

function snapshotRoutes(app: FastifyInstance, context: CentralContext): void {
  app.get(PATHS.snapshot, async (request) => {
    const device = await readerOf(context, request);
    await checkScope(context, device, snapshotRequest.parse(request.query).scope);
    return checked(snapshotManifest, await snapshotManifestOf(context, device));
  });
  app.get(`${PATHS.snapshot}/:id/:number`, async (request, answer) => {
    const device = await readerOf(context, request);
    const { id, number } = partParams.parse(request.params);
    const { data, sha256 } = await readPart(context, device, id, number);
    const range = rangeOf(request.headers.range, data.length);
    void answer.headers({ 'content-type': 'application/gzip', 'accept-ranges': 'bytes', etag: `"${sha256}"` });
    if (!range) return data;
    void answer.status(206).header('content-range', `bytes ${range.from}-${range.to}/${data.length}`);
    return data.subarray(range.from, range.to + 1);
  });
}

const partParams = z.object({ id: z.uuid(), number: z.coerce.number().int().nonnegative() });

/** A desk that is being given up may still tell what it has; it gets nothing more. */
async function readerOf(context: CentralContext, request: FastifyRequest): Promise<DeviceTable> {
  const device = await deviceOf(context, request.headers.authorization);
  if (device.state === 'retiring') throw new CentralError('device_retiring');
  return device;
}

/** Another clinic's scope is refused before anything is looked up in it: the answer tells nothing about what is there. */
async function checkScope(context: CentralContext, device: DeviceTable, scope: string): Promise<void> {
  if (scope === clinicScope(device.clinic_id)) return;
  await writeAudit(context, context.db, 'scope_refused', { clinicId: device.clinic_id, deviceId: device.id });
  throw new CentralError('scope_forbidden');
}

