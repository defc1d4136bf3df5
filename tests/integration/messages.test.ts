/** Reminders that come when it is time and go out once, those who did not come, and what the two make of the report. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Appointment } from '../../shared/contract/appointments.ts';
import type { Message, Recall } from '../../shared/contract/messages.ts';
import { TEST_NOW } from '../support/desk-database.ts';
import { type AppointmentsDesk, MONDAY, TODAY, at, openAppointmentsDesk } from './appointments-desk.ts';
import { registerReachable } from './absences-desk.ts';

const HOUR = 3_600_000;
/** Monday 08.00 WIB. */
const MONDAY_8 = Date.UTC(2026, 10, 23, 1);

let desk: AppointmentsDesk;
beforeAll(async () => {
  desk = await openAppointmentsDesk();
  await desk.addRule();
  for (let weekday = 2; weekday <= 6; weekday += 1) await desk.addRule({ weekday });
});
afterAll(async () => { await desk.close(); });

const due = async (): Promise<Message[]> => (await desk.call('messages.due', {})).rows;
const remindersOf = async (appointment: Appointment): Promise<Message[]> => (await due()).filter(({ aboutId }) => aboutId === appointment.id);

describe('a reminder', () => {
  let appointment: Appointment;
  beforeAll(async () => {
    desk.clock.at = TEST_NOW;
    const settings = await desk.call('messages.settings', {});
    await desk.call('messages.saveSettings', { ...settings, earlyHours: 20, lateHours: 3, reminder: { id: 'Ingat {nama}: {hari} {jam} {zona}, {dokter}. {telepon}', en: 'Remember {nama}: {hari} {jam}, {dokter}.' } });
  });
  beforeEach(async () => {
    desk.clock.at = TEST_NOW;
    appointment = await desk.call('appointments.book', desk.bookingOf(await registerReachable(desk), { from: at(8) }));
    desk.clock.at = MONDAY_8 - 20 * HOUR;
  });

  it('comes at its hour, in the clinic’s words, and not before', async () => {
    desk.clock.at -= 1;
    expect(await remindersOf(appointment)).toEqual([]);
    desk.clock.at += 1;
    expect(await remindersOf(appointment)).toMatchObject([{ id: null, purpose: 'reminder_early', channel: 'whatsapp', language: 'id', dueAt: desk.clock.at, openedAt: null }]);
    expect((await remindersOf(appointment))[0]?.texts).toEqual({ id: `Ingat ${appointment.patientName}: Senin, 23 November 2026 08.00 WIB, dr. Uji Coba.`, en: `Remember ${appointment.patientName}: Monday, 23 November 2026 08.00, dr. Uji Coba.` });
    await desk.call('appointments.cancel', { id: appointment.id, expectedVersion: appointment.version, reason: 'Uji' });
    expect(await remindersOf(appointment)).toEqual([]);
  });

  it('is kept as it is opened, goes out once, and is forgotten by no restart', async () => {
    const [reminder] = await remindersOf(appointment);
    const opened = await desk.call('messages.open', reminder!);
    expect(opened).toMatchObject({ openedAt: desk.clock.at, openedBy: 'Ibu Admin', state: 'waiting' });
    // From another window, which had read the list before: the same row.
    expect((await desk.call('messages.open', { ...reminder!, language: 'en' })).id).toBe(opened.id);
    expect(await remindersOf(appointment)).toMatchObject([{ id: opened.id, language: 'en', openedBy: 'Ibu Admin' }]);
    expect(await desk.call('messages.mark', { ...reminder!, language: 'en', step: 'sent' })).toMatchObject({ state: 'sent', by: 'Ibu Admin', texts: { en: expect.stringMatching(/^Remember/) as string } });
    expect(await remindersOf(appointment)).toEqual([]);
    expect(await desk.refusal('messages.mark', { ...reminder!, step: 'sent' })).toMatchObject({ code: 'changed_meanwhile' });
    // The second one is another, in the language that this patient was written to in.
    desk.clock.at = MONDAY_8 - 3 * HOUR;
    expect(await remindersOf(appointment)).toMatchObject([{ id: null, purpose: 'reminder_late', language: 'en' }]);
    await desk.call('appointments.cancel', { id: appointment.id, expectedVersion: appointment.version, reason: 'Uji' });
  });

  it('put off comes back; failed by WhatsApp goes to the telephone, and then ends', async () => {
    const [reminder] = await remindersOf(appointment);
    expect(await desk.refusal('messages.mark', { ...reminder!, step: 'later', until: desk.clock.at })).toMatchObject({ code: 'invalid_input', fields: { until: 'invalid' } });
    await desk.call('messages.mark', { ...reminder!, step: 'later', until: desk.clock.at + HOUR });
    expect(await remindersOf(appointment)).toEqual([]);
    desk.clock.at += HOUR;
    const [again] = await remindersOf(appointment);
    await desk.call('messages.mark', { ...again!, step: 'failed' });
    const [byPhone] = await remindersOf(appointment);
    expect(byPhone).toMatchObject({ id: null, channel: 'phone' });
    await desk.call('messages.mark', { ...byPhone!, step: 'failed' });
    expect(await remindersOf(appointment)).toEqual([]);
    await desk.call('appointments.cancel', { id: appointment.id, expectedVersion: appointment.version, reason: 'Uji' });
  });

  it('of a moved appointment is a new one, and of somebody who died there is none', async () => {
    const [reminder] = await remindersOf(appointment);
    await desk.call('messages.mark', { ...reminder!, step: 'sent' });
    const moved = await desk.call('appointments.move', { id: appointment.id, expectedVersion: appointment.version, practitionerId: desk.doctorId, unitId: desk.unitId, roomId: null, day: '2026-11-25', from: at(9), reason: null });
    expect(await remindersOf(moved)).toEqual([]);
    desk.clock.at = MONDAY_8 + 49 * HOUR - 20 * HOUR;
    expect(await remindersOf(moved)).toMatchObject([{ id: null, purpose: 'reminder_early', day: '2026-11-25' }]);
    const { version } = await desk.call('patients.get', { id: appointment.patientId });
    await desk.call('patients.recordDeath', { id: appointment.patientId, expectedVersion: version, on: TODAY });
    expect(await remindersOf(moved)).toEqual([]);
    expect((await desk.call('messages.due', {})).held).toMatchObject([{ why: 'deceased', patientId: appointment.patientId }]);
  });

  it('is asked for in the words and hours of the clinic alone; a placeholder that nobody knows is refused at its field', async () => {
    const settings = await desk.call('messages.settings', {});
    expect(await desk.refusal('messages.saveSettings', { ...settings, moved: { ...settings.moved, id: 'Halo {nma}' } })).toMatchObject({ code: 'invalid_input', fields: { 'moved.id': 'placeholder_unknown' } });
    expect(await desk.refusal('messages.saveSettings', { ...settings, lateHours: 20 })).toMatchObject({ fields: { lateHours: 'reminder_order' } });
  });
});

