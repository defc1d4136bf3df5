/** Words that other programs write into their cells, Indonesian and English. What is not listed is not understood, and said so. */
import type { Payer, Sex } from '../contract/patients.ts';

const table = <T>(entries: readonly (readonly [T, string])[]): ReadonlyMap<string, T> =>
  new Map(entries.flatMap(([meaning, words]) => words.split(',').map((word) => [word, meaning] as const)));

const SEX = table<Sex>([
  ['male', 'l,lk,laki,laki laki,lelaki,pria,cowok,m,male,man'],
  ['female', 'p,pr,perempuan,wanita,w,cewek,f,female,woman'],
]);
const PAYER = table<Payer>([
  ['general', 'umum,general,tunai,cash,pribadi,mandiri,bayar sendiri,self pay,private'],
  ['bpjs', 'bpjs,jkn,kis,jkn kis,bpjs kesehatan,bpjs kes,bpjs pbi,bpjs non pbi'],
  ['insurance', 'asuransi,insurance,asuransi swasta,asuransi lain'],
]);
const YES_NO = table<boolean>([[true, 'ya,y,yes,1,true,benar'], [false, 'tidak,tdk,t,no,n,0,false,salah,bukan']]);
const WEEKDAY = table<number>([
  [1, 'senin,sen,monday,mon,1'], [2, 'selasa,sel,tuesday,tue,2'], [3, 'rabu,rab,wednesday,wed,3'], [4, 'kamis,kam,thursday,thu,4'],
  [5, 'jumat,jum at,jum,friday,fri,5'], [6, 'sabtu,sab,saturday,sat,6'], [7, 'minggu,ahad,min,sunday,sun,7'],
]);

/** Lower case, with every sign between letters and digits as one space: `No. RM` → `no rm`. */
export function plainWords(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

export const sexOf = (text: string): Sex | null => SEX.get(plainWords(text)) ?? null;
export const payerOf = (text: string): Payer | null => PAYER.get(plainWords(text)) ?? null;
export const yesNoOf = (text: string): boolean | null => YES_NO.get(plainWords(text)) ?? null;
/** Monday is 1, Sunday 7. */
export const weekdayOf = (text: string): number | null => WEEKDAY.get(plainWords(text)) ?? null;

/** Minutes from midnight of `08:30`, `8.30`, `08:30:00`, `0830` or `2:30 PM`; 24:00 is the midnight that ends the day. */
export function minuteOf(text: string): number | null {
  const found = /^(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2})?|(?<=\d{2})(\d{2}))?\s*(?:(am|pm)|wib|wita|wit)?$/i.exec(text);
  if (!found) return null;
  const [, hourText = '', minuteText, joined, half] = found;
  if (minuteText === undefined && joined === undefined && half === undefined) return null;
  const typedHour = Number(hourText);
  if (half !== undefined && (typedHour < 1 || typedHour > 12)) return null;
  const hour = half === undefined ? typedHour : (typedHour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const minute = hour * 60 + Number(minuteText ?? joined ?? 0);
  return Number(minuteText ?? joined ?? 0) < 60 && minute <= 1440 ? minute : null;
}

/** A long number as a spreadsheet shows it, `2.98725E+13`: digits are lost, so it is never read as a number. */
export function looksScientific(text: string): boolean {
  return /^[+-]?(?:\d+[.,]\d+E[+-]?\d{1,3}|\d+E\+\d{1,3})$/i.test(text);
}
