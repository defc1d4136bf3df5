/**
 * The trial: the central over an embedded database in a folder. The database belongs to one process, so commands go to
 * the one that runs, through a door on this computer whose key lies in the folder.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { z } from 'zod';
import { type Order, OrderError, runCommand } from './commands.ts';
import { type CentralContext, newSecret } from './context.ts';

const DOOR_FILE = 'command-door.json';
const doorSchema = z.object({ url: z.url(), key: z.string() });
const orderSchema = z.object({ command: z.string(), rest: z.array(z.string()), newClinic: z.string().nullable(), clinic: z.string().nullable(), out: z.string().nullable() });
const linesSchema = z.union([z.object({ lines: z.array(z.string()) }), z.object({ mistake: z.string() })]);

export const trialDatabase = (folder: string): string => join(folder, 'database');

export async function openDoor(context: CentralContext, folder: string): Promise<() => Promise<void>> {
  const key = newSecret(context);
  const door = Fastify({ logger: false });
  door.post('/', async (request, reply) => {
    if (request.headers.authorization !== `Bearer ${key}`) return reply.status(403).send();
    try {
      return { lines: await runCommand(context, orderSchema.parse(request.body)) };
    } catch (error) {
      if (error instanceof OrderError) return { mistake: error.message };
      throw error;
    }
  });
  const url = await door.listen({ host: '127.0.0.1', port: 0 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, DOOR_FILE), JSON.stringify({ url, key }), { mode: 0o600 });
  return async () => {
    rmSync(join(folder, DOOR_FILE), { force: true });
    await door.close();
  };
}

/** Null: no central runs over this folder. */
export async function orderThroughDoor(folder: string, order: Order): Promise<string[] | null> {
  const answer = await knock(folder, order);
  if (answer === null) return null;
  const said = linesSchema.parse(answer);
  if ('mistake' in said) throw new OrderError(said.mistake);
  return said.lines;
}

async function knock(folder: string, order: Order): Promise<unknown> {
  try {
    const { url, key } = doorSchema.parse(JSON.parse(readFileSync(join(folder, DOOR_FILE), 'utf8')));
    const answer = await fetch(url, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify(orderSchema.parse(order)), redirect: 'error',
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    // No file, or one that a killed process left behind.
    return null;
  }
}
