/** Whether a password that somebody made up is good enough for a file that leaves the house. */

/** The words that the commonest passwords are made of, here and elsewhere. */
const COMMON = [
  'password', 'passw0rd', 'sandi', 'kata', 'rahasia', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'admin', 'administrator', 'welcome', 'letmein', 'iloveyou', 'sayang', 'cinta', 'bismillah',
  'indonesia', 'jakarta', 'merdeka', 'garuda', 'klinik', 'puskesmas', 'dokter', 'pasien', 'medis', 'meja', 'depan', 'mejadepan', 'bpjs', 'selamat', 'datang', 'ganti', 'user', 'test', 'coba',
  'monkey', 'dragon', 'football', 'princess', 'sunshine', 'master', 'login', 'abc', 'aku', 'kamu', 'anjing', 'kucing',
];
const FEWEST_SIGNS = 6;
const LEFT_OVER = 5;
const COMMON_WORD = new RegExp([...COMMON].sort((a, b) => b.length - a.length).join('|'), 'g');
/** Years, and figures in a row or repeated. */
const FIGURES = /(?:19|20)\d\d|0?1234567890|0?123456789?|12345?|1234?|987654321|654321|(\d)\1+/g;

/** Among the commonest, or made only of them: `password1234`, `Klinik-2026!!`, `aaaaaaaaaaaa`. */
export function isCommonPassword(password: string): boolean {
  const folded = password.toLowerCase().replaceAll('@', 'a').replaceAll('$', 's');
  const remaining = folded.replace(COMMON_WORD, '').replace(FIGURES, '').replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(folded).size < FEWEST_SIGNS || remaining.length < LEFT_OVER;
}
