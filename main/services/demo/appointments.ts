/** The demo's timetable, and appointments before, on and after today that fit it. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { Payer } from '../../../shared/contract/patients.ts';
import { dayInZone, minuteInZone, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { AppointmentAction, AppointmentState } from '../../../db/desk/schema-words.ts';
import type { Random } from './random.ts';
import { DEMO_ZONE, keptSince, receptionist, seedWrite } from './write.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const SLOT_MINUTES: Readonly<Record<string, number>> = { 'Poli Gigi': 20, KIA: 15 };
const HOURS = /(\d\d)\.(\d\d)–(\d\d)\.(\d\d)/;
const ARRIVED_TODAY = 14;
const LATE_TODAY = 2;
const TO_COME_TODAY = 7;
const DAYS_AHEAD = 14;
const PER_DAY_AHEAD = 9;
/** Each is a row and up to four events. */
const APPOINTMENTS_PER_WRITE = 40;
const CONFIRMED = 0.4;
/** A doctor is there this long after now, whatever the hour at which the demo is opened. */
const LAST_HOURS = 180;

interface Session { readonly practitionerId: string; readonly unitId: string; readonly roomId: string; readonly from: number; readonly to: number; readonly slot: number }
interface Person { readonly id: string; readonly payer: Payer }
interface Planned { readonly patient: Person; readonly session: Session; readonly day: string; readonly from: number; readonly bookedAt: number; readonly arrived: Arrival | null }
/** When the doctor began with the patient and ended, as far as that is. */
interface Arrival { readonly visitId: string; readonly at: number; readonly servedAt: number | null; readonly endedAt: number | null }

export function seedAppointments(db: DeskDatabase, random: Random, now: number): void {
  const today = dayInZone(DEMO_ZONE, now);
  const sessions = seedTimetable(db, today, minuteInZone(DEMO_ZONE, now));
  const taken = new Set<string>();
  const people = peopleWithoutVisit(db, today);
  let next = 0;
  const person = (): Person => people[(next += 7) % people.length] ?? { id: '', payer: 'general' };
  const planned = [
    ...arrivedToday(db, today, sessions, taken),
    ...stillToCome(random, today, minuteInZone(DEMO_ZONE, now), sessions, taken, person),
    ...ahead(random, now, sessions, taken, person),
  ].map((appointment) => ({ ...appointment, bookedAt: now - random.between(1, 12) * DAY - random.between(0, 300) * MINUTE }));
  const actor = receptionist(db);
  for (let start = 0; start < planned.length; start += APPOINTMENTS_PER_WRITE) {
    seedWrite(db, (tx) => { for (const each of planned.slice(start, start + APPOINTMENTS_PER_WRITE)) insertAppointment(db, tx, random, each); }, actor);
  }
}

