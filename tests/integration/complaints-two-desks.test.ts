/** Two desks work on one complaint while they are apart: both end with one and the same case. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TwoDesks, converge, openTwoDesks, pass } from '../support/sync-desks.ts';
import { type ComplaintsDesk, withComplaints } from './complaints-desk.ts';

const HOUR = 3_600_000;
let both: TwoDesks;
let a: ComplaintsDesk;
let b: ComplaintsDesk;
beforeEach(async () => {
  both = await openTwoDesks();
  [a, b] = [withComplaints(both.a), withComplaints(both.b)];
});
afterEach(() => both.close());

async function take(desk: ComplaintsDesk, id: string, step: Parameters<ComplaintsDesk['step']>[1]): Promise<void> {
  pass(1000, both.central, both.a, both.b);
  expect(await desk.step(id, step)).toMatchObject({ ok: true });
}
/** What both desks say of it, which must be the same: rows, and what is folded from the events. */
async function agreed(id: string) {
  await converge(both.a, both.b);
  const [one, other] = [await a.detail(id), await b.detail(id)];
  expect(other).toEqual(one);
  return one;
}

it('a pause at one desk and the end at the other: the stamps decide, and no task is lost', async () => {
  const { id } = await a.receive({ grade: 'red' });
  const unit = (await a.call('clinic.directory', {})).units[0]!;
  await take(a, id, { action: 'task', unitId: unit.id, text: 'Siapa yang bertugas?', dueAt: a.clock.at + HOUR });
  const { tasks } = await agreed(id);
  // Apart: A resolves, then B (who does not know) asks for more, pauses and records the reply; B's stamps are later.
  await take(a, id, { action: 'resolve', text: 'Sudah selesai', outcome: 'settled', score: 3 });
  await take(b, id, { action: 'task_done', taskId: tasks[0]!.id, text: 'Petugas pagi' });
  await take(b, id, { action: 'pause', pause: 'waiting_for_reporter', text: 'Menunggu pelapor' });
  await take(b, id, { action: 'answer', text: 'Kami hubungi lagi' });
  await both.b.round();
  const closed = await agreed(id);
  expect(closed).toMatchObject({ state: 'resolved', outcome: 'settled', satisfaction: 3, pausedFor: null, clock: { state: 'stopped' }, tasks: [{ reply: 'Petugas pagi' }] });
  expect(closed.events.map(({ action }) => action)).toEqual(['receive', 'task', 'resolve', 'task_done', 'pause', 'answer']);
  expect((await a.list({ show: 'resolved' })).map((row) => [row.id, row.state])).toEqual([[id, 'resolved']]);
  expect(await b.list()).toEqual([]);
});

it('who takes it over last has it; a case closed twice is closed once, by whoever was first', async () => {
  const { id } = await a.receive();
  await agreed(id);
  const [one, other] = await a.call('complaints.people', {});
  await take(b, id, { action: 'assign', userId: one!.id, text: null });
  await take(a, id, { action: 'assign', userId: other!.id, text: null });
  await take(a, id, { action: 'reject', reason: 'withdrawn', text: 'Dicabut' });
  await take(b, id, { action: 'resolve', text: 'Selesai', outcome: 'settled' });
  await both.b.round();
  expect(await agreed(id)).toMatchObject({ ownerId: other!.id, state: 'rejected', rejectReason: 'withdrawn', outcome: null, resolvedAt: null });
});

it('merged into each other at the same time: one of them is opened again, at both desks', async () => {
  const [one, other] = [await a.receive({ narrative: 'Yang pertama' }), await a.receive({ narrative: 'Yang kedua' })];
  await agreed(one.id);
  await take(a, one.id, { action: 'merge', intoId: other.id, text: null });
  await take(b, other.id, { action: 'merge', intoId: one.id, text: null });
  await both.b.round();
  await agreed(one.id);
  expect((await agreed(one.id)).state).toBe('reopened');
  expect(await agreed(other.id)).toMatchObject({ state: 'merged', mergedInto: { number: one.number } });
  expect((await b.list()).map((row) => row.id)).toEqual([one.id]);
});

it('units, a name in confidence and who may ask for it: what was said last of each holds, at both desks, whoever comes first', async () => {
  const units = (await a.call('clinic.directory', {})).units;
  const { id } = await a.receive({ confidential: true, reporterName: 'Nama Rahasia', unitId: units[0]!.id });
  await agreed(id);
  const [admin] = await a.call('complaints.people', {});
  const edit = async (desk: ComplaintsDesk, part: Parameters<ComplaintsDesk['fieldsOf']>[0]): Promise<void> => {
    pass(1000, both.central, both.a, both.b);
    const now = await desk.detail(id);
    expect(await desk.invoke('complaints.edit', { id, expectedVersion: now.version, complaint: desk.fieldsOf({ reporterName: null, reporterContact: null, confidential: true, unitId: units[0]!.id, receivedAt: now.receivedAt, ...part }) })).toMatchObject({ ok: true });
  };
  // Apart: A names a further unit, then B (who does not know) another name; A says who may ask; B posts nothing but a note.
  await edit(a, { otherUnitIds: [units[1]!.id] });
  await edit(b, { reporterName: 'Nama Benar' });
  await take(a, id, { action: 'viewers', userIds: [admin!.id], text: 'Menemui pelapor' });
  await take(b, id, { action: 'note', text: 'Diperiksa' });
  await both.b.round();
  expect(await agreed(id)).toMatchObject({ confidential: true, otherUnits: [units[1]!.name], viewers: [{ id: admin!.id }], reporterName: null });
  for (const desk of [a, b]) expect(await desk.call('complaints.reveal', { id, reason: 'Menghubungi pelapor' })).toMatchObject({ reporterName: 'Nama Benar' });
  // Both reveals are in the one timeline.
  expect((await agreed(id)).events.filter(({ action }) => action === 'reveal')).toHaveLength(2);
  expect(await a.call('sync.conflicts', { settled: false, before: null, limit: 50 })).toEqual([]);
});
