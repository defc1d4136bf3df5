/** What people do about what waits, at one desk: put off, come back, get worse, taken, handed back, taken over, told afterwards. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AttentionRow } from '../../shared/contract/attention.ts';
import { openFoundedDesk } from '../support/desk.ts';
import { TEST_NOW } from '../support/desk-database.ts';
import { type ComplaintsDesk, withComplaints } from './complaints-desk.ts';
import { registerReachable } from './absences-desk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let desk: ComplaintsDesk;
let callId: string;
let item: string;

beforeAll(async () => { desk = withComplaints(await openFoundedDesk()); });
afterAll(async () => { await desk.close(); });
beforeEach(async () => {
  desk.clock.at = Math.max(TEST_NOW, desk.clock.at + 60 * HOUR);
  await desk.as('admin');
  ({ id: callId } = await desk.call('calls.log', { callerName: 'Bu Uji', phone: null, patientId: null, topic: 'other', note: null, callBackAt: desk.clock.at }));
  item = `call_back_due:${callId}`;
});

const find = async (id = item): Promise<AttentionRow | undefined> => (await desk.call('attention.list', {})).find((row) => row.id === id);

it('put off for a while it is back when the time is over, and at once when it has become worse', async () => {
  expect(await find()).toMatchObject({ severity: 'warning', snoozed: null, owner: null });
  await desk.call('attention.step', { step: 'snooze', id: item, choice: 'm15' });
  expect(await find()).toMatchObject({ snoozed: { until: desk.clock.at + 15 * MINUTE } });
  desk.clock.at += 15 * MINUTE;
  expect(await find()).toMatchObject({ snoozed: null });
  await desk.call('attention.step', { step: 'snooze', id: item, choice: 'tomorrow' });
  desk.clock.at += 30 * MINUTE;
  expect((await find())?.snoozed).not.toBeNull();
  // A promise that is more than an hour old is urgent.
  desk.clock.at += 20 * MINUTE;
  expect(await find()).toMatchObject({ severity: 'urgent', snoozed: null });
  expect((await desk.refusal('attention.step', { step: 'snooze', id: item, choice: 'tomorrow' })).code).toBe('urgent_snooze');
  await desk.call('attention.step', { step: 'snooze', id: item, choice: 'h1' });
  await desk.call('attention.step', { step: 'wake', id: item });
  expect(await find()).toMatchObject({ snoozed: null });
});

it('what one puts off others still see; what one takes is told to all, handed back or taken over by name', async () => {
  await desk.call('attention.step', { step: 'snooze', id: item, choice: 'h1' });
  await desk.call('attention.step', { step: 'take', id: item, from: null });
  const mine = await find();
  expect(mine).toMatchObject({ owner: { name: 'Ibu Admin', since: desk.clock.at } });
  await desk.as('receptionist');
  expect(await find()).toMatchObject({ snoozed: null, owner: { name: 'Ibu Admin' } });
  expect(await desk.refusal('attention.step', { step: 'take', id: item, from: null })).toMatchObject({ code: 'taken_by', params: { name: 'Ibu Admin' } });
  expect((await desk.refusal('attention.step', { step: 'release', id: item })).code).toBe('changed_meanwhile');
  await desk.call('attention.step', { step: 'take', id: item, from: mine!.owner!.id });
  expect(await find()).toMatchObject({ owner: { name: 'Uji receptionist' } });
  await desk.call('attention.step', { step: 'release', id: item });
  expect(await find()).toMatchObject({ owner: null });
  desk.clock.at += MINUTE;
  await desk.call('attention.step', { step: 'take', id: item, from: null });
  desk.clock.at += 24 * HOUR;
  expect(await find()).toMatchObject({ owner: null });
});

it('the day’s history says who did what, and what came and went; of another’s item nothing', async () => {
  await desk.call('attention.step', { step: 'take', id: item, from: null });
  await desk.call('attention.step', { step: 'snooze', id: item, choice: 'm15' });
  const { version } = (await desk.call('calls.toReturn', {})).find(({ id }) => id === callId)!;
  desk.clock.at += MINUTE;
  await desk.call('calls.settle', { id: callId, expectedVersion: version, outcome: 'Sudah' });
  expect(await find()).toBeUndefined();
  expect((await desk.refusal('attention.step', { step: 'take', id: item, from: null })).code).toBe('not_found');
  const notes = (await desk.call('attention.history', {})).filter(({ kind }) => kind === 'call_back_due');
  expect(notes.map(({ action, by }) => [action, by])).toEqual(expect.arrayContaining([['went', null], ['snooze', 'Ibu Admin'], ['take', 'Ibu Admin'], ['came', null]]) as unknown);
  expect(notes[0]).toMatchObject({ action: 'went', at: desk.clock.at });
  // Somebody who was never shown the item is told nothing of it.
  await desk.as('director');
  expect((await desk.call('attention.history', {})).filter(({ action }) => action === 'take')).toEqual([]);
});

it('a follow-up is due in the inbox until it is done; a report on complaints until it is signed, for those who sign', async () => {
  const patientId = await registerReachable(desk);
  const made = await desk.call('contacts.addFollowUp', { patientId, todo: 'Tanyakan kabar', dueAt: desk.clock.at + HOUR, ownerId: null });
  expect(await find(`follow_up_due:${made.id}`)).toBeUndefined();
  desk.clock.at += HOUR;
  expect(await find(`follow_up_due:${made.id}`)).toMatchObject({ severity: 'info', params: { minutes: 0 } });
  await desk.call('contacts.finishFollowUp', { id: made.id, expectedVersion: made.version, outcome: 'done', note: null });
  expect(await find(`follow_up_due:${made.id}`)).toBeUndefined();
  await desk.as('director');
  const { id } = await desk.call('complaintReports.make', { day: new Date(desk.clock.at + 7 * HOUR).toISOString().slice(0, 10) });
  const waiting = await find(`complaint_report_unsigned:${id}`);
  expect(waiting).toMatchObject({ target: `/reports/complaints/${id}` });
  await desk.as('receptionist');
  expect(await find(`complaint_report_unsigned:${id}`)).toBeUndefined();
  await desk.as('director');
  const report = await desk.call('complaintReports.get', { id });
  await desk.call('complaintReports.sign', { id, expectedVersion: report.version });
  expect(await find(`complaint_report_unsigned:${id}`)).toBeUndefined();
});

it('what is kept in memory follows every change at once', async () => {
  await desk.call('attention.list', {});
  const patientId = await registerReachable(desk);
  const message = await desk.call('messages.write', { patientId, purpose: 'other', about: 'patient', aboutId: patientId, channel: 'whatsapp', language: 'id', text: 'Selamat pagi.' });
  const due = async (): Promise<number> => Number((await find('messages_due'))?.params['count'] ?? 0);
  const before = await due();
  expect(before).toBeGreaterThan(0);
  await desk.call('messages.mark', { id: message.id, aboutId: message.aboutId, purpose: message.purpose, channel: message.channel, language: message.language, step: 'sent' });
  expect(await due()).toBe(before - 1);
  expect(await desk.call('attention.desk', {})).toEqual({ sound: false });
  await desk.call('attention.saveDesk', { sound: true });
  expect(await desk.call('attention.desk', {})).toEqual({ sound: true });
});
