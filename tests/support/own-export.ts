/** A clinic with a row of everything, its exports, and desks that read them back. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PatientTable } from '../../db/desk/schema.ts';
import { importHandlers } from '../../main/services/imports/index.ts';
import { transferHandlers } from '../../main/services/transfer.ts';
import type { ImportInspection, ImportJob, ImportRow } from '../../shared/contract/imports.ts';
import type { ParsedInput } from '../../shared/contract/index.ts';
import type { ExportJob } from '../../shared/contract/transfer.ts';
import type { TestCare } from './desk-care.ts';
import { addPatients, addVisits } from './patients.ts';
import { readEncryptedZip } from './winzip-aes.ts';

export const SECRET = 'kenari teratai payung';

/** Of every table a row, `text` in every column of text that people write; what is recorded has its milliseconds. */
export function fillClinic(desk: TestCare, text: string, more: Partial<PatientTable> = {}): { patient: string; visit: string; unit: string; doctor: string; complaint: string } {
  const db = desk.db();
  desk.clock.at += 60_125;
  const [patient = ''] = addPatients(db, [{
    name: text, birth_place: text, address: text, mother_name: text, insurer: text, guardian_name: text, guardian_relation: 'mother', guardian_phone: text, allergies: text, passport: text, void_reason: text,
    birth_order: 2, family_card: text, accepted_warnings: text, deceased_on: '2026-11-20', moved_on: '2026-11-19', moved_to: text, restricted: 1, restricted_reason: text, ...more,
  }]);
  const [visit = ''] = addVisits(db, [{ patient_id: patient, payer: 'bpjs', priority: 'other', priority_reason: text, complaint: text, void_reason: text }]);
  const { unit, doctor, complaint } = db.write({ actor: desk.userId, requestId: null, call: 'test' }, (tx) => {
    const kept = { created_at: tx.now, created_by: desk.userId, updated_at: tx.now + 7, updated_by: 'system', voided_at: null, void_reason: text };
    const ids = { unit: tx.newId(), room: tx.newId(), doctor: tx.newId(), entry: tx.newId(), appointment: tx.newId(), complaint: tx.newId() };
    tx.run(db.build.insertInto('service_unit').values({ id: ids.unit, name: text, letter: 'G', kind: 'clinic', room: text, active: 1, position: 1, ...kept }));
    tx.run(db.build.insertInto('room').values({ id: ids.room, name: text, active: 1, ...kept }));
    tx.run(db.build.insertInto('practitioner').values({ id: ids.doctor, name: text, unit_id: ids.unit, hours: text, active: 0, ...kept }));
    tx.run(db.build.insertInto('patient_alias').values({ id: tx.newId(), patient_id: patient, kind: 'external', value: text, ...kept }));
    tx.run(db.build.insertInto('consent').values({ id: tx.newId(), patient_id: patient, kind: 'family', given_at: tx.now, given_by: text, relation: 'mother', how: 'signed', note: text, withdrawn_at: tx.now + 4, withdrawn_by: desk.userId, withdraw_reason: text, ...kept }));
    tx.run(db.build.insertInto('queue_entry').values({
      id: ids.entry, visit_id: visit, patient_id: patient, unit_id: ids.unit, practitioner_id: ids.doctor, day: '2026-11-22', desk_letter: 'A', number: 'G-001', number_value: 1, priority: 'elderly',
      state: 'done', state_at: tx.now, state_by: desk.userId, joined_at: tx.now, called_at: tx.now + 1, served_at: tx.now + 2, ended_at: tx.now + 3, calls: 2, skips: 1, from_entry_id: ids.entry, due_at: tx.now + 4, came_back: 1, estimate_from: 5, estimate_to: 15, ...kept,
    }));
    for (const [action, from, to] of [['join', null, 'waiting'], ['call', 'waiting', 'called'], ['finish', 'serving', 'done']] as const) {
      tx.run(db.build.insertInto('queue_event').values({ id: tx.newId(), entry_id: ids.entry, action, from_state: from, to_state: to, at: tx.now + 1, actor: desk.userId, reason: text }));
    }
    tx.run(db.build.insertInto('appointment').values({
      id: ids.appointment, patient_id: patient, practitioner_id: ids.doctor, unit_id: ids.unit, room_id: ids.room, day: '2026-11-23', from_minute: 570, to_minute: 600, payer: 'bpjs', kind: 'control', link: text,
      note: text, source: 'phone', state: 'arrived', state_at: tx.now, state_by: desk.userId, reason: text, visit_id: visit, external_id: text, ...kept,
    }));
    tx.run(db.build.insertInto('appointment_event').values({ id: tx.newId(), appointment_id: ids.appointment, action: 'book', at: tx.now, actor: desk.userId, reason: text, day: '2026-11-23', from_minute: 570, practitioner_id: ids.doctor }));
    tx.run(db.build.insertInto('message').values({
      id: tx.newId(), patient_id: patient, channel: 'whatsapp', purpose: 'moved', template: 'moved', language: 'en', text, recipient: text, about: 'appointment', about_id: ids.appointment, slot: '2026-11-23 570', due_at: tx.now + 1,
      state: 'sent', state_at: tx.now + 2, state_by: desk.userId, note: text, opened_at: tx.now + 3, opened_by: desk.userId, ...kept,
    }));
    tx.run(db.build.insertInto('rebooking').values({ id: tx.newId(), appointment_id: ids.appointment, practitioner_id: ids.doctor, day: '2026-11-20', from_minute: 540, outcome: 'moved', became_id: ids.appointment, told: 'not_reached', told_at: tx.now + 4, told_by: desk.userId, tries: 2, ...kept }));
    tx.run(db.build.insertInto('recall_attempt').values({ id: tx.newId(), appointment_id: ids.appointment, at: tx.now, actor: desk.userId, outcome: 'not_reached', again_at: tx.now + 6, note: text }));
    const callId = tx.newId();
    tx.run(db.build.insertInto('call_link').values({ id: tx.newId(), call_id: callId, kind: 'verified', about_id: patient, at: tx.now, actor: desk.userId, facts: 'name,nik' }));
    tx.run(db.build.insertInto('call_log').values({ id: callId, direction: 'out', seconds: 61, relation: 'neighbour', result: 'call_back', at: tx.now, day: '2026-11-22', caller_name: text, phone: text, patient_id: patient, topic: 'result', note: text, call_back_at: tx.now + 5, settled_at: null, outcome: text, ...kept }));
    tx.run(db.build.insertInto('complaint').values({
      id: ids.complaint, number: 'KA-0007', channel: 'email', received_at: tx.now, anonymous: 0, reporter_name: text, reporter_contact: text, relation: 'family', patient_id: patient,
      unit_id: ids.unit, category: 'attitude', grade: 'yellow', narrative: text, restricted: 1, state: 'resolved', state_at: tx.now, state_by: desk.userId, outcome: 'settled', first_answer_at: tx.now + 1, resolved_at: tx.now + 2, reopened: 2,
      owner_id: desk.userId, accused_id: tx.newId(), merged_into: tx.newId(), reject_reason: 'not_ours', cause: text, satisfaction: 3, ...kept,
    }));
    tx.run(db.build.insertInto('complaint_task').values({ id: tx.newId(), complaint_id: ids.complaint, unit_id: ids.unit, text, due_at: tx.now + 6, reply: text, done_at: tx.now + 7, done_by: desk.userId, ...kept }));
    tx.run(db.build.insertInto('complaint_improvement').values({
      id: tx.newId(), complaint_id: ids.complaint, text, owner_id: desk.userId, due_day: '2026-11-30', check_day: '2026-12-30', done_at: tx.now + 8, done_by: desk.userId, checked_at: tx.now + 9, checked_by: desk.userId, effective: 1, result: text, ...kept,
    }));
    tx.run(db.build.insertInto('complaint_event').values({ id: tx.newId(), complaint_id: ids.complaint, action: 'pause', at: tx.now, actor: desk.userId, text, grade: 'red', outcome: 'settled', pause: 'with_authorities', ref: tx.newId(), reason: text, score: 4 }));
    return ids;
  });
  return { patient, visit, unit, doctor, complaint };
}

