/** Somebody who comes to a desk, through its own calls. */
import type { Desk } from '../../main/desk-api.ts';
import { call } from '../call.ts';
import type { SyntheticPatient } from '../synthetic-patients.ts';

export async function register(desk: Desk, { name, birthDate, sex }: SyntheticPatient): Promise<string> {
  const { id } = await call(desk, 'patients.register', { patient: {
    identityKind: 'citizen', name, nik: null, bpjs: null, passport: null, sex, birthDate, birthDateEstimated: false, birthPlace: null, phone: null, address: null,
    villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false,
  } });
  return id;
}

export async function firstUnit(desk: Desk): Promise<string> { return (await call(desk, 'clinic.directory', {})).units[0]?.id ?? ''; }

export async function checkIn(desk: Desk, patientId: string, unitId: string): Promise<void> {
  await call(desk, 'visits.checkIn', { patientId, unitId, practitionerId: null, payer: 'general', priority: 'none', priorityReason: null, complaint: null });
}

/** A whole visit, one step after another; `after` is done after each of them. */
export async function visit(desk: Desk, patientId: string, unitId: string, after: () => Promise<unknown> = async () => undefined): Promise<void> {
  await checkIn(desk, patientId, unitId);
  await after();
  const called = await call(desk, 'queue.callNext', { unitId });
  await after();
  const serving = await call(desk, 'queue.step', { entryId: called.id, action: 'serve', reason: null, expectedVersion: called.version });
  await after();
  await call(desk, 'queue.step', { entryId: called.id, action: 'finish', reason: null, expectedVersion: serving.version });
  await after();
}
