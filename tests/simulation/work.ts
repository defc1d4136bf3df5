/** The work of a desk, through the same calls that its screens make. A refusal is an answer like any other. */
import type { CallName, Input, Output } from '../../shared/contract/index.ts';
import { ADMIN } from '../support/desk.ts';
import type { Work } from './steps.ts';
import type { SimDesk } from './world.ts';

const NAMES = ['Siti Rahmawati', 'Budi Santoso', 'Ketut Sari', 'Moch. Arifin', 'By. Ny. Lestari', 'Tan Mei Ling', 'Yohanes Wona', 'Nur Aini'];
const DAY_MS = 86_400_000;

/** `pick` and `value` choose; `now` is the true time. */
export interface Choice { readonly pick: number; readonly value: number; readonly now: number }

export async function doWork(desk: SimDesk, work: Work, choice: Choice): Promise<void> { await HANDS[work](desk, choice); }

/** Signs in again where the desk has locked itself. Null: refused. */
async function ask<N extends CallName>(desk: SimDesk, name: N, input: Input<N>): Promise<Output<N> | null> {
  const first = await desk.test.invoke(name, input);
  if (first.ok) return first.value;
  if (first.error.code === 'internal') throw new Error(`${name} failed at desk ${desk.name}`);
  if (first.error.code !== 'not_signed_in' && first.error.code !== 'locked') return null;
  await desk.test.call('users.signIn', { login: desk.login, password: ADMIN.password });
  const second = await desk.test.invoke(name, input);
  return second.ok ? second.value : null;
}

const person = (name: string): Input<'patients.register'>['patient'] => ({
  identityKind: 'citizen', name, nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1992-08-01', birthDateEstimated: false, birthPlace: null, phone: null, address: null,
  villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: true,
});

/** Any two records; a refusal (merged already, seen otherwise) is an answer like any other. */
async function mergeTwo(desk: SimDesk, { pick, value }: Choice): Promise<void> {
  const [fromId, intoId] = [idOf(desk, 'patient', pick), idOf(desk, 'patient', pick + 1 + value)];
  if (fromId === undefined || intoId === undefined) return;
  const sides = await ask(desk, 'merges.preview', { fromId, intoId });
  if (sides) await ask(desk, 'merges.merge', { fromId, intoId, choices: { name: value % 2 === 0 ? 'from' : 'into', allergies: 'both' }, expectedVersions: { from: sides.from.version, into: sides.into.version }, note: null });
}

async function undoOne(desk: SimDesk, { pick }: Choice): Promise<void> {
  const patientId = some(desk.rows<{ from_id: string }>('SELECT from_id FROM patient_merge WHERE undone_at IS NULL ORDER BY id'), pick)?.from_id;
  const merge = patientId === undefined ? undefined : (await ask(desk, 'merges.ofPatient', { patientId }))?.find(({ undone }) => undone === null);
  if (merge) await ask(desk, 'merges.undo', { id: merge.id, expectedVersion: merge.version, reason: 'orang lain' });
}

function some<T>(from: readonly T[], pick: number): T | undefined { return from[pick % Math.max(1, from.length)]; }

/** The same person at every desk, as far as they know of each other. */
function idOf(desk: SimDesk, table: string, pick: number, where = '1'): string | undefined {
  return some(desk.rows<{ id: string }>(`SELECT id FROM ${table} WHERE voided_at IS NULL AND ${where} ORDER BY id`), pick)?.id;
}

async function editPatient(desk: SimDesk, pick: number, change: Partial<Input<'patients.update'>['patient']>): Promise<void> {
  const id = idOf(desk, 'patient', pick);
  const detail = id === undefined ? null : await ask(desk, 'patients.get', { id });
  if (!detail) return;
  const { id: same, recordNumber: _number, village: _village, createdAt: _at, createdBy: _by, updatedAt: _updated, version, visits: _visits, ...fields } = detail;
  await ask(desk, 'patients.update', { id: same, expectedVersion: version, patient: { ...fields, ...change } });
}

/** The doctor's day that all desks fight over: the first Monday that is at least three days away. */
function fightDay(now: number): string {
  const from = new Date(now + 3 * DAY_MS);
  return new Date(from.getTime() + ((8 - from.getUTCDay()) % 7) * DAY_MS).toISOString().slice(0, 10);
}

async function placeOf(desk: SimDesk, { value, now }: Choice) {
  const directory = await ask(desk, 'clinic.directory', {});
  const [unit, practitioner] = [directory?.units[0], directory?.practitioners[0]];
  return unit && practitioner ? { practitionerId: practitioner.id, unitId: unit.id, roomId: null, day: fightDay(now), from: 8 * 60 + (value % 4) * 20 } : null;
}

