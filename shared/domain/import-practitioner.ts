/** From a row of a doctors' file to a doctor and, when the row tells one, a weekly session. Pure. */
import type { ImportedRow } from './import-row.ts';
import { minuteOf, weekdayOf } from './import-words.ts';

export interface ImportedSession { readonly weekday: number; readonly from: number; readonly to: number; readonly slotMinutes: number; readonly room: string | null }
export interface ImportedPractitioner {
  readonly name: string;
  /** Name of the unit as written; null when the row names none. */
  readonly unit: string | null;
  readonly hours: string | null;
  readonly session: ImportedSession | null;
}

/** Slots of a session whose file does not say how long they are. */
const USUAL_SLOT = 15;
const LONGEST = { name: 200, hours: 60, room: 200 } as const;

/** The doctor, or null with the reasons noted in the row. */
export function importedPractitioner(row: ImportedRow): ImportedPractitioner | null {
  const name = row.text('name');
  if (name === '') row.reject('name', 'name_missing', '');
  if (name.length > LONGEST.name) row.reject('name', 'name_long', name);
  const hours = short(row, 'hours');
  const unit = row.optional('unit') || null;
  const wanted = ['weekday', 'from', 'to'].some((field) => row.optional(field) !== '');
  const session = wanted ? sessionCells(row) : null;
  return row.problems.length > 0 ? null : { name, unit, hours, session };
}

function short(row: ImportedRow, field: 'hours' | 'room'): string | null {
  const text = row.optional(field);
  if (text.length > LONGEST[field]) return row.reject(field, 'text_long', text);
  return text || null;
}

function sessionCells(row: ImportedRow): ImportedSession | null {
  const weekday = weekdayOf(row.optional('weekday'));
  if (weekday === null) row.reject('weekday', 'weekday_unknown', row.optional('weekday'));
  const from = timeCell(row, 'from');
  const to = timeCell(row, 'to');
  if (from !== null && to !== null && from >= to) row.reject('to', 'hours_order', row.optional('to'));
  const slot = row.optional('slot_minutes');
  const slotMinutes = slot === '' ? USUAL_SLOT : Number(/^\d{1,3}$/.test(slot) ? slot : Number.NaN);
  if (!(slotMinutes >= 5 && slotMinutes <= 240)) row.reject('slot_minutes', 'slot_length', slot);
  const room = short(row, 'room');
  return weekday === null || from === null || to === null ? null : { weekday, from, to, slotMinutes, room };
}

function timeCell(row: ImportedRow, field: 'from' | 'to'): number | null {
  const text = row.optional(field);
  return minuteOf(text) ?? row.reject(field, 'time_form', text);
}
