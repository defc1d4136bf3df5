/** How patients wish to be reached and what follows from it, follow-ups, notes, and messages that a person writes, at a real desk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../shared/contract/index.ts';
import type { Message } from '../../shared/contract/messages.ts';
import { mergeInto } from '../support/merging.ts';
import { TEST_NOW } from '../support/desk-database.ts';
import { type AppointmentsDesk, TODAY, at, openAppointmentsDesk } from './appointments-desk.ts';
import { registerReachable } from './absences-desk.ts';
import { type ComplaintsDesk, withComplaints } from './complaints-desk.ts';

const HOUR = 3_600_000;
/** Monday 08.00 WIB; reminders come 20 hours before, on Sunday at noon. */
const MONDAY_8 = Date.UTC(2026, 10, 23, 1);

let desk: AppointmentsDesk & Pick<ComplaintsDesk, 'as' | 'receive' | 'detail' | 'fieldsOf'>;
beforeAll(async () => {
  const appointments = await openAppointmentsDesk();
  const { as, receive, detail, fieldsOf } = withComplaints(appointments);
  desk = { ...appointments, as, receive, detail, fieldsOf };
  await desk.addRule();
  const settings = await desk.call('messages.settings', {});
  await desk.call('messages.saveSettings', { ...settings, earlyHours: 20 });
});
afterAll(async () => { await desk.close(); });

type Wishes = Partial<Omit<Input<'contacts.savePreference'>, 'patientId' | 'expectedVersion'>>;
async function wish(patientId: string, wishes: Wishes): Promise<Output<'contacts.savePreference'>> {
  const { version } = await desk.call('contacts.preference', { patientId });
  return desk.call('contacts.savePreference', { patientId, expectedVersion: version, channel: null, language: null, dayParts: [], email: null, stop: null, ...wishes });
}
const outbox = () => desk.call('messages.due', {});
const remindersFor = async (patientId: string): Promise<Message[]> => (await outbox()).rows.filter((row) => row.patientId === patientId);
const heldOf = async (patientId: string) => (await outbox()).held.filter((row) => row.patientId === patientId).map(({ why, note }) => [why, note]);

describe('wishes', () => {
  let patientId: string;
  beforeAll(async () => {
    desk.clock.at = TEST_NOW;
    patientId = await registerReachable(desk);
    await desk.call('appointments.book', desk.bookingOf(patientId, { from: at(8) }));
    desk.clock.at = MONDAY_8 - 20 * HOUR;
  });

  it('decide by which way, in which language and at which time a reminder is offered', async () => {
    expect(await remindersFor(patientId)).toMatchObject([{ channel: 'whatsapp', language: 'id', dueAt: desk.clock.at }]);
    await wish(patientId, { channel: 'sms', language: 'en' });
    expect(await remindersFor(patientId)).toMatchObject([{ channel: 'sms', language: 'en' }]);
    await wish(patientId, { channel: 'email', email: 'uji@contoh.id' });
    expect(await remindersFor(patientId)).toMatchObject([{ channel: 'email', recipient: 'uji@contoh.id' }]);
    expect(await desk.refusal('contacts.savePreference', { patientId, expectedVersion: 'alt', channel: 'email', language: null, dayParts: [], email: null, stop: null })).toMatchObject({ fields: { email: 'email_required' } });
    // Noon now; in the afternoon it is due.
    await wish(patientId, { dayParts: ['evening'] });
    const { later } = await outbox();
    expect(await remindersFor(patientId)).toEqual([]);
    desk.clock.at += 3 * HOUR;
    expect(await remindersFor(patientId)).toHaveLength(1);
    expect((await outbox()).later).toBe(later - 1);
    await wish(patientId, { channel: 'none' });
    expect(await remindersFor(patientId)).toEqual([]);
    expect(await heldOf(patientId)).toEqual([['unwanted', null]]);
  });

  it('“do not contact” wins over every consent, says so in the list, and stops what another window has open', async () => {
    const before = await wish(patientId, {});
    const [reminder] = await remindersFor(patientId);
    await wish(patientId, { stop: 'Minta jangan diganggu' });
    expect(await remindersFor(patientId)).toEqual([]);
    expect(await heldOf(patientId)).toEqual([['stopped', 'Minta jangan diganggu']]);
    expect((await desk.refusal('messages.mark', { ...reminder!, step: 'sent' })).code).toBe('changed_meanwhile');
    expect(await desk.call('contacts.preference', { patientId })).toMatchObject({ stop: { reason: 'Minta jangan diganggu', by: 'Ibu Admin' } });
    expect((await desk.refusal('contacts.savePreference', { patientId, expectedVersion: before.version, channel: null, language: null, dayParts: [], email: null, stop: null })).code).toBe('changed_meanwhile');
    await wish(patientId, {});
    expect(await remindersFor(patientId)).toHaveLength(1);
  });

  it('said on a record that was merged, it holds for the person, and is lifted for the person', async () => {
    const twin = await registerReachable(desk, { name: 'Kembar Uji' });
    await wish(twin, { channel: 'phone', stop: 'Tidak mau ditelepon' });
    await mergeInto(desk, twin, patientId);
    expect(await heldOf(patientId)).toEqual([['stopped', 'Tidak mau ditelepon']]);
    await wish(patientId, {});
    expect(await heldOf(patientId)).toEqual([]);
    expect(await remindersFor(patientId)).toHaveLength(1);
  });

  it('whoever did not come and is not to be contacted is shown with the reason and never due', async () => {
    const missed = await desk.call('appointments.book', desk.bookingOf(await registerReachable(desk), { from: at(9) }));
    const cancelled = await desk.call('appointments.cancel', { id: missed.id, expectedVersion: missed.version, reason: 'Uji' });
    await desk.call('appointments.correct', { id: missed.id, expectedVersion: cancelled.version, to: 'no_show', reason: 'Uji' });
    expect(await desk.call('messages.recalls', {})).toMatchObject([{ due: true, stopReason: null }]);
    await wish(missed.patientId, { stop: 'Sedang berduka' });
    expect(await desk.call('messages.recalls', {})).toMatchObject([{ due: false, stopReason: 'Sedang berduka' }]);
  });
});