async function appointment(desk: SimDesk, pick: number) {
  const id = idOf(desk, 'appointment', pick);
  return id === undefined ? null : ask(desk, 'appointments.get', { id });
}

const HANDS: Record<Work, (desk: SimDesk, choice: Choice) => Promise<unknown>> = {
  register: (desk, { value }) => ask(desk, 'patients.register', { patient: person(NAMES[value] ?? 'Tanpa Nama') }),
  phone: (desk, { pick, value }) => editPatient(desk, pick, { phone: `+62812000000${value}` }),
  name: (desk, { pick, value }) => editPatient(desk, pick, { name: NAMES[value] ?? 'Tanpa Nama' }),
  allergy: (desk, { pick, value }) => editPatient(desk, pick, { allergies: value % 3 === 0 ? null : `obat ${value}` }),
  checkIn: async (desk, { pick, value }) => {
    const [patientId, directory] = [idOf(desk, 'patient', pick), await ask(desk, 'clinic.directory', {})];
    const unit = some(directory?.units ?? [], value);
    if (patientId !== undefined && unit) await ask(desk, 'visits.checkIn', { patientId, unitId: unit.id, practitionerId: null, payer: 'general', priority: 'none', priorityReason: null, complaint: null, clockConfirmed: true });
  },
  callNext: (desk) => ask(desk, 'queue.callNext', { unitId: null }),
  queueStep: async (desk, { pick, value }) => {
    const entry = some((await ask(desk, 'queue.board', { unitId: null })) ?? [], pick);
    const action = (['call', 'serve', 'finish', 'skip', 'return', 'no_show', 'cancel', 'undo'] as const)[value];
    if (entry && action) await ask(desk, 'queue.step', { entryId: entry.id, action, reason: 'diminta pasien', expectedVersion: entry.version });
  },
  book: async (desk, choice) => {
    const [patientId, place] = [idOf(desk, 'patient', choice.pick), await placeOf(desk, choice)];
    if (patientId !== undefined && place) await ask(desk, 'appointments.book', { patientId, ...place, payer: 'general', note: null, source: 'phone' });
  },
  move: async (desk, choice) => {
    const [booked, place] = [await appointment(desk, choice.pick), await placeOf(desk, choice)];
    if (booked && place) await ask(desk, 'appointments.move', { id: booked.id, expectedVersion: booked.version, ...place, reason: 'diminta pasien' });
  },
  cancel: async (desk, { pick }) => {
    const booked = await appointment(desk, pick);
    if (booked) await ask(desk, 'appointments.cancel', { id: booked.id, expectedVersion: booked.version, reason: 'diminta pasien' });
  },
  reinstate: async (desk, { pick }) => {
    const booked = await appointment(desk, pick);
    if (booked) await ask(desk, 'appointments.reinstate', { id: booked.id, expectedVersion: booked.version });
  },
  complain: (desk, { value }) => ask(desk, 'complaints.receive', { complaint: {
    channel: 'in_person', receivedAt: desk.test.clock.at, anonymous: false, reporterName: NAMES[value] ?? 'Seseorang', reporterContact: null, relation: 'self',
    patientId: null, unitId: null, category: 'schedule', grade: value % 2 === 0 ? 'green' : 'red', narrative: 'Menunggu terlalu lama.', restricted: false,
  } }),
  complaintStep: async (desk, { pick, value }) => {
    const id = idOf(desk, 'complaint', pick);
    const detail = id === undefined ? null : await ask(desk, 'complaints.get', { id });
    const step = some([
      { action: 'note', text: 'Dicatat.' }, { action: 'answer', text: 'Mohon maaf.' }, { action: 'resolve', text: 'Selesai.', outcome: 'settled' }, { action: 'reopen', text: 'Belum.' },
    ] as const, value);
    if (detail && step) await ask(desk, 'complaints.step', { id: detail.id, expectedVersion: detail.version, step });
  },
  logCall: (desk, { value }) => ask(desk, 'calls.log', { callerName: NAMES[value] ?? 'Seseorang', phone: null, patientId: null, topic: 'schedule', note: null, callBackAt: null }),
  merge: mergeTwo,
  undoMerge: undoOne,
  settle: async (desk, { pick, value }) => {
    const open = await ask(desk, 'sync.conflicts', { settled: false, before: null, limit: 200 });
    const conflict = some(open ?? [], pick);
    if (conflict) await ask(desk, 'sync.settle', { id: conflict.id, choice: value % 2 === 0 ? 'kept' : 'lost' });
  },
};
