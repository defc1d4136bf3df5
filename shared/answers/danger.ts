/**
 * Words about somebody's health. Nothing here judges: a sign of danger, or a complaint about health without any other question, leads to
 * the script of emergencies (F9), which clinicians have approved. Written as terms after folding; several words must all stand in the text.
 */
/** Signs of danger: the emergency's script at once, whatever else is asked. */
const DANGER = `
sesak
sesek
engap
susah napas
sulit napas
berat napas
henti napas
tidak napas
tidak bernapas
not breathing
membiru
bibir biru
asma kambuh
serangan jantung
heart attack
demam kejang
kejang
pingsan
tidak sadar
sadar hilang
sadar turun
tidak bangun
tidak respons
fainted
dada nyeri
dada sakit
dada sesak
chest pain
breath short
cant breathe
unconscious
seizure
stroke
mencong
miring mulut
perot
pelo
lumpuh
lumpuh sebelah
lemas separuh
lemas sebelah
lemah sebelah
kecelakaan
tabrakan
tertabrak
ditabrak
ketabrak
nabrak
jatuh kepala
kepala bocor
kepala benturan
terbentur kepala
tertusuk
tusuk luka
kesetrum
setrum
accident
perdarahan
pendarahan
berdarah banyak
berdarah kepala
keluar darah
bleeding
muntah darah
batuk darah
berak darah
keracunan
racun
overdosis
tersedak
ketelan
tertelan
keselek
gigit ular
gigit anjing
tersengat
tenggelam
luka bakar
tersiram
bunuh diri
ingin mati
mau mati
pengen mati
suicide
ketuban
kontraksi
bengkak wajah sesak
patah tulang
telan baterai
telan koin
telan kelereng
minum baygon
minum racun
lidah bengkak
lahir mau
melahirkan mau
pecah ketuban
mimisan terus
gantung diri
akhir hidup
mengakhiri hidup
menyakiti diri
snake bite
choking
poison
drowning
`.trim().split('\n').map((line) => line.split(' '));
/** Complaints about health. */
const SYMPTOMS = new Set(`
demam panas batuk pilek flu pusing sakit nyeri mual muntah diare mencret gatal ruam lemas lemes pegal linu bengkak luka infeksi migrain maag mules melilit kembung sembelit keputihan benjolan jerawat alergi meriang menggigil mimisan sariawan insomnia kram kesemutan
fever cough pain headache vomit vomiting nausea rash sick dizzy
`.trim().split(/\s+/u));
/** Asking for treatment: medicines and doses are a matter for clinicians. */
const TREATMENT = new Set(['dosis', 'dose', 'paracetamol', 'parasetamol', 'amoxicillin', 'amoksisilin', 'antibiotik', 'ibuprofen', 'obat', 'sirup', 'salep']);

export interface HealthWords { readonly danger: readonly string[]; readonly symptoms: readonly string[]; readonly treatment: readonly string[] }

/** `words` folded, `terms` their stems, place by place. Words of a service that was named (`taken`) are no complaint: "suntik demam berdarah" is a price. */
export function healthWords(words: readonly string[], terms: readonly string[], taken: ReadonlySet<number>): HealthWords {
  const said = new Set([...words, ...terms]);
  const danger = DANGER.filter((sign) => sign.every((word) => said.has(word)) && !sign.every((word) => [...taken].some((at) => words[at] === word || terms[at] === word)));
  const free = words.filter((_, at) => !taken.has(at));
  const freeTerms = terms.filter((_, at) => !taken.has(at));
  const symptoms = free.filter((word, at) => SYMPTOMS.has(word) || SYMPTOMS.has(freeTerms[at] ?? ''));
  return { danger: danger.map((sign) => sign.join(' ')), symptoms, treatment: free.filter((word, at) => TREATMENT.has(word) || TREATMENT.has(freeTerms[at] ?? '')) };
}

/** So that none of them is taken for a slip of another word. */
export const HEALTH_WORDS: ReadonlySet<string> = new Set([...DANGER.flat(), ...SYMPTOMS, ...TREATMENT]);
