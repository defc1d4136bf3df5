/** Restricted records at a real desk: every call of the contract is asked, by roles that may see them and by one that may not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDITED } from '../../shared/contract/audited.ts';
import type { CallSpec, Role } from '../../shared/contract/core.ts';
import { type CallName, contract } from '../../shared/contract/index.ts';
import { OPENED_FOR_MS, SEES_RESTRICTED_RECORDS, WITHHELD } from '../../shared/contract/restricted.ts';
import { openFoundedDesk } from '../support/desk.ts';
import { withDoubts } from '../support/doubts.ts';
import { type AppointmentsDesk, MONDAY, TODAY, withAppointments } from './appointments-desk.ts';
import { type ComplaintsDesk, withComplaints } from './complaints-desk.ts';
import { somebody } from './patients-desk.ts';
import { withConflict } from './sync-conflict.ts';

const PERSON = { ...somebody, name: 'Ratnaningsih Dirahasiakan', nik: '3578014108920003', bpjs: '0001234567890', phone: '+6281234500099', birthDate: '1992-08-01', birthPlace: 'Kotarahasia', address: 'Jalan Tertutup 9', sex: 'female' as const };
const TELLING = [PERSON.name, PERSON.name.toLowerCase(), PERSON.nik, PERSON.bpjs, PERSON.phone, PERSON.birthPlace, PERSON.address];

let desk: AppointmentsDesk & Omit<ComplaintsDesk, 'step'>;
let patientId: string;
let recordNumber: string;
let scenes: Partial<Record<CallName, readonly Record<string, unknown>[]>>;

beforeAll(async () => {
  const founded = await openFoundedDesk();
  desk = { ...withComplaints(founded), ...await withAppointments(founded) };
  await desk.addRule();
  ({ id: patientId, recordNumber } = await desk.call('patients.register', { patient: PERSON }));
  await desk.call('patients.register', { patient: withDoubts({ ...somebody, name: 'Orang Lain', nik: PERSON.nik, phone: null }) });
  const { entryId } = await desk.call('visits.checkIn', desk.visitOf(patientId, { priority: 'other', priorityReason: 'lemas' }));
  const appointment = await desk.call('appointments.book', desk.bookingOf(patientId, { note: `Untuk ${PERSON.name}` }));
  const stranded = await desk.call('appointments.book', desk.bookingOf(patientId, { from: 9 * 60 }));
  const missed = await desk.call('appointments.book', desk.bookingOf(patientId, { from: 9 * 60 + 20 }));
  const cancelled = await desk.call('appointments.cancel', { id: missed.id, expectedVersion: missed.version, reason: 'Uji' });
  await desk.call('appointments.correct', { id: missed.id, expectedVersion: cancelled.version, to: 'no_show', reason: 'Uji' });
  await desk.call('consents.give', { patientId, kind: 'reminder', how: 'spoken', givenAt: desk.clock.at, givenBy: null, relation: null, note: null });
  const wish = { practitionerId: desk.doctorId, unitId: null, kind: 'visit' as const, payer: 'general' as const, weekdays: [], parts: [], earliestDay: TODAY, latestDay: '2027-12-31', reach: 'call' as const, priority: 'none' as const, note: `Untuk ${PERSON.name}`, appointmentId: null };
  const waiting = await desk.call('waitlist.ask', { patientId, ...wish });
  const plan = { patientId, practitionerId: desk.doctorId, unitId: desk.unitId, kind: 'control' as const, payer: 'general' as const, startDay: MONDAY, from: 8 * 60, appointmentId: appointment.id, rule: { unit: 'week' as const, every: 1, weekdays: [], monthly: 'date' as const, count: 2, until: null } };
  const visits = [{ number: 2, plannedDay: '2026-11-30', practitionerId: desk.doctorId, unitId: desk.unitId, roomId: null, day: '2026-11-30', from: 8 * 60 }];
  const { id: seriesId } = await desk.call('series.apply', { ...plan, note: `Untuk ${PERSON.name}`, visits });
  const [rule] = (await desk.call('appointments.timetable', { year: 2026 })).rules;
  await desk.call('appointments.saveRule', { ...rule!, id: rule!.id, expectedVersion: rule!.version, to: 9 * 60 });
  const complaint = await desk.receive({ patientId, reporterName: PERSON.name, relation: 'self', reporterContact: PERSON.phone, grade: 'red', narrative: `${PERSON.name} (NIK ${PERSON.nik}) menunggu lama.` });
  const { affected } = await desk.call('absences.plan', { practitionerId: null });
  await desk.call('absences.apply', { items: affected.map(({ id, version }) => ({ step: 'leave' as const, id, expectedVersion: version, reason: 'Uji' })) });
  const [untold] = await desk.call('absences.untold', {});
  const due = (await desk.call('messages.due', {})).rows;
  const message = due.find((row) => row.patientId === patientId);
  if (untold?.patientId !== patientId || !message) throw new Error('Nothing would be withheld');
  const ref = { id: message.id, aboutId: message.aboutId, purpose: message.purpose, channel: message.channel, language: message.language };
  await desk.call('messages.mark', { ...ref, step: 'failed' });
  const confidential = await desk.receive({ confidential: true, patientId, reporterName: PERSON.name, relation: 'self', reporterContact: PERSON.phone, narrative: 'Menunggu lama.' });
  const file = await desk.call('complaints.attach', { complaintId: complaint.id, name: 'catatan.txt', size: PERSON.name.length, data: Buffer.from(PERSON.name).toString('base64') });
  const phoned = await desk.call('calls.log', { callerName: PERSON.name, phone: PERSON.phone, patientId, topic: 'result', note: `Hasil ${PERSON.name}`, callBackAt: desk.clock.at });
  const emergency = await desk.call('emergencies.raise', {});
  const { version: expectedVersion } = await desk.call('emergencies.get', { id: emergency.id });
  await desk.call('emergencies.note', { id: emergency.id, note: `Ternyata ${PERSON.name}`, expectedVersion });
  await desk.call('emergencies.identify', { id: emergency.id, patientId });
  const [late, other] = await Promise.all([desk.clock.at, desk.clock.at + 1].map((dueAt) => desk.call('contacts.addFollowUp', { patientId, todo: `Hubungi ${PERSON.name} tentang hasil`, dueAt, ownerId: null })));
  await desk.call('contacts.addNote', { patientId, text: `${PERSON.name} minta ditelepon sore`, corrects: null });
  const written = await desk.call('messages.write', { patientId, purpose: 'result_ready', about: 'patient', aboutId: patientId, channel: 'whatsapp', language: 'id', text: `Yth. ${PERSON.name}, silakan datang.` });
  await desk.call('contacts.savePreference', { patientId, expectedVersion: null, channel: 'phone', language: null, dayParts: [], email: null, stop: null });
  await withConflict(desk, patientId);
  const [conflict] = await desk.call('sync.conflicts', { settled: false, before: null, limit: 5 });
  // Whoever made sure of the caller while the record lay open still has that call.
  await desk.as('receptionist');
  await desk.call('calls.verify', { callId: entryId, patientId, matches: true, facts: ['name', 'birth_date'] });
  const { answer } = await desk.call('answers.ask', { text: 'kapan jadwal kontrol saya', callId: entryId, patientId });
  if (answer.kind !== 'appointment') throw new Error('Nothing was told before');
  await desk.as('admin');
  await desk.call('restricted.set', { patientId, reason: 'Pegawai klinik ini sendiri' });
  desk.clock.at += 1000;

  const entry = await desk.entry(entryId);
  const booked = await desk.get(appointment.id);
  const consent = { patientId, kind: 'photo', how: 'spoken', givenAt: 1, givenBy: null, relation: null, note: null };
  const version = complaint.id ? (await desk.detail(complaint.id)).version : '';
  const nothing = { unitId: null };
  const paperVisit = { day: TODAY, patientId, unitId: entry.unitId, practitionerId: null, number: null, arrivedAt: 1, calledAt: 1, endedAt: 1, outcome: 'done', payer: 'general', priority: 'none', complaint: null };
  const slipOf = { unitId: desk.unitId, unitName: null, priority: 'soon' as const, text: `${PERSON.name} diantar`, dueAt: null };
  const slip = await desk.call('handOffs.send', { ...slipOf, patientId });
  const seenSlip = { id: slip.id, expectedVersion: slip.version };
  const note = await desk.call('shiftNotes.handOver', { words: null });
  scenes = {
    'patients.search': [PERSON.name, 'ratna', 'dirahasiakan', PERSON.nik, PERSON.bpjs, recordNumber, '081234500099', '1-8-1992', 'ratna 1-8-1992'].map((text) => ({ text, limit: 12 })),
    'patients.recent': [{ limit: 50 }], 'patients.get': [{ id: patientId }], 'patients.register': [{ patient: { ...somebody, name: 'Baru Sekali', nik: PERSON.nik } }],
    'patients.update': [{ id: patientId, expectedVersion: 'v', patient: PERSON }],
    'patients.candidates': [{ name: PERSON.name, nik: PERSON.nik, bpjs: PERSON.bpjs, passport: null, phone: PERSON.phone, birthDate: PERSON.birthDate, villageCode: null, exceptId: null }],
    'patients.timeline': [{ patientId, kinds: null, after: null, limit: 50 }],
    'consents.ofPatient': [{ patientId }], 'consents.give': [consent], 'consents.withdraw': [{ patientId, id: null, expectedVersion: null, withdrawnAt: 1, reason: 'Tidak mau' }],
    'restricted.match': [{ nik: PERSON.nik, bpjs: null, passport: null }],
    'visits.checkIn': [desk.visitOf(patientId)],
    'queue.board': [nothing], 'queue.today': [{}], 'display.state': [{}], 'queue.callNext': [nothing], 'queue.step': [{ entryId, action: 'call', reason: null, expectedVersion: entry.version }, { entryId, action: 'recall', reason: null, expectedVersion: entry.version }],
    'queue.ticket': [{ entryId }], 'queue.lastTicket': [{}],
    'emergencies.raise': [{}], 'emergencies.list': [{}], 'emergencies.note': [{ id: emergency.id, note: 'x', expectedVersion }], 'emergencies.get': [{ id: emergency.id }], 'emergencies.close': [{ id: emergency.id, closed: true, expectedVersion }],
    'emergencies.flag': [{ id: emergency.id, flag: 'Kejang', present: true }], 'emergencies.accept': [{ id: emergency.id, name: 'dr. Jaga' }], 'emergencies.dialled': [{ id: emergency.id, label: '', number: '119' }], 'emergencies.alerts': [{}],
    'emergencies.exercised': [{ raisedAfter: 1, acceptedAfter: null }], 'paper.print': [{ blanks: 1 }], 'paper.entered': [{ day: TODAY }], 'paper.enter': [paperVisit],
    'queue.history': [{ visitId: entry.visitId }], 'queue.move': [{ entryId, reason: null, unitId: entry.unitId, practitionerId: null, expectedVersion: entry.version }],
    'patients.card': [{ id: patientId }], 'patients.scan': [{ code: PERSON.nik }], 'patients.nikOwners': [{ nik: PERSON.nik, exceptId: null }], 'patients.recordDeath': [{ id: patientId, expectedVersion: 'v', on: null }],
    'patients.recordMove': [{ id: patientId, expectedVersion: 'v', on: null, to: null }], 'merges.ofPatient': [{ patientId }], 'emergencies.identify': [{ id: emergency.id, patientId }],
    'appointments.day': [{ day: MONDAY }, { day: TODAY }], 'appointments.get': [{ id: appointment.id }, { id: stranded.id }], 'appointments.ofPatient': [{ patientId }], 'appointments.stranded': [{}],
    'appointments.book': [desk.bookingOf(patientId, { from: 8 * 60 + 20 })], 'appointments.move': [{ id: appointment.id, expectedVersion: booked.version, practitionerId: booked.practitionerId, unitId: booked.unitId, roomId: null, day: MONDAY, from: 8 * 60 + 40, reason: null }],
    'appointments.cancel': [{ id: appointment.id, expectedVersion: booked.version, reason: 'x' }], 'appointments.checkIn': [{ id: appointment.id, expectedVersion: booked.version, priority: null, priorityReason: null }],
    'appointments.reinstate': [{ id: appointment.id, expectedVersion: booked.version }], 'appointments.confirm': [{ id: appointment.id, expectedVersion: booked.version }],
    'appointments.correct': [{ id: appointment.id, expectedVersion: booked.version, to: 'no_show', reason: 'x' }], 'appointments.strand': [{ ids: [stranded.id], reason: 'Dokter sakit' }], 'appointments.days': [{ from: TODAY, days: 7 }],
    'appointments.list': [{ from: TODAY, to: MONDAY, practitionerId: null, unitId: null, states: ['booked', 'needs_rebooking'], limit: 100 }],
    'absences.plan': [{ practitionerId: null }], 'absences.untold': [{}], 'absences.tell': [{ id: untold.id, expectedVersion: untold.version, told: 'called' }],
    'absences.apply': [{ items: [{ step: 'leave', id: stranded.id, expectedVersion: (await desk.get(stranded.id)).version, reason: 'Uji' }] }],
    'messages.due': [{}], 'messages.marked': [{ day: TODAY }], 'messages.open': [ref, { ...ref, id: written.id, aboutId: patientId, purpose: 'result_ready' }], 'messages.mark': [{ ...ref, step: 'sent' }, { ...ref, id: written.id, aboutId: complaint.id, purpose: 'result_ready', step: 'sent' }], 'messages.recalls': [{}], 'messages.recalled': [{ id: missed.id, outcome: 'not_reached', againAt: null, note: null }],
    'messages.compose': [{ patientId, purpose: 'other' }], 'messages.write': [{ patientId, purpose: 'other', about: 'patient', aboutId: patientId, channel: 'whatsapp', language: 'id', text: 'x' }],
    'contacts.preference': [{ patientId }], 'contacts.savePreference': [{ patientId, expectedVersion: null, channel: null, language: null, dayParts: [], email: null, stop: null }], 'contacts.followUps': [{ patientId, show: 'open' }, { patientId: null, show: 'open' }, { patientId: null, show: 'done' }],
    'contacts.addFollowUp': [{ patientId, todo: 'x', dueAt: desk.clock.at, ownerId: null }], 'contacts.editFollowUp': [{ id: late!.id, expectedVersion: late!.version, todo: 'x', dueAt: late!.dueAt, ownerId: null }], 'contacts.finishFollowUp': [{ id: other!.id, expectedVersion: other!.version, outcome: 'done', note: null }],
    'contacts.addNote': [{ patientId, text: 'x', corrects: null }], 'attention.step': [{ step: 'take', id: `follow_up_due:${late!.id}`, from: null }], 'attention.history': [{}],
    'waitlist.list': [{ ended: false }, { ended: true }], 'waitlist.ofPatient': [{ patientId }], 'waitlist.ask': [{ patientId, ...wish }], 'waitlist.edit': [{ id: waiting.id, expectedVersion: 'v', ...wish }],
    'waitlist.offer': [{ id: waiting.id, practitionerId: desk.doctorId, unitId: desk.unitId, roomId: null, day: MONDAY, from: 8 * 60 + 20 }], 'waitlist.answer': [{ id: waiting.id, offerId: waiting.id, answer: 'declined' }],
    'waitlist.withdraw': [{ id: waiting.id, expectedVersion: 'v', reason: 'x' }],
    'series.preview': [plan], 'series.apply': [{ ...plan, note: null, visits }], 'series.of': [{ id: appointment.id }], 'series.ofPatient': [{ patientId }], 'series.cancelRest': [{ id: seriesId, expectedVersion: 'v', fromNumber: 2, reason: 'x' }],
    'complaints.similar': [{ text: `${PERSON.name} menunggu lama`, unitId: null, patientId, contact: PERSON.phone }], 'complaints.byCode': [{ code: 'AAAA-AAAA' }], 'complaints.attachments': [{ complaintId: complaint.id }],
    'complaints.reveal': [{ id: confidential.id, reason: 'Menghubungi pelapor' }], 'complaints.post': [{ entries: [{ id: complaint.id, expectedVersion: version, text: 'Selesai.' }] }],
    'complaints.attach': [{ complaintId: complaint.id, name: 'x.txt', size: 1, data: 'eA==' }], 'complaints.attachPiece': [{ id: file.id, number: 1, data: 'eA==' }], 'complaints.attachment': [{ id: file.id, number: 0 }],
    'complaints.list': [{ show: 'open', text: '', limit: 50 }, { show: 'open', text: 'ratna', limit: 50 }], 'complaints.get': [{ id: complaint.id }], 'complaints.ofPatient': [{ patientId }],
    'complaints.receive': [{ complaint: desk.fieldsOf({ patientId }) }], 'complaints.edit': [{ id: complaint.id, expectedVersion: version, complaint: desk.fieldsOf() }], 'complaints.step': [{ id: complaint.id, expectedVersion: version, step: { action: 'answer', text: 'Sudah dihubungi' } }],
    'calls.list': [{ from: TODAY, to: TODAY }, { from: TODAY, to: TODAY, promised: true }], 'calls.toReturn': [{}], 'calls.log': [{ callerName: 'Bapak Lain', phone: null, patientId, topic: 'other', note: null, callBackAt: null }],
    'calls.earlier': [{ start: PERSON.phone.slice(0, 10) }], 'calls.open': [{}], 'calls.link': [{ callId: patientId, kind: 'booked', aboutId: appointment.id }], 'calls.verify': [{ callId: patientId, patientId, matches: false, facts: [] }], 'calls.appointments': [{ callId: entryId, patientId }],
    'calls.settle': [{ id: phoned.id, expectedVersion: phoned.version, outcome: 'x' }], 'calls.postpone': [{ id: phoned.id, expectedVersion: phoned.version, callBackAt: desk.clock.at + 1 }],
    'handOffs.list': [{ ended: false }, { ended: true }], 'handOffs.ofPatient': [{ patientId }], 'handOffs.get': [{ id: slip.id }], 'handOffs.slip': [{ id: slip.id }], 'handOffs.send': [{ ...slipOf, patientId }],
    'handOffs.accept': [{ id: slip.id, name: 'Ns. Uji', readBack: true, byPhone: true }], 'handOffs.start': [seenSlip], 'handOffs.finish': [{ ...seenSlip, result: 'x' }], 'handOffs.reject': [{ ...seenSlip, reason: 'x', name: 'x' }], 'handOffs.cancel': [{ ...seenSlip, reason: 'x' }], 'handOffs.undo': [seenSlip],
    'shiftNotes.draft': [{}], 'shiftNotes.get': [{ id: note.id }], 'shiftNotes.handOver': [{ words: null }], 'shiftNotes.accept': [{ id: note.id, remark: null }],
    'reports.now': [{}], 'reports.open': [{ day: TODAY }, { day: MONDAY }], 'reports.day': [{ day: TODAY }], 'reports.printed': [{ day: TODAY }],
    'attention.list': [{}], 'audit.printed': [{ paper: 'complaint', id: complaint.id }, { paper: 'appointment_slip', id: appointment.id }, { paper: 'consent_sheet', id: patientId }],
    'sync.conflicts': [{ settled: false, before: null, limit: 10 }], 'sync.settle': [{ id: conflict!.id, choice: 'kept' }], 'sync.status': [{}], 'sync.page': [{}],
    'answers.ask': [{ text: 'kapan jadwal kontrol saya', callId: entryId, patientId }, { text: PERSON.name, callId: null, patientId: null }],
    'drafts.load': [{ form: 'patient', key: patientId }], 'bulletins.current': [{}],
    'reports.closeDay': [{ day: TODAY, noShowAppointments: [], noShowEntries: [], finishEntries: [], note: null }],
  };
});
afterAll(() => desk.close());

const spec = (name: CallName): CallSpec => contract[name];
/** Calls that this role may make and that show or change somebody. */
const callsOf = (role: Role): CallName[] => (Object.keys(contract) as CallName[]).filter((name) => {
  const { access } = spec(name);
  return typeof access !== 'string' && access.includes(role) && typeof AUDITED[name] === 'string';
});
/** Of the desk and the clinic, or what the one who calls typed. */
const OF_NOBODY: readonly CallName[] = ['users.changeOwnPassword', 'bulletins.post', 'bulletins.withdraw', 'appointments.saveException', 'appointments.removeException', 'appointments.moveSession', 'restricted.open', 'display.saveDesk', 'tickets.saveDesk', 'shiftNotes.addLine',
  'answers.confirmRead', 'answers.collect', 'attention.saveDesk'];
