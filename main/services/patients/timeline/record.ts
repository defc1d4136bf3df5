/** Consents and merges: each row tells two moments, the one when it was made and the one when it was taken back. */
import { type RawBuilder, sql } from 'kysely';
import { STOP_WITHIN_MS } from '../../../../shared/contract/consents.ts';
import type { TimelineEntryOf } from '../../../../shared/contract/timeline.ts';
import { type Source, type Wish, actorOf, afterPlace, column, textColumn } from './place.ts';

export const consentEntries: Source<'consent'> = (wish) => [...given(wish), ...withdrawn(wish)];

function consents({ db, ids }: Wish) {
  return db.build.selectFrom('consent').select(['consent.id', 'consent.kind', 'consent.given_at', 'consent.given_by', 'consent.relation', 'consent.how', 'consent.note', 'consent.withdrawn_at', 'consent.withdraw_reason', 'consent.created_by', 'consent.withdrawn_by'])
    .where('consent.patient_id', 'in', ids).where('consent.voided_at', 'is', null);
}

function given(wish: Wish): TimelineEntryOf<'consent'>[] {
  const { db, after, limit } = wish;
  return db.all(consents(wish).leftJoin('user', 'user.id', 'consent.created_by').select('user.full_name').where('consent.given_at', 'is not', null).$narrowType<{ given_at: number }>()
    .where(afterPlace('consent', after, column('consent.given_at'), textColumn('consent.id'))).orderBy('consent.given_at', 'desc').orderBy('consent.id', 'desc').limit(limit))
    .map((row) => ({
      kind: 'consent', key: row.id, id: row.id, at: row.given_at, consent: row.kind, step: 'given', givenBy: row.given_by, relation: row.relation, how: row.how, reason: row.note, stopBy: null,
      actor: actorOf(row.full_name, row.created_by), desk: null,
    }));
}

/** The key of the same row at its other moment. */
function later(id: string): RawBuilder<string> { return sql<string>`${sql.ref(id)} || ':w'`; }

function withdrawn(wish: Wish): TimelineEntryOf<'consent'>[] {
  const { db, after, limit } = wish;
  return db.all(consents(wish).leftJoin('user', 'user.id', 'consent.withdrawn_by').select('user.full_name').where('consent.withdrawn_at', 'is not', null).$narrowType<{ withdrawn_at: number }>()
    .where(afterPlace('consent', after, column('consent.withdrawn_at'), later('consent.id'))).orderBy('consent.withdrawn_at', 'desc').orderBy('consent.id', 'desc').limit(limit))
    .map((row) => ({
      kind: 'consent', key: `${row.id}:w`, id: row.id, at: row.withdrawn_at, consent: row.kind, step: 'withdrawn', givenBy: row.given_by, relation: row.relation, how: row.how, reason: row.withdraw_reason,
      stopBy: row.withdrawn_at + STOP_WITHIN_MS, actor: row.full_name, desk: null,
    }));
}

export const mergeEntries: Source<'merge'> = (wish) => [...merged(wish), ...undone(wish)];

function merges({ db, ids }: Wish) {
  return db.build.selectFrom('patient_merge').innerJoin('patient as gone', 'gone.id', 'patient_merge.from_id').innerJoin('patient as kept', 'kept.id', 'patient_merge.into_id')
    .select(['patient_merge.id', 'patient_merge.created_at', 'patient_merge.created_by', 'patient_merge.note', 'patient_merge.undone_at', 'patient_merge.undone_by', 'patient_merge.undo_reason', 'gone.record_number as fromNumber', 'kept.record_number as intoNumber'])
    .where((eb) => eb.or([eb('patient_merge.from_id', 'in', ids), eb('patient_merge.into_id', 'in', ids)])).where('patient_merge.voided_at', 'is', null);
}

function merged(wish: Wish): TimelineEntryOf<'merge'>[] {
  const { db, after, limit } = wish;
  return db.all(merges(wish).leftJoin('user', 'user.id', 'patient_merge.created_by').select('user.full_name')
    .where(afterPlace('merge', after, column('patient_merge.created_at'), textColumn('patient_merge.id'))).orderBy('patient_merge.created_at', 'desc').orderBy('patient_merge.id', 'desc').limit(limit))
    .map((row) => ({ kind: 'merge', key: row.id, id: row.id, at: row.created_at, step: 'merged', fromNumber: row.fromNumber, intoNumber: row.intoNumber, reason: row.note, actor: actorOf(row.full_name, row.created_by), desk: null }));
}

function undone(wish: Wish): TimelineEntryOf<'merge'>[] {
  const { db, after, limit } = wish;
  return db.all(merges(wish).leftJoin('user', 'user.id', 'patient_merge.undone_by').select('user.full_name').where('patient_merge.undone_at', 'is not', null).$narrowType<{ undone_at: number }>()
    .where(afterPlace('merge', after, column('patient_merge.undone_at'), later('patient_merge.id'))).orderBy('patient_merge.undone_at', 'desc').orderBy('patient_merge.id', 'desc').limit(limit))
    .map((row) => ({ kind: 'merge', key: `${row.id}:w`, id: row.id, at: row.undone_at, step: 'undone', fromNumber: row.fromNumber, intoNumber: row.intoNumber, reason: row.undo_reason, actor: row.full_name, desk: null }));
}
