/** Starts the built main bundle over the stand-in in a process of its own and gives it orders. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Orders } from './run.ts';

type Answer<N extends keyof Orders> = Awaited<ReturnType<Orders[N]>>;
interface Message { id: number; value?: unknown; error?: string }

export class StandInShell {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #last = 0;
  #out = '';
  /** Resolves with the exit code and what happened until then. */
  readonly ended: Promise<{ code: number | null; journal: string[] }>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.on('data', (chunk: Buffer) => { this.#out += chunk.toString(); });
    child.on('message', (message: Message) => { this.#settle(message); });
    this.ended = once(child, 'close').then(() => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the shell ended'));
      const line = this.#out.split('\n').find((one) => one.startsWith('{"journal"'));
      return { code: child.exitCode, journal: line === undefined ? [] : (JSON.parse(line) as { journal: string[] }).journal };
    });
  }

  /** `ready` resolves when the bundle has been loaded; a refused start never gets there. */
  static launch(args: readonly string[], surroundings: Record<string, string> = {}): { shell: StandInShell; ready: Promise<unknown> } {
    const child = fork(join(import.meta.dirname, 'run.ts'), [...args], { stdio: ['ignore', 'pipe', process.env['STAND_IN_STDERR'] ? 'inherit' : 'ignore', 'ipc'], env: { ...process.env, ...surroundings } });
    const shell = new StandInShell(child);
    const ready = new Promise((resolve, reject) => { shell.#waiting.set(0, { resolve, reject }); });
    // A test of a refused start looks at the end only.
    ready.catch(() => undefined);
    return { shell, ready };
  }

  static async start(args: readonly string[], surroundings: Record<string, string> = {}): Promise<StandInShell> {
    const { shell, ready } = StandInShell.launch(args, surroundings);
    await ready;
    return shell;
  }

  ask<N extends keyof Orders>(order: N, ...args: Parameters<Orders[N]>): Promise<Answer<N>> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (value) => { resolve(value as Answer<N>); }, reject });
      this.#child.send({ id, order, args });
    });
  }

  /** Gives an order that ends the process. */
  async askToEnd(order: 'quit' | 'callAndQuit', ...args: unknown[]): Promise<{ code: number | null; journal: string[] }> {
    this.#child.send({ id: -1, order, args });
    return this.ended;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null) this.#child.kill('SIGKILL');
    await this.ended;
  }

  #settle(message: Message): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.error));
  }
}
