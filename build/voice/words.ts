/** What can be spoken without a voice of the system: the key that the page looks for, and what is given to espeak-ng for it. */

const DIGITS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

/** Number words up to 999; each also as the end of a sentence. */
const NUMBERS = [
  ...DIGITS, 'sepuluh', 'sebelas', 'seratus',
  ...DIGITS.slice(2).flatMap((digit) => [`${digit} belas`, `${digit} puluh`, `${digit} ratus`]),
];

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

const SENTENCES: readonly (readonly [string, string])[] = [
  ['nomor antrean', 'Nomor antrean,'],
  ['silakan menuju', 'Silakan menuju'],
  ['silakan lihat layar', 'Silakan lihat layar.'],
];

/** Words before a number or a letter: "Ruang satu". */
const PLACES = ['ruang', 'ruangan', 'kamar', 'loket', 'meja', 'lantai', 'bilik', 'pintu', 'gedung', 'nomor'];

/** Units and rooms as clinics write them, folded. The second entry where it is spelled or spoken otherwise. */
const UNITS: readonly (readonly [string, string?])[] = [
  ['poli'], ['poli umum'], ['poli gigi'], ['poli gigi dan mulut'], ['poli kia', 'poli K I A'], ['kia', 'K I A'], ['kia dan kb', 'K I A dan K B'], ['poli kb', 'poli K B'], ['kb', 'K B'],
  ['poli anak'], ['poli lansia'], ['poli kebidanan'], ['poli kandungan'], ['poli penyakit dalam'], ['poli bedah'], ['poli mata'], ['poli tht', 'poli T H T'], ['poli kulit'], ['poli kulit dan kelamin'],
  ['poli saraf'], ['poli jantung'], ['poli paru'], ['poli jiwa'], ['poli gizi'], ['poli psikologi'], ['poli akupunktur'], ['poli spesialis'], ['klinik umum'], ['klinik gigi'], ['pemeriksaan umum'], ['dokter umum'], ['dokter gigi'],
  ['umum'], ['gigi'], ['anak'], ['laboratorium'], ['lab', 'laboratorium'], ['radiologi'], ['rontgen', 'ronsen'], ['ultrasonografi'], ['usg', 'U S G'], ['ekg', 'E K G'], ['apotek'], ['farmasi'], ['obat'], ['pengambilan obat'],
  ['kasir'], ['pembayaran'], ['pendaftaran'], ['administrasi'], ['informasi'], ['rekam medis'], ['tindakan'], ['konsultasi'], ['periksa'], ['imunisasi'], ['vaksinasi'], ['fisioterapi'], ['bersalin'], ['persalinan'],
  ['igd', 'I G D'], ['ugd', 'U G D'], ['mtbs', 'M T B S'], ['gizi'], ['bidan'], ['perawat'], ['khitan'], ['promosi kesehatan'], ['rawat jalan'], ['rawat inap'], ['triase'], ['depan'], ['dan'], ['kanan'], ['kiri'], ['utama'],
];

export interface Word { readonly key: string; readonly text: string }

/** A key that ends with a full stop is the same word as the end of a sentence. */
export const WORDS: readonly Word[] = [
  ...SENTENCES.map(([key, text]) => ({ key, text })),
  ...LETTERS.map((letter) => ({ key: letter, text: `${letter},` })),
  ...NUMBERS.flatMap((word) => [{ key: word, text: `${word},` }, { key: `${word}.`, text: `${word}.` }]),
  ...PLACES.map((word) => ({ key: word, text: word })),
  ...UNITS.map(([key, text]) => ({ key, text: `${text ?? key}.` })),
];
