/**
 * Finds services and articles by their terms with FTS5. The index is a temporary table of the connection, in memory: it is derived
 * from some thousand short rows, so it is filled when it is first asked (bench/answers.ts has the time) and costs neither a founding
 * database nor a backup anything; what a sync or a restore brings is told by `db.touched` like what this desk writes.
 */
import type { DeskDatabase } from '../database.ts';

export type AnswerDocKind = 'service' | 'faq' | 'sop';
export interface AnswerDoc { readonly kind: AnswerDocKind; readonly id: string; /** Terms, parted by blanks. */ readonly title: string; readonly also: string; readonly body: string }
export interface FoundDoc { readonly kind: AnswerDocKind; readonly id: string; /** 0 to 1: how much of what was asked stands in it; what stands in its body alone counts less. */ readonly share: number; /** Terms that stand in its title or its other names. */ readonly named: number }

const COLUMNS = 'kind UNINDEXED, row_id UNINDEXED, title, also, body';
const CREATE = `CREATE VIRTUAL TABLE IF NOT EXISTS temp.answer_index USING fts5(${COLUMNS}, tokenize='unicode61 remove_diacritics 0', prefix='2 3');
CREATE VIRTUAL TABLE IF NOT EXISTS temp.answer_vocabulary USING fts5vocab('temp', 'answer_index', 'row');`;
/** Of the columns: kind and id say nothing, the title most. */
const RANKED = 'bm25(answer_index, 0, 0, 8, 6, 1)';
const LOOKED_AT = 24;
const BODY_WORTH = 0.6;

interface Row { readonly kind: AnswerDocKind; readonly row_id: string; readonly title: string; readonly also: string; readonly body: string }

export class AnswerIndex {
  readonly #db: DeskDatabase['connection'];
  readonly #rowOf = new Map<string, number>();
  #vocabulary: ReadonlyMap<string, number> | null = null;

  constructor(db: DeskDatabase) {
    this.#db = db.connection;
    this.#db.exec(`${CREATE} DELETE FROM temp.answer_index;`);
  }

  /** Puts these in the place of what was there under their ids; `gone` are taken out. */
  put(docs: readonly AnswerDoc[], gone: readonly string[]): void {
    const insert = this.#db.prepare('INSERT INTO temp.answer_index (kind, row_id, title, also, body) VALUES (?, ?, ?, ?, ?)');
    const remove = this.#db.prepare('DELETE FROM temp.answer_index WHERE rowid = ?');
    const takeOut = (id: string): void => {
      const row = this.#rowOf.get(id);
      if (row !== undefined) remove.run(row);
      this.#rowOf.delete(id);
    };
    this.#db.transaction(() => {
      for (const id of gone) takeOut(id);
      for (const { kind, id, title, also, body } of docs) {
        takeOut(id);
        this.#rowOf.set(id, Number(insert.run(kind, id, title, also, body).lastInsertRowid));
      }
    })();
    this.#vocabulary = null;
  }

  /** Every term and in how many documents it stands; numbers are no words. */
  vocabulary(): ReadonlyMap<string, number> {
    this.#vocabulary ??= new Map((this.#db.prepare('SELECT term, doc FROM temp.answer_vocabulary WHERE term > ?').all(':') as { term: string; doc: number }[]).map(({ term, doc }) => [term, doc]));
    return this.#vocabulary;
  }

  /** Those with any of the terms, the best first; `begun`: what a word that is being typed may become. */
  find(terms: readonly string[], begun: readonly string[], limit: number): FoundDoc[] {
    const asked = [...new Set(terms)];
    const question = [...asked.map((term) => quoted(term)), ...begun.map((beginning) => `${quoted(beginning)}*`)].join(' OR ');
    if (question === '') return [];
    const rows = this.#db.prepare(`SELECT kind, row_id, title, also, body FROM temp.answer_index WHERE answer_index MATCH ? ORDER BY ${RANKED} LIMIT ${LOOKED_AT}`).all(question) as Row[];
    const worth = this.#worthOf(asked);
    const whole = asked.reduce((sum, term) => sum + worth(term), 0);
    return rows.map((row) => this.#judged(row, asked, worth, whole, begun)).toSorted((left, right) => right.share - left.share).slice(0, limit);
  }

  #judged({ kind, row_id, title, also, body }: Row, asked: readonly string[], worth: (term: string) => number, whole: number, begun: readonly string[]): FoundDoc {
    const [names, rest] = [new Set([...title.split(' '), ...also.split(' ')]), new Set(body.split(' '))];
    const points = asked.reduce((sum, term) => sum + worth(term) * (names.has(term) ? 1 : rest.has(term) ? BODY_WORTH : 0), 0);
    const beginning = begun.some((start) => [...names].some((word) => word.startsWith(start))) ? 0.5 : 0;
    return { kind, id: row_id, share: whole === 0 ? beginning : Math.max(points / whole, beginning), named: asked.filter((term) => names.has(term)).length };
  }

  /** A term that few documents have says more. */
  #worthOf(asked: readonly string[]): (term: string) => number {
    const all = this.#rowOf.size;
    const counts = this.vocabulary();
    const worth = new Map(asked.map((term) => [term, Math.log2(1 + all / Math.max(1, counts.get(term) ?? 0))]));
    return (term) => worth.get(term) ?? 0;
  }
}

function quoted(term: string): string { return `"${term.replaceAll('"', '""')}"`; }
