/**
 * Whatever touches the second place does so in a process of its own (main/workers/place.ts). When it says nothing for too
 * long it is told to end and left behind: a call into a dead network folder cannot be cut off, not even by the system. The
 * desk goes on, and the place counts as one that does not answer.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PlaceChild, StartPlaceChild } from '../../kernel.ts';
import { workerUrl } from '../../workers/spawn.ts';
import { ANSWER, ANSWERS, type PlaceAnswer, type PlaceOrder } from './place-order.ts';

/** Milliseconds. `start`: until the process says its first word; `look` and `move`: of silence after it. */
export interface Patience { readonly start: number; readonly look: number; readonly move: number }
const PATIENCE: Patience = { start: 30_000, look: 5_000, move: 60_000 };
/** A process left behind in a folder stands for it: it is asked again once that process has ended, or after so long. */
const ASKED_AGAIN_AFTER_MS = 3_600_000;
const MOST_LEFT_BEHIND = 8;
const ENDS_WITHIN_MS = 500;

interface LeftBehind { readonly folder: string; readonly since: number }

/** The second place did not answer in time. */
export class NoAnswerError extends Error {
  constructor() { super('The second place does not answer'); this.name = 'NoAnswerError'; }
}

export class PlaceProcesses {
  readonly #start: StartPlaceChild;
  readonly #patience: Patience;
  readonly #left = new Map<PlaceChild, LeftBehind>();
  readonly #running = new Map<PlaceChild, () => void>();

  constructor(start: StartPlaceChild = startWithNode, patience: Patience = PATIENCE) {
    this.#start = start;
    this.#patience = patience;
  }

  /** Processes that were told to end and still have not. */
  get leftBehind(): number { return this.#left.size; }

  /** Throws `NoAnswerError` when nothing comes back in time. */
  async ask<T extends PlaceOrder['task']>(order: Extract<PlaceOrder, { task: T }>): Promise<PlaceAnswer<T>> {
    if (!this.#mayAsk(order.folder)) throw new NoAnswerError();
    const line = await this.#answerOf(order);
    // The table's schema of this very task.
    return ANSWERS[order.task].parse(JSON.parse(line)) as PlaceAnswer<T>;
  }

  /** Ends what is running without waiting for it: the desk closes. */
  stop(): void {
    for (const giveUp of this.#running.values()) giveUp();
  }

  #mayAsk(folder: string): boolean {
    const here = [...this.#left.values()].filter((left) => left.folder === folder);
    return this.#left.size < MOST_LEFT_BEHIND && here.every((left) => performance.now() - left.since > ASKED_AGAIN_AFTER_MS);
  }

  #answerOf(order: PlaceOrder): Promise<string> {
    const silence = order.task === 'copy' || order.task === 'fetch' ? this.#patience.move : this.#patience.look;
    return new Promise((resolve, reject) => {
      const child = this.#start(fileURLToPath(workerUrl('place')), JSON.stringify(order));
      let said = '';
      let timer: NodeJS.Timeout | undefined = undefined;
      const leave = (): void => {
        clearTimeout(timer);
        this.#leave(child, order.folder);
        // Most do end at once, and then the place may be asked again at once.
        timer = setTimeout(() => { reject(new NoAnswerError()); }, ENDS_WITHIN_MS);
      };
      timer = setTimeout(leave, this.#patience.start);
      this.#running.set(child, leave);
      child.onOutput((text) => {
        if (!this.#running.has(child)) return;
        said += text;
        clearTimeout(timer);
        timer = setTimeout(leave, silence);
      });
      child.onEnd(() => {
        clearTimeout(timer);
        this.#running.delete(child);
        if (this.#left.delete(child)) reject(new NoAnswerError());
        const answer = said.split('\n').find((line) => line.startsWith(ANSWER));
        if (answer === undefined) reject(new Error('The process for the second place ended without an answer'));
        else resolve(answer.slice(ANSWER.length));
      });
    });
  }

  #leave(child: PlaceChild, folder: string): void {
    this.#running.delete(child);
    this.#left.set(child, { folder, since: performance.now() });
    child.leave();
  }
}

/** Under Node.js itself; the product's own shell starts its helper processes differently. */
export function startWithNode(file: string, order: string): PlaceChild {
  const child = spawn(process.execPath, [file, order], { stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true });
  let ended = false;
  return {
    onOutput: (listener) => { child.stdout.on('data', (chunk: Buffer) => { listener(chunk.toString()); }); },
    onEnd: (listener) => {
      for (const event of ['close', 'error'] as const) {
        child.once(event, () => {
          if (!ended) listener();
          ended = true;
        });
      }
    },
    leave: () => {
      child.kill('SIGKILL');
      child.stdout.destroy();
      child.unref();
    },
  };
}
