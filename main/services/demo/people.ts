/** Invented patients for the demo clinic. NIKs have the right form and a serial from 9000, which no office gives out. */
import type { PatientFields, Sex } from '../../../shared/contract/patients.ts';
import { NAME_REGIONS, PLACES } from './names.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;

export function inventPatient(random: Random, now: number): PatientFields {
  const sex: Sex = random.chance(0.55) ? 'female' : 'male';
  const ageDays = inventAge(random);
  const birth = new Date(now - ageDays * DAY);
  const birthDate = birth.toISOString().slice(0, 10);
  const newborn = ageDays < 28;
  const [villageCode, street] = random.pick(PLACES);
  const motherName = ageDays < 17 * 365 ? inventName(random, 'female') : null;
  const name = newborn && motherName ? `By. Ny. ${motherName}` : inventName(random, sex);
  const payer = random.chance(0.62) ? 'bpjs' : random.chance(0.85) ? 'general' : 'insurance';
  return {
    identityKind: newborn ? 'newborn' : 'citizen', name,
    nik: newborn || random.chance(0.06) ? null : inventNik(random, sex, birth, villageCode),
    bpjs: payer === 'bpjs' ? `000${String(random.between(1_000_000_000, 9_999_999_999))}` : null,
    passport: null, sex, birthDate, birthDateEstimated: false, birthPlace: random.pick(['Surabaya', 'Sidoarjo', 'Gresik', 'Malang', 'Kediri', 'Denpasar', 'Makassar']),
    phone: random.chance(0.88) ? `+628${random.pick(['12', '13', '21', '52', '57', '77', '95'])}${String(random.between(10_000_000, 99_999_999))}` : null,
    address: `${street} No. ${random.between(1, 180)} RT ${String(random.between(1, 9)).padStart(2, '0')} RW ${String(random.between(1, 12)).padStart(2, '0')}`,
    villageCode, motherName, motherId: null, payer, insurer: payer === 'insurance' ? random.pick(['Asuransi Contoh Sehat', 'Asuransi Contoh Jiwa']) : null,
    guardianName: motherName, guardianRelation: motherName ? 'mother' : null, guardianPhone: null,
    allergies: random.chance(0.06) ? random.pick(['Penisilin', 'Amoksisilin', 'Makanan laut', 'Kacang', 'Parasetamol']) : null,
    consentReminder: random.chance(0.7), birthOrder: newborn ? 0 : null, familyCard: null, acceptedWarnings: [],
  };
}

/** Small children and the old come more often than the others. */
function inventAge(random: Random): number {
  if (random.chance(0.01)) return random.between(1, 27);
  if (random.chance(0.16)) return random.between(28, 5 * 365);
  return random.chance(0.2) ? random.between(60 * 365, 88 * 365) : random.between(6 * 365, 60 * 365);
}

function inventName(random: Random, sex: Sex): string {
  const region = random.pick(NAME_REGIONS);
  const first = random.pick(sex === 'male' ? region.male : region.female);
  if (!first.includes(' ') && random.chance(0.12)) return first.replace('.', '');
  const last = random.pick(region.last);
  return random.chance(0.25) ? `${first} ${random.pick(region.last)} ${last}` : `${first} ${last}`;
}

function inventNik(random: Random, sex: Sex, birth: Date, villageCode: string): string {
  const day = birth.getUTCDate() + (sex === 'female' ? 40 : 0);
  const two = (value: number): string => String(value % 100).padStart(2, '0');
  return `${villageCode.slice(0, 8).replaceAll('.', '')}${two(day)}${two(birth.getUTCMonth() + 1)}${two(birth.getUTCFullYear())}${random.between(9000, 9999)}`;
}
