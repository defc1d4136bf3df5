/**
 * `npm run check:office`: a real export, opened with what its receivers use. 7-Zip tests and unpacks it, every file must
 * be the one of its manifest, and LibreOffice turns every workbook into text that must be the CSV's, cell by cell.
 * A program that is not on this computer is named, what it would have shown counts as not checked, and the check fails.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { restoreText } from '../../main/services/transfer/csv.ts';
import { parseCsv } from '../support/csv.ts';
import { openTestCare } from '../support/desk-care.ts';
import { fillClinic, makeExport, SECRET } from '../support/own-export.ts';

const NAUGHTY = z.array(z.string()).parse(createRequire(import.meta.url)('big-list-of-naughty-strings'));
const OWN = ['=1+1', '+62812345678', '007', '-5', '3578014108920003', '1e5', '03/04/2020', "'=1", 'a;=1', 'baris\ndua', '"kutip", koma', '_x000D_', 'TRUE'];
const manifestSchema = z.object({ files: z.array(z.object({ name: z.string(), rows: z.int().nullable(), sha256: z.string() })) });
/** Comma, quotes, UTF-8, cells as they are shown. */
const AS_TEXT = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';
const MOST_SHOWN = 10;

const work = mkdtempSync(join(tmpdir(), 'meja-depan-office-'));
const problems: string[] = [];
const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const has = (program: string, option: string): boolean => spawnSync(program, [option]).error === undefined;

async function exported(): Promise<string> {
  const desk = openTestCare();
  try {
    // A spreadsheet cannot hold these signs: what it does with them is its own affair.
    const texts = [...new Set([...OWN, ...NAUGHTY])].filter((text) => text !== '' && !/(?![\n\t])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text));
    for (const [index, text] of texts.entries()) fillClinic(desk, text, { record_number: String(index + 1).padStart(6, '0'), birth_date: '1990-02-28' });
    const { zips } = await makeExport(desk, { sets: ['patients', 'visits', 'appointments', 'calls', 'complaints', 'staff', 'audit'] });
    const file = join(work, 'ekspor.zip');
    writeFileSync(file, zips[0] ?? '');
    return file;
  } finally {
    await desk.close();
  }
}

/** The folder with its files. */
function unpack(zip: string): string {
  const folder = join(work, 'isi');
  if (!execFileSync('7z', ['t', `-p${SECRET}`, zip], { encoding: 'utf8' }).includes('Everything is Ok')) problems.push('7-Zip does not find the archive in order');
  if (spawnSync('7z', ['t', '-psandi-salah', zip]).status === 0) problems.push('7-Zip opens the archive with a wrong password');
  execFileSync('7z', ['x', '-y', `-p${SECRET}`, `-o${folder}`, zip], { stdio: 'ignore' });
  const { files } = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  for (const { name, sha256 } of files) if (createHash('sha256').update(readFileSync(join(folder, name))).digest('hex') !== sha256) problems.push(`${name} is not the file of the manifest`);
  say(`7-Zip: ${files.length} files unpacked and compared with the manifest`);
  return folder;
}

/** As the workbook shows it: the escape is not needed there, times have whole seconds, and line ends are one sign. */
function asShown(cell: string): string {
  return restoreText(cell).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{3})?\+0\d:00$/, '$1 $2').replace(/\r\n?/g, '\n');
}

function compare(folder: string): void {
  const texts = join(work, 'teks');
  mkdirSync(texts);
  const books = readdirSync(folder).filter((name) => name.endsWith('.xlsx'));
  // A profile of its own: an office that is open on this computer is left alone.
  execFileSync('soffice', [`-env:UserInstallation=file://${join(work, 'profil')}`, '--headless', '--convert-to', AS_TEXT, '--outdir', texts, ...books.map((name) => join(folder, name))], { stdio: 'ignore' });
  let cells = 0;
  for (const book of books) {
    const stem = book.slice(0, -'.xlsx'.length);
    const left = parseCsv(readFileSync(join(folder, `${stem}.csv`), 'utf8').replace(/^\uFEFF/, ''));
    const right = parse(readFileSync(join(texts, `${stem}.csv`)), { bom: true, relax_column_count: true });
    if (left.length !== right.length) problems.push(`${stem}: ${left.length} lines as CSV, ${right.length} in the workbook`);
    for (const [line, row] of left.entries()) {
      for (const [column, cell] of row.entries()) {
        cells += 1;
        const shown = right[line]?.[column] ?? '';
        if (asShown(cell) !== shown) problems.push(`${stem} line ${line + 1} ${left[0]?.[column] ?? ''}: ${JSON.stringify(asShown(cell))} as CSV, ${JSON.stringify(shown)} in the workbook`);
      }
    }
  }
  say(`LibreOffice: ${cells} cells of ${books.length} workbooks compared with the CSV files`);
}

const office = has('soffice', '--version');
try {
  if (has('7z', 'i')) {
    const folder = unpack(await exported());
    if (office) compare(folder);
  } else {
    problems.push('not checked: 7-Zip is not here (Debian: apt-get install p7zip-full)');
  }
  if (!office) problems.push('not checked: LibreOffice is not here (Debian: apt-get install --no-install-recommends libreoffice-calc)');
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const problem of problems.slice(0, MOST_SHOWN)) say(problem);
say(problems.length === 0 ? 'the export opens as it was written' : `${problems.length} differences`);
process.exitCode = problems.length === 0 ? 0 : 1;
