/** Consents at a real desk: one truth for the form's box, the reminders and the history. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { STOP_WITHIN_MS } from '../../shared/contract/consents.ts';
import { ADMIN, openFoundedDesk } from '../support/desk.ts';
import { somebody } from './patients-desk.ts';
import type { TestDesk } from '../support/desk.ts';

const HOUR = 3_600_000;
let desk: TestDesk;
beforeEach(async () => { desk = await openFoundedDesk(); });
afterEach(() => desk.close());

const register = async (consentReminder: boolean): Promise<string> => (await desk.call('patients.register', { patient: { ...somebody, consentReminder } })).id;
const ofPatient = (patientId: string) => desk.call('consents.ofPatient', { patientId });

it('the box on the form leads to a consent, and its removal to a withdrawal', async () => {
  const patientId = await register(true);
  expect(await ofPatient(patientId)).toMatchObject({ reminders: true, consents: [{ kind: 'reminder', how: 'form', givenAt: desk.clock.at, givenBy: null, recordedBy: ADMIN.fullName, withdrawn: null }] });
  expect((await desk.call('patients.get', { id: patientId })).consentReminder).toBe(true);
  desk.clock.at += HOUR;
  const { version } = await desk.call('patients.get', { id: patientId });
  await desk.call('patients.update', { id: patientId, expectedVersion: version, patient: { ...somebody, consentReminder: false } });
  const { reminders, consents: [consent] } = await ofPatient(patientId);
  expect(reminders).toBe(false);
  expect(consent?.withdrawn).toEqual({ at: desk.clock.at, reason: '', recordedBy: ADMIN.fullName, stopBy: desk.clock.at + STOP_WITHIN_MS });
});

it('a form saved again with the same box changes nothing, and an empty box is no consent', async () => {
  const patientId = await register(false);
  expect(await ofPatient(patientId)).toEqual({ reminders: false, consents: [] });
  const { version } = await desk.call('patients.get', { id: patientId });
  await desk.call('patients.update', { id: patientId, expectedVersion: version, patient: { ...somebody, consentReminder: false } });
  expect((await ofPatient(patientId)).consents).toEqual([]);
});

it('is given by a guardian, withdrawn with a reason, given again, and all of it stays', async () => {
  const patientId = await register(false);
  const given = { patientId, kind: 'photo' as const, how: 'signed' as const, givenAt: desk.clock.at - HOUR, givenBy: 'Bapak Contoh', relation: 'father' as const, note: null };
  const { id } = await desk.call('consents.give', given);
  const [first] = (await ofPatient(patientId)).consents;
  expect(first).toMatchObject({ id, kind: 'photo', givenBy: 'Bapak Contoh', relation: 'father', how: 'signed', givenAt: given.givenAt });
  desk.clock.at += HOUR;
  expect(await desk.call('consents.withdraw', { patientId, id, expectedVersion: first!.version, withdrawnAt: desk.clock.at, reason: 'Tidak ingin lagi' })).toEqual({ stopBy: desk.clock.at + STOP_WITHIN_MS });
  expect((await desk.refusal('consents.withdraw', { patientId, id, expectedVersion: first!.version, withdrawnAt: desk.clock.at, reason: 'Sekali lagi' })).code).toBe('consent_withdrawn');
  desk.clock.at += HOUR;
  await desk.call('consents.give', { ...given, givenAt: desk.clock.at });
  const { consents } = await ofPatient(patientId);
  expect(consents.map(({ withdrawn }) => withdrawn?.reason ?? null)).toEqual([null, 'Tidak ingin lagi']);
});

it('a withdrawal ends every consent of its kind, the earlier ones too, and no other kind', async () => {
  const patientId = await register(true);
  desk.clock.at += HOUR;
  await desk.call('consents.give', { patientId, kind: 'reminder', how: 'signed', givenAt: desk.clock.at, givenBy: null, relation: null, note: null });
  await desk.call('consents.give', { patientId, kind: 'family', how: 'spoken', givenAt: desk.clock.at, givenBy: null, relation: null, note: 'Kepada istrinya' });
  const newest = (await ofPatient(patientId)).consents.find(({ kind, how }) => kind === 'reminder' && how === 'signed');
  desk.clock.at += HOUR;
  await desk.call('consents.withdraw', { patientId, id: newest!.id, expectedVersion: newest!.version, withdrawnAt: desk.clock.at, reason: 'Terlalu sering' });
  const { reminders, consents } = await ofPatient(patientId);
  expect(reminders).toBe(false);
  expect(consents.filter(({ withdrawn }) => withdrawn !== null).map(({ kind }) => kind)).toEqual(['reminder', 'reminder']);
  expect((await desk.call('patients.get', { id: patientId })).consentReminder).toBe(false);
});

it('refuses days to come, a guardian without a relation, a withdrawal before the consent, and somebody else’s version', async () => {
  const patientId = await register(false);
  const given = { patientId, kind: 'research' as const, how: 'spoken' as const, givenAt: desk.clock.at, givenBy: null, relation: null, note: null };
  expect((await desk.refusal('consents.give', { ...given, givenAt: desk.clock.at + HOUR })).fields).toEqual({ givenAt: 'not_in_future' });
  expect((await desk.refusal('consents.give', { ...given, givenBy: 'Ibu Contoh' })).fields).toEqual({ relation: 'relation_required' });
  const { id } = await desk.call('consents.give', given);
  const [consent] = (await ofPatient(patientId)).consents;
  const withdrawal = { patientId, id, expectedVersion: consent!.version, withdrawnAt: desk.clock.at - HOUR, reason: 'Berubah pikiran' };
  expect((await desk.refusal('consents.withdraw', withdrawal)).fields).toEqual({ withdrawnAt: 'before_given' });
  expect((await desk.refusal('consents.withdraw', { ...withdrawal, withdrawnAt: desk.clock.at, expectedVersion: 'v0' })).code).toBe('changed_meanwhile');
});

it('the sheet is noted before it is printed', async () => {
  const patientId = await register(true);
  await desk.call('audit.printed', { paper: 'consent_sheet', id: patientId });
  const { entries } = await desk.call('audit.ofPatient', { patientId, after: null, limit: 20 });
  expect(entries).toContainEqual(expect.objectContaining({ action: 'print', entity: 'patient', detail: 'consent sheet' }));
});
