/** What is asked and answered on a real desk: live data, versions and who read them, search with slips, and questions that nobody could answer. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Input } from '../../shared/contract/index.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { openFoundedDesk } from '../support/desk.ts';
import { MONDAY, TODAY, type AppointmentsDesk, at, withAppointments } from './appointments-desk.ts';

let desk: AppointmentsDesk;
beforeEach(async () => { desk = await withAppointments(await openFoundedDesk()); });
afterEach(async () => { await desk.close(); });

const ask = (text: string, patientId: string | null = null, callId: string | null = null) => desk.call('answers.ask', { text, callId, patientId });
const serviceOf = (more: Partial<Input<'answers.saveService'>> = {}): Input<'answers.saveService'> => ({ id: null, expectedVersion: null, name: 'Cabut gigi', unitId: null, tariff: 250_000, minutes: 40, preparation: 'Makan dahulu.', payerRules: null, synonyms: ['cabut geraham'], active: true, ...more });
const articleOf = (more: Partial<Input<'answers.publish'>> = {}): Input<'answers.publish'> => ({ id: null, expectedVersion: null, kind: 'faq', title: 'Parkir mobil', body: 'Di halaman belakang.', alsoAsked: [], note: null, unitId: null, ownerId: null, audience: [], reviewDay: null, ...more });

it('a schedule and its free slots are what they are now: the last slot is booked, the doctor falls ill, the clinic closes', async () => {
  await desk.addRule({ to: at(8, 40), validTo: MONDAY });
  await desk.book();
  const free = await ask('dr uji coba senin masih kosong?');
  expect(free).toMatchObject({ intent: 'free', days: { from: MONDAY, to: MONDAY }, answer: { kind: 'free', later: false, slots: [{ day: MONDAY, from: at(8, 20) }] }, sources: [{ kind: 'schedule', at: desk.clock.at }] });
  await desk.book({ from: at(8, 20) });
  expect((await ask('dr uji coba senin masih kosong?')).answer).toMatchObject({ kind: 'free', later: true, slots: [] });
  expect((await ask('dr uji praktek senin gk')).answer).toMatchObject({ kind: 'schedule', from: MONDAY, doctors: [{ practitionerId: desk.doctorId, sessions: [{ day: MONDAY, from: at(8), to: at(8, 40) }], away: [] }] });
  await desk.call('appointments.saveException', { id: null, expectedVersion: null, kind: 'away', day: MONDAY, practitionerId: desk.doctorId, unitId: desk.unitId, roomId: null, from: 0, to: 1440, slotMinutes: 20, quotaBpjs: null, quotaOther: null, reason: 'Sakit' });
  expect((await ask('dr uji praktek senin gk')).answer).toMatchObject({ doctors: [{ sessions: [], away: [{ day: MONDAY, reason: 'Sakit' }], next: null }] });
  await desk.call('appointments.saveHoliday', { day: MONDAY, name: 'Rapat tahunan', closed: true });
  const closed = await ask('senin buka?');
  expect(closed.answer).toMatchObject({ kind: 'hours', days: [{ day: MONDAY, closed: 'Rapat tahunan', spans: [] }] });
  expect(closed.sources).toContainEqual({ kind: 'calendar', name: 'Rapat tahunan', at: desk.clock.at });
  expect((await ask('natal buka?')).answer).toMatchObject({ kind: 'hours', days: [{ day: '2026-12-25', closed: 'Natal' }] });
  expect((await desk.call('answers.overview', {})).day).toBe(TODAY);
});

it('a service is found by its other names and with a slip; a changed tariff is the answer at once, and one that is not offered is none', async () => {
  const { id } = await desk.call('answers.saveService', serviceOf());
  for (const text of ['brp biaya cabut gigi', 'cabut geraham brp', 'harga cbut gigi', 'ongkos nyabut gigi']) expect((await ask(text)).answer, text).toMatchObject({ kind: 'service', aspect: 'price', services: [{ id, tariff: 250_000 }] });
  // While it is being typed, also by a word that only its concept has.
  for (const text of ['cab', 'extr']) expect((await ask(text)).hits, text).toContainEqual({ kind: 'service', id, title: 'Cabut gigi', line: '' });
  const [service] = await desk.call('answers.services', {});
  desk.clock.at += 60_000;
  await desk.call('answers.saveService', serviceOf({ id, expectedVersion: service!.version, tariff: 275_000 }));
  expect(await ask('cabut gigi brp')).toMatchObject({ answer: { services: [{ tariff: 275_000 }] }, sources: [{ kind: 'service', name: 'Cabut gigi', at: desk.clock.at }] });
  expect(await desk.refusal('answers.saveService', serviceOf({ id, expectedVersion: service!.version }))).toEqual({ code: 'changed_meanwhile' });
  const [changed] = await desk.call('answers.services', {});
  await desk.call('answers.saveService', serviceOf({ id, expectedVersion: changed!.version, active: false }));
  expect(await ask('cabut gigi brp')).toMatchObject({ intent: 'unknown', hits: [] });
});

it('articles have versions that never change; the newest is found, and none that is no longer in use', async () => {
  const { id } = await desk.call('answers.publish', articleOf());
  expect((await ask('parkir mobl di mana')).answer).toMatchObject({ kind: 'article', article: { id, number: 1, body: 'Di halaman belakang.' } });
  const [first] = await desk.call('answers.articles', {});
  desk.clock.at += 60_000;
  await desk.call('answers.publish', articleOf({ id, expectedVersion: first!.version, title: 'Parkir kendaraan', body: 'Di seberang jalan.', note: 'Pindah' }));
  const whole = await desk.call('answers.article', { id });
  expect(whole.versions.map(({ number, body, note }) => [number, body, note])).toEqual([[2, 'Di seberang jalan.', 'Pindah'], [1, 'Di halaman belakang.', null]]);
  expect((await ask('parkir')).answer).toMatchObject({ article: { number: 2, title: 'Parkir kendaraan' } });
  expect(await desk.refusal('answers.publish', articleOf({ id, expectedVersion: first!.version }))).toEqual({ code: 'changed_meanwhile' });
  await desk.call('answers.editArticle', { id, expectedVersion: whole.version, unitId: null, ownerId: null, audience: [], reviewDay: TODAY, active: false });
  expect((await ask('parkir')).answer.kind).toBe('unknown');
});

it('an SOP says who has read its newest version and who has not; an overdue review waits in the inbox', async () => {
  const password = 'kata-sandi-uji';
  await desk.call('users.create', { login: 'rina', fullName: 'Rina Uji', role: 'receptionist', password });
  const { id, versionId } = await desk.call('answers.publish', articleOf({ kind: 'sop', title: 'Bila listrik padam', audience: ['receptionist'], reviewDay: TODAY }));
  expect((await desk.call('answers.article', { id })).readers).toMatchObject([{ name: 'Rina Uji', number: null, at: null }]);
  await desk.call('users.signIn', { login: 'rina', password });
  expect(await desk.call('answers.articles', {})).toMatchObject([{ id, readByMe: false }]);
  const read = { articleId: id, versionId };
  expect(await desk.call('answers.confirmRead', read)).toEqual(await desk.call('answers.confirmRead', read));
  expect(await desk.call('answers.article', { id })).toMatchObject({ readByMe: true, readers: [{ name: 'Rina Uji', number: 1, at: desk.clock.at }] });
  expect(await desk.refusal('answers.publish', articleOf())).toEqual({ code: 'forbidden' });
  await desk.call('users.signIn', { login: 'admin', password });
  const inbox = async () => (await desk.call('attention.list', {})).find(({ kind }) => kind === 'articles_to_review')?.params['count'];
  expect(await inbox()).toBeUndefined();
  const { version } = await desk.call('answers.article', { id });
  await desk.call('answers.publish', articleOf({ id, expectedVersion: version, kind: 'sop', title: 'Bila listrik padam', audience: ['receptionist'], reviewDay: '2026-11-21' }));
  expect(await inbox()).toBe(1);
  expect(await desk.call('answers.article', { id })).toMatchObject({ overdue: true, readers: [{ name: 'Rina Uji', number: 1 }], number: 2 });
});

it('an appointment is told only once it is sure who asks; the question alone leads to the steps', async () => {
  await desk.addRule();
  const booked = await desk.book();
  expect((await ask('kapan jadwal kontrol saya')).answer).toEqual({ kind: 'identity' });
  const callId = uuidv7(desk.clock.at);
  expect((await ask('kapan jadwal kontrol saya', booked.patientId, callId)).answer).toEqual({ kind: 'identity' });
  await desk.call('calls.verify', { callId, patientId: booked.patientId, matches: true, facts: ['name', 'birth_date'] });
  expect((await ask('kapan jadwal kontrol saya', booked.patientId, uuidv7(desk.clock.at))).answer).toEqual({ kind: 'identity' });
  expect((await ask('kapan jadwal kontrol saya', booked.patientId, callId)).answer).toMatchObject({ kind: 'appointment', appointments: [{ id: booked.id, day: MONDAY, from: at(8) }] });
});

it('who asks first waits for what is being read; what is published meanwhile is found, and every article once', async () => {
  for (let n = 0; n < 60; n += 1) await desk.call('answers.publish', articleOf({ title: `Loket ${'abcdefgh'[n % 8]} nomor ${n}`, body: 'Di lantai dua.' }));
  const [first, second, published] = await Promise.all([ask('loket'), ask('loket'), desk.call('answers.publish', articleOf({ title: 'Loket fotokopi' }))]);
  expect(second.hits.map(({ id }) => id)).toEqual(first.hits.map(({ id }) => id));
  expect(new Set(first.hits.map(({ id }) => id)).size).toBe(first.hits.length);
  expect((await ask('loket fotokopi')).answer).toMatchObject({ kind: 'article', article: { id: published.id, title: 'Loket fotokopi' } });
});

it('signs of danger and complaints about health lead to the emergency script, never to advice', async () => {
  await desk.call('answers.publish', articleOf({ title: 'Obat batuk', body: 'Minum paracetamol.', alsoAsked: ['obat batuk apa'] }));
  expect((await ask('bapak sesek napas, cabut gigi brp')).answer).toMatchObject({ kind: 'emergency', danger: true });
  expect((await ask('obat batuk yg bagus apa')).answer).toMatchObject({ kind: 'emergency', danger: false });
  await desk.addRule();
  expect(await ask('anak demam, dr uji senin praktek?')).toMatchObject({ answer: { kind: 'schedule' }, symptoms: ['demam'] });
});

it('questions without an answer are counted together, settled by an article that answers them, and open again when asked again', async () => {
  const text = 'Ada vaksin meningitis?';
  expect((await ask(text)).answer).toEqual({ kind: 'unknown', missing: null });
  const { folded } = await desk.call('answers.collect', { text, source: 'phone', callId: null });
  desk.clock.at += 1000;
  expect(await desk.call('answers.collect', { text: 'vaksin meningitis ada gak ya', source: 'desk', callId: null })).toEqual({ folded, count: 2 });
  expect(await desk.call('answers.questions', { settled: false })).toMatchObject([{ folded, count: 2, sources: ['phone', 'desk'] }]);
  desk.clock.at += 1000;
  const { id } = await desk.call('answers.publish', articleOf({ title: 'Vaksin meningitis', body: 'Belum tersedia; ke kantor kesehatan pelabuhan.', alsoAsked: [text], question: folded }));
  expect((await ask(text)).answer).toMatchObject({ kind: 'article', article: { id } });
  expect(await desk.call('answers.questions', { settled: false })).toEqual([]);
  expect(await desk.call('answers.questions', { settled: true })).toMatchObject([{ folded, count: 2, settled: { outcome: 'article', articleId: id, article: 'Vaksin meningitis' } }]);
  desk.clock.at += 1000;
  await desk.call('answers.collect', { text, source: 'desk', callId: null });
  expect(await desk.call('answers.questions', { settled: false })).toMatchObject([{ count: 1 }]);
  expect(await desk.refusal('answers.settleQuestion', { folded, articleId: null, note: null })).toMatchObject({ code: 'invalid_input' });
  desk.clock.at += 1000;
  await desk.call('answers.settleQuestion', { folded, articleId: null, note: 'Ditelepon balik' });
  expect(await desk.refusal('answers.settleQuestion', { folded, articleId: null, note: 'Lagi' })).toEqual({ code: 'not_found' });
});
