/**
 * The first free slot over 20 doctors and 60 days with 50,000 bookings, and the data of a full day's view, through the whole calls;
 * every day but the last is full. Against one indexed query per slot, and against looking at every minute, in the same run.
 */
import type Database from 'better-sqlite3';
import { createCaptureTriggers, dropCaptureTriggers } from '../db/desk/capture.ts';
import { schemaVersion } from '../db/desk/migrate.ts';
import type { Desk } from '../main/desk-api.ts';
import { bundledHolidays } from '../shared/domain/holidays-id.ts';
import { daysAfter } from '../shared/domain/calendar-day.ts';
import { uuidv7 } from '../shared/domain/uuid.ts';
import { call } from './call.ts';
import { type Finding, timed } from './measure.ts';
import { pick } from './synthetic-patients.ts';

const DOCTORS = 20;
const DAYS = 60;
const BOOKINGS = 50_000;
const [OPENS, CLOSES, SLOT] = [8 * 60, 15 * 60, 10];
const ROUNDS = 150;
const NAIVE_ROUNDS = 3;
const TIMES_FASTER = 10;
const SLOTS = (CLOSES - OPENS) / SLOT;
/** What is booked on the last day, by what is loaded and by the rounds of booking. */
const LAST_DAY = BOOKINGS - (DAYS - 1) * DOCTORS * SLOTS + ROUNDS;

interface Doctor { readonly id: string; readonly unitId: string }

interface Place { readonly day: string; readonly doctor: Doctor; readonly from: number }

export async function measureSlots(desk: Desk, db: Database.Database, patientIds: readonly string[]): Promise<Finding[]> {
  const from = firstDay();
  const doctors = await addDoctors(desk);
  loadBookings(db, placesOf(doctors, from).slice(0, BOOKINGS), patientIds);
  const search = (limit = 1) => call(desk, 'appointments.freeSlots', { practitionerId: null, unitId: null, from, days: DAYS, limit });
  const first = await timed(1, () => search());
  const again = await timed(ROUNDS, () => search());
  const free = await search(ROUNDS);
  // Each booking changes a day, which the search after it reads anew.
  const booking = await timed(Math.min(free.length, patientIds.length), async (round) => {
    const { practitionerId, unitId, roomId, day, from: minute } = free[round] ?? pick(free, 0);
    await call(desk, 'appointments.book', { patientId: patientIds[round] ?? '', practitionerId, unitId, roomId, day, from: minute, payer: 'general', note: null, source: 'desk' });
    await search();
  });
  const day = await timed(ROUNDS, () => call(desk, 'appointments.day', { day: daysAfter(from, 1) }));
  const usual = await timed(ROUNDS, () => call(desk, 'appointments.day', { day: daysAfter(from, DAYS - 1) }));
  const month = await timed(ROUNDS / 3, () => call(desk, 'appointments.load', { from, days: 42 }));
  const minutes = await timed(NAIVE_ROUNDS, () => searchMinutes(db, doctors, from));
  const naive = await timed(NAIVE_ROUNDS, () => searchNaively(db, placesOf(doctors, from)));
  const faster = naive.p50 / again.p95;
  return [
    { what: 'first free slot, 59 of 60 days full', times: again, budgetMs: 10, ratioKept: faster >= TIMES_FASTER, note: `${BOOKINGS} bookings of ${DOCTORS} doctors; ${faster.toFixed(0)} times faster than the line below (wanted ${TIMES_FASTER})` },
    { what: 'first free slot by one indexed query per slot', times: naive, budgetMs: null, note: '' },
    { what: 'first free slot, minute by minute', times: minutes, budgetMs: null, note: `one query per day, then every minute; ${(minutes.p50 / again.p95).toFixed(0)} times slower` },
    { what: 'first free slot, first look after start', times: first, budgetMs: null, note: 'reads every full day once' },
    { what: 'data of a day view, 20 doctors', times: usual, budgetMs: 5, note: `${LAST_DAY} appointments or so` },
    { what: 'data of a day view, every slot taken', times: day, budgetMs: null, note: `${DOCTORS * SLOTS} appointments` },
    { what: 'data of six weeks', times: month, budgetMs: null, note: 'counts per day' },
    { what: 'a durable booking and the next search, together', times: booking, budgetMs: 20, note: '' },
  ];
}

