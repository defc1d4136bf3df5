/** A synthetic day for the screens' tests: Sunday 22 November 2026, 09.44. */
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import type { Appointment, DaySheet, FreeSlot } from '../../../shared/contract/appointments.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { ok, type Handlers } from '../../app/desk-double.tsx';
import { AT, DENTAL, GENERAL, TICKET, deskOf, hitOf, idOf, patientOf } from '../patients/sample-people.ts';
import type { Role } from '../../../shared/contract/core.ts';

export const TODAY = '2026-11-22';
export const AYU = idOf(801);
export const TONO = idOf(802);

export function appointmentOf(last: number, part: Partial<Appointment> = {}): Appointment {
  return {
    id: idOf(300 + last), patientId: idOf(last), patientName: `Pasien ${last}`, recordNumber: `00010${last}`, birthDate: '1992-08-01', sex: 'female', phone: '+6281234567890',
    practitionerId: AYU, practitioner: 'dr. Ayu', unitId: GENERAL, unit: 'Poli Umum', roomId: null, room: null, day: TODAY, from: 600, to: 615,
    payer: 'bpjs', kind: 'visit', link: null, note: null, source: 'phone', state: 'booked', standing: null, stateAt: AT, reason: null, number: null, visitId: null, capacity: 1, movedTo: null, movedFrom: null, version: 'v1', ...part,
  };
}

export function slotOf(from: number, part: Partial<FreeSlot> = {}): FreeSlot {
  return { day: TODAY, from, to: from + 15, practitionerId: AYU, practitioner: 'dr. Ayu', unitId: GENERAL, unit: 'Poli Umum', roomId: null, room: null, left: 1, ...part };
}

export function sheetOf(appointments: readonly Appointment[], part: Partial<DaySheet> = {}): DaySheet {
  const session = { from: 540, to: 660, slotMinutes: 15, unitId: GENERAL, unit: 'Poli Umum', roomId: null, room: null, controlMinutes: null, telemedicineMinutes: null, capacity: 1, quotaBpjs: 10, quotaOther: null, quotaOnline: null, bookedBpjs: 1, bookedOther: 0, bookedOnline: 0, released: false };
  return {
    day: TODAY, closed: null, appointments: [...appointments],
    columns: [
      { practitionerId: AYU, practitioner: 'dr. Ayu', unitId: GENERAL, unit: 'Poli Umum', sessions: [session], absences: [], breaks: [] },
      { practitionerId: TONO, practitioner: 'drg. Tono', unitId: DENTAL, unit: 'Poli Gigi', sessions: [{ ...session, unitId: DENTAL, unit: 'Poli Gigi', to: 600, slotMinutes: 30, quotaBpjs: null }], absences: [{ exceptionId: idOf(701), from: 600, to: 660, reason: 'Rapat', kind: 'away', version: 'v1' }], breaks: [] },
    ],
    ...part,
  };
}

export const CLINIC: Output<'clinic.get'> = { id: idOf(990), name: 'Klinik Sehat Sentosa', address: 'Jl. Mastrip No. 120', phone: '031-5551234', zone: 'Asia/Jakarta', version: 'v1', recoveryKeyConfirmed: true };

