/**
 * Villages, districts, regencies and provinces with their codes (idn-area-data after Kepmendagri, ODbL), kept in memory
 * as a few long texts: 83,762 villages take about 6 MB, and looking through all of them takes about a millisecond.
 * Reading them is cut into slices so that no call waits for it.
 */
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Region } from '../../../shared/contract/patients.ts';
import { textOf, wordsOf } from '../../../shared/domain/name-spelling.ts';
import { type AssetName, assetPath } from '../../assets.ts';

const LINES_PER_SLICE = 2000;
const MOST_ANSWERS = 20;
/** Villages of one name: there are some 130 of the commonest. */
const MOST_PLACES = 200;
const CODE_OF_VILLAGE = 13;

/** Lower case letters and single spaces, `Kab. Toli-Toli` → `kab toli toli`. */
function folded(name: string): string {
  const lower = name.toLowerCase();
  return /^[a-z]+(?: [a-z]+)*$/.test(lower) ? lower : wordsOf(name).map(textOf).join(' ');
}

/** `code,…,name`: the first and the last column; a name with a comma is quoted. */
function readLine(line: string): { code: string; name: string } | null {
  const found = /^([\d.]+),(?:[\d.]+,)?(?:"(.*)"|(.*))$/.exec(line);
  return found ? { code: found[1] ?? '', name: (found[2] ?? found[3] ?? '').replaceAll('""', '"') } : null;
}

async function* linesOf(asset: AssetName): AsyncGenerator<{ code: string; name: string }> {
  const lines = (await readFile(assetPath(asset), 'utf8')).split('\n');
  for (let index = 1; index < lines.length; index++) {
    if (index % LINES_PER_SLICE === 0) await setImmediate();
    const line = readLine((lines[index] ?? '').trimEnd());
    if (line) yield line;
  }
}

async function namesByCode(asset: AssetName): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for await (const { code, name } of linesOf(asset)) names.set(code, name);
  return names;
}

interface Places { readonly provinces: ReadonlyMap<string, string>; readonly regencies: ReadonlyMap<string, string>; readonly districts: ReadonlyMap<string, string> }

export class RegionDirectory {
  readonly #places: Places;
  readonly #villages: ReadonlyMap<string, string>;
  readonly #codes: readonly string[];
  /** All folded village names, each between line ends: `\nkebraon\nkarang pilang\n`. */
  readonly #text: string;
  /** Where each village's name begins in `#text`. */
  readonly #starts: Uint32Array;
  /** Folded names above the village, by district code. */
  readonly #above: ReadonlyMap<string, string>;
  readonly #districts: readonly { readonly code: string; readonly name: string }[];

