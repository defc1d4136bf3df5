/**
 * Writes the last part of docs/sync-properties.md from the names of the tests: `node build/sync-proofs.ts`. A test that
 * proves a property or a fault says so at the beginning of its name: `P1: …`, `fault 7: …`, `faults 16 and 17: …`.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './paths.ts';

export const PROOFS_PAGE = join(ROOT, 'docs', 'sync-properties.md');
const HEADING = '## Proofs';
const NOTE = 'Written by `node build/sync-proofs.ts` from the names of the tests; a test fails when it is not what they say.';
const NAMED = /\b(?:it|test|describe)(?:\.\w+(?:\([\s\S]*?\))?)?\(\s*(['`"])((?:P\d+(?:(?:,| and) P\d+)*|faults? \d+(?:(?:,| and) \d+)*): [\s\S]*?)\1/g;

interface Proof { readonly of: string; readonly file: string; readonly name: string }

/** Every test that says what it proves, by what it proves, then by file. */
export function proofs(): Proof[] {
  const files = readdirSync(join(ROOT, 'tests'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts')).map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(NAMED)].flatMap(([, , title = '']) => {
    const colon = title.indexOf(': ');
    return provedBy(title.slice(0, colon)).map((of) => ({ of, file: relative(ROOT, file), name: title.slice(colon + 2) }));
  }));
}

function provedBy(head: string): string[] {
  const numbers = head.match(/\d+/g) ?? [];
  return numbers.map((number) => (head.startsWith('P') ? `P${number}` : `fault ${number}`));
}

/** What the hand-written tables of the page promise: `P1` … and `fault 1` …, in their order. */
export function promises(): string[] {
  const [written = ''] = readFileSync(PROOFS_PAGE, 'utf8').split(HEADING);
  return [...written.matchAll(/^\| (P?)(\d+) \|/gm)].map(([, property, number]) => (property ? `P${number}` : `fault ${number}`));
}

export function proofsPage(): string {
  const [written = ''] = readFileSync(PROOFS_PAGE, 'utf8').split(HEADING);
  const byPromise = Map.groupBy(proofs(), ({ of }) => of);
  const rows = promises().map((of) => `| ${of} | ${(byPromise.get(of) ?? []).map(({ file, name }) => `\`${file}\`: ${name.replaceAll('|', '\\|')}`).join('<br>') || '–'} |`);
  return `${written.trimEnd()}\n\n${HEADING}\n\n${NOTE}\n\n| | Tests |\n|---|---|\n${rows.join('\n')}\n`;
}

if (import.meta.main) writeFileSync(PROOFS_PAGE, proofsPage());
