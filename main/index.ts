/** Entry of both shells: under Electron the product, under plain Node the same desk for a browser window. */
import { readArguments } from './arguments.ts';
import { sayAndStop } from './shell/refused-start.ts';

// A packaged program is its own first argument; under Node and in development the entry file comes after it.
const packaged = process.versions['electron'] !== undefined && !process.defaultApp;
const options = readArguments(process.argv.slice(packaged ? 1 : 2));

// Loaded only here: the `electron` module exists only under Electron.
if (process.versions['electron']) {
  const { startElectronShell } = await import('./shell/electron/start.ts');
  await startElectronShell(options);
} else if (options.shell === 'electron') {
  sayAndStop('electron_missing');
} else {
  const { startBrowserShell } = await import('./shell/browser/start.ts');
  await startBrowserShell(options);
}
