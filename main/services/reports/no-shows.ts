/**
 * Who did not come, in a period of clinic days: of those who came or did not come, how many did not, by doctor, weekday, hour of
 * the appointment and days between booking and appointment. A moved appointment counts where it ended, from the day on which that
 * time was booked. Whoever is still awaited, cancelled or was moved away counts in neither.
 */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { LEAD_CLASSES, type NoShowFigures, type NoShowRow } from '../../../shared/contract/reports.ts';
import { AWAITED_STATES, PRESENT_STATES } from '../../../shared/domain/appointment-states.ts';
import { daysBetween } from '../../../shared/domain/booking-limits.ts';
import { dayInZone, weekdayOf } from '../../../shared/domain/calendar-day.ts';
import { clinicToday, readClinic } from '../clinic.ts';
import { csvLine } from '../transfer/csv.ts';

interface Expected { readonly doctor: string; readonly weekday: number; readonly hour: number; readonly lead: number; readonly missed: boolean }

export function readNoShowFigures(db: DeskDatabase, from: string, to: string, now: number): NoShowFigures {
  const rows = expectedOf(db, from, to);
  const doctors = [...Map.groupBy(rows, ({ doctor }) => doctor)].toSorted(([one], [other]) => one.localeCompare(other));
  return {
    from, to, open: stillOpen(db, from, to, clinicToday(db, now)), total: rowOf(0, '', rows),
    byDoctor: doctors.map(([doctor, same], index) => rowOf(index, doctor, same)),
    byWeekday: rowsBy(rows, ({ weekday }) => weekday), byHour: rowsBy(rows, ({ hour }) => hour), byLead: rowsBy(rows, ({ lead }) => lead),
  };
}

function expectedOf(db: DeskDatabase, from: string, to: string): Expected[] {
  const { zone } = readClinic(db);
  return db.all(db.build.selectFrom('appointment').innerJoin('practitioner', 'practitioner.id', 'appointment.practitioner_id')
    .select(['appointment.day', 'appointment.from_minute', 'appointment.created_at', 'appointment.state', 'practitioner.name as doctor'])
    .where('appointment.day', '>=', from).where('appointment.day', '<=', to).where('appointment.state', 'in', ['no_show', ...PRESENT_STATES]).where('appointment.voided_at', 'is', null))
    .map((row) => ({ doctor: row.doctor, weekday: weekdayOf(row.day), hour: Math.floor(row.from_minute / 60), lead: leadClass(daysBetween(dayInZone(zone, row.created_at), row.day)), missed: row.state === 'no_show' }));
}

/** An imported appointment may be older than its own row. */
function leadClass(days: number): number { return LEAD_CLASSES.findLast((first) => first <= days) ?? LEAD_CLASSES[0]; }

function stillOpen(db: DeskDatabase, from: string, to: string, today: string): number {
  return db.first(db.build.selectFrom('appointment').select((eb) => eb.fn.countAll<number>().as('count'))
    .where('day', '>=', from).where('day', '<=', to).where('day', '<', today).where('state', 'in', [...AWAITED_STATES]).where('voided_at', 'is', null))?.count ?? 0;
}

function rowsBy(rows: readonly Expected[], key: (row: Expected) => number): NoShowRow[] {
  return [...Map.groupBy(rows, key)].toSorted(([one], [other]) => one - other).map(([each, same]) => rowOf(each, '', same));
}

/** Percent with one decimal place. */
function rowOf(key: number, name: string, rows: readonly Expected[]): NoShowRow {
  const noShow = rows.filter(({ missed }) => missed).length;
  return { key, name, expected: rows.length, noShow, percent: rows.length === 0 ? null : Math.round((1000 * noShow) / rows.length) / 10 };
}

const HEAD = ['bagian', 'nama', 'diharapkan', 'tidak_hadir', 'persen'];
const WEEKDAYS = ['', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];

/** As one table for a spreadsheet; columns as in the other exports: Indonesian words. */
export function noShowCsv({ from, to, open, total, byDoctor, byWeekday, byHour, byLead }: NoShowFigures): string {
  const line = (part: string, { name, expected, noShow, percent }: NoShowRow, called = name): string => csvLine([part, called, expected, noShow, percent]);
  return [
    csvLine(HEAD), line('semua', total, `${from} – ${to}`), ...byDoctor.map((row) => line('dokter', row)), ...byWeekday.map((row) => line('hari', row, WEEKDAYS[row.key])),
    ...byHour.map((row) => line('jam', row, `${String(row.key).padStart(2, '0')}.00`)), ...byLead.map((row) => line('hari_sejak_dipesan', row, leadName(row.key))), csvLine(['belum_ditandai', '', open, null, null]),
  ].join('');
}

/** `2–3`, and `31+` for the last. */
function leadName(first: number): string {
  const next = LEAD_CLASSES.find((each) => each > first);
  if (next === undefined) return `${first}+`;
  return next - 1 === first ? String(first) : `${first}–${next - 1}`;
}
