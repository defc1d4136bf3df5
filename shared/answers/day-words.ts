/**
 * Days as people say them → clinic days. Rules:
 * - `hari ini`, `sekarang`, `nanti (sore)`, `malam ini` are today; `besok` tomorrow; `lusa` the day after;
 * - a weekday is the nearest one, today included; with `depan` it is the one of the next week, Monday to Sunday;
 * - `minggu` is Sunday, but `minggu depan` and `minggu ini` are weeks; `akhir pekan` is Saturday and Sunday;
 * - `tanggal 5` is the nearest fifth that is not over, `17 agustus` and `17/8` likewise; a year that is said holds;
 * - a holiday by its name is the next day the calendar gives that name.
 * Takes folded words (`wordsOf`). Pure: today comes in.
 */
import { dayOf, dayParts, daysAfter, weekdayOf } from '../domain/calendar-day.ts';

export interface Days { readonly from: string; readonly to: string }
export interface NamedDay { readonly day: string; readonly name: string }
export interface DaysFound { readonly days: Days; /** Places of the words that said so. */ readonly at: ReadonlySet<number> }

const WEEKDAYS: Readonly<Record<string, number>> = { senin: 1, selasa: 2, rabu: 3, kamis: 4, jumat: 5, sabtu: 6, minggu: 7, monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 };
const MONTHS: Readonly<Record<string, number>> = {
  januari: 1, jan: 1, january: 1, februari: 2, feb: 2, pebruari: 2, february: 2, maret: 3, mar: 3, march: 3, april: 4, apr: 4, mei: 5, may: 5, juni: 6, jun: 6, june: 6, juli: 7, jul: 7, july: 7,
  agustus: 8, agu: 8, agt: 8, ags: 8, agus: 8, aug: 8, august: 8, september: 9, sep: 9, sept: 9, oktober: 10, okt: 10, oct: 10, october: 10, november: 11, nov: 11, nopember: 11, desember: 12, des: 12, dec: 12, december: 12,
};
/** How a holiday is spoken of → a word of its name in the calendar. */
const HOLIDAY_WORDS: Readonly<Record<string, string>> = {
  natal: 'natal', christmas: 'natal', lebaran: 'idulfitri', idulfitri: 'idulfitri', idul: 'idulfitri', ied: 'idulfitri', iduladha: 'iduladha', kurban: 'iduladha', nyepi: 'nyepi', waisak: 'waisak', imlek: 'imlek', maulid: 'maulid', isra: 'isra', paskah: 'paskah', kemerdekaan: 'proklamasi', pancasila: 'pancasila',
};
export const DAY_WORDS: ReadonlySet<string> = new Set([...Object.keys(WEEKDAYS), ...Object.keys(MONTHS).filter((word) => word.length > 3), ...Object.keys(HOLIDAY_WORDS).filter((word) => word !== 'idul' && word !== 'isra'), 'besok', 'lusa', 'tomorrow', 'today', 'sekarang', 'tonight', 'pekan', 'weekend']);
const TODAY = new Set(['sekarang', 'today', 'tonight', 'now']);

type Reader = (words: readonly string[], at: number, today: string, holidays: readonly NamedDay[]) => { readonly days: Days; readonly length: number } | null;
const one = (day: string, length: number) => ({ days: { from: day, to: day }, length });

/** The first day that is spoken of; a weekday or date goes before `besok`, which people add by habit ("besok Kamis"). */
export function daysIn(words: readonly string[], today: string, holidays: readonly NamedDay[] = []): DaysFound | null {
  for (const readers of [[dateReader, namedDayReader], [weekdayReader], [nearReader, todayReader]]) {
    for (let at = 0; at < words.length; at += 1) {
      for (const reader of readers) {
        const found = reader(words, at, today, holidays);
        if (found) return { days: found.days, at: new Set(Array.from({ length: found.length }, (_, step) => at + step)) };
      }
    }
  }
  return null;
}

const nearReader: Reader = (words, at, today) => {
  const [word, next, third] = words.slice(at, at + 3);
  if (word === 'day' && next === 'after' && third === 'tomorrow') return one(daysAfter(today, 2), 3);
  if (word === 'lusa') return one(daysAfter(today, 2), 1);
  if (word === 'besok' && next === 'lusa') return one(daysAfter(today, 2), 2);
  if (word === 'besok' || word === 'tomorrow') return one(daysAfter(today, 1), 1);
  return null;
};

