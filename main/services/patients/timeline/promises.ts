/** Messages, what was promised, and short notes. */
import { sql } from 'kysely';
import { aboutNothingHidden } from '../../messages/outbox.ts';
import { type Source, actorOf, afterPlace, column, textColumn } from './place.ts';

export const messageEntries: Source<'message'> = ({ db, ids, after, limit }) => db.all(db.build.selectFrom('message').leftJoin('user', 'user.id', 'message.state_by')
  .select(['message.id', 'message.state_at', 'message.channel', 'message.purpose', 'message.state', 'message.text', 'message.note', 'message.state_by', 'user.full_name'])
  .where('message.patient_id', 'in', ids).where('message.voided_at', 'is', null).where(aboutNothingHidden())
  .where(afterPlace('message', after, column('message.state_at'), textColumn('message.id'))).orderBy('message.state_at', 'desc').orderBy('message.id', 'desc').limit(limit))
  .map(({ id, state_at: at, state_by, full_name, ...row }) => ({ kind: 'message', key: id, id, at, ...row, actor: actorOf(full_name, state_by), desk: null }));

export const followUpEntries: Source<'follow_up'> = ({ db, ids, after, limit }) => {
  const at = sql<number>`coalesce(follow_up.done_at, follow_up.created_at)`;
  return db.all(db.build.selectFrom('follow_up').leftJoin('user', (join) => join.on('user.id', '=', sql`coalesce(follow_up.done_by, follow_up.created_by)`))
    .select(['follow_up.id', at.as('at'), 'follow_up.text as todo', 'follow_up.due_at as dueAt', 'follow_up.outcome', 'follow_up.result as note', 'follow_up.created_by', 'user.full_name'])
    .where('follow_up.patient_id', 'in', ids).where('follow_up.voided_at', 'is', null).where(afterPlace('follow_up', after, at, textColumn('follow_up.id')))
    .orderBy(at, 'desc').orderBy('follow_up.id', 'desc').limit(limit))
    .map(({ created_by, full_name, ...row }) => ({ kind: 'follow_up', key: row.id, ...row, actor: actorOf(full_name, created_by), desk: null }));
};

export const noteEntries: Source<'note'> = ({ db, ids, after, limit }) => db.all(db.build.selectFrom('contact_note').leftJoin('user', 'user.id', 'contact_note.actor')
  .select(['contact_note.id', 'contact_note.at', 'contact_note.text', 'contact_note.corrects', 'contact_note.actor', 'user.full_name',
    // Those of one person are few, and an index of the patient finds them.
    sql<number>`EXISTS (SELECT 1 FROM contact_note AS later WHERE later.patient_id = contact_note.patient_id AND later.corrects = contact_note.id)`.as('corrected')])
  .where('contact_note.patient_id', 'in', ids).where(afterPlace('note', after, column('contact_note.at'), textColumn('contact_note.id')))
  .orderBy('contact_note.at', 'desc').orderBy('contact_note.id', 'desc').limit(limit))
  .map(({ actor, full_name, corrected, ...row }) => ({ kind: 'note', key: row.id, ...row, corrected: corrected === 1, actor: actorOf(full_name, actor), desk: null }));
