/** Who and what is meant: doctors, units and services named in a question, also with a slip of the finger or by their specialty. */
import { CONCEPT_OF, PLAIN_WORDS } from './concepts.ts';
import { DAY_WORDS } from './day-words.ts';
import { HEALTH_WORDS } from './danger.ts';
import { nearestWord } from './slips.ts';
import { termOf } from './stem.ts';
import { foldedWords, wordsOf } from './words.ts';

export interface DoctorName { readonly id: string; readonly name: string; readonly unitId: string | null }
export interface UnitName { readonly id: string; readonly name: string }
export interface ServiceName { readonly id: string; readonly name: string; readonly synonyms: readonly string[] }
interface Phrase { readonly id: string; readonly terms: readonly string[] }

/** The clinic's own names, prepared once for as long as they are the same. */
export interface Directory {
  readonly doctors: readonly { readonly id: string; readonly words: readonly string[]; readonly specialties: readonly string[]; readonly unitId: string | null }[];
  readonly units: readonly Phrase[];
  readonly services: readonly Phrase[];
  /** How much a term tells of which service is meant. */
  readonly worth: ReadonlyMap<string, number>;
  /** All words that are known here, for slips. */
  readonly vocabulary: ReadonlySet<string>;
  readonly nameWords: ReadonlySet<string>;
}

const TITLES = new Set(['dr', 'drg', 'bd', 'prof', 'h', 'hj', 'ns', 'apt', 'sp', 'mkes', 'mars', 'skep', 'str', 'keb']);
/** Degrees → how people call such a doctor. */
const SPECIALTIES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bsp\.?\s?a\b/iu, ['anak']], [/\bsp\.?\s?pd\b/iu, ['penyakit dalam', 'dalam', 'internis']], [/\bsp\.?\s?og\b/iu, ['hamil', 'obgyn', 'kebidanan']], [/\bsp\.?\s?pk\b/iu, ['patologi']], [/\bsp\.?\s?m\b/iu, ['mata']],
  [/\bsp\.?\s?tht/iu, ['tht']], [/\bsp\.?\s?(?:kk|dv|dve)\b/iu, ['kulit']], [/\bsp\.?\s?jp\b/iu, ['jantung']], [/\bsp\.?\s?b\b/iu, ['bedah']], [/\bsp\.?\s?[ns]\b/iu, ['saraf', 'syaraf']], [/\bsp\.?\s?p\b/iu, ['paru']], [/\bsp\.?\s?kj\b/iu, ['jiwa']],
  [/\bdrg\b/iu, ['gigi']], [/\bbd\b|keb\b/iu, ['bidan']],
];
const UNIT_TITLES = new Set(['poli', 'ruang', 'unit', 'instalasi', 'bagian', 'klinik', 'dan']);

export function directoryOf(doctors: readonly DoctorName[], units: readonly UnitName[], services: readonly ServiceName[]): Directory {
  const people = doctors.map(({ id, name, unitId }) => ({
    id, unitId, words: foldedWords(name.split(',')[0] ?? '').filter((word) => word.length > 2 && !TITLES.has(word)), specialties: SPECIALTIES.flatMap(([pattern, words]) => (pattern.test(name) ? words : [])),
  }));
  const unitPhrases = units.map(({ id, name }) => ({ id, terms: [...new Set(foldedWords(name).filter((word) => word.length > 2 && !UNIT_TITLES.has(word) && !PLAIN_WORDS.has(word)).map((word) => termOf(wordsOf(word)[0] ?? word)))] }));
  const phrases = services.flatMap(({ id, name, synonyms }) => [name, ...synonyms].map((text) => ({ id, terms: serviceTerms(text) })).filter(({ terms }) => terms.length > 0));
  const nameWords = new Set(people.flatMap(({ words }) => words));
  const ownWords = [...services.flatMap(({ name, synonyms }) => [name, ...synonyms].flatMap((text) => wordsOf(text))), ...units.flatMap(({ name }) => wordsOf(name))];
  return { doctors: people, units: unitPhrases, services: phrases, worth: worthOf(phrases), nameWords, vocabulary: new Set([...CONCEPT_OF.keys(), ...PLAIN_WORDS, ...DAY_WORDS, ...HEALTH_WORDS, ...nameWords, ...ownWords]) };
}