const todayReader: Reader = (words, at, today) => {
  const [word = '', next] = words.slice(at, at + 2);
  if (TODAY.has(word)) return one(today, 1);
  if (next === 'ini' && ['hari', 'pagi', 'siang', 'sore', 'malam'].includes(word)) return one(today, 2);
  if (word === 'nanti' && next !== undefined && ['pagi', 'siang', 'sore', 'malam'].includes(next)) return one(today, 2);
  return null;
};

const weekdayReader: Reader = (words, at, today) => {
  const word = words[at] ?? '';
  const [before, next] = [words[at - 1], words[at + 1]];
  const monday = daysAfter(today, 1 - weekdayOf(today));
  const nextWeek = next === 'depan' || before === 'next';
  if (((word === 'minggu' || word === 'pekan') && before !== 'hari' && before !== 'akhir') || (word === 'week' && before === 'next')) {
    if (nextWeek) return { days: { from: daysAfter(monday, 7), to: daysAfter(monday, 13) }, length: 2 };
    if (next === 'ini') return { days: { from: today, to: daysAfter(monday, 6) }, length: 2 };
  }
  if (word === 'weekend' || (word === 'pekan' && before === 'akhir')) {
    const start = nextWeek ? daysAfter(monday, 12) : daysAfter(monday, 5);
    return { days: { from: start < today ? today : start, to: daysAfter(start, 1) }, length: 1 };
  }
  const weekday = WEEKDAYS[word];
  if (weekday === undefined) return null;
  if (nextWeek) return one(daysAfter(monday, 6 + weekday), 2);
  return one(daysAfter(today, (weekday - weekdayOf(today) + 7) % 7), 1);
};

const dateReader: Reader = (words, at, today) => {
  const [word = '', next = '', third = ''] = words.slice(at, at + 3);
  const written = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/u.exec(word);
  // "08.30" and "10.00" are times.
  if (written && !(word.includes('.') && written[3] === undefined)) return dated(Number(written[1]), Number(written[2]), yearOf(written[3]), today, 1);
  const month = MONTHS[next];
  if (/^\d{1,2}$/u.test(word) && month !== undefined) return dated(Number(word), month, yearOf(third), today, /^\d{4}$/u.test(third) ? 3 : 2);
  const first = MONTHS[word];
  if (first !== undefined && /^\d{1,2}$/u.test(next)) return dated(Number(next), first, yearOf(third), today, 2);
  if (word === 'tanggal' && /^\d{1,2}$/u.test(next) && MONTHS[third] === undefined) {
    const day = nearestOfMonth(Number(next), today);
    return day === null ? null : one(day, 2);
  }
  return null;
};

function yearOf(text: string | undefined): number | null {
  if (text === undefined || !/^\d{2}(\d{2})?$/u.test(text)) return null;
  return text.length === 4 ? Number(text) : null;
}

/** Without a year the next one that is not over. 29 February may be years away. */
function dated(day: number, month: number, year: number | null, today: string, length: number): { days: Days; length: number } | null {
  const now = dayParts(today);
  if (!now) return null;
  if (year !== null) {
    const said = dayOf(year, month, day);
    return said === null ? null : one(said, length);
  }
  for (let add = 0; add <= 8; add += 1) {
    const found = dayOf(now.year + add, month, day);
    if (found !== null && found >= today) return one(found, length);
  }
  return null;
}

function nearestOfMonth(day: number, today: string): string | null {
  const now = dayParts(today);
  if (!now) return null;
  for (let add = 0; add <= 2; add += 1) {
    const month = (now.month - 1 + add) % 12 + 1;
    const found = dayOf(now.year + Math.floor((now.month - 1 + add) / 12), month, day);
    if (found !== null && found >= today) return found;
  }
  return null;
}

const namedDayReader: Reader = (words, at, today, holidays) => {
  const [word = '', next] = words.slice(at, at + 2);
  const newYear = (word === 'tahun' && next === 'baru') || (word === 'new' && next === 'year');
  const name = newYear ? 'tahun baru' : Object.hasOwn(HOLIDAY_WORDS, word) ? HOLIDAY_WORDS[word] : undefined;
  if (name === undefined) return null;
  // "Tahun baru" alone is that of January.
  const found = holidays.find((holiday) => holiday.day >= today && (newYear ? /masehi/iu : new RegExp(name, 'iu')).test(holiday.name) && !/cuti bersama/iu.test(holiday.name));
  return found ? one(found.day, newYear ? 2 : 1) : null;
};
