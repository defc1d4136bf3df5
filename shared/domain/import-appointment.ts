/** From a row of an appointments' file to an appointment of somebody who is looked up elsewhere. Pure. */
import type { AppointmentState } from '../contract/appointments.ts';
import type { Payer, Sex } from '../contract/patients.ts';
import { readBookingDay, readDay } from './import-dates.ts';
import { bpjsCell, nikCell, numberCell } from './import-numbers.ts';
import { ageCell, birthDay, payerCell } from './import-patient.ts';
import type { ImportedRow, ImportSetting } from './import-row.ts';
import { minuteOf, sexOf, yesNoOf } from './import-words.ts';

/** What the row says about who it is for. */
export interface WantedPatient {
  readonly recordNumber: string | null; readonly externalId: string | null; readonly nik: string | null; readonly bpjs: string | null;
  readonly name: string | null; readonly birthDate: string | null; readonly age: number | null; readonly sex: Sex | null;
}
export interface ImportedAppointment {
  readonly patient: WantedPatient;
  readonly practitioner: string; readonly unit: string | null;
  readonly day: string; readonly from: number;
  readonly state: AppointmentState;
  readonly payer: Payer; readonly note: string | null; readonly externalId: string | null;
}

const LONGEST_NOTE = 300;

/** The appointment, or null with the reasons noted in the row. */
export function importedAppointment(row: ImportedRow, setting: ImportSetting): ImportedAppointment | null {
  const patient = wantedPatient(row, setting);
  const practitioner = row.optional('practitioner');
  if (practitioner === '') row.reject('practitioner', 'practitioner_missing', '');
  const externalId = numberCell(row, 'appointment_id');
  const { day, from } = whenCells(row, setting);
  if (day !== null) bookedBefore(row, day, setting);
  const state = stateCells(row, day, setting);
  const payer = payerCell(row, setting);
  const note = row.optional('note') || null;
  if (note !== null && note.length > LONGEST_NOTE) row.reject('note', 'text_long', note);
  if (row.problems.length > 0 || day === null || from === null || state === null) return null;
  return { patient, practitioner, unit: row.optional('unit') || null, day, from, state, payer, note, externalId };
}

function wantedPatient(row: ImportedRow, setting: ImportSetting): WantedPatient {
  const birth = row.optional('birth_date');
  const sexText = row.optional('sex');
  const sex = sexText === '' ? null : sexOf(sexText) ?? row.reject('sex', 'sex_unknown', sexText);
  return {
    recordNumber: numberCell(row, 'record_number'), externalId: numberCell(row, 'external_id'), nik: nikCell(row), bpjs: bpjsCell(row),
    name: row.optional('patient_name') || null, birthDate: birth === '' ? null : birthDay(row, birth, setting), age: ageCell(row), sex,
  };
}

function whenCells(row: ImportedRow, { options, zone, today }: ImportSetting): { day: string | null; from: number | null } {
  const text = row.optional('day');
  if (text === '') return { day: row.reject('day', 'day_missing', ''), from: timeCell(row, null) };
  const reading = readDay(text, { order: options.dateOrder, zone, today });
  if (!reading.ok) return { day: row.reject('day', reading.problem === 'ambiguous' ? 'date_ambiguous' : 'day_form', text), from: timeCell(row, null) };
  if (reading.serial) row.correct('day', 'excel_serial_date', reading.day);
  else if (reading.day !== text) row.correct('day', 'date_form', reading.day);
  return { day: reading.day, from: timeCell(row, reading.minute) };
}

/** The time of its own column, else the one that stands with the day. */
function timeCell(row: ImportedRow, ofDay: number | null): number | null {
  const text = row.optional('time');
  if (text === '') return ofDay ?? row.reject('time', 'time_missing', '');
  const minute = minuteOf(text);
  return minute !== null && minute < 1440 ? minute : row.reject('time', 'time_form', text);
}

function bookedBefore(row: ImportedRow, day: string, { options, zone, today }: ImportSetting): void {
  const text = row.optional('booked_at');
  if (text === '') return;
  const booked = readBookingDay(text, { order: options.dateOrder, zone, today });
  if (booked === null) row.reject('booked_at', 'booked_at_form', text);
  else if (day < booked) row.reject('day', 'visit_before_booking', `${day} < ${booked}`);
}

function yesNoCell(row: ImportedRow, field: 'no_show' | 'cancelled'): boolean | null | 'unread' {
  const text = row.optional(field);
  if (text === '') return null;
  const answer = yesNoOf(text);
  if (answer !== null) return answer;
  row.reject(field, 'yes_no_form', text);
  return 'unread';
}

/** What is to come is booked, unless cancelled; of what is past the file must say whether the patient came. */
function stateCells(row: ImportedRow, day: string | null, { today }: ImportSetting): AppointmentState | null {
  const cancelled = yesNoCell(row, 'cancelled');
  const noShow = yesNoCell(row, 'no_show');
  if (cancelled === 'unread' || noShow === 'unread' || day === null) return null;
  if (cancelled === true) return 'cancelled';
  if (day > today && noShow === true) return row.reject('no_show', 'no_show_in_future', day);
  if (day >= today && noShow !== true) return 'booked';
  if (noShow === null) return row.reject('no_show', 'yes_no_form', '');
  return noShow ? 'no_show' : 'arrived';
}
