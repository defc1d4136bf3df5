/**
 * Hari libur nasional and cuti bersama, as decreed by the Ministers of Religion, Manpower and Administrative Reform
 * (SKB 3 Menteri): 2026 by numbers 1497/2025, 2/2025 and 5/2025 (17 + 8 days); 2027 by numbers 1205/2026, 3/2026 and
 * 2/2026 of 2026-09-15 (18 + 8 days, two Isra Mikraj). A clinic changes a day with a row of its own.
 */
export interface BundledHoliday { readonly day: string; readonly name: string; readonly kind: 'national' | 'collective' }

type Line = readonly [monthDay: string, name: string, kind: BundledHoliday['kind']];

const YEARS: Readonly<Record<number, readonly Line[]>> = {
  2026: [
    ['01-01', 'Tahun Baru 2026 Masehi', 'national'],
    ['01-16', 'Isra Mikraj', 'national'],
    ['02-16', 'Cuti bersama Imlek', 'collective'],
    ['02-17', 'Tahun Baru Imlek 2577', 'national'],
    ['03-18', 'Cuti bersama Nyepi', 'collective'],
    ['03-19', 'Nyepi Saka 1948', 'national'],
    ['03-20', 'Cuti bersama Idulfitri', 'collective'],
    ['03-21', 'Idulfitri 1447 H', 'national'],
    ['03-22', 'Idulfitri 1447 H (hari 2)', 'national'],
    ['03-23', 'Cuti bersama Idulfitri', 'collective'],
    ['03-24', 'Cuti bersama Idulfitri', 'collective'],
    ['04-03', 'Wafat Yesus Kristus', 'national'],
    ['04-05', 'Paskah', 'national'],
    ['05-01', 'Hari Buruh', 'national'],
    ['05-14', 'Kenaikan Yesus Kristus', 'national'],
    ['05-15', 'Cuti bersama Kenaikan', 'collective'],
    ['05-27', 'Iduladha 1447 H', 'national'],
    ['05-28', 'Cuti bersama Iduladha', 'collective'],
    ['05-31', 'Waisak 2570', 'national'],
    ['06-01', 'Hari Lahir Pancasila', 'national'],
    ['06-16', 'Tahun Baru Islam 1448 H', 'national'],
    ['08-17', 'Proklamasi Kemerdekaan', 'national'],
    ['08-25', 'Maulid Nabi', 'national'],
    ['12-24', 'Cuti bersama Natal', 'collective'],
    ['12-25', 'Natal', 'national'],
  ],
  2027: [
    ['01-01', 'Tahun Baru 2027 Masehi', 'national'],
    ['01-05', 'Isra Mikraj 1448 H', 'national'],
    ['02-05', 'Cuti bersama Imlek', 'collective'],
    ['02-06', 'Tahun Baru Imlek 2578', 'national'],
    ['03-08', 'Nyepi Saka 1949', 'national'],
    ['03-09', 'Cuti bersama Idulfitri', 'collective'],
    ['03-10', 'Idulfitri 1448 H', 'national'],
    ['03-11', 'Idulfitri 1448 H (hari 2)', 'national'],
    ['03-12', 'Cuti bersama Idulfitri', 'collective'],
    ['03-15', 'Cuti bersama Idulfitri', 'collective'],
    ['03-25', 'Cuti bersama Wafat Yesus Kristus', 'collective'],
    ['03-26', 'Wafat Yesus Kristus', 'national'],
    ['03-28', 'Paskah', 'national'],
    ['05-01', 'Hari Buruh', 'national'],
    ['05-06', 'Kenaikan Yesus Kristus', 'national'],
    ['05-17', 'Iduladha 1448 H', 'national'],
    ['05-18', 'Cuti bersama Iduladha', 'collective'],
    ['05-19', 'Cuti bersama Waisak', 'collective'],
    ['05-20', 'Waisak 2571', 'national'],
    ['06-01', 'Hari Lahir Pancasila', 'national'],
    ['06-06', 'Tahun Baru Islam 1449 H', 'national'],
    ['08-15', 'Maulid Nabi', 'national'],
    ['08-17', 'Proklamasi Kemerdekaan', 'national'],
    ['12-24', 'Cuti bersama Natal', 'collective'],
    ['12-25', 'Natal', 'national'],
    ['12-26', 'Isra Mikraj 1449 H', 'national'],
  ],
};

const BUNDLED = new Map(Object.entries(YEARS).map(([year, lines]) => [Number(year), lines.map(([monthDay, name, kind]): BundledHoliday => ({ day: `${year}-${monthDay}`, name, kind }))]));

/** The days of a year in order; null when this release does not know the year. */
export function bundledHolidays(year: number): readonly BundledHoliday[] | null { return BUNDLED.get(year) ?? null; }
