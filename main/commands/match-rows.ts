/** Reads a file of people for the command `match`: CSV in any of the usual letters and delimiters, columns by their headers. */
import { CsvRecords, findDelimiter } from '../services/imports/csv-records.ts';
import { findEncoding, textOf } from '../services/imports/encoding.ts';
import { COLUMNS, type Column, type PatientRow } from '../../shared/match/record.ts';

/** What the user got wrong, in words for the user. */
export class MatchRefusal extends Error {}

const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);
/** Their header → our column. */
export type HeaderMap = ReadonlyMap<string, Column>;

export function readMap(text: string): HeaderMap {
  const map = new Map<string, Column>();
  for (const part of text.split(',').map((piece) => piece.trim()).filter((piece) => piece !== '')) {
    const at = part.lastIndexOf('=');
    const [theirs, ours] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    if (at < 1 || theirs === '') throw new MatchRefusal(`--map: "${part}" is not of the form theirs=ours.`);
    if (!isColumn(ours)) throw new MatchRefusal(`--map: there is no column "${ours}". Known: ${COLUMNS.join(', ')}.`);
    map.set(theirs.toLowerCase(), ours);
  }
  return map;
}

/** Headers of other programs and of research files that are understood unless --map says otherwise. */
const ALSO: Readonly<Record<string, Column>> = {
  rec_id: 'id', record_id: 'id', patient_id: 'id', nama: 'name', full_name: 'name', first_name: 'given_name', last_name: 'surname', date_of_birth: 'birth_date', dob: 'birth_date', tanggal_lahir: 'birth_date',
  nik: 'national_id', soc_sec_id: 'national_id', telepon: 'phone', telephone: 'phone', phone_number: 'phone', alamat: 'address', address_1: 'address', suburb: 'village', kelurahan: 'village', desa: 'village', kode_pos: 'postcode',
};

const WHO: readonly Column[] = ['name', 'given_name', 'surname'];
const WHAT_ELSE: readonly Column[] = ['birth_date', 'national_id', 'phone', 'address', 'village', 'postcode'];

/** Our column at each place of the header. A mapped header is not also read under its own name; several may lead to one column. */
function columnsOf(headers: readonly string[], map: HeaderMap): (Column | null)[] {
  const names = headers.map((header) => header.trim().toLowerCase());
  const unknown = [...map.keys()].filter((theirs) => !names.includes(theirs));
  if (unknown.length > 0) throw new MatchRefusal(`--map: the file has no column "${unknown.join('", "')}". It has: ${names.join(', ')}.`);
  const said = names.map((name): Column | null => map.get(name) ?? (isColumn(name) ? name : null));
  // Another program's header never joins a column that the file has already.
  const columns = said.map((column, at): Column | null => {
    const also = column === null && !map.has(names[at] ?? '') ? ALSO[names[at] ?? ''] : undefined;
    return column ?? (also === undefined || said.includes(also) ? null : also);
  });
  if (!columns.includes('id')) throw new MatchRefusal(`The file has no column "id". It has: ${names.join(', ')}. Name one with --map theirs=id.`);
  if (!WHO.some((column) => columns.includes(column)) && !WHAT_ELSE.some((column) => columns.includes(column))) {
    throw new MatchRefusal(`The file has none of the columns that are compared: ${[...WHO, ...WHAT_ELSE].join(', ')}. Name them with --map theirs=ours,...`);
  }
  return columns;
}

function rowOf(cells: readonly string[], columns: readonly (Column | null)[]): PatientRow {
  const row = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<Column, string>;
  columns.forEach((column, at) => {
    const cell = cells[at]?.trim() ?? '';
    if (column !== null && cell !== '') row[column] = row[column] === '' ? cell : `${row[column]} ${cell}`;
  });
  return row;
}

export function readRows(bytes: Uint8Array, map: HeaderMap): PatientRow[] {
  const text = [...textOf([bytes], findEncoding(() => [bytes]))].join('');
  if (text.includes('\0')) throw new MatchRefusal('The file is no CSV: it holds bytes that no text has.');
  const { delimiter, declared } = findDelimiter(text.slice(0, 65_536));
  const reader = new CsvRecords(delimiter);
  const records = [...reader.push(declared ? text.slice(text.indexOf('\n') + 1) : text), ...reader.end()].filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [header, ...lines] = records;
  if (!header) throw new MatchRefusal('The file is empty.');
  const columns = columnsOf(header.cells, map);
  const rows = lines.map(({ cells }) => rowOf(cells, columns));
  const seen = new Set<string>();
  rows.forEach(({ id }, at) => {
    if (id === '' || seen.has(id)) throw new MatchRefusal(id === '' ? `Row ${at + 2} has no id.` : `Row ${at + 2}: the id "${id}" stands in an earlier row. Every row needs an id of its own.`);
    seen.add(id);
  });
  return rows;
}
