/**
 * No. RM, the medical record number: one for a patient's life, kept as six or more digits (`102456`) and shown in pairs
 * (`10-24-56`) because paper folders are filed by the last pair (terminal digit filing). Never used twice.
 */

/** The kept form of the n-th number: at least six digits. */
export function recordNumberOf(sequence: number): string {
  return String(sequence).padStart(6, '0');
}

/** `10-24-56`; a longer number keeps its pairs from the right (`1-02-45-61`). */
export function formatRecordNumber(kept: string): string {
  return kept.replaceAll(/\B(?=(?:\d{2})+$)/g, '-');
}

/** Kept form of what was typed, with or without dashes, dots or spaces and with leading zeros left out or not; null when it is no record number. */
export function parseRecordNumber(text: string): string | null {
  const digits = text.trim().replace(/^(?:no\.?\s*)?rm\.?[\s:-]*/i, '').replaceAll(/[\s.-]/g, '');
  if (!/^\d{1,10}$/.test(digits)) return null;
  return digits.replace(/^0+(?=\d{6})/, '').padStart(6, '0');
}
