/** Is a text about health care: bits of its words for health against those for any other subject, each distinct word once. */
import { hitsIn, lexiconOf, type Hit } from './lexicon.ts';
import type { Token } from './text-tokens.ts';
import { ELSEWHERE } from './words/elsewhere.ts';
import { HEALTH } from './words/health.ts';

export interface Subject { readonly bits: number; readonly health: readonly Hit[]; readonly elsewhere: readonly Hit[] }

/** What would be counted wrongly by its parts: to health or to neither. */
const NEITHER = '0: bpjs ketenagakerjaan, bpjs tk, rumah sakit hewan, dokter hewan, obat nyamuk, sakit hati, jam operasi, jam operasional, operasional, operasi pasar, operasi zebra, operasi yustisi, beroperasi, sistem operasi, lab komputer, lab bahasa, sehat selalu, makanan sehat, sehat walafiat, mata uang, kepala dinas, kepala desa, kepala sekolah, mata pelajaran, air mata, mata air, kesehatan mental negara, darah tinggi sama, kelas online, obat rindu, obat galau, kelas 1 sd, badan usaha, ibu kota, perawatan mobil, perawatan motor, perawatan kulit, perawatan wajah, kamar hotel, bayi besar, dua mata, kepala kantor, petugas sampah, petugas pln, petugas parkir, petugas pajak, petugas samsat, kesehatan bank';
const HEALTH_WORDS = lexiconOf(NEITHER, HEALTH);
const OTHER_WORDS = lexiconOf('0: terbaik se kecamatan, se kecamatan, sekecamatan, se kabupaten, se kota, rawat jalan, jalan kaki, jalan keluar, tidak jalan, jalan terus, jalan napas, jalan lahir, berjalan, menjalankan, jalani, menjalani, perjalanan penyakit, ruang makan pasien, uang muka rs, bank darah, air ketuban, air liur, minum obat, makan obat, sebelum makan, sesudah makan, setelah makan, tidak mau makan, susah makan, kelas rawat, daging tumbuh, kartu peserta, game over, parkir motor, parkir mobil, hp perawat, main hp, tanggal, tali pusar, tes kehamilan, bank mata, anjing, kucing masuk, kepala desa', ...Object.values(ELSEWHERE));

/** Two words in one text that say together what neither says alone. */
const TOGETHER: readonly (readonly [string, readonly string[]])[] = [
  ['jalan', ['rusak', 'berlubang', 'lubang', 'diaspal', 'aspal', 'diperbaiki', 'macet', 'banjir', 'longsor', 'licin', 'gelap', 'bergelombang', 'becek', 'amblas', 'hancur']],
  ['air', ['pam', 'keran', 'mengalir', 'keruh', 'ledeng', 'tagihan']], ['lampu', ['jalan', 'pju', 'padam']], ['token', ['listrik', 'meteran']], ['kartu', ['atm', 'perdana', 'kredit']],
];
const TOGETHER_BITS = 4;

/** "jalan depan puskesmas": a place, not the subject. */
const PLACES = new Set(['depan', 'dekat', 'samping', 'sebelah', 'arah', 'menuju', 'belakang', 'seberang', 'sekitar']);
const PLACE_SHARE = 0.15;
/** What a text without a word of health says against it, per word beyond the first eight. */
const [SILENCE, SILENCE_FROM, MOST_SILENCE] = [0.06, 8, 1.2];
/** Unknown accounts and long lists of words: no more than this from one side. */
const MOST_BITS = 16;

function distinct(hits: readonly Hit[], weigh: (hit: Hit) => number): number {
  const heaviest = new Map<string, number>();
  for (const hit of hits) heaviest.set(hit.term, Math.max(heaviest.get(hit.term) ?? 0, weigh(hit)));
  return Math.min(MOST_BITS, [...heaviest.values()].reduce((sum, bits) => sum + bits, 0));
}

export function subjectOf(tokens: readonly Token[]): Subject {
  const health = hitsIn(tokens, HEALTH_WORDS).filter(({ bits }) => bits > 0);
  const elsewhere = hitsIn(tokens, OTHER_WORDS).filter(({ bits }) => bits > 0);
  const isPlace = ({ from }: Hit): boolean => PLACES.has(tokens[from - 1]?.word ?? '');
  const said = new Set(tokens.map(({ word }) => word));
  const together = TOGETHER.filter(([word, others]) => said.has(word) && others.some((other) => said.has(other))).length * TOGETHER_BITS;
  const other = Math.min(MOST_BITS, distinct(elsewhere, ({ bits }) => bits) + together);
  const bits = distinct(health, (hit) => hit.bits * (isPlace(hit) && other > 0 ? PLACE_SHARE : 1)) - other;
  const silence = health.length > 0 ? 0 : Math.min(MOST_SILENCE, Math.max(0, tokens.length - SILENCE_FROM) * SILENCE);
  return { bits: bits - silence, health, elsewhere };
}
