/**
 * The people that lists and searches show are told to the audit log here, for all calls in one place, so that no service
 * has to remember it. What each call leaves stands in shared/contract/audited.ts.
 */
import { type DeskDatabase, isSqlite } from '../../../db/desk/database.ts';
import type { CallName, Output, ParsedInput } from '../../../shared/contract/index.ts';
import type { CallContext, HandlersOf } from '../../kernel.ts';
import { noteSearch } from './searches.ts';

/** Screens ask again after every change at the desk; who works with a list is told once an hour. */
const AGAIN_MS = 3_600_000;
const MOST_REMEMBERED = 5_000;

interface View { readonly entity: string; readonly rowId?: string; readonly detail: string }
/** What was shown; null when it was nobody. */
type ViewOf<N extends CallName> = (input: ParsedInput<N>, output: Output<N>) => View | null;
type Views = { readonly [N in CallName]?: ViewOf<N> };

const someone = (people: readonly unknown[], view: View): View | null => (people.length > 0 ? view : null);

/** Calls declared as `list`. */
export const LIST_VIEWS = {
  'patients.recent': (_, people) => someone(people, { entity: 'patient', detail: 'list recent' }),
  'patients.nikOwners': (_, [owner]) => (owner ? { entity: 'patient', rowId: owner.id, detail: 'same nik' } : null),
  'patients.timeline': ({ patientId }, { entries }) => someone(entries, { entity: 'patient', rowId: patientId, detail: 'timeline' }),
  'consents.ofPatient': ({ patientId }) => ({ entity: 'patient', rowId: patientId, detail: 'consents' }),
  'restricted.openings': ({ patientId }, openings) => someone(openings, { entity: 'patient', rowId: patientId, detail: 'openings' }),
  'queue.board': (_, entries) => someone(entries, { entity: 'queue_entry', detail: 'list' }),
  'paper.entered': ({ day }, visits) => someone(visits, { entity: 'visit', detail: `list written later ${day}` }),
  'queue.history': ({ visitId }, places) => someone(places, { entity: 'visit', rowId: visitId, detail: 'queue' }),
  'emergencies.list': (_, people) => someone(people, { entity: 'emergency', detail: 'list' }),
  'appointments.day': ({ day }, { appointments }) => someone(appointments, { entity: 'appointment', detail: `list ${day}` }),
  'appointments.list': ({ from, to }, { rows }) => someone(rows, { entity: 'appointment', detail: `list ${from} – ${to}` }),
  'appointments.days': ({ from, days }, sheets) => someone(sheets.flatMap(({ appointments }) => appointments), { entity: 'appointment', detail: `list ${from} ${days} days` }),
  'appointments.stranded': (_, appointments) => someone(appointments, { entity: 'appointment', detail: 'list stranded' }),
  'appointments.ofPatient': ({ patientId }, appointments) => someone(appointments, { entity: 'patient', rowId: patientId, detail: 'appointments' }),
  'waitlist.list': ({ ended }, entries) => someone(entries, { entity: 'waitlist_entry', detail: ended ? 'list with ended' : 'list' }),
  'waitlist.ofPatient': ({ patientId }, entries) => someone(entries, { entity: 'patient', rowId: patientId, detail: 'waiting list' }),
  'handOffs.list': (_, slips) => someone(slips.filter(({ patientId }) => patientId !== null), { entity: 'hand_off', detail: 'list' }),
  'handOffs.ofPatient': ({ patientId }, slips) => someone(slips, { entity: 'patient', rowId: patientId, detail: 'slips to units' }),
  'shiftNotes.draft': () => ({ entity: 'shift_note', detail: 'list what is open' }),
  'series.preview': ({ patientId }) => ({ entity: 'patient', rowId: patientId, detail: 'series' }),
  'series.of': (_, series) => (series ? { entity: 'patient', rowId: series.patientId, detail: 'series' } : null),
  'series.ofPatient': ({ patientId }, series) => someone(series, { entity: 'patient', rowId: patientId, detail: 'series' }),
  'absences.plan': (_, { affected }) => someone(affected, { entity: 'appointment', detail: 'list to rebook' }),
  'absences.untold': (_, untold) => someone(untold, { entity: 'rebooking', detail: 'list untold' }),
  'messages.due': (_, { rows }) => someone(rows, { entity: 'message', detail: 'list due' }),
  'messages.marked': ({ day }, rows) => someone(rows, { entity: 'message', detail: `list ${day}` }),
  'messages.recalls': (_, recalls) => someone(recalls, { entity: 'recall_attempt', detail: 'list to recall' }),
  'answers.ask': ({ patientId }, { answer }) => (answer.kind === 'appointment' && patientId !== null ? { entity: 'patient', rowId: patientId, detail: 'appointments asked for' } : null),
  'merges.ofPatient': ({ patientId }, merges) => someone(merges, { entity: 'patient', rowId: patientId, detail: 'merges' }),
  'complaints.list': ({ show }, complaints) => someone(complaints, { entity: 'complaint', detail: `list ${show}` }),
  'complaints.ofPatient': ({ patientId }, complaints) => someone(complaints, { entity: 'patient', rowId: patientId, detail: 'complaints' }),
  'complaints.similar': (_, complaints) => someone(complaints, { entity: 'complaint', detail: 'list similar' }),
  'calls.list': ({ from, to }, { rows }) => someone(rows, { entity: 'call_log', detail: from === to ? `list ${from}` : `list ${from} – ${to}` }),
  'calls.earlier': (_, callers) => someone(callers, { entity: 'call_log', detail: 'list same number' }),
  'calls.appointments': ({ patientId }, appointments) => someone(appointments, { entity: 'patient', rowId: patientId, detail: 'appointments' }),
  'calls.toReturn': (_, calls) => someone(calls, { entity: 'call_log', detail: 'list to return' }),
  'reports.open': ({ day }, { entries, appointments, callBacks, complaints }) => someone([...entries, ...appointments, ...callBacks, ...complaints], { entity: 'day_closing', detail: `list ${day}` }),
  'imports.inspect': ({ jobId }, { sample }) => someone(sample, { entity: 'import', rowId: jobId, detail: 'sample' }),
  'imports.rows': ({ jobId }, rows) => someone(rows, { entity: 'import', rowId: jobId, detail: 'rows' }),
  'imports.correct': ({ jobId }) => ({ entity: 'import', rowId: jobId, detail: 'rows' }),
  // Of the inbox only a promised call and a follow-up name somebody.
  'attention.list': (_, items) => someone(items.filter(({ kind }) => kind === 'call_back_due' || kind === 'follow_up_due'), { entity: 'call_log', detail: 'list inbox' }),
  'contacts.preference': ({ patientId }) => ({ entity: 'patient', rowId: patientId, detail: 'contact preference' }),
  'contacts.followUps': ({ patientId, show }, rows) => someone(rows, patientId === null ? { entity: 'follow_up', detail: `list ${show}` } : { entity: 'patient', rowId: patientId, detail: 'follow-ups' }),
  'messages.compose': ({ patientId }) => ({ entity: 'patient', rowId: patientId, detail: 'message' }),
  'duplicates.list': ({ show }, { pairs }) => someone(pairs, { entity: 'duplicate_verdict', detail: `list ${show}` }),
  'sync.conflicts': (_, conflicts) => someone(conflicts, { entity: 'sync_conflict', detail: 'list' }),
  'sync.heldBack': (_, items) => someone(items, { entity: 'sync_conflict', detail: 'list held back' }),
  'audit.list': ({ patientId }, entries) => someone(entries, patientId === null ? { entity: 'audit_entry', detail: 'list' } : { entity: 'patient', rowId: patientId, detail: 'trail' }),
  'audit.ofPatient': ({ patientId }) => ({ entity: 'patient', rowId: patientId, detail: 'trail' }),
} as const satisfies Views;