/** Every doctor's hours as a weekly session in a room of their own; one more session today when nobody would be there now. */
function seedTimetable(db: DeskDatabase, today: string, nowMinute: number): Session[] {
  const doctors = db.all(db.build.selectFrom('practitioner').innerJoin('service_unit', 'service_unit.id', 'practitioner.unit_id')
    .select(['practitioner.id', 'practitioner.hours', 'service_unit.id as unitId', 'service_unit.name as unit']).orderBy('service_unit.position').orderBy('practitioner.name'));
  const sessions: Session[] = [];
  seedWrite(db, (tx) => {
    const rooms = doctors.map((_, index) => {
      const id = tx.newId();
      tx.run(db.build.insertInto('room').values({ id, name: `Ruang ${index + 1}`, active: 1, ...keptSince(tx, tx.now) }));
      return id;
    });
    doctors.forEach((doctor, index) => {
      const [, fromHour, fromMinute, toHour, toMinute] = HOURS.exec(doctor.hours ?? '') ?? [];
      const from = Number(fromHour ?? 8) * 60 + Number(fromMinute ?? 0);
      const session = { practitionerId: doctor.id, unitId: doctor.unitId, roomId: rooms[index] ?? '', from, to: Number(toHour ?? 12) * 60 + Number(toMinute ?? 0), slot: SLOT_MINUTES[doctor.unit] ?? 10 };
      sessions.push(session);
      for (const weekday of WEEK) {
        tx.run(db.build.insertInto('schedule_rule').values({ id: tx.newId(), ...columns(session), weekday, valid_from: '2026-01-01', valid_to: null, ...keptSince(tx, tx.now) }));
      }
    });
    const last = Math.min(1440, nowMinute + LAST_HOURS);
    const first = sessions[0];
    if (!first || sessions.some((session) => session.from <= nowMinute && session.to >= last)) return;
    const begin = first.from <= nowMinute && first.to > nowMinute - 60 ? first.to : Math.max(0, Math.floor((nowMinute - 60) / 30) * 30);
    const extra = { ...first, from: begin, to: Math.ceil(last / 10) * 10 };
    if (extra.to <= extra.from) return;
    tx.run(db.build.insertInto('schedule_exception').values({ id: tx.newId(), ...columns(extra), kind: 'extra', pair_id: null, day: today, reason: 'Praktik tambahan', ...keptSince(tx, tx.now) }));
    sessions.push(extra);
  });
  return sessions;
}

function columns({ practitionerId, unitId, roomId, from, to, slot }: Session) {
  return { practitioner_id: practitionerId, unit_id: unitId, room_id: roomId, from_minute: from, to_minute: to, slot_minutes: slot, quota_bpjs: null, quota_other: null, quota_online: null, quota_release: null, capacity: 1, control_minutes: null, telemedicine_minutes: null, breaks: null };
}

function peopleWithoutVisit(db: DeskDatabase, today: string): Person[] {
  return db.all(db.build.selectFrom('patient').select(['id', 'payer'])
    .where('id', 'not in', db.build.selectFrom('visit').select('patient_id').where('day', '=', today)).orderBy('record_number').limit(1500));
}

