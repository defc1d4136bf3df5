/** Keeps the rule of dependence between the folders, and the desk's database behind its one synchronous door. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Folder → the folders it may import, and the packages it may import (null: any). */
const RULES: Readonly<Record<string, { folders: readonly string[]; packages: RegExp | null }>> = {
  shared: { folders: ['shared'], packages: /^(zod|temporal-polyfill|libphonenumber-js|rrule)(\/|$)/ },
  'db/desk': { folders: ['db', 'shared'], packages: /^(node:|better-sqlite3$|kysely$|zod$|temporal-polyfill$)/ },
  'db/courier': { folders: ['shared'], packages: /^node:/ },
  'db/central': { folders: ['db', 'shared'], packages: /^(kysely$|kysely\/migration$|pg$|@electric-sql\/pglite$)/ },
  server: { folders: ['server', 'db', 'shared'], packages: null },
  main: { folders: ['main', 'db', 'shared', 'package.json'], packages: null },
  renderer: { folders: ['renderer', 'shared'], packages: /^(?!node:|electron$|electron\/|better-sqlite3|kysely|ws$|pino|@zip\.js)/ },
};
const TEST_FILE = /\.test\.tsx?$/;
const IMPORT = /(?:\bimport|\bexport)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function sourcesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !TEST_FILE.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): string[] {
  return [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
}

function topFolder(file: string, specifier: string): string {
  return normalize(join(dirname(file), specifier)).split(sep)[0] ?? '';
}

describe.each(Object.entries(RULES))('%s', (folder, rule) => {
  test('imports only what it may', () => {
    const broken = sourcesOf(folder).flatMap((file) => importsOf(file)
      .filter((specifier) => (specifier.startsWith('.') ? !rule.folders.includes(topFolder(file, specifier)) : rule.packages !== null && !rule.packages.test(specifier)))
      .map((specifier) => `${file} imports ${specifier}`));
    expect(broken).toEqual([]);
  });
});

test('the rule sees imports of every form', () => {
  const text = `import a from 'a';\nimport { type B,\n  c } from "b";\nimport 'c';\nexport * from 'd';\nconst e = await import('e');`;
  expect([...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2])).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(sourcesOf('shared').length).toBeGreaterThan(10);
});

test('only the Electron shell and the preload know Electron', () => {
  const others = sourcesOf('main').filter((file) => !file.startsWith(join('main', 'shell', 'electron')) && file !== join('main', 'preload.ts'));
  expect(others.filter((file) => importsOf(file).includes('electron'))).toEqual([]);
});

test('Kysely never runs a query by itself: its own transactions would let one call slip into another', () => {
  const own = /\.(execute|executeTakeFirst|executeTakeFirstOrThrow|stream)\s*\(|\bdb\.transaction\(\)\.execute|\.startTransaction\(/;
  const broken = [...sourcesOf('main'), ...sourcesOf('db/desk')].filter((file) => own.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(broken).toEqual([]);
});

test('SQL stays in db and the services', () => {
  const sql = /\b(SELECT\s[\s\S]{1,200}?\sFROM\s|INSERT INTO\s|UPDATE\s+\w+\s+SET\s|DELETE FROM\s)/;
  const outside = [...sourcesOf('shared'), ...sourcesOf('renderer'), ...sourcesOf('main').filter((file) => file.startsWith(join('main', 'shell')))];
  expect(outside.filter((file) => sql.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});

test('the driver option that prints the key is never used', () => {
  const broken = [...sourcesOf('main'), ...sourcesOf('db')].filter((file) => /\bverbose\s*:/.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(broken).toEqual([]);
});
