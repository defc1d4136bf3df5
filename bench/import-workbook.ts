/** A workbook of text cells, written as a stream so that making it does not count as the desk's memory. */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const PARTS = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Pasien" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
};

export async function workbookOf(table: Iterable<readonly string[]>): Promise<Buffer> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  const texts = new Map<string, number>();
  const numberOf = (text: string): number => {
    const number = texts.get(text) ?? texts.size;
    texts.set(text, number);
    return number;
  };
  const sheet: string[] = [];
  let row = 0;
  for (const cells of table) {
    row += 1;
    sheet.push(`<row r="${row}">${cells.map((cell, column) => `<c r="${String.fromCharCode(65 + column)}${row}" t="s"><v>${numberOf(cell)}</v></c>`).join('')}</row>`);
  }
  const parts = {
    ...PARTS,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${[...texts.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
  };
  for (const [name, content] of Object.entries(parts)) await zip.add(name, new Uint8ArrayReader(Buffer.from(content)));
  return Buffer.from(await zip.close());
}