/** The free slot of this session at or after a minute; null when there is none. */
function takeSlot(session: Session, day: string, wanted: number, taken: Set<string>): number | null {
  for (let from = session.from + Math.max(0, Math.ceil((wanted - session.from) / session.slot)) * session.slot; from + session.slot <= session.to; from += session.slot) {
    const key = `${session.practitionerId} ${day} ${from}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return from;
  }
  return null;
}

/** Some of those who came today had an appointment. */
function arrivedToday(db: DeskDatabase, today: string, sessions: readonly Session[], taken: Set<string>): Omit<Planned, 'bookedAt'>[] {
  const came = db.all(db.build.selectFrom('queue_entry').innerJoin('visit', 'visit.id', 'queue_entry.visit_id')
    .select(['visit.id as visitId', 'visit.patient_id', 'visit.payer', 'queue_entry.practitioner_id', 'queue_entry.joined_at', 'queue_entry.served_at', 'queue_entry.ended_at']).where('queue_entry.day', '=', today).where('queue_entry.state', '!=', 'cancelled').orderBy('queue_entry.id'));
  const planned: Omit<Planned, 'bookedAt'>[] = [];
  for (const entry of came) {
    const minute = minuteInZone(DEMO_ZONE, entry.joined_at);
    const session = sessions.find((each) => each.practitionerId === entry.practitioner_id && each.from <= minute && each.to > minute);
    const from = session ? takeSlot(session, today, minute, taken) : null;
    if (session && from !== null) planned.push({ patient: { id: entry.patient_id, payer: entry.payer }, session, day: today, from, arrived: { visitId: entry.visitId, at: entry.joined_at, servedAt: entry.served_at, endedAt: entry.served_at === null ? null : entry.ended_at } });
    if (planned.length === ARRIVED_TODAY) break;
  }
  return planned;
}

function stillToCome(random: Random, today: string, nowMinute: number, sessions: readonly Session[], taken: Set<string>, person: () => Person): Omit<Planned, 'bookedAt'>[] {
  const planned: Omit<Planned, 'bookedAt'>[] = [];
  const add = (wanted: number): boolean => {
    const open = sessions.filter((session) => session.from <= wanted && session.to - session.slot >= wanted);
    const session = open[random.between(0, open.length - 1)];
    const from = session ? takeSlot(session, today, wanted, taken) : null;
    if (session && from !== null) planned.push({ patient: person(), session, day: today, from, arrived: null });
    return from !== null;
  };
  for (let late = 0; late < LATE_TODAY; late += 1) add(nowMinute - 34 + 14 * late);
  for (let tries = 0; planned.length < LATE_TODAY + TO_COME_TODAY && tries < 60; tries += 1) add(nowMinute + 6 + tries * 9);
  return planned;
}

function ahead(random: Random, now: number, sessions: readonly Session[], taken: Set<string>, person: () => Person): Omit<Planned, 'bookedAt'>[] {
  const planned: Omit<Planned, 'bookedAt'>[] = [];
  const weekly = sessions.filter((session, index) => sessions.findIndex((other) => other.practitionerId === session.practitionerId) === index);
  for (let days = 1; days <= DAYS_AHEAD; days += 1) {
    const day = dayInZone(DEMO_ZONE, startOfDay(DEMO_ZONE, dayInZone(DEMO_ZONE, now)) + days * DAY);
    for (let index = 0; index < PER_DAY_AHEAD; index += 1) {
      const session = weekly[random.between(0, weekly.length - 1)];
      const from = session ? takeSlot(session, day, session.from + random.between(0, 120), taken) : null;
      if (session && from !== null) planned.push({ patient: person(), session, day, from, arrived: null });
    }
  }
  return planned;
}

function insertAppointment(db: DeskDatabase, tx: WriteTx, random: Random, { patient, session, day, from, bookedAt, arrived }: Planned): void {
  const id = uuidv7(bookedAt, random.bytes);
  const place = { day, from_minute: from, practitioner_id: session.practitionerId };
  const steps = stepsOf(random, bookedAt, arrived);
  const last = steps.at(-1) ?? { state: 'booked' as const, at: bookedAt };
  tx.run(db.build.insertInto('appointment').values({
    id, patient_id: patient.id, unit_id: session.unitId, room_id: session.roomId, ...place, to_minute: from + session.slot, payer: patient.payer,
    kind: random.chance(0.25) ? 'control' : 'visit', link: null, note: null, source: random.chance(0.4) ? 'phone' : random.chance(0.5) ? 'whatsapp' : 'desk',
    state: last.state, state_at: last.at, state_by: tx.actor, reason: null, visit_id: arrived?.visitId ?? null, external_id: null, capacity: 1, moved_to: null, moved_from: null, ...keptSince(tx, bookedAt, last.at),
  }));
  const event = (action: AppointmentAction, at: number): void => {
    tx.run(db.build.insertInto('appointment_event').values({ id: uuidv7(at, random.bytes), appointment_id: id, action, at, actor: tx.actor, reason: null, ...place }));
  };
  event('book', bookedAt);
  for (const { action, at } of steps) event(action, at);
}

interface Step { readonly action: AppointmentAction; readonly state: AppointmentState; readonly at: number }

/** Who came is as far as the queue is; of those to come, some have said that they will. */
function stepsOf(random: Random, bookedAt: number, arrived: Arrival | null): Step[] {
  if (!arrived) return random.chance(CONFIRMED) ? [{ action: 'confirm', state: 'confirmed', at: bookedAt + 90 * MINUTE }] : [];
  return [
    { action: 'arrive', state: 'arrived', at: arrived.at },
    ...(arrived.servedAt === null ? [] : [{ action: 'serve' as const, state: 'in_service' as const, at: arrived.servedAt }]),
    ...(arrived.endedAt === null ? [] : [{ action: 'complete' as const, state: 'completed' as const, at: arrived.endedAt }]),
  ];
}
