/** What is done while somebody is on the telephone: several calls, steps out of them, who the caller proved to be, filters, figures, two desks. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CALL_DIRECTIONS, CALL_RESULTS, CALL_TOPICS, type PhoneCall } from '../../shared/contract/calls.ts';
import type { Input } from '../../shared/contract/index.ts';
import { ADMIN, openFoundedDesk } from '../support/desk.ts';
import { TEST_NOW } from '../support/desk-database.ts';
import { converge, openTwoDesks, pass } from '../support/sync-desks.ts';
import { type AppointmentsDesk, MONDAY, TODAY, withAppointments } from './appointments-desk.ts';
import { type ComplaintsDesk, withComplaints } from './complaints-desk.ts';
import { somebody } from './patients-desk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
type Desk = AppointmentsDesk & Omit<ComplaintsDesk, 'step'>;

function callOf(more: Partial<Input<'calls.log'>> = {}): Input<'calls.log'> {
  return { callerName: 'Bu Ratna', phone: '+6281234567890', patientId: null, topic: 'schedule', note: 'Tanya jadwal poli gigi', callBackAt: null, ...more };
}
const listed = async (desk: Pick<Desk, 'call'>, wish: Partial<Input<'calls.list'>> = {}) => desk.call('calls.list', { from: TODAY, to: TODAY, ...wish });

describe('one desk', () => {
  let desk: Desk;
  let patientId: string;
  beforeEach(async () => {
    const founded = await openFoundedDesk();
    desk = { ...withComplaints(founded), ...await withAppointments(founded) };
    await desk.addRule();
    ({ id: patientId } = await desk.call('patients.register', { patient: { ...somebody, consentReminder: false } }));
  });
  afterEach(() => desk.close());

  it('is one call however often it is saved, also after the window forgot that it had asked', async () => {
    const id = randomUUID();
    const startedAt = TEST_NOW - 125_000;
    const begun = { id, startedAt, seconds: 125, relation: 'mother' as const, result: 'answered' as const };
    const [first, second] = await Promise.all([desk.invoke('calls.log', callOf(begun)), desk.invoke('calls.log', callOf(begun))]);
    expect(first).toMatchObject({ ok: true, value: { id, at: startedAt, seconds: 125, relation: 'mother', result: 'answered', direction: 'in' } });
    expect(second).toEqual(first);
    expect(await desk.invoke('calls.log', callOf({ ...begun, note: 'Sekali lagi' }))).toEqual(first);
    expect((await listed(desk)).rows).toHaveLength(1);
    // A clock that was set says nothing of when a call began.
    expect(await desk.call('calls.log', callOf({ startedAt: TEST_NOW + HOUR }))).toMatchObject({ at: TEST_NOW });
  });

  it('two calls held at once come back with all that was typed, to their user alone, also after the desk was gone', async () => {
    const content = (id: string, callerName: string) => JSON.stringify({ id, startedAt: TEST_NOW, values: { callerName, patient: { id: patientId, name: somebody.name } } });
    const ids = [randomUUID(), randomUUID()];
    for (const [index, id] of ids.entries()) {
      desk.clock.at += 1000;
      await desk.call('drafts.save', { form: 'call', key: id, content: content(id, `Penelepon ${index}`) });
    }
    // What an older version kept under the same form is no call.
    await desk.call('drafts.save', { form: 'call', key: 'new', content: '{"callerName":"Lama"}' });
    const again = await desk.restart();
    desk = { ...desk, ...again };
    await again.call('users.signIn', ADMIN);
    expect(await again.call('calls.open', {})).toEqual(ids.map((id, index) => ({ id, patientId, content: content(id, `Penelepon ${index}`) })));
    await again.call('users.create', { fullName: 'Petugas Lain', login: 'petugas.lain', role: 'operator', password: 'kata-sandi-uji' });
    await again.call('users.signIn', { login: 'petugas.lain', password: 'kata-sandi-uji' });
    expect(await again.call('calls.open', {})).toEqual([]);
  });

  it('knows what was done during it before it is saved, once each; a restricted complaint for those who may see it', async () => {
    const id = randomUUID();
    const booked = await desk.call('appointments.book', desk.bookingOf(patientId));
    const open = await desk.receive({ patientId });
    const restricted = await desk.receive({ restricted: true, patientId });
    const emergency = await desk.call('emergencies.raise', {});
    const steps = [['booked', booked.id], ['complaint', open.id], ['complaint', restricted.id], ['emergency', emergency.id]] as const;
    for (const [kind, aboutId] of [...steps, ...steps]) {
      desk.clock.at += 1000;
      await desk.call('calls.link', { callId: id, kind, aboutId });
    }
    expect(await desk.refusal('calls.link', { callId: id, kind: 'moved', aboutId: randomUUID() })).toEqual({ code: 'not_found' });
    await desk.call('calls.log', callOf({ id, patientId }));
    const told = (call: PhoneCall) => call.links.map(({ kind, aboutId }) => [kind, aboutId]);
    expect(told((await listed(desk)).rows[0]!)).toEqual(steps);
    const story = async () => (await desk.call('patients.timeline', { patientId, kinds: ['call'], after: null, limit: 5 })).entries[0];
    expect(await story()).toMatchObject({ kind: 'call', done: ['booked', 'complaint', 'complaint', 'emergency'] });
    await desk.as('operator');
    expect(told((await listed(desk)).rows[0]!)).toEqual(steps.filter(([, aboutId]) => aboutId !== restricted.id));
    expect(await story()).toMatchObject({ done: ['booked', 'complaint', 'emergency'] });
    expect(await desk.refusal('calls.link', { callId: id, kind: 'complaint', aboutId: restricted.id })).toEqual({ code: 'not_found' });
  });

  it('tells a patient’s appointments once this user has checked two facts in this call, and takes that back', async () => {
    const callId = randomUUID();
    const booked = await desk.call('appointments.book', desk.bookingOf(patientId));
    const refused = { code: 'caller_not_verified' };
    const ask = { callId, patientId };
    expect(await desk.refusal('calls.appointments', ask)).toEqual(refused);
    for (const facts of [['name'], ['birth_date', 'record_number'], ['name', 'name']] as const) {
      expect(await desk.refusal('calls.verify', { ...ask, matches: true, facts: [...facts] })).toMatchObject({ code: 'invalid_input', fields: { facts: 'facts_needed' } });
    }
    await desk.call('calls.verify', { ...ask, matches: true, facts: ['name', 'birth_date'] });
    expect((await desk.call('calls.appointments', ask)).map(({ id }) => id)).toEqual([booked.id]);
    expect(await desk.refusal('calls.appointments', { callId: randomUUID(), patientId })).toEqual(refused);
    const { id: other } = await desk.call('patients.register', { patient: { ...somebody, name: 'Orang Lain Sama Sekali', nik: null, phone: null, birthDate: '1950-01-02' } });
    expect(await desk.refusal('calls.appointments', { callId, patientId: other })).toEqual(refused);
    await desk.as('operator');
    expect(await desk.refusal('calls.appointments', ask)).toEqual(refused);
    await desk.as('admin');
    await desk.call('calls.verify', { ...ask, matches: false, facts: ['name'] });
    expect(await desk.refusal('calls.appointments', ask)).toEqual(refused);
    desk.clock.at += 1000;
    await desk.call('calls.verify', { ...ask, matches: true, facts: ['name', 'record_number'] });
    desk.clock.at += 25 * HOUR;
    expect(await desk.refusal('calls.appointments', ask)).toEqual(refused);
    await desk.call('calls.log', callOf({ id: callId, patientId }));
    expect((await desk.call('calls.list', { from: TODAY, to: MONDAY })).rows[0]?.links.map(({ kind, facts, actor }) => [kind, facts, actor])).toEqual([
      ['verified', ['name', 'birth_date'], ADMIN.fullName], ['not_verified', ['name'], ADMIN.fullName], ['verified', ['name', 'record_number'], ADMIN.fullName],
    ]);
    const trail = (await desk.call('audit.list', { before: null, limit: 60, action: null, text: '' })).filter(({ rowId, detail }) => rowId === callId && detail !== null).map(({ detail }) => detail);
    expect(new Set(trail)).toEqual(new Set(['not_verified name', 'verified name,birth_date', 'verified name,record_number']));
  });

  it('calling back settles the promise with what came of it; whoever was not reached is still to be called', async () => {
    const promised = await desk.call('calls.log', callOf({ callBackAt: TEST_NOW + 15 * MINUTE }));
    desk.clock.at += 20 * MINUTE;
    await desk.call('calls.log', callOf({ direction: 'out', result: 'not_reached' }));
    expect(await desk.call('calls.toReturn', {})).toHaveLength(1);
    const returned = await desk.call('calls.log', callOf({ direction: 'out', result: 'answered', returns: { id: promised.id, outcome: 'Dijawab: jam 10' } }));
    expect(returned.links).toMatchObject([{ kind: 'returns', aboutId: promised.id }]);
    expect(await desk.call('calls.toReturn', {})).toEqual([]);
    // Somebody else called as well: both calls stay, the first outcome too.
    await desk.call('calls.log', callOf({ direction: 'out', returns: { id: promised.id, outcome: 'Sekali lagi' } }));
    expect((await listed(desk)).rows.find(({ id }) => id === promised.id)).toMatchObject({ settledAt: desk.clock.at, outcome: 'Dijawab: jam 10' });
    expect((await listed(desk, { direction: 'out' })).rows).toHaveLength(3);
  });

  it('finds earlier callers by the beginning of their number, each once, the newest', async () => {
    for (const [callerName, phone] of [['Bu Ratna', '+6281234567890'], ['Pak Eko', '+6281234567891'], ['bu ratna', '+6281234567890'], ['Jauh', '+6285799999999']] as const) {
      desk.clock.at += MINUTE;
      await desk.call('calls.log', callOf({ callerName, phone, relation: 'child' }));
    }
    expect((await desk.call('calls.earlier', { start: '+628123456' })).map(({ callerName, relation }) => [callerName, relation])).toEqual([['bu ratna', 'child'], ['Pak Eko', 'child']]);
    expect(await desk.call('calls.earlier', { start: '+62812345678901' })).toEqual([]);
  });

  it('filters and figures agree with the rows themselves', async () => {
    await desk.as('operator');
    const all: Input<'calls.log'>[] = Array.from({ length: 40 }, (_, index) => callOf({
      callerName: `Penelepon ${index}`, topic: CALL_TOPICS[index % CALL_TOPICS.length]!, result: index % 7 === 0 ? null : CALL_RESULTS[index % CALL_RESULTS.length]!, direction: CALL_DIRECTIONS[index % 3 === 0 ? 1 : 0],
      seconds: index % 5 === 0 ? null : index * 13, callBackAt: index % 4 === 0 ? TEST_NOW + 30 * HOUR : null,
    }));
    for (const [index, each] of all.entries()) {
      if (index === 25) await desk.as('admin');
      desk.clock.at += 17 * MINUTE;
      const logged = await desk.call('calls.log', each);
      if (index % 8 === 0) await desk.call('calls.settle', { id: logged.id, expectedVersion: logged.version, outcome: 'Sudah' });
    }
    const { rows, operators } = await listed(desk);
    expect(operators.map(({ name }) => name)).toEqual([ADMIN.fullName, 'Uji operator']);
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted((one, other) => other - one));
    const same = async (wish: Partial<Input<'calls.list'>>, keep: (row: PhoneCall) => boolean): Promise<void> => {
      const found = await listed(desk, wish);
      expect(found.rows).toEqual(rows.filter(keep));
      expect(found.total).toBe(found.rows.length);
    };
    for (const topic of CALL_TOPICS) await same({ topic }, (row) => row.topic === topic);
    for (const result of CALL_RESULTS) await same({ result }, (row) => row.result === result);
    for (const { id, name } of operators) await same({ actorId: id, direction: 'out' }, (row) => row.actor === name && row.direction === 'out');
    await same({ promised: true, topic: 'schedule' }, (row) => row.callBackAt !== null && row.settledAt === null && row.topic === 'schedule');

    const { figures } = await desk.call('calls.report', { from: TODAY, to: TODAY });
    const sum = (part: readonly { count: number }[]): number => part.reduce((before, { count }) => before + count, 0);
    expect(figures.total).toMatchObject({ count: rows.length, incoming: rows.filter(({ direction }) => direction === 'in').length });
    for (const part of [figures.byTopic, figures.byResult, figures.byHour, figures.byOperator]) expect(sum(part)).toBe(rows.length);
    for (const { key, count, incoming } of figures.byTopic) expect([count, incoming]).toEqual([rows.filter(({ topic }) => topic === key).length, rows.filter(({ topic, direction }) => topic === key && direction === 'in').length]);
    for (const { key, count } of figures.byHour) expect(count).toBe(rows.filter(({ at }) => new Date(at + 7 * HOUR).getUTCHours() === Number(key)).length);
    for (const { name, median } of figures.byOperator) {
      const lengths = rows.flatMap(({ actor, seconds }) => (actor === name && seconds !== null ? [seconds] : [])).toSorted((one, other) => one - other);
      expect(median).toBe(lengths[Math.ceil(lengths.length / 2) - 1]);
    }
    const promised = rows.filter(({ callBackAt }) => callBackAt !== null);
    const settled = promised.filter(({ settledAt }) => settledAt !== null);
    expect(figures.promised).toEqual({ made: promised.length, settled: settled.length, inTime: settled.length, open: promised.length - settled.length });
    const file = await desk.call('calls.reportFile', { from: TODAY, to: TODAY });
    expect(file.text).toContain(`semua,${TODAY} – ${TODAY},${rows.length},`);
    expect(await desk.refusal('calls.report', { from: '2026-01-01', to: TODAY })).toMatchObject({ code: 'invalid_input' });
  });

  it('keeps the clinic’s scripts; only an administrator changes them, and only with what can be filled', async () => {
    const scripts = await desk.call('calls.scripts', {});
    const closing = { id: 'Terima kasih, {penelepon}.', en: 'Thank you, {penelepon}.' };
    expect(await desk.refusal('calls.saveScripts', { ...scripts, closing: { ...closing, en: 'Bye {nobody}' } })).toMatchObject({ code: 'invalid_input', fields: { 'closing.en': 'placeholder_unknown' } });
    await desk.call('calls.saveScripts', { ...scripts, closing });
    await desk.as('operator');
    expect(await desk.call('calls.scripts', {})).toEqual({ ...scripts, closing });
    expect(await desk.refusal('calls.saveScripts', scripts)).toEqual({ code: 'forbidden' });
  });
});

it('two desks that are apart call the same person back: one promise, settled once, both calls and their steps kept', async () => {
  const both = await openTwoDesks();
  try {
    const promised = await both.a.call('calls.log', callOf({ callBackAt: both.a.clock.at + MINUTE }));
    await converge(both.a, both.b);
    pass(5 * MINUTE, both.central, both.a, both.b);
    await both.a.call('calls.log', callOf({ id: randomUUID(), direction: 'out', result: 'answered', returns: { id: promised.id, outcome: 'Dijawab dari meja A' } }));
    pass(MINUTE, both.central, both.a, both.b);
    const emergency = await both.b.call('emergencies.raise', {});
    const second = randomUUID();
    await both.b.call('calls.link', { callId: second, kind: 'emergency', aboutId: emergency.id });
    await both.b.call('calls.log', callOf({ id: second, direction: 'out', result: 'emergency', returns: { id: promised.id, outcome: 'Dijawab dari meja B' } }));
    // Neither has heard of the other: both have settled it, and the later word stays, at both.
    await converge(both.a, both.b);
    const seen = await Promise.all([both.a, both.b].map(async (desk) => (await listed(desk)).rows.map((row) => ({ ...row, version: '' }))));
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]).toHaveLength(3);
    expect(seen[0]!.find(({ id }) => id === second)?.links.map(({ kind }) => kind)).toEqual(['emergency', 'returns']);
    expect(seen[0]!.find(({ id }) => id === promised.id)?.outcome).toBe('Dijawab dari meja B');
    for (const desk of [both.a, both.b]) expect(await desk.call('calls.toReturn', {})).toEqual([]);
  } finally {
    await both.close();
  }
});
