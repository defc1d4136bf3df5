/** Short ways to set up a timetable and to book on a test desk. Today is Sunday 22 November 2026, 09.42 WIB; the doctor works every day. */
import type { Input, Output } from '../../shared/contract/index.ts';
import type { Appointment } from '../../shared/contract/appointments.ts';
import type { TestDesk } from '../support/desk.ts';
import { type VisitsDesk, openVisitsDesk, withVisits } from './visits-desk.ts';

export const TODAY = '2026-11-22';
export const MONDAY = '2026-11-23';
export const at = (hour: number, minute = 0): number => hour * 60 + minute;

export interface AppointmentsDesk extends VisitsDesk {
  /** Of the first unit, and a second one who works in any. */
  readonly doctorId: string; readonly otherDoctorId: string;
  readonly unitId: string; readonly otherUnitId: string;
  /** A weekly session, Monday 08.00–12.00 with slots of 20 minutes unless told otherwise. */
  addRule(more?: Partial<Input<'appointments.saveRule'>>): Promise<Output<'appointments.saveRule'>>;
  /** What `appointments.book` is given: the first doctor, Monday 08.00. */
  bookingOf(patientId: string, more?: Partial<Input<'appointments.book'>>): Input<'appointments.book'>;
  /** A new patient's appointment. */
  book(more?: Partial<Input<'appointments.book'>>): Promise<Appointment>;
  get(id: string): Promise<Output<'appointments.get'>>;
  /** Rows that were ever written to tables that sync: what a refusal must not change. */
  written(): Promise<number>;
}

export async function openAppointmentsDesk(): Promise<AppointmentsDesk> {
  const desk = await openVisitsDesk();
  await desk.call('clinic.savePractitioner', { id: null, expectedVersion: null, active: true, name: 'drg. Uji Kedua', unitId: null, hours: null });
  return withAppointments(desk);
}

export async function withAppointments(desk: TestDesk): Promise<AppointmentsDesk> {
  const visits = await withVisits(desk);
  const { practitioners } = await desk.call('clinic.directory', {});
  const idOf = (name: string): string => practitioners.find((each) => each.name === name)?.id ?? '';
  const [doctorId, otherDoctorId] = [idOf('dr. Uji Coba'), idOf('drg. Uji Kedua')];
  const [unitId, otherUnitId] = [visits.units[0]?.id ?? '', visits.units[1]?.id ?? ''];
  const bookingOf: AppointmentsDesk['bookingOf'] = (patientId, more = {}) => ({
    patientId, practitionerId: doctorId, unitId, roomId: null, day: MONDAY, from: at(8), payer: 'general', note: null, source: 'phone', ...more,
  });
  return {
    ...visits, doctorId, otherDoctorId, unitId, otherUnitId, bookingOf,
    addRule: (more = {}) => desk.call('appointments.saveRule', {
      id: null, expectedVersion: null, practitionerId: doctorId, unitId, roomId: null, from: at(8), to: at(12), slotMinutes: 20, quotaBpjs: null, quotaOther: null,
      weekday: 1, validFrom: '2026-11-01', validTo: null, ...more,
    }),
    book: async (more) => desk.call('appointments.book', bookingOf(await visits.register(), more)),
    get: (id) => desk.call('appointments.get', { id }),
    written: async () => (await desk.call('sync.status', {})).waiting,
  };
}
