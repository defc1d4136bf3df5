/**
 * The "perlu perhatian" inbox: what waits for a person. Computed when asked for, from the rows themselves, so an item
 * is gone as soon as its cause is; what people do about one is kept beside it, under its stable id (attention/events.ts).
 */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { AttentionItem } from '../../shared/contract/attention.ts';
import type { SessionUser } from '../../shared/contract/users.ts';
import type { DeskDatabase } from '../../db/desk/database.ts';
import { type CallContext, type DeskCare, type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { lastBackupAt } from './backup.ts';
import { auditAttention } from './audit/attention.ts';
import { backupAttention } from './backup/attention.ts';
import { absenceAttention } from './absences/attention.ts';
import { answersAttention } from './answers/attention.ts';
import { appointmentAttention } from './appointments/attention.ts';
import { callAttention } from './calls/attention.ts';
import { complaintAttention } from './complaints/attention.ts';
import { duplicateAttention } from './duplicates/index.ts';
import { messageAttention, recallAttention } from './messages/attention.ts';
import { mergeAttention } from './merges/history.ts';
import { restrictedAttention } from './restricted/attention.ts';
import { ticketAttention } from './tickets/unprinted.ts';
import { handOffAttention } from './hand-offs/attention.ts';
import { shiftNoteAttention } from './shift-notes/attention.ts';
import { waitlistAttention } from './waitlist/attention.ts';
import { syncAttention } from './sync/attention.ts';
import { clockOff, clockSetBack } from './sync/status.ts';
import { recoveryKeyConfirmed } from './recovery-key.ts';
import { reportAttention } from './complaint-reports/attention.ts';
import { followUpAttention } from './contacts/attention.ts';
import { daysNotClosed } from './attention/day-not-closed.ts';
import { DayLog } from './attention/day-log.ts';
import { DESK_ATTENTION, saveDeskAttention } from './attention/desk.ts';
import { addStep, withPeople } from './attention/events.ts';
import { historyOf, todayFrom } from './attention/history.ts';
import { Remembered } from './attention/remembered.ts';
import { SameNikFinder } from './attention/same-nik.ts';
import { readPreference } from './desk-preferences.ts';
import { numbersLeft } from './patients/record-numbers.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RECORD_NUMBERS_LOW = 0.1;
const SHOWN = 20;

const SEVERITY_ORDER: Readonly<Record<AttentionItem['severity'], number>> = { urgent: 0, warning: 1, info: 2 };

/** What appointments and their patients are read from. */
const SCHEDULE = ['appointment', 'schedule_rule', 'schedule_exception', 'holiday', 'practitioner', 'service_unit', 'room', 'setting', 'clinic'] as const;
const PEOPLE = ['patient', 'patient_merge'] as const;

interface Inbox { readonly sameNik: SameNikFinder; readonly kept: Remembered; readonly log: DayLog }

export function attentionHandlers(care: () => DeskCare): HandlersOf<'attention.list' | 'attention.step' | 'attention.history' | 'attention.desk' | 'attention.saveDesk'> {
  // One per open database; a restore brings another.
  const inboxes = new WeakMap<DeskDatabase, Inbox>();
  const inboxOf = (db: DeskDatabase): Inbox => {
    const inbox = inboxes.get(db) ?? { sameNik: new SameNikFinder(db), kept: new Remembered(db), log: new DayLog() };
    inboxes.set(db, inbox);
    return inbox;
  };
  const look = async (ctx: CallContext): Promise<AttentionItem[]> => {
    const inbox = inboxOf(ctx.db);
    const [user, now] = [requireUser(ctx), ctx.clock.now()];
    const items = await readItems(care(), inbox, user, now);
    inbox.log.look(user.id, items, { since: todayFrom(ctx.db, now), now });
    return items;
  };
  return {
    'attention.list': async (ctx) => withPeople(ctx.db, await look(ctx), requireUser(ctx), ctx.clock.now()),
    'attention.step': async (ctx, step) => {
      const item = (await look(ctx)).find(({ id }) => id === step.id);
      return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'attention.step' }, (tx) => {
        if (!item) throw new Refusal('not_found');
        addStep(ctx.db, tx, item, step);
        return {};
      });
    },
    'attention.history': (ctx) => historyOf(ctx, inboxOf(ctx.db).log),
    'attention.desk': ({ db }) => readPreference(db, DESK_ATTENTION),
    'attention.saveDesk': saveDeskAttention,
  };
}

