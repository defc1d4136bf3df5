/** Short ways to register and check in on a test desk. */
import type { CallName, Input, Output } from '../../shared/contract/index.ts';
import { type TestDesk, openFoundedDesk } from '../support/desk.ts';

export interface VisitsDesk extends TestDesk {
  readonly units: Output<'clinic.directory'>['units'];
  register(): Promise<string>;
  /** What `visits.checkIn` is given for a patient: the first unit, nothing special. */
  visitOf(patientId: string, more?: Partial<Input<'visits.checkIn'>>): Input<'visits.checkIn'>;
  /** A new patient, one second later. */
  checkIn(more?: Partial<Input<'visits.checkIn'>>): Promise<Output<'visits.checkIn'>>;
  entry(id: string): Promise<Output<'queue.board'>[number]>;
  step(entryId: string, action: Input<'queue.step'>['action']): ReturnType<TestDesk['invoke']>;
}

let people = 0;

export async function openVisitsDesk(): Promise<VisitsDesk> {
  return withVisits(await openFoundedDesk());
}

export async function withVisits(desk: TestDesk): Promise<VisitsDesk> {
  const { units } = await desk.call('clinic.directory', {});
  const register = async (): Promise<string> => {
    people += 1;
    const { id } = await desk.call('patients.register', { patient: {
      identityKind: 'citizen', name: `Uji Kunjungan ${people}`, nik: null, bpjs: null, passport: null, sex: 'male', birthDate: '1988-03-02', birthDateEstimated: false, birthPlace: null, phone: null, address: null,
      villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false,
    } });
    return id;
  };
  const visitOf: VisitsDesk['visitOf'] = (patientId, more = {}) => ({ patientId, unitId: units[0]?.id ?? '', practitionerId: null, payer: 'general', priority: 'none', priorityReason: null, complaint: null, ...more });
  const entry: VisitsDesk['entry'] = async (id) => {
    const found = (await desk.call('queue.board', { unitId: null })).find((each) => each.id === id);
    if (!found) throw new Error('not on the board');
    return found;
  };
  return {
    ...desk, units, register, visitOf, entry,
    checkIn: async (more) => {
      desk.clock.at += 1000;
      return desk.call('visits.checkIn', visitOf(await register(), more));
    },
    step: async (entryId, action) => desk.invoke<CallName>('queue.step', { entryId, action, reason: 'alasan uji', expectedVersion: (await entry(entryId)).version }),
  };
}
