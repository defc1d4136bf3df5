/** Wishes of contact, follow-ups and notes in an export: read back into a fresh desk they are exported the same again, and a message about one comes back too. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestCare, openTestCare } from '../support/desk-care.ts';
import { ReadingBack, fillClinic, makeExport } from '../support/own-export.ts';

const TEXT = '=1+1 "kutip", baris\r\nkedua';
const STEMS = ['cara-dihubungi', 'tindak-lanjut', 'catatan-kontak', 'pesan'];
let [desk, fresh]: TestCare[] = [];
beforeAll(() => { [desk, fresh] = [openTestCare(), openTestCare()]; });
afterAll(async () => { await desk!.close(); await fresh!.close(); });

function fillContacts({ db: open, userId }: TestCare): void {
  const db = open();
  const { patient } = fillClinic(desk!, TEXT);
  db.write({ actor: userId, requestId: null, call: 'test' }, (tx) => {
    const kept = { created_at: tx.now, created_by: userId, updated_at: tx.now + 7, updated_by: 'system', voided_at: null, void_reason: TEXT };
    const [followUp, note] = [tx.newId(), tx.newId()];
    tx.run(db.build.insertInto('contact_preference').values({ id: tx.newId(), patient_id: patient, channel: 'none', language: 'en', day_parts: 'morning,evening', email: 'uji@contoh.id', stopped_at: tx.now, stopped_by: userId, stop_reason: TEXT, ...kept }));
    tx.run(db.build.insertInto('follow_up').values({ id: followUp, patient_id: patient, text: TEXT, due_at: tx.now + 5, owner_id: userId, outcome: 'dropped', done_at: tx.now, done_by: userId, result: TEXT, ...kept }));
    tx.run(db.build.insertInto('follow_up').values({ id: tx.newId(), patient_id: patient, text: 'Terbuka', due_at: tx.now, owner_id: null, outcome: null, done_at: null, done_by: null, result: null, ...kept }));
    tx.run(db.build.insertInto('contact_note').values({ id: note, patient_id: patient, at: tx.now, actor: userId, text: TEXT, corrects: null }));
    tx.run(db.build.insertInto('contact_note').values({ id: tx.newId(), patient_id: patient, at: tx.now, actor: userId, text: 'Betul', corrects: note }));
    tx.run(db.build.insertInto('message').values({
      id: tx.newId(), patient_id: patient, channel: 'email', purpose: 'follow_up', template: 'followUp', language: 'id', text: TEXT, recipient: 'uji@contoh.id', about: 'follow_up', about_id: followUp, slot: '', due_at: tx.now,
      state: 'waiting', state_at: tx.now, state_by: userId, note: null, opened_at: null, opened_by: null, ...kept,
    }));
  });
}

it('comes back as it was', async () => {
  fillContacts(desk!);
  const made = await makeExport(desk!);
  const reading = new ReadingBack(fresh!);
  await reading.check(made.zips[0]!);
  expect(await reading.rejections()).toEqual([]);
  expect(await reading.apply()).toMatchObject({ state: 'done', counts: { rejected: 0 } });
  const back = (await makeExport(fresh!)).files;
  for (const stem of STEMS) {
    expect(String(made.files.get(`${stem}.csv`)).split('\r\n').length, stem).toBeGreaterThan(2);
    expect(String(back.get(`${stem}.csv`)), stem).toBe(String(made.files.get(`${stem}.csv`)));
  }
  await reading.takeBack();
  for (const table of ['contact_preference', 'follow_up', 'message']) expect(fresh!.db().connection.prepare(`SELECT count(*) AS count FROM ${table} WHERE voided_at IS NULL`).get()).toEqual({ count: 0 });
});
