/**
 * Which earlier complaints are like a text: the share of its rare words that they have, too. A word is worth -log2 of the share of
 * complaints that have it, so "pelayanan" is worth next to nothing and "timbangan" much. Pure; the same unit, patient or telephone
 * adds to it, and alone is enough only for the patient and the telephone.
 */
import { tokensOf } from './text-tokens.ts';

export interface Earlier { readonly id: string; readonly words: ReadonlySet<string>; readonly unitId: string | null; readonly patientId: string | null; readonly phone: string | null }
export interface Likeness { readonly id: string; readonly score: number; readonly because: readonly ('words' | 'unit' | 'patient' | 'phone')[] }
export interface Wanted { readonly text: string; readonly unitId: string | null; readonly patientId: string | null; readonly phone: string | null }

const COMMON = new Set(['yang', 'dan', 'di', 'ke', 'dari', 'saya', 'tidak', 'ini', 'itu', 'untuk', 'dengan', 'ada', 'sudah', 'pada', 'karena', 'juga', 'tapi', 'kami', 'sekali', 'banget', 'atau', 'akan', 'bisa', 'lagi', 'tolong', 'mohon', 'terima', 'kasih']);
const SHORTEST = 3;
const LEAST_SHARE = 0.3;
const [UNIT_BONUS, PERSON_BONUS] = [0.12, 0.5];

export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(tokensOf(text).filter(({ kind, word }) => kind === 'word' && word.length >= SHORTEST && !COMMON.has(word)).map(({ word }) => word.replace(/nya$/u, '')));
}

export function similarTo(wanted: Wanted, earlier: readonly Earlier[], most: number): Likeness[] {
  const mine = wordsOf(wanted.text);
  const counts = new Map<string, number>();
  for (const { words } of earlier) for (const word of words) if (mine.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const worth = (word: string): number => Math.log2((earlier.length + 2) / ((counts.get(word) ?? 0) + 1));
  const whole = [...mine].reduce((sum, word) => sum + worth(word), 0);
  const likenesses = earlier.map(({ id, words, unitId, patientId, phone }): Likeness => {
    const share = whole === 0 ? 0 : [...mine].reduce((sum, word) => sum + (words.has(word) ? worth(word) : 0), 0) / whole;
    const [same, sameUnit] = [(mine.size >= 3 && share >= LEAST_SHARE), unitId !== null && unitId === wanted.unitId];
    const [samePatient, samePhone] = [patientId !== null && patientId === wanted.patientId, phone !== null && phone === wanted.phone];
    const because = [...(same ? ['words' as const] : []), ...(sameUnit ? ['unit' as const] : []), ...(samePatient ? ['patient' as const] : []), ...(samePhone ? ['phone' as const] : [])];
    return { id, because, score: (same ? share : 0) + (sameUnit ? UNIT_BONUS : 0) + (samePatient || samePhone ? PERSON_BONUS : 0) };
  });
  return likenesses.filter(({ because }) => because.some((reason) => reason !== 'unit')).sort((a, b) => b.score - a.score).slice(0, most);
}
