/**
 * Where a worker's code is. Every file of this folder but this one is a worker's entry: `workerUrl('backup')` is
 * `main/workers/backup.ts` from source (tests run under Node's type stripping) and `dist/main/worker-backup.js` in the
 * built bundle, which lies flat in one folder.
 */
import { Worker, type WorkerOptions } from 'node:worker_threads';

const here = import.meta.url;

export function workerUrl(name: string): URL {
  return here.endsWith('.ts') ? new URL(`./${name}.ts`, here) : new URL(`./worker-${name}.js`, here);
}

/**
 * Runs one task in a worker that says something now and then, and at last how it went. Resolves with its last message, or
 * with null when it died without one, and only once its thread has ended: until then it may have files and databases open.
 */
export function runTask<Message>(name: string, options: WorkerOptions, heard: (message: Message) => void = () => undefined): Promise<{ readonly last: Message | null; readonly error: Error | null }> {
  return new Promise((resolve) => {
    let last: Message | null = null;
    let error: Error | null = null;
    const worker = new Worker(workerUrl(name), options);
    worker.on('message', (message: Message) => {
      last = message;
      heard(message);
    });
    worker.once('error', (thrown: Error) => { error = thrown; });
    worker.once('exit', () => { resolve({ last, error }); });
  });
}
