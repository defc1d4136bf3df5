/** What is asked and what is answered: services, articles, live answers, and the questions nobody could answer. */
import type { WriteTx } from '../../../db/desk/database.ts';
import type { CallName, Output } from '../../../shared/contract/index.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { answerQuestion } from './ask.ts';
import { readOverview } from './live.ts';
import { articleRows, isFor, listOf, namesOf, readArticles, readServices, versionsOf } from './rows.ts';
import { collect, confirmRead, editArticle, publish, readQuestions, saveService, settle } from './steps.ts';

type AnswerCall = Extract<CallName, `answers.${string}`>;

function write<T>(ctx: CallContext, call: AnswerCall, change: (tx: WriteTx) => T): T {
  return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, change);
}

export const answerHandlers: HandlersOf<AnswerCall> = {
  'answers.ask': (ctx, input) => answerQuestion(ctx.db, ctx.clock.now(), requireUser(ctx).id, input),
  'answers.overview': ({ db, clock }) => readOverview(db, clock.now()),
  'answers.services': ({ db }) => readServices(db),
  'answers.articles': (ctx) => readArticles(ctx.db, ctx.clock.now(), requireUser(ctx).id),
  'answers.article': (ctx, { id }) => readArticle(ctx, id),
  'answers.people': ({ db }) => [...namesOf(db).users.values()].filter(({ active }) => active).map(({ id, name, role }) => ({ id, name, role })).toSorted((left, right) => left.name.localeCompare(right.name, 'id')),
  'answers.questions': ({ db, clock }, { settled }) => readQuestions(db, clock.now(), settled),

  'answers.saveService': (ctx, input) => write(ctx, 'answers.saveService', (tx) => saveService(ctx.db, tx, input)),
  'answers.publish': (ctx, input) => write(ctx, 'answers.publish', (tx) => publish(ctx.db, tx, input)),
  'answers.editArticle': (ctx, input) => write(ctx, 'answers.editArticle', (tx) => editArticle(ctx.db, tx, input)),
  'answers.confirmRead': (ctx, input) => write(ctx, 'answers.confirmRead', (tx) => confirmRead(ctx.db, tx, input)),
  'answers.collect': (ctx, input) => write(ctx, 'answers.collect', (tx) => collect(ctx.db, tx, input)),
  'answers.settleQuestion': (ctx, input) => write(ctx, 'answers.settleQuestion', (tx) => settle(ctx.db, tx, input)),
};

/** Of an SOP also who has read which version, those first who have not read the newest. */
function readArticle(ctx: CallContext, id: string): Output<'answers.article'> {
  const { db, clock } = ctx;
  const article = readArticles(db, clock.now(), requireUser(ctx).id, [id])[0];
  const row = articleRows(db, [id])[0];
  if (!article || !row) throw new Refusal('not_found');
  const { users } = namesOf(db);
  const versions = (versionsOf(db, [id]).get(id) ?? []).toReversed();
  const readings = db.all(db.build.selectFrom('article_reading').selectAll().where('article_id', '=', id).orderBy('at'));
  const numberOf = new Map(versions.map((version) => [version.id, version.number]));
  const newestBy = new Map(readings.toSorted((left, right) => (numberOf.get(left.version_id) ?? 0) - (numberOf.get(right.version_id) ?? 0)).map((reading) => [reading.actor, reading]));
  const expected = row.kind === 'sop' ? [...users.values()].filter((person) => person.active && isFor(row, person)) : [];
  const readers = expected.map(({ id: userId, name, role }) => { const read = newestBy.get(userId); return { userId, name, role, at: read?.at ?? null, number: read ? numberOf.get(read.version_id) ?? null : null }; });
  return {
    ...article, readers: readers.toSorted((left, right) => (left.number ?? 0) - (right.number ?? 0) || left.name.localeCompare(right.name, 'id')),
    versions: versions.map(({ id: versionId, number, title, body, also_asked, note, at, actor }) => ({ id: versionId, number, title, body, alsoAsked: listOf(also_asked, '\n'), note, at, actor: users.get(actor)?.name ?? '' })),
  };
}
