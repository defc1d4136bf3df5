/** What the first start asks for, and what it proposes. */
import { z } from 'zod';
import { ZONES, adminFields, clinicFields, unitFields, type UnitKind, type Zone } from '../../../shared/contract/clinic.ts';
import { shortText } from '../../../shared/contract/core.ts';

export interface UnitDraft { readonly key: string; name: string; letter: string; kind: UnitKind; room: string }
export interface DoctorDraft { readonly key: string; name: string; unitKey: string }
export interface AdminDraft { fullName: string; login: string; password: string; again: string }
/** What the form begins with. */
export const EMPTY_ADMIN: AdminDraft = { fullName: '', login: '', password: '', again: '' };
export interface ClinicDraft { name: string; address: string; phone: string; zone: Zone }

export const STEPS = ['clinic', 'units', 'doctors', 'admin'] as const;
export type Step = (typeof STEPS)[number];

let made = 0;
export function nextKey(): string {
  made += 1;
  return `row-${made}`;
}

export const PRESET_UNITS = [
  { preset: 'general', letter: 'A', kind: 'clinic' },
  { preset: 'dental', letter: 'B', kind: 'clinic' },
  { preset: 'maternal', letter: 'C', kind: 'clinic' },
  { preset: 'laboratory', letter: 'L', kind: 'laboratory' },
  { preset: 'pharmacy', letter: 'F', kind: 'pharmacy' },
  { preset: 'cashier', letter: 'K', kind: 'cashier' },
] as const satisfies readonly { preset: string; letter: string; kind: UnitKind }[];

/** The zone of this computer when it is one of Indonesia's. */
export function ownZone(): Zone {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ZONES.find((zone) => zone === here) ?? 'Asia/Jakarta';
}

/** The first letter that no unit uses yet. */
export function freeLetter(units: readonly UnitDraft[]): string {
  const used = new Set(units.map(({ letter }) => letter.toUpperCase()));
  return Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ').find((letter) => !used.has(letter)) ?? '';
}

const emptyIsNull = (text: string): string | null => (text.trim() === '' ? null : text);

export const clinicPart = (clinic: ClinicDraft) => ({ ...clinic, phone: emptyIsNull(clinic.phone) });
export const unitsPart = (units: readonly UnitDraft[]) => units.map(({ name, letter, kind, room }) => ({ name, letter, kind, room: emptyIsNull(room) }));
/** Rows left empty are no doctors. */
export const filledDoctors = (doctors: readonly DoctorDraft[]): readonly DoctorDraft[] => doctors.filter(({ name }) => name.trim() !== '');

export const clinicSchema = clinicFields;
export const unitsSchema = z.array(unitFields).min(1).max(40).superRefine((units, issues) => {
  units.forEach(({ letter }, index) => {
    if (units.findIndex((other) => other.letter === letter) < index) issues.addIssue({ code: 'custom', path: [index, 'letter'], message: 'letter_taken' });
  });
});
export const doctorsSchema = z.array(z.object({ name: shortText })).max(100);
export const adminSchema = adminFields.extend({ again: z.string() }).superRefine(({ password, again }, issues) => {
  if (password !== again) issues.addIssue({ code: 'custom', path: ['again'], message: 'password_differs' });
});