type Wanted = ParsedInput<'transfer.export'>;
export interface MadeExport { readonly job: ExportJob; readonly zips: Buffer[]; readonly files: Map<string, Buffer> }

/** Exports to a stick of its own; `files` of the first archive. */
export async function makeExport(desk: TestCare, more: Partial<Wanted> = {}): Promise<MadeExport> {
  const stick = join(desk.drivesDir, 'STIK');
  mkdirSync(stick, { recursive: true });
  const handlers = transferHandlers(desk.care);
  const wanted: Wanted = { driveId: stick, sets: ['patients', 'visits', 'appointments', 'calls', 'complaints', 'staff'], from: null, to: null, purpose: 'Uji', masked: false, restricted: true, password: SECRET };
  const { jobId } = await handlers['transfer.export'](desk.context(), { ...wanted, ...more });
  for (;;) {
    const job = await handlers['transfer.job'](desk.context(), { jobId });
    if (job.state === 'done') {
      const zips = job.files.map(({ name }) => readFileSync(join(stick, name)));
      return { job, zips, files: readEncryptedZip(zips[0] ?? Buffer.alloc(0), SECRET) };
    }
    if (job.state !== 'running') throw new Error(String(job.error));
    await new Promise((next) => { setTimeout(next, 10); });
  }
}

