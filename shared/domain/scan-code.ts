/**
 * What a scanner types: the opaque codes of this desk's own papers, `MP1:<patient id>` on a patient's card, `MD1:<visit id>` on
 * a queue ticket and `MH1:<slip id>` on a slip to another unit, and the bare numbers of an identity card (16 digits) or a JKN card (13).
 */
const PAPER = /^(MP1|MD1|MH1)[:;]([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

export type ScanCode =
  | { readonly kind: 'patient'; readonly id: string }
  | { readonly kind: 'visit'; readonly id: string }
  | { readonly kind: 'hand_off'; readonly id: string }
  | { readonly kind: 'nik' | 'bpjs' | 'record_number'; readonly digits: string };

export function patientCode(patientId: string): string { return `MP1:${patientId}`; }

export function handOffCode(handOffId: string): string { return `MH1:${handOffId}`; }

const KINDS = { MP1: 'patient', MD1: 'visit', MH1: 'hand_off' } as const;

/** Null for anything that none of these is. A scanner set to another keyboard types `;` for `:`. */
export function readScanCode(text: string): ScanCode | null {
  const typed = text.trim();
  const paper = PAPER.exec(typed);
  if (paper) {
    const [, mark = '', id = ''] = paper;
    return { kind: KINDS[mark.toUpperCase() as keyof typeof KINDS], id: id.toLowerCase() };
  }
  if (!/^[\d.\s-]+$/.test(typed)) return null;
  const digits = typed.replaceAll(/\D/g, '');
  if (digits.length === 16) return { kind: 'nik', digits };
  if (digits.length === 13) return { kind: 'bpjs', digits };
  return digits.length >= 6 && digits.length <= 10 ? { kind: 'record_number', digits } : null;
}

/** A code of the desk's own papers: nothing that anybody types by hand. */
export function isPaperCode(text: string): boolean { return PAPER.test(text.trim()); }
