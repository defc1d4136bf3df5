/** What is written down: services, articles and their versions, that somebody read one, questions nobody could answer. Each runs inside the transaction that saves it. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { CollectedQuestion } from '../../../shared/contract/answers.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { foldQuestion } from '../../../shared/answers/fold-question.ts';
import { Refusal } from '../../kernel.ts';
import { kept } from '../clinic.ts';
import { namesOf, versionsOf } from './rows.ts';

const DAY_MS = 86_400_000;
const SETTLED_SHOWN_DAYS = 90;

function refuseOlder(db: DeskDatabase, table: 'service' | 'article', id: string, expectedVersion: string | null): void {
  const row = db.first(db.build.selectFrom(table).select('id').where('id', '=', id).where('voided_at', 'is', null));
  if (!row) throw new Refusal('not_found');
  if (db.version(table, id) !== expectedVersion) throw new Refusal('changed_meanwhile');
}

export function saveService(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, name, unitId, tariff, minutes, preparation, payerRules, synonyms, active }: ParsedInput<'answers.saveService'>): { id: string } {
  // Commas part the other names.
  const values = { name, unit_id: unitId, tariff, minutes, preparation: preparation || null, payer_rules: payerRules || null, synonyms: [...new Set(synonyms.map((synonym) => synonym.replaceAll(',', ' ').trim()))].join(','), active: active ? (1 as const) : (0 as const) };
  if (id === null) {
    const newId = tx.newId();
    tx.run(db.build.insertInto('service').values({ id: newId, ...values, ...kept(tx) }));
    tx.audit('create', 'service', newId);
    return { id: newId };
  }
  refuseOlder(db, 'service', id, expectedVersion);
  tx.run(db.build.updateTable('service').set({ ...values, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  tx.audit('update', 'service', id);
  return { id };
}

type About = Pick<ParsedInput<'answers.editArticle'>, 'unitId' | 'audience' | 'ownerId' | 'reviewDay'>;
function aboutColumns({ unitId, audience, ownerId, reviewDay }: About) { return { unit_id: unitId, audience: [...new Set(audience)].join(','), owner_id: ownerId, review_day: reviewDay }; }

/** The version is a row of its own; the article's row changes with it, so that of two who write at once the second is told. */
export function publish(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, kind, title, body, alsoAsked, note, question, ...about }: ParsedInput<'answers.publish'>): { id: string; versionId: string } {
  const articleId = id ?? tx.newId();
  if (id === null) {
    tx.run(db.build.insertInto('article').values({ id: articleId, kind, ...aboutColumns(about), active: 1, ...kept(tx) }));
    tx.audit('create', 'article', articleId);
  } else {
    refuseOlder(db, 'article', id, expectedVersion);
    tx.run(db.build.updateTable('article').set({ ...aboutColumns(about), active: 1, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
    tx.audit('update', 'article', id, 'publish');
  }
  const versionId = tx.newId();
  tx.run(db.build.insertInto('article_version').values({ id: versionId, article_id: articleId, title, body, also_asked: alsoAsked.join('\n'), note: note || null, at: tx.now, actor: tx.actor }));
  if (question !== null) settle(db, tx, { folded: question, articleId, note: null });
  return { id: articleId, versionId };
}

export function editArticle(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, active, ...about }: ParsedInput<'answers.editArticle'>): { id: string } {
  refuseOlder(db, 'article', id, expectedVersion);
  tx.run(db.build.updateTable('article').set({ ...aboutColumns(about), active: active ? 1 : 0, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  tx.audit('update', 'article', id);
  return { id };
}

/** Said twice, it is kept once. */
export function confirmRead(db: DeskDatabase, tx: WriteTx, { articleId, versionId }: ParsedInput<'answers.confirmRead'>): { id: string } {
  if (!versionsOf(db, [articleId]).get(articleId)?.some(({ id }) => id === versionId)) throw new Refusal('not_found');
  const before = tx.first(db.build.selectFrom('article_reading').select('id').where('version_id', '=', versionId).where('actor', '=', tx.actor));
  if (before) return before;
  const id = tx.newId();
  tx.run(db.build.insertInto('article_reading').values({ id, article_id: articleId, version_id: versionId, at: tx.now, actor: tx.actor }));
  tx.audit('create', 'article_reading', id);
  return { id };
}

export function collect(db: DeskDatabase, tx: WriteTx, { text, source, callId }: ParsedInput<'answers.collect'>): Output<'answers.collect'> {
  const folded = foldQuestion(text);
  const id = tx.newId();
  tx.run(db.build.insertInto('unanswered_question').values({ id, text, folded, source, call_id: callId, at: tx.now, actor: tx.actor }));
  tx.audit('create', 'unanswered_question', id);
  return { folded, count: readQuestions(db, tx.now, false).find((question) => question.folded === folded)?.count ?? 1 };
}

export function settle(db: DeskDatabase, tx: WriteTx, { folded, articleId, note }: ParsedInput<'answers.settleQuestion'>): Record<string, never> {
  if (articleId === null && !note) throw new Refusal('invalid_input', { fields: { note: 'reason_required' } });
  if (articleId !== null && !db.first(db.build.selectFrom('article').select('id').where('id', '=', articleId).where('voided_at', 'is', null))) throw new Refusal('not_found');
  if (!readQuestions(db, tx.now, false).some((question) => question.folded === folded)) throw new Refusal('not_found');
  const id = tx.newId();
  tx.run(db.build.insertInto('question_settlement').values({ id, folded, outcome: articleId === null ? 'other' : 'article', article_id: articleId, note: note || null, at: tx.now, actor: tx.actor }));
  tx.audit('create', 'question_settlement', id);
  return {};
}

/** Folded from the rows in the order of their times, so that it does not matter in which order desks tell them. A settlement holds for what was asked before it. */
export function readQuestions(db: DeskDatabase, now: number, settled: boolean): CollectedQuestion[] {
  const asked = db.all(db.build.selectFrom('unanswered_question').selectAll().orderBy('at').orderBy('id'));
  const settlements = Map.groupBy(db.all(db.build.selectFrom('question_settlement').selectAll().orderBy('at').orderBy('id')), ({ folded }) => folded);
  const { users } = namesOf(db);
  const titles = new Map([...versionsOf(db, null)].map(([id, versions]) => [id, versions.at(-1)?.title ?? null]));
  const questions = [...Map.groupBy(asked, ({ folded }) => folded)].flatMap(([folded, rows]): CollectedQuestion[] => {
    const last = settlements.get(folded)?.at(-1);
    const open = last === undefined ? rows : rows.filter(({ at }) => at > last.at);
    if (settled !== (open.length === 0)) return [];
    const shown = settled ? rows : open;
    const newest = shown.at(-1);
    if (!newest || (settled && (last?.at ?? 0) < now - SETTLED_SHOWN_DAYS * DAY_MS)) return [];
    return [{
      folded, text: newest.text, count: shown.length, firstAt: shown[0]?.at ?? newest.at, lastAt: newest.at, by: users.get(newest.actor)?.name ?? '', sources: [...new Set(shown.map(({ source }) => source))],
      callIds: [...new Set(shown.flatMap(({ call_id }) => call_id ?? []))],
      settled: settled && last ? { outcome: last.outcome, articleId: last.article_id, article: last.article_id && (titles.get(last.article_id) ?? null), note: last.note, at: last.at, by: users.get(last.actor)?.name ?? '' } : null,
    }];
  });
  return questions.toSorted((left, right) => (settled ? (right.settled?.at ?? 0) - (left.settled?.at ?? 0) : right.count - left.count || right.lastAt - left.lastAt));
}
