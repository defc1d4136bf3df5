/**
 * A message that was copied from WhatsApp or from an e-mail program → sender, time and what was said.
 *
 * Understands the lines of an exported or copied chat, with either order of the date's parts and 12 or 24 hours:
 *   [22/11/26 09.15.32] Nama: teks          22/11/26, 09.15 - Nama: teks          [09.15, 22/11/2026] Nama: teks
 * and headers of e-mails: Dari/From, Tanggal/Terkirim/Date/Sent, Perihal/Subject. Anything else is not taken apart (null), and no
 * sender, day or hour is guessed: what does not say it clearly is null. Pure; the zone of a header (WIB, +0700) is kept as minutes.
 */
export interface PastedMessage {
  readonly from: 'whatsapp' | 'email';
  readonly sender: string | null;
  /** The sender's own telephone or address, where the text gives it. */
  readonly contact: string | null;
  /** As written: `YYYY-MM-DD` and minutes from midnight. */
  readonly day: string | null; readonly minute: number | null;
  /** Minutes east of Greenwich; null where the text says none. */
  readonly zone: number | null;
  readonly subject: string | null;
  readonly body: string;
  readonly forwarded: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'];
const ENGLISH_MONTHS: Readonly<Record<string, number>> = { may: 5, aug: 8, agt: 8, ags: 8, oct: 10, dec: 12 };
const ZONES: Readonly<Record<string, number>> = { wib: 420, wita: 480, wit: 540, gmt: 0, utc: 0 };

/** WhatsApp marks directions and blanks invisibly. */
const cleaned = (text: string): string => text.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '').replaceAll(/[\u00A0\u202F]/gu, ' ').replaceAll(/\r\n?/gu, '\n');

const two = (value: number): string => String(value).padStart(2, '0');

function dayFrom(year: number, month: number, day: number): string | null {
  const full = year < 100 ? 2000 + year : year;
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(full, month, 0)).getUTCDate()) return null;
  return `${full}-${two(month)}-${two(day)}`;
}

const isMonthFirst = (date: string): boolean => { const [, second] = numbersOf(date); return second !== undefined && second > 12; };
const numbersOf = (date: string): number[] => date.split(/[./-]/u).map(Number);

/** `22/11/26`, `2026-11-22`, `11/22/26` when it can be nothing else, or when `monthFirst` was found elsewhere in the text. */
function dayOf(date: string, monthFirst: boolean): string | null {
  const [first = 0, second = 0, third = 0] = numbersOf(date);
  if (first > 31) return dayFrom(first, second, third);
  return monthFirst ? dayFrom(third, first, second) : dayFrom(third, second, first);
}

/** `09.15.32`, `9:15 PM`, `9.15 malam` is no form of theirs and null. */
function minuteOf(time: string): number | null {
  const read = /^(?<hour>\d{1,2})[.:](?<minute>\d{2})(?:[.:]\d{2})?(?: ?(?<half>[ap])\.?m\.?)?$/iu.exec(time.trim())?.groups;
  if (!read) return null;
  const [hour, minute, half] = [Number(read.hour), Number(read.minute), read.half?.toLowerCase()];
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  return (half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)) * 60 + minute;
}

