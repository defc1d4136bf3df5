/** A desk's patients on a real encrypted file: handlers called as the guard would call them. */
import { contract, type CallName, type Input, type Output, type ParsedInput } from '../../shared/contract/index.ts';
import type { PatientFields } from '../../shared/contract/patients.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import type { CallContext } from '../../main/kernel.ts';
import { insertDevice } from '../../main/services/invitation.ts';
import { patientHandlers } from '../../main/services/patients/index.ts';
import { openTestDatabase, type TestDatabase } from '../support/desk-database.ts';

type PatientCall = keyof typeof patientHandlers & CallName;

export interface PatientsDesk extends TestDatabase {
  call<N extends PatientCall>(name: N, input: Input<N>, requestId?: string): Promise<Output<N>>;
  register(more: Partial<PatientFields> & { name: string }): Promise<{ id: string; recordNumber: string }>;
}

export const somebody: PatientFields = {
  identityKind: 'citizen', name: 'Sri Wahyuni', nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1992-08-01', birthDateEstimated: false, birthPlace: null,
  phone: null, address: null, villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null,
  allergies: null, consentReminder: true, birthOrder: null, familyCard: null, acceptedWarnings: [],
};

export function openPatientsDesk(block: { first: number; last: number } = { first: 102_456, last: 110_000 }): PatientsDesk {
  const desk = openTestDatabase();
  desk.db.connection.prepare('INSERT INTO record_block (id, first, last, next) VALUES (1, ?, ?, ?)').run(block.first, block.last, block.first);
  desk.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
    insertDevice(tx, desk.db, desk.clinicId, { id: desk.deviceId, letter: 'A', recordFrom: block.first, recordTo: block.last });
    tx.run(desk.db.build.insertInto('clinic').values({ id: desk.clinicId, name: 'Klinik Uji', address: 'Jl. Uji', phone: null, zone: 'Asia/Jakarta', created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null }));
  });
  const call = async <N extends PatientCall>(name: N, input: Input<N>, requestId: string = uuidv7(desk.clock.now())): Promise<Output<N>> => {
    const ctx: CallContext = { db: desk.db, clock: desk.clock, client: 'desk', requestId: contract[name].changes ? requestId : null, user: { id: '0192f0aa-0000-7000-8000-000000000001', login: 'rina', fullName: 'Rina', role: 'receptionist' }, emit: () => undefined };
    const handler = patientHandlers[name] as (ctx: CallContext, input: ParsedInput<N>) => Output<N> | Promise<Output<N>>;
    return contract[name].output.parse(await handler(ctx, contract[name].input.parse(input) as ParsedInput<N>)) as Output<N>;
  };
  return { ...desk, call, register: (more) => call('patients.register', { patient: { ...somebody, ...more } }) };
}
