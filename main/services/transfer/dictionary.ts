/** The data dictionary that travels with an export: every column of every file, in both languages. */
import type { ColumnFacts, ColumnKind, ExportSet } from './columns.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { Mask } from './mask.ts';

const FORMAT: Readonly<Record<ColumnKind, readonly [id: string, en: string]>> = {
  text: ['teks', 'text'],
  day: ['tanggal, TTTT-BB-HH', 'date, YYYY-MM-DD'],
  time: ['waktu klinik, TTTT-BB-HHTjj:mm:dd+07:00, dengan perseribu detik bila ada', 'clinic time, YYYY-MM-DDThh:mm:ss+07:00, with milliseconds where there are any'],
  number: ['angka', 'number'],
};
const SHORTENED: Readonly<Record<Mask, readonly [id: string, en: string]>> = {
  name: ['hanya inisial', 'initials only'],
  number: ['hanya tiga tanda terakhir', 'last three signs only'],
  birth: ['hanya tahun', 'year only'],
  hidden: ['dikosongkan', 'left empty'],
};

export function dictionary(sets: readonly ExportSet[], withoutIdentity: boolean): string {
  const format = ({ kind, mask }: ColumnFacts): readonly [string, string] => (withoutIdentity && mask !== null ? SHORTENED[mask] : FORMAT[kind]);
  const lines = sets.flatMap(({ stem, columns }) => columns.map((column) => {
    const [id, en] = format(column);
    return csvLine([stem, column.name, column.meaning.id, id, column.meaning.en, en]);
  }));
  return BYTE_ORDER_MARK + csvLine(['berkas', 'kolom', 'arti', 'bentuk', 'meaning', 'format']) + lines.join('');
}