/** A desk that keeps appointments as the real one does, as far as the screens can tell. */
export function deskWith(kept: Appointment[], role: Role = 'receptionist', more: Handlers = {}): Handlers {
  let versions = 1;
  const find = (id: string): Appointment => kept.find((each) => each.id === id) ?? appointmentOf(0, { id });
  const put = (id: string, part: Partial<Appointment>): Appointment => {
    const changed = { ...find(id), ...part, version: `v${(versions += 1)}` };
    kept[kept.findIndex((each) => each.id === id)] = changed;
    return changed;
  };
  const stale = (id: string, version: string): boolean => find(id).version !== version;
  const refused = { ok: false, error: { code: 'changed_meanwhile' } } as const;
  return deskOf(role, {
    'appointments.day': ({ day }) => ok(sheetOf(kept.filter((each) => each.day === day), { day })),
    'appointments.get': ({ id }) => ok({ ...find(id), movedToPlace: null, movedFromPlace: null, steps: [{ action: 'book', at: AT, actor: 'Rina Hapsari', reason: null, day: TODAY, from: 600, practitioner: 'dr. Ayu' }] }),
    'appointments.ofPatient': ({ patientId }) => ok(kept.filter((each) => each.patientId === patientId)),
    'appointments.stranded': () => ok([]),
    'appointments.days': ({ from, days }) => ok(Array.from({ length: days }, (_, at) => daysAfter(from, at)).map((day) => sheetOf(kept.filter((each) => each.day === day), { day }))),
    'appointments.list': ({ from, to, states, practitionerId, unitId, limit }) => {
      const rows = kept.filter((each) => each.day >= from && each.day <= to && states.includes(each.state) && (practitionerId === null || each.practitionerId === practitionerId) && (unitId === null || each.unitId === unitId));
      return ok({ rows: rows.slice(0, limit).toSorted((one, other) => one.from - other.from), total: rows.length });
    },
    'appointments.load': ({ from, days }) => ok(Array.from({ length: days }, (_, at) => ({ day: daysAfter(from, at), closed: null, doctors: 2, slots: 10, taken: kept.filter((each) => each.day === daysAfter(from, at)).length, appointments: kept.filter((each) => each.day === daysAfter(from, at)).length, stranded: 0 }))),
    'appointments.firstFree': ({ from }) => ok({ morning: slotOf(615, { day: from }), noon: slotOf(690, { day: from }), evening: null }),
    'appointments.nearestSlots': ({ day, from }) => ok([slotOf(from + 15, { day }), slotOf(540, { day: daysAfter(day, 1) })]),
    'appointments.freeSlots': ({ from }) => ok([slotOf(615, { day: from }), slotOf(630, { day: from }), slotOf(540, { day: '2026-11-23', practitionerId: TONO, practitioner: 'drg. Tono', unitId: DENTAL, unit: 'Poli Gigi' })]),
    'appointments.checkIn': ({ id, expectedVersion }) => (stale(id, expectedVersion) ? refused : ok({ appointment: put(id, { state: 'arrived', number: 'A-018' }), ticket: TICKET })),
    'appointments.move': ({ id, expectedVersion, day, from, practitionerId }) => (stale(id, expectedVersion) ? refused : ok(put(id, { day, from, to: from + 15, practitionerId }))),
    'appointments.cancel': ({ id, expectedVersion, reason }) => (stale(id, expectedVersion) ? refused : ok(put(id, { state: 'cancelled', reason }))),
    'appointments.reinstate': ({ id, expectedVersion }) => (stale(id, expectedVersion) ? refused : ok(put(id, { state: 'booked', reason: null }))),
    'appointments.book': (input) => ok({ ...appointmentOf(9), patientId: input.patientId, patientName: 'Siti Nurlaela', day: input.day, from: input.from, to: input.from + 15, practitioner: input.practitionerId === TONO ? 'drg. Tono' : 'dr. Ayu', kind: input.kind ?? 'visit', link: input.link ?? null }),
    'appointments.timetable': () => ok({ rules: [], exceptions: [], rooms: [], holidays: [], booking: { openingHours: [], noticeMinutes: 0, horizonDays: 0 }, yearMissing: false }),
    'appointments.saveException': () => ok({ id: idOf(702), stranded: 2, affected: [] }),
    'clinic.get': () => ok(CLINIC),
    'patients.get': () => ok(patientOf()),
    'patients.search': () => ok([hitOf(1, 'Siti Nurlaela'), hitOf(2, 'Nur Hidayat')]),
    'patients.recent': () => ok([]),
    ...more,
  });
}
