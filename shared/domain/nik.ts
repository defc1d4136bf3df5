/**
 * NIK, the Indonesian national identity number: 16 digits, 6 of the region of first registration, 6 of the birth date
 * (DDMMYY, women DD + 40) and a serial of 4. Example: `3578014108920003` is region 35.78.01, a woman, born 1 August
 * 1992, serial 0003. Source: Dukcapil (UU 23/2006 and its explanations by dukcapil.klaten.go.id).
 *
 * The number survives moves and is not issued again when a birth date is corrected, so a disagreement with what the
 * person says is a warning and never an error; only a wrong form is an error.
 */
import { dayParts, youngestReading } from './calendar-day.ts';

export type NikSex = 'male' | 'female';
export interface DecodedNik {
  readonly ok: true;
  /** Province, regency and district, two digits each; old codes stay valid. */
  readonly regionPrefix: string;
  readonly sex: NikSex;
  /** The century is not in the number: the youngest reading that is not in the future. */
  readonly birthDate: string;
  readonly serial: string;
}
export interface UndecodedNik {
  readonly ok: false;
  /** `form`: not 16 digits; `birth_date`: 16 digits that hold no possible birth date (rare, but such numbers were issued). */
  readonly problem: 'form' | 'birth_date';
}
export type NikReading = DecodedNik | UndecodedNik;

/** Only the digits: people type and paste the number in groups of four. */
export function nikDigits(text: string): string {
  return text.replaceAll(/[\s.-]/g, '');
}

export function decodeNik(text: string, today: string): NikReading {
  const nik = nikDigits(text);
  if (!/^\d{16}$/.test(nik)) return { ok: false, problem: 'form' };
  const codedDay = Number(nik.slice(6, 8));
  const sex: NikSex = codedDay > 40 ? 'female' : 'male';
  const birthDate = youngestReading(Number(nik.slice(10, 12)), Number(nik.slice(8, 10)), codedDay > 40 ? codedDay - 40 : codedDay, today);
  if (birthDate === null) return { ok: false, problem: 'birth_date' };
  return { ok: true, regionPrefix: nik.slice(0, 6), sex, birthDate, serial: nik.slice(12) };
}

/** What the number says where it disagrees with what was typed. */
export type NikWarning =
  | { readonly field: 'sex'; readonly nikSays: NikSex }
  | { readonly field: 'birthDate'; readonly nikSays: string };

/** Compares a decoded number with the person as typed; what has not been typed yet is not compared, and the century is not either. */
export function compareNik(decoded: NikReading, person: { readonly sex: NikSex | null; readonly birthDate: string | null }): NikWarning[] {
  if (!decoded.ok) return [];
  const warnings: NikWarning[] = [];
  if (person.sex !== null && person.sex !== decoded.sex) warnings.push({ field: 'sex', nikSays: decoded.sex });
  if (person.birthDate !== null && dayParts(person.birthDate) !== null && person.birthDate.slice(2) !== decoded.birthDate.slice(2)) {
    warnings.push({ field: 'birthDate', nikSays: decoded.birthDate });
  }
  return warnings;
}

/** `3578 0141 0892 0003`, also for a number that is still being typed. */
export function formatNik(nik: string): string {
  return nikDigits(nik).replaceAll(/(.{4})(?=.)/g, '$1 ');
}
