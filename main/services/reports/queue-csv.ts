/** The queue's figures as one table for a spreadsheet; minutes. Columns as in the other exports: Indonesian words. */
import type { QueueFigures, QueueFiguresRow } from '../../../shared/contract/reports.ts';
import { csvLine } from '../transfer/csv.ts';

const HEAD = [
  'bagian', 'nama', 'tempat_antre', 'dilayani', 'pergi_sebelum_dilayani', 'tidak_hadir', 'batal', 'masih_terbuka',
  'tunggu_dihitung', 'tunggu_median', 'tunggu_persentil_90', 'tunggu_paling_lama_60_menit_persen', 'layanan_dihitung', 'layanan_median', 'layanan_persentil_90',
];

export function queueCsv({ from, to, total, byUnit, byDoctor, byHour, estimates }: QueueFigures): string {
  const line = (part: string, row: QueueFiguresRow, name = row.name): string => csvLine([
    part, name, row.places, row.served, row.left, row.noShow, row.cancelled, row.open,
    row.wait.observed, row.wait.median, row.wait.p90, row.wait.within60Percent, row.service.observed, row.service.median, row.service.p90,
  ]);
  return [
    csvLine(HEAD), line('semua', total, `${from} – ${to}`), ...byUnit.map((row) => line('unit', row)), ...byHour.map((row) => line('jam', row, `${String(row.hour).padStart(2, '0')}.00`)), ...byDoctor.map((row) => line('dokter', row)),
    csvLine(['perkiraan', 'disampaikan', estimates.told]), csvLine(['perkiraan', 'tepat', estimates.inside]), csvLine(['perkiraan', 'selisih_median_menit', estimates.medianError]),
  ].join('');
}
