/**
 * Finds patients by fragments of their names among a million in a few milliseconds.
 *
 * Bounded questions: (1) the patients seen most recently are scanned, because they are who stands at the desk; (2) the
 * word index is asked for whole words; (3) when these are few, the trigram index is asked for any fragment; (4) when that
 * was cut off, the word index is asked for beginnings of words. Newest registrations first, never ordered by rank (366-500
 * ms on common trigrams). So a `Yuni` of long ago is not lost among newer `Wahyuni`s. (Whole words by trigrams took 220 ms
 * where there were none: ` ma` and `ar ` are everywhere.) The caller joins closeness and recency.
 */
import { type RawBuilder, sql } from 'kysely';
import type { NamePart } from '../../../shared/domain/person-name.ts';
import type { Compilable, DeskDatabase } from '../database.ts';
import { maySlip, slipsOf } from '../../../shared/domain/name-slips.ts';
import { roughCloseness, slipExpression, soughtTexts, trigramExpression, wordExpression } from './trigrams.ts';

/** How many of the patients seen last are looked through. */
const RECENT_PATIENTS = 8000;
const RECENT_HITS = 100;
const FRAGMENT_HITS = 200;
const WORD_HITS = 100;
/** How many of a place's patients are looked through for a fragment inside a word. */
const RESIDENTS = 2000;
/** Parts that may have a slip in them, when each of them is somebody's name. */
const MOST_SLIPPED = 2;
const RECENCY_DAYS = [7, 31, 183, 731];
const DAY_MS = 86_400_000;

interface Doc { doc: number; seen_at: number; search_text: string }

/** A built query that the desk's database can run. */
export function raw<O>(db: DeskDatabase, fragment: RawBuilder<O>): Compilable<O> {
  return { compile: () => fragment.compile(db.build) };
}

function holdsAll(sought: readonly (readonly string[])[]): RawBuilder<boolean> {
  const holdsOne = sought.map((texts) => sql<boolean>`(${sql.join(texts.map((text) => sql`instr(search_text, ${text}) > 0`), sql` OR `)})`);
  return sql<boolean>`${sql.join(holdsOne, sql` AND `)}`;
}

function recentDocs(db: DeskDatabase, parts: readonly NamePart[]): Doc[] {
  return db.all(raw(db, sql<Doc>`
    SELECT doc, seen_at, search_text FROM (SELECT doc, seen_at, search_text FROM patient_doc ORDER BY seen_at DESC LIMIT ${RECENT_PATIENTS})
    WHERE ${holdsAll(soughtTexts(parts))} LIMIT ${RECENT_HITS}`));
}

function docsByFragments(db: DeskDatabase, parts: readonly NamePart[]): Doc[] {
  const sought = soughtTexts(parts);
  return db.all(raw(db, sql<Doc>`
    SELECT d.doc, d.seen_at, d.search_text FROM patient_trigram t CROSS JOIN patient_doc d ON d.doc = t.rowid
    WHERE t.patient_trigram MATCH ${trigramExpression(sought)} AND ${holdsAll(sought)}
    ORDER BY t.rowid DESC LIMIT ${FRAGMENT_HITS}`));
}

function docsByWords(db: DeskDatabase, expression: string, limit = WORD_HITS): Doc[] {
  return db.all(raw(db, sql<Doc>`
    SELECT d.doc, d.seen_at, d.search_text FROM patient_word t CROSS JOIN patient_doc d ON d.doc = t.rowid
    WHERE t.patient_word MATCH ${expression} ORDER BY t.rowid DESC LIMIT ${limit}`));
}

/** 0: seen this week, then this month, this half year, within two years, longer ago. */
export function recencyRank(seenAt: number, now: number): number {
  const days = (now - seenAt) / DAY_MS;
  const rank = RECENCY_DAYS.findIndex((most) => days <= most);
  return rank < 0 ? RECENCY_DAYS.length : rank;
}

