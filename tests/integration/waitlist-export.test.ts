/** The waiting list and series in an export: read back into a fresh desk they are exported the same again, and taken back they are void. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestCare, openTestCare } from '../support/desk-care.ts';
import { ReadingBack, fillClinic, makeExport } from '../support/own-export.ts';

const TEXT = '=1+1 "kutip", baris\r\nkedua';
const STEMS = ['daftar-tunggu', 'tawaran', 'kontrol-berkala', 'janji-berkala'];
let [desk, fresh]: TestCare[] = [];
beforeAll(() => { [desk, fresh] = [openTestCare(), openTestCare()]; });
afterAll(async () => { await desk!.close(); await fresh!.close(); });

function fillWaitlist({ db: open, userId }: TestCare): void {
  const db = open();
  const { patient, unit, doctor } = fillClinic(desk!, TEXT);
  const appointment = db.first(db.build.selectFrom('appointment').selectAll())!;
  db.write({ actor: userId, requestId: null, call: 'test' }, (tx) => {
    const kept = { created_at: tx.now, created_by: userId, updated_at: tx.now + 7, updated_by: 'system', voided_at: null, void_reason: TEXT };
    const [entry, series] = [tx.newId(), tx.newId()];
    tx.run(db.build.insertInto('waitlist_entry').values({
      id: entry, patient_id: patient, practitioner_id: doctor, unit_id: unit, kind: 'control', payer: 'bpjs', weekdays: '1,3', day_parts: 'morning,evening', earliest_day: '2026-11-22', latest_day: '2026-12-31', reach: 'whatsapp',
      priority: 'pregnant', note: TEXT, appointment_id: appointment.id, withdrawn_at: tx.now, withdrawn_by: userId, withdraw_reason: TEXT, ...kept,
    }));
    tx.run(db.build.insertInto('waitlist_entry').values({
      id: tx.newId(), patient_id: patient, practitioner_id: null, unit_id: null, kind: 'visit', payer: 'general', weekdays: '', day_parts: '', earliest_day: '2026-11-22', latest_day: '2026-12-31', reach: 'call',
      priority: 'none', note: null, appointment_id: null, withdrawn_at: null, withdrawn_by: null, withdraw_reason: null, ...kept,
    }));
    tx.run(db.build.insertInto('waitlist_offer').values({
      id: tx.newId(), entry_id: entry, practitioner_id: doctor, unit_id: unit, room_id: appointment.room_id, day: '2026-11-23', from_minute: 570, to_minute: 600, until_at: tx.now + 1, answer: 'declined', answered_at: tx.now, answered_by: userId,
      reason: TEXT, appointment_id: appointment.id, ...kept,
    }));
    tx.run(db.build.insertInto('appointment_series').values({
      id: series, patient_id: patient, practitioner_id: doctor, unit_id: unit, rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;COUNT=6', start_day: '2026-11-23', from_minute: 570, kind: 'control', payer: 'bpjs', planned: 6, note: TEXT,
      stopped_at: tx.now, stopped_by: userId, stop_reason: TEXT, ...kept,
    }));
    tx.run(db.build.insertInto('series_appointment').values({ id: tx.newId(), series_id: series, number: 1, planned_day: '2026-11-23', appointment_id: appointment.id, ...kept }));
  });
}

it('comes back as it was', async () => {
  fillWaitlist(desk!);
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
  // Of the period in which nobody waited and nothing was booked, nothing.
  const elsewhere = (await makeExport(desk!, { sets: ['appointments'], from: '2025-01-01', to: '2025-12-31' })).files;
  for (const stem of STEMS) expect(String(elsewhere.get(`${stem}.csv`)).trim().split('\r\n'), stem).toHaveLength(1);
  await reading.takeBack();
  for (const table of ['waitlist_entry', 'waitlist_offer', 'appointment_series', 'series_appointment']) expect(fresh!.db().connection.prepare(`SELECT count(*) AS count FROM ${table} WHERE voided_at IS NULL`).get()).toEqual({ count: 0 });
});
