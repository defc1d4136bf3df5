/** Complaints from intake to resolution, on a real encrypted file. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
