/** The values of a letter to a reporter, and where it goes. Days are written in the letter's language, whatever the desk speaks. */
import type { LetterTemplate } from '../../../shared/contract/complaint-settings.ts';
import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import type { LetterValues } from '../../../shared/domain/complaint-letter.ts';
import { normalisePhone } from '../../../shared/domain/phone.ts';

export interface LetterFacts { readonly clinic: string; readonly zone: Zone; readonly officer: string; readonly now: number }

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const LOCALES = { id: 'id-ID', en: 'en-GB' } as const;
const SOMEBODY = { id: 'Bapak/Ibu', en: 'Sir or Madam' } as const;

export function letterValues(complaint: ComplaintDetail, language: LetterTemplate['language'], { clinic, zone, officer, now }: LetterFacts): LetterValues {
  const day = (at: number): string => new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: zone }).format(at);
  return {
    nama: complaint.reporterName ?? SOMEBODY[language], nomor: complaint.number, diterima: day(complaint.receivedAt), keluhan: complaint.narrative, klinik: clinic,
    tenggat: complaint.clock.limitAt === null ? '–' : day(complaint.clock.limitAt), petugas: officer, tanggal: day(now),
  };
}

/** `https://wa.me/…`, or null when the contact is no telephone number that WhatsApp could know. */
export function whatsappLink(contact: string | null, text: string): string | null {
  const number = contact === null ? null : normalisePhone(contact);
  return number?.startsWith('+') ? `https://wa.me/${number.slice(1)}?text=${encodeURIComponent(text)}` : null;
}

/** `mailto:…`, or null when the contact is no mail address. */
export function mailLink(contact: string | null, subject: string, text: string): string | null {
  const address = contact?.trim() ?? '';
  return MAIL.test(address) ? `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}` : null;
}
