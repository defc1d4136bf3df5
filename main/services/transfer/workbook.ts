/**
 * A data set as an Excel workbook (ECMA-376): one sheet, row by row, with real dates and numbers, ids as text, and a header that
 * stays in sight. Texts are texts: no cell can run as a formula. Written here, since the libraries keep all rows in memory.
 */
import type { Zone } from '../../../shared/contract/clinic.ts';
import { wallTime } from './clinic-time.ts';
import type { ColumnFacts, ColumnKind } from './columns.ts';
import type { Cell } from './csv.ts';
import { plainZip } from './plain-zip.ts';

/** Rows that a sheet holds, without its header. */
export const SHEET_ROWS = 1_048_575;
/** Longer texts are cut: Excel takes no more. */
const CELL_SIGNS = 32_767;
const DAY_MS = 86_400_000;
/** Excel counts days from 30 December 1899, and knows none before March 1900 rightly. */
const EXCEL_DAY_OF_1970 = 25_569;
const FIRST_RIGHT_DAY = 61;

const STYLE = { text: 1, day: 2, time: 3, header: 4 } as const;
const WIDTH: Readonly<Record<ColumnKind, number>> = { text: 22, day: 12, time: 20, number: 10 };
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
const RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const BOOK_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The bytes of the file. `title` names the sheet: at most 31 letters, none of `\/?*[]:`. */
export function workbook(title: string, columns: readonly ColumnFacts[], rows: Iterable<readonly Cell[]>, zone: Zone): IterableIterator<Buffer> {
  return plainZip([
    { name: '[Content_Types].xml', content: [CONTENT_TYPES] },
    { name: '_rels/.rels', content: [RELATIONS] },
    { name: 'xl/workbook.xml', content: [`${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${title}" sheetId="1" r:id="rId1"/></sheets></workbook>`] },
    { name: 'xl/_rels/workbook.xml.rels', content: [BOOK_RELATIONS] },
    { name: 'xl/styles.xml', content: [STYLES] },
    { name: 'xl/worksheets/sheet1.xml', content: sheet(columns, rows, zone) },
  ]);
}

function* sheet(columns: readonly ColumnFacts[], rows: Iterable<readonly Cell[]>, zone: Zone): IterableIterator<string> {
  const letters = columns.map((_, index) => columnLetter(index));
  const widths = columns.map(({ kind }, index) => `<col min="${index + 1}" max="${index + 1}" width="${WIDTH[kind]}" customWidth="1"/>`).join('');
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>`;
  yield `<row r="1">${columns.map(({ name }, index) => textCell(`${letters[index]}1`, name, STYLE.header)).join('')}</row>`;
  let number = 1;
  for (const row of rows) {
    number += 1;
    let cells = '';
    for (const [index, column] of columns.entries()) cells += cellXml(`${letters[index]}${number}`, row[index] ?? null, column.kind, zone);
    yield `<row r="${number}">${cells}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function cellXml(place: string, cell: Cell, kind: ColumnKind, zone: Zone): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') {
    // Whole seconds, as they are shown: what is left over would be rounded up by one program and cut by another.
    return kind === 'time' ? `<c r="${place}" s="${STYLE.time}"><v>${excelDay(Math.floor(wallTime(cell, zone) / 1000) * 1000)}</v></c>` : `<c r="${place}"><v>${cell}</v></c>`;
  }
  const dayNumber = kind === 'day' && cell.length === 10 ? excelDay(Date.parse(cell)) : Number.NaN;
  return dayNumber >= FIRST_RIGHT_DAY ? `<c r="${place}" s="${STYLE.day}"><v>${dayNumber}</v></c>` : textCell(place, cell, STYLE.text);
}

function excelDay(ms: number): number { return ms / DAY_MS + EXCEL_DAY_OF_1970; }

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${sheetText(text.slice(0, CELL_SIGNS))}</t></is></c>`;
}

/** What XML cannot hold is written as Excel does, `_x000D_`; so is an underscore that would look like the beginning of that. */
function sheetText(text: string): string {
  return text.toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
