import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../shared/contract/index.ts';
import type { DeskEvent } from '../../shared/contract/core.ts';
import { ADMIN, type TestDesk, openFoundedDesk, openTestDesk } from '../support/desk.ts';

let test: TestDesk;
let units: Output<'clinic.directory'>['units'];
beforeEach(async () => {
  test = await openFoundedDesk();
  units = (await test.call('clinic.directory', {})).units;
});
afterEach(async () => { await test.close(); });

let people = 0;
async function registered(desk: TestDesk = test): Promise<string> {
  people += 1;
  const { id } = await desk.call('patients.register', { patient: {
    identityKind: 'citizen', name: `Uji Antrean ${people}`, nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1990-01-01', birthDateEstimated: false, birthPlace: null, phone: null, address: null,
    villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false,
  } });
  return id;
}
function visit(patientId: string, more: Partial<Input<'visits.checkIn'>> = {}): Input<'visits.checkIn'> {
  return { patientId, unitId: units[0]?.id ?? '', practitionerId: null, payer: 'general', priority: 'none', priorityReason: null, complaint: null, ...more };
}
async function checkIn(more: Partial<Input<'visits.checkIn'>> = {}): Promise<Output<'visits.checkIn'>> {
  test.clock.at += 1000;
  return test.call('visits.checkIn', visit(await registered(), more));
}
async function entry(id: string): Promise<Output<'queue.board'>[number]> {
  const found = (await test.call('queue.board', { unitId: null })).find((each) => each.id === id);
  if (!found) throw new Error('not on the board');
  return found;
}

describe('check-in', () => {
  it('gives numbers that follow each other per unit, and a ticket without a name', async () => {
    const first = await checkIn();
    const second = await checkIn();
    const dental = await checkIn({ unitId: units[1]?.id ?? '' });
    expect([first.number, second.number, dental.number]).toEqual(['A-001', 'A-002', 'B-001']);
    expect(second.ticket).toMatchObject({ number: 'A-002', unit: 'Poli Umum', room: 'Ruang 1', ahead: 1, clinicName: 'Klinik Uji Sentosa' });
    expect(JSON.stringify(second.ticket)).not.toContain('Uji Antrean');
  });

  it('gives one number to two clicks', async () => {
    const input = visit(await registered());
    const requestId = randomUUID();
    const [one, other] = await Promise.all([test.invoke('visits.checkIn', input, { requestId }), test.invoke('visits.checkIn', input, { requestId })]);
    expect(one).toEqual(other);
    expect(await test.call('queue.board', { unitId: null })).toHaveLength(1);
  });

  it('refuses the same patient twice in one unit, a closed unit and an unknown patient, and uses up no number', async () => {
    const patientId = await registered();
    await test.call('visits.checkIn', visit(patientId));
    expect(await test.refusal('visits.checkIn', visit(patientId))).toEqual({ code: 'already_in_queue', params: { number: 'A-001' } });
    expect(await test.refusal('visits.checkIn', visit(randomUUID()))).toEqual({ code: 'not_found' });
    const dental = units[1];
    if (!dental) throw new Error('no unit');
    await test.call('clinic.saveUnit', { ...dental, active: false, expectedVersion: dental.version });
    expect(await test.refusal('visits.checkIn', visit(patientId, { unitId: dental.id }))).toEqual({ code: 'unit_closed' });
    expect((await checkIn()).number).toBe('A-002');
  });

  it('starts again with the clinic day, and never gives a cancelled number again', async () => {
    const first = await checkIn();
    await test.call('queue.step', { entryId: first.entryId, action: 'cancel', reason: 'salah unit', expectedVersion: (await entry(first.entryId)).version });
    expect((await checkIn()).number).toBe('A-002');
    test.clock.at = Date.UTC(2026, 10, 22, 17, 0, 1);
    expect((await checkIn()).number).toBe('A-001');
  });

  it('notices a clock that was set back before a number is given, and goes on when a person has looked at it', async () => {
    await checkIn();
    const input = visit(await registered());
    test.clock.at -= 26 * 3_600_000;
    expect(await test.refusal('visits.checkIn', input)).toMatchObject({ code: 'clock_set_back' });
    expect((await test.call('sync.status', {})).clockWrong).toBe(true);
    expect((await test.call('visits.checkIn', { ...input, clockConfirmed: true })).number).toBe('A-001');
    expect((await test.call('sync.status', {})).clockWrong).toBe(false);
    expect((await checkIn()).number).toBe('A-002');
  });

  it('gives numbers that differ between two desks without a connection', async () => {
    const invitation = await test.call('clinic.invite', {});
    const other = await openTestDesk();
    try {
      await other.call('clinic.join', { invitation: invitation.content, code: invitation.code, admin: ADMIN });
      const here = await checkIn();
      const there = await other.call('visits.checkIn', visit(await registered(other)));
      expect([here.number, there.number]).toEqual(['A1-001', 'A2-001']);
    } finally {
      await other.close();
    }
  });
});

