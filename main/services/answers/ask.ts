/** "Tanya": a question in everyday words → one answer with its source, and what else was found. Deterministic, without a network. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { FoundDoc } from '../../../db/desk/search-index/answer-search.ts';
import type { Answer, Article, Asked, AnswerHit, Intent, Service } from '../../../shared/contract/answers.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { CONCEPT_OF, PLAIN_WORDS } from '../../../shared/answers/concepts.ts';
import { DAY_WORDS } from '../../../shared/answers/day-words.ts';
import { nearestWord } from '../../../shared/answers/slips.ts';
import { type Understood, understand } from '../../../shared/answers/understand.ts';
import { termOf } from '../../../shared/answers/stem.ts';
import { foldedWords, wordsOf } from '../../../shared/answers/words.ts';
import { callerIsVerified } from '../calls/links.ts';
import { clinicToday, readClinic } from '../clinic.ts';
import { type Answered, answerAppointment, answerFree, answerHours, answerSchedule } from './live.ts';
import { readArticles, servicesOf } from './rows.ts';
import { type KnownWorld, worldOf } from './world.ts';

const MOST_HITS = 8;
/** An article answers when so much of what was asked stands in it. */
const LEAST_SHARE = 0.6;
/** Less is noise. */
const LEAST_SHOWN = 0.3;
const MOST_PAYER_RULES = 8;

interface Asking { readonly db: DeskDatabase; readonly now: number; readonly userId: string; readonly world: KnownWorld; readonly terms: readonly string[]; readonly found: readonly FoundDoc[]; readonly understood: Understood }

export async function answerQuestion(db: DeskDatabase, now: number, userId: string, { text, callId, patientId }: ParsedInput<'answers.ask'>): Promise<Asked> {
  const world = await worldOf(db);
  const today = clinicToday(db, now);
  const understood = understand(text, { today, directory: world.directory, holidays: world.holidaysFrom(today) });
  const terms = searchTerms(understood.terms, world);
  const asking: Asking = { db, now, userId, world, terms, understood, found: world.index.find(terms, wordBegun(text), MOST_HITS) };
  const { intent, answer, sources } = answered(asking, callId !== null && patientId !== null && callerIsVerified(db, userId, now, { callId, patientId }) ? patientId : null);
  const { doctorIds, unitIds, serviceIds, days, symptoms } = understood;
  return {
    intent, doctorIds: [...doctorIds], unitIds: [...unitIds], serviceIds: [...serviceIds], days, answer, sources: [...sources], hits: hitsOf(asking, told(answer)),
    symptoms: intent === 'emergency' ? [] : [...symptoms],
  };
}

/** Terms that stand in some document; others are taken for slips of ones that do, or kept: they say that much was asked that nobody knows. */
function searchTerms(terms: readonly string[], { index }: KnownWorld): string[] {
  const words = index.vocabulary();
  const content = terms.filter((term) => term !== '' && !PLAIN_WORDS.has(term) && !DAY_WORDS.has(term) && !/^\d/u.test(term));
  return [...new Set(content.map((term) => (words.has(term) ? term : nearestWord(term, words.keys()) ?? term)))];
}

/** The last word, while it is being typed, and what the words that begin so are called: "tari" may become "tarif". */
function wordBegun(text: string): string[] {
  const last = foldedWords(text).at(-1);
  if (last === undefined || last.length < 2 || PLAIN_WORDS.has(last)) return [];
  const concepts = last.length < 3 || CONCEPT_OF.has(last) ? [] : [...CONCEPT_OF].filter(([word]) => word.startsWith(last)).map(([, concept]) => concept);
  return [last, ...new Set(concepts)];
}

function answered(asking: Asking, patientId: string | null): Answered & { readonly intent: Intent } {
  const { db, now, understood } = asking;
  const { intent, serviceIds, days, danger, symptoms, missing } = understood;
  switch (intent) {
    case 'schedule': return { intent, ...answerSchedule(db, now, understood) };
    case 'free': return { intent, ...answerFree(db, now, understood) };
    case 'hours': return { intent, ...answerHours(db, now, days) };
    case 'price': case 'duration': case 'preparation': return { intent, ...answerServices(servicesOf(db, serviceIds), intent) };
    case 'payer': return answerPayer(asking);
    case 'appointment': return { intent, ...(patientId === null ? { answer: { kind: 'identity' }, sources: [] } : answerAppointment(db, now, patientId)) };
    case 'place': return { intent, ...answerPlace(asking) };
    case 'emergency': return { intent, answer: { kind: 'emergency', danger: danger.length > 0, words: [...(danger.length > 0 ? danger : symptoms)] }, sources: [{ kind: 'script', name: '', at: now }] };
    case 'article': return answerArticle(asking);
    case 'unknown': return { intent, answer: { kind: 'unknown', missing }, sources: [] };
  }
}

function answerServices(services: readonly Service[], aspect: 'price' | 'duration' | 'preparation' | 'payer'): Answered {
  return { answer: { kind: 'service', aspect, services: [...services] }, sources: services.map(({ name, changedAt }) => ({ kind: 'service', name, at: changedAt })) };
}

