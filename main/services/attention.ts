/**
 * The "perlu perhatian" inbox: what waits for a person. Computed when asked for, from the rows themselves, so an item
 * is gone as soon as its cause is.
 */
import { sql } from 'kysely';
import type { AttentionItem } from '../../shared/contract/attention.ts';
import type { DeskDatabase } from '../../db/desk/database.ts';
import { type DeskCare, type HandlersOf, requireUser } from '../kernel.ts';
import { lastBackupAt } from './backup.ts';
import { auditAttention } from './audit/attention.ts';
import { backupAttention } from './backup/attention.ts';
import { absenceAttention } from './absences/attention.ts';
import { answersAttention } from './answers/attention.ts';
import { appointmentAttention } from './appointments/attention.ts';
import { callAttention } from './calls/attention.ts';
import { complaintAttention } from './complaints/attention.ts';
import { duplicateAttention } from './duplicates/index.ts';
import { messageAttention } from './messages/attention.ts';
import { mergeAttention } from './merges/history.ts';
import { restrictedAttention } from './restricted/attention.ts';
import { ticketAttention } from './tickets/unprinted.ts';
import { handOffAttention } from './hand-offs/attention.ts';
import { shiftNoteAttention } from './shift-notes/attention.ts';
import { waitlistAttention } from './waitlist/attention.ts';
import { syncAttention } from './sync/attention.ts';
import { clockOff, clockSetBack } from './sync/status.ts';
import { recoveryKeyConfirmed } from './recovery-key.ts';
import { daysNotClosed } from './attention/day-not-closed.ts';
import { SameNikFinder } from './attention/same-nik.ts';
import { numbersLeft } from './patients/record-numbers.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RECORD_NUMBERS_LOW = 0.1;
const SHOWN = 20;

const SEVERITY_ORDER: Readonly<Record<AttentionItem['severity'], number>> = { urgent: 0, warning: 1, info: 2 };

export function attentionHandlers(care: () => DeskCare): HandlersOf<'attention.list'> {
  // One per open database; a restore brings another.
  const finders = new WeakMap<DeskDatabase, SameNikFinder>();
  const finderOf = (db: DeskDatabase): SameNikFinder => {
    const finder = finders.get(db) ?? new SameNikFinder(db);
    finders.set(db, finder);
    return finder;
  };
  return {
    'attention.list': async (ctx) => {
      const now = ctx.clock.now();
      const user = requireUser(ctx);
      const { role } = user;
      const sameNik = await sameNikItems(finderOf(ctx.db));
      const items = [
        ...unidentifiedEmergencies(ctx.db, now), ...wrongClock(ctx.db, now), ...backupAttention(care(), lastBackupAt(care()), now, role),
        ...unconfirmedRecoveryKey(ctx.db, now), ...fewRecordNumbers(ctx.db, now), ...sameNik, ...sameLogins(ctx.db), ...mergeAttention(ctx.db, role),
        ...complaintAttention(ctx.db, now, user), ...callAttention(ctx.db, now), ...appointmentAttention(ctx.db, now), ...daysNotClosed(ctx.db, now, role), ...auditAttention(ctx.db), ...syncAttention(ctx.db, now, user), ...duplicateAttention(ctx.db, role, now),
        ...restrictedAttention(ctx.db, now, role), ...ticketAttention(ctx.db, now, role), ...absenceAttention(ctx.db, now, role), ...messageAttention(ctx.db, now, role), ...waitlistAttention(ctx.db, now, role),
        ...handOffAttention(ctx.db, now, user), ...shiftNoteAttention(ctx.db, now, user),
        ...answersAttention(ctx.db, now, role),
      ];
      return items.sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || b.at - a.at);
    },
  };
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