const told = new WeakMap<DeskDatabase, Map<string, number>>();

function noteView({ db, clock, user }: CallContext, call: CallName, { entity, rowId = null, detail }: { readonly entity: string; readonly rowId?: string | null; readonly detail: string }): void {
  if (!user) return;
  const remembered = told.get(db) ?? new Map<string, number>();
  told.set(db, remembered);
  const [key, now] = [JSON.stringify([user.id, entity, rowId, detail]), clock.now()];
  const last = remembered.get(key);
  // A PC clock that went back must not silence the log.
  if (last !== undefined && Math.abs(now - last) < AGAIN_MS) return;
  try {
    db.write({ actor: user.id, requestId: null, call }, (tx) => { tx.audit('view', entity, rowId, detail); });
  } catch (error) {
    // A full disk stops every record and every change; the board stays to be read, and the entry is tried again.
    if (!isSqlite(error, 'SQLITE_FULL')) throw error;
    return;
  }
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, now);
}

/** The same handlers; what a list or a search has shown is noted once it is known and before it is answered. */
export function tellingViews(handlers: HandlersOf<CallName>): HandlersOf<CallName> {
  const lists: Views = LIST_VIEWS;
  const all = { ...handlers } as Record<CallName, (ctx: CallContext, input: never) => unknown>;
  for (const call of Object.keys(LIST_VIEWS) as (keyof typeof LIST_VIEWS)[]) {
    const handler = all[call];
    const viewOf = lists[call] as (input: never, output: unknown) => View | null;
    all[call] = async (ctx, input) => {
      const output = await handler(ctx, input);
      const view = viewOf(input, output);
      if (view) noteView(ctx, call, view);
      return output;
    };
  }
  return {
    ...all as HandlersOf<CallName>,
    'patients.search': async (ctx, input) => {
      const hits = await handlers['patients.search'](ctx, input);
      noteSearch(ctx, { call: 'patients.search', typed: input.text, by: [...new Set(hits.map(({ match }) => match))].join(', '), people: hits.map(({ id }) => id) });
      return hits;
    },
    'patients.candidates': async (ctx, input) => {
      const found = await handlers['patients.candidates'](ctx, input);
      noteSearch(ctx, { call: 'patients.candidates', typed: input.name, by: 'similar to a form', people: found.map(({ id }) => id) });
      return found;
    },
  };
}
