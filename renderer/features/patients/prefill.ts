/** What was typed or scanned before a registration began: its form opens with it. */
import { nikDigits } from '../../../shared/domain/nik.ts';
import type { PatientValues } from './patient-form.ts';

type Prefill = Partial<Pick<PatientValues, 'name' | 'nik' | 'bpjs' | 'payer'>>;
let wanted: Prefill = {};

/** Words are a name, 16 digits a NIK, 13 a BPJS number; other numbers say nothing of a new patient. */
export function prefillOf(text: string): Prefill {
  const digits = nikDigits(text.trim());
  if (/^\d{16}$/.test(digits)) return { nik: digits };
  if (/^\d{13}$/.test(digits)) return { bpjs: digits, payer: 'bpjs' };
  return /\d/.test(text) ? {} : { name: inCapitals(text.trim()) };
}

/** `siti rahma` is typed in a hurry; what has capitals was meant so. */
function inCapitals(name: string): string {
  return name === name.toLowerCase() ? name.replaceAll(/(^|[\s.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()) : name;
}

export function offerPrefill(prefill: Prefill): void { wanted = prefill; }

export function readPrefill(): Prefill { return wanted; }

/** Once the form has it: the next one opens empty. */
export function forgetPrefill(): void { wanted = {}; }
