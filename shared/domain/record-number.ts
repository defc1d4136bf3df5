/**
 * No. RM, the medical record number: one for a patient's life, kept as six or more digits (`102456`) and shown in pairs
 * (`10-24-56`) because paper folders are filed by the last pair (terminal digit filing). Never used twice.
 *
 * A desk without numbers left gives a provisional one (`S-A-0007`: sementara, the desk's letter, a count of its own), which
 * looks like nothing else and is replaced by a real number as soon as there is one.
 */

/** The kept form of the n-th number: at least six digits. */
export function recordNumberOf(sequence: number): string {
  return String(sequence).padStart(6, '0');
}

/** `10-24-56`; a longer number keeps its pairs from the right (`1-02-45-61`). */
export function formatRecordNumber(kept: string): string {
  return isProvisional(kept) ? kept : kept.replaceAll(/\B(?=(?:\d{2})+$)/g, '-');
}

/** Kept form of what was typed, with or without dashes, dots or spaces and with leading zeros left out or not; null when it is no record number. */
export function parseRecordNumber(text: string): string | null {
  const digits = text.trim().replace(/^(?:no\.?\s*)?rm\.?[\s:-]*/i, '').replaceAll(/[\s.-]/g, '');
  if (!/^\d{1,10}$/.test(digits)) return null;
  return digits.replace(/^0+(?=\d{6})/, '').padStart(6, '0');
}

export function provisionalNumberOf(letter: string, sequence: number): string {
  return `S-${letter}-${String(sequence).padStart(4, '0')}`;
}

export function isProvisional(kept: string): boolean { return /^S-[A-Z]-\d{4,}$/.test(kept); }

/** `s-a-7`, `SA0007` and `S A 0007` are `S-A-0007`; null for anything else. */
export function parseProvisional(text: string): string | null {
  const found = /^(?:no\.?\s*)?(?:rm\.?[\s:-]*)?s[\s.-]*([a-z])[\s.-]*(\d{1,9})$/i.exec(text.trim());
  return found ? provisionalNumberOf((found[1] ?? '').toUpperCase(), Number(found[2])) : null;
}