/** Every source once, the most urgent first, then the newest. */
async function readItems(care: DeskCare, { sameNik, kept }: Inbox, user: SessionUser, now: number): Promise<AttentionItem[]> {
  const [{ db }, { role }] = [care, user];
  const items = [
    ...unidentifiedEmergencies(db, now), ...wrongClock(db, now), ...backupAttention(care, lastBackupAt(care), now, role),
    ...unconfirmedRecoveryKey(db, now), ...fewRecordNumbers(db, now), ...await sameNikItems(sameNik), ...sameLogins(db), ...mergeAttention(db, role),
    ...complaintAttention(db, now, user), ...reportAttention(db, now, role), ...callAttention(db, now), ...followUpAttention(db, now, role),
    ...daysNotClosed(db, now, role), ...auditAttention(db), ...syncAttention(db, now, user), ...duplicateAttention(db, role, now),
    ...handOffAttention(db, now, user), ...shiftNoteAttention(db, now, user), ...answersAttention(db, now, role),
    ...restrictedAttention(db, now, role), ...ticketAttention(db, now, role), ...absenceAttention(db, now, role),
    ...await costlyItems(db, kept, role, now),
  ];
  return items.sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || b.at - a.at);
}

/** From memory while nothing that they read has changed; others are answered between two of them. */
async function costlyItems(db: DeskDatabase, kept: Remembered, role: SessionUser['role'], now: number): Promise<AttentionItem[]> {
  const sources = [
    () => kept.ask('appointments', SCHEDULE, now, () => appointmentAttention(db, now)),
    () => kept.ask(`messages ${role}`, [...SCHEDULE, ...PEOPLE, 'consent', 'contact_preference', 'message'], now, () => messageAttention(db, now, role)),
    () => kept.ask(`recalls ${role}`, [...SCHEDULE, ...PEOPLE, 'contact_preference', 'recall_attempt', 'visit'], now, () => recallAttention(db, now, role)),
    () => kept.ask(`waitlist ${role}`, [...SCHEDULE, ...PEOPLE, 'waitlist_entry', 'waitlist_offer'], now, () => waitlistAttention(db, now, role)),
  ];
  const items: AttentionItem[] = [];
  for (const source of sources) {
    items.push(...source());
    await setImmediate();
  }
  return items;
}

function unconfirmedRecoveryKey(db: DeskDatabase, now: number): AttentionItem[] {
  if (recoveryKeyConfirmed(db)) return [];
  const since = db.first(db.build.selectFrom('clinic').select('created_at').limit(1))?.created_at ?? now;
  return [{ id: 'recovery_key_unconfirmed', kind: 'recovery_key_unconfirmed', severity: 'warning', params: {}, target: '/settings/keys', at: since }];
}

/** The last 24 hours rather than the calendar day, so that nobody brought in before midnight is forgotten. */
function unidentifiedEmergencies(db: DeskDatabase, now: number): AttentionItem[] {
  return db.all(db.build.selectFrom('emergency').select(['id', 'temporary_name', 'raised_at'])
    .where('raised_at', '>=', now - DAY_MS).where('patient_id', 'is', null).where('voided_at', 'is', null).orderBy('raised_at', 'desc').limit(SHOWN))
    .map((row) => ({
      id: `emergency_unidentified:${row.id}`, kind: 'emergency_unidentified', severity: 'urgent',
      params: { name: row.temporary_name }, target: `/emergencies/${row.id}`, at: row.raised_at,
    }));
}

function wrongClock(db: DeskDatabase, now: number): AttentionItem[] {
  const skew = clockOff(db);
  if (!clockSetBack(db, now) && skew === null) return [];
  const minutes = Math.round(Math.abs(skew ?? db.clock().latest_wall - now) / 60_000);
  return [{ id: 'clock_wrong', kind: 'clock_wrong', severity: 'urgent', params: { minutes }, target: '/sync', at: now }];
}

/** Record numbers, not names: the list may be seen over the counter. */
async function sameNikItems(finder: SameNikFinder): Promise<AttentionItem[]> {
  const found = await finder.find();
  return found.flatMap(({ patients }) => {
    const [first, second] = patients;
    if (!first || !second) return [];
    return [{
      id: `same_nik:${first.id}`, kind: 'same_nik', severity: 'warning',
      params: { first: first.recordNumber, second: second.recordNumber, count: patients.length },
      target: `/patients/${second.id}`, at: Math.max(...patients.map((patient) => patient.updatedAt)),
    } satisfies AttentionItem];
  });
}

function fewRecordNumbers(db: DeskDatabase, now: number): AttentionItem[] {
  const { left, size, provisional } = numbersLeft(db);
  if (size === 0 || (left >= size * RECORD_NUMBERS_LOW && provisional === 0)) return [];
  return [{ id: 'record_numbers_low', kind: 'record_numbers_low', severity: left === 0 ? 'urgent' : 'warning', params: { left, provisional }, target: '/settings/devices', at: now }];
}

function sameLogins(db: DeskDatabase): AttentionItem[] {
  return db.all(db.build.selectFrom('user').select(['login', sql<number>`count(*)`.as('count'), sql<number>`max(updated_at)`.as('at')])
    .where('active', '=', 1).where('voided_at', 'is', null).groupBy('login').having(sql<boolean>`count(*) > 1`).orderBy('login').limit(SHOWN))
    .map(({ login, count, at }) => ({ id: `same_login:${login}`, kind: 'same_login', severity: 'warning', params: { login, count }, target: '/settings/users', at }));
}