describe('a message that a person writes', () => {
  const draftOf = (patientId: string, more: Partial<Input<'messages.write'>> = {}): Input<'messages.write'> => ({ patientId, purpose: 'result_ready', about: 'patient', aboutId: patientId, channel: 'whatsapp', language: 'id', text: 'Silakan datang.', ...more });

  it('begins from the clinic’s template, waits in the outbox, and is marked once', async () => {
    const patientId = await registerReachable(desk, { name: 'Bu Pesan' });
    const begun = await desk.call('messages.compose', { patientId, purpose: 'result_ready' });
    expect(begun).toMatchObject({ patientName: 'Bu Pesan', channel: 'whatsapp', language: 'id', why: null });
    expect(begun.texts.id).toContain('Yth. Bapak/Ibu Bu Pesan');
    expect(begun.texts.id).not.toMatch(/hasil|laborator/i);
    const message = await desk.call('messages.write', draftOf(patientId, { text: begun.texts.id }));
    expect(await remindersFor(patientId)).toMatchObject([{ id: message.id, purpose: 'result_ready', state: 'waiting', texts: { id: begun.texts.id } }]);
    const ref = { id: message.id, aboutId: message.aboutId, purpose: message.purpose, channel: message.channel, language: message.language };
    expect(await desk.call('messages.open', ref)).toMatchObject({ openedBy: 'Ibu Admin' });
    expect(await desk.call('messages.mark', { ...ref, step: 'sent' })).toMatchObject({ state: 'sent' });
    expect((await desk.refusal('messages.mark', { ...ref, step: 'sent' })).code).toBe('changed_meanwhile');
    expect(await remindersFor(patientId)).toEqual([]);
    expect((await desk.call('patients.timeline', { patientId, kinds: ['message'], after: null, limit: 10 })).entries).toMatchObject([{ kind: 'message', state: 'sent', purpose: 'result_ready' }]);
  });

  it('is refused where it must not go out, also when that came between writing and sending', async () => {
    const silent = await registerReachable(desk, { consentReminder: false });
    expect((await desk.refusal('messages.write', draftOf(silent))).code).toBe('no_message_consent');
    expect(await desk.call('messages.compose', { patientId: silent, purpose: 'other' })).toMatchObject({ why: 'consent' });
    const patientId = await registerReachable(desk);
    expect((await desk.refusal('messages.write', draftOf(patientId, { channel: 'email' }))).code).toBe('no_way_to_send');
    const { id, aboutId, purpose, channel, language } = await desk.call('messages.write', draftOf(patientId));
    await wish(patientId, { stop: 'Jangan hubungi' });
    expect((await desk.refusal('messages.mark', { id, aboutId, purpose, channel, language, step: 'sent' })).code).toBe('do_not_contact');
    expect(await heldOf(patientId)).toEqual([['stopped', 'Jangan hubungi']]);
    expect((await desk.refusal('messages.write', draftOf(patientId))).code).toBe('do_not_contact');
    await desk.call('messages.mark', { id, aboutId, purpose, channel, language, step: 'cancelled' });
    const dead = await registerReachable(desk);
    const { version } = await desk.call('patients.get', { id: dead });
    await desk.call('patients.recordDeath', { id: dead, expectedVersion: version, on: TODAY });
    expect((await desk.refusal('messages.write', draftOf(dead))).code).toBe('patient_deceased');
  });

  it('tells no number of the patient, however it is written, and no complaint', async () => {
    const nik = '3174014404900001';
    const patientId = await registerReachable(desk, { nik, birthDate: '1990-04-04' });
    const { recordNumber } = await desk.call('patients.get', { id: patientId });
    const complaint = await desk.receive({ patientId, relation: 'self' });
    for (const text of [`NIK ${nik}`, 'NIK 3174-0144 0490.0001', `No. RM ${recordNumber}`]) expect(await desk.refusal('messages.write', draftOf(patientId, { text })), text).toMatchObject({ fields: { text: 'text_tells' } });
    const { number } = await desk.detail(complaint.id);
    const about = { purpose: 'complaint_answer' as const, about: 'complaint' as const, aboutId: complaint.id };
    expect(await desk.refusal('messages.write', draftOf(patientId, { ...about, text: `Komplain ${number}` }))).toMatchObject({ fields: { text: 'text_tells' } });
    expect(await desk.call('messages.write', draftOf(patientId, about))).toMatchObject({ purpose: 'complaint_answer' });
    // About somebody else’s, and about a restricted one, there is nothing to write.
    expect((await desk.refusal('messages.write', draftOf(await registerReachable(desk), about))).code).toBe('not_found');
    const others = [{ restricted: true }, { relation: 'family' as const }, { anonymous: true, reporterName: null, reporterContact: null }];
    for (const other of others) {
      const { id } = await desk.receive({ patientId, relation: 'self', ...other });
      expect((await desk.refusal('messages.write', draftOf(patientId, { ...about, aboutId: id }))).code, JSON.stringify(other)).toBe('not_found');
    }
    // Once it is confidential, what was written lies open no longer.
    const written = async () => (await desk.call('messages.due', {})).rows.filter(({ aboutId }) => aboutId === complaint.id);
    expect(await written()).toHaveLength(1);
    const { version } = await desk.detail(complaint.id);
    await desk.call('complaints.edit', { id: complaint.id, expectedVersion: version, complaint: desk.fieldsOf({ patientId, relation: 'self', confidential: true }) });
    expect(await written()).toHaveLength(0);
    expect((await desk.call('patients.timeline', { patientId, kinds: ['message'], after: null, limit: 10 })).entries.filter(({ kind }) => kind === 'message')).toHaveLength(0);
  });
});

