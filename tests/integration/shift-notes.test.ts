/** The note from one shift to the next on a real desk: what is open is frozen, the next person accepts it under their own name. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, openFoundedDesk } from '../support/desk.ts';
import { type ComplaintsDesk, withComplaints } from './complaints-desk.ts';
import { type VisitsDesk, withVisits } from './visits-desk.ts';

let desk: VisitsDesk & Pick<ComplaintsDesk, 'as' | 'receive'>;
beforeAll(async () => {
  const founded = await openFoundedDesk();
  desk = { ...withComplaints(founded), ...await withVisits(founded) };
});
afterAll(() => desk.close());
const waitingFor = async (id: string): Promise<number> => (await desk.call('attention.list', {})).filter((item) => item.id === `shift_note_waiting:${id}`).length;

it('freezes what is open, counted from the records, and stays as it was while they go on', async () => {
  const { entryId, number } = await desk.checkIn();
  await desk.call('calls.log', { callerName: 'Ibu Penelepon', phone: null, patientId: null, topic: 'result', note: null, callBackAt: desk.clock.at + 60_000 });
  await desk.call('handOffs.send', { unitId: desk.units[0]!.id, unitName: null, priority: 'urgent', text: 'Sampel dikirim', dueAt: null, patientId: null });
  await desk.call('emergencies.raise', {});
  const red = await desk.receive({ grade: 'red' });
  await desk.receive({ grade: 'red', restricted: true });
  const line = await desk.call('shiftNotes.addLine', { text: 'AC ruang tunggu mati, teknisi datang besok' });
  desk.clock.at += 30 * 60_000;
  const draft = await desk.call('shiftNotes.draft', {});
  expect(draft).toMatchObject({ lines: [line], waiting: { count: 1, longestMinutes: 30, rows: [{ number }] }, callBacks: { count: 1 }, handOffs: { count: 1 }, complaints: { count: 1, rows: [{ number: red.number }] }, emergencies: { count: 1 }, notArrived: { count: 0 } });

  const { id } = await desk.call('shiftNotes.handOver', { words: 'Pasien di ruang tunggu sudah diberi tahu.' });
  await desk.step(entryId, 'call');
  await desk.step(entryId, 'serve');
  await desk.call('shiftNotes.addLine', { text: 'Setelah serah terima' });
  const note = await desk.call('shiftNotes.get', { id });
  expect(note).toMatchObject({ content: draft, words: 'Pasien di ruang tunggu sudah diberi tahu.', intact: true, accepted: null, mine: true, open: 5, withheld: 0 });
  expect(note.hash).toMatch(/^[0-9a-f]{64}$/);
  // The next note has what is open then, and the lines that no note has taken up.
  expect(await desk.call('shiftNotes.draft', {})).toMatchObject({ waiting: { count: 0 }, lines: [{ text: 'Setelah serah terima' }] });

  expect(await waitingFor(id)).toBe(0);
  expect(await desk.refusal('shiftNotes.accept', { id, remark: null })).toMatchObject({ code: 'shift_own' });
  await desk.as('receptionist');
  expect(await waitingFor(id)).toBe(1);
  await desk.call('shiftNotes.accept', { id, remark: 'Sudah dibaca' });
  expect(await waitingFor(id)).toBe(0);
  expect(await desk.call('shiftNotes.list', {})).toMatchObject([{ id, by: ADMIN.fullName, mine: false, accepted: { by: 'Uji receptionist', remark: 'Sudah dibaca' } }]);
  await desk.as('registrar');
  expect(await desk.refusal('shiftNotes.accept', { id, remark: null })).toMatchObject({ code: 'hand_off_taken', params: { name: 'Uji receptionist' } });
  await desk.as('admin');
  const trail = await desk.call('audit.list', { action: null, text: '', userId: null, patientId: null, from: null, to: null, before: null, limit: 100 });
  const details = trail.filter(({ entity }) => entity === 'shift_note').map(({ detail }) => detail);
  expect(details).toContain('accepted');
  expect(details).toContain(`handed over sha256 ${note.hash}`);
});

it('leaves out a complaint that was restricted after the note was frozen', async () => {
  const red = await desk.receive({ grade: 'red' });
  const { id } = await desk.call('shiftNotes.handOver', { words: null });
  const version = (await desk.call('complaints.get', { id: red.id })).version;
  await desk.call('complaints.step', { id: red.id, expectedVersion: version, step: { action: 'restrict', restricted: true, accusedId: null, text: 'Menyangkut pegawai' } });
  await desk.as('receptionist');
  const shown = await desk.call('shiftNotes.get', { id });
  expect(shown.content.complaints.rows.map(({ complaintId }) => complaintId)).not.toContain(red.id);
  expect(shown).toMatchObject({ withheld: 1, intact: true });
});
