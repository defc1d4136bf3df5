/** The demo's complaints: open ones of every grade at every stage, and some that were settled, with what was done about them. All of it invented. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintEventTable, ComplaintTable } from '../../../db/desk/schema.ts';
import { dayInZone, daysAfter } from '../../../shared/domain/calendar-day.ts';
import { type StepTaken, foldComplaint } from '../../../shared/domain/complaint-states.ts';
import { drawTrackingCode } from '../../../shared/domain/tracking-code.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import { foldedColumns } from '../complaints/standing.ts';
import { type DemoStep, TOLD, type Told } from './complaint-stories.ts';
import type { Random } from './random.ts';
import { DEMO_ZONE, keptSince, receptionist, seedWrite } from './write.ts';

const HOUR = 3_600_000;

interface Scene { readonly db: DeskDatabase; readonly tx: WriteTx; readonly random: Random; readonly now: number; readonly unitOf: (name: string) => string | null; readonly userOf: (login: string) => string }
type Written = ComplaintEventTable & { readonly stamp: string };

export function seedComplaints(db: DeskDatabase, random: Random, now: number): void {
  const units = new Map(db.all(db.build.selectFrom('service_unit').select(['id', 'name'])).map((unit) => [unit.name, unit.id]));
  const users = new Map(db.all(db.build.selectFrom('user').select(['id', 'login'])).map((user) => [user.login, user.id]));
  seedWrite(db, (tx) => {
    const scene: Scene = { db, tx, random, now, unitOf: (name) => units.get(name) ?? null, userOf: (login) => users.get(login) ?? tx.actor };
    TOLD.toSorted((one, other) => other.hoursAgo - one.hoursAgo).forEach((told, index) => { seedOne(scene, told, `KA-${String(index + 1).padStart(4, '0')}`); });
    tx.run(db.build.insertInto('complaint_counter').values({ desk_letter: 'A', last: TOLD.length }));
  }, receptionist(db));
}

function seedOne(scene: Scene, told: Told, number: string): void {
  const { db, tx, random, now, unitOf, userOf } = scene;
  const at = Math.round(now - told.hoursAgo * HOUR);
  const id = uuidv7(at, random.bytes);
  const events = [eventOf(scene, id, at, { action: 'receive', after: 0, grade: told.grade }), ...told.steps.map((step) => stepOf(scene, id, at, step))].toSorted((one, other) => one.at - other.at);
  const openly = told.reporter !== null && told.confidential !== true;
  const row: ComplaintTable = {
    id, number, channel: told.channel, received_at: at, anonymous: told.reporter === null ? 1 : 0, reporter_name: openly ? told.reporter?.name ?? null : null, reporter_contact: openly ? told.reporter?.contact ?? null : null,
    relation: told.reporter?.relation ?? null, patient_id: null, unit_id: told.units[0] === undefined ? null : unitOf(told.units[0]), category: told.category, grade: told.grade, narrative: told.narrative,
    restricted: told.accused === undefined ? 0 : 1, accused_id: told.accused === undefined ? null : userOf(told.accused),
    state: 'new', state_at: at, state_by: tx.actor, outcome: null, first_answer_at: null, resolved_at: null, reopened: 0, owner_id: null, merged_into: null, reject_reason: null, cause: null, satisfaction: null, ...keptSince(tx, at, events.at(-1)?.at ?? at),
  };
  seedParties(scene, id, at, told);
  const steps = events.map(({ complaint_id: _complaint, text: _text, ...event }, index): StepTaken => ({ ...event, stamp: String(index).padStart(4, '0') }));
  tx.run(db.build.insertInto('complaint').values({ ...row, ...foldedColumns(row, foldComplaint({ at, grade: told.grade }, steps)) }));
  for (const { stamp: _stamp, ...event } of events) tx.run(db.build.insertInto('complaint_event').values(event));
}

/** What lies beside its row: the code of an unnamed reporter, a name told in confidence, further units. */
function seedParties({ db, tx, random, unitOf }: Scene, complaintId: string, at: number, told: Told): void {
  const party = (kind: 'units' | 'reporter', value: unknown): void => { tx.run(db.build.insertInto('complaint_party').values({ id: uuidv7(at, random.bytes), complaint_id: complaintId, at, actor: tx.actor, kind, value: JSON.stringify(value) })); };
  const others = told.units.slice(1).flatMap((name) => unitOf(name) ?? []);
  if (others.length > 0) party('units', others);
  if (told.confidential === true && told.reporter !== null) party('reporter', { name: told.reporter.name, contact: told.reporter.contact, patientId: null });
  if (told.reporter !== null) return;
  tx.run(db.build.insertInto('complaint_intake').values({
    id: uuidv7(at, random.bytes), complaint_id: complaintId, at, tracking_code: drawTrackingCode((below) => random.between(0, below - 1)), proposed_grade: told.grade, proposed_category: told.category, proposed_unit_id: null,
    chosen_grade: told.grade, chosen_category: told.category, chosen_unit_id: told.units[0] === undefined ? null : unitOf(told.units[0]),
  }));
}

type EventPart = Partial<Pick<ComplaintEventTable, 'text' | 'grade' | 'outcome' | 'pause' | 'ref' | 'reason' | 'score'>> & { readonly action: ComplaintEventTable['action']; readonly after: number; readonly by?: string };

function eventOf({ tx, random, userOf }: Scene, complaintId: string, receivedAt: number, { after, by, ...columns }: EventPart): Written {
  const at = Math.round(receivedAt + after * HOUR);
  return { id: uuidv7(at, random.bytes), complaint_id: complaintId, at, actor: by === undefined ? tx.actor : userOf(by), text: null, grade: null, outcome: null, pause: null, ref: null, reason: null, score: null, stamp: '', ...columns };
}

/** A step with the row of its task or improvement. */
function stepOf(scene: Scene, complaintId: string, at: number, { to, task, improve, ...step }: DemoStep): Written {
  const { db, tx, random, now, unitOf } = scene;
  const when = Math.round(at + step.after * HOUR);
  const kept = keptSince(tx, when);
  if (to !== undefined) return eventOf(scene, complaintId, at, { ...step, ref: scene.userOf(to) });
  if (task) {
    const id = uuidv7(when, random.bytes);
    tx.run(db.build.insertInto('complaint_task').values({ id, complaint_id: complaintId, unit_id: unitOf(task.unit) ?? '', text: step.text ?? '', due_at: Math.round(now + task.dueIn * HOUR), reply: null, done_at: null, done_by: null, ...kept }));
    return eventOf(scene, complaintId, at, { ...step, ref: id });
  }
  if (improve) {
    const id = uuidv7(when, random.bytes);
    const today = dayInZone(DEMO_ZONE, now);
    tx.run(db.build.insertInto('complaint_improvement').values({
      id, complaint_id: complaintId, text: step.text ?? '', owner_id: scene.userOf(improve.owner), due_day: daysAfter(today, improve.dueIn), check_day: daysAfter(today, improve.dueIn + 14),
      done_at: improve.done === undefined ? null : now - HOUR * 30, done_by: improve.done === undefined ? null : tx.actor, checked_at: improve.done === undefined ? null : now - HOUR * 3, checked_by: improve.done === undefined ? null : tx.actor,
      effective: improve.done === undefined ? null : 1, result: improve.done ?? null, ...kept,
    }));
    return eventOf(scene, complaintId, at, { ...step, ref: id });
  }
  return eventOf(scene, complaintId, at, step);
}
