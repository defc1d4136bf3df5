/** The real desk in a process of its own, as `npm start -- --shell=browser` runs it, and a page of real Chromium on it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import type { CallName, Input, Output } from '../../shared/contract/index.ts';
import { launchChromium } from './chromium.ts';

const readySchema = z.object({ ready: z.literal(true), url: z.string(), user: z.string().optional(), password: z.string().optional() });
export type Ready = z.infer<typeof readySchema>;

const BUNDLE = resolve(import.meta.dirname, '../../dist/main/index.js');

export interface RunningDesk extends Ready {
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Standard error so far. */
  log(): string;
  /** SIGTERM and wait; answers the exit code. */
  stop(): Promise<number | null>;
  /** kill -9, as a power cut takes the process. */
  kill(): Promise<void>;
}

export interface DeskStart { readonly dataDir?: string; readonly demo?: boolean; readonly drivesDir?: string }

export function newDataDir(): string { return mkdtempSync(join(tmpdir(), 'meja-depan-e2e-')); }
export function removeDataDir(folder: string): void { rmSync(folder, { recursive: true, force: true }); }

/** Starts the built desk; the test command builds it first. A new demo begins as a copy of one that was made a moment ago. */
export async function startDesk({ dataDir = newDataDir(), demo = false, drivesDir }: DeskStart = {}): Promise<RunningDesk> {
  if (demo && readdirSync(dataDir).length === 0) cpSync(await demoFolder(), dataDir, { recursive: true });
  return launch({ dataDir, demo, drivesDir });
}

/** Filling a demo takes longer than most journeys; its queue is of today and of this very hour, so an old one does not serve. */
const DEMO_MINUTES = 10;
const DEMO = 'meja-depan-demo-';
async function demoFolder(): Promise<string> {
  const period = Math.floor(Date.now() / 60_000 / DEMO_MINUTES);
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format();
  const folder = join(tmpdir(), `${DEMO}${period}-${day}-${Math.floor(statSync(BUNDLE).mtimeMs)}`);
  if (existsSync(folder)) return folder;
  // Nobody copies from one that is two periods old.
  for (const name of readdirSync(tmpdir())) if (name.startsWith(DEMO) && Number(name.slice(DEMO.length).split('-')[0]) < period - 1) removeDataDir(join(tmpdir(), name));
  const made = newDataDir();
  await (await launch({ dataDir: made, demo: true })).stop();
  try {
    renameSync(made, folder);
  } catch {
    // Another file's journey has made one meanwhile.
    removeDataDir(made);
  }
  return folder;
}

async function launch({ dataDir, demo, drivesDir }: { dataDir: string; demo: boolean; drivesDir?: string | undefined }): Promise<RunningDesk> {
  const args = [BUNDLE, '--shell=browser', '--no-open', '--port=0', `--data=${dataDir}`, ...(demo ? ['--demo'] : []), ...(drivesDir ? [`--drives=${drivesDir}`] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, MEJA_DEPAN_LOG: 'warn' } });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => { log += chunk.toString(); });
  const exited = once(child, 'exit');
  const ready = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => readySchema.parse(JSON.parse(String(line)))),
    exited.then(() => { throw new Error(`The desk ended before it was ready:\n${log}`); }),
  ]);
  return {
    ...ready, dataDir, process: child, log: () => log,
    stop: async () => { child.kill('SIGTERM'); await exited; return child.exitCode; },
    kill: async () => { child.kill('SIGKILL'); await exited; },
  };
}

let browser: Browser | null = null;
export async function closeBrowser(): Promise<void> { await browser?.close(); browser = null; }

/** A page at 1366x768 on the desk's one-time address; what goes wrong in the page is collected in `faults`. */
export async function openPage(desk: RunningDesk): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  browser ??= await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  await page.addInitScript(() => { document.addEventListener('securitypolicyviolation', (event) => { console.error(`CSP ${event.violatedDirective} ${event.blockedURI}`); }); });
  await page.goto(desk.url);
  return { page, context, faults };
}

/** Makes a call as the page does, with the page's own cookie. */
export async function callAs<N extends CallName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await page.evaluate(async ([call, body]) => {
    const response = await fetch(`/api/${call}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ input: body, requestId: crypto.randomUUID() }) });
    return (await response.json()) as { ok: boolean; value: unknown; error: unknown };
  }, [name, input] as const);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value as Output<N>;
}