const asked = (name: CallName, input: Record<string, unknown>) => desk.invoke(name, input, spec(name).changes ? {} : { requestId: null });

it('there is a scene for every call a receptionist may make', () => {
  expect(callsOf('receptionist').filter((name) => !scenes[name] && !OF_NOBODY.includes(name))).toEqual([]);
});

describe.each(['receptionist', 'operator', 'nurse', 'public_relations'] as const)('%s', (role) => {
  beforeAll(() => desk.as(role));
  it('finds neither name nor number in any answer', async () => {
    for (const [name, inputs] of Object.entries(scenes) as [CallName, Record<string, unknown>[]][]) {
      for (const input of inputs) {
        const answer = JSON.stringify(await asked(name, input));
        // Somebody else has this NIK too, and is found by it: what was typed is told back.
        const typed = name === 'patients.search' || name === 'patients.scan' ? JSON.stringify(input) : '';
        expect(TELLING.filter((each) => answer.includes(each) && !typed.includes(each)), `${name} ${JSON.stringify(input)}`).toEqual([]);
        if (name !== 'patients.register') expect(answer.includes(`"${recordNumber}"`), name).toBe(false);
      }
    }
  });
});

describe('a receptionist', () => {
  beforeAll(() => desk.as('receptionist'));

  it('sees that somebody stands there, and works the queue on', async () => {
    const board = await desk.call('queue.board', { unitId: null });
    const row = board.find((each) => each.patientId === patientId);
    expect(row).toMatchObject({ patientName: WITHHELD, recordNumber: '', number: expect.stringMatching(/./) as string });
    expect((await desk.call('appointments.day', { day: MONDAY })).appointments[0]).toMatchObject({ patientName: WITHHELD, birthDate: null, phone: null, note: null, from: 8 * 60 });
    expect((await desk.call('contacts.followUps', { patientId: null, show: 'open' }))[0]).toMatchObject({ patientName: WITHHELD, todo: WITHHELD, phone: null, recordNumber: '' });
    expect((await desk.call('calls.toReturn', {}))[0]).toMatchObject({ callerName: WITHHELD, phone: null, note: null });
  });

  it('is told what to do where the record itself is needed', async () => {
    for (const name of ['patients.get', 'appointments.book', 'appointments.cancel', 'visits.checkIn', 'consents.ofPatient', 'contacts.preference', 'contacts.editFollowUp', 'messages.write', 'messages.compose'] as const) {
      const result = await asked(name, scenes[name]![0]!);
      expect(result, name).toMatchObject({ ok: false, error: { code: 'record_restricted' } });
    }
  });

  it('learns at registration that a record with this NIK is there, and nothing else', async () => {
    expect(await desk.call('restricted.match', { nik: PERSON.nik, bpjs: null, passport: null })).toEqual({ found: true });
    expect(await desk.call('restricted.match', { nik: PERSON.nik.slice(0, 15), bpjs: null, passport: null })).toEqual({ found: false });
    expect(await desk.call('restricted.match', { nik: '3578014108920009', bpjs: null, passport: null })).toEqual({ found: false });
  });

  it('a search shows as many people as it would without the hidden one', async () => {
    const one = await desk.call('patients.search', { text: '1-8-1992', limit: 1 });
    expect(one).toHaveLength(1);
  });

  it('opens it with the whole number and a reason, for a quarter of an hour', async () => {
    expect((await desk.refusal('restricted.open', { number: PERSON.nik.slice(0, 10), reason: 'Pasien di depan loket' })).code).toBe('not_found');
    expect((await desk.refusal('restricted.open', { number: PERSON.nik, reason: '' })).fields).toEqual({ reason: 'reason_required' });
    const opened = await desk.call('restricted.open', { number: recordNumber, reason: 'Pasien di depan loket' });
    expect(opened).toEqual({ patientId, until: desk.clock.at + OPENED_FOR_MS });
    expect(await desk.call('patients.get', { id: patientId })).toMatchObject({ name: PERSON.name, restriction: { reason: 'Pegawai klinik ini sendiri', openUntil: desk.clock.at + OPENED_FOR_MS } });
    expect((await desk.call('patients.search', { text: 'ratna', limit: 12 })).map(({ id }) => id)).toEqual([patientId]);
    desk.clock.at += OPENED_FOR_MS;
    expect((await desk.refusal('patients.get', { id: patientId })).code).toBe('record_restricted');
  });

  it('the opening ends with the session', async () => {
    await desk.call('restricted.open', { number: PERSON.nik, reason: 'Pasien di depan loket' });
    await desk.call('users.signOut', {});
    await desk.as('receptionist');
    expect((await desk.refusal('patients.get', { id: patientId })).code).toBe('record_restricted');
  });
});