describe('follow-ups and notes', () => {
  it('are made, changed, done or dropped with a reason, as whoever changes them saw them', async () => {
    const patientId = await registerReachable(desk);
    const wanted = { patientId, todo: 'Kirim surat', dueAt: desk.clock.at + HOUR, ownerId: null };
    expect(await desk.refusal('contacts.addFollowUp', { ...wanted, dueAt: desk.clock.at - HOUR })).toMatchObject({ fields: { dueAt: 'invalid' } });
    const made = await desk.call('contacts.addFollowUp', wanted);
    const [owner] = await desk.call('contacts.owners', {});
    const changed = await desk.call('contacts.editFollowUp', { id: made.id, expectedVersion: made.version, todo: 'Kirim surat keterangan', dueAt: made.dueAt, ownerId: owner!.id });
    expect(changed).toMatchObject({ todo: 'Kirim surat keterangan', owner: owner!.name });
    expect((await desk.refusal('contacts.finishFollowUp', { id: made.id, expectedVersion: made.version, outcome: 'done', note: null })).code).toBe('changed_meanwhile');
    expect(await desk.refusal('contacts.finishFollowUp', { id: made.id, expectedVersion: changed.version, outcome: 'dropped', note: null })).toMatchObject({ fields: { note: 'reason_required' } });
    const done = await desk.call('contacts.finishFollowUp', { id: made.id, expectedVersion: changed.version, outcome: 'dropped', note: 'Sudah diambil' });
    expect((await desk.refusal('contacts.finishFollowUp', { id: made.id, expectedVersion: done.version, outcome: 'done', note: null })).code).toBe('step_not_allowed');
    expect(await desk.call('contacts.followUps', { patientId, show: 'open' })).toEqual([]);
    expect(await desk.call('contacts.followUps', { patientId, show: 'done' })).toMatchObject([{ id: made.id, outcome: 'dropped', note: 'Sudah diambil', doneBy: 'Ibu Admin' }]);
  });

  it('a note is never changed: its correction is another, and only one', async () => {
    const patientId = await registerReachable(desk);
    await desk.call('contacts.addNote', { patientId, text: 'Minta ditelepon sore', corrects: null });
    const notes = async () => (await desk.call('patients.timeline', { patientId, kinds: ['note', 'follow_up', 'call'], after: null, limit: 10 })).entries;
    const [first] = await notes();
    desk.clock.at += 1000;
    await desk.call('contacts.addNote', { patientId, text: 'Minta ditelepon pagi', corrects: (first as { id: string }).id });
    expect(await notes()).toMatchObject([{ kind: 'note', text: 'Minta ditelepon pagi', corrected: false }, { kind: 'note', text: 'Minta ditelepon sore', corrected: true }]);
    expect((await desk.refusal('contacts.addNote', { patientId, text: 'x', corrects: (first as { id: string }).id })).code).toBe('changed_meanwhile');
    expect((await desk.refusal('contacts.addNote', { patientId: await registerReachable(desk), text: 'x', corrects: (first as { id: string }).id })).code).toBe('not_found');
  });
});
