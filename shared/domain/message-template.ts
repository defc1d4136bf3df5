/**
 * Templates of messages and call scripts: text with placeholders in braces, `Yth. {nama}, …`. A placeholder that a template does
 * not know is found before it is saved; a known one without a value becomes nothing. Nothing else in the text is changed.
 *
 *   fillTemplate('Yth. {nama}, {hari} pukul {jam}', { nama: 'Ibu Contoh', hari: 'Senin', jam: '09.20' })
 *   unknownPlaceholder('reminder', 'Halo {nma}') → 'nma'
 */
const COMMON = ['nama', 'klinik', 'telepon', 'dokter', 'unit', 'hari', 'jam', 'zona'] as const;
const GENERAL = ['nama', 'klinik', 'telepon', 'petugas'] as const;
const BEFORE = ['dokter_lama', 'hari_lama', 'jam_lama'] as const;

/** What each template may say. `callAbsence` (with a new time), `callLeft` (without) and `callRecall` are read aloud on the telephone; the last four begin what a person writes. */
export const PLACEHOLDERS = {
  reminder: [...COMMON, 'cara'],
  moved: [...COMMON, ...BEFORE, 'cara'],
  cancelled: [...COMMON],
  rebook: [...COMMON],
  callAbsence: [...COMMON, ...BEFORE, 'petugas'],
  callLeft: [...COMMON, 'petugas'],
  callRecall: [...COMMON, 'petugas'],
  other: GENERAL,
  resultReady: GENERAL,
  followUp: GENERAL,
  complaintAnswer: GENERAL,
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type TemplateName = keyof typeof PLACEHOLDERS;
export const TEMPLATE_NAMES = ['reminder', 'moved', 'cancelled', 'rebook', 'callAbsence', 'callLeft', 'callRecall', 'other', 'resultReady', 'followUp', 'complaintAnswer'] as const satisfies readonly TemplateName[];
export type Placeholder = (typeof PLACEHOLDERS)[TemplateName][number];

const IN_BRACES = /\{([^{}]*)\}/g;

/** The first placeholder that this template does not know, as it was written; a brace without its other half counts as one. Null: all are known. */
export function unknownPlaceholder(name: TemplateName, text: string): string | null {
  const known: readonly string[] = PLACEHOLDERS[name];
  for (const [, inside = ''] of text.matchAll(IN_BRACES)) if (!known.includes(inside)) return inside;
  return /[{}]/.exec(text.replaceAll(IN_BRACES, ''))?.[0] ?? null;
}

export function fillTemplate(text: string, values: Readonly<Partial<Record<Placeholder, string>>>): string {
  const known = new Map<string, string>(Object.entries(values));
  // What a placeholder left behind: blanks before a full stop, a line of nothing but blanks.
  return text.replaceAll(IN_BRACES, (_, inside: string) => known.get(inside) ?? '').replaceAll(/[ \t]+$/gm, '').replaceAll(/ {2,}/g, ' ').replaceAll(/ ([.,])/g, '$1').trim();
}
