/** Starts the helper process for the second place. The packed program cannot be run as plain Node.js, so Electron starts it. */
import { utilityProcess } from 'electron';
import type { PlaceChild } from '../../kernel.ts';

/** Electron must be ready. */
export function startUtilityProcess(file: string, order: string): PlaceChild {
  const child = utilityProcess.fork(file, [order], { stdio: ['ignore', 'pipe', 'ignore'], serviceName: 'Meja Depan: second place' });
  const { stdout } = child;
  return {
    onOutput: (listener) => { stdout?.on('data', (chunk: Buffer) => { listener(chunk.toString()); }); },
    onEnd: (listener) => {
      // What it said last may still be on its way through the pipe when it is gone.
      let left = stdout ? 2 : 1;
      const one = (): void => {
        left -= 1;
        if (left === 0) listener();
      };
      child.once('exit', one);
      stdout?.once('end', one);
    },
    leave: () => { child.kill(); },
  };
}
