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
import { roughDistance, soughtTexts, trigramExpression, wordExpression } from './trigrams.ts';

/** How many of the patients seen last are looked through. */
const RECENT_PATIENTS = 4000;
const RECENT_HITS = 100;
const FRAGMENT_HITS = 200;
const WORD_HITS = 100;
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

function docsByWords(db: DeskDatabase, parts: readonly NamePart[], whole: boolean): Doc[] {
  return db.all(raw(db, sql<Doc>`
    SELECT d.doc, d.seen_at, d.search_text FROM patient_word t CROSS JOIN patient_doc d ON d.doc = t.rowid
    WHERE t.patient_word MATCH ${wordExpression(parts, whole)} ORDER BY t.rowid DESC LIMIT ${WORD_HITS}`));
}

/** Somebody seen today gains as much as a whole word over a word's beginning and a half; after a month half of that is left. */
export function recencyBonus(seenAt: number, now: number): number {
  return 1.5 / (1 + Math.max(0, now - seenAt) / (30 * DAY_MS));
}

/** Index numbers of at most `limit` patients whose names hold every part, the nearest and most recently seen ones. */
export function docsByName(db: DeskDatabase, parts: readonly NamePart[], limit: number, now: number): number[] {
  if (parts.length === 0) return [];
  const found = new Map<number, Doc>();
  const add = (docs: Doc[]): number => {
    for (const doc of docs) found.set(doc.doc, doc);
    return docs.length;
  };
  add(recentDocs(db, parts));
  const fragmentsToo = add(docsByWords(db, parts, true)) < WORD_HITS;
  const cutOff = fragmentsToo && add(docsByFragments(db, parts)) === FRAGMENT_HITS;
  // One letter begins too many words for the word index; where there is one, fragments were beginnings already.
  if (cutOff && parts.every((part) => part.plain.length > 1)) add(docsByWords(db, parts, false));
  return [...found.values()]
    .map((doc) => ({ doc: doc.doc, order: roughDistance(doc.search_text, parts) - recencyBonus(doc.seen_at, now) }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, limit)
    .map(({ doc }) => doc);
}

/** Whole words only, newest registrations first: who may be the same person as somebody being registered. */
export function docsByWholeWords(db: DeskDatabase, parts: readonly NamePart[]): number[] {
  return parts.length === 0 ? [] : docsByWords(db, parts, true).map(({ doc }) => doc);
}

/** The patients seen most recently, newest first. */
export function recentlySeenDocs(db: DeskDatabase, limit: number): number[] {
  return db.all(raw(db, sql<{ doc: number }>`SELECT doc FROM patient_doc ORDER BY seen_at DESC LIMIT ${limit}`)).map(({ doc }) => doc);
}
