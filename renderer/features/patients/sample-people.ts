/** Synthetic people and entries for the screens' tests. */
import type { SessionUser } from '../../../shared/contract/users.ts';
import type { Candidate, PatientDetail, PatientHit } from '../../../shared/contract/patients.ts';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import type { Ticket } from '../../../shared/contract/visits.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { ok, type Handlers } from '../../app/desk-double.tsx';

export function idOf(last: number): string { return `01890000-0000-7000-8000-${String(last).padStart(12, '0')}`; }
export const AT = Date.UTC(2026, 10, 22, 2, 44);
export const GENERAL = idOf(901);
export const DENTAL = idOf(902);

export function userOf(role: Role): SessionUser { return { id: idOf(999), login: 'rina', fullName: 'Rina Hapsari', role }; }

export function patientOf(part: Partial<PatientDetail> = {}): PatientDetail {
  return {
    id: idOf(1), recordNumber: '000101', identityKind: 'citizen', name: 'Siti Nurlaela', nik: '3578014108920003', bpjs: null, passport: null, sex: 'female', birthDate: '1992-08-01',
    birthDateEstimated: false, birthPlace: 'Surabaya', phone: '+6281234567890', address: 'Jl. Mastrip No. 12', villageCode: null, motherName: null, motherId: null, payer: 'bpjs', insurer: null,
    guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: true, birthOrder: null, familyCard: null, acceptedWarnings: [],
    village: null, createdAt: AT, createdBy: 'Rina Hapsari', updatedAt: AT, version: 'v1', restriction: null, deceasedOn: null, movedOn: null, movedTo: null, formerNames: [], family: [], visits: [], ...part,
  };
}

export function hitOf(last: number, name: string): PatientHit {
  return { id: idOf(last), recordNumber: `00010${last}`, name, sex: 'female', birthDate: '1992-08-01', phone: null, village: 'Kebraon', payer: 'bpjs', lastVisitDay: null, match: 'name', matched: null, former: false, similar: false, highlights: [], marks: [] };
}

export function candidateOf(part: Partial<Candidate> = {}): Candidate {
  return { id: idOf(7), recordNumber: '102456', name: 'Sri Wahyuni', birthDate: '1992-08-01', village: 'Kebraon', phone: null, strength: 'strong', reasons: ['similar_name', 'same_phone'], ...part };
}

export function entryOf(last: number, part: Partial<QueueEntry> = {}): QueueEntry {
  return {
    id: idOf(100 + last), visitId: idOf(200 + last), patientId: idOf(last), patientName: `Pasien ${last}`, recordNumber: `00010${last}`, number: `A-00${last}`, unitId: GENERAL, unit: 'Poli Umum',
    practitioner: 'dr. Ayu', payer: 'general', priority: 'none', priorityReason: null, state: 'waiting', joinedAt: AT, stateAt: AT, calls: 0, calledAt: null, servedAt: null, fromUnit: null, practitionerId: null, dueAt: null, told: null, heldReason: null, place: null, why: null, disputed: false, version: 'v1', ...part,
  };
}

export const TICKET: Ticket = {
  entryId: idOf(101), clinicName: 'Klinik Sehat Sentosa', clinicAddress: 'Jl. Mastrip No. 120', number: 'A-018', unit: 'Poli Umum', room: 'Ruang 1', practitioner: 'dr. Ayu', hours: '08.00–12.00',
  day: '2026-11-22', at: AT, payer: 'bpjs', ahead: 3, estimate: [20, 35], priority: 'none', code: 'kunjungan:01890000',
};

/** What every screen of the desk asks for. */
export function deskOf(role: Role, more: Handlers = {}): Handlers {
  const unit = (id: string, name: string, letter: string, room: string) => ({ id, name, letter, kind: 'clinic' as const, room, active: true, version: 'v1' });
  return {
    'users.session': () => ok({ user: userOf(role), locked: false, waitMs: 0, autoLockMinutes: 10 }),
    'clinic.directory': () => ok({
      units: [unit(GENERAL, 'Poli Umum', 'A', 'Ruang 1'), unit(DENTAL, 'Poli Gigi', 'B', 'Ruang 2')],
      practitioners: [{ id: idOf(801), name: 'dr. Ayu', unitId: GENERAL, hours: '08.00–12.00', active: true, version: 'v1' }, { id: idOf(802), name: 'drg. Tono', unitId: DENTAL, hours: null, active: true, version: 'v1' }],
    }),
    'settings.get': () => ok({ ticketWidth: '58', autoLockMinutes: 10, runningText: '', priorityRatio: 2, bookedRatio: 2, graceMinutes: 15, skippedAfterCalls: 3, skippedAfterMinutes: 15, skippedTimes: 2, carryNumber: true, closedOnCollectiveLeave: false, waitlistAnswerMinutes: 30, emergencyNumbers: [] }),
    'drafts.load': () => ok(null),
    'drafts.save': () => ok({ savedAt: AT }),
    'drafts.discard': () => ok({}),
    'queue.board': () => ok([]),
    'patients.candidates': () => ok([]),
    'merges.ofPatient': () => ok([]),
    'patients.regionOfNik': () => ok({ province: 'Jawa Timur', regency: 'Kota Surabaya', district: 'Karang Pilang' }),
    'patients.regions': () => ok([{ code: '35.78.01.1002', village: 'Kebraon', district: 'Karang Pilang', regency: 'Kota Surabaya', province: 'Jawa Timur' }]),
    ...more,
  };
}
