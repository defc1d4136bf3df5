/**
 * English-speaking patients with duplicates, made like the data sets of record linkage research (the public description of
 * Febrl's generator, Christen 2005): originals from frequency tables, several duplicates of an original with a falling
 * distribution, up to nine modifications a record and three a field. All lists here are made up for this file.
 */
import { below, digits, type Draft, emptyRow, hearingError, type LabelledRow, type Random, randomOf, readingError, shuffled, twoDigits, typingError, weighted } from './labelled.ts';
import { pick } from './synthetic-patients.ts';

const GIVEN = ('emily jack joshua lachlan thomas william sophie jessica isabella james benjamin olivia georgia samuel ella nicholas chloe matthew daniel charlotte ryan hannah liam grace alexander lucy ethan mia jacob zoe luke amelia '
  + 'harrison holly connor jasmine dylan ruby michael abbey cooper maddison riley caitlin isaac lily tyler hayley jordan bailey mitchell taylor joel molly max alyssa blake kayla nathan madeline zachary phoebe noah lara aidan erin kyle '
  + 'paige angus eliza oscar claire callum tahlia hugo brianna finn imogen charlie mikayla flynn rachel jayden stephanie kane tara brodie natasha xavier nicole reece alana hamish summer archie bethany tristan skye marcus freya '
  + 'sebastian poppy gabriel kirra dominic annabel lewis keely declan rosie patrick amber toby heidi edward laura elijah gemma adam shania damien larissa leo anneliese hayden kiara caleb elise bradley monique jarrod jorja').split(' ');
const BEGINNINGS = 'ash bar ber black bren brom cald car chan clay cob crow dal dar den drum eck ell fair farn fen gar gil glen grim hal har hart haw hol hux kel ken kirk lang lin lock mal mar mel mor nash nor oak pen pres quin rad ram rich ros rus sal sel shel stan sten sut tal thorn tor under vin wal war wen whit win wood wyn yar'.split(' ');
const ENDINGS = 'bury by combe cott croft dale den er field ford gate ham hill hurst ing land ley low man mere mond more ner ney pool ridge rick row sby shaw smith son stead stock ston ter thorpe ton ville wall ward way well wick wood worth'.split(' ');
const KINDS_OF_STREET: readonly (readonly [string, number])[] = [['street', 40], ['place', 20], ['crescent', 15], ['circuit', 8], ['court', 8], ['avenue', 6], ['close', 3]];
const ESTATES = ['', '', '', 'farm', 'village', 'park', 'flats', 'lodge', 'estate', 'unit 4', 'caravan park', 'retirement village'];
const STATES: readonly (readonly [string, number])[] = [['nsw', 35], ['vic', 25], ['qld', 20], ['wa', 9], ['sa', 7], ['tas', 3], ['act', 1], ['nt', 1]];

interface Tables { readonly surnames: readonly string[]; readonly streets: readonly string[]; readonly estates: readonly string[]; readonly suburbs: readonly string[]; readonly postcodes: readonly string[] }

const place = (random: Random): string => pick(BEGINNINGS, random()) + pick(ENDINGS, random());
function tablesOf(random: Random): Tables {
  const list = (count: number, make: () => string): string[] => Array.from({ length: count }, make);
  return {
    surnames: list(2500, () => (random() < 0.04 ? `mc${place(random)}` : random() < 0.03 ? `van ${place(random)}` : place(random))),
    streets: list(900, () => `${place(random)} ${weighted(KINDS_OF_STREET, random)}`),
    estates: list(1500, () => `${place(random)} ${pick(ESTATES, random())}`.trim()),
    suburbs: list(700, () => (random() < 0.2 ? `${pick(['north', 'south', 'east', 'west', 'mount', 'port'], random())} ${place(random)}` : place(random))),
    postcodes: list(600, () => `${2 + below(6, random)}${digits(3, random)}`),
  };
}

/** The first of a list are common. */
const common = (list: readonly string[], random: Random): string => pick(list, random() ** 2);
const birthDate = (random: Random): string => `${1900 + below(100, random)}${twoDigits(1 + below(12, random))}${twoDigits(1 + below(28, random))}`;
type Changed = 'given_name' | 'surname' | 'street_number' | 'address' | 'address_2' | 'village' | 'postcode' | 'state' | 'birth_date' | 'national_id';

