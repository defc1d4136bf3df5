/**
 * Records of a desk's own export, back as they were: ids, times and who wrote them included. A record that is there already
 * with the same values is known; with other values it is named and left alone. Units, rooms and doctors that are not there
 * by their id but by their name are taken for the same, and what refers to them follows. See docs/decisions/0008.
 */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import type { ImportedRow, ImportProblem } from '../../../shared/domain/import-row.ts';
import { searchText } from '../../../shared/domain/person-name.ts';
import { lettersOfNumber } from '../../../shared/domain/queue-number.ts';
import { FILE_WAYS, type FileWay, type RecordTable, type TableWay, type Value } from '../transfer/ways-back.ts';
import { readClinic } from '../clinic.ts';
import { fixed } from './fixed.ts';
import type { Added, ImportRules, RowsBeside } from './kind.ts';

type Values = Record<string, Value>;
interface PlannedRow { readonly table: RecordTable; readonly values: Values }
/** The rows of tables that a line holds, the one it is about last. `names`: of what it refers to, by the column that has the id. */
interface PlannedRecord { readonly rows: readonly PlannedRow[]; readonly names: Readonly<Record<string, string>> }
type Existing = Readonly<Record<string, unknown>>;

/** What a column refers to; `named`: the column of the file with its name. */
interface Reference { readonly to: RecordTable; readonly named?: string; readonly problem: ImportProblem; /** Only where another column says so. */ readonly onlyWhere?: { readonly column: string; readonly is: string } }
const PATIENT: Reference = { to: 'patient', problem: 'patient_unknown' };
const UNIT: Reference = { to: 'service_unit', named: 'unit', problem: 'unit_unknown' };
const DOCTOR: Reference = { to: 'practitioner', named: 'dokter', problem: 'practitioner_unknown' };
const part = (to: RecordTable): Reference => ({ to, problem: 'reference_unknown' });
const REFERENCES: Readonly<Partial<Record<RecordTable, Readonly<Record<string, Reference>>>>> = {
  practitioner: { unit_id: UNIT },
  patient_alias: { patient_id: PATIENT },
  patient_merge: { from_id: PATIENT, into_id: PATIENT },
  consent: { patient_id: PATIENT },
  visit: { patient_id: PATIENT },
  queue_entry: { patient_id: PATIENT, unit_id: UNIT, practitioner_id: DOCTOR },
  queue_event: { entry_id: part('queue_entry') },
  appointment: { patient_id: PATIENT, practitioner_id: DOCTOR, unit_id: UNIT, room_id: { ...part('room'), named: 'ruang' }, visit_id: part('visit'), moved_to: part('appointment'), moved_from: part('appointment') },
  appointment_event: { appointment_id: part('appointment'), practitioner_id: DOCTOR },
  waitlist_entry: { patient_id: PATIENT, practitioner_id: DOCTOR, unit_id: UNIT, appointment_id: part('appointment') },
  waitlist_offer: { entry_id: part('waitlist_entry'), practitioner_id: DOCTOR, unit_id: UNIT, room_id: { ...part('room'), named: 'ruang' }, appointment_id: part('appointment') },
  appointment_series: { patient_id: PATIENT, practitioner_id: DOCTOR, unit_id: UNIT },
  series_appointment: { series_id: part('appointment_series'), appointment_id: part('appointment') },
  contact_preference: { patient_id: PATIENT },
  follow_up: { patient_id: PATIENT },
  contact_note: { patient_id: PATIENT, corrects: part('contact_note') },
  // What else than an appointment it is about may come later, or not at all; the patient stands beside it.
  message: { patient_id: PATIENT, about_id: { ...part('appointment'), onlyWhere: { column: 'about', is: 'appointment' } } },
  rebooking: { appointment_id: part('appointment'), practitioner_id: DOCTOR, became_id: part('appointment') },
  recall_attempt: { appointment_id: part('appointment') },
  call_log: { patient_id: PATIENT },
  call_link: { call_id: part('call_log') },
  complaint: { patient_id: PATIENT, unit_id: UNIT },
  complaint_event: { complaint_id: part('complaint') },
  complaint_task: { complaint_id: part('complaint'), unit_id: UNIT },
  complaint_improvement: { complaint_id: part('complaint') },
  complaint_party: { complaint_id: part('complaint') },
};
/** Tables whose rows people know by their name. */
const BY_NAME: ReadonlySet<RecordTable> = new Set(['service_unit', 'room', 'practitioner']);
/** Numbers that belong to one patient only. */
const PATIENT_NUMBERS: readonly (readonly [column: string, problem: ImportProblem])[] = [
  ['record_number', 'record_number_taken'], ['nik', 'same_number_other_person'], ['bpjs', 'same_number_other_person'], ['passport', 'same_number_other_person'],
];
/** What taking back an import changes. */
const TAKEN_BACK: ReadonlySet<string> = new Set(['voided_at', 'void_reason', 'updated_at', 'updated_by']);
const WAS_TAKEN_BACK = fixed<{ one: 1 }>("SELECT 1 AS one FROM import_row WHERE row_id = ? AND outcome = 'voided' LIMIT 1");
const NEXT_NUMBER_TAKEN = fixed<never>('UPDATE record_block SET next = next + 1 WHERE next = ? AND next <= last');
const QUEUE_NUMBER_TAKEN = fixed<never>(`INSERT INTO queue_counter (letter, day, desk_letter, last) VALUES (?, ?, ?, ?)
  ON CONFLICT (letter, day, desk_letter) DO UPDATE SET last = excluded.last WHERE last < excluded.last`);
