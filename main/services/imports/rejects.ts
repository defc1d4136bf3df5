/** The rejected rows as a CSV file that can be corrected and imported again: the columns of the first file, and why. */
import type { ImportMapping, ImportRow } from '../../../shared/contract/imports.ts';
import { REASON_HEADERS, isRejectsFile } from '../../../shared/domain/import-columns.ts';
import { BYTE_ORDER_MARK, csvLine } from '../transfer/csv.ts';
import { type Language, reasonText } from './reasons.ts';

export function rejectsFileName(fileName: string, language: Language): string {
  const stem = fileName.replace(/\.[^.]*$/, '').slice(0, 200);
  return `${stem}-${language === 'id' ? 'ditolak' : 'rejected'}.csv`;
}

/** A piece of the file; the first one has the mark and the headers. */
export function rejectsText({ headers, mapping }: { readonly headers: readonly string[]; readonly mapping: ImportMapping }, rows: readonly ImportRow[], first: boolean, language: Language): string {
  // Of a rejects file that is rejected again, the old reasons go.
  const columns = isRejectsFile(headers) ? headers.slice(0, -1) : headers;
  const headerOf = new Map(Object.entries(mapping).map(([column, field]) => [field, headers[Number(column)] ?? field]));
  const head = first ? BYTE_ORDER_MARK + csvLine([...columns, REASON_HEADERS[language]]) : '';
  return head + rows.map(({ cells, problems }) => csvLine([
    ...columns.map((_, column) => cells[column] ?? ''), problems.map((problem) => reasonText(problem, headerOf.get(problem.field ?? '') ?? null, language)).join('; '), ...cells.slice(headers.length),
  ])).join('');
}
