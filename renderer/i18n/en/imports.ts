import type id from '../id/imports.ts';

const imports = {
  title: 'Import',
  kind: 'What is imported?',
  kinds: { patients: 'Patients', practitioners: 'Doctors and timetable', appointments: 'Appointments' },
  kindTexts: {
    patients: 'The patient list of an older program or book. Who is registered already is not added twice.',
    practitioners: 'Names of doctors, their unit and their hours of every week.',
    appointments: 'Appointments made in another program. Import doctors and patients first.',
  },
  file: 'File from another program', fileHint: 'CSV, TXT or XLSX, at most 200 MB. Drag it here, or choose it with this button.', choose: 'Choose file', chosen: '{{name}} · {{size}}',
  fileWrong: {
    kind: 'The file {{name}} cannot be read. Save it as XLSX or CSV in its own program first.',
    xls: '{{name}} is an old Excel file (.xls). Open it in Excel or LibreOffice and save it as .xlsx.',
    empty: 'The file {{name}} is empty.', large: 'The file {{name}} is over 200 MB. Split it into several files.', missing: 'Choose the file first.',
  },
  begin: 'Take the file in', calm: 'Nothing enters the clinic’s records before you have seen the result of the check.',
  jobs: {
    title: 'Earlier imports', empty: 'No import yet', emptyText: 'Choose a file above. The result of every import is kept here and can still be taken back.',
    file: 'File', state: 'State', when: 'Begun', void: 'Take back…',
    row: '{{file}}, {{state}}', continue: 'Continue', see: 'Look', forget: 'Forget', continueRow: 'Continue {{file}}', seeRow: 'Look at {{file}}', voidRow: 'Take back the result of {{file}}', forgetRow: 'Forget {{file}}',
    hint: 'Enter opens',
  },
  states: {
    receiving: 'File not complete', inspected: 'Waiting for the columns', checking: 'Being checked', checked: 'Waiting to be added', applying: 'Being added', paused: 'Paused',
    done: 'Done', voiding: 'Being taken back', voided: 'Taken back', cancelled: 'Stopped', failed: 'Failed',
  },
  counts: { new: '{{count}} new', known: '{{count}} there already', rejected: '{{count}} rejected', corrected: '{{count}} put right', applied: '{{count}} added', voided: '{{count}} taken back', kept: '{{count}} kept' },
  back: 'All imports',
  steps: { label: 'Steps of the import', file: 'File', columns: 'Columns', check: 'Check', result: 'Result', apply: 'Add' },
  upload: {
    title: 'Taking the file in', progress: 'Progress of taking the file in', sent: '{{sent}} of {{total}}', cancel: 'Cancel', cancelling: 'Cancelling…', again: 'Try again',
    reading: 'The file is complete. Looking for its columns…', stopped: 'Taking the file in has stopped. What has arrived is kept; nothing entered the clinic’s records.', unreadable: 'The file can no longer be read from its place. Plug the drive in again, then try again.',
    lost: 'This file has not arrived completely', lostText: 'The window was closed or the power failed before the end. Nothing entered the clinic’s records. Choose the same file to take it in from the start, or forget it.', forget: 'Forget',
  },
  columns: {
    title: 'Meaning of every column', found: 'Found in the file', format: 'Form', formats: { csv: 'Text (CSV)', xlsx: 'Workbook (XLSX)' }, encoding: 'Encoding', delimiter: 'Separator', sheet: 'Sheet', columns: 'Columns',
    delimiters: { comma: 'comma', semicolon: 'semicolon', tab: 'tab', pipe: 'vertical bar' },
    remembered: 'The meanings are those of an earlier import with the same headings.', proposed: 'The meanings are proposals. Look at each of them.',
    header: 'Heading', sample: 'Examples', meaning: 'Means', meaningOf: 'Meaning of the column {{header}}', skip: 'Do not import', unnamed: 'Column {{number}}',
    twice: 'Another column has this meaning too. One meaning is for one column.', missing: 'No column yet for:',
    options: 'How to read', dateOrder: 'Order of dates', dateOrders: { day_first: 'Day first', month_first: 'Month first', year_first: 'Year first' }, dateOrderReads: '{{text}} means {{day}}',
    dateAsk: 'The file does not tell. Ask who made it, then choose.', dateFound: 'Found out from the file.', dateRequired: 'Choose the order of dates.',
    payer: 'Payer when none is named', estimate: 'Take an age as an estimated birth date', estimateHint: 'Marked “estimated”. Without it, rows that name an age only are rejected.',
    check: 'Check all rows', again: 'Look for the columns again', timeHint: 'There is no column for the time: it is read from the day’s column, where it stands there.',
  },
  missing: {
    name: 'name', birth: 'birth date (or age, or NIK)', sex: 'sex (or NIK)', practitionerName: 'name of the doctor', session: 'weekday, start and end: a timetable needs all three',
    patient: 'who the patient is (record number, old number, NIK, BPJS number, or name and birth date)', practitioner: 'doctor', day: 'day',
  },
  fields: {
    record_number: 'Record number', external_id: 'Number in the old program', name: 'Name', nik: 'NIK', bpjs: 'BPJS / JKN number', passport: 'Passport number', sex: 'Sex', birth_date: 'Birth date', age: 'Age', birth_place: 'Birthplace',
    phone: 'Telephone / WA', address: 'Address', village_code: 'Village code', mother_name: 'Mother’s name', payer: 'Payer', insurer: 'Insurer', guardian_name: 'Guardian’s name', guardian_phone: 'Guardian’s telephone', allergies: 'Allergies',
    unit: 'Unit', hours: 'Hours (text)', weekday: 'Weekday', from: 'Start', to: 'End', slot_minutes: 'Slot length (minutes)', room: 'Room',
    patient_name: 'Patient’s name', practitioner: 'Doctor', day: 'Day', time: 'Time', booked_at: 'Booked at', no_show: 'Did not come', cancelled: 'Cancelled', note: 'Note', appointment_id: 'Appointment’s number in the old program',
  },
  work: {
    checking: 'Checking every row', checkingText: 'Nothing is in the clinic’s records yet. You may work on other screens.', applying: 'Adding rows', applyingText: 'Go on working; the import runs beside it.', voiding: 'Taking the import back', voidingText: 'Go on working; this runs beside it.',
    progress: 'Progress', of: '{{done}} of {{total}} rows', left: 'about {{time}} left', minutes: '{{count}} min', seconds: '{{count}} s', stop: 'Stop', stopping: 'Stopping…',
    paused: 'The import is paused', pausedText: '{{applied}} rows have been added and stay. The rest can go on at any time.', pausedVoided: '{{voided}} rows have been taken back.', continue: 'Continue',
  },
  result: {
    title: 'Result of the check', before: 'Nothing is in the clinic’s records yet.', cards: 'Result by state of the rows', card: { new: 'New', known: 'There already', corrected: 'Put right', rejected: 'Rejected', applied: 'Added', voided: 'Taken back', kept: 'Kept' },
    cardText: { new: 'will be added', known: 'will not be added again', corrected: 'put right while reading', rejected: 'not added', applied: 'in the clinic’s records', voided: 'taken back', kept: 'in use' },
    rows: 'Rows: {{card}}', line: 'Row', content: 'Content', why: 'Reason', changes: 'Put right', row: 'Row {{row}}', rowWhy: 'Row {{row}}, {{why}}',
    none: { new: 'No new rows', known: 'No rows that are there already', corrected: 'Nothing had to be put right', rejected: 'No rejected rows', applied: 'No rows added yet', voided: 'No rows taken back', kept: 'No rows kept' },
    previous: 'Earlier rows', next: 'Further rows', enter: 'Enter corrects the row', apply: 'Add {{count}} rows', columns: 'Change the columns',
    save: 'Save the rejected rows (CSV)', saving: 'Putting the file together…', saved: 'The file of rejected rows is saved.', notSaved: 'The file is not saved yet.', saveText: 'Rejected rows can be put right in that CSV file and imported again.',
    nothing: 'There are no new rows to add.', value: '“{{value}}”', empty: 'empty',
  },
  correct: {
    title: 'Correct row {{row}}', text: 'Changes here are for this import only; the file stays as it is.', column: 'Column {{number}}', extra: 'Surplus {{number}}', check: 'Check again', right: 'Row {{row}} is right now', rightText: 'It moved to “{{card}}”.', still: 'This row is not right yet. See the marked fields.',
  },
  done: {
    title: 'The import is done', text: '{{applied}} rows added, {{known}} there already, {{rejected}} rejected.', void: 'Take this import back…', voidTitle: 'Take back the import of {{file}}?',
    voidText: 'The {{count}} rows that this import added are taken back. What has been used since (a patient who has visited, for example) stays and is named. Nothing else changes.', reason: 'Reason', reasonHint: 'Kept in the audit log.', voidNow: 'Take the import back', keep: 'Leave it',
    voidedTitle: 'The import was taken back', voidedText: '{{voided}} rows taken back, {{kept}} kept because they are in use.', forget: 'Forget this import', forgetTitle: 'Forget {{file}}?', forgetText: 'The file and the list of its rows are removed from this desk. What entered the clinic’s records stays; rejected rows can no longer be corrected here.', forgetUnused: 'The file and the list of its rows are removed from this desk. Nothing entered the clinic’s records.', forgetNow: 'Forget',
    cancelledTitle: 'The import was stopped', cancelledText: 'Nothing of this import is in the clinic’s records.', failedTitle: 'This import cannot go on', another: 'Choose another file',
  },
  failures: {
    file_unreadable: 'The file cannot be read as a table. Open it in its own program, save it again as CSV or XLSX, then try again.', file_empty: 'The file has no rows of data.', file_too_large: 'The content of the file is too large. Split it into several files.',
    sheet_protected: 'This workbook is protected by a password. Save a copy without one, then try again.', disk_full: 'This computer’s storage is full. Make room, then do it again.', internal: 'Something went wrong in this import. What was added is safe; try again.',
  },
  problems: {
    name_missing: 'There is no name.', name_long: 'The name is too long.', nik_form: 'A NIK has 16 digits.', bpjs_form: 'A BPJS number has 13 digits.', passport_form: 'A passport number has 5–20 letters or digits.', phone_form: 'The telephone number is not right.',
    number_scientific: 'Excel shortened this number, so its digits are lost. Take the full number from the old program.', record_number_form: 'The record number does not have the right form.', record_number_taken: 'Another patient has this record number.',
    sex_unknown: 'The sex is not clear. Write L or P.', birth_date_form: 'The birth date cannot be read.', birth_date_impossible: 'This birth date is not in the calendar or too long ago.', birth_date_future: 'This birth date is still to come.', date_ambiguous: 'This date can be read in two ways. Write the month in letters.',
    age_only: 'There is only an age, no birth date.', age_impossible: 'This age is impossible.', age_disagrees: 'The age does not agree with the birth date.', payer_unknown: 'This payer is unknown. Write umum, BPJS or asuransi.', bpjs_missing: 'The payer is BPJS, but there is neither a BPJS number nor a NIK.',
    text_long: 'This text is too long.', village_unknown: 'This village code is unknown.', too_many_cells: 'This row has more cells than there are headings. Perhaps a cell contains the separator.', same_number_other_person: 'This number belongs to another registered person: name or birth date differ.', twice_in_file: 'The same person or thing stands in row {{value}} of this file.',
    unit_unknown: 'The clinic has no such unit yet. Add it in Units and doctors first.', weekday_unknown: 'This weekday is unknown. Write Senin, for example.', time_form: 'The time cannot be read. Write 09.30, for example.', hours_order: 'The end must be after the start.', slot_length: 'A slot lasts 5–240 minutes.', session_overlaps: 'These hours overlap other hours of the same doctor.',
    practitioner_missing: 'No doctor is named.', practitioner_unknown: 'This doctor is not registered.', practitioner_ambiguous: 'More than one doctor has this name.', patient_unknown: 'This patient is not registered.', patient_ambiguous: 'More than one patient fits.', patient_differs: 'The number belongs to a patient with another name or birth date.',
    day_missing: 'No day is named.', day_form: 'The day cannot be read.', time_missing: 'No time is named.', visit_before_booking: 'This visit lies before its booking.', booked_at_form: 'The time of booking cannot be read.', yes_no_form: 'Write yes or no.', no_show_in_future: 'It says did not come, but the day is still to come.',
    outside_hours: 'Outside the doctor’s hours.', clash_doctor: 'The doctor has another appointment at this time.', clash_room: 'The room is taken at this time.', clash_patient: 'The patient has another appointment at this time.', clinic_closed: 'The clinic is closed on this day.', quota_full: 'This session’s quota is full.', kept_out: 'This row is kept out so that what is there does not change.',
  },
  corrections: {
    trimmed: 'Surplus spaces removed', phone_prefix: 'Prefix of the telephone number completed', number_separators: 'Separators in the number removed', title_removed: 'Form of address or title taken off the name', date_form: 'Date read from another form', sex_word: 'Sex read from a word', payer_word: 'Payer read from a word',
    birth_date_from_age: 'Birth date estimated from the age', excel_serial_date: 'Date read from Excel’s number', sex_from_nik: 'Sex taken from the NIK', birth_date_from_nik: 'Birth date taken from the NIK',
  },
} satisfies typeof id;
export default imports;