const DATE = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{2,4}`;
const TIME = String.raw`\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?[APap]\.?[Mm]\.?)?`;
const CHAT_LINES: readonly RegExp[] = [
  new RegExp(String.raw`^\[(?<date>${DATE}),? (?<time>${TIME})\] (?<who>[^:\n]{1,80}): ?(?<text>.*)$`, 'u'),
  new RegExp(String.raw`^\[(?<time>${TIME}),? (?<date>${DATE})\] (?<who>[^:\n]{1,80}): ?(?<text>.*)$`, 'u'),
  new RegExp(String.raw`^(?<date>${DATE}),? (?<time>${TIME}) [-–] (?<who>[^:\n]{1,80}): ?(?<text>.*)$`, 'u'),
];
const CHAT_NOTE = new RegExp(String.raw`^\[?${DATE},? ${TIME}(?:\]| [-–]) `, 'u');
const FORWARDED = /^\s*(?:\[?(?:forwarded|diteruskan|terusan)\]?|-{2,} ?(?:forwarded message|pesan (?:yang )?diteruskan|pesan terusan|original message) ?-{2,}|begin forwarded message:|fwd?:)[: ]*/iu;
const isPhone = (who: string): boolean => /^\+?[\d ()-]{8,20}$/u.test(who);

interface ChatLine { readonly date: string; readonly time: string; readonly who: string; readonly text: string }
function chatLine(line: string): ChatLine | null {
  for (const form of CHAT_LINES) {
    const found = form.exec(line)?.groups;
    if (found) return { date: found.date ?? '', time: found.time ?? '', who: (found.who ?? '').replace(/^~ ?/u, '').trim(), text: found.text ?? '' };
  }
  return null;
}

/** All lines of the one who wrote first; lines that follow without a beginning of their own belong to the message before. */
function whatsapp(text: string): PastedMessage | null {
  const messages: { readonly line: ChatLine; readonly text: string[] }[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    const begun = chatLine(line.trim());
    if (begun) messages.push({ line: begun, text: [begun.text] });
    else if (CHAT_NOTE.test(line.trim())) { open = false; continue; } else if (open) messages.at(-1)?.text.push(line);
    open = messages.length > 0;
  }
  const [first] = messages;
  if (!first) return null;
  const monthFirst = messages.some(({ line }) => isMonthFirst(line.date));
  const body = messages.filter(({ line }) => line.who === first.line.who).map((message) => message.text.join('\n').trim()).filter((part) => part !== '' && !/^<(?:media|media tidak disertakan|media omitted)>?/iu.test(part)).join('\n');
  const phone = isPhone(first.line.who);
  return {
    from: 'whatsapp', sender: phone ? null : first.line.who, contact: phone ? first.line.who : null, day: dayOf(first.line.date, monthFirst), minute: minuteOf(first.line.time), zone: null, subject: null,
    body: body.replace(FORWARDED, '').trim(), forwarded: FORWARDED.test(body),
  };
}

const HEADER = /^[*>\s]*(?<name>dari|from|pengirim|tanggal|date|sent|terkirim|dikirim|perihal|subject|subjek|kepada|ke|to|cc|tembusan|reply-to|balas ke)\*?\s*:\*?\s*(?<value>.*)$/iu;
const MEANS: Readonly<Record<string, 'from' | 'date' | 'subject'>> = { dari: 'from', from: 'from', pengirim: 'from', tanggal: 'date', date: 'date', sent: 'date', terkirim: 'date', dikirim: 'date', perihal: 'subject', subject: 'subject', subjek: 'subject' };

function monthNumber(word: string): number {
  const short = word.toLowerCase().slice(0, 3);
  return ENGLISH_MONTHS[short] ?? MONTHS.indexOf(short) + 1;
}

interface When { readonly day: string | null; readonly minute: number | null; readonly zone: number | null }
/** `Minggu, 22 November 2026 pukul 09.15 WIB`, `Sun, 22 Nov 2026 09:15:32 +0700`, `November 22, 2026 9:15 AM`, `22/11/2026 09.15`. */
export function readWhen(text: string): When {
  const time = new RegExp(String.raw`(?<![\d./-])(?<time>${TIME})(?![\d./-])`, 'u').exec(text.replace(new RegExp(DATE, 'u'), (date) => ' '.repeat(date.length)))?.groups?.time;
  const numeric = new RegExp(String.raw`(?<!\d)(?<date>${DATE})(?!\d)`, 'u').exec(text)?.groups?.date;
  const named = /(?<day>\d{1,2})[ -](?<month>\p{L}{3,10})\.?[ -](?<year>\d{4})/u.exec(text)?.groups ?? /(?<month>\p{L}{3,10}) (?<day>\d{1,2}),? (?<year>\d{4})/u.exec(text)?.groups;
  const offset = /(?:GMT|UTC)? ?(?<sign>[+-])(?<hours>\d{2}):?(?<minutes>\d{2})\b/u.exec(text)?.groups;
  const zoneWord = /\b(?<zone>WIB|WITA|WIT|GMT|UTC)\b/iu.exec(text)?.groups?.zone;
  const zone = offset ? (offset.sign === '-' ? -1 : 1) * (Number(offset.hours) * 60 + Number(offset.minutes)) : zoneWord === undefined ? null : ZONES[zoneWord.toLowerCase()] ?? null;
  const day = named ? dayFrom(Number(named.year), monthNumber(named.month ?? ''), Number(named.day)) : numeric === undefined ? null : dayOf(numeric, isMonthFirst(numeric));
  return { day, minute: time === undefined ? null : minuteOf(time), zone };
}

function email(text: string): PastedMessage | null {
  const lines = text.split('\n');
  const begins = lines.findIndex((line) => MEANS[HEADER.exec(line)?.groups?.name?.toLowerCase() ?? ''] === 'from');
  if (begins < 0 || lines.slice(0, begins).filter((line) => line.trim() !== '' && !FORWARDED.test(line) && !HEADER.test(line)).length > 0) return null;
  const top = lines.findIndex((line) => HEADER.test(line));
  const values = new Map<string, string>();
  let at = top;
  for (; at < lines.length; at += 1) {
    const header = HEADER.exec(lines[at] ?? '')?.groups;
    if (!header) break;
    const means = MEANS[header.name?.toLowerCase() ?? ''];
    if (means !== undefined && !values.has(means)) values.set(means, (header.value ?? '').trim());
  }
  const from = values.get('from') ?? '';
  // A letter that merely begins with "Dari:" has no second header.
  if (at - top < 2 || from === '') return null;
  const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u.exec(from)?.[0] ?? null;
  const name = from.replace(/[<[(]?(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>\])]*/gu, '').replaceAll('"', '').trim();
  const subject = values.get('subject') ?? null;
  return {
    from: 'email', sender: name === '' ? null : name, contact: address, ...readWhen(values.get('date') ?? ''), subject: subject?.replace(/^(?:(?:re|fwd?|bls|trs)\s*:\s*)+/iu, '').trim() ?? null,
    body: lines.slice(at).map((line) => line.replace(/^> ?/u, '')).join('\n').trim(), forwarded: top > 0 || /^(?:fwd?|trs)\s*:/iu.test(subject ?? ''),
  };
}

/** Null: this is a plain text, to be taken as it stands. */
export function readPasted(pasted: string): PastedMessage | null {
  const text = cleaned(pasted).trim();
  const found = whatsapp(text) ?? email(text);
  return found && found.body !== '' ? found : null;
}
