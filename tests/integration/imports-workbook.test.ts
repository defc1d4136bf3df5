import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ImportFailureError } from '../../main/services/imports/failure.ts';
import { SourceFile } from '../../main/services/imports/source-file.ts';
import { type TableRow, openTable } from '../../main/services/imports/table-file.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'meja-depan-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const KEY = Buffer.alloc(32, 5);
function sourceOf(bytes: Uint8Array, size = 1000): SourceFile {
  const source = new SourceFile(folder, KEY, 'job');
  for (let at = 0, index = 0; at < bytes.length; at += size, index++) source.add(index, Buffer.from(bytes.subarray(at, at + size)));
  return new SourceFile(folder, KEY, 'job');
}
async function rowsOf(bytes: Uint8Array, sheet: string | null = null): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  await (await openTable(sourceOf(bytes), sheet)).readRows((row) => rows.push(row));
  return rows;
}
const cells = async (bytes: Uint8Array, sheet: string | null = null): Promise<string[][]> => (await rowsOf(bytes, sheet)).map((row) => row.cells);
const failure = (work: Promise<unknown>): Promise<string> => work.then(() => 'none', (error: unknown) => (error instanceof ImportFailureError ? error.failure : String(error)));

const WORKBOOK = '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="x"/></sheets></workbook>';
const RELATIONS = '<Relationships><Relationship Id="x" Target="worksheets/a.xml"/></Relationships>';
async function workbook(sheet: string, more: Record<string, string> = {}): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  const parts = { 'xl/workbook.xml': WORKBOOK, 'xl/_rels/workbook.xml.rels': RELATIONS, 'xl/worksheets/a.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`, ...more };
  for (const [name, content] of Object.entries(parts)) await zip.add(name, new Uint8ArrayReader(Buffer.from(content)));
  return zip.close();
}

it('reads what write-excel-file writes: texts, numbers, dates, booleans, several sheets', async () => {
  const date = new Date(Date.UTC(1992, 7, 1));
  const people = [['Nama', 'NIK', 'Lahir', 'Aktif'].map((value) => ({ value })), [{ value: 'Siti <"Ti"> & 👩‍⚕️ ' }, { value: '3578014108920003' }, { value: date, type: Date, format: 'dd/mm/yyyy' }, { value: true, type: Boolean }],
    [{ value: '  dua\nbaris' }, { value: 812_345_678 }, null, { value: false, type: Boolean }]];
  const bytes = await writeXlsxFile([{ data: people, sheet: 'Pasien' }, { data: [[{ value: 'lain' }]], sheet: 'Catatan' }] as never).toBuffer();
  const table = await openTable(sourceOf(bytes), null);
  expect(table).toMatchObject({ format: 'xlsx', sheets: ['Pasien', 'Catatan'], sheet: 'Pasien' });
  expect(await cells(bytes)).toEqual([['Nama', 'NIK', 'Lahir', 'Aktif'], ['Siti <"Ti"> & 👩‍⚕️ ', '3578014108920003', '1992-08-01', 'ya'], ['  dua\nbaris', '812345678', '', 'tidak']]);
  expect(await cells(bytes, 'Catatan')).toEqual([['lain']]);
  const [other] = (await readXlsxFile(bytes as never)) as unknown as { data: unknown[][] }[];
  expect(other?.data[1]?.[1]).toBe('3578014108920003');
});

describe('cells', () => {
  const one = async (cell: string, more?: Record<string, string>): Promise<string | undefined> => (await cells(await workbook(`<row r="1">${cell}</row>`, more)))[0]?.[0];
  const STYLES = { 'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="0&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="22"/><xf numFmtId="165"/></cellXfs></styleSheet>' };
  it.each([
    ['<c r="A1"><v>3578014108920003</v></c>', '3578014108920003'], ['<c r="A1"><v>2.9872499824296E13</v></c>', '29872499824296'], ['<c r="A1"><v>2.98725E+13</v></c>', '2.98725E+13'],
    ['<c r="A1"><v>3578014108920000</v></c>', '3.57801410892000E+15'], ['<c r="A1"><v>98765432109876543</v></c>', '9.87654321098765E+16'], ['<c r="A1"><v>0.1</v></c>', '0.1'],
    ['<c r="A1" s="1"><v>33817</v></c>', '1992-08-01'], ['<c r="A1" s="2"><v>33817</v></c>', '1992-08-01'], ['<c r="A1" s="3"><v>0.375</v></c>', '09:00'], ['<c r="A1" s="4"><v>33817.375</v></c>', '1992-08-01 09:00'], ['<c r="A1" s="5"><v>7</v></c>', '7'],
    ['<c r="A1" t="inlineStr"><is><r><t>Si</t></r><r><t xml:space="preserve">ti </t></r><rPh><t>x</t></rPh></is></c>', 'Siti '], ['<c r="A1" t="str"><f>A2</f><v>Rumus</v></c>', 'Rumus'],
    ['<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x000D_</t></is></c>', 'a\rb_x000D_'], ['<x:c r="A1" t="inlineStr"><x:is><x:t><![CDATA[<b>&amp;]]></x:t></x:is></x:c>', '<b>&amp;'], ['<c r=\'A1\' t=\'inlineStr\'><is><t>&#x41;&amp;&#66;</t></is></c>', 'A&B'],
  ])('%s', async (cell, text) => { expect(await one(cell, STYLES)).toBe(text); });
  it('stand in their columns, and rows keep their numbers', async () => {
    expect(await rowsOf(await workbook('<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row r="9"/><row r="10"><c r="AA10"><v>3</v></c></row>')))
      .toMatchObject([{ row: 3, cells: ['', '', '1', '2'] }, { row: 10, cells: [...Array.from({ length: 26 }, () => ''), '3'] }]);
  });
  it('longer than a spreadsheet allows are cut', async () => {
    expect((await one(`<c r="A1" t="inlineStr"><is><t>${'a'.repeat(500_000)}</t></is></c>`))?.length).toBe(32_767);
  });
});

describe('files that are not read', () => {
  it('a bomb', async () => {
    const filler = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'0'.repeat(1000)}</t></is></c></row>`;
    const bytes = await workbook('', { 'xl/styles.xml': `<styleSheet>${filler.repeat(17_000)}</styleSheet>` });
    expect(bytes.length).toBeLessThan(200_000);
    expect(await failure(rowsOf(bytes))).toBe('file_too_large');
  });
  it('rows beyond the last', async () => { expect(await failure(rowsOf(await workbook('<row r="2000000"><c r="A1"><v>1</v></c></row>')))).toBe('file_too_large'); });
  it('a document type', async () => { expect(await failure(rowsOf(await workbook('', { 'xl/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' })))).toBe('file_unreadable'); });
  it('a torn archive', async () => { expect(await failure(rowsOf((await workbook('<row r="1"/>')).subarray(0, 300)))).toBe('file_unreadable'); });
  it('an old Excel file, and one with a password', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(await failure(rowsOf(ole))).toBe('file_unreadable');
    expect(await failure(rowsOf(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])))).toBe('sheet_protected');
  });
  it('a picture', async () => { expect(await failure(rowsOf(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')))).toBe('file_unreadable'); });
  it('a piece that was tampered with', () => {
    const source = sourceOf(Buffer.from('abc'));
    source.add(0, Buffer.from('abc'));
    expect(() => new SourceFile(folder, KEY, 'another job').piece(0)).toThrow();
  });
});
