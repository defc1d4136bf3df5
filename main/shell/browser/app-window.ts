/** Opens the page in Chrome's, Chromium's or Edge's window without address bar, when one of them is on this computer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const ON_PATH = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];
const ON_MAC = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'];
const ON_WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

export function findBrowser(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  return candidates(env, platform).find((file) => existsSync(file)) ?? null;
}

function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return ON_MAC.map((app) => join('/Applications', app));
  if (platform === 'win32') {
    const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => ON_WINDOWS.map((program) => join(folder, program)));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return ON_PATH.flatMap((program) => folders.map((folder) => join(folder, program)));
}

/** With a profile of its own, so that the process lives exactly as long as its window and shares nothing with private browsing. */
export function openAppWindow(browser: string, url: string, profileDir: string): ChildProcess {
  return spawn(browser, [`--app=${url}`, `--user-data-dir=${profileDir}`, '--no-first-run', '--no-default-browser-check', '--start-maximized'], { stdio: 'ignore' });
}
