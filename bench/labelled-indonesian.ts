/** Indonesian patients of households, with twins and shared telephones, and duplicates as a desk makes them. */
import { below, digits, type Draft, emptyRow, type LabelledRow, type Random, randomOf, shuffled, twoDigits, typingError, weighted } from './labelled.ts';
import { pick, type SyntheticPatient, syntheticPatients } from './synthetic-patients.ts';

const VILLAGE_WORDS = 'suka tanjung karang sumber kali rejo mulya jaya sari kidul lor wetan kulon agung indah baru tengah asri makmur sido bumi cipta gede pasar batu'.split(' ');
const STREETS = ('Merdeka Sudirman Diponegoro Kartini Melati Mawar Anggrek Kenanga Flamboyan Cendana Gajah Rajawali Merpati Kutilang Veteran Pahlawan Pemuda Ahmad Yani Gatot Subroto Imam Bonjol Hasanuddin Pattimura Teratai Dahlia '
  + 'Cempaka Bougenville Nangka Mangga Rambutan Durian Salak Manggis Bromo Semeru Kelud Merapi Kawi Arjuno Rinjani Slamet Lawu Brantas Musi Barito Kapuas Mahakam').split(' ');
const VILLAGES = 60;

interface Village { readonly name: string; readonly postcode: string; readonly region: string }
interface Person { readonly row: Draft; readonly person: string }
const proper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function villagesOf(random: Random): Village[] {
  return Array.from({ length: VILLAGES }, (_, at) => ({
    name: `${proper(pick(VILLAGE_WORDS, random()))}${pick(VILLAGE_WORDS, random())}`, postcode: `6${twoDigits(10 + (at % 50))}${below(10, random)}${at % 10}`, region: `35${twoDigits(70 + (at % 20))}${twoDigits(1 + (at % 30))}`,
  }));
}

const nikOf = (region: string, date: string, female: boolean, serial: number): string => `${region}${twoDigits(Number(date.slice(8)) + (female ? 40 : 0))}${date.slice(5, 7)}${date.slice(2, 4)}${String(serial).padStart(4, '0')}`;

/** Households of one to six; children often have the father's last name and everybody the same telephone. */
function households(count: number, random: Random): Person[] {
  const villages = villagesOf(random);
  const from = below(50_000, random);
  const names: SyntheticPatient[] = [];
  for (const patient of syntheticPatients(from + count + 20)) if (patient.index >= from) names.push(patient);
  const people: Person[] = [];
  let next = 0;
  while (people.length < count) {
    const village = pick(villages, random() ** 1.5);
    const shared: Draft = { ...emptyRow(), address: `Jl. ${pick(STREETS, random())} No. ${1 + below(120, random)} RT ${twoDigits(1 + below(9, random))} RW ${twoDigits(1 + below(6, random))}`, village: village.name, postcode: village.postcode, phone: `08${pick(['12', '13', '21', '52', '57', '78', '96'], random())}${digits(8, random)}` };
    const size = 1 + below(6, random);
    const twins = size > 2 && random() < 0.06;
    const family = names[next % names.length]?.name.split(' ').at(-1) ?? '';
    let before: Draft | null = null;
    for (let member = 0; member < size; member++) {
      const synthetic = names[next++ % names.length];
      if (!synthetic) continue;
      const twin: boolean = twins && member === size - 1 && before !== null;
      const date = twin && before ? before.birth_date : synthetic.birthDate;
      const words = synthetic.name.split(' ');
      const name = member > 0 && random() < 0.4 ? [...words.slice(0, Math.max(1, words.length - 1)), family].join(' ') : synthetic.name;
      const female = synthetic.sex === 'female';
      const row: Draft = { ...shared, id: '', name: twin && before ? `${words[0] ?? ''} ${before.name.split(' ').slice(1).join(' ')}`.trim() : name, birth_date: date, national_id: nikOf(village.region, date, female, twin && before ? Number(before.national_id.slice(-4)) + 1 : 1 + below(12, random)) };
      if (random() < 0.3) row.phone = random() < 0.5 ? '' : `08${digits(10, random)}`;
      for (const column of ['national_id', 'address', 'village', 'postcode', 'birth_date'] as const) if (random() < 0.05) row[column] = '';
      people.push({ row, person: `p${people.length}` });
      before = row;
    }
  }
  return people.slice(0, count);
}

const OLD_FORMS: readonly (readonly [RegExp, string])[] = [[/u/, 'oe'], [/j/, 'dj'], [/c/, 'tj'], [/y/, 'j'], [/f/, 'v'], [/i$/, 'y'], [/d$/, 't'], [/k/, 'q'], [/s/, 'ss']];
const MUHAMMAD = ['Muhammad', 'Mohammad', 'Moch.', 'M.', 'Moh.', 'Muh.', 'Muhamad', 'Mohamad'];
const TITLES: readonly ((name: string) => string)[] = [(name) => `H. ${name}`, (name) => `Hj. ${name}`, (name) => `Drs. ${name}`, (name) => `${name}, S.Pd`, (name) => `${name}, SE`, (name) => `Bpk. ${name}`, (name) => `Ibu ${name}`, (name) => `Ny. ${name}`];

