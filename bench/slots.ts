/** The first free slot over 20 doctors and 60 days with 50,000 bookings, through the whole call; every day but the last is full. Against one indexed query per slot in the same run. */
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

interface Doctor { readonly id: string; readonly unitId: string }

interface Place { readonly day: string; readonly doctor: Doctor; readonly from: number }

export async function measureSlots(desk: Desk, db: Database.Database, patientIds: readonly string[]): Promise<Finding[]> {
  const from = firstDay();
  const doctors = await addDoctors(desk);
  loadBookings(db, placesOf(doctors, from).slice(0, BOOKINGS));
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
  const naive = await timed(NAIVE_ROUNDS, () => searchNaively(db, placesOf(doctors, from)));
  const faster = naive.p50 / again.p95;
  return [
    { what: 'first free slot, 59 of 60 days full', times: again, budgetMs: 10, ratioKept: faster >= TIMES_FASTER, note: `${BOOKINGS} bookings of ${DOCTORS} doctors; ${faster.toFixed(0)} times faster than the line below (wanted ${TIMES_FASTER})` },
    { what: 'first free slot by one indexed query per slot', times: naive, budgetMs: null, note: '' },
    { what: 'first free slot, first look after start', times: first, budgetMs: null, note: 'reads every full day once' },
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

/** Past the services; of nobody in particular. */
function loadBookings(db: Database.Database, places: readonly Place[]): void {
  const insert = db.prepare(`INSERT INTO appointment (id, patient_id, practitioner_id, unit_id, day, from_minute, to_minute, payer, kind, source, state, state_at, state_by, created_at, created_by, updated_at, updated_by)
    VALUES (?, 'bench', ?, ?, ?, ?, ?, 'general', 'visit', 'desk', 'booked', 0, 'bench', 0, 'bench', 0, 'bench')`);
  db.transaction(() => {
    dropCaptureTriggers(db);
    for (const { day, doctor, from } of places) insert.run(uuidv7(Date.now()), doctor.id, doctor.unitId, day, from, from + SLOT);
    createCaptureTriggers(db, schemaVersion(db));
  })();
}

function searchNaively(db: Database.Database, places: readonly Place[]): Place | undefined {
  const taken = db.prepare(`SELECT 1 FROM appointment WHERE day = ? AND practitioner_id = ? AND state IN ('booked', 'arrived') AND from_minute < ? AND to_minute > ?`);
  return places.find(({ day, doctor, from }) => taken.get(day, doctor.id, from + SLOT, from) === undefined);
}
