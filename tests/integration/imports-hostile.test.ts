/** Hostile tables of other programs: refused or named, nothing changed, and the desk goes on. */
import { gzipSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportJob } from '../../shared/contract/imports.ts';
import { type TestDesk, openFoundedDesk } from '../support/desk.ts';
import { applied, checked, rejections, send, settled } from './imports-desk.ts';

let desk: TestDesk;
beforeEach(async () => { desk = await openFoundedDesk(); });
afterEach(() => desk.close());

async function failure(bytes: string | Uint8Array, name = 'data.csv'): Promise<string> {
  const jobId = await send(desk, 'patients', bytes, name);
  const inspected = await desk.invoke('imports.inspect', { jobId, sheet: null });
  if (!inspected.ok) return (await desk.call('imports.job', { jobId })).failure ?? 'none';
  await desk.call('imports.check', { jobId, mapping: inspected.value.mapping, options: inspected.value.options });
  const job: ImportJob = await settled(desk, jobId);
  return job.failure ?? job.state;
}
async function workbook(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  const all = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="x"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="x" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>', ...parts,
  };
  for (const [name, content] of Object.entries(all)) await zip.add(name, new Uint8ArrayReader(Buffer.from(content)));
  return zip.close();
}
const sheet = (cell: string): string => `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Nama</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>${cell}</t></is></c></row></sheetData></worksheet>`;
const people = (): Promise<unknown[]> => desk.call('patients.recent', { limit: 50 });

describe('a text file', () => {
  it('with a cell of 50 MB, quoted or not, does not take the desk along', async () => {
    for (const cell of [`"${'a'.repeat(50_000_000)}"`, 'a'.repeat(50_000_000)]) {
      expect(await failure(`Nama,Tgl Lahir,L/P\n${cell},1990-01-01,P\n`)).toBe('file_too_large');
      expect(await people()).toEqual([]);
    }
  }, 120_000);
  it('with a quote that is never closed, over 50 MB', async () => {
    expect(await failure(`Nama,Tgl Lahir,L/P\n"${'a\n'.repeat(25_000_000)}`)).toMatch(/^(file_too_large|checked)$/);
  }, 120_000);
  it('packed with gzip', async () => { expect(await failure(gzipSync(Buffer.alloc(50_000_000, 0x61)))).toBe('file_unreadable'); });
  it('with formulas: they stay text, and leave the desk disarmed', async () => {
    const job = await checked(desk, 'patients', 'Nama,Tgl Lahir,L/P,Alamat\n"=HYPERLINK(""http://x"",""y"")",1990-01-01,P,@SUM(A1)\n=cmd|x,,P,-2+3\n');
    expect(await rejections(desk, job.id)).toEqual({ 3: ['birth_date:birth_date_form'] });
    await applied(desk, job.id);
    expect(await people()).toMatchObject([{ name: '=HYPERLINK("http://x","y")' }]);
    const { text } = await desk.call('imports.rejects', { jobId: job.id, after: 0, language: 'id' });
    expect(text).toContain("'=cmd|x,,P,'-2+3");
  });
});

describe('a workbook', () => {
  it('with entities within entities, wherever they stand', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]>`;
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/_rels/workbook.xml.rels']) {
      expect(await failure(await workbook({ [part]: `${laughs}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>` }), 'a.xlsx'), part).toBe('file_unreadable');
    }
    const undefinedOnes = await workbook({ 'xl/worksheets/sheet1.xml': sheet('&j;&xxe;') });
    expect(await failure(undefinedOnes, 'a.xlsx')).toBe('checked');
  });
  it('with a cell of 50 MB, a sheet that is a bomb, or torn', async () => {
    expect(await failure(await workbook({ 'xl/worksheets/sheet1.xml': sheet('a'.repeat(50_000_000)) }), 'a.xlsx')).toMatch(/^file_(unreadable|too_large)$/);
    const rows = `<worksheet><sheetData>${'<row><c t="inlineStr"><is><t>Nama</t></is></c></row>'.repeat(3_000_000)}</sheetData></worksheet>`;
    expect(await failure(await workbook({ 'xl/worksheets/sheet1.xml': rows }), 'a.xlsx')).toBe('file_too_large');
    const whole = await workbook({ 'xl/worksheets/sheet1.xml': sheet('Siti') });
    expect(await failure(whole.subarray(0, whole.length - 40), 'a.xlsx')).toBe('file_unreadable');
  }, 120_000);
  it('whose parts lie outside of it', async () => {
    for (const target of ['../../../../etc/passwd', '/etc/passwd', 'file:///etc/passwd', 'http://127.0.0.1/x.xml']) {
      expect(await failure(await workbook({ 'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="x" Target="${target}"/></Relationships>`, '../../../evil.xml': 'x' }), 'a.xlsx'), target).toBe('file_unreadable');
    }
  });
});
