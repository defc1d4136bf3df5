/**
 * Answers on the notice board, for reporters whom nobody knows: a tracking code and what became of it, nothing that tells who it was.
 * What was posted stays word for word in the timeline; a newer answer makes the complaint one that is to be posted again.
 */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ComplaintTable } from '../../../db/desk/schema.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { tellsWho } from '../../../shared/domain/notice-text.ts';
import { type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { complaintFor } from './detail.ts';
import { eventsOf } from './events.ts';
import { addEvent } from './steps.ts';
import { type Viewer, visibleTo } from './visible.ts';

/** An answer older than this is no news on a board. */
const NEWS_MS = 60 * 86_400_000;
const ANSWERS: ReadonlySet<string> = new Set(['answer', 'letter', 'resolve']);

function toPost(db: DeskDatabase, now: number, viewer: Viewer): Output<'complaints.toPost'> {
  const rows = db.all(db.build.selectFrom('complaint').innerJoin('complaint_intake', 'complaint_intake.complaint_id', 'complaint.id')
    .select(['complaint.id', 'complaint.number', 'complaint.received_at as receivedAt', 'complaint.state', 'complaint_intake.tracking_code as code'])
    .where('complaint_intake.tracking_code', 'is not', null).where('complaint.anonymous', '=', 1).where('complaint.voided_at', 'is', null).where('complaint.state', 'in', ['answered', 'resolved', 'waiting_unit', 'in_progress'])
    .where('complaint.first_answer_at', 'is not', null).where('complaint.updated_at', '>=', now - NEWS_MS).where(visibleTo(viewer)));
  return rows.flatMap((row) => {
    const events = eventsOf(db, row.id);
    const answer = events.findLastIndex(({ action }) => ANSWERS.has(action));
    const answeredAt = events[answer]?.at;
    if (row.code === null || answeredAt === undefined || answeredAt < now - NEWS_MS || events.findLastIndex(({ action }) => action === 'post') > answer) return [];
    return [{ ...row, code: row.code, answeredAt, version: db.version('complaint', row.id) ?? '' }];
  }).toSorted((one, other) => one.answeredAt - other.answeredAt || (one.id < other.id ? -1 : 1));
}

/** Names that must not be read on a board: the patient's, the accused's, the owner's. */
function namesAround(db: DeskDatabase, row: ComplaintTable): string[] {
  const patient = row.patient_id === null ? undefined : db.first(db.build.selectFrom('patient').select('name').where('id', '=', row.patient_id));
  const users = [row.accused_id, row.owner_id].flatMap((id) => (id === null ? [] : db.first(db.build.selectFrom('user').select('full_name').where('id', '=', id))?.full_name ?? []));
  return [...(patient ? [patient.name] : []), ...users];
}

type Entry = ParsedInput<'complaints.post'>['entries'][number];

/** The complaint and its code, of an anonymous reporter who has an answer. */
function postable(db: DeskDatabase, viewer: Viewer, { id, expectedVersion, text }: Entry, at: number): { row: ComplaintTable; code: string } {
  const row = complaintFor(db, viewer, id);
  if (db.version('complaint', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
  const code = db.first(db.build.selectFrom('complaint_intake').select('tracking_code').where('complaint_id', '=', id).where('tracking_code', 'is not', null))?.tracking_code;
  if (row.anonymous === 0 || row.first_answer_at === null || code === undefined || code === null) throw new Refusal('step_not_allowed');
  const telling = tellsWho(text, namesAround(db, row));
  if (telling.length > 0) throw new Refusal('invalid_input', { fields: { [`entries.${at}.text`]: 'tells_who' } });
  return { row, code };
}

export const noticeHandlers: HandlersOf<'complaints.toPost' | 'complaints.post'> = {
  'complaints.toPost': (ctx) => toPost(ctx.db, ctx.clock.now(), requireUser(ctx)),

  'complaints.post': (ctx, { entries }) => {
    const { db } = ctx;
    const user = requireUser(ctx);
    if (new Set(entries.map(({ id }) => id)).size !== entries.length) throw new Refusal('invalid_input');
    return db.write({ actor: user.id, requestId: ctx.requestId, call: 'complaints.post' }, (tx) => ({
      postedAt: tx.now,
      entries: entries.map((entry, at) => {
        const { row, code } = postable(db, user, entry, at);
        addEvent(db, tx, row.id, 'post', { text: entry.text });
        tx.audit('print', 'complaint', row.id, 'notice');
        return { code, receivedAt: row.received_at, text: entry.text };
      }),
    }));
  },
};
