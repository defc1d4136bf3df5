/** An invented day for the tests of these screens. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import type { DayClosing, DayFigures } from '../../../shared/contract/reports.ts';
import type { DayReport } from './DayReportPaper.tsx';
import type { OpenDay } from './plan.ts';

export const DAY = '2026-11-22';
/** 15.00 WIB on that day. */
export const NOW = Date.UTC(2026, 10, 22, 8, 0);

export function idOf(number: number): string {
  return `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export function figures(more: Partial<DayFigures> = {}): DayFigures {
  return {
    visits: {
      total: 40, newPatients: 6, priority: 5, byPayer: [{ payer: 'bpjs', visits: 25 }, { payer: 'general', visits: 15 }], byHour: [{ hour: 8, visits: 28 }, { hour: 9, visits: 12 }],
      byUnit: [{ unit: 'Poli Umum', visits: 40, served: 35, noShow: 2, cancelled: 1, medianWait: 65 }],
    },
    queue: { served: 35, left: 0, noShow: 2, cancelled: 1, open: 2 }, waits: { median: 21, p90: 48, longest: 71, within60Percent: 92, observed: 37 },
    appointments: { planned: 15, arrived: 11, noShow: 0, cancelled: 1, open: 3 },
    complaints: { received: 3, answered: 2, resolved: 1, open: 4, overdue: 1, byGrade: { red: 1, yellow: 1, green: 1 } }, calls: { received: 9, toReturn: 2 }, emergencies: 1, ...more,
  };
}

export function closing(more: Partial<DayClosing> = {}): DayClosing {
  return { day: DAY, at: NOW, by: 'Rina Wulandari', note: 'Listrik padam pukul 14.', figures: figures(), ...more };
}

export function report(more: Partial<DayReport> = {}): DayReport {
  return { day: DAY, clinicName: 'Klinik Contoh', clinicAddress: 'Jl. Contoh 1', figures: figures(), closing: null, ...more };
}

export function appointment(number: number, from: number): Appointment {
  return {
    id: idOf(number), patientId: idOf(900 + number), patientName: `Pasien Janji ${number}`, recordNumber: '00-00-01', birthDate: null, sex: null, phone: '+628110000000', practitionerId: idOf(1), practitioner: 'dr. Ayu',
    unitId: idOf(2), unit: 'Poli Umum', roomId: null, room: null, day: DAY, from, to: from + 20, payer: 'general', kind: 'visit', link: null, note: null, source: 'phone', state: 'booked', standing: null, stateAt: 1, reason: null,
    number: null, visitId: null, capacity: 1, movedTo: null, movedFrom: null, version: `v${number}`,
  };
}

export function entry(number: number, state: QueueEntry['state']): QueueEntry {
  return {
    id: idOf(number), visitId: idOf(2), patientId: idOf(3), patientName: `Pasien Antre ${number}`, recordNumber: '00-00-02', number: `A-${number}`, unitId: idOf(2), unit: 'Poli Umum', practitioner: null, payer: 'bpjs',
    priority: 'none', priorityReason: null, state, joinedAt: NOW, stateAt: NOW, calls: 0, calledAt: null, servedAt: null, fromUnit: null, practitionerId: null, dueAt: null, told: null, heldReason: null, place: null, why: null, disputed: false, version: `v${number}`,
  };
}

/** Two appointments whose time is over and one to come; an entry in each open state. */
export function openDay(more: Partial<OpenDay> = {}): OpenDay {
  return {
    day: DAY, appointments: [appointment(11, 540), appointment(12, 600), appointment(13, 960)],
    entries: [entry(21, 'called'), entry(22, 'serving'), entry(23, 'waiting'), entry(24, 'skipped')], callBacks: [], complaints: [], unclosed: [], closing: null, ...more,
  };
}
