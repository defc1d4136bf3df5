/** Does a text ask rather than complain: question words, a question mark, a request for information. */
import type { Token } from './text-tokens.ts';

const ASKING = new Set(['apakah', 'berapa', 'bagaimana', 'apa', 'siapa', 'kapan', 'info', 'infonya', 'bertanya', 'bolehkah', 'bisakah', 'adakah', 'mana', 'boleh', 'cara', 'caranya', 'syarat', 'syaratnya']);
const WANTING = new Set(['info', 'informasi', 'infonya', 'tanya', 'bertanya', 'menanyakan', 'mau', 'ingin', 'bisa', 'boleh', 'minta', 'jadwal', 'nomor', 'kontak', 'alamat', 'daftar', 'ada', 'masih', 'buka', 'gimana', 'mohon', 'tolong', 'permisi', 'halo', 'apa']);

/** "buka ga ya", "bisa gak kak": asked without a mark. */
const ASKED_AT_THE_END = /\b(?:ga|gak|nggak|ngga|enggak|tidak|tdk|gk|apa|kah)(?:\s+(?:y|ya|yaa|yah|kak|ka|min|gan|bu|pak|dok|sih))?\s*$/iu;

export function askingBits(text: string, tokens: readonly Token[]): number {
  // Asked at the beginning or with a mark: "di mana" within a story asks nothing.
  const early = new Set(tokens.slice(0, 6).map(({ word }) => word));
  const asksAtTheEnd = ASKED_AT_THE_END.test(text);
  if (!text.includes('?') && !asksAtTheEnd && ![...early].some((word) => ASKING.has(word))) return 0;
  const marks = (text.match(/\?/gu) ?? []).length + (asksAtTheEnd ? 1 : 0);
  const words = new Set(tokens.map(({ word }) => word));
  const asking = [...words].filter((word) => ASKING.has(word)).length;
  const wanting = [...words].filter((word) => WANTING.has(word)).length;
  return Math.min(2, marks) * 1.2 + Math.min(2, asking) * 1.2 + Math.min(2, wanting) * 0.5;
}
