/**
 * HTTP to the central, with Node's own client: straight or through a proxy (CONNECT), with the usual certificate authorities
 * and the clinic's own. Says what came, and judges nothing of it.
 */
import http from 'node:http';
import https from 'node:https';
import { getCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { MOST_BODY_BYTES, MOST_PART_BYTES } from '../../shared/sync/protocol.ts';
import { SyncTrouble, networkFault } from './trouble.ts';

export interface CentralRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly body?: unknown;
  /** Asks for the bytes from here on; what arrives is handed to `sink` piece by piece and is not inflated. */
  readonly range?: number;
  readonly sink?: (bytes: Buffer) => void;
}
export interface CentralResponse {
  readonly status: number; readonly contentType: string; readonly retryAfterMs: number | null;
  /** Inflated; empty when it went to `sink`. */
  readonly body: Buffer;
}

/** Answers, or throws `SyncTrouble`. */
export interface Transport {
  send(request: CentralRequest): Promise<CentralResponse>;
  /** The other side's time by its Date header, whatever its certificate says; nothing is sent or believed. Null: it says none. */
  dateHeader(): Promise<number | null>;
  close(): void;
}
export interface Connection { readonly url: string; readonly proxy: string | null; readonly ca: string | null }

const TIMEOUT_MS = 30_000;
const SMALL = 1024;
const zip = promisify(gzip);
const unzip = promisify(gunzip);

export function openTransport({ url, proxy, ca }: Connection): Transport {
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  const { agent, request } = clientOf(base, proxy, ca);
  return {
    send: async (wanted) => {
      try {
        return await exchange(request, base, agent, wanted);
      } catch (error) {
        throw await troubleOf(error, () => dateHeader(base, proxy));
      }
    },
    dateHeader: () => dateHeader(base, proxy),
    close: () => { agent.destroy(); },
  };
}

function clientOf(base: URL, proxy: string | null, ca: string | null) {
  const proxyEnv = proxy === null ? {} : { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } };
  if (base.protocol === 'http:') return { agent: new http.Agent({ keepAlive: true, ...proxyEnv }), request: http.request };
  const trusted = ca === null ? {} : { ca: [...getCACertificates('default'), ca] };
  return { agent: new https.Agent({ keepAlive: true, ...trusted, ...proxyEnv }), request: https.request };
}

async function exchange(request: typeof http.request, base: URL, agent: http.Agent, wanted: CentralRequest): Promise<CentralResponse> {
  const url = new URL(wanted.path.replace(/^\//, ''), base);
  for (const [name, value] of Object.entries(wanted.query ?? {})) url.searchParams.set(name, value);
  const text = wanted.body === undefined ? null : Buffer.from(JSON.stringify(wanted.body));
  const body = text && text.length > SMALL ? await zip(text) : text;
  const headers = {
    accept: 'application/json', 'accept-encoding': wanted.sink ? 'identity' : 'gzip',
    ...(wanted.token === undefined ? {} : { authorization: `Bearer ${wanted.token}` }),
    ...(body ? { 'content-type': 'application/json', 'content-length': body.length, ...(body === text ? {} : { 'content-encoding': 'gzip' }) } : {}),
    ...(wanted.range ? { range: `bytes=${wanted.range}-` } : {}),
  };
  const response = await begin(request(url, { method: wanted.method, agent, headers, timeout: TIMEOUT_MS }), body);
  const ok = response.statusCode === 200 || response.statusCode === 206;
  const raw = await read(response, ok ? wanted.sink : undefined);
  return {
    status: response.statusCode ?? 0, contentType: response.headers['content-type'] ?? '', retryAfterMs: retryAfter(response.headers['retry-after']),
    body: response.headers['content-encoding'] === 'gzip' ? await unzip(raw, { maxOutputLength: 2 * MOST_BODY_BYTES }) : raw,
  };
}

function begin(request: http.ClientRequest, body: Buffer | null): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
    request.once('timeout', () => { request.destroy(new Error('no answer in time')); });
    request.end(body ?? undefined);
  });
}

/** At most what the protocol allows; whatever else answers (an endless page) is cut off. */
async function read(response: http.IncomingMessage, sink: ((bytes: Buffer) => void) | undefined): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > MOST_BODY_BYTES + MOST_PART_BYTES) throw new Error('The answer is too long');
    if (sink) sink(piece);
    else pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function retryAfter(header: string | undefined): number | null {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : null;
}

const WRONG_CLOCK_MS = 10 * 60_000;

/** Certificates have dates: with a wrong clock all of them look expired or not yet valid. */
async function troubleOf(error: unknown, date: () => Promise<number | null>): Promise<SyncTrouble> {
  const fault = networkFault(error);
  if (fault !== 'certificate_dates') return new SyncTrouble(fault);
  const theirs = await date();
  return new SyncTrouble(theirs !== null && Math.abs(Date.now() - theirs) < WRONG_CLOCK_MS ? 'certificate' : 'clock_wrong');
}

function dateHeader(base: URL, proxy: string | null): Promise<number | null> {
  const { agent } = clientOf(base, proxy, null);
  const options = { method: 'HEAD', agent, timeout: 5000, ...(base.protocol === 'https:' ? { rejectUnauthorized: false } : {}) };
  return new Promise((resolve) => {
    const request = (base.protocol === 'https:' ? https : http).request(base, options, (response) => {
      response.resume();
      const at = Date.parse(response.headers.date ?? '');
      resolve(Number.isFinite(at) ? at : null);
    });
    request.once('error', () => { resolve(null); });
    request.once('timeout', () => { request.destroy(); });
    request.end();
  }).finally(() => { agent.destroy(); }) as Promise<number | null>;
}