function serviceTerms(text: string): string[] { return [...new Set(wordsOf(text).map((word) => termOf(word)).filter((term) => !PLAIN_WORDS.has(term)))]; }

/** A term of many services ("gigi", "tes") says less than one of a single service. */
function worthOf(phrases: readonly Phrase[]): Map<string, number> {
  const services = new Map<string, Set<string>>();
  for (const { id, terms } of phrases) for (const term of terms) services.set(term, (services.get(term) ?? new Set()).add(id));
  const all = new Set(phrases.map(({ id }) => id)).size;
  return new Map([...services].map(([term, ids]) => [term, Math.log2(1 + all / ids.size)]));
}

/** The words with slips put right: a word that is known is left alone. Behind "dokter" stands a name: one of ours, or nobody's. */
export function corrected(words: readonly string[], { vocabulary, nameWords }: Directory): string[] {
  return words.map((word, at) => {
    if (vocabulary.has(word) || !/^\p{L}+$/u.test(word) || isForm(word)) return word;
    return nearestWord(word, CALLS_DOCTOR.has(words[at - 1] ?? '') ? nameWords : vocabulary) ?? word;
  });
}
function isForm(word: string): boolean {
  const term = termOf(word);
  return PLAIN_WORDS.has(term) || (term !== word && CONCEPT_OF.has(term));
}

export interface Named { readonly ids: readonly string[]; /** Places of the words that said so. */ readonly at: ReadonlySet<number> }
const NOBODY: Named = { ids: [], at: new Set() };

const CALLS_DOCTOR = new Set(['dokter', 'doktergigi', 'bidan', 'dr', 'drg']);
/** Also words of everyday: a name only behind a title. */
const ORDINARY_NAMES = new Set(['sri', 'dewi', 'putri', 'bintang', 'cahaya', 'jaya', 'surya', 'hari', 'indah', 'budiman']);

/** Doctors by words of their names; of several the ones with most of the words. */
export function namedDoctors(words: readonly string[], { doctors, nameWords }: Directory): Named {
  const at = new Set(words.flatMap((word, index) => (nameWords.has(word) && (!ORDINARY_NAMES.has(word) || titled(words, index)) ? [index] : [])));
  if (at.size === 0) return NOBODY;
  const said = new Set([...at].map((index) => words[index] ?? ''));
  const scored = doctors.map(({ id, words: own }) => ({ id, count: own.filter((word) => said.has(word)).length }));
  const most = Math.max(...scored.map(({ count }) => count));
  return { ids: scored.filter(({ count }) => count === most && count > 0).map(({ id }) => id), at };
}
function titled(words: readonly string[], index: number): boolean { return [words[index - 1], words[index - 2]].some((word) => word !== undefined && (CALLS_DOCTOR.has(word) || word === 'ibu' || word === 'bapak')); }

/** A name behind "dokter" that nobody here has. */
export function missingName(words: readonly string[], { vocabulary }: Directory): string | null {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (CALLS_DOCTOR.has(word) && next !== undefined && next.length > 2 && /^\p{L}+$/u.test(next) && !vocabulary.has(next) && !isForm(next) && !SPECIALTY_WORDS.has(next)) return next;
  }
  return null;
}
const SPECIALTY_WORDS = new Set([...SPECIALTIES.flatMap(([, words]) => words.flatMap((word) => word.split(' '))), 'spesialis', 'specialist', 'umum', 'keluarga']);

