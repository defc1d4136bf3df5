/** Two records of one person made one, and apart again, at a whole desk on a real file. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Choices } from '../../shared/domain/merge-fields.ts';
import { MONDAY, TODAY, type AppointmentsDesk, at, openAppointmentsDesk } from './appointments-desk.ts';
import { withComplaints } from './complaints-desk.ts';
import { withDoubts } from '../support/doubts.ts';
import { dumpOf, mergeInto, somebodyNamed, undoMerge, versionOf } from '../support/merging.ts';
import { looksInto } from '../support/sync-desks.ts';

let desk: AppointmentsDesk;
beforeEach(async () => { desk = await openAppointmentsDesk(); });
afterEach(async () => { await desk.close(); });

const register = (name: string, more: Parameters<typeof somebodyNamed>[1] = {}) => desk.call('patients.register', { patient: withDoubts(somebodyNamed(name, more)) });
const merge = (fromId: string, intoId: string, choices: Choices = {}) => mergeInto(desk, fromId, intoId, choices);
const walkIn = (patientId: string, unitId = desk.unitId) => desk.call('visits.checkIn', { patientId, unitId, practitionerId: null, payer: 'general', priority: 'none', priorityReason: null, complaint: null, clockConfirmed: false });
const look: ReturnType<typeof looksInto> = (statement, ...values) => looksInto(desk.dataDir)(statement, ...values);

describe('a merged person', () => {
  it('has everything of both records, under the name and number of the survivor', async () => {
    const [old, kept] = [await register('Siti Rahmawati'), await register('Siti Rahmawati Dewi')];
    await desk.addRule();
    const visit = await walkIn(old.id);
    await walkIn(kept.id, desk.otherUnitId);
    const booked = await desk.call('appointments.book', desk.bookingOf(old.id));
    const complaint = await withComplaints(desk).receive({ patientId: old.id });
    await desk.call('calls.log', { callerName: 'Siti', phone: null, patientId: old.id, topic: 'result', note: null, callBackAt: null });
    const emergency = await desk.call('emergencies.raise', {});
    await desk.call('emergencies.identify', { id: emergency.id, patientId: old.id });

    const preview = await desk.call('merges.preview', { fromId: old.id, intoId: kept.id });
    expect([preview.from.counts, preview.into.counts]).toEqual([{ visits: 1, appointments: 1, calls: 1, complaints: 1, emergencies: 1 }, { visits: 1, appointments: 0, calls: 0, complaints: 0, emergencies: 0 }]);
    await merge(old.id, kept.id);

    for (const id of [old.id, kept.id]) {
      const detail = await desk.call('patients.get', { id });
      expect(detail).toMatchObject({ id: kept.id, recordNumber: kept.recordNumber, name: 'Siti Rahmawati Dewi' });
      expect(detail.visits.map((each) => each.id)).toContain(visit.visitId);
      expect(detail.visits).toHaveLength(2);
      expect(await desk.call('appointments.ofPatient', { patientId: id })).toMatchObject([{ id: booked.id, patientId: kept.id, patientName: 'Siti Rahmawati Dewi', recordNumber: kept.recordNumber }]);
      expect(await desk.call('complaints.ofPatient', { patientId: id })).toMatchObject([{ id: complaint.id }]);
    }
    const survivor = { patientId: kept.id, patientName: 'Siti Rahmawati Dewi' };
    expect((await desk.call('queue.board', { unitId: null })).map(({ patientId, patientName, recordNumber }) => ({ patientId, patientName, recordNumber }))).toEqual([{ ...survivor, recordNumber: kept.recordNumber }, { ...survivor, recordNumber: kept.recordNumber }]);
    expect((await desk.call('appointments.day', { day: MONDAY })).appointments).toMatchObject([survivor]);
    expect(await desk.call('appointments.get', { id: booked.id })).toMatchObject(survivor);
    expect((await desk.call('calls.list', { from: TODAY, to: TODAY })).rows).toMatchObject([survivor]);
    expect(await desk.call('emergencies.list', {})).toMatchObject([survivor]);
    expect(await desk.call('complaints.get', { id: complaint.id })).toMatchObject({ ...survivor, patientRecordNumber: kept.recordNumber });
    expect((await desk.call('reports.day', { day: TODAY })).figures.visits).toMatchObject({ total: 2, newPatients: 1 });
    const trail = await desk.call('audit.ofPatient', { patientId: kept.id, after: null, limit: 100 });
    expect(trail.entries.map(({ entity }) => entity)).toEqual(expect.arrayContaining(['visit', 'appointment', 'complaint', 'call_log', 'emergency', 'patient']));
    expect(trail.entries.filter(({ detail }) => detail === 'merged into another' || detail === 'merged with another')).toHaveLength(2);
  });

  it('stands once in a queue, cannot be in two places, and gets what is new on the surviving record', async () => {
    const [old, kept] = [await register('Siti Rahmawati'), await register('Siti R.')];
    await desk.addRule();
    await desk.addRule({ practitionerId: desk.otherDoctorId, roomId: null });
    const entry = await walkIn(old.id);
    await desk.call('appointments.book', desk.bookingOf(old.id, { from: at(8) }));
    await merge(old.id, kept.id);
    const again = { patientId: kept.id, unitId: desk.unitId, practitionerId: null, payer: 'general', priority: 'none', priorityReason: null, complaint: null, clockConfirmed: false } as const;
    for (const patientId of [old.id, kept.id]) {
      expect(await desk.refusal('visits.checkIn', { ...again, patientId })).toEqual({ code: 'already_in_queue', params: { number: entry.number } });
      expect((await desk.refusal('appointments.book', desk.bookingOf(patientId, { practitionerId: desk.otherDoctorId, from: at(8) }))).code).toBe('clash_patient');
    }
    await walkIn(old.id, desk.otherUnitId);
    await desk.call('appointments.book', desk.bookingOf(old.id, { from: at(10) }));
    expect(await look<{ patient_id: string }>('SELECT patient_id FROM visit ORDER BY id')).toEqual([{ patient_id: old.id }, { patient_id: kept.id }]);
    expect(await look<{ patient_id: string }>('SELECT patient_id FROM appointment ORDER BY id')).toEqual([{ patient_id: old.id }, { patient_id: kept.id }]);
  });

  it('is found by old and new number and name, once, and the hit says through which record', async () => {
    const [old, kept] = [await register('Kartini Wulandari', { nik: '3174014202900001', phone: '+628120000001' }), await register('Rini Astuti')];
    await merge(old.id, kept.id);
    const through = { recordNumber: old.recordNumber, name: 'Kartini Wulandari' };
    for (const text of [old.recordNumber, 'kartini', '3174014202900001', '0812 0000 001']) expect(await desk.call('patients.search', { text }), text).toMatchObject([{ id: kept.id, recordNumber: kept.recordNumber, name: 'Rini Astuti', through }]);
    const [own, ...none] = await desk.call('patients.search', { text: 'rini' });
    expect([own?.id, own?.through, none]).toEqual([kept.id, undefined, []]);
    expect((await desk.call('patients.recent', {})).map(({ id }) => id)).toEqual([kept.id]);
    const nothing = { nik: null, bpjs: null, passport: null, phone: null, birthDate: null, villageCode: null };
    const typed = { ...nothing, name: 'Kartini Wulandari', nik: '3174014202900001' };
    expect((await desk.call('patients.candidates', { ...typed, exceptId: null })).map(({ id }) => id)).toEqual([kept.id]);
    expect(await desk.call('patients.candidates', { ...typed, exceptId: kept.id })).toEqual([]);
  });

  it('is one person for the inbox, and two again after the undoing', async () => {
    const [old, kept] = [await register('Siti', { nik: '3174014202900001' }), await register('Siti', { nik: '3174014202900001' })];
    const kinds = async () => (await desk.call('attention.list', {})).map(({ kind }) => kind);
    expect(await kinds()).toContain('same_nik');
    const { id } = await merge(old.id, kept.id);
    expect(await kinds()).not.toContain('same_nik');
    await undoMerge(desk, id, kept.id);
    expect(await kinds()).toContain('same_nik');
  });

  it('is changed on the surviving record, also by who opened the old one', async () => {
    const [old, kept] = [await register('Siti'), await register('Siti R.')];
    await merge(old.id, kept.id);
    const { version } = await desk.call('patients.get', { id: old.id });
    await desk.call('patients.update', { id: old.id, expectedVersion: version, patient: somebodyNamed('Siti Rahmawati') });
    expect(await look('SELECT name FROM patient ORDER BY id')).toEqual([{ name: 'Siti' }, { name: 'Siti Rahmawati' }]);
  });

  it('says when both stand in one queue', async () => {
    const [old, kept] = [await register('Siti'), await register('Siti R.')];
    const [one, other] = [await walkIn(old.id), await walkIn(kept.id)];
    const expected = [{ unit: 'Poli Umum', numbers: [one.number, other.number] }];
    expect((await desk.call('merges.preview', { fromId: old.id, intoId: kept.id })).sameQueue).toEqual(expected);
    expect((await merge(old.id, kept.id)).sameQueue).toEqual(expected);
  });
});

describe('a merge is refused', () => {
  it('with itself, of what is merged already, of what is not there, and of what changed meanwhile', async () => {
    const [a, b, c] = [await register('A'), await register('B'), await register('C')];
    const versions = async (from: string, into: string) => ({ from: (await desk.call('patients.get', { id: from })).version, into: (await desk.call('patients.get', { id: into })).version });
    const order = async (fromId: string, intoId: string) => ({ fromId, intoId, choices: {}, expectedVersions: await versions(fromId, intoId), note: null });
    expect((await desk.refusal('merges.merge', await order(a.id, a.id))).code).toBe('merge_itself');
    const stale = await order(a.id, b.id);
    await merge(a.id, b.id);
    const number = b.recordNumber.replace(/^(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3');
    expect(await desk.refusal('merges.merge', await order(a.id, c.id))).toEqual({ code: 'merged_already', params: { number } });
    expect(await desk.refusal('merges.merge', await order(c.id, a.id))).toEqual({ code: 'merged_already', params: { number } });
    expect(await desk.refusal('merges.preview', { fromId: a.id, intoId: b.id })).toEqual({ code: 'merged_already', params: { number } });
    expect((await desk.refusal('merges.merge', stale)).code).toBe('merged_already');
    const later = await order(b.id, c.id);
    await desk.call('patients.update', { id: c.id, expectedVersion: later.expectedVersions.into, patient: somebodyNamed('C', { phone: '+628120000009' }) });
    expect((await desk.refusal('merges.merge', later)).code).toBe('changed_meanwhile');
    expect((await desk.refusal('merges.preview', { fromId: a.id, intoId: '0192f0aa-0000-7000-8000-00000000ffff' })).code).toBe('not_found');
    // The other way round the preview is about the survivor.
    expect((await desk.call('merges.preview', { fromId: a.id, intoId: c.id })).from.id).toBe(b.id);
  });
});

describe('undoing', () => {
  it('restores each field that still has what the merge gave it, and names the others', async () => {
    const [old, kept] = [await register('Siti Rahmawati', { phone: '+628120000001', allergies: 'Sulfa', address: 'Jl. Lama 1' }), await register('Siti R.', { allergies: 'Penisilin' })];
    const { id } = await merge(old.id, kept.id, { name: 'from', phone: 'from', allergies: 'both' });
    const merged = await desk.call('patients.get', { id: kept.id });
    expect(merged).toMatchObject({ name: 'Siti Rahmawati', phone: '+628120000001', allergies: 'Penisilin; Sulfa', address: null });
    expect((await desk.call('merges.ofPatient', { patientId: kept.id }))[0]).toMatchObject({ state: 'holds', changed: ['name', 'phone', 'allergies'], from: { recordNumber: old.recordNumber }, into: { recordNumber: kept.recordNumber } });
    await desk.call('patients.update', { id: kept.id, expectedVersion: merged.version, patient: somebodyNamed('Siti Rahmawati', { phone: '+628120000002', allergies: 'Penisilin; Sulfa' }) });
    expect((await undoMerge(desk, id, kept.id)).kept).toEqual(['phone']);
    expect(await desk.call('patients.get', { id: kept.id })).toMatchObject({ name: 'Siti R.', phone: '+628120000002', allergies: 'Penisilin' });
    expect(await desk.call('patients.get', { id: old.id })).toMatchObject({ name: 'Siti Rahmawati', phone: '+628120000001' });
    expect(await desk.call('merges.ofPatient', { patientId: old.id })).toMatchObject([{ state: 'undone', undone: { reason: 'orang yang berbeda' } }]);
    const [row] = await desk.call('merges.ofPatient', { patientId: old.id });
    expect((await desk.refusal('merges.undo', { id, expectedVersion: row!.version, reason: 'lagi' })).code).toBe('merge_undone');
  });

  it('once, whoever repeats the request', async () => {
    const [old, kept] = [await register('Siti'), await register('Siti R.')];
    await merge(old.id, kept.id);
    const [row] = await desk.call('merges.ofPatient', { patientId: kept.id });
    const input = { id: row!.id, expectedVersion: row!.version, reason: 'salah pilih' };
    const first = await desk.invoke('merges.undo', input, { requestId: '0192f0aa-0000-7000-8000-0000000000aa' });
    expect(await desk.invoke('merges.undo', input, { requestId: '0192f0aa-0000-7000-8000-0000000000aa' })).toEqual(first);
  });

  it('leaves everything as it was before, whatever was merged into what and undone in which order', async () => {
    const people = [await register('A', { phone: '+628120000001', allergies: 'Sulfa' }), await register('B', { allergies: 'Penisilin' }), await register('C', { address: 'Jl. C' }), await register('D')];
    for (const { id } of people) await walkIn(id);
    const before = await dumpOf(desk);
    const pick = fc.nat(3);
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ from: pick, into: pick, take: fc.boolean() }), { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat(20)), async (steps, order) => {
      for (const { from, into, take } of steps) {
        const [fromId, intoId] = [people[from]!.id, people[into]!.id];
        const versions = { from: await versionOf(desk, 'patient', fromId), into: await versionOf(desk, 'patient', intoId) };
        const choice = take ? 'from' : 'into';
        await desk.invoke('merges.merge', { fromId, intoId, choices: { name: choice, phone: choice, allergies: take ? 'both' : 'into', address: choice }, expectedVersions: versions, note: null });
      }
      for (;;) {
        const standing = await look<{ id: string }>('SELECT id FROM patient_merge WHERE undone_at IS NULL ORDER BY id');
        const next = standing[Number(order.next().value) % Math.max(1, standing.length)];
        if (!next) break;
        await desk.call('merges.undo', { id: next.id, expectedVersion: await versionOf(desk, 'patient_merge', next.id), reason: 'uji' });
      }
      expect(await dumpOf(desk)).toEqual(before);
      expect(await look('SELECT * FROM patient_root UNION ALL SELECT * FROM idle_merge')).toEqual([]);
    }), { numRuns: 15 });
  });
});

it('reads by index only, also through merged records', async () => {
  const [old, kept] = [await register('Siti'), await register('Siti R.')];
  await merge(old.id, kept.id);
  const plans = await look<{ detail: string }>(`EXPLAIN QUERY PLAN SELECT queue_entry.id, patient.name FROM queue_entry
    INNER JOIN patient ON patient.id = coalesce((SELECT patient_root.root_id FROM patient_root WHERE patient_root.patient_id = queue_entry.patient_id), queue_entry.patient_id) WHERE queue_entry.day = '${TODAY}'`);
  expect(plans.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))).toEqual([]);
  expect(plans.map(({ detail }) => detail).join('\n')).toMatch(/SEARCH patient USING INDEX .*id=\?/);
  const around = await look<{ detail: string }>("EXPLAIN QUERY PLAN SELECT m.id FROM json_each('[]') wanted CROSS JOIN patient_merge m ON m.from_id = wanted.value OR m.into_id = wanted.value");
  expect(around.map(({ detail }) => detail).filter((detail) => /SCAN m\b/.test(detail))).toEqual([]);
});
