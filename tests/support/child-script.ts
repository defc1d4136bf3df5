/** Runs a TypeScript-free module in a real second process; its `'./…'` imports are taken from the repository's root. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Child { readonly process: ChildProcessWithoutNullStreams; readonly ended: Promise<number | null>; line(text: string): Promise<void>; output(): string }

/** `before`: a program that runs node, such as strace with its options. */
export function startScript(folder: string, script: string, before: readonly string[] = []): Child {
  const file = join(folder, `child-${Date.now()}-${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(file, script.replaceAll("'./", `'${ROOT}/`));
  const [program, ...args] = [...before, process.execPath, file];
  const child = spawn(program, args);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => { resolve(code); });
  });
  const line = async (text: string): Promise<void> => {
    const deadline = Date.now() + 20_000;
    while (!output.split('\n').includes(text)) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The child never said "${text}":\n${output}`);
      await new Promise((next) => { setTimeout(next, 5); });
    }
  };
  return { process: child, ended, line, output: () => output };
}
