/** Why a row was rejected and what was put right in it, as sentences. */
import type { ImportRow } from '../../../shared/contract/imports.ts';
import { textOf, type Text } from '../../i18n/index.ts';
import { formatDay } from '../../ui/index.ts';

type Problem = ImportRow['problems'][number];
type Correction = ImportRow['corrections'][number];

/** `pasien-2.csv` of an export, as people call it. */
export function recordName(t: Text, file: string): string { return t(`records.names.${file.replace(/(?:-\d{1,3})?\.csv$/, '')}`, { defaultValue: file }); }

const TECHNICAL = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$|^system$/;
const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):\d\d(?:\.\d+)?\+0\d:00$/;

/** What a row holds, in one line. Of an export: which list, and what people read in it, without ids. */
export function rowContent(t: Text, { cells }: ImportRow, ofExport: boolean): string {
  const shown = ofExport ? [recordName(t, cells[0] ?? ''), ...cells.slice(2).filter((cell) => !TECHNICAL.test(cell)).map((cell) => cell.replace(INSTANT, '$1 $2.$3'))] : cells;
  return shown.filter((cell) => cell.trim() !== '').join(' · ');
}

/** The reason alone, as it stands under its field. */
export function problemSentence(t: Text, { code, value }: Problem): string {
  return t(`problems.${code}`, { value });
}

/** `Telepon / WA: Nomor telepon belum benar. “0812”` */
export function problemText(t: Text, problem: Problem): string {
  const { field, code, value } = problem;
  switch (code) {
    // The row is named in the sentence itself.
    case 'twice_in_file': return told(t, field, problemSentence(t, problem), '');
    // The columns are named in the sentence itself.
    case 'record_form': case 'record_differs': case 'reference_unknown': return told(t, field, problemSentence(t, problem), '');
    case 'visit_before_booking': return told(t, field, problemSentence(t, problem), withDays(value));
    default: return told(t, field, problemSentence(t, problem), value);
  }
}

/** `Jenis kelamin: Jenis kelamin dibaca dari kata “Perempuan”` */
export function correctionText(t: Text, correction: Correction): string {
  return told(t, correction.field, t(`corrections.${correction.code}`), read(correction));
}

/** What the value was read as, in the desk's own words. */
function read({ code, value }: Correction): string {
  const common = textOf('common');
  switch (code) {
    case 'sex_word': case 'sex_from_nik': return common(`sex.${value}`, { defaultValue: value });
    case 'payer_word': return common(`payer.${value}`, { defaultValue: value });
    case 'date_form': case 'excel_serial_date': case 'birth_date_from_age': case 'birth_date_from_nik': return withDays(value);
    default: return value;
  }
}

function withDays(value: string): string {
  return value.replaceAll(/\d{4}-\d\d-\d\d/g, (day) => formatDay(day));
}

function told(t: Text, field: string | null, sentence: string, value: string): string {
  const name = field === null ? '' : `${t(`fields.${field}`, { defaultValue: field })}: `;
  return `${name}${sentence}${value === '' ? '' : ` ${t('result.value', { value })}`}`;
}
