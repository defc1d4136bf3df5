/**
 * npm starts a shell that starts us, and some shells end on a signal without handing it on. A desk that nobody can stop
 * any more would keep its data folder locked, so under npm we stop when npm or its shell is gone.
 */
import { readFileSync } from 'node:fs';

const LOOK_MS = 250;

export function stopWithLauncher(): void {
  if (!process.env['npm_lifecycle_event'] || process.platform === 'win32') return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS).unref();
}

/** Null where the system does not tell it as Linux does. */
function parentOf(pid: number): number | null {
  try {
    // "pid (name) state ppid …", and the name may hold anything.
    return Number(/\) \S (\d+) [^)]*$/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? 0);
  } catch {
    return null;
  }
}
