/** The search box at a million patients, through the whole call, against a LIKE scan in the same run. */
import type Database from 'better-sqlite3';
import type { Desk } from '../main/desk-api.ts';
import { RegionDirectory } from '../main/services/patients/region-directory.ts';
import { call } from './call.ts';
import { type Finding, timed } from './measure.ts';
import { chance, pick, type SyntheticPatient } from './synthetic-patients.ts';

const ROUNDS = 300;
const LIKE_ROUNDS = 7;
const TIMES_FASTER = 30;

/** From inside a word: neither its first nor its last letter. */
function fragmentOf(name: string, random: () => number): string {
  const long = name.split(' ').filter((word) => word.length >= 6);
  if (long.length === 0) return 'wahyu';
  const word = pick(long, random());
  const length = 3 + Math.floor(random() * Math.min(3, word.length - 4));
  const from = 1 + Math.floor(random() * (word.length - length - 1));
  return word.slice(from, from + length).toLowerCase();
}

/** A long word of the name with two letters in the middle changed round. */
function slipIn(name: string, random: () => number): string {
  const word = name.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? '';
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 3));
  return `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`.toLowerCase();
}

const DAY_MS = 86_400_000;
/** Of the commonest name, long ago registered, somebody comes: they must stand first among thousands. */
async function measureEquals(desk: Desk, db: Database.Database): Promise<Finding> {
  const equals = db.prepare<[], { id: string; doc: number; seen_at: number }>("SELECT p.id, d.doc, d.seen_at FROM patient p JOIN patient_doc d ON d.patient_id = p.id WHERE p.name LIKE 'Siti %' ORDER BY p.created_at LIMIT 2000 OFFSET 500").all();
  const who = equals.filter((_, index) => index % 40 === 0);
  const seen = db.prepare('UPDATE patient_doc SET seen_at = ? WHERE doc = ?');
  let first = 0;
  const times = await timed(who.length, async (round) => {
    const person = who[round];
    if (!person) return;
    seen.run(Date.now() - DAY_MS, person.doc);
    const [hit] = await call(desk, 'patients.search', { text: 'siti' });
    if (hit?.id === person.id) first += 1;
    seen.run(person.seen_at, person.doc);
  });
  return { what: 'search: seen this week among many of one name', times, budgetMs: null, ratioKept: first === who.length, note: `first ${first} of ${who.length} times; with the writing of when they were seen` };
}

export async function measureSearch(desk: Desk, db: Database.Database, sample: readonly SyntheticPatient[]): Promise<Finding[]> {
  const regions = await RegionDirectory.load();
  const villageOf = (code: string): string => regions.villageName(code) ?? '';
  const random = chance(7);
  const someone = (): SyntheticPatient => pick(sample, random());
  const search = async (texts: readonly string[], what: string, budgetMs: number | null): Promise<Finding> => {
    let found = 0;
    const times = await timed(texts.length, async (round) => { found += (await call(desk, 'patients.search', { text: texts[round] ?? '' })).length; });
    return { what, times, budgetMs, note: `${(found / texts.length).toFixed(1)} found on average` };
  };
  const texts = (make: (patient: SyntheticPatient) => string): string[] => Array.from({ length: ROUNDS }, () => make(someone()));
  const fragments = texts((patient) => fragmentOf(patient.name, random));
  const words = (name: string): string[] => name.toLowerCase().split(' ');

  await search(fragments.slice(0, 50), 'warm', null);
  const fragment = await search(fragments, 'search: fragment inside a word', 20);
  const findings = [
    fragment,
    await search(texts(({ name }) => name.slice(0, 1 + Math.floor(random() * 2))), 'search: one or two letters', 20),
    await search(texts(({ name }) => words(name).toReversed().map((word) => word.slice(0, 4)).join(' ')), 'search: several beginnings, other order', 20),
    await search(texts(({ name }) => name), 'search: whole name', 20),
    await search(['siti aminah', 'sri wahyuni', 'muhammad yusuf', 'moh', 'ani', 'nur', 'budi sri', 'sti nur', 'dwi eka', 'muham'].flatMap((text) => Array<string>(10).fill(text)), 'search: the commonest names', 20),
    await search(texts(() => 'zzq'), 'search: nobody', 20),
    await search(texts(({ name }) => slipIn(name, random)), 'search: one slip, nobody exactly', null),
    await search(texts(({ name, villageCode }) => `${words(name)[0] ?? ''} desa ${villageOf(villageCode)}`), 'search: name and village', 20),
    await search(texts(({ villageCode }) => `desa ${villageOf(villageCode)}`), 'search: village', 20),
    await search(texts(({ name, villageCode }) => `${words(name)[0] ?? ''} ${villageOf(villageCode).toLowerCase()}`), 'search: name and village, not named as one', 20),
    await search(texts(({ nik }) => nik), 'search: NIK', 2),
    await search(texts(({ recordNumber }) => recordNumber), 'search: record number', 2),
    await search(texts(({ bpjs }) => bpjs), 'search: BPJS number', 2),
    await search(texts(({ phone }) => `0${phone.slice(3)}`), 'search: telephone', 2),
    await search(texts(({ phone }) => phone.slice(-4)), 'search: last digits of a telephone', 20),
    await search(texts(({ nik }) => nik.slice(-8)), 'search: last digits of a NIK', 20),
    await search(texts(({ birthDate }) => birthDate.split('-').toReversed().join('-')), 'search: birth date', 20),
    await search(texts(({ name, birthDate }) => `${words(name)[0] ?? ''} ${birthDate.split('-').toReversed().join('-')}`), 'search: name and birth date', 20),
  ];
  findings.push(await measureEquals(desk, db));
  findings.push({
    what: 'candidates while registering', budgetMs: 20, note: '',
    times: await timed(ROUNDS, async () => {
      const { name, birthDate, phone } = someone();
      await call(desk, 'patients.candidates', { name, birthDate, phone, nik: null, bpjs: null, passport: null, villageCode: '35.78.01.1001', exceptId: null });
    }),
  });
  const like = db.prepare('SELECT id, name FROM patient WHERE name LIKE ? ORDER BY updated_at DESC LIMIT 12');
  const scan = await timed(LIKE_ROUNDS, (round) => like.all(`%${fragments[round] ?? ''}%`));
  const faster = scan.p50 / fragment.times.p95;
  findings.push({ what: 'LIKE scan for the same fragments', times: scan, budgetMs: null, ratioKept: faster >= TIMES_FASTER, note: `the index is ${faster.toFixed(0)} times faster (its p95 against this p50; wanted ${TIMES_FASTER} at a million)` });
  return findings;
}