/** Doctors by what they are: "dokter anak", "spesialis penyakit dalam". Teeth and midwives also by their own word. */
export function specialists(terms: readonly string[], { doctors }: Directory): Named {
  const wanted = new Set<string>();
  const at = new Set<number>();
  for (const [index, term] of terms.entries()) {
    if (term === 'bidan' || term === 'internis' || term === 'obgyn') { wanted.add(term); at.add(index); }
    const [next = '', third = ''] = terms.slice(index + 1, index + 3);
    if (term !== 'dokter' && term !== 'spesialis' && term !== 'specialist') continue;
    for (const word of [next, `${next} ${third}`]) if (doctors.some(({ specialties }) => specialties.includes(word))) { wanted.add(word); at.add(index).add(index + 1); }
  }
  if (wanted.size === 0) return NOBODY;
  return { ids: doctors.filter(({ specialties }) => specialties.some((word) => wanted.has(word))).map(({ id }) => id), at };
}

/** "poli gigi", "dokter gigi", "lab", "KIA". A unit's common word ("umum") counts only behind "poli" or "dokter". */
export function namedUnits(terms: readonly string[], { units }: Directory): Named {
  const at = new Set<number>();
  const ids = units.flatMap(({ id, terms: own }) => {
    const places = terms.flatMap((term, index) => (own.includes(term) && (!COMMON_UNITS.has(term) || isUnitTitle(terms[index - 1])) ? [index] : []));
    const byTitle = own.includes('gigi') ? terms.flatMap((term, index) => (term === 'doktergigi' ? [index] : [])) : [];
    for (const place of [...places, ...byTitle]) at.add(place);
    return places.length + byTitle.length > 0 ? [id] : [];
  });
  return { ids, at };
}
const COMMON_UNITS = new Set(['umum', 'anak', 'gigi', 'obat']);
function isUnitTitle(term: string | undefined): boolean { return term === 'poli' || term === 'dokter' || term === 'klinik' || term === 'unit' || term === 'spesialis'; }

/** So much of a service's name has to be said. */
const LEAST_SHARE = 0.6;
const MOST_SERVICES = 3;

/**
 * The services whose names, or other names, are said most completely. A single word names none when a word follows that nobody here knows:
 * "vaksin rabies" is not the vaccine that the clinic has.
 */
export function namedServices(terms: readonly string[], words: readonly string[], { services, worth, vocabulary }: Directory): Named {
  const said = new Set(terms);
  const isUnknown = (word: string | undefined): boolean => word !== undefined && word.length > 3 && /^\p{L}+$/u.test(word) && !vocabulary.has(word) && !isForm(word);
  const standsAlone = (term: string): boolean => terms.some((each, at) => each === term && !isUnknown(words[at + 1]));
  const scored = services.map(({ id, terms: own }) => {
    const whole = own.reduce((sum, term) => sum + (worth.get(term) ?? 0), 0);
    const matched = own.reduce((sum, term) => sum + (said.has(term) ? worth.get(term) ?? 0 : 0), 0);
    return { id, own, matched, share: whole === 0 ? 0 : matched / whole };
  }).filter(({ share, own, matched }) => share >= LEAST_SHARE && matched > 0 && !(own.length === 1 && (TOO_COMMON.has(own[0] ?? '') || !standsAlone(own[0] ?? ''))));
  if (scored.length === 0) return NOBODY;
  const best = scored.toSorted((left, right) => right.matched - left.matched || right.share - left.share)[0];
  const near = scored.filter(({ matched }) => best !== undefined && matched >= best.matched - 1e-9);
  const most = Math.max(...near.map(({ share }) => share));
  const whole = near.filter(({ share }) => share >= most - 1e-9);
  const own = new Set(whole.flatMap(({ own: phrase }) => phrase));
  return { ids: [...new Set(whole.map(({ id }) => id))].slice(0, MOST_SERVICES), at: new Set(terms.flatMap((term, index) => (own.has(term) ? [index] : []))) };
}
/** Alone they name no service. */
const TOO_COMMON = new Set(['dokter', 'gigi', 'anak', 'hamil', 'surat', 'obat', 'laboratorium']);