/** The first day from tomorrow on after which the last of the 60 days is no holiday. */
function firstDay(): string {
  const isHoliday = (day: string): boolean => bundledHolidays(Number(day.slice(0, 4)))?.some((holiday) => holiday.day === day) ?? false;
  let day = daysAfter(new Date().toISOString().slice(0, 10), 2);
  while (isHoliday(daysAfter(day, DAYS - 1))) day = daysAfter(day, 1);
  return day;
}

async function addDoctors(desk: Desk): Promise<Doctor[]> {
  const { units } = await call(desk, 'clinic.directory', {});
  const doctors: Doctor[] = [];
  for (let index = 0; index < DOCTORS; index += 1) {
    const unitId = pick(units, index / DOCTORS).id;
    const { id } = await call(desk, 'clinic.savePractitioner', { id: null, expectedVersion: null, active: true, name: `dr. Uji ${index + 1}`, unitId, hours: null });
    doctors.push({ id, unitId });
    for (let weekday = 1; weekday <= 7; weekday += 1) {
      await call(desk, 'appointments.saveRule', {
        id: null, expectedVersion: null, practitionerId: id, unitId, roomId: null, from: OPENS, to: CLOSES, slotMinutes: SLOT, quotaBpjs: null, quotaOther: null, weekday, validFrom: '2026-01-01', validTo: null,
      });
    }
  }
  return doctors;
}

/** Every slot of the plan, day by day, hour by hour. */
function placesOf(doctors: readonly Doctor[], from: string): Place[] {
  const places: Place[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    for (let minute = OPENS; minute < CLOSES; minute += SLOT) for (const doctor of doctors) places.push({ day: daysAfter(from, day), doctor, from: minute });
  }
  return places;
}

/** Past the services, and past what would be refused: of whoever is next. */
function loadBookings(db: Database.Database, places: readonly Place[], patientIds: readonly string[]): void {
  const insert = db.prepare(`INSERT INTO appointment (id, patient_id, practitioner_id, unit_id, day, from_minute, to_minute, payer, kind, source, state, state_at, state_by, created_at, created_by, updated_at, updated_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'general', 'visit', 'desk', 'booked', 0, 'bench', 0, 'bench', 0, 'bench')`);
  const clock = db.prepare(`INSERT INTO row_clock (entity, row_id, base, exceptions) VALUES ('appointment', ?, '0000000000000-0000-bench', '{}')`);
  db.transaction(() => {
    dropCaptureTriggers(db);
    for (const [index, { day, doctor, from }] of places.entries()) {
      const id = uuidv7(Date.now());
      clock.run(id);
      insert.run(id, patientIds[index % patientIds.length], doctor.id, doctor.unitId, day, from, from + SLOT);
    }
    createCaptureTriggers(db, schemaVersion(db));
  })();
}

function searchNaively(db: Database.Database, places: readonly Place[]): Place | undefined {
  const taken = db.prepare(`SELECT 1 FROM appointment WHERE day = ? AND practitioner_id = ? AND state IN ('booked', 'arrived') AND from_minute < ? AND to_minute > ?`);
  return places.find(({ day, doctor, from }) => taken.get(day, doctor.id, from + SLOT, from) === undefined);
}

/** Every minute of every doctor and day is marked when somebody is there; then the first run of free ones is looked for. */
function searchMinutes(db: Database.Database, doctors: readonly Doctor[], first: string): Place | undefined {
  const ofDay = db.prepare<[string], { doctor: string; start: number; end: number }>(`SELECT practitioner_id AS doctor, from_minute AS start, to_minute AS end FROM appointment WHERE day = ? AND state IN ('booked', 'arrived')`);
  for (let index = 0; index < DAYS; index += 1) {
    const day = daysAfter(first, index);
    const taken = new Map(doctors.map(({ id }) => [id, new Uint8Array(CLOSES)]));
    for (const { doctor, start, end } of ofDay.all(day)) for (let minute = start; minute < end; minute += 1) taken.get(doctor)?.fill(1, minute, minute + 1);
    for (let minute = OPENS; minute + SLOT <= CLOSES; minute += 1) {
      if ((minute - OPENS) % SLOT !== 0) continue;
      for (const doctor of doctors) if (taken.get(doctor.id)?.subarray(minute, minute + SLOT).every((each) => each === 0)) return { day, doctor, from: minute };
    }
  }
  return undefined;
}
