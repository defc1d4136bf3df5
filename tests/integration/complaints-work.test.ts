/** Complaints from intake to resolution, on a real encrypted file. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { escalateComplaints } from '../../main/services/complaints/settle.ts';
import { databaseOf, keysOf } from './keys-desk.ts';
import { type ComplaintsDesk, openComplaintsDesk, withComplaints } from './complaints-desk.ts';
import { ADMIN, openTestDesk } from '../support/desk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let desk: ComplaintsDesk;
beforeEach(async () => { desk = await openComplaintsDesk(); });
afterEach(async () => { await desk.close(); });

describe('intake', () => {
  it('numbers with the desk’s letter and says when the limit ends', async () => {
    expect(await desk.receive({ grade: 'red' })).toMatchObject({ number: 'KA-0001', limitAt: desk.clock.at + DAY });
    expect(await desk.receive({ grade: 'yellow' })).toMatchObject({ number: 'KA-0002', limitAt: desk.clock.at + 3 * DAY });
  });

  it('makes one complaint of a double click and of a late repeat', async () => {
    const complaint = desk.fieldsOf();
    const requestId = randomUUID();
    const answers = await Promise.all([desk.invoke('complaints.receive', { complaint }, { requestId }), desk.invoke('complaints.receive', { complaint }, { requestId })]);
    const late = await desk.invoke('complaints.receive', { complaint }, { requestId });
    expect(new Set([...answers, late].map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await desk.list()).toHaveLength(1);
  });

  it('two desks never give the same number, and go on after a restart', async () => {
    const invitation = await desk.call('clinic.invite', {});
    const joined = await openTestDesk();
    await joined.call('clinic.join', { invitation: invitation.content, code: invitation.code, admin: ADMIN });
    let other = withComplaints(joined);
    expect((await desk.receive()).number).toBe('KA-0001');
    expect((await other.receive()).number).toBe('KB-0001');
    other = withComplaints(await other.restart());
    await other.call('users.signIn', ADMIN);
    expect((await other.receive()).number).toBe('KB-0002');
    await other.close();
  });

  it('keeps neither name nor contact of an anonymous reporter, whatever was typed', async () => {
    const { id } = await desk.receive({ anonymous: true });
    expect(await desk.detail(id)).toMatchObject({ anonymous: true, reporterName: null, reporterContact: null });
    expect(await desk.refusal('complaints.receive', { complaint: desk.fieldsOf({ reporterName: null }) })).toEqual({ code: 'invalid_input', fields: { 'complaint.reporterName': 'reporter_required' } });
  });

  it('takes a letter of last week, over its limit at once, and nothing from the future', async () => {
    const { id, limitAt } = await desk.receive({ receivedAt: desk.clock.at - 8 * DAY });
    expect(limitAt).toBe(desk.clock.at - DAY);
    expect((await desk.detail(id)).clock).toEqual({ limitAt, remainingMs: -DAY, limitMs: 7 * DAY, state: 'running' });
    expect(await desk.refusal('complaints.receive', { complaint: desk.fieldsOf({ receivedAt: desk.clock.at + 2 * 60_000 }) })).toEqual({ code: 'invalid_input', fields: { 'complaint.receivedAt': 'invalid' } });
    // A window whose clock is a few seconds ahead is not the future.
    const ahead = await desk.receive({ receivedAt: desk.clock.at + 5000 });
    expect((await desk.detail(ahead.id)).receivedAt).toBe(desk.clock.at);
  });

  it('knows no patient and no unit that do not exist', async () => {
    expect(await desk.refusal('complaints.receive', { complaint: desk.fieldsOf({ patientId: randomUUID() }) })).toMatchObject({ code: 'not_found' });
    expect(await desk.refusal('complaints.receive', { complaint: desk.fieldsOf({ unitId: randomUUID() }) })).toMatchObject({ code: 'not_found' });
  });
});

describe('steps', () => {
  it('tell the whole story in order, with who did it; state and times follow from them', async () => {
    const { id } = await desk.receive({ grade: 'yellow' });
    const started = desk.clock.at;
    const steps = [
      { action: 'note', text: 'Ditelepon, belum diangkat' }, { action: 'answer', text: 'Permintaan maaf disampaikan' },
      { action: 'pause', text: 'Menunggu nomor kamar', pause: 'waiting_for_reporter' }, { action: 'resume', text: null },
      { action: 'regrade', text: 'Dimuat di koran', grade: 'red' }, { action: 'resolve', text: 'Pelapor menerima', outcome: 'settled' },
      { action: 'reopen', text: 'Pelapor datang lagi' },
    ] as const;
    for (const step of steps) {
      desk.clock.at += HOUR;
      expect(await desk.step(id, step)).toMatchObject({ ok: true });
    }
    const detail = await desk.detail(id);
    expect(detail.events.map(({ action }) => action)).toEqual(['receive', ...steps.map(({ action }) => action)]);
    expect(new Set(detail.events.map(({ actor }) => actor))).toEqual(new Set(['Ibu Admin']));
    expect(detail).toMatchObject({ state: 'reopened', grade: 'red', firstAnswerAt: started + 2 * HOUR, resolvedAt: null, outcome: null, reopened: 1, pausedFor: null });
    expect(detail.clock).toEqual({ limitAt: started + 7 * HOUR + DAY, remainingMs: DAY, limitMs: DAY, state: 'running' });
  });

  it('that are impossible are refused and leave nothing behind', async () => {
    const { id } = await desk.receive();
    const refused = { ok: false, error: { code: 'step_not_allowed' } };
    expect(await desk.step(id, { action: 'reopen', text: 'x' })).toEqual(refused);
    expect(await desk.step(id, { action: 'resume', text: null })).toEqual(refused);
    expect(await desk.step(id, { action: 'regrade', text: 'x', grade: 'green' })).toEqual(refused);
    await desk.step(id, { action: 'pause', text: 'x', pause: 'with_authorities' });
    expect((await desk.detail(id)).pausedFor).toBe('with_authorities');
    expect(await desk.step(id, { action: 'pause', text: 'x', pause: 'waiting_for_insurer' })).toEqual(refused);
    await desk.step(id, { action: 'resolve', text: 'x', outcome: 'ethics_committee' });
    expect(await desk.step(id, { action: 'resolve', text: 'x', outcome: 'settled' })).toEqual(refused);
    expect(await desk.step(id, { action: 'answer', text: 'x' })).toEqual(refused);
    expect(await desk.step(id, { action: 'note', text: 'Arsip' })).toMatchObject({ ok: true });
    expect((await desk.detail(id)).events.map(({ action }) => action)).toEqual(['receive', 'pause', 'resolve', 'note']);
  });

  it('of two windows that saw the same state, the second is told that it changed', async () => {
    const { id } = await desk.receive();
    const { version } = await desk.detail(id);
    desk.clock.at += 1;
    const answer = { id, expectedVersion: version, step: { action: 'answer', text: 'Sudah dijawab' } } as const;
    const requestId = randomUUID();
    const first = await desk.invoke('complaints.step', answer, { requestId });
    expect(await desk.invoke('complaints.step', answer, { requestId })).toEqual(first);
    expect(await desk.refusal('complaints.step', answer)).toEqual({ code: 'changed_meanwhile' });
    expect((await desk.detail(id)).events).toHaveLength(2);
  });

  it('an edit puts fields right and leaves the grade to its own step', async () => {
    const { id } = await desk.receive();
    const { version } = await desk.detail(id);
    const complaint = desk.fieldsOf({ receivedAt: desk.clock.at - DAY, narrative: 'Menunggu tiga jam.' });
    expect(await desk.refusal('complaints.edit', { id, expectedVersion: version, complaint: { ...complaint, grade: 'red' } })).toEqual({ code: 'step_not_allowed' });
    desk.clock.at += 1;
    const edited = await desk.call('complaints.edit', { id, expectedVersion: version, complaint });
    expect(edited).toMatchObject({ narrative: 'Menunggu tiga jam.', summary: 'Menunggu tiga jam.', clock: { limitAt: desk.clock.at - 1 + 6 * DAY } });
    expect(edited.events.map(({ action }) => action)).toEqual(['receive', 'edit']);
  });

  it('keep their order and the clock its count when the PC’s clock goes back', async () => {
    const { id, limitAt } = await desk.receive({ grade: 'red' });
    desk.clock.at += 10 * HOUR;
    await desk.step(id, { action: 'pause', text: 'x', pause: 'with_authorities' });
    desk.clock.at -= 8 * HOUR;
    await desk.step(id, { action: 'resume', text: null });
    const detail = await desk.detail(id);
    expect(detail.events.map(({ action }) => action)).toEqual(['receive', 'pause', 'resume']);
    expect(detail.clock).toEqual({ limitAt, remainingMs: 14 * HOUR, limitMs: DAY, state: 'running' });
  });
});

it('counts working days where the clinic says so', async () => {
  const settings = await desk.call('complaints.settings', {});
  await desk.call('complaints.saveSettings', { ...settings, days: 'working' });
  // Received on a Sunday, 22 November 2026: the hours of Monday, Tuesday and Wednesday count, to 16.00.
  expect((await desk.receive({ grade: 'yellow' })).limitAt).toBe(Date.UTC(2026, 10, 25, 9));
  expect((await desk.receive({ grade: 'red' })).limitAt).toBe(desk.clock.at + DAY);
});

it('audits every look and names nobody’s words in the audit', async () => {
  const { id } = await desk.receive({ narrative: 'RAHASIA SEKALI' });
  await desk.step(id, { action: 'note', text: 'RAHASIA JUGA' });
  const entries = (await desk.call('audit.list', { before: null, limit: 50, action: null, text: '' })).filter((entry) => entry.entity === 'complaint');
  expect(entries.map(({ action, detail }) => [action, detail])).toEqual([['update', 'note'], ['view', null], ['create', 'KA-0001']]);
});

describe('the whole way', () => {
  it('tasks, owner, cause, improvement, mediation and satisfaction are kept, and told in the timeline by name', async () => {
    const unit = (await desk.call('clinic.directory', {})).units[0]!;
    const me = (await desk.call('complaints.people', {}))[0]!;
    const { id } = await desk.receive({ grade: 'yellow' });
    const take = async (step: Parameters<typeof desk.step>[1]) => { desk.clock.at += 60_000; expect(await desk.step(id, step)).toMatchObject({ ok: true }); return desk.detail(id); };
    await take({ action: 'review', text: null });
    await take({ action: 'assign', userId: me.id, text: null });
    const asked = await take({ action: 'task', unitId: unit.id, text: 'Siapa yang bertugas?', dueAt: desk.clock.at + HOUR });
    expect(asked).toMatchObject({ state: 'waiting_unit', owner: 'Ibu Admin', tasks: [{ unit: unit.name, text: 'Siapa yang bertugas?', doneAt: null }] });
    expect((await desk.list({ owner: 'mine', state: 'waiting_unit' })).map((row) => row.id)).toEqual([id]);
    desk.clock.at += 2 * HOUR;
    expect((await desk.call('attention.list', {})).filter(({ kind }) => kind === 'complaint_task_due')).toMatchObject([{ params: { unit: unit.name }, target: `/complaints/${id}` }]);
    const taskId = asked.tasks[0]!.id;
    expect(await take({ action: 'task_done', taskId, text: 'Petugas pagi' })).toMatchObject({ state: 'in_progress', tasks: [{ reply: 'Petugas pagi', doneBy: 'Ibu Admin' }] });
    expect(await desk.step(id, { action: 'task_cancel', taskId, text: 'x' })).toMatchObject({ ok: false, error: { code: 'step_not_allowed' } });
    await take({ action: 'letter', way: 'whatsapp', text: 'Yth. Ibu Contoh' });
    await take({ action: 'cause', causeId: 'waiting_time', text: null });
    expect(await desk.step(id, { action: 'cause', causeId: 'tidak ada', text: null })).toMatchObject({ ok: false, error: { code: 'step_not_allowed' } });
    const improved = await take({ action: 'improve', text: 'Tambah loket', ownerId: me.id, dueDay: '2026-11-20', checkDay: '2026-11-21' });
    const improvementId = improved.improvements[0]!.id;
    expect((await desk.call('attention.list', {})).filter(({ kind }) => kind === 'complaint_improvement_due')).toMatchObject([{ params: { step: 'do' } }]);
    expect(await desk.step(id, { action: 'improve_check', improvementId, effective: true, text: 'x' })).toMatchObject({ ok: false });
    await take({ action: 'improve_done', improvementId, text: null });
    expect((await desk.call('attention.list', {})).filter(({ kind }) => kind === 'complaint_improvement_due')).toMatchObject([{ params: { step: 'check' } }]);
    await take({ action: 'improve_check', improvementId, effective: true, text: 'Antrean lebih pendek' });
    await take({ action: 'mediate', text: 'Bertemu kepala poli' });
    const end = await take({ action: 'resolve', text: 'Pelapor menerima', outcome: 'settled', score: 4 });
    expect(end).toMatchObject({ state: 'resolved', cause: 'waiting_time', satisfaction: 4, improvements: [{ effective: true, result: 'Antrean lebih pendek', owner: 'Ibu Admin' }] });
    expect(end.events.map(({ action, subject }) => [action, subject])).toEqual([
      ['receive', null], ['review', null], ['assign', 'Ibu Admin'], ['task', unit.name], ['task_done', unit.name], ['letter', null], ['cause', 'waiting_time'], ['improve', null], ['improve_done', null], ['improve_check', null], ['mediate', null], ['resolve', null],
    ]);
  });

  it('a complaint is merged into another that is still its own, and told on both sides', async () => {
    const [one, other, third] = [await desk.receive(), await desk.receive(), await desk.receive()];
    expect(await desk.step(one.id, { action: 'merge', intoId: one.id, text: null })).toMatchObject({ ok: false });
    expect(await desk.step(one.id, { action: 'merge', intoId: other.id, text: 'Keluarga yang sama' })).toMatchObject({ ok: true, value: { state: 'merged', mergedInto: { number: other.number } } });
    expect((await desk.detail(other.id)).mergedFrom).toEqual([{ id: one.id, number: one.number }]);
    expect(await desk.step(third.id, { action: 'merge', intoId: one.id, text: null })).toMatchObject({ ok: false, error: { code: 'step_not_allowed' } });
    expect(await desk.step(one.id, { action: 'reopen', text: 'Ternyata lain' })).toMatchObject({ ok: true, value: { state: 'reopened', mergedInto: null } });
    expect(await desk.step(third.id, { action: 'reject', reason: 'not_ours', text: 'Rumah sakit lain' })).toMatchObject({ ok: true, value: { state: 'rejected', rejectReason: 'not_ours', clock: { state: 'stopped' } } });
    expect((await desk.list({ show: 'resolved', state: 'rejected' })).map(({ id }) => id)).toEqual([third.id]);
  });

  it('tells the named person once that a limit is over, and not whoever may not see it', async () => {
    await desk.call('users.create', { fullName: 'Direktur Uji', login: 'direktur.uji', role: 'director', password: 'kata-sandi-uji' });
    const director = (await desk.call('complaints.people', {})).find(({ fullName }) => fullName === 'Direktur Uji')!;
    const settings = await desk.call('complaints.settings', {});
    await desk.call('complaints.saveSettings', { ...settings, escalateTo: { red: director.id, yellow: null, green: null } });
    const due = await desk.receive({ grade: 'red' });
    const about = await desk.receive({ grade: 'red', accusedId: director.id });
    const calm = await desk.receive({ grade: 'green' });
    const { dataKey } = await keysOf(desk.dataDir);
    const connection = openConnection(databaseOf(desk.dataDir), dataKey);
    const db = new DeskDatabase(connection, { now: () => desk.clock.at });
    try {
      expect(escalateComplaints(db, desk.clock.at)).toBe(0);
      desk.clock.at += 30 * HOUR;
      expect(escalateComplaints(db, desk.clock.at)).toBe(1);
      expect(escalateComplaints(db, desk.clock.at)).toBe(0);
    } finally {
      connection.close();
    }
    for (const [id, times] of [[due.id, 1], [about.id, 0], [calm.id, 0]] as const) expect((await desk.detail(id)).events.filter(({ action }) => action === 'escalate'), id).toHaveLength(times);
    expect((await desk.detail(due.id)).events.at(-1)).toMatchObject({ subject: 'Direktur Uji', actor: 'Meja Depan' });
    await desk.call('users.signIn', { login: 'direktur.uji', password: 'kata-sandi-uji' });
    expect((await desk.call('attention.list', {})).filter(({ kind }) => kind === 'complaint_escalated')).toMatchObject([{ params: { number: due.number }, severity: 'urgent' }]);
  });
});
