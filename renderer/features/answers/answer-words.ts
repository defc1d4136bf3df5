/** An answer in words: the same lines on the screen and in the text that is copied for WhatsApp. */
import type { Answer, AnswerSource, DoctorDays, Service } from '../../../shared/contract/answers.ts';
import type { Text } from '../../i18n/index.ts';
import { formatDay, formatInstant, formatMinuteOfDay, formatTime, formatWeekday, zoneName } from '../../ui/index.ts';
import { formatSpan, formatSpans } from '../../ui/minute-of-day.ts';

export interface Told {
  readonly title: string; readonly lines: readonly string[];
  /** Paragraphs and steps of an article. */
  readonly body?: string;
  readonly tone: 'brand' | 'red' | 'amber' | 'grey';
  /** The first line is what was asked for. */
  readonly strong?: boolean;
  /** For the desk only: not sent to anybody. */
  readonly internal?: boolean;
}

export function formatRupiah(amount: number): string { return `Rp${new Intl.NumberFormat('id-ID').format(amount)}`; }

type Kinds = { readonly [K in Answer['kind']]: (t: Text, answer: Extract<Answer, { kind: K }>) => Told };
const TELL: Kinds = {
  schedule: tellSchedule, free: tellFree, hours: tellHours,
  service: (t, { services, aspect }) => tellServices(t, services, aspect),
  appointment: (t, { appointments }) => ({
    title: t('told.appointments'), tone: 'brand', lines: appointments.length === 0 ? [t('told.noAppointment')] : appointments.map(({ day, from, practitioner, unit }) => t('told.slot', { when: momentOf(day, from), doctor: practitioner, unit })),
  }),
  identity: (t) => ({ title: t('identity.title'), tone: 'amber', internal: true, lines: [t('identity.name'), t('identity.birth'), t('identity.third'), t('identity.never')] }),
  place: (t, { name, address, phone, article }) => ({ title: name, tone: 'brand', lines: [address, ...(phone === null ? [] : [t('told.phone', { phone })])], ...(article === null ? {} : { body: article.body }) }),
  emergency: (t, { danger, words }) => ({ title: t(danger ? 'emergency.danger' : 'emergency.symptom'), tone: 'red', internal: true, lines: [t('emergency.heard', { words: words.join(', ') }), t(danger ? 'emergency.nextDanger' : 'emergency.next'), t('emergency.noAdvice')] }),
  article: (_, { article }) => ({ title: article.title, tone: 'brand', lines: [], body: article.body }),
  unknown: (t, { missing }) => ({ title: t(missing === null ? 'unknown.title' : 'unknown.noDoctor', { name: missing ?? '' }), tone: 'grey', internal: true, lines: [t(missing === null ? 'unknown.text' : 'unknown.noDoctorText')] }),
};

export function tell(t: Text, answer: Answer): Told { return (TELL[answer.kind] as (text: Text, each: Answer) => Told)(t, answer); }

function momentOf(day: string, minute: number): string { return `${formatWeekday(day)}, ${formatMinuteOfDay(minute)} ${zoneName()}`; }
/** "Kamis, 26 November 2026", or both ends of several days. */
function whenOf({ from, to }: { readonly from: string; readonly to: string }): string { return from === to ? formatWeekday(from) : `${formatDay(from)} – ${formatDay(to)}`; }

function closedLines(t: Text, closed: readonly { readonly day: string; readonly reason: string }[]): string[] { return closed.map(({ day, reason }) => t('told.closed', { day: formatWeekday(day), reason })); }

function tellSchedule(t: Text, { from, to, doctors, closed }: Extract<Answer, { kind: 'schedule' }>): Told {
  const [only] = doctors;
  const alone = doctors.length === 1 && only !== undefined;
  const lines = alone ? ownLines(t, only, { from, to }) : doctors.map((doctor) => t('told.doctor', { name: doctor.practitioner, times: timesOf(t, doctor, from === to) }));
  return {
    title: alone ? t('told.scheduleOf', { name: only.practitioner, when: whenOf({ from, to }) }) : t('told.schedule', { when: whenOf({ from, to }) }), tone: 'brand',
    lines: [...closedLines(t, closed), ...lines, ...(doctors.length === 0 && closed.length === 0 ? [t('told.nobody')] : [])],
  };
}

