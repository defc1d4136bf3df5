/** The real central in a process of its own over its embedded database, as `npm run central` starts it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { z } from 'zod';

const SCRIPT = resolve(import.meta.dirname, '../../server/index.ts');
const readySchema = z.object({ ready: z.literal(true), url: z.string(), code: z.string().optional() });

export interface RunningCentral extends z.infer<typeof readySchema> {
  readonly process: ChildProcess;
  stop(): Promise<void>;
  /** kill -9, as a power cut takes the process. */
  kill(): Promise<void>;
}

/** `port` 0: a free one. The answer has a code for the first desk while no clinic is there. */
export async function startCentral(dataDir: string, port = 0): Promise<RunningCentral> {
  const child = spawn(process.execPath, [SCRIPT, '--json', `--data=${dataDir}`, `--port=${port}`, '--log-level=warn'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => { log += chunk.toString(); });
  const exited = once(child, 'exit');
  const ready = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => readySchema.parse(JSON.parse(String(line)))),
    exited.then(() => { throw new Error(`The central ended before it was ready:\n${log}`); }),
  ]);
  return {
    ...ready, process: child,
    stop: async () => { child.kill('SIGTERM'); await exited; },
    kill: async () => { child.kill('SIGKILL'); await exited; },
  };
}

/** A code for a further desk of the only clinic, asked of the running central by command. */
export async function furtherDeskCode(dataDir: string): Promise<string> {
  const order = async (...words: string[]): Promise<string> => (await promisify(execFile)(process.execPath, [SCRIPT, ...words, `--data=${dataDir}`])).stdout;
  const clinicId = (await order('clinics')).split(' ')[0] ?? '';
  return (await order('enrol', `--clinic=${clinicId}`)).split('\n')[0] ?? '';
}