const COMPLAINT_NUMBER_TAKEN = fixed<never>('INSERT INTO complaint_counter (desk_letter, last) VALUES (?, ?) ON CONFLICT (desk_letter) DO UPDATE SET last = excluded.last WHERE last < excluded.last');

const keyOf = ({ table, values }: PlannedRow): string => keyed(table, String(values['id']));
const keyed = (table: RecordTable, id: string): string => `${table} ${id}`;
const subject = (plan: PlannedRecord): PlannedRow | undefined => plan.rows.at(-1);

export function recordRules(database: DeskDatabase): ImportRules<PlannedRecord> {
  const { zone } = readClinic(database);
  return {
    anyWidth: true,
    read: readRecord,

    judge: (db, plan, row, beside) => {
      const fates = plan.rows.map((planned) => fateOf(db, planned, plan.names, row, beside));
      if (fates.includes('refused')) return null;
      return fates.includes('fresh');
    },

    keys: (plan) => plan.rows.map((row) => ({ key: keyOf(row), field: 'id' })),
    // A visit stands in as many lines as it had stays; what a line is about stands in one.
    same: (_, later, key) => { const row = subject(later); return row !== undefined && keyOf(row) === key; },

    add: (db, tx, plan) => plan.rows.flatMap((row) => {
      const existing = rowOf(db, row.table, String(row.values['id']));
      if (existing && differing(existing, row.values).length === 0) return [];
      put(tx, row, existing !== undefined);
      takeNumbers(tx, row, dayInZone(zone, tx.now));
      return [{ entity: row.table, id: String(row.values['id']) } satisfies Added];
    }),
  };
}

const WAY_OF = new Map(FILE_WAYS.map((way) => [way.stem as string, { way, places: new Map(way.columns.map(({ name }, index) => [name, index + 2])) }]));

/** A row as the reader of exports hands it on: file, line, cells. */
function readRecord(row: ImportedRow): PlannedRecord | null {
  const found = WAY_OF.get((row.cells[0] ?? '').replace(/(?:-\d{1,3})?\.csv$/, ''));
  if (!found) return row.reject(null, 'record_form', row.cells[0] ?? '');
  const cell = (column: string): string => row.cells[found.places.get(column) ?? -1] ?? '';
  const rows = found.way.tables.filter((way, index) => index === 0 || cell(idColumn(way)) !== '').map((way) => readTable(way, cell, row));
  return row.problems.length > 0 ? null : { rows, names: namesIn(found.way, cell) };
}

function idColumn({ columns }: TableWay): string { return columns['id']?.[0] ?? ''; }

function readTable({ table, columns }: TableWay, cell: (column: string) => string, row: ImportedRow): PlannedRow {
  const values: Values = {};
  for (const [column, [from, read]] of Object.entries(columns)) {
    const value = read(cell(from));
    if (value === undefined) row.reject(null, 'record_form', from);
    else values[column] = value;
  }
  return { table, values };
}

function namesIn({ columns }: FileWay, cell: (column: string) => string): Record<string, string> {
  return Object.fromEntries(columns.filter(({ name }) => name === 'unit' || name === 'dokter' || name === 'ruang').map(({ name }) => [name, cell(name)]));
}

type Fate = 'fresh' | 'known' | 'refused';

/** Also puts the ids of what is there under another id into the planned values. */
function fateOf(db: DeskDatabase, planned: PlannedRow, names: PlannedRecord['names'], row: ImportedRow, beside: RowsBeside): Fate {
  const { table, values } = planned;
  if (!refersWell(db, planned, names, row, beside)) return 'refused';
  const id = String(values['id']);
  const existing = rowOf(db, table, id);
  if (existing) return fateOfExisting(db, existing, planned, row);
  if (BY_NAME.has(table) && values['voided_at'] === null && sameNamed(db, table, String(values['name']), beside) !== null) return 'known';
  return table === 'patient' && values['voided_at'] === null && !numbersFree(db, values, row, beside) ? 'refused' : 'fresh';
}

