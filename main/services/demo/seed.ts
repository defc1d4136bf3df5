/** The demo clinic: deterministic, invented, with months of visits and today half way through the morning. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { PatientFields } from '../../../shared/contract/patients.ts';
import type { Role } from '../../../shared/contract/core.ts';
import type { Priority } from '../../../shared/contract/visits.ts';
import type { QueueAction, QueueState } from '../../../shared/contract/queue.ts';
import { ageAt } from '../../../shared/domain/birth-date.ts';
import { dayInZone, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { suggestedPriority } from '../../../shared/domain/priority.ts';
import { queueNumber } from '../../../shared/domain/queue-number.ts';
import { foldEntry } from '../../../shared/domain/queue-states.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { Clock } from '../../kernel.ts';
import { foundClinic } from '../clinic.ts';
import { JUST_REGISTERED, columnsOf } from '../patients/patient-rows.ts';
import { nextRecordNumber } from '../patients/record-numbers.ts';
import { inventPatient } from './people.ts';
import { type Random, seededRandom } from './random.ts';
import { seedAnswers } from './answers.ts';
import { seedAppointments } from './appointments.ts';
import { markRecoveryKey } from '../recovery-key.ts';
import { seedComplaints } from './complaints.ts';
import { seedHandOffs } from './hand-offs.ts';
import { seedCallsAndBulletins } from './calls.ts';
import { seedContacts } from './contacts.ts';
import { DEMO_ZONE, keptSince, receptionist, seedWrite } from './write.ts';

export const DEMO_USERS: readonly { readonly login: string; readonly fullName: string; readonly role: Role }[] = [
  { login: 'admin', fullName: 'Admin Demo', role: 'admin' },
  { login: 'rina', fullName: 'Rina Wulandari', role: 'receptionist' },
  { login: 'dian', fullName: 'Dian Permata', role: 'nurse' },
  { login: 'yusuf', fullName: 'dr. Yusuf Hakim', role: 'medical_executive' },
];

const SEED = 20_261_122;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Rows of one write stay below the capture's limit of 200: a visit has at most 7. */
const VISITS_PER_WRITE = 24;
const PATIENTS_PER_WRITE = 90;
const MONTHS_SHOWN_DAYS = 320;
/** As long as the weeks that today is compared with, and one more. */
const BUSY_DAYS = 35;

const UNITS = [
  { name: 'Poli Umum', letter: 'A', kind: 'clinic', room: 'Ruang 1', share: 0.5 },
  { name: 'Poli Gigi', letter: 'B', kind: 'clinic', room: 'Ruang 2', share: 0.16 },
  { name: 'KIA', letter: 'C', kind: 'clinic', room: 'Ruang 3', share: 0.16 },
  { name: 'Laboratorium', letter: 'L', kind: 'laboratory', room: 'Lantai 1', share: 0.08 },
  { name: 'Apotek', letter: 'F', kind: 'pharmacy', room: 'Loket 2', share: 0.07 },
  { name: 'Kasir', letter: 'K', kind: 'cashier', room: 'Loket 3', share: 0.03 },
] as const;
const DOCTORS = [
  ['dr. Ayu Lestari', 0, '08.00–12.00'], ['dr. Bima Prakoso', 0, '08.00–14.00'], ['dr. Citra Maharani', 0, '14.00–20.00'],
  ['drg. Tono Wibisono', 1, '09.00–11.00'], ['drg. Maya Safitri', 1, '14.00–18.00'],
  ['bd. Sri Utami', 2, '08.00–12.00'], ['dr. Hana Kusumawati, Sp.A', 2, '10.00–12.00'], ['dr. Rudi Hartawan, Sp.PK', 3, '08.00–12.00'],
] as const;

interface DemoPatient { readonly id: string; readonly registeredAt: number; readonly fields: PatientFields }
interface DemoUnit { readonly id: string; readonly letter: string; readonly doctors: readonly string[] }
interface DemoVisit { readonly unit: DemoUnit; readonly joinedAt: number; readonly steps: readonly { action: Exclude<QueueAction, 'undo'>; at: number }[] }

export interface DemoSize { readonly clinicId: string; readonly patients: number; readonly visits: number }

