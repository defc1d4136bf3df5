/**
 * What is said on the telephone: one line is one step. `{salam}` follows the clock, the others the clinic and who speaks;
 * a placeholder that nobody knows stays as it is, so that a typing error is seen and not said.
 *
 *   fillScript('{salam}, {klinik}, dengan {petugas}.', { salam: 'Selamat pagi', klinik: 'Klinik Contoh', … })
 *     → ['Selamat pagi, Klinik Contoh, dengan Rina.']
 *   unknownInScript('{slam}, …') → 'slam'
 */
export const CALL_SCRIPTS = ['greeting', 'identity', 'angry', 'panicked', 'closing'] as const;
export type CallScriptName = (typeof CALL_SCRIPTS)[number];
export const SCRIPT_PLACEHOLDERS = ['salam', 'klinik', 'telepon', 'petugas', 'penelepon', 'pasien'] as const;
export type ScriptPlaceholder = (typeof SCRIPT_PLACEHOLDERS)[number];

const IN_BRACES = /\{([^{}]*)\}/g;

/** The first placeholder that is not known, as it was written; a brace without its other half counts as one. Null: all are known. */
export function unknownInScript(text: string): string | null {
  for (const [, inside = ''] of text.matchAll(IN_BRACES)) if (!SCRIPT_PLACEHOLDERS.some((known) => known === inside)) return inside;
  return /[{}]/.exec(text.replaceAll(IN_BRACES, ''))?.[0] ?? null;
}

/** The steps, filled; empty lines are none, and a name that is not known yet leaves no comma behind. */
export function fillScript(text: string, values: Readonly<Record<ScriptPlaceholder, string>>): string[] {
  const known = new Map<string, string>(Object.entries(values));
  return text.replaceAll(IN_BRACES, (whole, inside: string) => known.get(inside) ?? whole).split('\n').map((line) => line.replaceAll(/ {2,}/g, ' ').replaceAll(/ ([.,?!])/g, '$1').replaceAll(/,(?=[.?!])/g, '').trim()).filter((line) => line !== '');
}

export const GREETINGS = ['morning', 'midday', 'afternoon', 'evening'] as const;
export type Greeting = (typeof GREETINGS)[number];

/** Selamat pagi until 11.00, siang until 15.00, sore until 18.30, malam until 4.00. Minutes of the clinic's day. */
export function greetingAt(minute: number): Greeting {
  if (minute >= 4 * 60 && minute < 11 * 60) return 'morning';
  if (minute >= 11 * 60 && minute < 15 * 60) return 'midday';
  return minute >= 15 * 60 && minute < 18 * 60 + 30 ? 'afternoon' : 'evening';
}