  private constructor(places: Places, villages: ReadonlyMap<string, string>, foldedNames: readonly string[]) {
    this.#places = places;
    this.#villages = villages;
    this.#codes = [...villages.keys()];
    this.#starts = new Uint32Array(foldedNames.length);
    let at = 1;
    foldedNames.forEach((name, index) => { this.#starts[index] = at; at += name.length + 1; });
    this.#text = `\n${foldedNames.join('\n')}\n`;
    this.#above = new Map([...places.districts.keys()].map((code) => [code, folded(this.#aboveNames(code).join(' '))]));
    this.#districts = [...places.districts].map(([code, name]) => ({ code, name: folded(name) }));
  }

  static async load(): Promise<RegionDirectory> {
    const [provinces, regencies, districts] = [await namesByCode('regions/provinces.csv'), await namesByCode('regions/regencies.csv'), await namesByCode('regions/districts.csv')];
    const villages = new Map<string, string>();
    const foldedNames: string[] = [];
    for await (const { code, name } of linesOf('regions/villages.csv')) {
      villages.set(code, name);
      foldedNames.push(folded(name));
    }
    return new RegionDirectory({ provinces, regencies, districts }, villages, foldedNames);
  }

  /** The village's own name; null for a code that is not known (merged away, or never there). */
  villageName(code: string | null): string | null {
    return code === null ? null : this.#villages.get(code) ?? null;
  }

  /**
   * Codes of the villages or districts (without dots) with this name; of those that begin so when no name is just this.
   * Three letters at least, and nothing for a beginning that fits too many.
   */
  codesCalled(text: string, level: 'village' | 'district'): string[] {
    const name = folded(text);
    if (name.length < 3) return [];
    const found = level === 'village' ? this.#villagesBeginning(name) : this.#districtsBeginning(name);
    const exact = found.filter((place) => place.name === name);
    const taken = exact.length > 0 ? exact : found.length > MOST_PLACES ? [] : found;
    return taken.slice(0, MOST_PLACES).map(({ code }) => code.replaceAll('.', ''));
  }

  #villagesBeginning(name: string): { code: string; name: string }[] {
    const found: { code: string; name: string }[] = [];
    const sought = `\n${name}`;
    for (let at = this.#text.indexOf(sought); at >= 0; at = this.#text.indexOf(sought, at + sought.length)) {
      const index = this.#indexAt(at + 1);
      found.push({ code: this.#codes[index] ?? '', name: this.#nameAt(index) });
    }
    return found;
  }

  #districtsBeginning(name: string): { readonly code: string; readonly name: string }[] {
    return this.#districts.filter((district) => district.name.startsWith(name));
  }

  /** Names of the first six digits of a NIK, from the newest codes; what was renumbered since is null. */
  ofNik(prefix: string): { province: string | null; regency: string | null; district: string | null } {
    const [province, regency, district] = [prefix.slice(0, 2), `${prefix.slice(0, 2)}.${prefix.slice(2, 4)}`, `${prefix.slice(0, 2)}.${prefix.slice(2, 4)}.${prefix.slice(4, 6)}`];
    return { province: this.#places.provinces.get(province) ?? null, regency: this.#places.regencies.get(regency) ?? null, district: this.#places.districts.get(district) ?? null };
  }

  /**
   * Villages whose name holds one of the parts and whose district, regency or province holds the others, nearest names
   * first; then, if there is room, the villages of districts that fit. Two letters at least.
   */
  search(text: string): Region[] {
    const parts = folded(text).split(' ').filter((part) => part !== '');
    if (parts.join('').length < 2) return [];
    const found = this.#byVillage(parts).slice(0, MOST_ANSWERS);
    const more = found.length < MOST_ANSWERS ? this.#byDistrict(parts) : [];
    return [...new Set([...found, ...more])].slice(0, MOST_ANSWERS).map((index) => this.#region(index));
  }

  #byVillage(parts: readonly string[]): number[] {
    const whole = parts.join(' ');
    const longest = parts.toSorted((a, b) => b.length - a.length);
    const found = new Map<number, number>();
    for (const part of longest.slice(0, 3)) {
      for (const index of this.#holding(part)) {
        const name = this.#nameAt(index);
        const above = this.#above.get(this.#districtCode(index)) ?? '';
        if (found.has(index) || !parts.every((other) => name.includes(other) || above.includes(other))) continue;
        found.set(index, nearness(name, whole, part));
      }
    }
    return [...found].toSorted((a, b) => a[1] - b[1] || a[0] - b[0]).map(([index]) => index);
  }

  #byDistrict(parts: readonly string[]): number[] {
    const fitting = new Set([...this.#above].filter(([, above]) => parts.every((part) => above.includes(part))).map(([code]) => code));
    const found: number[] = [];
    for (let index = 0; index < this.#codes.length && found.length < MOST_ANSWERS; index++) {
      if (fitting.has(this.#districtCode(index))) found.push(index);
    }
    return found;
  }

  /** Every village whose folded name holds `part`; one or two letters only at the beginning of a name. */
  *#holding(part: string): Generator<number> {
    const sought = part.length < 3 ? `\n${part}` : part;
    const skip = sought.length - part.length;
    for (let at = this.#text.indexOf(sought); at >= 0;) {
      const index = this.#indexAt(at + skip);
      yield index;
      // On to the next name: one name is one answer, however often it holds the part.
      at = this.#text.indexOf(sought, (this.#starts[index + 1] ?? this.#text.length) - skip);
    }
  }

  /** The village whose name covers this place in the text. */
  #indexAt(at: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #nameAt(index: number): string {
    return this.#text.slice(this.#starts[index], (this.#starts[index + 1] ?? this.#text.length) - 1);
  }

  #districtCode(index: number): string { return (this.#codes[index] ?? '').slice(0, 8); }

  #aboveNames(districtCode: string): [district: string, regency: string, province: string] {
    return [this.#places.districts.get(districtCode) ?? '', this.#places.regencies.get(districtCode.slice(0, 5)) ?? '', this.#places.provinces.get(districtCode.slice(0, 2)) ?? ''];
  }

  #region(index: number): Region {
    const code = this.#codes[index] ?? '';
    const [district, regency, province] = this.#aboveNames(code.slice(0, 8));
    return { code: code.slice(0, CODE_OF_VILLAGE), village: this.#villages.get(code) ?? '', district, regency, province };
  }
}

/** 0 for the name itself, then names that begin so, then words that do, then the rest. */
function nearness(name: string, whole: string, part: string): number {
  if (name === whole || name === part) return 0;
  if (name.startsWith(part)) return 1;
  return name.includes(` ${part}`) ? 2 : 3;
}

let directory: Promise<RegionDirectory> | null = null;

/** The one directory of this process; the first call reads it. A failed reading is tried again at the next call. */
export function regionDirectory(): Promise<RegionDirectory> {
  directory ??= RegionDirectory.load().catch((error: unknown) => {
    directory = null;
    throw error;
  });
  return directory;
}