/** Fills a new, founded database. Call it inside `db.relaxed`. */
export function seedDemo(db: DeskDatabase, clock: Clock, { clinicId, patients: patientCount, visits: visitCount }: DemoSize): void {
  const random = seededRandom(SEED);
  const now = clock.now();
  const units = seedClinic(db, clinicId);
  const patients = seedPatients(db, random, now, patientCount);
  const today = inventToday(random, units, now);
  const past = inventPast(random, units, now, visitCount - today.length);
  seedVisits(db, random, patients, [...past, ...today], now);
  seedAppointments(db, seededRandom(SEED + 1), now);
  seedComplaints(db, seededRandom(SEED + 2), now);
  seedCallsAndBulletins(db, seededRandom(SEED + 3), now);
  seedHandOffs(db, seededRandom(SEED + 9), now);
  seedAnswers(db, seededRandom(SEED + 4), now);
  seedContacts(db, seededRandom(SEED + 24), now);
}

function seedClinic(db: DeskDatabase, clinicId: string): DemoUnit[] {
  let units: DemoUnit[] = [];
  seedWrite(db, (tx) => {
    const placed = UNITS.map((unit) => ({ id: tx.newId(), name: unit.name, letter: unit.letter, kind: unit.kind, room: unit.room }));
    const doctors = DOCTORS.map(([name, unit, hours]) => ({ id: tx.newId(), name, unitId: placed[unit]?.id ?? null, hours }));
    foundClinic(tx, db, { clinic: { id: clinicId, name: 'Klinik Sehat Sentosa (contoh)', address: 'Jl. Mastrip No. 120, Surabaya', phone: '+62315550101', zone: DEMO_ZONE }, units: placed, practitioners: doctors });
    tx.run(db.build.insertInto('setting').values({ id: 'running_text', value: JSON.stringify('Lansia, ibu hamil, dan penyandang disabilitas didahulukan. Bila nomor Anda terlewat, lapor ke petugas.'), updated_at: tx.now, updated_by: tx.actor }));
    // The demo's key opens invented data only; nobody needs to print it.
    markRecoveryKey(tx, db, true);
    units = placed.map((unit) => ({ id: unit.id, letter: unit.letter, doctors: doctors.filter((doctor) => doctor.unitId === unit.id).map((doctor) => doctor.id) }));
  });
  return units;
}

function seedPatients(db: DeskDatabase, random: Random, now: number, count: number): DemoPatient[] {
  const patients = Array.from({ length: count }, () => inventRegistered(random, now)).toSorted((left, right) => left.registeredAt - right.registeredAt);
  const actor = receptionist(db);
  for (let start = 0; start < count; start += PATIENTS_PER_WRITE) {
    seedWrite(db, (tx) => {
      for (const { id, registeredAt, fields } of patients.slice(start, start + PATIENTS_PER_WRITE)) {
        tx.run(db.build.insertInto('patient').values({ id, record_number: nextRecordNumber(db, tx), ...columnsOf(fields), ...JUST_REGISTERED, ...keptSince(tx, registeredAt) }));
        if (fields.consentReminder) tx.run(db.build.insertInto('consent').values({ id: tx.newId(), patient_id: id, kind: 'reminder', given_at: registeredAt, given_by: null, relation: null, how: 'form', note: null, withdrawn_at: null, withdrawn_by: null, withdraw_reason: null, ...keptSince(tx, registeredAt) }));
      }
    }, actor);
  }
  return patients;
}

/** Three of four were known before the months that are shown; nobody was registered before birth. */
function inventRegistered(random: Random, now: number): DemoPatient {
  const fields = inventPatient(random, now);
  const daysAgo = random.chance(0.75) ? random.between(MONTHS_SHOWN_DAYS, 1600) : random.between(1, MONTHS_SHOWN_DAYS);
  const born = fields.birthDate === null ? 0 : Date.parse(`${fields.birthDate}T09:00:00Z`);
  const registeredAt = Math.min(now, Math.max(born, now - daysAgo * DAY + random.between(0, 240) * MINUTE));
  return { id: uuidv7(registeredAt, random.bytes), registeredAt, fields };
}

function pickUnit(random: Random, units: readonly DemoUnit[]): DemoUnit {
  let left = random.next();
  for (const [index, unit] of units.entries()) {
    left -= UNITS[index]?.share ?? 0;
    if (left < 0) return unit;
  }
  return random.pick([units[0] ?? { id: '', letter: '', doctors: [] }]);
}

