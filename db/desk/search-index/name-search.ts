/**
 * Finds patients by fragments of their names among a million in a few milliseconds.
 *
 * Three questions, each bounded: (1) the patients seen most recently are scanned, because they are who stands at the
 * desk; (2) the trigram index is asked for any fragment, newest registrations first, never ordered by rank (366-500 ms on
 * common trigrams); (3) only when that was cut off, whole words and then beginnings of words are asked for, so that a
 * `Yuni` of long ago is not lost among newer `Wahyuni`s. Closeness and recency are joined by the caller.
 */
import { type RawBuilder, sql } from 'kysely';
import type { NamePart } from '../../../shared/domain/person-name.ts';
import type { Compilable, DeskDatabase } from '../database.ts';
import { type Fit, matchExpression, roughDistance, soughtTexts } from './trigrams.ts';

/** How many of the patients seen last are looked through. */
const RECENT_PATIENTS = 4000;
const RECENT_HITS = 100;
const INDEX_HITS = 200;
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
    WHERE ${holdsAll(soughtTexts(parts, 'fragment'))} LIMIT ${RECENT_HITS}`));
}

function indexedDocs(db: DeskDatabase, parts: readonly NamePart[], fit: Fit): Doc[] {
  const sought = soughtTexts(parts, fit);
  return db.all(raw(db, sql<Doc>`
    SELECT d.doc, d.seen_at, d.search_text FROM patient_trigram t CROSS JOIN patient_doc d ON d.doc = t.rowid
    WHERE t.patient_trigram MATCH ${matchExpression(sought)} AND ${holdsAll(sought)}
    ORDER BY t.rowid DESC LIMIT ${INDEX_HITS}`));
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
  if (add(indexedDocs(db, parts, 'fragment')) === INDEX_HITS && add(indexedDocs(db, parts, 'word')) < INDEX_HITS) add(indexedDocs(db, parts, 'start'));
  return [...found.values()]
    .map((doc) => ({ doc: doc.doc, order: roughDistance(doc.search_text, parts) - recencyBonus(doc.seen_at, now) }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, limit)
    .map(({ doc }) => doc);
}

/** Whole words only, newest registrations first: who may be the same person as somebody being registered. */
export function docsByWholeWords(db: DeskDatabase, parts: readonly NamePart[]): number[] {
  return parts.length === 0 ? [] : indexedDocs(db, parts, 'word').map(({ doc }) => doc);
}

/** The patients seen most recently, newest first. */
export function recentlySeenDocs(db: DeskDatabase, limit: number): number[] {
  return db.all(raw(db, sql<{ doc: number }>`SELECT doc FROM patient_doc ORDER BY seen_at DESC LIMIT ${limit}`)).map(({ doc }) => doc);
}
