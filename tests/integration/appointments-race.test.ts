/** Two processes with a connection of their own book into one database at once, every slot by both: one of them wins each. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { foundClinic, kept } from '../../main/services/clinic.ts';
import { startScript } from '../support/child-script.ts';
import { type TestDatabase, openTestDatabase } from '../support/desk-database.ts';
import { addPatients } from '../support/patients.ts';

const MONDAY = '2026-11-23';
const SLOTS = 24;
let base: TestDatabase;
let ids: { unit: string; doctor: string; patients: string[] };

beforeEach(() => {
  base = openTestDatabase();
  const patients = addPatients(base.db, Array.from({ length: 2 * SLOTS }, () => ({})));
  base.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
    ids = { unit: tx.newId(), doctor: tx.newId(), patients };
    foundClinic(tx, base.db, {
      clinic: { id: base.clinicId, name: 'Klinik Uji', address: 'Jl. Uji', phone: null, zone: 'Asia/Jakarta' }, units: [{ id: ids.unit, name: 'Poli Umum', letter: 'A', kind: 'clinic', room: null }],
      practitioners: [{ id: ids.doctor, name: 'dr. Uji', unitId: ids.unit, hours: null }],
    });
    tx.run(base.db.build.insertInto('schedule_rule').values({
      id: tx.newId(), practitioner_id: ids.doctor, unit_id: ids.unit, room_id: null, from_minute: 480, to_minute: 480 + SLOTS * 10, slot_minutes: 10, quota_bpjs: null, quota_other: null, quota_online: null, quota_release: null,
      capacity: null, control_minutes: null, telemedicine_minutes: null, breaks: null, weekday: 1, valid_from: '2026-01-01', valid_to: null, ...kept(tx),
    }));
  });
});
afterEach(() => { base.close(); });

it('gives each slot to exactly one of them', async () => {
  const script = (patients: readonly string[]): string => `
    import { writeSync } from 'node:fs';
    import { DeskDatabase, openConnection } from './db/desk/database.ts';
    import { book } from './main/services/appointments/steps.ts';
    const db = new DeskDatabase(openConnection(${JSON.stringify(base.file)}, Buffer.from('${base.key.toString('hex')}', 'hex')), { now: () => ${base.clock.at} });
    writeSync(1, 'ready\\n');
    process.stdin.once('data', () => {
      for (const [index, patientId] of ${JSON.stringify(patients)}.entries()) {
        const wanted = { patientId, practitionerId: '${ids.doctor}', unitId: '${ids.unit}', roomId: null, day: '${MONDAY}', from: 480 + index * 10, payer: 'general', kind: 'visit', link: null, note: null, source: 'desk', beyondLimits: false };
        try { db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => book(db, tx, wanted)); writeSync(1, 'booked ' + index + '\\n'); }
        catch (error) { writeSync(1, (error.error?.code ?? String(error)) + ' ' + index + '\\n'); }
      }
      db.close();
      process.exit(0);
    });`;
  const children = [ids.patients.slice(0, SLOTS), ids.patients.slice(SLOTS)].map((patients) => startScript(base.folder, script(patients)));
  await Promise.all(children.map((child) => child.line('ready')));
  for (const child of children) child.process.stdin.write('go\n');
  expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0]);
  const answers = children.flatMap((child) => child.output().split('\n').filter((line) => line !== '' && line !== 'ready'));
  const expected = Array.from({ length: SLOTS }, (_, index) => [`booked ${index}`, `clash_doctor ${index}`]).flat();
  expect(answers.toSorted()).toEqual(expected.toSorted());
  expect(base.db.all(base.db.build.selectFrom('appointment').select('from_minute').orderBy('from_minute')).map((row) => row.from_minute)).toEqual(Array.from({ length: SLOTS }, (_, index) => 480 + index * 10));
});
