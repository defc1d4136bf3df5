/**
 * Restricted records are withheld here, around all handlers and in one place, so that no service has to remember it: a call
 * that names such a patient is refused, lists of patients do not have them, and rows where they cannot be absent (the queue,
 * the day's appointments) show a number and no name.
 */
import { AUDITED } from '../../../shared/contract/audited.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import type { CallName } from '../../../shared/contract/index.ts';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { WITHHELD } from '../../../shared/contract/restricted.ts';
import { type CallContext, type HandlersOf, Refusal } from '../../kernel.ts';
import { type OwnedTable, hiddenIds, ownedRows, ownerOf, peopleOf } from './hidden.ts';
import { type Hidden, withoutHidden } from './mask.ts';
import type { OpenedRecords } from './opened.ts';

/** Steps of one person's row that nobody takes without knowing whose it is. Moving the queue on is none of them. */
const OF_ROW: Readonly<Partial<Record<CallName, OwnedTable>>> = {
  'appointments.move': 'appointment', 'appointments.cancel': 'appointment', 'appointments.checkIn': 'appointment', 'appointments.reinstate': 'appointment',
  'appointments.confirm': 'appointment', 'appointments.correct': 'appointment',
  'waitlist.edit': 'waitlist_entry', 'waitlist.offer': 'waitlist_entry', 'waitlist.answer': 'waitlist_entry', 'waitlist.withdraw': 'waitlist_entry',
  'series.of': 'appointment', 'series.cancelRest': 'appointment_series',
  'handOffs.get': 'hand_off', 'handOffs.accept': 'hand_off', 'handOffs.start': 'hand_off', 'handOffs.finish': 'hand_off', 'handOffs.reject': 'hand_off', 'handOffs.cancel': 'hand_off', 'handOffs.undo': 'hand_off', 'handOffs.slip': 'hand_off',
  'complaints.edit': 'complaint', 'calls.settle': 'call_log', 'calls.postpone': 'call_log', 'messages.recalled': 'appointment', 'emergencies.note': 'emergency',
  'contacts.editFollowUp': 'follow_up', 'contacts.finishFollowUp': 'follow_up', 'messages.open': 'message', 'messages.mark': 'message',
  'emergencies.get': 'emergency', 'emergencies.close': 'emergency', 'emergencies.identify': 'emergency',
};
const PAPERS: Readonly<Record<string, OwnedTable>> = { complaint: 'complaint', complaint_slip: 'complaint', appointment_slip: 'appointment', emergency_slip: 'emergency' };
/** These take a number from the person in front of the desk, or say only that a record is restricted. */
const OPEN_TO_ALL: ReadonlySet<CallName> = new Set(['restricted.open', 'restricted.match']);

type AnyHandler = (ctx: CallContext, input: never) => unknown;

/** The same handlers; what the session may not see now is neither taken nor told. */
export function withholding(handlers: HandlersOf<CallName>, opened: OpenedRecords): HandlersOf<CallName> {
  const all = { ...handlers } as Record<CallName, AnyHandler>;
  for (const call of Object.keys(all) as CallName[]) {
    const handler = all[call];
    if (!OPEN_TO_ALL.has(call) && showsPeople(call)) all[call] = guarded(call, handler, opened);
  }
  const search = handlers['patients.search'];
  const recent = handlers['patients.recent'];
  const get = all['patients.get'] as HandlersOf<'patients.get'>['patients.get'];
  return {
    ...all as HandlersOf<CallName>,
    'patients.get': async (ctx, input) => {
      const detail = await get(ctx, input);
      return detail.restriction === null ? detail : { ...detail, restriction: { ...detail.restriction, openUntil: opened.until(input.id, ctx.clock) } };
    },
    'patients.search': (ctx, input) => filled(ctx, opened, input.limit, (limit) => search(ctx, { ...input, limit })),
    'patients.recent': (ctx, input) => filled(ctx, opened, input.limit, (limit) => recent(ctx, { ...input, limit })),
  };
}

/** What shows no person by declaration is left as it is. */
function showsPeople(call: CallName): boolean {
  const audited = AUDITED[call];
  return typeof audited === 'string' || call === 'drafts.load' || call === 'drafts.save' || call === 'calls.open';
}

