/** The counts of an export as a page that any browser opens: no names, nothing loaded from elsewhere, no script. */
import type { ExportAbout } from './read-me.ts';
import type { VisitCount } from './set-visits.ts';
import { PAYER } from './words.ts';

export function summaryPage(about: ExportAbout, visits: readonly VisitCount[]): string {
  const { clinic, desk, made_at: madeAt, made_by: madeBy, purpose, period, identity, files } = about;
  const facts: readonly (readonly [string, string])[] = [
    ['Klinik / Clinic', clinic], ['Meja / Desk', desk], ['Dibuat / Made', madeAt], ['Oleh / By', madeBy], ['Keperluan / Purpose', purpose],
    ['Periode / Period', `${period.from ?? '…'} – ${period.to ?? '…'}`],
    ['Identitas / Identities', identity === 'masked' ? 'disamarkan / masked' : 'lengkap / in full'],
  ];
  const sets = files.filter(({ name }) => name.endsWith('.csv') && name !== 'kamus-data.csv');
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Ringkasan ekspor</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:760px;margin:32px auto;padding:0 16px;color:#1b2733}table{border-collapse:collapse;width:100%;margin:12px 0 28px}th,td{border-bottom:1px solid #c9d2da;padding:6px 10px;text-align:left;overflow-wrap:anywhere}.n{text-align:right;font-variant-numeric:tabular-nums}</style></head>
<body><h1>Ringkasan ekspor Meja Depan</h1>
<table><tbody>${facts.map(([label, value]) => `<tr><th scope="row">${escaped(label)}</th><td>${escaped(value)}</td></tr>`).join('')}</tbody></table>
<h2>Jumlah baris / Rows</h2>
${table(['Berkas / File', 'Baris / Rows'], sets.map(({ name, rows }) => [name, rows ?? 0]))}
${visits.length === 0 ? '' : `<h2>Kunjungan per unit dan penjamin / Visits by unit and payer</h2>
<p>Satu baris per unit yang didatangi; kunjungan yang dibatalkan tidak dihitung. One line per unit visited; voided visits are not counted.</p>
${table(['Unit', 'Penjamin / Payer', 'Jumlah / Count'], visits.map(({ unit, payer, visits: count }) => [unit ?? '–', PAYER[payer], count]))}`}
</body></html>
`;
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => `<td${typeof value === 'number' ? ' class="n"' : ''}>${escaped(String(value))}</td>`;
  return `<table><thead><tr>${header.map((label) => `<th scope="col">${escaped(label)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
