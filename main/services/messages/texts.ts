/** What is written and said to a patient: the clinic's templates, filled in for one appointment. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { MESSAGE_LANGUAGES, type MessageLanguage, type MessageSettings, type WrittenPurpose } from '../../../shared/contract/messages.ts';
import { type Placeholder, type TemplateName, fillTemplate } from '../../../shared/domain/message-template.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { clockTime } from '../appointments/place.ts';
import { readClinic } from '../clinic.ts';
import { readMessageSettings } from './settings.ts';

const ZONE_NAMES: Readonly<Record<Zone, string>> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };
const LOCALES: Readonly<Record<MessageLanguage, string>> = { id: 'id-ID', en: 'en-GB' };
/** Templates that speak of no appointment. */
const WRITTEN_FROM = { other: 'other', result_ready: 'resultReady', follow_up: 'followUp', complaint_answer: 'complaintAnswer' } as const satisfies Readonly<Record<WrittenPurpose, TemplateName>>;
export function templateOf(purpose: WrittenPurpose): TemplateName { return WRITTEN_FROM[purpose]; }
const HOW: Readonly<Record<MessageLanguage, { readonly come: string; readonly online: (link: string) => string; readonly onlinePlain: string }>> = {
  id: { come: 'Mohon datang 15 menit sebelumnya dengan membawa KTP dan kartu penjamin.', online: (link) => `Pertemuan berlangsung daring melalui ${link}.`, onlinePlain: 'Pertemuan berlangsung daring; tautannya menyusul.' },
  en: { come: 'Please come 15 minutes early and bring your identity card and insurance card.', online: (link) => `You meet online at ${link}.`, onlinePlain: 'You meet online; the link will follow.' },
};

/** Where somebody is expected, or was. */
export interface PlaceInWords { readonly practitioner: string; readonly day: string; readonly from: number }
export interface Meeting extends PlaceInWords, Pick<Appointment, 'patientName' | 'unit' | 'kind' | 'link'> {}
export type Texts = Readonly<Record<MessageLanguage, string>>;

/** Fills the clinic's templates; read once for a whole list. */
export class MessageWriter {
  readonly #settings: MessageSettings;
  readonly #clinic: ReturnType<typeof readClinic> & { readonly phone: string | null };
  readonly #staff: string;

  constructor(db: DeskDatabase, staff = '') {
    this.#settings = readMessageSettings(db);
    this.#clinic = { ...readClinic(db), phone: db.first(db.build.selectFrom('clinic').select('phone').limit(1))?.phone ?? null };
    this.#staff = staff;
  }

  /** In both languages. `was`: the time that it had before. */
  write(name: TemplateName, meeting: Meeting, was: PlaceInWords = meeting): Texts {
    const [id, en] = MESSAGE_LANGUAGES.map((language) => fillTemplate(this.#settings[name][language], this.#values(language, meeting, was)));
    return { id: id ?? '', en: en ?? '' };
  }

  /** What a person goes on writing, in both languages. */
  begin(purpose: WrittenPurpose, patientName: string): Texts {
    const [id, en] = MESSAGE_LANGUAGES.map((language) => fillTemplate(this.#settings[templateOf(purpose)][language], { nama: patientName, klinik: this.#clinic.name, telepon: this.#phone(), petugas: this.#staff }));
    return { id: id ?? '', en: en ?? '' };
  }

  #phone(): string { return this.#clinic.phone === null ? '' : formatPhone(this.#clinic.phone); }

  #values(language: MessageLanguage, { patientName, practitioner, unit, day, from, kind, link }: Meeting, was: PlaceInWords): Readonly<Partial<Record<Placeholder, string>>> {
    const how = HOW[language];
    const { name, zone } = this.#clinic;
    return {
      nama: patientName, klinik: name, telepon: this.#phone(), dokter: practitioner, unit, hari: inWords(language, day), jam: clockTime(from), zona: ZONE_NAMES[zone],
      dokter_lama: was.practitioner, hari_lama: inWords(language, was.day), jam_lama: clockTime(was.from), petugas: this.#staff,
      cara: kind !== 'telemedicine' ? how.come : link === null ? how.onlinePlain : how.online(link),
    };
  }
}

/** Made once: making one costs more than a hundred uses. */
const dayWords = (language: MessageLanguage): Intl.DateTimeFormat => new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY_WORDS: Readonly<Record<MessageLanguage, Intl.DateTimeFormat>> = { id: dayWords('id'), en: dayWords('en') };

/** `Senin, 23 November 2026`. */
function inWords(language: MessageLanguage, day: string): string {
  return DAY_WORDS[language].format(new Date(`${day}T12:00:00Z`));
}