function ownLines(t: Text, { sessions, away, next }: DoctorDays, days: { readonly from: string; readonly to: string }): string[] {
  const told = sessions.map((session) => t('told.session', { day: formatWeekday(session.day), times: formatSpan(session), zone: zoneName(), place: [session.unit, session.room].filter((part) => part !== null).join(' · ') }));
  const absent = away.map(({ day, reason }) => (reason === null ? t('told.away', { day: formatWeekday(day) }) : t('told.awayFor', { day: formatWeekday(day), reason })));
  if (told.length > 0) return [...told, ...absent];
  return [t('told.notThere', { when: whenOf(days) }), ...absent, ...(next === null ? [] : [t('told.next', { when: `${formatWeekday(next.day)}, ${formatSpan(next)} ${zoneName()}` })])];
}

/** In one line: times of one day, else the days with their times. */
export function timesOf(t: Text, { sessions, next, away }: DoctorDays, oneDay: boolean): string {
  if (sessions.length > 0) return oneDay ? formatSpans(sessions) : sessions.map((session) => `${formatWeekday(session.day).split(',')[0] ?? ''} ${formatSpan(session)}`).join(', ');
  const absent = away.length > 0 ? t('told.isAway') : t('told.none');
  return next === null ? absent : t('told.noneNext', { none: absent, when: `${formatWeekday(next.day)} ${formatSpan(next)}` });
}

function tellFree(t: Text, { from, to, slots, later, closed }: Extract<Answer, { kind: 'free' }>): Told {
  const found = slots.map((slot) => t('told.slot', { when: momentOf(slot.day, slot.from), doctor: slot.practitioner, unit: slot.unit }));
  const none = slots.length === 0 || later;
  return {
    title: t(none ? 'told.noFree' : 'told.free', { when: whenOf({ from, to }) }), tone: none ? 'amber' : 'brand',
    lines: [...closedLines(t, closed), ...(later && slots.length > 0 ? [t('told.freeLater')] : []), ...found, ...(slots.length === 0 ? [t('told.waitlist')] : [])],
  };
}

function tellHours(t: Text, { days, fromSessions }: Extract<Answer, { kind: 'hours' }>): Told {
  const lines = days.map(({ day, closed, spans }) => (closed !== null ? t('told.closed', { day: formatWeekday(day), reason: closed }) : spans.length === 0 ? t('told.shut', { day: formatWeekday(day) }) : t('told.open', { day: formatWeekday(day), times: formatSpans(spans), zone: zoneName() })));
  return { title: t('told.hours'), tone: 'brand', strong: days.length === 1, lines: [...lines, ...(fromSessions ? [t('told.fromSessions')] : [])] };
}

/** What is known of a service, what was asked for first. */
export function tellServices(t: Text, services: readonly Service[], aspect: 'price' | 'duration' | 'preparation' | 'payer' | 'all'): Told {
  const facts = ({ tariff, minutes, preparation, payerRules }: Service) => ({
    price: tariff === null ? null : t('told.tariff', { amount: formatRupiah(tariff) }), duration: minutes === null ? null : t('told.minutes', { count: minutes }),
    preparation: preparation === null ? null : t('told.preparation', { text: preparation }), payer: payerRules === null ? null : t('told.payer', { text: payerRules }),
  });
  const first = services[0];
  const linesOf = (service: Service): string[] => {
    const known = facts(service);
    const wanted = aspect === 'all' ? [] : [known[aspect] ?? t(`told.missing.${aspect}`)];
    const rest = Object.entries(known).flatMap(([fact, line]) => (fact === aspect || line === null ? [] : [line]));
    return [...wanted, ...rest];
  };
  if (services.length === 1 && first !== undefined) return { title: first.name, tone: 'brand', strong: true, lines: linesOf(first) };
  return { title: t('told.services'), tone: 'brand', lines: services.map((service) => t('told.serviceLine', { name: service.name, facts: linesOf(service)[0] ?? '' })) };
}

/** "Sumber: …", with as of when. */
export function sourceWords(t: Text, sources: readonly AnswerSource[]): string {
  return t('source.line', { sources: sources.map(({ kind, name, at }) => (kind === 'service' || kind === 'article' || kind === 'clinic' ? t(`source.${kind}`, { name, at: at === 0 ? '' : formatInstant(at) }) : t(`source.${kind}`, { name, at: formatTime(at) }))).join('; ') });
}

/** Plain text with *bold* as WhatsApp writes it; null for what is meant for the desk alone. */
export function messageOf(told: Told): string | null {
  if (told.internal === true) return null;
  const body = told.body?.replaceAll('**', '*').trim();
  return [`*${told.title}*`, ...told.lines, ...(body === undefined ? [] : ['', body])].join('\n');
}
