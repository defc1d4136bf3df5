/** What the command line says, the same for both shells, and where data lies when it says nothing. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface LaunchOptions {
  readonly shell: 'browser' | 'electron' | null;
  /** Open a window by ourselves (browser shell). */
  readonly open: boolean;
  /** Port of the browser shell on 127.0.0.1; 0: any free one. */
  readonly port: number;
  readonly dataDir: string;
  readonly demo: boolean;
  readonly drivesDir: string | null;
}

/** Chromium's own switches and file names may stand between ours; they are passed over. */
export function readArguments(args: readonly string[], env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): LaunchOptions {
  const { values } = parseArgs({
    args: [...args], strict: false, allowPositionals: true,
    options: {
      shell: { type: 'string' }, 'no-open': { type: 'boolean' }, port: { type: 'string' },
      data: { type: 'string' }, demo: { type: 'boolean' }, drives: { type: 'string' },
    },
  });
  const demo = values.demo === true;
  return {
    shell: values.shell === 'browser' || values.shell === 'electron' ? values.shell : null,
    open: values['no-open'] !== true,
    port: portOf(values.port),
    dataDir: typeof values.data === 'string' && values.data !== '' ? resolve(values.data) : defaultDataDir(demo, env, platform),
    demo,
    drivesDir: typeof values.drives === 'string' && values.drives !== '' ? resolve(values.drives) : null,
  };
}

function portOf(value: unknown): number {
  const port = typeof value === 'string' ? Number(value) : 0;
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : 0;
}

/** Per user and per machine, never roaming. The demo clinic never shares a folder with a real one. */
export function defaultDataDir(demo: boolean, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = homedir();
  const suffix = demo ? '-demo' : '';
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), `Meja Depan${suffix}`);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', `Meja Depan${suffix}`);
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), `meja-depan${suffix}`);
}
