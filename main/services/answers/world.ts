/** What the rules and the search know of the clinic, kept in memory per open database and read anew when its rows change. */
import { setImmediate } from 'node:timers/promises';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type AnswerDoc, AnswerIndex } from '../../../db/desk/search-index/answer-search.ts';
import { type Directory, directoryOf } from '../../../shared/answers/directory.ts';
import type { NamedDay } from '../../../shared/answers/day-words.ts';
import { termOf } from '../../../shared/answers/stem.ts';
import { wordsOf } from '../../../shared/answers/words.ts';
import { PLAIN_WORDS } from '../../../shared/answers/concepts.ts';
import { readCalendar } from '../appointments/calendar.ts';
import { activeServices, articleRows, listOf, synonymsOf, versionsOf } from './rows.ts';

interface Known { readonly index: AnswerIndex; directory: Directory; readonly holidays: Map<number, readonly NamedDay[]>; upTo: number }
const known = new WeakMap<DeskDatabase, Promise<Known>>();
/** All articles take a tenth of a second: others are answered in between. */
const DOCS_AT_ONCE = 25;
const LONGEST_BODY = 20_000;
const NAMES = ['practitioner', 'service_unit', 'service'];
const CALENDAR = ['holiday', 'setting'];

export interface KnownWorld { readonly index: AnswerIndex; readonly directory: Directory; /** Of this year and the next. */ holidaysFrom(day: string): readonly NamedDay[] }

export async function worldOf(db: DeskDatabase): Promise<KnownWorld> {
  const world = await newestOf(db);
  follow(db, world);
  return { index: world.index, directory: world.directory, holidaysFrom: (day) => holidaysFrom(db, world, day) };
}

/** Begun by the first who asks, and again after so many changes that they were not all noted. */
async function newestOf(db: DeskDatabase): Promise<Known> {
  for (;;) {
    const begun = known.get(db) ?? begin(db);
    known.set(db, begun);
    const world = await begun.catch((error: unknown) => { if (known.get(db) === begun) known.delete(db); throw error; });
    if (db.touched.tablesSince(world.upTo) !== null) return world;
    if (known.get(db) === begun) known.delete(db);
  }
}

/** What changes while it reads is followed afterwards. */
async function begin(db: DeskDatabase): Promise<Known> {
  const upTo = db.touched.end;
  const world: Known = { index: new AnswerIndex(db), directory: readDirectory(db), holidays: new Map(), upTo };
  world.index.put(serviceDocs(db, null), []);
  const articles = articleRows(db, null).map(({ id }) => id);
  for (let done = 0; done < articles.length; done += DOCS_AT_ONCE) {
    await setImmediate();
    world.index.put(articleDocs(db, articles.slice(done, done + DOCS_AT_ONCE)), []);
  }
  return world;
}

/** Only what changed is read. */
function follow(db: DeskDatabase, world: Known): void {
  const end = db.touched.end;
  if (end === world.upTo) return;
  const tables = db.touched.tablesSince(world.upTo);
  if (tables === null) return;
  if (NAMES.some((table) => tables.has(table))) world.directory = readDirectory(db);
  if (CALENDAR.some((table) => tables.has(table))) world.holidays.clear();
  if (['service', 'article', 'article_version'].some((table) => tables.has(table))) followRows(db, world);
  world.upTo = end;
}

function followRows(db: DeskDatabase, world: Known): void {
  const touched = (table: string): readonly string[] => db.touched.since(world.upTo, table) ?? [];
  const services = touched('service');
  const published = db.all(db.build.selectFrom('article_version').select('article_id').where('id', 'in', [...touched('article_version')])).map(({ article_id }) => article_id);
  const articles = [...new Set([...touched('article'), ...published])];
  world.index.put([...serviceDocs(db, services), ...articleDocs(db, articles)], [...services, ...articles]);
}

function readDirectory(db: DeskDatabase): Directory {
  const doctors = db.all(db.build.selectFrom('practitioner').select(['id', 'name', 'unit_id as unitId']).where('active', '=', 1).where('voided_at', 'is', null).orderBy('name'));
  const units = db.all(db.build.selectFrom('service_unit').select(['id', 'name']).where('active', '=', 1).where('voided_at', 'is', null).orderBy('position'));
  return directoryOf(doctors, units, activeServices(db).map((service) => ({ id: service.id, name: service.name, synonyms: synonymsOf(service) })));
}

function holidaysFrom(db: DeskDatabase, { holidays }: Known, day: string): readonly NamedDay[] {
  const year = Number(day.slice(0, 4));
  const found = holidays.get(year);
  if (found) return found;
  const calendar = readCalendar(db);
  const days = [year, year + 1].flatMap((each) => calendar.holidaysOf(each).map((holiday) => ({ day: holiday.day, name: holiday.name })));
  holidays.set(year, days);
  return days;
}

/** Words without subject are not kept: nobody looks for "yang". */
function termsText(text: string): string { return wordsOf(text, LONGEST_BODY).map(rememberedTerm).filter((term) => !PLAIN_WORDS.has(term)).join(' '); }
const terms = new Map<string, string>();
const MOST_REMEMBERED = 20_000;
function rememberedTerm(word: string): string {
  const term = terms.get(word) ?? termOf(word);
  if (terms.size < MOST_REMEMBERED) terms.set(word, term);
  return term;
}

function serviceDocs(db: DeskDatabase, ids: readonly string[] | null): AnswerDoc[] {
  return activeServices(db, ids).map((service) => ({
    kind: 'service', id: service.id, title: termsText(service.name), also: termsText(synonymsOf(service).join(' ')), body: termsText(`${service.preparation ?? ''} ${service.payer_rules ?? ''}`),
  }));
}

function articleDocs(db: DeskDatabase, ids: readonly string[] | null): AnswerDoc[] {
  const versions = versionsOf(db, ids);
  return articleRows(db, ids).flatMap((article): AnswerDoc[] => {
    const newest = versions.get(article.id)?.at(-1);
    return newest === undefined || article.active === 0 ? [] : [{ kind: article.kind, id: article.id, title: termsText(newest.title), also: termsText(listOf(newest.also_asked, '\n').join(' ')), body: termsText(newest.body) }];
  });
}