/** Of a service its rules; of payers in general an article, else every rule that names one. */
function answerPayer(asking: Asking): Answered & { readonly intent: Intent } {
  const { db, understood: { serviceIds }, world, terms } = asking;
  if (serviceIds.length > 0) return { intent: 'payer', ...answerServices(servicesOf(db, serviceIds), 'payer') };
  const article = bestArticle(asking, 2);
  if (article) return { intent: 'payer', ...ofArticle(article) };
  const about = terms.filter((term) => term === 'bpjs' || term === 'asuransi');
  const ids = world.index.find(about, [], MOST_PAYER_RULES).filter(({ kind }) => kind === 'service').map(({ id }) => id);
  const withRules = servicesOf(db, ids).filter(({ payerRules }) => payerRules !== null);
  return withRules.length > 0 ? { intent: 'payer', ...answerServices(withRules, 'payer') } : { intent: 'payer', answer: { kind: 'unknown', missing: null }, sources: [] };
}

function answerPlace(asking: Asking): Answered {
  const { db } = asking;
  const { id, name, address } = readClinic(db);
  const row = db.first(db.build.selectFrom('clinic').select(['phone', 'updated_at']).where('id', '=', id));
  const article = bestArticle(asking, 1);
  return { answer: { kind: 'place', name, address, phone: row?.phone ?? null, article }, sources: [{ kind: 'clinic', name, at: row?.updated_at ?? 0 }, ...(article === null ? [] : ofArticle(article).sources)] };
}

function answerArticle(asking: Asking): Answered & { readonly intent: Intent } {
  const article = bestArticle(asking, 1);
  return article ? { intent: 'article', ...ofArticle(article) } : { intent: 'unknown', answer: { kind: 'unknown', missing: null }, sources: [] };
}

/** The best article, when it is good enough; `least`: so many of the words must stand in its title or among its questions. */
function bestArticle({ db, now, userId, found, terms }: Asking, least: number): Article | null {
  const best = found.find(({ kind, share, named }) => kind !== 'service' && share >= LEAST_SHARE && named >= Math.min(least, terms.length));
  if (!best || terms.length === 0) return null;
  const article = readArticles(db, now, userId, [best.id])[0] ?? null;
  // One word is a subject only when it is the title's own, or a whole question: "tes" alone asks for nothing.
  return article !== null && terms.length === 1 && !isTitled(article, terms) ? null : article;
}
function isTitled({ title, alsoAsked }: Article, terms: readonly string[]): boolean {
  return foldedWords(title).some((word) => terms.includes(word)) || alsoAsked.some((question) => wordsOf(question).map((word) => termOf(word)).every((term) => PLAIN_WORDS.has(term) || terms.includes(term)));
}

function ofArticle(article: Article): Answered {
  return { answer: { kind: 'article', article }, sources: [{ kind: 'article', name: `${article.title} (v${article.number})`, at: article.publishedAt }] };
}

/** What the answer itself shows. */
function told(answer: Answer): ReadonlySet<string> {
  switch (answer.kind) {
    case 'service': return new Set(answer.services.map(({ id }) => id));
    case 'article': return new Set([answer.article.id]);
    case 'schedule': return new Set(answer.doctors.map(({ practitionerId }) => practitionerId));
    default: return new Set();
  }
}

/** Beside the answer: doctors who were named, then services and articles, the best first. */
function hitsOf({ db, now, userId, world, found: all, understood: { doctorIds } }: Asking, shown: ReadonlySet<string>): AnswerHit[] {
  const found = all.filter(({ id, share }) => share >= LEAST_SHOWN && !shown.has(id));
  const services = new Map(servicesOf(db, found.filter(({ kind }) => kind === 'service').map(({ id }) => id)).map((service) => [service.id, service]));
  const articles = new Map(readArticles(db, now, userId, found.filter(({ kind }) => kind !== 'service').map(({ id }) => id)).map((article) => [article.id, article]));
  const doctors = world.directory.doctors.filter(({ id }) => doctorIds.includes(id) && !shown.has(id));
  const names = new Map(doctors.length === 0 ? [] : db.all(db.build.selectFrom('practitioner').select(['id', 'name']).where('id', 'in', doctors.map(({ id }) => id))).map(({ id, name }) => [id, name]));
  const doctorHits = doctors.slice(0, 3).map(({ id }): AnswerHit => ({ kind: 'doctor', id, title: names.get(id) ?? '', line: '' }));
  const rest = found.flatMap(({ kind, id }): AnswerHit[] => {
    if (kind === 'service') { const service = services.get(id); return service ? [{ kind, id, title: service.name, line: service.unit ?? '' }] : []; }
    const article = articles.get(id);
    return article ? [{ kind, id, title: article.title, line: article.body.split('\n')[0] ?? '' }] : [];
  });
  return [...doctorHits, ...rest].slice(0, MOST_HITS);
}
