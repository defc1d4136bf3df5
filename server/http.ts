/** What every request and answer has in common: gzip with a cap on what comes out of it, and one form of refusal. */
import { createGunzip, gzipSync } from 'node:zlib';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { ZodError, type z } from 'zod';
import { MOST_BODY_BYTES, type ProtocolError, type protocolErrorSchema } from '../shared/sync/protocol.ts';
import type { CentralContext } from './context.ts';
import { CentralError, statusOf } from './errors.ts';
import { factsOf } from './log.ts';

/** Below this gzip makes nothing smaller worth its time. */
const WORTH_ZIPPING = 1024;

/** A zipped body is unzipped as it comes, and given up as soon as too much has come out of it. */
export function acceptGzip(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') {
      done(null, payload);
    } else if (encoding === 'gzip') {
      const plain = createGunzip();
      let length = 0;
      let zipped = 0;
      payload.on('data', (chunk: Buffer) => { zipped += chunk.length; if (zipped > MOST_BODY_BYTES) plain.destroy(new CentralError('too_large')); });
      plain.on('data', (chunk: Buffer) => { length += chunk.length; if (length > MOST_BODY_BYTES) plain.destroy(new CentralError('too_large')); });
      payload.on('error', (error) => { plain.destroy(error); });
      // Whoever reads may have given up already; an error that nobody hears would end the process.
      plain.on('error', () => { payload.unpipe(plain); payload.resume(); });
      delete request.headers['content-length'];
      done(null, payload.pipe(plain));
    } else {
      done(new CentralError('invalid_request'));
    }
  });
}

export function sendGzip(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const accepts = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (typeof payload !== 'string' || payload.length < WORTH_ZIPPING || !accepts) return payload;
    void reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return gzipSync(payload, { level: 3 });
  });
}

export function answerRefusals(app: FastifyInstance, { clock, log }: Pick<CentralContext, 'clock' | 'log'>): void {
  const refuse = (reply: FastifyReply, code: ProtocolError): FastifyReply => {
    const body: z.infer<typeof protocolErrorSchema> = { error: { code, serverTime: clock.now() } };
    return reply.status(statusOf(code)).send(body);
  };
  app.setNotFoundHandler((_request, reply) => refuse(reply, 'not_found'));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const code = codeOf(error);
    if (code === 'internal') log.error({ request: request.id, route: request.routeOptions.url, ...factsOf(error) }, 'request failed');
    return refuse(reply, code);
  });
}

function codeOf(error: FastifyError | CentralError | ZodError): ProtocolError {
  if (error instanceof CentralError) return error.code;
  if (error instanceof ZodError) return 'invalid_request';
  if (error.statusCode === 413) return 'too_large';
  if (error.statusCode === 429) return 'too_many_requests';
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return 'invalid_request';
  // What is no gzip, or breaks off.
  if (['Z_DATA_ERROR', 'Z_BUF_ERROR'].includes(error.code)) return 'invalid_request';
  return 'internal';
}
