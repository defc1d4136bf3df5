/** Each call that shows, prints or takes out somebody's data, made at a real desk: the log has the entry that the contract declares. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AUDITED, type AuditKind } from '../../shared/contract/audited.ts';
import { type CallName, contract } from '../../shared/contract/index.ts';
import type { CallSpec } from '../../shared/contract/core.ts';
import { ADMIN, openFoundedDesk } from '../support/desk.ts';
import { mergeInto } from '../support/merging.ts';
import { TEST_NOW } from '../support/desk-database.ts';
import { type AppointmentsDesk, MONDAY, TODAY, withAppointments } from './appointments-desk.ts';
import { type ComplaintsDesk, withComplaints } from './complaints-desk.ts';
import { registerReachable } from './absences-desk.ts';
import { checked } from './imports-desk.ts';
import { withCentral, withConflict } from './sync-conflict.ts';

const HOUR = 3_600_000;
const NIK = '3578014108920003';
interface Entry { readonly action: string; readonly entity: string; readonly rowId: string | null; readonly detail: string | null }
interface Scene { readonly input: Record<string, unknown>; readonly leaves: Partial<Entry> }

let drivesDir: string;
let desk: AppointmentsDesk & Pick<ComplaintsDesk, 'receive'>;
let scenes: Partial<Record<CallName, Scene>>;

beforeAll(async () => {
  drivesDir = mkdtempSync(join(tmpdir(), 'meja-depan-drives-'));
  mkdirSync(join(drivesDir, 'STIK'));
  const founded = await openFoundedDesk({ drivesDir });
  const appointments = await withAppointments(founded);
  desk = { ...appointments, receive: withComplaints(founded).receive };
  await desk.addRule();
  const { entryId, visitId } = await desk.checkIn();
  const patientId = (await desk.entry(entryId)).patientId;
  const appointment = await desk.call('appointments.book', desk.bookingOf(patientId));
  const complaint = await desk.receive({ patientId });
  const confidential = await desk.receive({ confidential: true });
  const unnamed = await desk.receive({ anonymous: true, reporterName: null, reporterContact: null });
  const { version: first } = await desk.call('complaints.get', { id: unnamed.id });
  const { version: answered } = await desk.call('complaints.step', { id: unnamed.id, expectedVersion: first, step: { action: 'answer', text: 'Sudah diperbaiki' } });
  await desk.call('waitlist.ask', { patientId, practitionerId: desk.doctorId, unitId: null, kind: 'visit', payer: 'general', weekdays: [], parts: [], earliestDay: TODAY, latestDay: '2027-12-31', reach: 'call', priority: 'none', note: null, appointmentId: null });
  const plan = { patientId, practitionerId: desk.doctorId, unitId: desk.unitId, kind: 'control' as const, payer: 'general' as const, startDay: MONDAY, from: 8 * 60, appointmentId: appointment.id, rule: { unit: 'week' as const, every: 1, weekdays: [], monthly: 'date' as const, count: 2, until: null } };
  await desk.call('series.apply', { ...plan, note: null, visits: [{ number: 2, plannedDay: '2026-11-30', practitionerId: desk.doctorId, unitId: desk.unitId, roomId: null, day: '2026-11-30', from: 8 * 60 }] });
  const attachment = await desk.call('complaints.attach', { complaintId: complaint.id, name: 'catatan.txt', size: 5, data: Buffer.from('kotor').toString('base64') });
  await desk.call('calls.verify', { callId: patientId, patientId, matches: true, facts: ['name', 'birth_date'] });
  await desk.call('calls.log', { callerName: 'Bapak Contoh', phone: '+6281234567', patientId, topic: 'result', note: null, callBackAt: desk.clock.at });
  await desk.call('paper.enter', { day: TODAY, patientId, unitId: desk.units[0]!.id, practitionerId: null, number: null, arrivedAt: 0, calledAt: 0, endedAt: 0, outcome: 'done', payer: 'general', priority: 'none', complaint: null });
  const report = await desk.call('complaintReports.make', { day: TODAY });
  const slip = await desk.call('handOffs.send', { unitId: desk.unitId, unitName: null, priority: 'soon', text: 'Sampel dikirim', dueAt: null, patientId });
  const note = await desk.call('shiftNotes.handOver', { words: null });
  const emergency = await desk.call('emergencies.raise', {});
  const twinId = await register('Uji NIK', NIK);
  const job = await checked(desk, 'patients', 'nama,nik\nBudi Contoh,12\n');
  await desk.call('duplicates.dismiss', { aId: patientId, bId: await register('Uji Bukan Ganda'), note: null });
  await openedByReceptionist(patientId);
  // Stranded once the session ends before it.
  await desk.call('appointments.book', desk.bookingOf(patientId, { from: 9 * 60 }));
  for (const from of [9 * 60 + 20, 9 * 60 + 40]) await desk.call('appointments.book', desk.bookingOf(await registerReachable(desk), { from }));
  const missed = await desk.call('appointments.book', desk.bookingOf(await registerReachable(desk), { from: 8 * 60 + 20 }));
  const cancelled = await desk.call('appointments.cancel', { id: missed.id, expectedVersion: missed.version, reason: 'Uji' });
  await desk.call('appointments.correct', { id: missed.id, expectedVersion: cancelled.version, to: 'no_show', reason: 'Uji' });
  const [rule] = (await desk.call('appointments.timetable', { year: 2026 })).rules;
  await desk.call('appointments.saveRule', { ...rule!, id: rule!.id, expectedVersion: rule!.version, to: 9 * 60 });
  const { affected } = await desk.call('absences.plan', { practitionerId: null });
  await desk.call('absences.apply', { items: affected.map(({ id, version }) => ({ step: 'leave' as const, id, expectedVersion: version, reason: 'Uji' })) });
  await desk.call('messages.mark', { ...(await desk.call('messages.due', {})).rows[0]!, step: 'sent' });
  const [apart, merged, survivor] = [await register('Orang Satu'), await register('Orang Dua'), await register('Orang Tiga')];
  await mergeInto(desk, merged, survivor);
  const [drive] = await desk.call('transfer.drives', {});
  await desk.call('contacts.addFollowUp', { patientId, todo: 'Hubungi', dueAt: desk.clock.at + 90 * 24 * HOUR, ownerId: null });
  await withConflict(desk, patientId);
  await withCentral(desk);
  desk.clock.at += HOUR;
  const ofPatient = (detail: string): Partial<Entry> => ({ action: 'view', entity: 'patient', rowId: patientId, detail });
  const list = (entity: string, detail: string): Partial<Entry> => ({ action: 'view', entity, rowId: null, detail });
  const nothing = { action: null, text: '', patientId: null, userId: null, from: null, to: null };
  scenes = {
    'patients.get': { input: { id: patientId }, leaves: { action: 'view', entity: 'patient', rowId: patientId, detail: null } },
    'patients.card': { input: { id: patientId }, leaves: { action: 'view', entity: 'patient', rowId: patientId, detail: 'card' } },
    'paper.print': { input: { blanks: 1 }, leaves: { action: 'print', entity: 'visit', detail: 'papers for a power cut, 1 blanks a unit' } },
    'paper.entered': { input: { day: TODAY }, leaves: list('visit', `list written later ${TODAY}`) },
    'handOffs.get': { input: { id: slip.id }, leaves: { action: 'view', entity: 'hand_off', rowId: slip.id } }, 'handOffs.slip': { input: { id: slip.id }, leaves: { action: 'print', entity: 'hand_off', rowId: slip.id } },
    'shiftNotes.get': { input: { id: note.id }, leaves: { action: 'view', entity: 'shift_note', rowId: note.id } },
    'emergencies.get': { input: { id: emergency.id }, leaves: { action: 'view', entity: 'emergency', rowId: emergency.id } },
    'appointments.get': { input: { id: appointment.id }, leaves: { action: 'view', entity: 'appointment', rowId: appointment.id } },
    'complaints.get': { input: { id: complaint.id }, leaves: { action: 'view', entity: 'complaint', rowId: complaint.id } },
    'patients.nikOwners': { input: { nik: NIK, exceptId: null }, leaves: { action: 'view', entity: 'patient', rowId: twinId, detail: 'same nik' } },
    'patients.recent': { input: {}, leaves: list('patient', 'list recent') },
    'queue.board': { input: { unitId: null }, leaves: list('queue_entry', 'list') },
    'queue.history': { input: { visitId }, leaves: { action: 'view', entity: 'visit', rowId: visitId, detail: 'queue' } },
    'emergencies.list': { input: {}, leaves: list('emergency', 'list') },
    'appointments.day': { input: { day: MONDAY }, leaves: list('appointment', `list ${MONDAY}`) },
    'appointments.days': { input: { from: TODAY, days: 7 }, leaves: list('appointment', `list ${TODAY} 7 days`) },
    'appointments.list': { input: { from: TODAY, to: MONDAY, practitionerId: null, unitId: null, states: ['booked'], limit: 10 }, leaves: list('appointment', `list ${TODAY} – ${MONDAY}`) },
    'appointments.stranded': { input: {}, leaves: list('appointment', 'list stranded') },
    'appointments.ofPatient': { input: { patientId }, leaves: ofPatient('appointments') },
    'absences.plan': { input: { practitionerId: null }, leaves: list('appointment', 'list to rebook') },
    'absences.untold': { input: {}, leaves: list('rebooking', 'list untold') },
    'messages.due': { input: {}, leaves: list('message', 'list due') },
    'messages.marked': { input: { day: TODAY }, leaves: list('message', `list ${TODAY}`) },
    'messages.recalls': { input: {}, leaves: list('recall_attempt', 'list to recall') },
    'handOffs.list': { input: { ended: false }, leaves: list('hand_off', 'list') }, 'handOffs.ofPatient': { input: { patientId }, leaves: ofPatient('slips to units') }, 'shiftNotes.draft': { input: {}, leaves: list('shift_note', 'list what is open') },
    'answers.ask': { input: { text: 'kapan jadwal kontrol saya', callId: patientId, patientId }, leaves: ofPatient('appointments asked for') },
    'messages.compose': { input: { patientId, purpose: 'other' }, leaves: ofPatient('message') },
    'contacts.preference': { input: { patientId }, leaves: ofPatient('contact preference') },
    'contacts.followUps': { input: { patientId: null, show: 'open' }, leaves: list('follow_up', 'list open') },
    'waitlist.list': { input: { ended: false }, leaves: list('waitlist_entry', 'list') },
    'waitlist.ofPatient': { input: { patientId }, leaves: ofPatient('waiting list') },
    'series.preview': { input: plan, leaves: ofPatient('series') },
    'series.of': { input: { id: appointment.id }, leaves: ofPatient('series') },
    'series.ofPatient': { input: { patientId }, leaves: ofPatient('series') },
    'merges.preview': { input: { fromId: apart, intoId: survivor }, leaves: { action: 'view', entity: 'patient', rowId: apart, detail: 'merge preview' } },
    'merges.ofPatient': { input: { patientId: survivor }, leaves: { action: 'view', entity: 'patient', rowId: survivor, detail: 'merges' } },
    'patients.timeline': { input: { patientId, kinds: null, after: null, limit: 5 }, leaves: ofPatient('timeline') },
    'consents.ofPatient': { input: { patientId }, leaves: ofPatient('consents') },
    'restricted.openings': { input: { patientId }, leaves: ofPatient('openings') },
    'complaints.reveal': { input: { id: confidential.id, reason: 'Perlu menghubungi' }, leaves: { action: 'view', entity: 'complaint', rowId: confidential.id, detail: 'reporter' } },
    'complaints.post': { input: { entries: [{ id: unnamed.id, expectedVersion: answered, text: 'Sudah diperbaiki.' }] }, leaves: { action: 'print', entity: 'complaint', rowId: unnamed.id, detail: 'notice' } },
    'complaints.attachment': { input: { id: attachment.id, number: 0 }, leaves: { action: 'view', entity: 'complaint', rowId: complaint.id, detail: 'attachment' } },
    'complaints.similar': { input: { text: '', unitId: null, patientId, contact: '' }, leaves: list('complaint', 'list similar') },
    'complaints.list': { input: { show: 'open', text: '', limit: 10 }, leaves: list('complaint', 'list open') },
    'complaints.ofPatient': { input: { patientId }, leaves: ofPatient('complaints') },
    'complaintReports.get': { input: { id: report.id }, leaves: { action: 'view', entity: 'complaint_report', rowId: report.id } },
    'complaintReports.printed': { input: { id: report.id, month: null, restricted: false, as: 'pdf' }, leaves: { action: 'print', entity: 'complaint_report', rowId: report.id, detail: 'pdf' } },
    'complaintReports.monthFile': { input: { month: TODAY.slice(0, 7) }, leaves: { action: 'export', entity: 'complaint_report', detail: `month ${TODAY.slice(0, 7)}` } },
    'calls.list': { input: { from: TODAY, to: TODAY }, leaves: list('call_log', `list ${TODAY}`) },
    'calls.earlier': { input: { start: '+62812345' }, leaves: list('call_log', 'list same number') },
    'calls.appointments': { input: { callId: patientId, patientId }, leaves: ofPatient('appointments') },
    'calls.toReturn': { input: {}, leaves: list('call_log', 'list to return') },
    'reports.open': { input: { day: TODAY }, leaves: list('day_closing', `list ${TODAY}`) },
    'attention.list': { input: {}, leaves: list('call_log', 'list inbox') },
    'imports.inspect': { input: { jobId: job.id, sheet: null }, leaves: { action: 'view', entity: 'import', rowId: job.id, detail: 'sample' } },
    'duplicates.list': { input: { show: 'dismissed', after: null, limit: 10 }, leaves: list('duplicate_verdict', 'list dismissed') },
    'sync.conflicts': { input: { settled: false, before: null, limit: 10 }, leaves: list('sync_conflict', 'list') },
    'sync.heldBack': { input: {}, leaves: list('sync_conflict', 'list held back') },
    'audit.list': { input: { ...nothing, before: null, limit: 5 }, leaves: list('audit_entry', 'list') },
    'audit.ofPatient': { input: { patientId, after: null, limit: 5 }, leaves: ofPatient('trail') },
    'queue.ticket': { input: { entryId }, leaves: { action: 'print', entity: 'queue_entry', rowId: entryId, detail: 'ticket' } },
    'queue.lastTicket': { input: {}, leaves: { action: 'print', entity: 'queue_entry', rowId: entryId, detail: 'ticket' } },
    'reports.printed': { input: { day: TODAY }, leaves: { action: 'print', entity: 'day_closing', detail: TODAY } },
    'audit.printed': { input: { paper: 'complaint', id: complaint.id }, leaves: { action: 'print', entity: 'complaint', rowId: complaint.id, detail: 'file' } },
    'audit.export': { input: { ...nothing, after: null }, leaves: { action: 'export', entity: 'audit_entry' } },
    'transfer.export': { input: { driveId: drive?.id, sets: ['patients'], from: null, to: null, purpose: 'Uji jejak' }, leaves: { action: 'export', entity: 'transfer' } },
    'sync.courierOut': { input: { driveId: drive?.id }, leaves: { action: 'export', entity: 'transfer' } },
    'patients.search': { input: { text: 'uji kunjungan', limit: 12 }, leaves: { action: 'view', entity: 'patient', rowId: patientId, detail: 'search: name, 13 characters' } },
    'patients.candidates': { input: { name: 'Uji Kunjungan', nik: null, bpjs: null, passport: null, phone: null, birthDate: '1988-03-02', villageCode: null, exceptId: null }, leaves: { action: 'view', entity: 'patient', rowId: patientId, detail: 'search: similar to a form, 13 characters' } },
  };
  // These need the rows that a check leaves, which an inspection forgets.
  const again = await checked(desk, 'patients', 'nama,nik\nBudi Contoh,12\n');
  scenes['imports.rows'] = { input: { jobId: again.id, outcome: null, corrected: false, after: 0, limit: 5 }, leaves: { action: 'view', entity: 'import', rowId: again.id, detail: 'rows' } };
  scenes['imports.correct'] = { input: { jobId: again.id, row: 2, cells: ['Budi Contoh', '13'] }, leaves: { action: 'view', entity: 'import', rowId: again.id, detail: 'rows' } };
  scenes['imports.rejects'] = { input: { jobId: again.id, after: 0, language: 'id' }, leaves: { action: 'export', entity: 'import', rowId: again.id, detail: 'rejects' } };
});
afterAll(async () => {
  await desk.close();
  rmSync(drivesDir, { recursive: true, force: true });
});

/** Somebody opens the record while it is restricted. */
async function openedByReceptionist(patientId: string): Promise<void> {
  const { recordNumber } = await desk.call('patients.get', { id: patientId });
  await desk.call('restricted.set', { patientId, reason: 'Uji pembatasan' });
  await desk.call('users.create', { fullName: 'Uji Loket', login: 'loket', role: 'receptionist', password: ADMIN.password });
  await desk.call('users.signIn', { login: 'loket', password: ADMIN.password });
  await desk.call('restricted.open', { number: recordNumber, reason: 'Pasien di depan loket' });
  await desk.call('users.signIn', { login: ADMIN.login, password: ADMIN.password });
  await desk.call('restricted.lift', { patientId, reason: 'Uji pembatasan selesai' });
}

