/** Calls as they are read: with who took them, the patient as known today, and what was done during them. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type IdentityFact, MOST_CALLS_LISTED, type PhoneCall, identityFactSchema } from '../../../shared/contract/calls.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { type Viewer, visibleTo } from '../complaints/visible.ts';
import { Refusal } from '../../kernel.ts';
import { personOf } from '../patients/person.ts';

type Link = PhoneCall['links'][number];
type Row = Omit<PhoneCall, 'version' | 'links' | 'direction'> & { readonly direction: PhoneCall['direction'] | null };

/** Promised and not yet made, whatever day they are from; the most overdue first. */
export function callsToReturn(db: DeskDatabase, viewer: Viewer): PhoneCall[] {
  return whole(db, viewer, db.all(callsOf(db).where('call_log.call_back_at', 'is not', null).where('call_log.settled_at', 'is', null)
    .orderBy('call_log.call_back_at').orderBy('call_log.id')));
}

export function readCall(db: DeskDatabase, viewer: Viewer, id: string): PhoneCall {
  const found = findCall(db, viewer, id);
  if (!found) throw new Refusal('not_found');
  return found;
}

export function findCall(db: DeskDatabase, viewer: Viewer, id: string): PhoneCall | undefined {
  return whole(db, viewer, db.all(callsOf(db).where('call_log.id', '=', id)))[0];
}

/** By the index of days; the newest first. */
export function listCalls(db: DeskDatabase, viewer: Viewer, { from, to, topic, result, direction, actorId, promised }: ParsedInput<'calls.list'>): Output<'calls.list'> {
  const days = callsOf(db).where('call_log.day', '>=', from).where('call_log.day', '<=', to);
  const wanted = days
    .$if(topic !== null, (query) => query.where('call_log.topic', '=', topic))
    .$if(result !== null, (query) => query.where('call_log.result', '=', result))
    .$if(direction !== null, (query) => query.where(sql<string>`coalesce(call_log.direction, 'in')`, '=', direction))
    .$if(actorId !== null, (query) => query.where('call_log.created_by', '=', actorId))
    .$if(promised, (query) => query.where('call_log.call_back_at', 'is not', null).where('call_log.settled_at', 'is', null));
  const total = db.first(wanted.clearSelect().select((eb) => eb.fn.countAll<number>().as('total')))?.total ?? 0;
  const operators = db.all(days.clearSelect().select((eb) => ['call_log.created_by as id', eb.fn.coalesce('user.full_name', 'call_log.created_by').as('name')]).distinct().orderBy('name'));
  return { rows: whole(db, viewer, db.all(wanted.orderBy('call_log.day', 'desc').orderBy('call_log.at', 'desc').orderBy('call_log.id', 'desc').limit(MOST_CALLS_LISTED))), total, operators };
}

const EARLIER_SHOWN = 4;
const EARLIER_READ = 60;

/** The newest call of each caller whose number begins so. */
export function earlierCallers(db: DeskDatabase, start: string): Output<'calls.earlier'> {
  const rows = db.all(db.build.selectFrom('call_log').leftJoin('patient', (join) => join.on('patient.id', '=', personOf('call_log.patient_id')))
    .select(['call_log.id', 'call_log.at', 'call_log.caller_name as callerName', 'call_log.phone', 'call_log.relation', personOf<string | null>('call_log.patient_id').as('patientId'), 'patient.name as patientName', 'call_log.topic'])
    // A range, so that the index of numbers answers it.
    .where('call_log.phone', '>=', start).where('call_log.phone', '<', `${start}\uFFFF`).where('call_log.voided_at', 'is', null)
    .orderBy('call_log.phone').limit(EARLIER_READ));
  const newest = new Map<string, (typeof rows)[number]>();
  for (const row of rows.toSorted((one, other) => other.at - one.at)) {
    const who = `${row.callerName.toLowerCase()} ${row.phone ?? ''} ${row.patientId ?? ''}`;
    if (!newest.has(who)) newest.set(who, row);
  }
  return [...newest.values()].slice(0, EARLIER_SHOWN);
}

function callsOf(db: DeskDatabase) {
  return db.build.selectFrom('call_log').leftJoin('patient', (join) => join.on('patient.id', '=', personOf('call_log.patient_id'))).leftJoin('user', 'user.id', 'call_log.created_by')
    .where('call_log.voided_at', 'is', null).select((eb) => [
      'call_log.id', 'call_log.at', 'call_log.direction', 'call_log.seconds', 'call_log.caller_name as callerName', 'call_log.phone', 'call_log.relation', personOf<string | null>('call_log.patient_id').as('patientId'),
      'patient.name as patientName', 'call_log.topic', 'call_log.note', 'call_log.result', 'call_log.call_back_at as callBackAt', 'call_log.settled_at as settledAt', 'call_log.outcome',
      eb.fn.coalesce('user.full_name', 'call_log.created_by').as('actor'),
    ]);
}

function whole(db: DeskDatabase, viewer: Viewer, rows: readonly Row[]): PhoneCall[] {
  const links = readLinks(db, viewer, rows.map(({ id }) => id));
  // Calls from before outgoing ones were written down were all taken.
  return rows.map((row) => ({ ...row, direction: row.direction ?? 'in', links: links.get(row.id) ?? [], version: db.version('call_log', row.id) ?? '' }));
}

/** By call, in order of time; a complaint that the viewer may not see has no link. */
export function readLinks(db: DeskDatabase, viewer: Viewer, callIds: readonly string[]): ReadonlyMap<string, Link[]> {
  if (callIds.length === 0) return new Map();
  const rows = db.all(db.build.selectFrom('call_link').leftJoin('user', 'user.id', 'call_link.actor')
    .select((eb) => ['call_link.call_id as callId', 'call_link.kind', 'call_link.about_id as aboutId', 'call_link.at', 'call_link.facts', eb.fn.coalesce('user.full_name', 'call_link.actor').as('actor')])
    .where('call_link.call_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(callIds)}))`)
    .where((eb) => eb.or([eb('call_link.kind', '!=', 'complaint'), eb.exists(eb.selectFrom('complaint').select('complaint.id').whereRef('complaint.id', '=', 'call_link.about_id').where(visibleTo(viewer)))]))
    .orderBy('call_link.at').orderBy('call_link.id'));
  const byCall = Map.groupBy(rows, ({ callId }) => callId);
  return new Map([...byCall].map(([callId, of]) => [callId, of.map(({ facts, ...link }) => ({ ...link, facts: factsOf(facts) }))]));
}

/** As kept: words with commas between them. */
export function factsOf(kept: string | null): IdentityFact[] {
  return (kept ?? '').split(',').flatMap((word) => { const read = identityFactSchema.safeParse(word); return read.success ? [read.data] : []; });
}