const PIECE = 300_000;
const UNDER_WAY: readonly ImportJob['state'][] = ['checking', 'applying', 'voiding'];

/** Reads archives back as a window does it, step by step. */
export class ReadingBack {
  readonly #desk: TestCare;
  readonly handlers: ReturnType<typeof importHandlers>;
  jobId = '';

  constructor(desk: TestCare) {
    this.#desk = desk;
    this.handlers = importHandlers(desk.care);
  }

  async send(zip: Buffer, fileName = 'meja-depan.zip'): Promise<void> {
    const { jobId } = await this.handlers['imports.begin'](this.#desk.context(), { kind: 'records', fileName, bytes: zip.length });
    this.jobId = jobId;
    for (let at = 0, index = 0; at < zip.length; at += PIECE, index++) await this.handlers['imports.piece'](this.#desk.context(), { jobId, index, data: zip.subarray(at, at + PIECE).toString('base64') });
  }

  async inspect(password: string | null = SECRET): Promise<ImportInspection> { return this.handlers['imports.inspect'](this.#desk.context(), { jobId: this.jobId, sheet: null, password }); }

  async job(): Promise<ImportJob> {
    for (;;) {
      const job = await this.handlers['imports.job'](this.#desk.context(), { jobId: this.jobId });
      if (!UNDER_WAY.includes(job.state)) return job;
      await new Promise((next) => { setTimeout(next, 5); });
    }
  }

  /** Until the result of the check. */
  async check(zip: Buffer, password: string | null = SECRET): Promise<ImportJob> {
    await this.send(zip);
    const { mapping, options } = await this.inspect(password);
    await this.handlers['imports.check'](this.#desk.context(), { jobId: this.jobId, mapping, options, password });
    return this.job();
  }

  async apply(): Promise<ImportJob> {
    await this.handlers['imports.apply'](this.#desk.context(), { jobId: this.jobId });
    return this.job();
  }

  async takeBack(): Promise<ImportJob> {
    await this.handlers['imports.void'](this.#desk.context(), { jobId: this.jobId, reason: 'Salah berkas' });
    return this.job();
  }

  /** Why a file is not read; `none` when it is. */
  async refusal(zip: Buffer, password: string | null = SECRET): Promise<string> {
    await this.send(zip);
    try {
      await this.inspect(password);
    } catch {
      // The job says why.
    }
    const { state, failure } = await this.job();
    return failure ?? (state === 'inspected' ? 'none' : state);
  }

  async rows(outcome: ImportRow['outcome'] | null = null): Promise<ImportRow[]> {
    return this.handlers['imports.rows'](this.#desk.context(), { jobId: this.jobId, outcome, corrected: false, after: 0, limit: 200 });
  }

  /** Why rows were rejected: `file line code value`. */
  async rejections(): Promise<string[]> {
    return (await this.rows('rejected')).flatMap(({ cells, problems }) => problems.map(({ code, value }) => `${cells[0]} ${cells[1]} ${code} ${value}`));
  }
}
