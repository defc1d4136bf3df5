/** Two desks act on the same slip, and the same shift note, without hearing of each other. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TwoDesks, converge, openTwoDesks, pass } from '../support/sync-desks.ts';

let two: TwoDesks;
beforeAll(async () => { two = await openTwoDesks(); });
afterAll(async () => { await two.close(); });

it('both accept: one wins at both, the other is told and stays in the history; taken back, the other has it', async () => {
  const { a, b, central } = two;
  const { id } = await a.call('handOffs.send', { unitId: null, unitName: 'Bangsal Melati', priority: 'routine', text: 'Mohon siapkan tempat tidur', dueAt: null, patientId: null });
  await converge(a, b);
  const first = await b.call('handOffs.accept', { id, name: 'Ns. Wulan', readBack: true, byPhone: true });
  pass(1000, central, a, b);
  await a.call('handOffs.accept', { id, name: 'Ns. Sari', readBack: true, byPhone: true });
  await converge(a, b);
  for (const desk of [a, b]) {
    const slip = await desk.call('handOffs.get', { id });
    expect(slip).toMatchObject({ state: 'accepted', accepted: { name: 'Ns. Wulan' } });
    expect(slip.history.map(({ action, name, took }) => [action, name, took])).toEqual([['send', null, true], ['accept', 'Ns. Wulan', true], ['accept', 'Ns. Sari', false]]);
    expect(await desk.refusal('handOffs.accept', { id, name: 'Lain', readBack: true, byPhone: true })).toMatchObject({ code: 'hand_off_taken', params: { name: 'Ns. Wulan' } });
  }
  const seen = await b.call('handOffs.get', { id });
  expect(seen.undoUntil).toBe(first.undoUntil);
  await b.call('handOffs.undo', { id, expectedVersion: seen.version });
  await converge(a, b);
  for (const desk of [a, b]) expect(await desk.call('handOffs.get', { id })).toMatchObject({ state: 'accepted', accepted: { name: 'Ns. Sari' } });
});

it('one ends what the other calls off: both show the first; numbers of two desks are not alike', async () => {
  const { a, b, central } = two;
  const made = await Promise.all([a, b].map((desk) => desk.call('handOffs.send', { unitId: null, unitName: 'IGD', priority: 'urgent', text: 'Pasien diantar', dueAt: null, patientId: null })));
  expect(new Set(made.map(({ number }) => number)).size).toBe(2);
  await converge(a, b);
  const [{ id, version }] = made as [(typeof made)[number]];
  await a.call('handOffs.cancel', { id, expectedVersion: version, reason: 'Tidak jadi' });
  pass(1000, central, a, b);
  await b.call('handOffs.accept', { id, name: 'Ns. Wulan', readBack: true, byPhone: true });
  await converge(a, b);
  for (const desk of [a, b]) expect(await desk.call('handOffs.get', { id })).toMatchObject({ state: 'cancelled', accepted: null, result: 'Tidak jadi' });
});

it('a line written apart is in the next note, and of two who accept a note the first has it', async () => {
  const { a, b, central } = two;
  const late = await b.call('shiftNotes.addLine', { text: 'Ditulis di meja lain' });
  pass(1000, central, a, b);
  const { id } = await a.call('shiftNotes.handOver', { words: null });
  await converge(a, b);
  expect((await a.call('shiftNotes.get', { id })).content.lines).toEqual([]);
  expect((await a.call('shiftNotes.draft', {})).lines.map(({ id: line }) => line)).toEqual([late.id]);
  await b.call('shiftNotes.accept', { id, remark: null });
  await converge(a, b);
  for (const desk of [a, b]) expect((await desk.call('shiftNotes.get', { id })).accepted).toMatchObject({ by: 'Pak Admin' });
});
