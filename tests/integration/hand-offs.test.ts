/** Slips to other units on a real desk: from sending with its alarm to the result, and who may do what. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HAND_OFF_UNDO_MS, type HandOff } from '../../shared/contract/hand-offs.ts';
import type { Input } from '../../shared/contract/index.ts';
import { WITHHELD } from '../../shared/contract/restricted.ts';
import { ADMIN, openFoundedDesk } from '../support/desk.ts';
import { mergeInto } from '../support/merging.ts';
import { type ComplaintsDesk, withComplaints } from './complaints-desk.ts';
import { somebody } from './patients-desk.ts';
import { type VisitsDesk, withVisits } from './visits-desk.ts';

const MINUTE = 60_000;
const PASSWORD = 'kata-sandi-uji';
const NURSE = { login: 'perawat.umum', fullName: 'Ns. Dewi Umum' };
let desk: VisitsDesk & Pick<ComplaintsDesk, 'as' | 'receive'>;
let unitId: string;
let otherUnitId: string;
beforeAll(async () => {
  const founded = await openFoundedDesk();
  desk = { ...withComplaints(founded), ...await withVisits(founded) };
  [unitId, otherUnitId] = desk.units.map(({ id }) => id) as [string, string];
  await desk.call('users.create', { ...NURSE, role: 'nurse', password: PASSWORD, unitId });
});
afterAll(() => desk.close());

const slip = (more: Partial<Input<'handOffs.send'>> = {}): Input<'handOffs.send'> => ({ unitId, unitName: null, priority: 'soon', text: 'Sampel dikirim, mohon diperiksa', dueAt: null, patientId: null, ...more });
const send = (more?: Partial<Input<'handOffs.send'>>): Promise<HandOff> => desk.call('handOffs.send', slip(more));
const seen = ({ id, version }: HandOff): { id: string; expectedVersion: string } => ({ id, expectedVersion: version });
const asNurse = async (): Promise<void> => { await desk.call('users.signIn', { login: NURSE.login, password: PASSWORD }); };
const asAdmin = async (): Promise<void> => { await desk.call('users.signIn', ADMIN); };
const inbox = async (id: string): Promise<string[]> => (await desk.call('attention.list', {})).filter((item) => item.id.endsWith(id)).map(({ kind, severity }) => `${kind} ${severity}`);

it('goes from its sender to the unit and back: the alarm comes and goes, acceptance is read back, reasons and results are wanted', async () => {
  const patientId = await desk.register();
  const { visitId, number: queueNumber } = await desk.call('visits.checkIn', desk.visitOf(patientId));
  const sent = await send({ patientId, visitId, dueAt: desk.clock.at + 30 * MINUTE });
  expect(sent).toMatchObject({ number: 'SA-1', unit: 'Poli Umum', state: 'sent', mine: true, patientId, visitNumber: queueNumber, alarmAt: desk.clock.at + 10 * MINUTE, undoUntil: null });
  expect(await desk.call('handOffs.accept', { id: sent.id, name: 'Ibu Admin', readBack: true, byPhone: true }).then(({ accepted }) => accepted?.byPhone)).toBe(true);
  const noted = (await desk.call('handOffs.list', { ended: false }))[0]!;
  expect((await desk.call('handOffs.undo', seen(noted))).state).toBe('sent');

  desk.clock.at += 10 * MINUTE - 1;
  expect(await inbox(sent.id)).toEqual([]);
  desk.clock.at += 1;
  expect(await inbox(sent.id)).toEqual(['hand_off_waiting urgent']);
  expect(await desk.refusal('handOffs.accept', { id: sent.id, name: 'Ibu Admin', readBack: true, byPhone: false })).toMatchObject({ code: 'hand_off_other' });
  await asNurse();
  expect(await desk.call('handOffs.count', {})).toEqual({ waiting: 1, late: 1, ringing: 0 });
  const unread = { id: sent.id, name: NURSE.fullName, readBack: false, byPhone: false } as unknown as Input<'handOffs.accept'>;
  expect(await desk.refusal('handOffs.accept', unread)).toMatchObject({ code: 'invalid_input', fields: { readBack: 'read_back_required' } });
  expect(await desk.refusal('handOffs.accept', { ...unread, readBack: true, name: ' ' })).toMatchObject({ fields: { name: 'person_required' } });
  const accepted = await desk.call('handOffs.accept', { id: sent.id, name: NURSE.fullName, readBack: true, byPhone: false });
  expect(accepted).toMatchObject({ state: 'accepted', forMe: true, mine: false, alarmAt: null, accepted: { name: NURSE.fullName, byPhone: false } });
  expect(await inbox(sent.id)).toEqual([]);
  expect(await desk.refusal('handOffs.accept', { id: sent.id, name: 'Lain', readBack: true, byPhone: false })).toMatchObject({ code: 'hand_off_taken', params: { name: NURSE.fullName } });
  expect(await desk.refusal('handOffs.cancel', { ...seen(accepted), reason: 'x' })).toMatchObject({ code: 'hand_off_other' });
  expect(await desk.refusal('handOffs.start', seen(sent))).toMatchObject({ code: 'changed_meanwhile' });
  const working = await desk.call('handOffs.start', seen(accepted));
  desk.clock.at += 20 * MINUTE;
  expect(await inbox(sent.id)).toEqual(['hand_off_overdue warning']);
  expect(await desk.refusal('handOffs.finish', { ...seen(working), result: ' ' })).toMatchObject({ fields: { result: 'text_required' } });
  const done = await desk.call('handOffs.finish', { ...seen(working), result: 'Hb 11,2; dikirim ke poli' });
  expect(done).toMatchObject({ state: 'done', result: 'Hb 11,2; dikirim ke poli' });
  expect(await inbox(sent.id)).toEqual([]);
  desk.clock.at += HAND_OFF_UNDO_MS;
  expect(await desk.refusal('handOffs.undo', seen(done))).toMatchObject({ code: 'nothing_to_undo' });
  expect((await desk.call('handOffs.get', { id: sent.id })).history.map(({ action, undone, name }) => [action, undone, name])).toEqual([
    ['send', false, null], ['accept', true, 'Ibu Admin'], ['undo', false, null], ['accept', false, NURSE.fullName], ['start', false, null], ['finish', false, null]]);
  await asAdmin();
  expect((await desk.call('patients.timeline', { patientId, kinds: ['hand_off'], after: null, limit: 10 })).entries).toMatchObject([{ id: sent.id, state: 'done', acceptedName: NURSE.fullName, result: 'Hb 11,2; dikirim ke poli' }]);
});

it('is refused, called off and noted by telephone each with its reason or name; a repeated request is one slip', async () => {
  const requestId = crypto.randomUUID();
  const [first, second] = [await desk.invoke('handOffs.send', slip({ unitId: null, unitName: 'Bangsal Melati', text: 'Mohon siapkan tempat tidur' }), { requestId }), await desk.invoke('handOffs.send', slip(), { requestId })];
  expect(second).toEqual(first);
  const sent = (await desk.call('handOffs.list', { ended: false }))[0]!;
  expect(sent).toMatchObject({ unit: 'Bangsal Melati', unitId: null });
  expect(await desk.refusal('handOffs.reject', { ...seen(sent), reason: 'Penuh' })).toMatchObject({ code: 'hand_off_other' });
  expect(await desk.refusal('handOffs.reject', { ...seen(sent), reason: ' ', name: 'Ns. Sari' })).toMatchObject({ fields: { reason: 'reason_required' } });
  expect(await desk.call('handOffs.reject', { ...seen(sent), reason: 'Tempat tidur penuh', name: 'Ns. Sari' })).toMatchObject({ state: 'rejected', result: 'Tempat tidur penuh' });
  const off = await send();
  expect(await desk.call('handOffs.cancel', { ...seen(off), reason: 'Pasien pulang' })).toMatchObject({ state: 'cancelled' });
  expect(await desk.refusal('handOffs.finish', { ...seen((await desk.call('handOffs.list', { ended: true }))[0]!), result: 'x' })).toMatchObject({ code: 'step_not_allowed' });
  expect(await desk.refusal('handOffs.send', slip({ unitId: null }))).toMatchObject({ code: 'invalid_input', fields: { unitId: 'unit_required' } });
  expect(await desk.refusal('handOffs.send', slip({ dueAt: desk.clock.at - 2 * MINUTE }))).toMatchObject({ fields: { dueAt: 'due_past' } });
  expect(await desk.refusal('handOffs.send', slip({ unitId: crypto.randomUUID() }))).toMatchObject({ code: 'unit_closed' });
  const { visitId } = await desk.checkIn();
  expect(await desk.refusal('handOffs.send', slip({ visitId, patientId: await desk.register() }))).toMatchObject({ code: 'not_found' });
  const choices = await desk.call('handOffs.choices', {});
  expect(choices.units.map(({ name }) => name)).toEqual(['Poli Umum', 'Poli Gigi', 'IGD', 'Rawat inap', 'Bangsal Melati']);
  expect(choices.recent.map(({ unit }) => unit)).toContain('Bangsal Melati');
});

it('prints a slip whose code opens it, and shows a nurse only what is for the unit or was sent by them', async () => {
  const other = await send({ unitId: otherUnitId, text: 'Mohon konfirmasi jadwal dokter' });
  const printed = await desk.call('handOffs.slip', { id: other.id });
  expect(printed).toMatchObject({ code: `MH1:${other.id}`, unit: 'Poli Gigi' });
  expect(await desk.call('patients.scan', { code: printed.code.replace(':', ';').toUpperCase() })).toEqual({ kind: 'hand_off', handOffId: other.id });
  await asNurse();
  expect((await desk.call('handOffs.list', { ended: false })).map(({ id }) => id)).not.toContain(other.id);
  expect(await desk.refusal('handOffs.get', { id: other.id })).toMatchObject({ code: 'not_found' });
  const own = await send({ unitId: otherUnitId });
  expect((await desk.call('handOffs.list', { ended: false })).find(({ id }) => id === own.id)).toMatchObject({ mine: true, forMe: false });
  await desk.as('public_relations');
  expect(await desk.refusal('handOffs.list', { ended: false })).toMatchObject({ code: 'forbidden' });
  await asAdmin();
});

it('does not tell a restricted patient to who may not know, nor a restricted complaint', async () => {
  const { id: patientId } = await desk.call('patients.register', { patient: { ...somebody, name: 'Rahayu Tersembunyi', nik: null, phone: null } });
  const complaint = await desk.receive({ restricted: true });
  const sent = await send({ patientId, complaintId: complaint.id, text: 'Rahayu Tersembunyi diantar ke sana' });
  expect(sent.complaintNumber).toBe(complaint.number);
  await desk.call('restricted.set', { patientId, reason: 'Diminta pasien' });
  await desk.as('receptionist');
  const shown = (await desk.call('handOffs.list', { ended: false })).find(({ id }) => id === sent.id);
  expect(shown).toMatchObject({ patientName: WITHHELD, recordNumber: '', complaintNumber: null, complaintId: null, text: `${WITHHELD} diantar ke sana` });
  for (const name of ['handOffs.get', 'handOffs.slip'] as const) expect(await desk.refusal(name, { id: sent.id })).toMatchObject({ code: 'record_restricted' });
  expect(await desk.refusal('handOffs.ofPatient', { patientId })).toMatchObject({ code: 'record_restricted' });
  expect(await desk.refusal('handOffs.send', slip({ complaintId: complaint.id }))).toMatchObject({ code: 'not_found' });
  await asAdmin();
});

it('goes with a merged record to the one that survives', async () => {
  const [from, into] = [await desk.register(), await desk.register()];
  const sent = await send({ patientId: from });
  await mergeInto(desk, from, into);
  expect(await desk.call('handOffs.ofPatient', { patientId: into })).toMatchObject([{ id: sent.id, patientId: into }]);
  expect((await desk.call('patients.timeline', { patientId: into, kinds: ['hand_off'], after: null, limit: 10 })).entries).toMatchObject([{ id: sent.id }]);
  expect((await send({ patientId: from })).patientId).toBe(into);
});

it('reports by unit how quickly slips are accepted and done, and takes its minutes from the settings', async () => {
  const settings = await desk.call('handOffs.settings', {});
  await desk.call('handOffs.saveSettings', { ...settings, alarmMinutes: { routine: 30, soon: 5, urgent: 1 }, sound: true });
  const day = '2026-11-24';
  desk.clock.at = Date.parse('2026-11-24T02:00:00Z');
  for (const [wait, work] of [[4, 20], [8, 40]] as const) {
    const sent = await send({ unitId: null, unitName: 'Laboratorium luar' });
    desk.clock.at += wait * MINUTE;
    const accepted = await desk.call('handOffs.accept', { id: sent.id, name: 'Ns. Sari', readBack: true, byPhone: true });
    desk.clock.at += (work - wait) * MINUTE;
    await desk.call('handOffs.finish', { ...seen(accepted), result: 'Selesai' });
  }
  await send({ unitId: null, unitName: 'Laboratorium luar' });
  expect(await desk.call('handOffs.figures', { from: day, to: day })).toEqual([{ unit: 'Laboratorium luar', sent: 3, accepted: 2, inTime: 1, done: 2, refused: 0, waiting: 1, acceptMinutes: 4, doneMinutes: 20 }]);
  await asNurse();
  expect(await desk.refusal('handOffs.saveSettings', settings)).toMatchObject({ code: 'forbidden' });
  await asAdmin();
});
