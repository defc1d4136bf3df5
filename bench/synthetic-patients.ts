/** Synthetic patients for measuring: names with the skew of real ones (a few hundred common, tens of thousands rare), deterministic. */
import { readFileSync } from 'node:fs';
import { assetPath } from '../main/assets.ts';

const GIVEN = ('Siti Sri Nur Dewi Budi Agus Muhammad Moh. Ahmad Achmad Abdul Eko Dwi Tri Wahyu Wahyuni Rina Rini Yuni Yanti Ani Ayu Putri Putra Indah Lestari Ratna Endang Slamet Bambang Joko Djoko Hendra Hadi Rudi Iwan Yusuf '
  + 'Fitri Nurul Sulastri Suryani Kartini Maria Yohanes Made Wayan Ketut Nyoman Rizki Rizky Dimas Bayu Galih Intan Mega Citra Novi Lilis Euis Asep Dedi Ujang Cecep Tuti Titin Yayah Hartono Sukarno Soekarno Suparman Sutrisno Mulyadi '
  + 'Teguh Arif Arief Fajar Ilham Reza Dian Diah Wulan Ika Eka Desi Lia Mira Nina Evi Susi Susanti Kurnia Gilang Anisa Annisa Laila Zahra Aisyah Fatimah Khadijah Aminah Halimah Rahma Rahmat Taufik Hidayat').split(' ');
const SYLLABLES = 'wi su har sa pra no mul ka to di bu ra ma ya ta sti ni lo ku dar kar par man jo yo ti na han gus wan ri san tri mar las pu ji sih nar tik'.split(' ');
const FAMILY_NAMES = 20_000;
/** Villages of Bandung and its regency, from which such a clinic's patients come; the nearest far more often than the rest. */
const VILLAGES = readFileSync(assetPath('regions/villages.csv'), 'utf8').split('\n').map((line) => line.slice(0, 13)).filter((code) => /^32\.(04|73)\.\d\d\.\d{4}$/.test(code));

export interface SyntheticPatient {
  readonly index: number; readonly name: string; readonly recordNumber: string; readonly nik: string; readonly bpjs: string; readonly phone: string; readonly birthDate: string; readonly villageCode: string; readonly sex: 'male' | 'female';
}

/** Numbers from 0 up to 1, the same for the same seed (Numerical Recipes' linear congruence). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function pick<T>(from: readonly T[], at: number): T {
  const item = from[Math.floor(at * from.length)];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}

function familyNames(random: () => number): string[] {
  return Array.from({ length: FAMILY_NAMES }, () => {
    const name = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES, random())).join('');
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

export function* syntheticPatients(count: number): Generator<SyntheticPatient> {
  const random = chance(20_261_122);
  const family = familyNames(random);
  // Squaring makes the first of a list common and the last rare.
  const given = (): string => pick(GIVEN, random() ** 2);
  const surname = (): string => pick(family, random() ** 2);
  for (let index = 0; index < count; index++) {
    const kind = random();
    const name = kind < 0.1 ? surname() : kind < 0.6 ? `${given()} ${surname()}` : kind < 0.9 ? `${given()} ${given()} ${surname()}` : `${given()} ${surname()} ${surname()}`;
    const [year, month, day] = [1935 + Math.floor(random() * 90), 1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28)];
    const sex = random() < 0.5 ? 'female' : 'male';
    const serial = String(index);
    yield {
      index, name, sex, recordNumber: serial.padStart(7, '1'), birthDate: `${year}-${twoDigits(month)}-${twoDigits(day)}`,
      nik: `3578${twoDigits(index % 31)}${twoDigits(sex === 'female' ? day + 40 : day)}${twoDigits(month)}${twoDigits(year % 100)}${serial.slice(-4).padStart(4, '0')}`,
      bpjs: serial.padStart(13, '0'), phone: `+62812${serial.padStart(8, '0')}`, villageCode: pick(VILLAGES, chance(index)() ** 3),
    };
  }
}
