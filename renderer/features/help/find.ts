/** Looking something up in the manual: pages that hold every word, each with the line that holds most of them. */
import { anchorOf } from './anchors.ts';
import type { ManualPage, Place } from './manual.ts';

export interface Found extends Place {
  readonly title: string;
  readonly line: string;
  /** Where the words stand in the line: half-open, sorted, apart from each other. */
  readonly ranges: readonly (readonly [number, number])[];
}

interface Line { readonly text: string; readonly heading: boolean; readonly section: string | null }

/** A line as it is read, without the marks of its markup. */
function plain(line: string): string {
  return line.replace(/^\s*(?:#+|[-*]|\d+\.)\s+/, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]/g, '').replace(/^\s*\||\|\s*$/g, '').replace(/\s*\|\s*/g, ' · ').trim();
}

function linesOf(page: ManualPage): readonly Line[] {
  let section: string | null = null;
  return page.text.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line)).map((line) => {
    const text = plain(line);
    const heading = line.startsWith('#');
    if (heading) section = line.startsWith('# ') ? null : anchorOf(text);
    return { text, heading, section };
  });
}

function rangesOf(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const lower = text.toLowerCase();
  const ranges: (readonly [number, number])[] = [];
  for (const word of words.toSorted((one, other) => lower.indexOf(one) - lower.indexOf(other))) {
    const from = lower.indexOf(word);
    if (from >= (ranges.at(-1)?.[1] ?? 0)) ranges.push([from, from + word.length]);
  }
  return ranges;
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().split(/\s+/).filter((word) => word !== ''))];
}

/** Pages named by the words first, then those with a heading of them, then in the order of their names. */
export function find(pages: readonly ManualPage[], text: string): readonly Found[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return pages.flatMap((page) => bestLine(page, words)).toSorted((one, other) => other.rank - one.rank || one.page.localeCompare(other.page));
}

function bestLine(page: ManualPage, words: readonly string[]): readonly (Found & { readonly rank: number })[] {
  const lines = linesOf(page);
  const held = ({ text }: Line): number => words.filter((word) => text.toLowerCase().includes(word)).length;
  const best = lines.toSorted((one, other) => held(other) - held(one) || Number(other.heading) - Number(one.heading))[0];
  const whole = lines.map(({ text }) => text.toLowerCase()).join('\n');
  if (!best || !words.every((word) => whole.includes(word))) return [];
  const [title] = lines;
  const rank = held(best) < words.length || !best.heading ? 0 : best === title ? 2 : 1;
  return [{ page: page.name, section: best.section, title: title?.text ?? page.name, line: best.text, ranges: rangesOf(best.text, words), rank }];
}
