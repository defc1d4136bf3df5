/**
 * What a question is after. Rules in a fixed order, the first that holds decides; docs/answers.md has them in words. Pure and
 * deterministic: the same words, names and day always give the same. Where no rule holds, the articles are asked.
 */
import type { Intent } from '../contract/answers.ts';
import { type Days, type NamedDay, daysIn } from './day-words.ts';
import { HEALTH_WORDS, healthWords } from './danger.ts';
import { type Directory, corrected, missingName, namedDoctors, namedServices, namedUnits, specialists } from './directory.ts';
import { termOf } from './stem.ts';
import { wordsOf } from './words.ts';

export interface World { readonly today: string; readonly directory: Directory; readonly holidays: readonly NamedDay[] }
export interface Understood {
  /** `article`: no rule held; the articles decide whether there is an answer. */
  readonly intent: Intent;
  readonly doctorIds: readonly string[]; readonly unitIds: readonly string[]; readonly serviceIds: readonly string[]; readonly days: Days | null;
  readonly danger: readonly string[]; readonly symptoms: readonly string[]; readonly missing: string | null;
  /** The question's terms, for the search in the articles. */
  readonly terms: readonly string[];
}

interface Reading extends Omit<Understood, 'intent'> {
  readonly words: readonly string[]; readonly treatment: boolean; readonly has: (...terms: readonly string[]) => boolean; readonly says: (...phrase: readonly string[]) => boolean;
}

export function understand(text: string, { today, directory, holidays }: World): Understood {
  const words = corrected(wordsOf(text), directory);
  const terms = words.map((word) => (directory.nameWords.has(word) || HEALTH_WORDS.has(word) ? word : termOf(word, HEALTH_WORDS)));
  const found = daysIn(words, today, holidays);
  // What said the day says nothing else.
  const said = terms.map((term, at) => (found?.at.has(at) === true ? '' : term));
  const names = namedDoctors(words, directory);
  const byTrade = names.ids.length > 0 ? names : specialists(said, directory);
  const services = namedServices(said, words, directory);
  const units = namedUnits(said.map((term, at) => (services.at.has(at) && !KEPT_FOR_UNITS.has(term) && !isBehindUnit(said, at) ? '' : term)), directory);
  const health = healthWords(words, terms, new Set([...services.at, ...names.at]));
  const reading: Reading = {
    words, terms, doctorIds: byTrade.ids, unitIds: units.ids, serviceIds: services.ids, days: found?.days ?? null, danger: health.danger, symptoms: health.symptoms, treatment: health.treatment.length > 0,
    missing: names.ids.length > 0 ? null : missingName(words, directory),
    has: (...wanted) => wanted.some((term) => said.includes(term)), says: (...phrase) => holds(words, phrase) || holds(said, phrase),
  };
  const intent = intentOf(reading);
  const { doctorIds, unitIds, serviceIds, days, danger, symptoms, missing } = reading;
  return { intent, doctorIds, unitIds, serviceIds, days, danger, symptoms: health.treatment.length > 0 && symptoms.length === 0 && intent === 'emergency' ? health.treatment : symptoms, missing, terms };
}

const KEPT_FOR_UNITS = new Set(['dokter', 'poli']);
function isBehindUnit(terms: readonly string[], at: number): boolean { return terms[at - 1] === 'poli' || terms[at - 1] === 'dokter' || terms[at] === 'doktergigi'; }

function holds(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, at) => phrase.every((word, step) => words[at + step] === word));
}

type Rule = readonly [Intent, (reading: Reading) => boolean];

const asksHowMuch = ({ has, says, words }: Reading): boolean => has('biaya') || (words.includes('berapa') && !asksHowLong({ has, says, words }) && !asksTime(words)) || says('how', 'much');
function asksHowLong({ has, says, words }: Pick<Reading, 'has' | 'says' | 'words'>): boolean {
  return says('berapa', 'lama') || says('how', 'long') || says('berapa', 'menit') || has('menit') || (has('lama') && !words.includes('selama'));
}
/** "jam berapa", "tanggal berapa", "hari apa", "kapan": when, not how much. */
function asksTime(words: readonly string[]): boolean {
  return words.includes('kapan') || words.includes('when') || ['jam', 'tanggal', 'pukul', 'nomor', 'telepon'].some((word) => holds(words, [word, 'berapa']) || holds(words, ['berapa', word])) || holds(words, ['what', 'time']);
}
const asksWhen = ({ words, has }: Reading): boolean => asksTime(words) || holds(words, ['hari', 'apa']) || has('jadwal');