async function matching({ action, entity, rowId, detail }: Partial<Entry>): Promise<number> {
  const entries = await desk.call('audit.list', { before: null, limit: 200, action: action as 'view', text: entity ?? '' });
  return entries.filter((entry) => entry.entity === entity && (rowId === undefined || entry.rowId === rowId) && (detail === undefined || entry.detail === detail)).length;
}

async function make(name: CallName): Promise<void> {
  const result = await desk.invoke(name, scenes[name]?.input as never, (contract[name] as CallSpec).changes ? {} : { requestId: null });
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
}
async function register(name: string, nik: string | null = null): Promise<string> {
  const { id } = await desk.call('patients.register', { patient: {
    identityKind: 'unknown', name, nik, bpjs: null, passport: null, sex: null, birthDate: null, birthDateEstimated: false, birthPlace: null, phone: null, address: null,
    villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false,
  } });
  return id;
}
const declared = (...kinds: AuditKind[]): CallName[] => (Object.keys(AUDITED) as CallName[]).filter((name) => kinds.some((kind) => AUDITED[name] === kind));

it('has a scene for every call that shows, prints or takes out', () => {
  expect(Object.keys(scenes).sort()).toEqual(declared('view', 'list', 'search', 'print', 'export').sort());
});

describe('every time', () => {
  it.each(declared('view', 'print', 'export'))('%s', async (name) => {
    const { leaves } = scenes[name]!;
    const before = await matching(leaves);
    await make(name);
    expect(await matching(leaves)).toBeGreaterThan(before);
    // Of exports there is one at a time.
    const ended = async (entries: number): Promise<void> => { while (name === 'transfer.export' && await matching(leaves) < entries) await new Promise((next) => { setTimeout(next, 10); }); };
    await ended(before + 2);
    const once = await matching(leaves);
    await make(name);
    expect(await matching(leaves)).toBeGreaterThan(once);
    await ended(once + 2);
  });
});