/** Index numbers of at most `limit` patients whose names hold every part: the closest, and of these who was seen last. */
export function docsByName(db: DeskDatabase, parts: readonly NamePart[], limit: number, now: number): number[] {
  if (parts.length === 0) return [];
  const found = new Map<number, Doc>();
  const add = (docs: Doc[]): number => {
    for (const doc of docs) found.set(doc.doc, doc);
    return docs.length;
  };
  add(recentDocs(db, parts));
  const fragmentsToo = add(docsByWords(db, wordExpression(parts, true))) < WORD_HITS;
  const cutOff = fragmentsToo && add(docsByFragments(db, parts)) === FRAGMENT_HITS;
  // One letter begins too many words for the word index; where there is one, fragments were beginnings already.
  if (cutOff && parts.every((part) => part.plain.length > 1)) add(docsByWords(db, wordExpression(parts, false)));
  return [...found.values()]
    .map((doc) => ({ ...doc, closeness: roughCloseness(doc.search_text, parts), recency: recencyRank(doc.seen_at, now) }))
    .toSorted((a, b) => a.closeness - b.closeness || a.recency - b.recency || a.search_text.length - b.search_text.length || b.seen_at - a.seen_at)
    .slice(0, limit)
    .map(({ doc }) => doc);
}

/** A village's code without dots, or the beginning of such codes: those of a district. */
export interface PlaceCode { readonly digits: string; readonly begins: boolean }

function livesIn(places: readonly PlaceCode[]): string { return `(${places.map(({ digits, begins }) => `"v${digits}"${begins ? ' *' : ''}`).join(' OR ')})`; }

/**
 * Patients who live in one of these places and whose names hold every part as the beginning of a word, newest
 * registrations first.
 */
export function docsByPlace(db: DeskDatabase, places: readonly PlaceCode[], parts: readonly NamePart[]): number[] {
  if (places.length === 0) return [];
  const there = livesIn(places);
  return docsByWords(db, parts.length === 0 ? there : `${wordExpression(parts, false)} AND ${there}`).map(({ doc }) => doc);
}

/**
 * The same with the parts anywhere inside the name, among those who were registered last there. (Asked together with the
 * trigram index, SQLite looks the trigrams up anew for every resident: 6 s for a name that is a village's, too.)
 */
export function docsByPlaceAndFragments(db: DeskDatabase, places: readonly PlaceCode[], parts: readonly NamePart[]): number[] {
  if (places.length === 0 || parts.length === 0) return [];
  return db.all(raw(db, sql<{ doc: number }>`
    SELECT d.doc FROM (SELECT rowid FROM patient_word WHERE patient_word MATCH ${livesIn(places)} ORDER BY rowid DESC LIMIT ${RESIDENTS}) t CROSS JOIN patient_doc d ON d.doc = t.rowid
    WHERE ${holdsAll(soughtTexts(parts))} LIMIT ${WORD_HITS}`)).map(({ doc }) => doc);
}

/** Patients in whose names one of the parts stands with a slip in it, and the others as they are. Parts that are no name at all are tried first. */
export function docsBySlip(db: DeskDatabase, parts: readonly NamePart[]): number[] {
  const slipped = parts.filter(maySlip);
  const unknown = slipped.filter((part) => docsByWords(db, wordExpression([part], false), 1).length === 0);
  // Two parts that are nobody's name are two slips.
  if (unknown.length > 1) return [];
  const tried = unknown.length === 1 ? unknown : slipped.toSorted((a, b) => b.folded.length - a.folded.length).slice(0, MOST_SLIPPED);
  return [...new Set(tried.flatMap((part) => docsByWords(db, slipExpression(slipsOf(part.folded), parts.filter((other) => other !== part))).map(({ doc }) => doc)))];
}

/** Whole words only, newest registrations first: who may be the same person as somebody being registered. */
export function docsByWholeWords(db: DeskDatabase, parts: readonly NamePart[]): number[] {
  return parts.length === 0 ? [] : docsByWords(db, wordExpression(parts, true)).map(({ doc }) => doc);
}

/** The patients seen most recently, newest first. */
export function recentlySeenDocs(db: DeskDatabase, limit: number): number[] {
  return db.all(raw(db, sql<{ doc: number }>`SELECT doc FROM patient_doc ORDER BY seen_at DESC LIMIT ${limit}`)).map(({ doc }) => doc);
}