const OWN = new Set(['saya', 'my', 'kami', 'ku']);
const MINE = new Set(['kontrol', 'janji', 'jadwal', 'daftar', 'giliran', 'appointment']);
/** "jadwal kontrol saya", "janjiku", "kapan saya kontrol lagi": whose own appointment. Not "saya mau buat janji". */
function asksOwn({ words, terms, doctorIds, serviceIds, unitIds }: Reading): boolean {
  if (doctorIds.length + serviceIds.length + unitIds.length > 0) return false;
  if (words.some((word) => /^(?:janji|kontrol|jadwal)ku$/u.test(word))) return true;
  if (words.some((word) => word === 'mau' || word === 'ingin' || word === 'buat' || word === 'cara' || word === 'want')) return false;
  const own = terms.flatMap((term, at) => (OWN.has(term) || OWN.has(words[at] ?? '') ? [at] : []));
  const mine = terms.flatMap((term, at) => (MINE.has(term) ? [at] : []));
  return own.some((at) => mine.some((place) => Math.abs(place - at) <= 3));
}

const asksSchedule = (reading: Reading): boolean => {
  const { has, words, doctorIds, unitIds, missing } = reading;
  if (has('hasil') && doctorIds.length === 0) return false;
  const about = doctorIds.length > 0 || (unitIds.length > 0 && (reading.serviceIds.length === 0 || has('poli', 'doktergigi')));
  if (about) return true;
  if (missing !== null) return false;
  return (has('dokter', 'doktergigi') && (has('jadwal', 'hadir') || words.includes('siapa') || asksWhen(reading))) || (has('jadwal') && (words.includes('siapa') || (reading.days !== null && words.length < 5 && has('dokter'))));
};

const RULES: readonly Rule[] = [
  ['emergency', ({ danger }) => danger.length > 0],
  ['unknown', ({ missing, serviceIds }) => missing !== null && serviceIds.length === 0],
  ['appointment', asksOwn],
  ['payer', ({ has, serviceIds, words }) => has('bpjs', 'asuransi') && !(words.includes('tidak') && has('biaya')) && (serviceIds.length > 0 || !has('rujukan', 'bawa', 'persiapan', 'daftar')) && !holds(words, ['tidak', 'pakai', 'bpjs'])],
  ['preparation', ({ has, words, serviceIds }) => serviceIds.length > 0 && (has('puasa', 'persiapan', 'bawa') || words.includes('sebelum') || words.includes('before') || (words.includes('boleh') && !has('daftar')))],
  ['duration', (reading) => reading.serviceIds.length > 0 && asksHowLong(reading)],
  ['emergency', ({ treatment, symptoms, words, serviceIds, has }) => serviceIds.length === 0 && treatment && !has('resep', 'ambil', 'biaya') && (symptoms.length > 0 || words.some((word) => ['minum', 'apa', 'boleh', 'dosis', 'berapa', 'bagus'].includes(word)))],
  ['free', (reading) => reading.serviceIds.length === 0 && !reading.has('batal', 'pindah', 'whatsapp') && !reading.words.includes('cara') && (reading.has('kosong', 'penuh') || (reading.has('daftar', 'janji') && (reading.doctorIds.length > 0 || reading.unitIds.length > 0 || reading.days !== null)))],
  ['price', (reading) => reading.serviceIds.length > 0 && asksHowMuch(reading)],
  ['schedule', asksSchedule],
  ['price', (reading) => reading.serviceIds.length > 0],
  ['place', ({ has, words, says }) => has('alamat') || (has('telepon') && !has('daftar')) || (has('klinik') && (says('di', 'mana') || words.includes('mana'))) || (words.includes('where') && words.length <= 5)],
  ['hours', ({ has, days }) => has('buka', 'tutup') || (has('libur') && days !== null)],
  ['emergency', ({ symptoms }) => symptoms.length > 0],
];

function intentOf(reading: Reading): Intent {
  return RULES.find(([, holdsFor]) => holdsFor(reading))?.[0] ?? 'article';
}
