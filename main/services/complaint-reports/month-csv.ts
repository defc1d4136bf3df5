/** The month's evaluation as one table for a spreadsheet. Columns and words as in the other exports: Indonesian. */
import type { MonthFigures, ReportLine } from '../../../shared/contract/complaint-reports.ts';
import type { ComplaintSettings, FIRST_CAUSES } from '../../../shared/contract/complaint-settings.ts';
import { responseShare } from '../../../shared/complaint-reports/response.ts';
import { csvLine } from '../transfer/csv.ts';
import { COMPLAINT_CATEGORY, COMPLAINT_CHANNEL, COMPLAINT_GRADE } from '../transfer/words.ts';

const HEAD = ['bagian', 'nama', 'jumlah', 'selesai', 'masih_terbuka', 'persen', 'persen_kumulatif', 'tenggat', 'keadaan', 'penanggung_jawab'];
const IMPROVEMENT = { open: 'berjalan', overdue: 'lewat tenggat', done: 'selesai, belum diperiksa', effective: 'efektif', not_effective: 'tidak efektif' } as const;
const WITHOUT = '(tanpa)';
const FIRST_CAUSE: Readonly<Record<(typeof FIRST_CAUSES)[number], string>> = {
  communication: 'komunikasi', waiting_time: 'waktu tunggu', procedure: 'prosedur', staff: 'petugas', facility: 'fasilitas', medicine: 'obat', cost: 'biaya', information: 'informasi',
};

/** The clinic's own name of a cause, else the program's. */
export function causeWords(causes: ComplaintSettings['causes']): (id: string) => string {
  const own = new Map(causes.map(({ id, name }) => [id, name]));
  return (id) => own.get(id) ?? wordOf(FIRST_CAUSE, id);
}

/** `causeOf`: the clinic's name of a cause. */
export function monthCsv(figures: MonthFigures, causeOf: (id: string) => string): string {
  const percent = (tenths: number | null): string => (tenths === null ? '' : (tenths / 10).toFixed(1).replace('.', ','));
  const lines = (part: string, rows: readonly ReportLine[], word: (key: string) => string) => rows.map(({ key, received, closed, open }) => csvLine([part, word(key), received, closed, open, '', '', '', '', '']));
  const { response, satisfaction } = figures;
  return [
    csvLine(HEAD),
    csvLine(['semua', figures.month, figures.received, figures.closed, figures.open, '', '', '', '', '']),
    csvLine(['waktu tanggap (KKK)', `${response.met} dari ${response.met + response.late}`, response.met + response.late, response.met, response.pending, percent(responseShare(response)), '', '', '', '']),
    ...figures.byCause.map(({ key, count, share, running }) => csvLine(['penyebab', causeOf(key), count, '', '', percent(share), percent(running), '', '', ''])),
    csvLine(['penyebab', WITHOUT, figures.withoutCause, '', '', '', '', '', '', '']),
    ...lines('unit', figures.byUnit, (key) => (key === '' ? WITHOUT : key)),
    ...lines('golongan', figures.byCategory, (key) => wordOf(COMPLAINT_CATEGORY, key)), ...lines('tingkat', figures.byGrade, (key) => wordOf(COMPLAINT_GRADE, key)),
    ...lines('saluran', figures.byChannel, (key) => wordOf(COMPLAINT_CHANNEL, key)),
    ...figures.repeats.map(({ key, category, count, cases }) => csvLine(['berulang', `${key === '' ? WITHOUT : key}, ${wordOf(COMPLAINT_CATEGORY, category)}: ${cases.map(({ number }) => number).join(' ')}`, count, '', '', '', '', '', '', ''])),
    ...figures.improvements.map(({ number, text, owner, dueDay, state }) => csvLine(['perbaikan', `${number}: ${text}`, '', '', '', '', '', dueDay, IMPROVEMENT[state], owner])),
    ...satisfaction.scores.map(({ score, count }) => csvLine(['kepuasan pelapor', String(score), count, '', '', '', '', '', '', ''])),
  ].join('');
}

function wordOf(words: Readonly<Record<string, string>>, key: string): string { return words[key] ?? key; }
