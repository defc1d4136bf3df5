/**
 * Where a worker's code is. Every file of this folder but this one is a worker's entry: `workerUrl('backup')` is
 * `main/workers/backup.ts` from source (tests run under Node's type stripping) and `dist/main/worker-backup.js` in the
 * built bundle, which lies flat in one folder.
 */
const here = import.meta.url;

export function workerUrl(name: string): URL {
  return here.endsWith('.ts') ? new URL(`./${name}.ts`, here) : new URL(`./worker-${name}.js`, here);
}
