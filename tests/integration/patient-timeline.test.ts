/** One patient's story at a real desk: every kind, page by page, for each role what it may see. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TimelineEntry, TimelinePlace } from '../../shared/contract/timeline.ts';
import { ADMIN, openFoundedDesk } from '../support/desk.ts';
import { type AppointmentsDesk, MONDAY, withAppointments } from './appointments-desk.ts';
import { type ComplaintsDesk, withComplaints } from './complaints-desk.ts';
import { somebody } from './patients-desk.ts';

const MINUTE = 60_000;
let desk: AppointmentsDesk & Omit<ComplaintsDesk, 'step'>;
let patientId: string;
beforeEach(async () => {
  const founded = await openFoundedDesk();
  desk = { ...withComplaints(founded), ...await withAppointments(founded) };
  await desk.addRule();
  ({ id: patientId } = await desk.call('patients.register', { patient: { ...somebody, consentReminder: false } }));
  desk.clock.at += MINUTE;
});
afterEach(() => desk.close());

const story = async (kinds: TimelineEntry['kind'][] | null = null, after: TimelinePlace | null = null, limit = 200) => desk.call('patients.timeline', { patientId, kinds, after, limit });
const kindsOf = (entries: readonly TimelineEntry[]): string[] => entries.map(({ kind }) => kind);

it('tells what has happened, the newest first', async () => {
  const appointment = await desk.call('appointments.book', desk.bookingOf(patientId));
  desk.clock.at += MINUTE;
  await desk.call('appointments.cancel', { id: appointment.id, expectedVersion: appointment.version, reason: 'Tidak jadi' });
  desk.clock.at += MINUTE;
  const { entryId } = await desk.call('visits.checkIn', desk.visitOf(patientId));
  desk.clock.at += MINUTE;
  await desk.call('queue.step', { entryId, action: 'call', reason: null, expectedVersion: (await desk.entry(entryId)).version });
  desk.clock.at += MINUTE;
  await desk.call('calls.log', { callerName: 'Bapak Contoh', phone: null, patientId, topic: 'result', note: 'Hasil lab', callBackAt: null });
  desk.clock.at += MINUTE;
  await desk.receive({ patientId });
  desk.clock.at += MINUTE;
  await desk.call('consents.give', { patientId, kind: 'photo', how: 'spoken', givenAt: desk.clock.at, givenBy: null, relation: null, note: null });
  desk.clock.at += MINUTE;
  await desk.call('audit.printed', { paper: 'consent_sheet', id: patientId });
  desk.clock.at += MINUTE;
  const { id } = await desk.call('emergencies.raise', {});
  await desk.call('emergencies.identify', { id, patientId });
  const { entries } = await story(['visit', 'appointment', 'call', 'complaint', 'emergency', 'consent', 'record', 'print']);
  // The ticket is a print of the check-in.
  expect(kindsOf(entries)).toEqual(['emergency', 'print', 'consent', 'complaint', 'call', 'visit', 'print', 'appointment', 'appointment', 'record']);
  const [visit] = (await story(['visit'])).entries;
  expect(visit).toMatchObject({ kind: 'visit', number: 'A-001', state: 'called', actor: ADMIN.fullName, steps: [{ action: 'join' }, { action: 'call', to: 'called' }] });
  expect((await story(['appointment'])).entries).toMatchObject([{ action: 'cancel', reason: 'Tidak jadi', state: 'cancelled' }, { action: 'book', day: MONDAY, from: 8 * 60 }]);
});

it('a page begins where the one before it ended, also among entries of one instant', async () => {
  for (let index = 0; index < 25; index += 1) await desk.call('calls.log', { callerName: `Penelepon ${index}`, phone: null, patientId, topic: 'other', note: null, callBackAt: null });
  await desk.receive({ patientId, receivedAt: desk.clock.at });
  const seen: string[] = [];
  let after: TimelinePlace | null = null;
  do {
    const page = await story(['call', 'complaint', 'record'], after, 4);
    seen.push(...page.entries.map(({ kind, key }) => `${kind} ${key}`));
    after = page.next;
  } while (after !== null);
  expect(seen).toHaveLength(27);
  expect(new Set(seen).size).toBe(27);
  expect(seen).toEqual((await story(['call', 'complaint', 'record'])).entries.map(({ kind, key }) => `${kind} ${key}`));
});

describe('changes of the record', () => {
  const change = async (part: Partial<typeof somebody>): Promise<void> => {
    desk.clock.at += MINUTE;
    const { version } = await desk.call('patients.get', { id: patientId });
    await desk.call('patients.update', { id: patientId, expectedVersion: version, patient: { ...somebody, consentReminder: false, ...part } });
  };
  it('say which fields, by whom, at which desk, and the values before and after', async () => {
    await change({ phone: '+62811111111', address: 'Jl. Lama' });
    await change({ phone: '+62811222222', address: 'Jl. Lama' });
    await change({ phone: null, address: 'Jl. Lama' });
    const { entries } = await story(['record']);
    expect(entries).toMatchObject([
      { what: 'update', actor: ADMIN.fullName, desk: 'A', fields: [{ column: 'phone', before: '"+62811222222"', after: 'null', known: 'both' }] },
      { what: 'update', fields: [{ column: 'phone', before: '"+62811111111"', after: '"+62811222222"', known: 'both' }] },
      { what: 'update', fields: [{ column: 'address', before: 'null', after: '"Jl. Lama"', known: 'both' }, { column: 'phone', before: 'null', after: '"+62811111111"', known: 'both' }].toSorted((a, b) => (a.column < b.column ? 1 : -1)) },
      { what: 'create', fields: [] },
    ].map((entry) => ({ ...entry, fields: expect.arrayContaining(entry.fields) as unknown })));
  });
});

it('views are told to those who answer for them, and each look at the story is one', async () => {
  await desk.call('patients.get', { id: patientId });
  desk.clock.at += MINUTE;
  await story();
  expect((await story(['view'])).entries).toMatchObject([{ detail: 'timeline' }, { detail: null, actor: ADMIN.fullName }]);
  await desk.as('receptionist');
  expect((await story(['view'])).entries).toEqual([]);
  expect(kindsOf((await story()).entries)).not.toContain('view');
});

it('a restricted complaint is absent for those who may not see it', async () => {
  await desk.receive({ patientId, restricted: true });
  await desk.receive({ patientId });
  expect((await story(['complaint'])).entries).toHaveLength(2);
  await desk.as('receptionist');
  expect((await story(['complaint'])).entries).toMatchObject([{ restricted: false }]);
});

it('a patient who is not there has no story', async () => {
  expect((await desk.refusal('patients.timeline', { patientId: '01890000-0000-7000-8000-000000000001', kinds: null, after: null, limit: 5 })).code).toBe('not_found');
});
