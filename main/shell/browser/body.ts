/** Reads the body of a call: JSON, at most 2 MB, of the one form that a window sends. */
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

const LIMIT_BYTES = 2_000_000;
const callBody = z.object({ input: z.unknown(), requestId: z.string().max(100).nullable().default(null) });

export type CallBody = { readonly status: 200; readonly input: unknown; readonly requestId: string | null } | { readonly status: 400 | 413 | 415 };

export async function readBody(request: IncomingMessage): Promise<CallBody> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return { status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > LIMIT_BYTES) return { status: 413 };
  const text = await readText(request);
  if (text === null) return { status: 413 };
  const parsed = callBody.safeParse(parseJson(text));
  return parsed.success ? { status: 200, ...parsed.data } : { status: 400 };
}

/** Null above the limit. The rest is read and dropped, so that the answer still reaches the sender. */
async function readText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > LIMIT_BYTES) chunks.length = 0;
    else chunks.push(chunk);
  }
  return bytes > LIMIT_BYTES ? null : Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
