/** Who takes an emergency, the signs, the alarm of every desk, and the list of signs that a clinician approves. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN } from '../support/desk.ts';
import { type VisitsDesk, openVisitsDesk } from './visits-desk.ts';

const MINUTE = 60_000;
let test: VisitsDesk;
beforeEach(async () => { test = await openVisitsDesk(); });
afterEach(async () => { await test.close(); });

describe('taking an emergency', () => {
  it('is done by a name, once; whoever comes second is told who was first', async () => {
    const { id } = await test.call('emergencies.raise', {});
    expect(await test.call('emergencies.alerts', {})).toMatchObject([{ id, acceptedAt: null }]);
    test.clock.at += 42_000;
    await test.call('emergencies.accept', { id, name: 'dr. Rina' });
    expect(await test.refusal('emergencies.accept', { id, name: 'Ns. Tono' })).toEqual({ code: 'emergency_taken', params: { name: 'dr. Rina' } });
    expect(await test.refusal('emergencies.accept', { id, name: ' ' })).toMatchObject({ code: 'invalid_input', fields: { name: 'person_required' } });
    const detail = await test.call('emergencies.get', { id });
    expect(detail).toMatchObject({ state: 'handled', acceptedName: 'dr. Rina', acceptedAt: detail.at + 42_000 });
  });

  it('two desks pressing at once: one has it, and one click twice is one step', async () => {
    const { id } = await test.call('emergencies.raise', {});
    const requestId = randomUUID();
    const answers = await Promise.all([
      test.invoke('emergencies.accept', { id, name: 'dr. Rina' }, { requestId }), test.invoke('emergencies.accept', { id, name: 'dr. Rina' }, { requestId }),
      test.invoke('emergencies.accept', { id, name: 'dr. Budi' }),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect((await test.call('emergencies.get', { id })).log.filter(({ step }) => step === 'accepted')).toHaveLength(1);
  });

  it('works while the desk is locked, and shows nobody’s data then', async () => {
    const { id } = await test.call('emergencies.raise', {});
    await test.call('emergencies.identify', { id, patientId: await test.register() });
    await test.call('users.lock', {});
    await test.call('emergencies.flag', { id, flag: 'Kejang', present: true });
    await test.call('emergencies.dialled', { id, label: 'Ambulans (PSC)', number: '119' });
    expect(JSON.stringify([await test.call('emergencies.alerts', {}), await test.call('emergencies.script', {})])).not.toContain('Uji Kunjungan');
    expect(await test.refusal('emergencies.get', { id })).toEqual({ code: 'locked' });
    await test.call('emergencies.accept', { id, name: 'dr. Rina' });
    await test.call('users.unlock', { password: ADMIN.password });
    const { flags, log } = await test.call('emergencies.get', { id });
    expect(flags).toEqual(['Kejang']);
    expect(log.map(({ step, text, by }) => [step, text, by])).toEqual([
      ['raised', null, 'Ibu Admin'], ['identified', expect.any(String), 'Ibu Admin'], ['flag', 'Kejang', null], ['dialled', 'Ambulans (PSC) 119', null], ['accepted', 'dr. Rina', null],
    ]);
  });
});

describe('the alarm', () => {
  it('is for what nobody has taken in the last two hours, and tells for a moment who took it', async () => {
    const first = await test.call('emergencies.raise', {});
    test.clock.at += 119 * MINUTE;
    const second = await test.call('emergencies.raise', {});
    expect((await test.call('emergencies.alerts', {})).map(({ id }) => id)).toEqual([first.id, second.id]);
    test.clock.at += 2 * MINUTE;
    expect((await test.call('emergencies.alerts', {})).map(({ id }) => id)).toEqual([second.id]);
    await test.call('emergencies.accept', { id: second.id, name: 'dr. Rina' });
    test.clock.at += 19_000;
    expect(await test.call('emergencies.alerts', {})).toMatchObject([{ id: second.id, acceptedName: 'dr. Rina' }]);
    test.clock.at += 2_000;
    expect(await test.call('emergencies.alerts', {})).toEqual([]);
  });

  it('reaches the waiting room’s window, which may see the sign and change nothing', async () => {
    const { id } = await test.call('emergencies.raise', {});
    expect(await test.invoke('emergencies.alerts', {}, { client: 'display' })).toMatchObject({ ok: true, value: [{ id }] });
    expect(await test.invoke('emergencies.accept', { id, name: 'dr. Rina' }, { client: 'display' })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });
});

describe('the signs', () => {
  it('are noted, taken back, and noted once', async () => {
    const { id } = await test.call('emergencies.raise', {});
    for (const present of [true, true, false, true]) await test.call('emergencies.flag', { id, flag: 'Nyeri dada', present });
    await test.call('emergencies.flag', { id, flag: 'Sesak berat', present: true });
    const { flags, log } = await test.call('emergencies.get', { id });
    expect(flags).toEqual(['Nyeri dada', 'Sesak berat']);
    expect(log.filter(({ step }) => step.startsWith('flag'))).toHaveLength(4);
  });

  it('are the clinic’s own; a change needs a new approval, which says who and when', async () => {
    const before = await test.call('emergencies.script', {});
    expect(before.approval).toBeNull();
    expect(before.flags).toContain('Nyeri dada');
    await test.call('emergencies.approveScript', { name: 'dr. Rina' });
    expect(await test.call('emergencies.script', {})).toMatchObject({ approval: { name: 'dr. Rina', at: test.clock.at } });
    await test.call('emergencies.saveScript', { flags: before.flags, alarmSeconds: 90 });
    expect(await test.call('emergencies.script', {})).toMatchObject({ alarmSeconds: 90, approval: { name: 'dr. Rina' } });
    await test.call('emergencies.saveScript', { flags: [...before.flags, 'Digigit ular'], alarmSeconds: 90 });
    expect(await test.call('emergencies.script', {})).toMatchObject({ approval: null });
    expect(await test.refusal('emergencies.saveScript', { flags: ['Kejang', 'kejang'], alarmSeconds: 90 })).toMatchObject({ fields: { flags: 'flags_twice' } });
    expect(await test.refusal('emergencies.saveScript', { flags: [], alarmSeconds: 90 })).toMatchObject({ fields: { flags: 'required' } });
  });

  it('an exercise leaves an entry in the audit log and nothing else', async () => {
    await test.call('emergencies.exercised', { raisedAfter: 2, acceptedAfter: 30 });
    expect(await test.call('emergencies.list', {})).toEqual([]);
    expect(await test.call('emergencies.alerts', {})).toEqual([]);
    expect(await test.call('audit.list', { before: null, limit: 50, action: null, text: '' })).toContainEqual(expect.objectContaining({ entity: 'emergency_exercise', detail: 'raised after 2 s, taken after 30 s' }));
  });
});
