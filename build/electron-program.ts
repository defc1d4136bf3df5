/** Finds Electron's program, or tries once a day to download it; never lets somebody wait long for it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import electronPackage from 'electron/package.json' with { type: 'json' };
import { ROOT, SCRATCH } from './paths.ts';

const ELECTRON = join(ROOT, 'node_modules', 'electron');
const TRIED = join(SCRATCH, 'electron-tried');
const DAY_MS = 86_400_000;
const ANSWER_MS = 3_000;
const DOWNLOAD_MS = 180_000;

export function electronProgram(): string | null {
  try {
    const program = join(ELECTRON, 'dist', readFileSync(join(ELECTRON, 'path.txt'), 'utf8'));
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Only where a person waits at a screen, the download's server answers, and it was not tried today. */
export async function fetchElectron(): Promise<string | null> {
  if (process.env['CI'] || triedToday() || !(await serverAnswers())) return null;
  mkdirSync(SCRATCH, { recursive: true });
  writeFileSync(TRIED, '');
  console.error('Mengunduh Electron, sekali saja (sekitar 120 MB, paling lama 3 menit) … / Downloading Electron, once …');
  spawnSync(process.execPath, [join(ELECTRON, 'install.js')], { stdio: ['ignore', 'ignore', 'ignore'], timeout: DOWNLOAD_MS });
  return electronProgram();
}

function triedToday(): boolean {
  return existsSync(TRIED) && Date.now() - statSync(TRIED).mtimeMs < DAY_MS;
}

async function serverAnswers(): Promise<boolean> {
  const mirror = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/';
  try {
    const answer = await fetch(`${mirror}v${electronPackage.version}/SHASUMS256.txt`, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
    return answer.status < 400;
  } catch {
    return false;
  }
}
