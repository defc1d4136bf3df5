/** Patients with a telephone who agreed to messages, and a doctor's full Monday. */
import type { Input, Output } from '../../shared/contract/index.ts';
import type { Appointment } from '../../shared/contract/appointments.ts';
import type { TestDesk } from '../support/desk.ts';
import { type AppointmentsDesk, MONDAY, at, withAppointments } from './appointments-desk.ts';

export const NEXT_MONDAY = '2026-11-30';
let people = 0;

type PatientInput = Input<'patients.register'>['patient'];
export async function registerReachable(desk: TestDesk, more: Partial<PatientInput> = {}): Promise<string> {
  people += 1;
  const { id } = await desk.call('patients.register', { patient: {
    identityKind: 'citizen', name: `Pasien Uji ${people}`, nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1990-04-05', birthDateEstimated: false, birthPlace: null, phone: `+62812${10_000_000 + people}`, address: null,
    villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: true, ...more,
  } });
  return id;
}

/** `count` appointments one after the other on Monday from 08.00, the last booked first; each patient a new one. */
export async function bookMonday(desk: AppointmentsDesk, count: number, more: Partial<Input<'appointments.book'>> = {}): Promise<Appointment[]> {
  const booked: Appointment[] = [];
  for (let n = count - 1; n >= 0; n -= 1) {
    desk.clock.at += 1000;
    booked.push(await desk.call('appointments.book', desk.bookingOf(await registerReachable(desk), { from: at(8) + n * 20, ...more })));
  }
  return booked;
}

export async function fallIll(desk: AppointmentsDesk, day = MONDAY, more: Partial<Input<'appointments.saveException'>> = {}): Promise<Output<'appointments.saveException'>> {
  return desk.call('appointments.saveException', { id: null, expectedVersion: null, kind: 'away', practitionerId: desk.doctorId, unitId: desk.unitId, roomId: null, day, from: 0, to: 1440, slotMinutes: 15, quotaBpjs: null, quotaOther: null, reason: 'Sakit', ...more });
}

export type Item = Input<'absences.apply'>['items'][number];
/** Every proposal as it stands. */
export async function proposedItems(desk: TestDesk): Promise<Item[]> {
  const { affected } = await desk.call('absences.plan', { practitionerId: null });
  return affected.map(({ id, version, proposal }): Item => {
    if (proposal === null) return { step: 'leave', id, expectedVersion: version, reason: 'Dokter berhalangan' };
    const { practitionerId, unitId, roomId, day, from } = proposal;
    return { step: 'move', id, expectedVersion: version, place: { practitionerId, unitId, roomId, day, from } };
  });
}

export async function openAbsencesDesk(desk: TestDesk): Promise<AppointmentsDesk> {
  const ready = await withAppointments(desk);
  await ready.addRule();
  return ready;
}