const FRESH: Readonly<Record<Changed, (tables: Tables, random: Random) => string>> = {
  given_name: (_, random) => common(GIVEN, random), surname: ({ surnames }, random) => common(surnames, random),
  street_number: (_, random) => String(1 + below(random() < 0.7 ? 40 : 300, random)), address: ({ streets }, random) => common(streets, random),
  address_2: ({ estates }, random) => common(estates, random), village: ({ suburbs }, random) => common(suburbs, random), postcode: ({ postcodes }, random) => common(postcodes, random),
  state: (_, random) => weighted(STATES, random), birth_date: (_, random) => birthDate(random), national_id: (_, random) => `${1 + below(9, random)}${digits(6, random)}`,
};
/** Share of originals that lack the field, and how often it is the one that is changed. */
const FIELD: readonly (readonly [Changed, { missing: number; changed: number }])[] = [
  ['given_name', { missing: 0.09, changed: 12 }], ['surname', { missing: 0.02, changed: 15 }], ['street_number', { missing: 0.05, changed: 9 }], ['address', { missing: 0.03, changed: 14 }],
  ['address_2', { missing: 0.15, changed: 12 }], ['village', { missing: 0.01, changed: 14 }], ['postcode', { missing: 0, changed: 8 }], ['state', { missing: 0.04, changed: 4 }],
  ['birth_date', { missing: 0.08, changed: 7 }], ['national_id', { missing: 0, changed: 5 }],
];
const SWAPPED_WITH: Readonly<Partial<Record<Changed, Changed>>> = { given_name: 'surname', surname: 'given_name', address: 'address_2', address_2: 'address' };

type Change = 'typing' | 'reading' | 'hearing' | 'space' | 'swapped' | 'missing' | 'replaced' | 'words_swapped';
const CHANGES_OF_WORDS: readonly (readonly [Change, number])[] = [['typing', 45], ['reading', 8], ['hearing', 12], ['space', 8], ['swapped', 6], ['missing', 10], ['replaced', 7], ['words_swapped', 4]];
const CHANGES_OF_NUMBERS: readonly (readonly [Change, number])[] = [['typing', 72], ['reading', 4], ['missing', 12], ['replaced', 12]];

function changedText(text: string, change: Change, fresh: () => string, random: Random): string {
  const at = 1 + below(Math.max(1, text.length - 1), random);
  switch (change) {
    case 'typing': return typingError(text, random);
    case 'reading': return readingError(text, random);
    case 'hearing': return hearingError(text, random);
    case 'space': return text.includes(' ') ? text.replace(' ', '') : `${text.slice(0, at)} ${text.slice(at)}`;
    case 'words_swapped': return text.split(' ').toReversed().join(' ');
    case 'missing': return '';
    default: return fresh();
  }
}

function spoil(row: Draft, changes: number, tables: Tables, random: Random): string[] {
  const perField = new Map<Changed, number>();
  const errors: string[] = [];
  for (let tries = 0; errors.length < changes && tries < 60; tries++) {
    const field = weighted(FIELD.map(([name, { changed }]) => [name, changed] as const), random);
    const words = !['street_number', 'postcode', 'birth_date', 'national_id', 'state'].includes(field);
    const change = weighted(words ? CHANGES_OF_WORDS : CHANGES_OF_NUMBERS, random);
    const other = SWAPPED_WITH[field];
    if ((perField.get(field) ?? 0) >= 3 || row[field] === '' || (change === 'swapped' && other === undefined)) continue;
    if (change === 'swapped' && other !== undefined) [row[field], row[other]] = [row[other], row[field]];
    else row[field] = changedText(row[field], change, () => FRESH[field](tables, random), random);
    perField.set(field, (perField.get(field) ?? 0) + 1);
    errors.push(`${field} ${change}`);
  }
  return errors;
}

export interface EnglishFile { readonly originals: number; readonly duplicates: number; readonly mostPerOriginal: number; readonly mostChanges: number; /** Always as many changes as allowed. */ readonly always?: boolean }

export function englishPatients(file: EnglishFile, seed: number): LabelledRow[] {
  const random = randomOf(seed);
  const tables = tablesOf(random);
  const rows: LabelledRow[] = [];
  const originals = Array.from({ length: file.originals }, (_, person) => {
    const row = emptyRow();
    for (const [field, { missing }] of FIELD) row[field] = random() < missing ? '' : FRESH[field](tables, random);
    rows.push({ row: { ...row, id: `e${person}-0` }, person: `e${person}`, errors: [] });
    return row;
  });
  const copies = shuffled(originals.map((_, person) => person), random);
  for (let made = 0, next = 0; made < file.duplicates; next++) {
    const person = copies[next % copies.length] ?? 0;
    // Zipf: half as likely to have two as to have one, a third as likely to have three.
    const count = Math.min(file.duplicates - made, weighted(Array.from({ length: file.mostPerOriginal }, (_, at) => [at + 1, 1 / (at + 1)] as const), random));
    for (let copy = 1; copy <= count; copy++, made++) {
      const row = { ...originals[person] ?? emptyRow() };
      const errors = spoil(row, file.always === true ? file.mostChanges : 1 + below(file.mostChanges, random), tables, random);
      rows.push({ row: { ...row, id: `e${person}-${next}-${copy}` }, person: `e${person}`, errors });
    }
  }
  return shuffled(rows, random);
}
