/** Facts that need no judging word: how long somebody waited, that something was still not done. */
import type { Mark } from './feeling.ts';
import type { Token } from './text-tokens.ts';

const MINUTES: Readonly<Record<string, number>> = { menit: 1, jam: 60, hari: 1440, minggu: 10_080, bulan: 43_200, tahun: 525_600 };
const NUMBERS: Readonly<Record<string, number>> = { setengah: 0.5, satu: 1, dua: 2, tiga: 3, empat: 4, lima: 5, enam: 6, tujuh: 7, delapan: 8, sembilan: 9, sepuluh: 10, beberapa: 3, sejam: 60 };
const WAITING = new Set(['tunggu', 'menunggu', 'antre', 'antrean', 'lama', 'sudah', 'hampir', 'lebih', 'sampai', 'baru', 'belum', 'selama', 'habis', 'telat', 'terlambat', 'molor', 'duduk', 'berdiri', 'proses', 'harus', 'total', 'delay', 'tertunda', 'gangguan', 'mati', 'padam', 'belum', 'tidak', 'dari', 'masih', 'stuck', 'nyangkut']);
/** One of a unit, written as one word. */
const LONG = new Set(['sejam', 'seharian', 'sehari', 'seminggu', 'sebulan', 'setahun', 'semalam', 'semalaman', 'berjam', 'bertahun', 'berbulan', 'berhari', 'berminggu']);
const SHORT = new Set(['cuma', 'hanya', 'langsung', 'cepat', 'dalam', 'tidak', 'kurang', 'sekitar', 'selesai', 'sebentar', 'paling']);
const DAYTIMES = new Set(['pagi', 'subuh', 'siang', 'sore', 'kemarin', 'malam', 'tadi']);
const CLOCK_WORDS = new Set(['dari', 'sejak', 'mulai', 'datang']);

function amount(token: Token | undefined): number | null {
  if (!token) return null;
  if (token.kind === 'number') { const value = Number(token.word.replace(',', '.')); return Number.isFinite(value) ? value : null; }
  return NUMBERS[token.word] ?? null;
}

const near = (tokens: readonly Token[], from: number, to: number, words: ReadonlySet<string>): boolean => tokens.slice(Math.max(0, from - 4), to + 3).some(({ word }) => words.has(word));

/** "nunggu 5 jam", "3 hari belum", "dari jam 7 sampai jam 12"; a few minutes, said as little, are praise. */
export function hardFacts(tokens: readonly Token[]): Mark[] {
  const facts: Mark[] = [];
  tokens.forEach((token, at) => {
    if (LONG.has(token.word) && near(tokens, at, at, WAITING)) facts.push({ bits: -1.5, from: at, to: at });
    const unit = MINUTES[token.word];
    const count = unit === undefined ? null : amount(tokens[at - 1]);
    if (unit !== undefined && count !== null) {
      const minutes = count * unit;
      const open = minutes === 1440 && token.word === 'jam';
      const within = tokens[at - 2]?.word === 'dalam';
      if (!open && !within && minutes >= 45 && near(tokens, at - 1, at, WAITING)) facts.push({ bits: -2.2, from: at - 1, to: at });
      else if (minutes <= 30 && near(tokens, at - 1, at, SHORT)) facts.push({ bits: 1.5, from: at - 1, to: at });
    }
    const clock = token.word === 'jam' && amount(tokens[at + 1]) !== null;
    if ((clock || DAYTIMES.has(token.word)) && CLOCK_WORDS.has(tokens[at - 1]?.word ?? '')) {
      const later = tokens.slice(at + 2, at + 12).findIndex(({ word }) => word === 'sampai' || word === 'baru' || word === 'belum');
      if (later >= 0) facts.push({ bits: -2, from: at - 1, to: Math.min(tokens.length - 1, at + 2 + later) });
    }
  });
  return facts;
}