function fateOfExisting(db: DeskDatabase, existing: Existing, { table, values }: PlannedRow, row: ImportedRow): Fate {
  const columns = differing(existing, values);
  if (columns.length === 0) return 'known';
  const voidedHere = existing['voided_at'] !== null && values['voided_at'] === null;
  if (voidedHere && columns.every((column) => TAKEN_BACK.has(column)) && db.first(WAS_TAKEN_BACK(String(values['id'])))) return 'fresh';
  row.reject(null, 'record_differs', columns.map((column) => columnName(table, column)).join(', '));
  return 'refused';
}

/** The column's name in the file. */
function columnName(table: RecordTable, column: string): string {
  return FILE_WAYS.flatMap(({ tables }) => tables).find((way) => way.table === table)?.columns[column]?.[0] ?? column;
}

function differing(existing: Existing, values: Values): string[] { return Object.keys(values).filter((column) => (existing[column] ?? null) !== values[column]); }

function rowOf(db: DeskDatabase, table: RecordTable, id: string): Existing | undefined { return db.first(fixed<Existing>(`SELECT * FROM ${table} WHERE id = ?`)(id)); }

function refersWell(db: DeskDatabase, { table, values }: PlannedRow, names: PlannedRecord['names'], row: ImportedRow, beside: RowsBeside): boolean {
  let well = true;
  for (const [column, { to, named, problem, onlyWhere }] of Object.entries(REFERENCES[table] ?? {})) {
    const id = values[column];
    if (typeof id !== 'string' || (onlyWhere && values[onlyWhere.column] !== onlyWhere.is)) continue;
    const found = referred(db, to, id, names[named ?? ''] ?? '', beside);
    if (found === null) {
      row.reject(null, problem, columnName(table, column));
      well = false;
    } else {
      values[column] = found;
    }
  }
  return well;
}

function referred(db: DeskDatabase, to: RecordTable, id: string, name: string, beside: RowsBeside): string | null {
  if (db.first(fixed<{ one: 1 }>(`SELECT 1 AS one FROM ${to} WHERE id = ?`)(id))) return id;
  // Asked before the file: its own row of this name was taken for the one that is here.
  const named = BY_NAME.has(to) && name !== '' ? sameNamed(db, to, name, beside) : null;
  return named ?? (!beside.applying && beside.has(keyed(to, id)) ? id : null);
}

/** The one that has this name here and is not itself of the file: two of one name in the file are two. */
function sameNamed(db: DeskDatabase, table: RecordTable, name: string, beside: RowsBeside): string | null {
  const wanted = name.trim().toLowerCase();
  const all = db.all(fixed<{ id: string; name: string }>(`SELECT id, name FROM ${table} WHERE voided_at IS NULL`)());
  const [found, second] = all.filter((each) => each.name.trim().toLowerCase() === wanted && !beside.has(keyed(table, each.id)));
  return found && !second ? found.id : null;
}

/** Another person's number is named, unless both come from the same export and had it there. */
function numbersFree(db: DeskDatabase, values: Values, row: ImportedRow, beside: RowsBeside): boolean {
  for (const [column, problem] of PATIENT_NUMBERS) {
    const value = values[column] ?? null;
    if (value === null) continue;
    const others = db.all(fixed<{ id: string }>(`SELECT id FROM patient WHERE ${column} = ? AND voided_at IS NULL LIMIT 20`)(value));
    if (others.every(({ id }) => beside.has(keyed('patient', id)))) continue;
    row.reject(column, problem, String(value));
    return false;
  }
  return true;
}

function put(tx: WriteTx, { table, values }: PlannedRow, exists: boolean): void {
  const all = table === 'patient' ? { ...values, search_name: searchText(String(values['name'])) } : values;
  const columns = Object.keys(all);
  const given = Object.values(all);
  if (exists) tx.run(fixed<never>(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`)(...given, String(values['id'])));
  else tx.run(fixed<never>(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)(...given));
}

/** Numbers that came along are not given again by this desk. */
function takeNumbers(tx: WriteTx, { table, values }: PlannedRow, today: string): void {
  if (table === 'patient' && /^\d+$/.test(String(values['record_number']))) tx.run(NEXT_NUMBER_TAKEN(Number(values['record_number'])));
  if (table === 'queue_entry' && String(values['day']) >= today) tx.run(QUEUE_NUMBER_TAKEN(lettersOfNumber(String(values['number'])), String(values['day']), String(values['desk_letter']), Number(values['number_value'])));
  const complaint = table === 'complaint' ? /^K([A-Z]+)-(\d+)$/.exec(String(values['number'])) : null;
  if (complaint) tx.run(COMPLAINT_NUMBER_TAKEN(complaint[1] ?? '', Number(complaint[2])));
}
