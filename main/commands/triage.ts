/**
 * `npm run triage -- IN.csv --out OUT.csv [--own-desk]`: what each text of a file is about. Reads a column `text`; writes the file's own
 * columns and kind, health, grade, unit, category, confidence, words, p_complaint, p_health (docs/triage.md), one row per row, in
 * their order; nothing at all (exit code 2) when what was asked cannot be done.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { triage, type Triage, type Words } from '../../shared/triage/index.ts';
import { TriageRefusal, readTexts, type TextTable } from './triage-rows.ts';

const USAGE = 'Usage: npm run triage -- IN.csv --out OUT.csv [--own-desk]';
const COLUMNS = ['kind', 'health', 'grade', 'unit', 'category', 'confidence', 'words', 'p_complaint', 'p_health'] as const;

interface Order { readonly from: string; readonly to: string; readonly ownDesk: boolean }

function readOrder(args: readonly string[]): Order {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { out: { type: 'string' }, 'own-desk': { type: 'boolean' } } });
  } catch (error) {
    throw new TriageRefusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const [from, ...more] = parsed.positionals;
  const to = parsed.values.out;
  if (from === undefined || more.length > 0 || to === undefined || to === '') throw new TriageRefusal(USAGE);
  return { from, to, ownDesk: parsed.values['own-desk'] === true };
}

function reading(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new TriageRefusal(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Not sure: the word for what a person has to decide. */
const UNSURE = 'unsure';

function categoryOf({ kind, health, category }: Triage): string {
  if (health === 'no') return 'not_health';
  return kind === 'complaint' ? category ?? UNSURE : kind;
}

/** What led there, by what it says, each once, as it was written. */
function wordsOf(words: readonly Words[]): string {
  const bySide = new Map<string, Set<string>>();
  for (const { says, text } of words) bySide.set(says, (bySide.get(says) ?? new Set()).add(text.replaceAll(/\s+/gu, ' ')));
  return [...bySide].map(([says, texts]) => `${says}: ${[...texts].join(', ')}`).join('; ');
}

function answerOf(text: string, ownDesk: boolean): string[] {
  const found = triage(text, { ownDesk });
  const judged = found.kind === 'complaint' && found.health !== 'no';
  return [found.kind, found.health, judged ? found.grade ?? UNSURE : '', judged ? found.unit ?? UNSURE : '', categoryOf(found), found.confidence.toFixed(3), wordsOf(found.words.filter(({ says }) => says !== 'further_unit')), found.complaintLikelihood.toFixed(3), found.healthLikelihood.toFixed(3)];
}

const quoted = (cell: string): string => (/[",;\r\n\t]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const line = (cells: readonly string[]): string => `${cells.map((cell) => quoted(cell)).join(',')}\r\n`;
/** The file's own columns stay as they came, letter for letter, so that they can be matched; one named like ours is renamed. */
const headerOf = ({ headers }: TextTable): string => line([...headers.map((name) => ((COLUMNS as readonly string[]).includes(name.toLowerCase()) ? `${name}_in` : name)), ...COLUMNS]);

/** Whole or not at all. */
function write(file: string, text: string): void {
  const beside = `${file}.part`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new TriageRefusal(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

try {
  const order = readOrder(process.argv.slice(2));
  const table = readTexts(reading(order.from));
  const started = performance.now();
  const lines = table.rows.map(({ cells, text }) => line([...cells, ...answerOf(text, order.ownDesk)]));
  write(order.to, headerOf(table) + lines.join(''));
  process.stdout.write(`${table.rows.length} texts, ${((performance.now() - started) / 1000).toFixed(2)} s: ${order.to}\n`);
} catch (error) {
  if (!(error instanceof TriageRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
