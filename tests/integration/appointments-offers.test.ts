/** What is offered can be booked and what is not offered cannot, whatever was booked, moved and cancelled before. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Appointment } from '../../shared/contract/appointments.ts';
import { seededRandom } from '../../main/services/demo/random.ts';
import { type AppointmentsDesk, MONDAY, at, openAppointmentsDesk } from './appointments-desk.ts';

const STEPS = 70;
let test: AppointmentsDesk;
beforeEach(async () => { test = await openAppointmentsDesk(); });
afterEach(async () => { await test.close(); });

interface Place { readonly practitionerId: string; readonly unitId: string; readonly roomId: string; readonly day: string; readonly from: number }

it.each([1, 2, 3])('run %i: two doctors, one room, an absence and a quota', async (seed) => {
  const random = seededRandom(seed);
  const { id: roomId } = await test.call('appointments.saveRoom', { id: null, expectedVersion: null, name: 'Ruang 1', active: true });
  await test.addRule({ roomId, to: at(10), quotaBpjs: 0, quotaOther: 4 });
  await test.addRule({ practitionerId: test.otherDoctorId, unitId: test.otherUnitId, roomId, from: at(8, 10), to: at(10), slotMinutes: 15 });
  await test.call('appointments.saveException', {
    id: null, expectedVersion: null, kind: 'away', day: MONDAY, practitionerId: test.doctorId, unitId: test.unitId, roomId: null, from: at(8, 30), to: at(8, 50), slotMinutes: 20, quotaBpjs: null, quotaOther: null, reason: null,
  });
  const grid = (practitionerId: string, unitId: string, from: number, step: number): Place[] =>
    Array.from({ length: Math.floor((at(10) - from) / step) }, (_, slot) => ({ practitionerId, unitId, roomId, day: MONDAY, from: from + slot * step }));
  const places = [...grid(test.doctorId, test.unitId, at(8), 20), ...grid(test.otherDoctorId, test.otherUnitId, at(8, 10), 15)];
  const pick = <T>(list: readonly T[]): T | undefined => list[random.between(0, list.length - 1)];
  const isOffered = async (place: Place): Promise<boolean> => (await test.call('appointments.freeSlots', { practitionerId: null, unitId: null, from: MONDAY, days: 1, limit: 200 }))
    .some((slot) => slot.practitionerId === place.practitionerId && slot.from === place.from);
  let booked: Appointment[] = [];
  const seen = { offered: 0, refused: 0 };
  for (let step = 0; step < STEPS; step += 1) {
    const [place, chosen] = [pick(places)!, pick(booked)];
    if (chosen && random.chance(0.3)) {
      await test.call('appointments.cancel', { id: chosen.id, expectedVersion: chosen.version, reason: 'uji' });
      booked = booked.filter(({ id }) => id !== chosen.id);
    } else if (chosen && random.chance(0.2)) {
      const moved = await test.invoke('appointments.move', { id: chosen.id, expectedVersion: chosen.version, ...place, reason: null });
      if (moved.ok) booked = [...booked.filter(({ id }) => id !== chosen.id), moved.value];
    } else {
      const offered = await isOffered(place);
      const answer = await test.invoke('appointments.book', test.bookingOf(await test.register(), place));
      expect([step, place.from, answer.ok]).toEqual([step, place.from, offered]);
      if (answer.ok) booked.push(answer.value);
      seen[offered ? 'offered' : 'refused'] += 1;
    }
    const meeting = booked.filter((one) => booked.some((other) => other.id !== one.id && one.from < other.to && other.from < one.to));
    expect(meeting).toEqual([]);
  }
  expect(seen.offered).toBeGreaterThan(3);
  expect(seen.refused).toBeGreaterThan(3);
});