describe('somebody who did not come', () => {
  const recalls = (): Promise<Recall[]> => desk.call('messages.recalls', {});
  const of = async (appointment: Appointment): Promise<Recall | undefined> => (await recalls()).find(({ id }) => id === appointment.id);
  /** Booked for Thursday, and not come. */
  async function missed(from: number): Promise<Appointment> {
    desk.clock.at = TEST_NOW;
    const appointment = await desk.call('appointments.book', desk.bookingOf(await registerReachable(desk), { day: '2026-11-26', from }));
    desk.clock.at = Date.UTC(2026, 10, 26, 6);
    await desk.call('reports.closeDay', { day: '2026-11-26', noShowAppointments: [{ id: appointment.id, version: appointment.version }], noShowEntries: [], finishEntries: [], note: null });
    return appointment;
  }

  it('is called, tried again later, and no more than the clinic wants', async () => {
    const appointment = await missed(at(8));
    expect(await of(appointment)).toMatchObject({ tries: 0, due: true, day: '2026-11-26', script: expect.stringContaining(appointment.patientName) as string });
    expect((await desk.call('attention.list', {})).find(({ kind }) => kind === 'recalls_due')).toMatchObject({ params: { count: 1 }, target: '/appointments/recall' });
    for (let tries = 1; tries <= 3; tries += 1) {
      await desk.call('messages.recalled', { id: appointment.id, outcome: 'not_reached', againAt: desk.clock.at + HOUR, note: null });
      expect(await of(appointment)).toEqual(tries === 3 ? undefined : expect.objectContaining({ tries, due: false, lastBy: 'Ibu Admin' }));
      desk.clock.at += HOUR;
    }
  });

  it('leaves the list once reached, or booked again', async () => {
    const declined = await missed(at(9));
    await desk.call('messages.recalled', { id: declined.id, outcome: 'declined', againAt: null, note: null });
    const again = await missed(at(10));
    expect((await recalls()).map(({ id }) => id)).toEqual([again.id]);
    await desk.call('appointments.book', desk.bookingOf(again.patientId, { day: '2026-11-27', from: at(10) }));
    expect(await recalls()).toEqual([]);
    expect(await desk.refusal('messages.recalled', { id: (await desk.call('appointments.ofPatient', { patientId: again.patientId }))[0]!.id, outcome: 'declined', againAt: null, note: null })).toMatchObject({ code: 'step_not_allowed' });
  });

  it('is counted by doctor, weekday, hour and lead time, beside those who came', async () => {
    desk.clock.at = TEST_NOW;
    const came = await desk.call('appointments.book', desk.bookingOf(await registerReachable(desk), { day: '2026-11-26', from: at(8, 20) }));
    desk.clock.at = Date.UTC(2026, 10, 26, 1, 20);
    await desk.call('appointments.checkIn', { id: came.id, expectedVersion: (await desk.get(came.id)).version, priority: null, priorityReason: null, clockConfirmed: true });
    const { figures } = await desk.call('reports.noShows', { from: '2026-11-26', to: '2026-11-26' });
    expect(figures).toMatchObject({
      open: 0, total: { expected: 4, noShow: 3, percent: 75 }, byDoctor: [{ name: 'dr. Uji Coba', expected: 4, noShow: 3 }], byWeekday: [{ key: 4, expected: 4, noShow: 3, percent: 75 }],
      byHour: [{ key: 8, expected: 2, noShow: 1, percent: 50 }, { key: 9, expected: 1, noShow: 1 }, { key: 10, expected: 1, noShow: 1 }], byLead: [{ key: 4, expected: 4, noShow: 3 }],
    });
    expect(await desk.call('reports.noShows', { from: MONDAY, to: MONDAY })).toMatchObject({ figures: { total: { expected: 0, percent: null } } });
    const { text, fileName } = await desk.call('reports.noShowFile', { from: '2026-11-26', to: '2026-11-26' });
    expect(fileName).toBe('tidak-hadir-2026-11-26-2026-11-26.csv');
    expect(text).toContain('hari,Kamis,4,3,75');
    expect(text).toContain('hari_sejak_dipesan,4–7,4,3,75');
  });
});