describe('steps', () => {
  it('calls by order, announces the call, and gives two windows two different patients', async () => {
    const events: DeskEvent[] = [];
    test.desk.subscribe('display', (event) => events.push(event));
    await checkIn();
    await checkIn({ priority: 'elderly' });
    const [one, other] = await Promise.all([test.call('queue.callNext', { unitId: null }), test.call('queue.callNext', { unitId: null })]);
    expect([one.number, other.number]).toEqual(['A-002', 'A-001']);
    expect(await test.refusal('queue.callNext', { unitId: null })).toEqual({ code: 'queue_empty' });
    expect(events.filter((event) => event.type === 'call').map((event) => event.call.number)).toEqual(['A-002', 'A-001']);
    expect(JSON.stringify(events)).not.toContain('Uji Antrean');
  });

  it('lets one of two screens take a step and tells the other', async () => {
    const { entryId } = await checkIn();
    const { version } = await entry(entryId);
    const both = await Promise.all([1, 2].map(() => test.invoke('queue.step', { entryId, action: 'call', reason: null, expectedVersion: version })));
    expect(both.map((answer) => (answer.ok ? answer.value.state : answer.error.code)).toSorted()).toEqual(['already_taken', 'called']);
  });

  it('undoes step by step to the beginning and refuses what is not possible', async () => {
    const { entryId } = await checkIn();
    const take = async (action: Input<'queue.step'>['action']) => test.invoke('queue.step', { entryId, action, reason: null, expectedVersion: (await entry(entryId)).version });
    for (const action of ['call', 'serve', 'finish', 'undo', 'undo', 'undo'] as const) expect(await take(action)).toMatchObject({ ok: true });
    expect((await entry(entryId)).state).toBe('waiting');
    expect(await take('undo')).toEqual({ ok: false, error: { code: 'nothing_to_undo' } });
    expect(await take('finish')).toEqual({ ok: false, error: { code: 'step_not_allowed' } });
    expect(await take('cancel')).toMatchObject({ error: { code: 'invalid_input', fields: { reason: 'reason_required' } } });
  });

  it('shows the room numbers and doctors, never a name', async () => {
    const { entryId } = await checkIn();
    await checkIn();
    await test.call('queue.callNext', { unitId: units[0]?.id ?? null });
    const shown = await test.desk.invoke('display', 'display.state', {}, null);
    expect(shown).toMatchObject({ ok: true, value: { calls: [{ entryId, number: 'A-001' }], units: [{ name: 'Poli Umum', current: 'A-001', next: ['A-002'], waiting: 1, doctors: [{ name: 'dr. Uji Coba' }] }, { name: 'Poli Gigi', current: null }] } });
    expect(JSON.stringify(shown)).not.toContain('Uji Antrean');
  });

  it('counts today as it was', async () => {
    for (let index = 0; index < 3; index += 1) await checkIn();
    test.clock.at += 20 * 60_000;
    const called = await test.call('queue.callNext', { unitId: null });
    await test.call('queue.step', { entryId: called.id, action: 'serve', reason: null, expectedVersion: called.version });
    expect(await test.call('queue.today', {})).toMatchObject({ waiting: 2, serving: 1, done: 0, averageWaitMinutes: 20, within60Percent: 100, longestWaitMinutes: 20 });
  });

  it('prints the last ticket again, audited, and none from yesterday', async () => {
    const { ticket } = await checkIn();
    expect(await test.call('queue.lastTicket', {})).toEqual(ticket);
    const prints = await test.call('audit.list', { before: null, limit: 50, action: 'print', text: '' });
    expect(prints.map((each) => each.rowId)).toEqual([ticket.entryId, ticket.entryId]);
    test.clock.at += 86_400_000;
    expect(await test.call('queue.lastTicket', {})).toBeNull();
  });
});

describe('a power cut', () => {
  it('leaves queue, ticket and history as they were answered', async () => {
    const { entryId, number } = await checkIn();
    await test.call('queue.callNext', { unitId: null });
    test = await test.restart();
    await test.call('users.signIn', ADMIN);
    expect(await entry(entryId)).toMatchObject({ number, state: 'called', calls: 1 });
  });
});
