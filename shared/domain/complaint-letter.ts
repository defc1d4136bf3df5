/** Letters of answer: a text with placeholders in braces. A placeholder that nobody knows is found before it is saved, one that is left before it is sent. */

/** nama pelapor, nomor komplain, tanggal diterima, isi komplain, nama klinik, tenggat, nama petugas, tanggal hari ini */
export const LETTER_PLACEHOLDERS = ['nama', 'nomor', 'diterima', 'keluhan', 'klinik', 'tenggat', 'petugas', 'tanggal'] as const;
export type LetterValues = Readonly<Record<(typeof LETTER_PLACEHOLDERS)[number], string>>;

const PLACEHOLDER = /\{([^{}]*)\}/g;

function isKnown(name: string): name is keyof LetterValues { return LETTER_PLACEHOLDERS.some((known) => known === name); }

/** What stands in braces and means nothing, once each, in its order; a lone brace counts as one. */
export function unknownPlaceholders(text: string): readonly string[] {
  const names = [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '').filter((name) => !isKnown(name));
  const lone = /[{}]/.exec(text.replace(PLACEHOLDER, ''));
  return [...new Set([...names.map((name) => `{${name}}`), ...(lone ? [lone[0]] : [])])];
}

/** The letter with its values; what is not known stays as it stands. Values are never looked through again. */
export function fillLetter(text: string, values: LetterValues): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => (isKnown(name) ? values[name] : whole));
}
