/** The central's calls, typed. What answers but does not speak the protocol is told by what it looks like. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import {
  type Cursor, MOST_PUSH_BYTES, PATHS, type PullAnswer, type SnapshotManifest, enrolAnswer, type enrolRequest, healthAnswer, nonceAnswer, partPath, protocolErrorSchema, pullAnswer, pushAnswer,
  type pushRequest, recordBlockAnswer, signedText, snapshotManifest, tokenAnswer,
} from '../../shared/sync/protocol.ts';
import type { DeviceKey } from './device-key.ts';
import { CentralRefusal, PROXY_LOGIN_STATUS, SyncTrouble } from './trouble.ts';
import type { CentralRequest, CentralResponse, Transport } from './transport.ts';

export class Central {
  readonly #transport: Transport;
  readonly #heard: (serverTime: number) => void;
  #token: { readonly text: string; readonly until: number } | null = null;

  /** `heard` is told the central's time whenever it says it. */
  constructor(transport: Transport, heard: (serverTime: number) => void) {
    this.#transport = transport;
    this.#heard = heard;
  }

  health() { return this.#call(healthAnswer, { method: 'GET', path: PATHS.health }); }
  enrol(request: z.input<typeof enrolRequest>) { return this.#call(enrolAnswer, { method: 'POST', path: PATHS.enrol, body: request }); }
  async nonce(deviceId: string): Promise<string> { return (await this.#call(nonceAnswer, { method: 'POST', path: PATHS.nonce, body: { deviceId } })).nonce; }

  /** Signs in. `monotonic`: milliseconds of a clock that nobody sets. */
  async signIn(deviceId: string, key: DeviceKey, monotonic: () => number): Promise<z.infer<typeof tokenAnswer>> {
    const nonce = await this.nonce(deviceId);
    const asked = monotonic();
    const answer = await this.#call(tokenAnswer, { method: 'POST', path: PATHS.token, body: { deviceId, nonce, signature: key.sign(signedText(deviceId, nonce)) } });
    this.#token = { text: answer.token, until: asked + (answer.expiresAt - answer.serverTime) };
    return answer;
  }
  /** Does the token still hold for a minute? */
  isSignedIn(monotonic: number): boolean { return this.#token !== null && monotonic < this.#token.until - 60_000; }
  signOut(): void { this.#token = null; }

  push(request: z.input<typeof pushRequest>) { return this.#call(pushAnswer, { method: 'POST', path: PATHS.push, ...this.#signed(), body: request }); }
  pull(scope: string, schema: number, cursor: Cursor | null): Promise<PullAnswer> {
    const query = { scope, schema: String(schema), epoch: cursor?.epoch ?? '', seq: String(cursor?.seq ?? 0), chain: cursor?.chain ?? '', maxBytes: String(MOST_PUSH_BYTES) };
    return this.#call(pullAnswer, { method: 'GET', path: PATHS.pull, ...this.#signed(), query });
  }
  manifest(scope: string, schema: number): Promise<SnapshotManifest> {
    return this.#call(snapshotManifest, { method: 'GET', path: PATHS.snapshot, ...this.#signed(), query: { scope, schema: String(schema) } });
  }
  /** The bytes of a part, from `known` on; what had arrived before a break is in `known` then. */
  async part(manifest: SnapshotManifest, number: number, known: Buffer[]): Promise<Buffer> {
    const had = known.reduce((sum, piece) => sum + piece.length, 0);
    const response = await this.#transport.send({ method: 'GET', path: partPath(manifest.id, number), ...this.#signed(), range: had, sink: (bytes) => { known.push(bytes); } });
    if (response.status !== 200 && response.status !== 206) throw refusalOf(response, this.#heard);
    if (response.status === 200 && had > 0) known.splice(0, known.length, Buffer.concat(known).subarray(had));
    const bytes = Buffer.concat(known);
    if (createHash('sha256').update(bytes).digest('hex') === manifest.parts[number]?.sha256) return bytes;
    known.length = 0;
    throw new SyncTrouble('no_answer');
  }
  recordBlock(after: number) { return this.#call(recordBlockAnswer, { method: 'POST', path: PATHS.recordBlock, ...this.#signed(), body: { after } }); }

  #signed(): { token: string } {
    if (!this.#token) throw new CentralRefusal('token_missing');
    return { token: this.#token.text };
  }

  async #call<S extends z.ZodType<{ serverTime: number }>>(schema: S, request: CentralRequest): Promise<z.infer<S>> {
    const response = await this.#transport.send(request);
    if (response.status !== 200) throw refusalOf(response, this.#heard);
    const answer = schema.safeParse(parsed(response.body));
    if (!answer.success) throw stranger(response);
    this.#heard(answer.data.serverTime);
    return answer.data;
  }
}

function refusalOf(response: CentralResponse, heard: (serverTime: number) => void): CentralRefusal | SyncTrouble {
  const { status, retryAfterMs } = response;
  const told = protocolErrorSchema.safeParse(parsed(response.body));
  if (told.success) heard(told.data.error.serverTime);
  if (status === PROXY_LOGIN_STATUS) return new SyncTrouble('proxy_login');
  if (status === 429) return new SyncTrouble('too_many_requests', retryAfterMs);
  if (status >= 500 && status !== 511) return new SyncTrouble('server_trouble', retryAfterMs);
  return told.success ? new CentralRefusal(told.data.error.code) : stranger(response);
}

/** A page for people, or being sent elsewhere: the network's own sign-in page. */
function stranger({ status, contentType }: CentralResponse): SyncTrouble {
  if (status === 511 || (status >= 300 && status < 400) || /html/i.test(contentType)) return new SyncTrouble('captive_portal');
  return new SyncTrouble('not_central');
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
