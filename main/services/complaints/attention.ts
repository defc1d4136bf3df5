/** Complaints for the inbox and for closing the day. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type ComplaintRow, OPEN_COMPLAINT_STATES } from '../../../shared/contract/complaints.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { foldComplaint } from '../../../shared/domain/complaint-states.ts';
import { readClinic } from '../clinic.ts';
import { movesOf } from './events.ts';
import { openRows } from './rows.ts';
import { readComplaintSettings } from './settings.ts';
import { type Viewer, visibleTo } from './visible.ts';

const MINUTE_MS = 60_000;
/** This share of the limit left, or less: it is time to look. */
const NEARLY_OVER = 0.25;
/** More would not be worked through from an inbox; the list of complaints has them all. */
const SHOWN = 20;
/** The most urgent ones stand first, so what is due is among these. */
const LOOKED_AT = 200;

/** Every open complaint that this user may see, by urgency. */
export function openComplaints(db: DeskDatabase, now: number, viewer: Viewer): ComplaintRow[] {
  return openRows(db, now, viewer);
}

/** What of complaints waits for somebody: limits, tasks for units, improvements, and what was passed on to this user. */
export function complaintAttention(db: DeskDatabase, now: number, viewer: Viewer): AttentionItem[] {
  const rows = openRows(db, now, viewer, { limit: LOOKED_AT });
  return [...limits(rows, now), ...escalated(db, rows, viewer), ...tasks(db, now, viewer), ...improvements(db, now, viewer)];
}

/** Those over a limit, near it, or red; the most urgent ones. `minutes` by the clock on the wall, negative when over. */
function limits(rows: readonly ComplaintRow[], now: number): AttentionItem[] {
  return rows.flatMap((row) => {
    const severity = severityOf(row);
    if (severity === null) return [];
    const which = nearest(row);
    const clock = which === 'answer' ? row.answerClock : row.clock;
    return [{
      id: `complaint_due:${row.id}`, kind: 'complaint_due', severity, target: `/complaints/${row.id}`, at: row.receivedAt,
      params: { number: row.number, grade: row.grade, minutes: Math.floor((clock.limitAt === null ? clock.remainingMs : clock.limitAt - now) / MINUTE_MS), limit: which },
    } satisfies AttentionItem];
  }).slice(0, SHOWN);
}

/** The limit that ends first. */
function nearest({ clock, answerClock }: ComplaintRow): 'answer' | 'settle' {
  return answerClock.limitAt !== null && (clock.limitAt === null || answerClock.limitAt < clock.limitAt) ? 'answer' : 'settle';
}

function severityOf({ grade, clock, answerClock }: ComplaintRow): AttentionItem['severity'] | null {
  const both = [clock, answerClock].filter(({ state }) => state !== 'stopped');
  if (grade === 'red' || both.some(({ remainingMs }) => remainingMs < 0)) return 'urgent';
  return both.some(({ state, remainingMs, limitMs }) => state === 'running' && remainingMs < limitMs * NEARLY_OVER) ? 'warning' : null;
}

/** For the person whom the settings name, while it is open. */
function escalated(db: DeskDatabase, rows: readonly ComplaintRow[], viewer: Viewer): AttentionItem[] {
  const { escalateTo } = readComplaintSettings(db);
  const mine = rows.filter(({ grade }) => escalateTo[grade] === viewer.id);
  if (mine.length === 0) return [];
  const moves = movesOf(db, mine.map(({ id }) => id));
  return mine.flatMap((row) => {
    const { escalatedAt } = foldComplaint({ at: row.receivedAt, grade: row.grade }, moves.get(row.id) ?? []);
    return escalatedAt === null ? [] : [{ id: `complaint_escalated:${row.id}`, kind: 'complaint_escalated', severity: 'urgent', target: `/complaints/${row.id}`, at: escalatedAt, params: { number: row.number, grade: row.grade } } satisfies AttentionItem];
  }).slice(0, SHOWN);
}

/** Tasks of open complaints whose time is over. */
function tasks(db: DeskDatabase, now: number, viewer: Viewer): AttentionItem[] {
  return db.all(db.build.selectFrom('complaint_task as task').innerJoin('complaint', 'complaint.id', 'task.complaint_id').leftJoin('service_unit', 'service_unit.id', 'task.unit_id')
    .select(['task.id', 'task.complaint_id', 'task.due_at', 'complaint.number', 'service_unit.name as unit'])
    .where('task.done_at', 'is', null).where('task.voided_at', 'is', null).where('task.due_at', '<=', now).where('complaint.voided_at', 'is', null).where('complaint.state', 'in', [...OPEN_COMPLAINT_STATES]).where(visibleTo(viewer))
    .orderBy('task.due_at').limit(SHOWN))
    .map((row) => ({ id: `complaint_task_due:${row.id}`, kind: 'complaint_task_due', severity: 'warning', target: `/complaints/${row.complaint_id}`, at: row.due_at, params: { number: row.number, unit: row.unit ?? '' } }));
}

/** Improvements whose day has come, and those done whose effect should have been looked at. */
function improvements(db: DeskDatabase, now: number, viewer: Viewer): AttentionItem[] {
  const today = dayInZone(readClinic(db).zone, now);
  return db.all(db.build.selectFrom('complaint_improvement as change').innerJoin('complaint', 'complaint.id', 'change.complaint_id')
    .select(['change.id', 'change.complaint_id', 'change.done_at', 'change.due_day', 'change.check_day', 'change.updated_at', 'complaint.number'])
    .where('change.voided_at', 'is', null).where('complaint.voided_at', 'is', null).where(visibleTo(viewer))
    .where((eb) => eb.or([
      eb.and([eb('change.done_at', 'is', null), eb('change.due_day', '<=', today)]),
      eb.and([eb('change.done_at', 'is not', null), eb('change.checked_at', 'is', null), eb('change.check_day', '<=', today)]),
    ])).orderBy('change.due_day').limit(SHOWN))
    .map((row) => ({
      id: `complaint_improvement_due:${row.id}`, kind: 'complaint_improvement_due', severity: 'info', target: `/complaints/${row.complaint_id}`, at: row.updated_at,
      params: { number: row.number, step: row.done_at === null ? 'do' : 'check' },
    }));
}
