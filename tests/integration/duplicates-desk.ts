/** A whole desk whose patients are compared with each other; waits for what it does by itself. */
import type { DuplicatePair, DuplicateStatus } from '../../shared/contract/duplicates.ts';
import type { PatientFields } from '../../shared/contract/patients.ts';
import type { TestDesk } from '../support/desk.ts';
import { withDoubts } from '../support/doubts.ts';
import { somebody } from './patients-desk.ts';

export const SRI: Partial<PatientFields> = { name: 'Sri Wahyuningrum', birthDate: '1992-08-01', nik: '3578014108920003', phone: '+6281234567890', address: 'Jl. Cendrawasih No. 17' };

export async function register(desk: Pick<TestDesk, 'call'>, more: Partial<PatientFields>): Promise<string> {
  return (await desk.call('patients.register', { patient: withDoubts({ ...somebody, ...more }) })).id;
}

export async function change(desk: Pick<TestDesk, 'call'>, id: string, more: Partial<PatientFields>): Promise<void> {
  const { id: _id, recordNumber: _number, village: _village, createdAt: _at, createdBy: _by, updatedAt: _updated, version, visits: _visits, ...patient } = await desk.call('patients.get', { id });
  await desk.call('patients.update', { id, expectedVersion: version, patient: withDoubts({ ...patient, ...more }) });
}

/** Until nothing runs and nobody waits. */
export async function compared(desk: Pick<TestDesk, 'call'>, wanted: (status: DuplicateStatus) => boolean = ({ last }) => last !== null): Promise<DuplicateStatus> {
  for (let tries = 0; tries < 600; tries++) {
    const status = await desk.call('duplicates.status', {});
    if (status.failed) throw new Error('Comparing failed');
    if (status.running === null && status.waiting === 0 && wanted(status)) return status;
    await new Promise((next) => { setTimeout(next, 100); });
  }
  throw new Error('Still comparing');
}

export async function lookNow(desk: Pick<TestDesk, 'call'>): Promise<DuplicateStatus> {
  const before = (await desk.call('duplicates.status', {})).last?.at ?? -1;
  await compared(desk, () => true).catch(() => undefined);
  await desk.call('duplicates.runNow', {});
  return compared(desk, ({ last }) => last !== null && last.at >= before);
}

export async function openPairs(desk: Pick<TestDesk, 'call'>): Promise<DuplicatePair[]> {
  return (await desk.call('duplicates.list', { show: 'open', after: null, limit: 100 })).pairs;
}