/** Visits of the months before today, most of them in the morning. The clinic grows: the last weeks are as busy as today. */
function inventPast(random: Random, units: readonly DemoUnit[], now: number, count: number): DemoVisit[] {
  const today = dayInZone(DEMO_ZONE, now);
  const visits: DemoVisit[] = [];
  for (let daysAgo = 1; visits.length < count; daysAgo += 1) {
    const start = startOfDay(DEMO_ZONE, dayInZone(DEMO_ZONE, startOfDay(DEMO_ZONE, today) - daysAgo * DAY + 1));
    const sunday = new Date(start + 12 * 60 * MINUTE).getUTCDay() === 0;
    const usual = daysAgo <= BUSY_DAYS ? 98 : 34;
    const perDay = Math.round(usual * (sunday ? 0.6 : 1) * (0.85 + 0.3 * random.next()));
    for (let index = 0; index < perDay && visits.length < count; index += 1) visits.push(inventPastVisit(random, units, start));
  }
  return visits.toSorted((left, right) => left.joinedAt - right.joinedAt);
}

function inventPastVisit(random: Random, units: readonly DemoUnit[], dayStart: number): DemoVisit {
  const hour = random.chance(0.68) ? 6.5 + 5.5 * Math.min(random.next(), random.next() + 0.25) : 14 + 5 * random.next();
  const joinedAt = Math.round(dayStart + hour * 60 * MINUTE);
  const called = joinedAt + random.between(3, 52) * MINUTE;
  if (random.chance(0.03)) return { unit: pickUnit(random, units), joinedAt, steps: [{ action: 'call', at: called }, { action: 'no_show', at: called + 20 * MINUTE }] };
  const served = called + random.between(1, 3) * MINUTE;
  return { unit: pickUnit(random, units), joinedAt, steps: [{ action: 'call', at: called }, { action: 'serve', at: served }, { action: 'finish', at: served + random.between(5, 18) * MINUTE }] };
}

/** How many of today's visits stand in which state, oldest arrivals first. */
type TodaysState = Exclude<QueueState, 'moved'>;
const TODAY: readonly (readonly [TodaysState, number])[] = [['done', 48], ['no_show', 2], ['skipped', 2], ['held', 1], ['left', 1], ['cancelled', 1], ['serving', 5], ['called', 2], ['waiting', 23]];
const MORNING_MINUTES = 215;

/** Half way through a morning, whatever the time is: before 3.35 a.m. the morning is compressed. */
function inventToday(random: Random, units: readonly DemoUnit[], now: number): DemoVisit[] {
  const scale = Math.min(1, (now - startOfDay(DEMO_ZONE, dayInZone(DEMO_ZONE, now))) / ((MORNING_MINUTES + 1) * MINUTE));
  const ago = (minutes: number): number => Math.round(now - minutes * MINUTE * scale);
  const visits: DemoVisit[] = [];
  for (const [state, count] of TODAY) {
    for (let index = 0; index < count; index += 1) {
      const unit = pickUnit(random, units);
      visits.push(inventTodaysVisit(random, unit, state, index / count, ago));
    }
  }
  return visits.toSorted((left, right) => left.joinedAt - right.joinedAt);
}

function inventTodaysVisit(random: Random, unit: DemoUnit, state: TodaysState, place: number, ago: (minutes: number) => number): DemoVisit {
  const visit = (joined: number, ...steps: [Exclude<QueueAction, 'undo'>, number][]): DemoVisit => ({ unit, joinedAt: ago(joined), steps: steps.map(([action, minutes]) => ({ action, at: ago(minutes) })) });
  switch (state) {
    case 'waiting': return visit(41 - 40 * place - random.next());
    case 'called': return visit(48 + random.between(0, 6), ['call', 1 + 2 * place]);
    case 'serving': return visit(52 + random.between(0, 10), ['call', 14 + 10 * place], ['serve', 12 + 10 * place]);
    case 'skipped': return visit(70 + random.between(0, 10), ['call', 35], ['skip', 31]);
    case 'held': return visit(62, ['call', 40], ['hold', 37]);
    case 'left': return visit(120, ['left', 60]);
    case 'no_show': return visit(150 + random.between(0, 20), ['call', 110], ['no_show', 90]);
    case 'cancelled': return visit(95, ['cancel', 80]);
    case 'done': {
      const joined = MORNING_MINUTES - 140 * place - random.next();
      const called = joined - random.between(6, 40);
      return visit(joined, ['call', called], ['serve', called - 1], ['finish', Math.max(2, called - random.between(6, 16))]);
    }
  }
}