describe('an administrator', () => {
  beforeAll(() => desk.as('admin'));

  it('sees in the inbox who opened it and why, until it was looked into', async () => {
    const item = (await desk.call('attention.list', {})).find(({ kind }) => kind === 'restricted_opened');
    expect(item).toMatchObject({ severity: 'urgent', params: { by: 'Uji receptionist', reason: 'Pasien di depan loket', count: 2 }, target: `/patients/${patientId}` });
    expect(JSON.stringify(item)).not.toContain(PERSON.name);
    expect(await desk.call('restricted.openings', { patientId })).toMatchObject([{ looked: false }, { looked: false }]);
    await desk.call('restricted.looked', { patientId });
    expect((await desk.call('attention.list', {})).filter(({ kind }) => kind === 'restricted_opened')).toEqual([]);
    expect(await desk.call('restricted.openings', { patientId })).toMatchObject([{ looked: true }, { looked: true }]);
  });

  it('the log has each opening by name, and the story too', async () => {
    expect(await desk.call('audit.list', { before: null, limit: 10, action: 'open_restricted', text: '' })).toHaveLength(2);
    const { entries } = await desk.call('patients.timeline', { patientId, kinds: ['record'], after: null, limit: 50 });
    expect(entries.map((entry) => entry.kind === 'record' && entry.what)).toEqual(['looked', 'open', 'open', 'restrict', 'create']);
  });

  it('lifts it with a reason; not twice', async () => {
    await desk.call('restricted.lift', { patientId, reason: 'Tidak bekerja di sini lagi' });
    expect((await desk.refusal('restricted.lift', { patientId, reason: 'Tidak bekerja di sini lagi' })).code).toBe('changed_meanwhile');
    await desk.as('receptionist');
    expect((await desk.call('patients.get', { id: patientId })).restriction).toBeNull();
    await desk.as('admin');
    await desk.call('restricted.set', { patientId, reason: 'Diminta pasiennya' });
  });
});

describe('who sees it without asking', () => {
  it.each(SEES_RESTRICTED_RECORDS)('%s', async (role) => {
    await desk.as(role);
    expect((await desk.call('patients.get', { id: patientId })).name).toBe(PERSON.name);
  });
});