function inWord(name: string, change: (word: string) => string, random: Random): string {
  const words = name.split(' ');
  const at = below(words.length, random);
  return words.map((word, index) => (index === at ? change(word) : word)).join(' ');
}

type Kind = 'typing error in the name' | 'old or other spelling' | 'title or degree' | 'Muhammad shortened' | 'name parts swapped' | 'part of the name left out' | 'day and month swapped' | 'typing error in the date'
  | 'NIK mistyped' | 'NIK of a relative' | 'NIK missing' | 'date missing' | 'other telephone' | 'telephone missing' | 'moved' | 'address written otherwise' | 'nothing but another form';

const CHANGES: Readonly<Record<Kind, { weight: number; change: (row: Draft, random: Random, relative: Draft) => void }>> = {
  'typing error in the name': { weight: 16, change: (row, random) => { row.name = inWord(row.name, (word) => typingError(word, random), random); } },
  'old or other spelling': { weight: 10, change: (row, random) => { const forms = OLD_FORMS.filter(([form]) => form.test(row.name)); if (forms.length > 0) row.name = row.name.replace(...pick(forms, random())); } },
  'title or degree': { weight: 8, change: (row, random) => { row.name = pick(TITLES, random())(row.name); } },
  'Muhammad shortened': { weight: 4, change: (row, random) => { row.name = /^M[ou]/.test(row.name) ? row.name.replace(/^\S+/, pick(MUHAMMAD, random())) : row.name.replace(/^Siti /, 'St. '); } },
  'name parts swapped': { weight: 7, change: (row) => { row.name = row.name.split(' ').toReversed().join(' '); } },
  'part of the name left out': { weight: 7, change: (row, random) => { const words = row.name.split(' '); if (words.length > 1) row.name = (random() < 0.6 ? words.slice(0, -1) : words.slice(1)).join(' '); } },
  'day and month swapped': { weight: 5, change: (row) => { const [year, month, day] = row.birth_date.split('-'); if (Number(day) <= 12) row.birth_date = `${year}-${day}-${month}`; } },
  'typing error in the date': { weight: 6, change: (row, random) => { const at = pick([3, 6, 9], random()); if (row.birth_date !== '') row.birth_date = row.birth_date.slice(0, at) + digits(1, random) + row.birth_date.slice(at + 1); } },
  'NIK mistyped': { weight: 7, change: (row, random) => { row.national_id = typingError(row.national_id, random); } },
  'NIK of a relative': { weight: 2, change: (row, _, relative) => { row.national_id = relative.national_id; } },
  'NIK missing': { weight: 8, change: (row) => { row.national_id = ''; } },
  'date missing': { weight: 5, change: (row) => { row.birth_date = ''; } },
  'other telephone': { weight: 9, change: (row, random) => { row.phone = `08${digits(10, random)}`; } },
  'telephone missing': { weight: 6, change: (row) => { row.phone = ''; } },
  moved: { weight: 5, change: (row, random) => { row.address = `Jl. ${pick(STREETS, random())} ${1 + below(120, random)}`; row.village = ''; row.postcode = ''; } },
  'address written otherwise': { weight: 8, change: (row) => { row.address = row.address.replace('Jl. ', 'Jalan ').replace('No. ', '').replace(/ RW.*/, ''); } },
  'nothing but another form': { weight: 8, change: (row) => { row.name = row.name.toUpperCase(); row.birth_date = row.birth_date.split('-').toReversed().join('-'); row.phone = row.phone.replace(/^0/, '+62 '); } },
};

export interface IndonesianFile { readonly people: number; /** Share of people with further rows. */ readonly repeated: number; readonly mostErrors: number }

export function indonesianPatients(file: IndonesianFile, seed: number): LabelledRow[] {
  const random = randomOf(seed);
  const people = households(file.people, random);
  const rows: LabelledRow[] = people.map(({ row, person }) => ({ row: { ...row, id: `${person}-0` }, person, errors: [] }));
  people.forEach(({ row: original, person }, at) => {
    if (random() >= file.repeated) return;
    const copies = weighted([[1, 70], [2, 20], [3, 10]] as const, random);
    for (let copy = 1; copy <= copies; copy++) {
      const row = { ...original };
      const kinds = Object.entries(CHANGES).map(([kind, { weight }]) => [kind as Kind, weight] as const);
      const errors = Array.from({ length: 1 + below(file.mostErrors, random) }, () => weighted(kinds, random));
      for (const kind of errors) CHANGES[kind].change(row, random, people[Math.max(0, at - 1)]?.row ?? original);
      rows.push({ row: { ...row, id: `${person}-${copy}` }, person, errors });
    }
  });
  return shuffled(rows, random);
}