function guarded(call: CallName, handler: AnyHandler, opened: OpenedRecords): AnyHandler {
  return async (ctx, input) => {
    if (!ctx.user) return handler(ctx, input);
    const ids = hiddenIds(ctx, opened);
    if (ids.size === 0) return handler(ctx, input);
    if (namedBy(ctx, call, input).some((id) => ids.has(id))) throw new Refusal('record_restricted');
    const output = await handler(ctx, input);
    // Asked again: the call itself may have restricted a record.
    const now = hiddenIds(ctx, opened);
    const hidden = { people: peopleOf(ctx.db, now), owned: ownedRows(ctx.db, now) };
    return call === 'attention.list' ? inboxWithout(output as AttentionItem[], hidden) : withoutHidden(output, hidden);
  };
}

/** Asks for more until there are as many as were asked for, so that a short list does not betray who is missing. */
async function filled(ctx: CallContext, opened: OpenedRecords, wanted: number, ask: (limit: number) => PatientHit[] | Promise<PatientHit[]>): Promise<PatientHit[]> {
  const ids = hiddenIds(ctx, opened);
  for (let limit = wanted; ; limit *= 2) {
    const found = await ask(limit);
    const shown = found.filter(({ id }) => !ids.has(id));
    if (shown.length >= wanted || found.length < limit) return shown.slice(0, wanted);
  }
}

interface Naming { readonly id?: unknown; readonly aboutId?: unknown; readonly items?: unknown; readonly visitId?: unknown; readonly patientId?: unknown; readonly key?: unknown; readonly paper?: unknown; readonly complaint?: unknown }

/** The patients whom a call is about. */
function namedBy({ db }: CallContext, call: CallName, input: Naming): string[] {
  const { id, visitId, patientId, key, paper, complaint, aboutId } = input;
  const nested = typeof complaint === 'object' && complaint !== null ? (complaint as Naming).patientId : undefined;
  const table = OF_ROW[call] ?? (typeof paper === 'string' ? PAPERS[paper] : undefined);
  const owner = table !== undefined && typeof id === 'string' ? ownerOf(db, table, id) : undefined;
  const visitor = typeof visitId === 'string' ? ownerOf(db, 'visit', visitId) : undefined;
  const conflict = call === 'sync.settle' && typeof id === 'string' ? conflictOwner(db, id) : undefined;
  const booked = [aboutId, ...(call === 'absences.apply' ? itemIds(input) : []), call === 'absences.tell' && typeof id === 'string' ? rebookedAppointment(db, id) : null]
    .map((each) => (typeof each === 'string' ? ownerOf(db, 'appointment', each) : null));
  const own = call.startsWith('patients.') ? id : paper === 'consent_sheet' || paper === 'patient_card' ? id : call.startsWith('drafts.') ? key : undefined;
  const about = [aboutId, typeof aboutId === 'string' ? ownerOf(db, 'follow_up', aboutId) : null, typeof aboutId === 'string' ? ownerOf(db, 'complaint', aboutId) : null];
  return [patientId, nested, owner, visitor, conflict, own, ...about, ...booked].filter((each) => typeof each === 'string');
}

function itemIds({ items }: Naming): unknown[] { return Array.isArray(items) ? items.map((item: Naming) => item.id) : []; }

function rebookedAppointment(db: CallContext['db'], id: string): string | null {
  return db.first(db.build.selectFrom('rebooking').select('appointment_id').where('id', '=', id))?.appointment_id ?? null;
}

function conflictOwner(db: CallContext['db'], id: string): string | null {
  const row = db.first(db.build.selectFrom('sync_conflict').select(['entity', 'row_id']).where('id', '=', id));
  if (!row) return null;
  const owned: Readonly<Record<string, OwnedTable>> = { appointment: 'appointment', appointment_series: 'appointment_series', waitlist_entry: 'waitlist_entry', call_log: 'call_log', complaint: 'complaint', emergency: 'emergency', message: 'message', queue_entry: 'queue_entry', follow_up: 'follow_up', contact_preference: 'contact_preference' };
  const table = owned[row.entity];
  return table ? ownerOf(db, table, row.row_id) : row.row_id;
}

/** A promised call stays, without the name; what else leads to one of them goes. */
function inboxWithout(items: readonly AttentionItem[], { people, owned }: Hidden): AttentionItem[] {
  const about = (item: AttentionItem, ids: Iterable<string>): boolean => [...ids].some((id) => item.id.includes(id) || item.target.includes(id));
  return items.flatMap((item) => {
    if (about(item, people.keys())) return [];
    if (!about(item, owned.keys())) return item.kind === 'sync_conflict' && [...people.values()].some(({ name }) => item.params['title'] === name) ? [] : [item];
    return [{ ...item, params: 'name' in item.params ? { ...item.params, name: WITHHELD } : item.params }];
  });
}
