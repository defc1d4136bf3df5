/** Keeps the manual whole: a page for every screen in both languages, links that lead somewhere, keys that exist, tables that are drawn. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { anchorOf } from '../../renderer/features/help/anchors.ts';
import { pageOf } from '../../renderer/features/help/pages.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LANGUAGES = ['id', 'en'] as const;
const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const FUNCTION_KEY = /\*\*(?:(?:Ctrl|Alt|Shift)\+)*(F\d{1,2})\*\*/g;

const folderOf = (language: string): string => join(ROOT, 'docs/manual', language);
const pagesIn = (language: string): string[] => readdirSync(folderOf(language)).filter((file) => file.endsWith('.md')).toSorted();
const textOf = (path: string): string => readFileSync(path, 'utf8');
const source = (path: string): string => textOf(join(ROOT, path));

function anchorsOf(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('#')).map((line) => anchorOf(line.replace(/^#+\s+/, '').replace(/[*`]/g, '')));
}

/** Screens and sections of the settings, read from where the desk decides on them. */
function pathsOfDesk(): string[] {
  const screens = [...source('renderer/app/screens.tsx').matchAll(/case '([a-z]+)'/g)].map((match) => match[1] ?? '');
  const sections = [...source('renderer/features/settings/index.tsx').matchAll(/\{ key: '([a-z]+)', icon/g)].map((match) => `settings/${match[1]}`);
  return [...screens, ...sections];
}

/** Keys that the desk's screens register. */
function functionKeys(): Set<string> {
  const files = readdirSync(join(ROOT, 'renderer'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'));
  return new Set(files.flatMap((file) => [...source(join('renderer', file)).matchAll(/key: '(F\d{1,2})'/g)].map((match) => match[1] ?? '')));
}

test('every screen has its page, and every screen but one no longer known has one of its own', () => {
  const paths = pathsOfDesk();
  expect(paths.length).toBeGreaterThan(18);
  const missing = LANGUAGES.flatMap((language) => paths.filter((path) => !pagesIn(language).includes(pageOf(path))).map((path) => `${language}: ${path}`));
  expect(missing).toEqual([]);
  expect(paths.filter((path) => path !== 'home' && pageOf(path) === pageOf('home'))).toEqual([]);
});

test('both languages have the same pages', () => {
  expect(pagesIn('en')).toEqual(pagesIn('id'));
});

describe.each(LANGUAGES)('%s', (language) => {
  const folder = folderOf(language);
  const pages = pagesIn(language).map((name) => ({ name, text: textOf(join(folder, name)) }));

  test('every link leads to a page and a heading that exist', () => {
    const broken = pages.flatMap(({ name, text }) => [...text.matchAll(LINK)].map((match) => match[1] ?? '').filter((href) => !resolves(name, href)).map((href) => `${name}: ${href}`));
    expect(broken).toEqual([]);
  });

  function resolves(from: string, href: string): boolean {
    const [file = '', anchor] = href.split('#');
    try {
      const text = textOf(normalize(join(folder, file === '' ? from : file)));
      return anchor === undefined || anchorsOf(text).includes(anchor);
    } catch {
      return false;
    }
  }

  test('the first page leads to every other one', () => {
    const linked = [...(pages.find(({ name }) => name === 'README.md')?.text ?? '').matchAll(LINK)].map((match) => match[1]);
    expect(pages.map(({ name }) => name).filter((name) => name !== 'README.md' && !linked.includes(name))).toEqual([]);
  });

  test('every function key that is named exists, and the important ones are named', () => {
    const named = new Set(pages.flatMap(({ text }) => [...text.matchAll(FUNCTION_KEY)].map((match) => match[1] ?? '')));
    // The browser's own, for the waiting-room window.
    const known = new Set([...functionKeys(), 'F11']);
    expect([...named].filter((key) => !known.has(key))).toEqual([]);
    expect(['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9'].filter((key) => !named.has(key))).toEqual([]);
  });

  test.each(pages)('$name has one title, headings in steps, whole tables and closed marks', ({ text }) => {
    const levels = text.split('\n').flatMap((line) => /^(#+) /.exec(line)?.[1]?.length ?? []);
    expect([levels[0], levels.filter((level) => level === 1).length]).toEqual([1, 1]);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 1) + 1)).toBe(true);
    expect(brokenTables(text)).toEqual([]);
    expect(text.split('\n').filter((line) => line.split('**').length % 2 === 0)).toEqual([]);
    expect(text).not.toMatch(/<(?!tanggal>|date>)[a-z/]/i);
  });
});

const cells = (line: string): number => line.trim().replace(/\\\|/g, '').split('|').length;

/** Rows that have another number of cells than the head of their table, and heads without a rule below. */
function brokenTables(text: string): string[] {
  const lines = text.split('\n');
  const isRow = (line: string | undefined): boolean => line?.trim().startsWith('|') ?? false;
  return lines.filter((line, index) => {
    if (!isRow(line)) return false;
    let head = index;
    while (isRow(lines[head - 1])) head -= 1;
    const rule = lines[head + 1] ?? '';
    return !/^\s*\|(?:\s*:?-+:?\s*\|)+$/.test(rule) || cells(line) !== cells(lines[head] ?? '') || (lines[head - 1] ?? '').trim() !== '';
  });
}
