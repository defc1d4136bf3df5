/** What is open now, for the note to the next shift: counted from the records themselves, the most pressing of each kind listed. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ShiftContent } from '../../../shared/contract/shift-notes.ts';
import type { SessionUser } from '../../../shared/contract/users.ts';
import type { DeskCare } from '../../kernel.ts';
import { openAppointmentsOf } from '../appointments/appointment-rows.ts';
import { backupAttention } from '../backup/attention.ts';
import { lastBackupAt } from '../backup.ts';
import { callsToReturn } from '../calls/rows.ts';
import { clinicToday } from '../clinic.ts';
import { openComplaints } from '../complaints/attention.ts';
import { ANYBODY } from '../complaints/visible.ts';
import { openSlips } from '../hand-offs/rows.ts';
import { personOf } from '../patients/person.ts';
import { readBoard } from '../queue-board.ts';
import { syncAttention } from '../sync/attention.ts';
import { readUnprinted } from '../tickets/unprinted.ts';
import { openLines } from './rows.ts';

const MINUTE_MS = 60_000;
/** So many of each kind are listed; the counts tell the rest. A frozen note stays small enough to sync. */
const LISTED = 8;
const DAY_MS = 86_400_000;
/** A complaint whose limit ends within so long belongs into the note. */
const NEAR_LIMIT_MS = DAY_MS;
const LONGEST_TEXT = 200;

export function shiftContent(db: DeskDatabase, care: DeskCare, now: number, user: SessionUser): ShiftContent {
  return {
    day: clinicToday(db, now), lines: openLines(db, now), waiting: waiting(db, now), callBacks: callBacks(db), handOffs: handOffs(db, now, user), complaints: complaints(db, now),
    emergencies: emergencies(db, now), notArrived: notArrived(db, now), unprinted: readUnprinted(db, now).map(({ number }) => number).slice(-LISTED), warnings: warnings(db, care, now, user),
  };
}

/** Who has waited longest stands first. */
function waiting(db: DeskDatabase, now: number): ShiftContent['waiting'] {
  const rows = readBoard(db, clinicToday(db, now), null, now).filter(({ state }) => state === 'waiting' || state === 'skipped' || state === 'held')
    .map(({ patientId, patientName, number, unit, joinedAt }) => ({ patientId, patientName, number, unit, minutes: Math.max(0, Math.floor((now - joinedAt) / MINUTE_MS)) })).toSorted((one, other) => other.minutes - one.minutes);
  return { count: rows.length, longestMinutes: rows[0]?.minutes ?? 0, rows: rows.slice(0, LISTED) };
}

function callBacks(db: DeskDatabase): ShiftContent['callBacks'] {
  const open = callsToReturn(db, ANYBODY);
  return { count: open.length, rows: open.slice(0, LISTED).map(({ patientId, callerName, phone, callBackAt, at }) => ({ patientId, callerName, phone, at: callBackAt ?? at })) };
}

/** Of all units: the desk watches over all of them. */
function handOffs(db: DeskDatabase, now: number, { id }: SessionUser): ShiftContent['handOffs'] {
  const open = openSlips(db, now, { id, role: 'receptionist', unitId: null });
  return { count: open.length, rows: open.slice(0, LISTED).map(({ patientId, patientName, number, unit, priority, state, text, at }) => ({ patientId, patientName, number, unit, priority, state, text: text.slice(0, LONGEST_TEXT), at })) };
}

function complaints(db: DeskDatabase, now: number): ShiftContent['complaints'] {
  const near = openComplaints(db, now, ANYBODY).map(({ id, number, grade, clock, answerClock }) => ({ complaintId: id, number, grade, limitAt: soonest(clock.limitAt, answerClock.limitAt) }))
    .filter(({ grade, limitAt }) => grade === 'red' || (limitAt !== null && limitAt < now + NEAR_LIMIT_MS));
  return { count: near.length, rows: near.slice(0, LISTED) };
}

function soonest(one: number | null, other: number | null): number | null { return one === null || other === null ? one ?? other : Math.min(one, other); }

function emergencies(db: DeskDatabase, now: number): ShiftContent['emergencies'] {
  const rows = db.all(db.build.selectFrom('emergency').select([personOf<string | null>('emergency.patient_id').as('patientId'), 'temporary_name as temporaryName', 'state', 'raised_at as at'])
    .where('state', '!=', 'closed').where('voided_at', 'is', null).where('raised_at', '>', now - 7 * DAY_MS).orderBy('raised_at', 'desc'));
  return { count: rows.length, rows: rows.slice(0, LISTED) };
}

function notArrived(db: DeskDatabase, now: number): ShiftContent['notArrived'] {
  const open = openAppointmentsOf(db, clinicToday(db, now));
  return { count: open.length, rows: open.slice(0, LISTED).map(({ patientId, patientName, from, practitioner, unit }) => ({ patientId, patientName, from, practitioner, unit })) };
}

/** Only what names nobody. */
function warnings(db: DeskDatabase, care: DeskCare, now: number, user: SessionUser): ShiftContent['warnings'] {
  const stopped = syncAttention(db, now, user).filter(({ kind }) => kind === 'sync_stopped');
  return [...backupAttention(care, lastBackupAt(care), now, user.role), ...stopped].map(({ kind, params }) => ({ kind, params }));
}
