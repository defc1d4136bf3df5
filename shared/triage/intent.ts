/** Does a text ask rather than complain: question words, a question mark, a request for information. */
import type { Token } from './text-tokens.ts';

const ASKING = new Set(['apakah', 'berapa', 'bagaimana', 'apa', 'siapa', 'kapan', 'info', 'infonya', 'bertanya', 'bolehkah', 'bisakah', 'adakah', 'mana', 'boleh', 'cara', 'caranya', 'syarat', 'syaratnya']);
const WANTING = new Set(['info', 'informasi', 'infonya', 'tanya', 'bertanya', 'menanyakan', 'mau', 'ingin', 'bisa', 'boleh', 'minta', 'jadwal', 'nomor', 'kontak', 'alamat', 'daftar', 'ada', 'masih', 'buka', 'gimana', 'mohon', 'tolong', 'permisi', 'halo', 'apa']);

export function askingBits(text: string, tokens: readonly Token[]): number {
  // Asked at the beginning or with a mark: "di mana" within a story asks nothing.
  const early = new Set(tokens.slice(0, 6).map(({ word }) => word));
  if (!text.includes('?') && ![...early].some((word) => ASKING.has(word))) return 0;
  const marks = (text.match(/\?/gu) ?? []).length;
  const words = new Set(tokens.map(({ word }) => word));
  const asking = [...words].filter((word) => ASKING.has(word)).length;
  const wanting = [...words].filter((word) => WANTING.has(word)).length;
  return Math.min(2, marks) * 1.2 + Math.min(2, asking) * 1.2 + Math.min(2, wanting) * 0.5;
}
