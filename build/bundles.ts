/** The bundles: the page, the main process with its workers, the preload, and the central. One Vite configuration each. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import postcssMantine from 'postcss-preset-mantine';
import type { InlineConfig } from 'vite';
import { ROOT } from './paths.ts';

/** Electron 45's own Chromium is newer; the browser shell also meets the Chrome of a clinic's PC. */
const PAGE_TARGET = 'chrome120';
const NODE_TARGET = 'node24';

const common: InlineConfig = { configFile: false, logLevel: 'warn', clearScreen: false };

/** One page for both windows: `/` is the desk, `/display` the waiting room; the page routes by its path. */
export function pageBundle(outDir: string): InlineConfig {
  return {
    ...common,
    root: join(ROOT, 'renderer'),
    base: '/',
    publicDir: false,
    plugins: [react()],
    // oxlint-disable-next-line typescript/no-unsafe-assignment, typescript/no-unsafe-call -- the package declares no types
    css: { postcss: { plugins: [postcssMantine()] } },
    build: {
      outDir,
      emptyOutDir: true,
      target: PAGE_TARGET,
      // The content security policy has no `data:` for fonts and scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4_000,
    },
  };
}

/** All files lie flat in one folder: spawn.ts and assets.ts count on it. */
export function mainBundle(outDir: string): InlineConfig {
  // `ws` tries the last two, speed-ups, and does without them.
  return nodeBundle(outDir, { index: join(ROOT, 'main/index.ts'), ...workerEntries() }, ['electron', 'better-sqlite3', 'bufferutil', 'utf-8-validate']);
}

/** The central service, for an installation of its own. */
export function centralBundle(outDir: string): InlineConfig {
  // `pg` tries the first two and does without them; the embedded database is for trials from the sources.
  return nodeBundle(outDir, { index: join(ROOT, 'server/index.ts') }, ['pg-native', 'pg-cloudflare', '@electric-sql/pglite']);
}

/** What Node runs, with everything in it but `external`. */
function nodeBundle(outDir: string, input: Record<string, string>, external: string[]): InlineConfig {
  return {
    ...common,
    root: ROOT,
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: NODE_TARGET,
      minify: false,
      rolldownOptions: { input, external, output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' } },
    },
  };
}

/** A sandboxed preload may only `require('electron')`, so it is one CommonJS file. */
export function preloadBundle(outDir: string): InlineConfig {
  return {
    ...common,
    root: ROOT,
    publicDir: false,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: PAGE_TARGET,
      minify: false,
      rolldownOptions: {
        input: { preload: join(ROOT, 'main/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  };
}

function workerEntries(): Record<string, string> {
  const folder = join(ROOT, 'main/workers');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'spawn.ts');
  return Object.fromEntries(files.map((file) => [`worker-${file.slice(0, -'.ts'.length)}`, join(folder, file)]));
}