describe('once for each user and hour', () => {
  // Appointments of tomorrow are still to come while these lists are asked.
  it.each(declared('list'))('%s', async (name) => {
    const { leaves } = scenes[name]!;
    // On the day on which everything was made, so that no list is empty.
    desk.clock.at = TEST_NOW + 12 * HOUR;
    const before = await matching(leaves);
    await make(name);
    const first = await matching(leaves);
    expect(first - before).toBe(1);
    desk.clock.at += HOUR - 1;
    await make(name);
    expect(await matching(leaves)).toBe(first);
    desk.clock.at += 2;
    await make(name);
    expect(await matching(leaves)).toBe(first + 1);
    desk.clock.at -= 10 * HOUR;
    await make(name);
    expect(await matching(leaves)).toBe(first + 2);
    desk.clock.at += 10 * HOUR;
  });
});

describe('once a search has settled', () => {
  /** A desk writes what still waits before it closes. */
  const settled = async (): Promise<void> => {
    const again = await desk.restart();
    Object.assign(desk, again);
    desk.clock.at += 1000;
    await desk.call('users.signIn', { login: ADMIN.login, password: ADMIN.password });
  };
  it.each(declared('search'))('%s', async (name) => {
    const { leaves } = scenes[name]!;
    const before = await matching(leaves);
    await make(name);
    await make(name);
    await settled();
    expect(await matching(leaves)).toBe(before + 1);
  });
  it('the letters typed on the way leave nothing, nor does what found nobody; taking letters back hides nobody', async () => {
    const name = 'Dewi Lestari Sekali';
    const rowId = await register(name);
    await register('Dewi Anggraini');
    for (const text of ['zzzz', 'dew', 'dewi', 'dewi l', name, 'dewi l', 'dewi', 'dewi xxxx', 'yyyy']) await desk.call('patients.search', { text, limit: 12 });
    await settled();
    expect(await desk.call('audit.list', { before: null, limit: 200, action: 'view', text: 'search:', from: null, to: null })).toContainEqual(expect.objectContaining({ rowId, detail: `search: name, ${name.length} characters` }));
    expect(await matching({ action: 'view', entity: 'patient', detail: 'search: name, 4 characters' })).toBe(0);
    expect(await matching({ action: 'view', entity: 'patient', detail: 'search: name, 3 characters' })).toBe(0);
  });
  it('what was typed is nowhere in the log', async () => {
    await desk.call('patients.search', { text: 'kunjungan', limit: 12 });
    await settled();
    expect(await desk.call('audit.list', { before: null, limit: 200, action: 'view', text: 'kunjungan' })).toEqual([]);
  });
  it('more than a few people are counted, not named', async () => {
    for (let person = 0; person < 6; person += 1) await register(`Ramai Contoh ${person}`);
    await desk.call('patients.search', { text: 'ramai', limit: 12 });
    await settled();
    expect((await desk.call('audit.list', { before: null, limit: 1, action: 'view', text: 'shown' }))[0]).toMatchObject({ rowId: null, detail: 'search: name, 5 characters, 6 shown' });
  });
});
