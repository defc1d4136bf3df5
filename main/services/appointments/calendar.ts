/** On which days the clinic is closed: the bundled calendar, the setting for cuti bersama, and what the clinic decided about single days. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Holiday } from '../../../shared/contract/appointments.ts';
import { bundledHolidays } from '../../../shared/domain/holidays-id.ts';
import { readSettings } from '../settings.ts';

export interface Calendar {
  /** The name of the day for which the clinic is closed; null when it is open. */
  closedReason(day: string): string | null;
  /** Every named day of a year, in order, with what holds for it now. */
  holidaysOf(year: number): Holiday[];
  /** No holidays are known for this year, so it must not be taken for a year without any. */
  yearMissing(year: number): boolean;
}

/**
 * The calendar as it stands now; read it once per action. A row of the clinic's own decides about its day; otherwise
 * libur nasional is closed, and cuti bersama only when the setting says so.
 */
export function readCalendar(db: DeskDatabase): Calendar {
  const own = ownDays(db);
  const { closedOnCollectiveLeave } = readSettings(db);
  const years = new Map<number, ReadonlyMap<string, Holiday>>();

  const daysOf = (year: number): ReadonlyMap<string, Holiday> => {
    const known = years.get(year);
    if (known) return known;
    const days = new Map<string, Holiday>();
    for (const { day, name, kind } of bundledHolidays(year) ?? []) days.set(day, { day, name, kind, closed: kind === 'national' || closedOnCollectiveLeave });
    for (const row of own) if (yearOf(row.day) === year) days.set(row.day, { day: row.day, name: row.name, kind: days.get(row.day)?.kind ?? 'own', closed: row.closed === 1 });
    years.set(year, days);
    return days;
  };

  return {
    closedReason: (day) => { const holiday = daysOf(yearOf(day)).get(day); return holiday?.closed ? holiday.name : null; },
    holidaysOf: (year) => [...daysOf(year).values()].toSorted((left, right) => (left.day < right.day ? -1 : 1)),
    yearMissing: (year) => bundledHolidays(year) === null,
  };
}

/** Two desks may both have named one day: the newer row, which comes last, holds. */
function ownDays(db: DeskDatabase): { day: string; name: string; closed: 0 | 1 }[] {
  return db.all(db.build.selectFrom('holiday').select(['day', 'name', 'closed']).where('voided_at', 'is', null).orderBy('updated_at').orderBy('id'));
}

function yearOf(day: string): number { return Number(day.slice(0, 4)); }