function seedVisits(db: DeskDatabase, random: Random, patients: readonly DemoPatient[], visits: readonly DemoVisit[], now: number): void {
  const counters = new Map<string, number>();
  const seen = new Map<string, Set<string>>();
  const actor = receptionist(db);
  for (let start = 0; start < visits.length; start += VISITS_PER_WRITE) {
    seedWrite(db, (tx) => {
      for (const visit of visits.slice(start, start + VISITS_PER_WRITE)) {
        const day = dayInZone(DEMO_ZONE, visit.joinedAt);
        seedVisit(db, tx, random, pickPatient(random, patients, visit.joinedAt, day, seen), visit, day, counters);
      }
    }, actor);
  }
  seedCounters(db, counters, dayInZone(DEMO_ZONE, now));
}

/** Today's numbers go on where the invented ones stop. */
function seedCounters(db: DeskDatabase, counters: ReadonlyMap<string, number>, today: string): void {
  seedWrite(db, (tx) => {
    for (const [key, last] of counters) {
      const [day = '', letter = ''] = key.split(' ');
      if (day === today) tx.run(db.build.insertInto('queue_counter').values({ letter, day, desk_letter: 'A', last }));
    }
  });
}

/** Some people come often; nobody twice a day or before being registered. */
function pickPatient(random: Random, patients: readonly DemoPatient[], joinedAt: number, day: string, seen: Map<string, Set<string>>): DemoPatient {
  const today = seen.get(day) ?? new Set();
  seen.set(day, today);
  for (;;) {
    const patient = patients[Math.floor(patients.length * random.next() * (random.chance(0.5) ? random.next() : 1))];
    if (!patient || patient.registeredAt > joinedAt || today.has(patient.id)) continue;
    today.add(patient.id);
    return patient;
  }
}

/** Women of 18 to 42 at the mother-and-child unit. */
function mayBePregnant({ fields }: DemoPatient, unit: DemoUnit, day: string): boolean {
  if (unit.letter !== 'C' || fields.sex !== 'female' || fields.birthDate === null) return false;
  const { years } = ageAt(fields.birthDate, day);
  return years >= 18 && years <= 42;
}

function seedVisit(db: DeskDatabase, tx: WriteTx, random: Random, patient: DemoPatient, { unit, joinedAt, steps }: DemoVisit, day: string, counters: Map<string, number>): void {
  const key = `${day} ${unit.letter}`;
  const value = (counters.get(key) ?? 0) + 1;
  counters.set(key, value);
  const events = [{ action: 'join' as const, at: joinedAt, actor: tx.actor }, ...steps.map((step) => ({ ...step, actor: tx.actor }))];
  const folded = foldEntry(events);
  if (!folded) return;
  const priority: Priority = random.chance(0.5) && mayBePregnant(patient, unit, day) ? 'pregnant' : suggestedPriority(patient.fields.birthDate, day);
  const visitId = uuidv7(joinedAt, random.bytes);
  const entryId = uuidv7(joinedAt, random.bytes);
  tx.run(db.build.insertInto('visit').values({ id: visitId, patient_id: patient.id, day, arrived_at: joinedAt, payer: patient.fields.payer, priority, priority_reason: null, complaint: null, written_later_at: null, ...keptSince(tx, joinedAt) }));
  tx.run(db.build.insertInto('queue_entry').values({
    id: entryId, visit_id: visitId, patient_id: patient.id, unit_id: unit.id, practitioner_id: unit.doctors[random.between(0, unit.doctors.length - 1)] ?? null,
    day, desk_letter: 'A', number: queueNumber(unit.letter, value, { letter: 'A', alone: true }), number_value: value, priority,
    state: folded.state, state_at: folded.stateAt, state_by: folded.stateBy, joined_at: joinedAt, called_at: folded.calledAt, served_at: folded.servedAt, ended_at: folded.endedAt, calls: folded.calls, skips: folded.skips,
    from_entry_id: null, due_at: null, came_back: 0, estimate_from: null, estimate_to: null, ...keptSince(tx, joinedAt, folded.stateAt),
  }));
  // Events of one millisecond keep their order by their ids, as they share one stamp.
  for (const [index, event] of events.entries()) {
    const before = index === 0 ? null : (foldEntry(events.slice(0, index))?.state ?? null);
    tx.run(db.build.insertInto('queue_event').values({ id: uuidv7(event.at + index, random.bytes), entry_id: entryId, action: event.action, from_state: before, to_state: foldEntry(events.slice(0, index + 1))?.state ?? 'waiting', at: event.at, actor: event.actor, reason: null }));
  }
}
