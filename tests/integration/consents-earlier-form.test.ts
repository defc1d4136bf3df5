/** People of a database from before consents were kept: what their form said holds, and nothing is made up about it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { remindersOnForm, endConsents, endEarlierForm, giveConsent, mayBeReminded, consentRows } from '../../main/services/consents/truth.ts';
import type { WriteTx } from '../../db/desk/database.ts';
import { openTestDatabase, type TestDatabase } from '../support/desk-database.ts';
import { addPatients } from '../support/patients.ts';

let desk: TestDatabase;
let patientId: string;
beforeEach(() => {
  desk = openTestDatabase();
  [patientId = ''] = addPatients(desk.db, [{ consent_reminder: 1 }]);
});
afterEach(() => { desk.close(); });
const write = (change: (tx: WriteTx) => void): void => { desk.db.write({ actor: 'system', requestId: null, call: 'test' }, change); };
const allowed = (): boolean => mayBeReminded(desk.db, desk.db, patientId);

it('holds without a row', () => {
  expect(allowed()).toBe(true);
  expect(consentRows(desk.db, desk.db, patientId)).toEqual([]);
});

it('the same form saved again writes nothing', () => {
  write((tx) => { remindersOnForm(desk.db, tx, patientId, true); });
  expect(consentRows(desk.db, desk.db, patientId)).toEqual([]);
});

it.each([
  ['by its own step', (tx: WriteTx) => { endEarlierForm(desk.db, tx, patientId, { at: tx.now, reason: 'Tidak mau' }); }],
  ['by the box on the form', (tx: WriteTx) => { remindersOnForm(desk.db, tx, patientId, false); }],
])('is withdrawn %s: a row without a day, withdrawn from the start', (_, withdraw) => {
  write(withdraw);
  expect(allowed()).toBe(false);
  expect(consentRows(desk.db, desk.db, patientId)).toMatchObject([{ kind: 'reminder', how: 'earlier', given_at: null, withdrawn_at: desk.clock.now() }]);
});

it('gives way to the first consent, and what follows it', () => {
  write((tx) => { giveConsent(desk.db, tx, { patient_id: patientId, kind: 'reminder', how: 'spoken', given_at: tx.now, given_by: null, relation: null, note: null }); });
  expect(allowed()).toBe(true);
  write((tx) => { endConsents(desk.db, tx, patientId, 'reminder', { at: tx.now, reason: 'Cukup' }); });
  expect(allowed()).toBe(false);
});

it('a consent of another kind says nothing about reminders', () => {
  write((tx) => { endEarlierForm(desk.db, tx, patientId, { at: tx.now, reason: null }); });
  write((tx) => { giveConsent(desk.db, tx, { patient_id: patientId, kind: 'photo', how: 'signed', given_at: tx.now + 1, given_by: null, relation: null, note: null }); });
  expect(allowed()).toBe(false);
});
