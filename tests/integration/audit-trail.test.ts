/** Who has seen a person, what was printed, who failed to sign in, and the seal of a closed day: at a real desk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../shared/contract/core.ts';
import type { TrailEntry } from '../../shared/contract/audit.ts';
import { type ComplaintsDesk, openComplaintsDesk } from './complaints-desk.ts';
import { type VisitsDesk, withVisits } from './visits-desk.ts';
import { TODAY } from './appointments-desk.ts';

const NOBODY = '01890000-0000-7000-8000-000000000001';
const RINA = { fullName: 'Rina Resepsionis', login: 'rina', role: 'receptionist', password: 'antrean-pagi' } as const;

let desk: ComplaintsDesk;
let visits: VisitsDesk;
beforeEach(async () => {
  desk = await openComplaintsDesk();
  visits = await withVisits(desk);
});
afterEach(async () => { await desk.close(); });

const trail = async (patientId: string): Promise<TrailEntry[]> => (await desk.call('audit.ofPatient', { patientId, after: null, limit: 100 })).entries;
const failures = async (): Promise<(string | null)[][]> => (await desk.call('audit.list', { before: null, limit: 20, action: 'sign_in_failed', text: '' })).map(({ rowId, detail }) => [rowId === null ? null : 'user', detail]);

describe('who has seen a person', () => {
  it('tells who registered, saw, checked in and printed, and who asked; of nobody else', async () => {
    const { entryId } = await visits.checkIn();
    const { patientId } = await visits.entry(entryId);
    const other = await visits.register();
    await desk.as('nurse');
    await desk.call('patients.get', { id: patientId });
    await desk.call('patients.get', { id: other });
    await desk.as('director');
    await trail(patientId);
    const entries = await trail(patientId);
    expect(entries.map(({ actor, role, action, entity, detail }) => [actor, role, action, entity, detail].join(' ')).sort()).toEqual([
      'Ibu Admin admin create patient ', 'Ibu Admin admin create visit ', 'Ibu Admin admin print queue_entry ticket', 'Uji director director view patient trail', 'Uji nurse nurse view patient ',
    ]);
  });

  it.each(['registrar', 'director', 'admin'] as const)('may be asked by the %s', async (role) => {
    const patientId = await visits.register();
    await desk.as(role);
    expect((await trail(patientId)).length).toBeGreaterThan(0);
    expect(await desk.refusal('audit.ofPatient', { patientId: NOBODY, after: null, limit: 5 })).toMatchObject({ code: 'not_found' });
  });

  it.each(['receptionist', 'operator', 'nurse', 'public_relations', 'medical_executive'] as const)('may not be asked by the %s', async (role) => {
    const patientId = await visits.register();
    await desk.as(role);
    expect(await desk.refusal('audit.ofPatient', { patientId, after: null, limit: 5 })).toMatchObject({ code: 'forbidden' });
  });

  it('shows a restricted complaint to those alone who may read it', async () => {
    const patientId = await visits.register();
    await desk.receive({ patientId, restricted: true });
    const complaints = async (role: Role): Promise<number> => {
      await desk.as(role);
      return (await trail(patientId)).filter(({ entity }) => entity === 'complaint').length;
    };
    expect([await complaints('director'), await complaints('registrar')]).toEqual([1, 0]);
  });

  it('is walked page by page without losing or repeating an entry', async () => {
    const patientId = await visits.register();
    for (let look = 0; look < 23; look += 1) await desk.call('patients.get', { id: patientId });
    const seen: string[] = [];
    for (let after: Parameters<typeof page>[0] = null; ;) {
      const { entries, next } = await page(after);
      seen.push(...entries.map(({ id }) => id));
      if (next === null) break;
      after = next;
    }
    // Registered, seen 23 times; that the list was opened stands in it from the second page on.
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(24);
    function page(after: { at: number; id: string } | null) { return desk.call('audit.ofPatient', { patientId, after, limit: 5 }); }
  });
});

describe('papers', () => {
  it('of a restricted complaint are printed by those alone who may read it', async () => {
    const { id } = await desk.receive({ restricted: true });
    await desk.as('receptionist');
    expect(await desk.refusal('audit.printed', { paper: 'complaint', id })).toMatchObject({ code: 'not_found' });
    await desk.as('public_relations');
    await desk.call('audit.printed', { paper: 'complaint', id });
    await desk.as('admin');
    expect(await desk.call('audit.list', { before: null, limit: 5, action: 'print', text: '' })).toMatchObject([{ actor: 'Uji public_relations', entity: 'complaint', rowId: id, detail: 'file' }]);
  });

  it('with a secret on them are an administrator’s; what is not there is not printed', async () => {
    await desk.call('audit.printed', { paper: 'recovery_key', id: null });
    await desk.call('audit.printed', { paper: 'export_sheet', id: NOBODY });
    expect(await desk.refusal('audit.printed', { paper: 'appointment_slip', id: NOBODY })).toMatchObject({ code: 'not_found' });
    await desk.as('director');
    for (const paper of ['recovery_key', 'export_sheet'] as const) expect(await desk.refusal('audit.printed', { paper, id: null })).toMatchObject({ code: 'forbidden' });
  });
});

describe('failed sign-ins', () => {
  it('name whom it was about, but keep no name that is nobody’s: it may be a password', async () => {
    await desk.call('users.create', RINA);
    for (const login of ['rina', 'antrean-pagi']) {
      desk.clock.at += 10 * 60_000;
      expect(await desk.refusal('users.signIn', { login, password: 'salah' })).toMatchObject({ code: 'wrong_credentials' });
    }
    desk.clock.at += 10 * 60_000;
    expect(await failures()).toEqual([[null, 'unknown name'], ['user', 'rina']]);
    expect(await desk.call('audit.list', { before: null, limit: 200, action: null, text: 'antrean-pagi' })).toEqual([]);
    expect((await desk.call('users.signIns', {})).recent.filter(({ event }) => event === 'sign_in_failed').map(({ name }) => name)).toEqual([null, RINA.fullName]);
  });
});

it('a closed day is signed for at once, and its report carries that seal, not a later one', async () => {
  expect(await desk.call('audit.sealOfDay', { day: TODAY })).toBeNull();
  await desk.call('reports.closeDay', { day: TODAY, noShowAppointments: [], noShowEntries: [], finishEntries: [], note: null });
  const seal = await desk.call('audit.sealOfDay', { day: TODAY });
  expect((await desk.call('audit.state', {})).anchor).toEqual({ ...seal, reason: 'day_report' });
  desk.clock.at += 60_000;
  await desk.call('audit.anchor', {});
  expect(await desk.call('audit.sealOfDay', { day: TODAY })).toEqual(seal);
  expect((await desk.call('audit.sealOfDay', { day: '2026-11-21' }))?.at).toBe(desk.clock.at);
});

it('a backup carries the signature of what is in it', async () => {
  await desk.call('backup.now', {});
  expect((await desk.call('audit.state', {})).anchor).toMatchObject({ reason: 'backup' });
  expect(await desk.call('audit.verify', {})).toMatchObject({ intact: true });
});
