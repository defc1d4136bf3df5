/**
 * CSV as RFC 4180 has it (comma, CRLF, quotes doubled), with a UTF-8 byte order mark so that Excel reads the letters.
 *
 * A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, and where the comma is the decimal sign
 * (Indonesia) it also splits cells at `;`. So an apostrophe is put before such a beginning, at the start of a cell and
 * after each `;`, tab or line break in it; also before an apostrophe that stands there already, which makes it
 * reversible: take away one apostrophe at each of these places. Plain numbers stay as they are: +62812…, 007, -5.
 */
export const BYTE_ORDER_MARK = '\uFEFF';

const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/;
const RISKY_BEGINNING = /(^|[;\t\r\n])(?= *['=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const ESCAPED_BEGINNING = /(^|[;\t\r\n])'/g;

export function neutralise(text: string): string {
  return PLAIN_NUMBER.test(text) ? text : text.replace(RISKY_BEGINNING, "$1'");
}

/** The inverse of `neutralise`. */
export function restoreText(cell: string): string { return cell.replace(ESCAPED_BEGINNING, '$1'); }

export type Cell = string | number | null;

export function csvLine(cells: readonly Cell[]): string { return `${cells.map(quoted).join(',')}\r\n`; }

function quoted(cell: Cell): string {
  if (cell === null) return '';
  const text = neutralise(String(cell));
  return /[",;\r\n\t]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
