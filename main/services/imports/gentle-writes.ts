/**
 * Many small transactions make the search index tidy up behind itself, now and then a great deal at once: it merges its
 * segments (up to 90 ms were measured at 100,000 patients). While an import runs, that is done in small steps between its
 * transactions instead.
 *
 * The index keeps its setting in the file. A run that was killed leaves it as it is during an import; `endGentleWrites`
 * at any later time puts it right. Until then only searching gets a little slower.
 */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { fixed } from './fixed.ts';

const INDEXES = ['patient_trigram', 'patient_word'] as const;
/** How many segments make SQLite merge by itself: its own setting, and never. */
const USUAL = 4;
const GENTLE = 0;
const PAGES_A_STEP = 64;
const BY_ITSELF = { actor: 'system', requestId: null, call: 'imports' } as const;
const AUTOMERGE = fixed<{ v: number }>(`SELECT v FROM ${INDEXES[0]}_config WHERE k = 'automerge'`);

/** The index takes whole numbers only, and a bound one is not: ours are written into the statement. */
function setTo(db: DeskDatabase, automerge: typeof USUAL | typeof GENTLE): void {
  db.write(BY_ITSELF, (tx) => { for (const index of INDEXES) tx.run(fixed<never>(`INSERT INTO ${index} (${index}, rank) VALUES ('automerge', ${automerge})`)()); });
}

export function beginGentleWrites(db: DeskDatabase): void { setTo(db, GENTLE); }

export function endGentleWrites(db: DeskDatabase): void {
  if (db.first(AUTOMERGE())?.v === GENTLE) setTo(db, USUAL);
}

/** Merges a little of one index; call it after each transaction, with a number that counts up. */
export function mergeALittle(db: DeskDatabase, turn: number): void {
  const index = INDEXES[turn % INDEXES.length] ?? INDEXES[0];
  db.write(BY_ITSELF, (tx) => { tx.run(fixed<never>(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ${PAGES_A_STEP})`)()); });
}
