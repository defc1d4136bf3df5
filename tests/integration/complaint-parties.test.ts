/** A name told in confidence, several units, the clinic's own categories and the notice board, on a real desk. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { FILE_STEMS, exportSet } from '../../main/services/transfer/sets.ts';
import type { CallSpec } from '../../shared/contract/core.ts';
import { ROLES } from '../../shared/contract/core.ts';
import { type CallName, type Input, contract } from '../../shared/contract/index.ts';
import { ADMIN } from '../support/desk.ts';
import { TODAY } from './appointments-desk.ts';
import { type ComplaintsDesk, openComplaintsDesk } from './complaints-desk.ts';
import { databaseOf, keysOf } from './keys-desk.ts';
import { somebody } from './patients-desk.ts';

const NAME = 'Sentinelpelapor';
const CONTACT = '0813 7777 0099';
const PATIENT = 'Sentinelpasien';
let desk: ComplaintsDesk;
let units: { id: string; name: string }[];
let kept: { id: string; number: string };
let patientId: string;
let adminId: string;

beforeAll(async () => {
  desk = await openComplaintsDesk();
  await desk.call('clinic.saveUnit', { id: null, name: 'Kasir', letter: 'K', kind: 'clinic', room: null, active: true, expectedVersion: null });
  units = (await desk.call('clinic.directory', {})).units;
  adminId = (await desk.call('complaints.people', {}))[0]!.id;
  ({ id: patientId } = await desk.call('patients.register', { patient: { ...somebody, name: PATIENT } }));
  kept = await desk.receive({ confidential: true, reporterName: NAME, reporterContact: CONTACT, patientId, unitId: units[0]!.id, otherUnitIds: [units[1]!.id], grade: 'red', narrative: 'Petugas meminta uang di luar tarif' });
  await desk.step(kept.id, { action: 'task', unitId: units[0]!.id, text: 'Siapa yang bertugas?', dueAt: desk.clock.at });
  await desk.step(kept.id, { action: 'letter', way: 'print', text: 'Kami periksa' });
});
afterAll(() => desk.close());

const spec = (name: CallName): CallSpec => contract[name];
const reveal = (id = kept.id, reason = 'Perlu menghubungi pelapor'): ReturnType<ComplaintsDesk['invoke']> => desk.invoke('complaints.reveal', { id, reason });

describe('a name told in confidence', () => {
  /** Whatever answers something about complaints, and whatever searches; the patient's own page may tell the patient, so it is not asked for the patient's name. */
  async function telling(words: readonly string[]): Promise<string[]> {
    const { id, number } = kept;
    const list = { text: '', limit: 500 };
    const audit = { action: null, text: '', patientId: null, userId: null, from: null, to: null };
    const reports = await desk.invoke('complaintReports.list', { before: null, limit: 5 });
    const reportIds = reports.ok ? (reports.value as { rows: { id: string }[] }).rows.map((row) => row.id) : [];
    const scenes: Partial<Record<CallName, Record<string, unknown>[]>> = {
      'complaints.list': [{ ...list, show: 'open' }, { ...list, show: 'resolved' }, { ...list, show: 'open', text: NAME }, { ...list, show: 'open', text: number }, { ...list, show: 'open', unitId: units[1]!.id }],
      'complaints.get': [{ id }], 'complaints.ofPatient': [{ patientId }], 'complaints.similar': [{ text: 'petugas meminta uang', unitId: units[0]!.id, patientId, contact: CONTACT }], 'complaints.attachments': [{ complaintId: id }],
      'audit.list': [{ ...audit, before: null, limit: 200 }, { ...audit, text: NAME, before: null, limit: 200 }], 'audit.export': [{ ...audit, after: null }], 'sync.conflicts': [{ settled: false, before: null, limit: 50 }],
      'reports.open': [{ day: TODAY }], 'reports.day': [{ day: TODAY }], 'complaintReports.get': reportIds.map((report) => ({ id: report })), 'complaintReports.month': [{ month: TODAY.slice(0, 7), restricted: true }], 'complaintReports.monthFile': [{ month: TODAY.slice(0, 7), restricted: true }],
      'complaintReports.indicator': [{ month: TODAY.slice(0, 7), restricted: true }], 'complaintReports.list': [{}], 'patients.search': [{ text: NAME, limit: 12 }, { text: CONTACT, limit: 12 }], 'patients.scan': [{ code: number }], 'audit.printed': [{ paper: 'complaint', id }],
    };
    const found = new Set<string>();
    for (const name of Object.keys(contract) as CallName[]) {
      for (const input of scenes[name] ?? (!spec(name).changes && spec(name).input.safeParse({}).success ? [{}] : [])) {
        const answer = JSON.stringify(await desk.invoke(name, input, { requestId: spec(name).changes ? randomUUID() : null }));
        if (words.some((word) => answer.includes(word))) found.add(name);
      }
    }
    return [...found];
  }

  it.each(ROLES)('is in no answer, whatever %s asks', async (role) => {
    await desk.as(role);
    expect(await telling([NAME, CONTACT, '+6281377770099'])).toEqual([]);
    // Nor does the case lead to the patient, nor the patient to the case.
    const seen = JSON.stringify(await desk.invoke('complaints.get', { id: kept.id }));
    expect([PATIENT, patientId].filter((word) => seen.includes(word))).toEqual([]);
    expect(await desk.call('complaints.ofPatient', { patientId })).toEqual([]);
    await desk.as('admin');
  });

  it('is in no export, masked or whole, whoever asks; that it is kept back is told', async () => {
    const { dataKey } = await keysOf(desk.dataDir);
    const connection = openConnection(databaseOf(desk.dataDir), dataKey, true);
    for (const masked of [true, false]) {
      const extent = { period: { from: null, to: null }, masked, restricted: true, viewer: { id: adminId, role: 'admin' as const } };
      const written = FILE_STEMS.filter((stem) => stem.includes('komplain')).map((stem) => JSON.stringify([...exportSet(new DeskDatabase(connection, desk.clock), stem, extent, 'Asia/Jakarta').rows()])).join('');
      expect([NAME, CONTACT, patientId].filter((word) => written.includes(word))).toEqual([]);
      expect(written).toContain(units[1]!.id);
    }
    connection.close();
  });

  it('is told to the settings’ roles, the owner and whom the case names, with a reason; every time is in the timeline and the log', async () => {
    expect(await desk.detail(kept.id)).toMatchObject({ confidential: true, mayReveal: true, reporterName: null, reporterContact: null, patientId: null });
    expect(await reveal(kept.id, 'x')).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(await reveal()).toEqual({ ok: true, value: { reporterName: NAME, reporterContact: CONTACT, patientId, patientName: PATIENT } });
    expect((await desk.detail(kept.id)).events.at(-1)).toMatchObject({ action: 'reveal', text: 'Perlu menghubungi pelapor' });
    const looks = await desk.call('audit.list', { action: 'view', text: '', patientId: null, userId: null, from: null, to: null, before: null, limit: 200 });
    expect(looks.filter(({ rowId, detail }) => rowId === kept.id && detail === 'reporter')).toHaveLength(1);
    await desk.as('receptionist');
    expect(await reveal()).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    // Nobody becomes the owner, or one of those named, by their own hand.
    const me = (await desk.call('complaints.people', {})).find(({ role }) => role === 'receptionist')!;
    expect(await desk.step(kept.id, { action: 'assign', userId: me.id, text: null })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await desk.step(kept.id, { action: 'viewers', userIds: [me.id], text: 'saya' })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    await desk.as('admin');
    expect(await desk.step(kept.id, { action: 'viewers', userIds: [me.id], text: 'Menemui pelapor' })).toMatchObject({ ok: true });
    await desk.as('receptionist');
    expect(await reveal()).toMatchObject({ ok: true, value: { reporterName: NAME } });
    await desk.as('admin');
    expect(await desk.step(kept.id, { action: 'viewers', userIds: [], text: 'Selesai' })).toMatchObject({ ok: true });
    expect(await desk.step(kept.id, { action: 'assign', userId: me.id, text: null })).toMatchObject({ ok: true });
    await desk.as('receptionist');
    expect(await reveal()).toMatchObject({ ok: true });
    await desk.as('admin');
    const settings = await desk.call('complaints.settings', {});
    await desk.call('complaints.saveSettings', { ...settings, identityRoles: [] });
    expect(await reveal()).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    await desk.call('complaints.saveSettings', settings);
    expect(await desk.step(kept.id, { action: 'assign', userId: null, text: null })).toMatchObject({ ok: true });
  });

  it('stays at an edit that types none, and is neither replaced nor uncovered by who may not ask for it', async () => {
    const edit = async (part: Partial<Input<'complaints.edit'>['complaint']>) => {
      const now = await desk.detail(kept.id);
      return desk.invoke('complaints.edit', { id: kept.id, expectedVersion: now.version, complaint: desk.fieldsOf({ ...part, grade: 'red', unitId: units[0]!.id, receivedAt: now.receivedAt }) });
    };
    const blank = { reporterName: null, reporterContact: null, patientId: null } as const;
    await desk.as('receptionist');
    expect(await edit({ ...blank, confidential: true, otherUnitIds: [units[1]!.id, units[2]!.id] })).toMatchObject({ ok: true, value: { otherUnits: [units[1]!.name, units[2]!.name], confidential: true } });
    expect(await edit({ confidential: true })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await edit({ confidential: false, reporterName: 'Siapa saja' })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await edit({ ...blank, anonymous: true })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    await desk.as('admin');
    expect(await reveal()).toMatchObject({ ok: true, value: { reporterName: NAME, reporterContact: CONTACT } });
    expect(await edit({ confidential: false, reporterName: 'Kini terbuka' })).toMatchObject({ ok: true, value: { reporterName: 'Kini terbuka', confidential: false } });
    expect(await reveal()).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await edit({ confidential: true, reporterName: NAME, reporterContact: CONTACT, patientId, otherUnitIds: [units[1]!.id] })).toMatchObject({ ok: true, value: { reporterName: null } });
    expect(await desk.invoke('complaints.receive', { complaint: desk.fieldsOf({ confidential: true, reporterName: null }) })).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: { 'complaint.reporterName': 'reporter_required' } } });
  });

  it('is never told to the accused or to who works in a unit concerned, whatever their role', async () => {
    for (const [who, otherUnitIds] of [['terlapor', []], ['rekan', [units[2]!.id]]] as [string, string[]][]) {
      await desk.call('users.signIn', ADMIN);
      const login = `uji.${who}`;
      const { id } = await desk.call('users.create', { fullName: `Uji ${who}`, login, role: 'public_relations', unitId: who === 'rekan' ? units[2]!.id : null, password: 'kata-sandi-uji' });
      const told = await desk.receive({ otherUnitIds, confidential: true, reporterName: NAME, unitId: units[0]!.id });
      await desk.step(told.id, { action: 'viewers', userIds: [id], text: 'keliru' });
      await desk.call('users.signIn', { login, password: 'kata-sandi-uji' });
      expect((await reveal(told.id)).ok).toBe(who === 'terlapor');
      if (who === 'rekan') continue;
      await desk.call('users.signIn', ADMIN);
      await desk.step(told.id, { action: 'restrict', restricted: true, accusedId: id, text: 'Tentang petugas' });
      await desk.call('users.signIn', { login, password: 'kata-sandi-uji' });
      expect(await reveal(told.id)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    }
    await desk.call('users.signIn', ADMIN);
  });
});

describe('several units', () => {
  it('each finds it by its filter; a restricted one exists for nobody of any of them', async () => {
    const told = await desk.receive({ unitId: units[0]!.id, otherUnitIds: [units[1]!.id, units[0]!.id], restricted: true, narrative: 'Dua unit, terbatas' });
    expect(await desk.detail(told.id)).toMatchObject({ unit: units[0]!.name, otherUnits: [units[1]!.name] });
    for (const unit of units.slice(0, 2)) expect((await desk.list({ unitId: unit.id })).map(({ id }) => id)).toContain(told.id);
    expect((await desk.list({ unitId: units[2]!.id })).map(({ id }) => id)).not.toContain(told.id);
    for (const [at, unit] of units.slice(0, 3).entries()) {
      await desk.call('users.create', { fullName: `Humas ${at}`, login: `humas.${at}`, role: 'public_relations', unitId: unit.id, password: 'kata-sandi-uji' });
      await desk.call('users.signIn', { login: `humas.${at}`, password: 'kata-sandi-uji' });
      expect((await desk.list()).some(({ id }) => id === told.id), unit.name).toBe(at === 2);
      expect((await desk.invoke('complaints.get', { id: told.id })).ok, unit.name).toBe(at === 2);
      await desk.call('users.signIn', ADMIN);
    }
  });

  it('the month counts it under each of them, once in all, and says how many there are', async () => {
    const { figures } = await desk.call('complaintReports.month', { month: TODAY.slice(0, 7), restricted: true });
    const under = figures.byUnit.reduce((sum, line) => sum + line.received, 0);
    expect(figures.severalUnits).toBeGreaterThan(0);
    expect(under).toBeGreaterThan(figures.received);
    expect(figures.byUnit.find(({ key }) => key === units[1]!.name)?.received).toBeGreaterThan(0);
    expect(figures.byCategory.reduce((sum, line) => sum + line.received, 0)).toBe(figures.received);
  });
});

it('a clinic’s own category is used, renamed and retired; earlier complaints and their reports keep it', async () => {
  const settings = await desk.call('complaints.settings', {});
  const own = { id: 'parkir', name: 'Parkir', active: true, words: ['parkir'] };
  await desk.call('complaints.saveSettings', { ...settings, categories: [...settings.categories, own] });
  const { id } = await desk.receive({ category: 'parkir', narrative: 'Tukang parkir kasar' });
  expect((await desk.list({ category: 'parkir' })).map((row) => row.id)).toEqual([id]);
  await desk.call('complaints.saveSettings', { ...settings, categories: [...settings.categories, { ...own, name: 'Parkir dan halaman', active: false }] });
  expect(await desk.invoke('complaints.receive', { complaint: desk.fieldsOf({ category: 'parkir' }) })).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  const now = await desk.detail(id);
  expect(await desk.invoke('complaints.edit', { id, expectedVersion: now.version, complaint: desk.fieldsOf({ category: 'parkir', narrative: 'Tukang parkir kasar sekali' }) })).toMatchObject({ ok: true, value: { category: 'parkir' } });
  const { figures } = await desk.call('complaintReports.month', { month: TODAY.slice(0, 7), restricted: false });
  expect(figures.byCategory.at(-1)).toMatchObject({ key: 'Parkir dan halaman', received: 1 });
  expect(await desk.invoke('complaints.saveSettings', { ...settings, categories: settings.categories.slice(1) })).toMatchObject({ ok: false });
  expect(await desk.invoke('complaints.saveSettings', { ...settings, categories: [...settings.categories, { ...own, name: 'medical' }] })).toMatchObject({ ok: false });
});

it('an answer to somebody unnamed is posted by its code; the visitor who shows it is found and hears the state', async () => {
  const unnamed = { anonymous: true, reporterName: null, reporterContact: null } as const;
  const [one, other] = [await desk.receive({ ...unnamed, patientId, narrative: 'Toilet kotor' }), await desk.receive({ ...unnamed, narrative: 'Lampu mati' })];
  expect(await desk.call('complaints.toPost', {})).toEqual([]);
  for (const { id } of [one, other]) expect(await desk.step(id, { action: 'answer', text: 'Sudah kami bersihkan' })).toMatchObject({ ok: true });
  const waiting = await desk.call('complaints.toPost', {});
  expect(waiting.map(({ code }) => code)).toEqual([one.trackingCode, other.trackingCode]);
  const entry = (at: number, text: string) => ({ id: waiting[at]!.id, expectedVersion: waiting[at]!.version, text });
  for (const text of [`Untuk ${PATIENT}`, 'Hubungi 0812 3456 7890', 'tulis ke a@b.example']) {
    expect(await desk.invoke('complaints.post', { entries: [entry(1, 'Diganti.'), entry(0, text)] })).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: { 'entries.1.text': 'tells_who' } } });
  }
  const posted = await desk.call('complaints.post', { entries: [entry(0, 'Toilet dibersihkan tiap dua jam sejak 22-11-2026.'), entry(1, 'Lampu sudah diganti.')] });
  expect(JSON.stringify(posted)).not.toMatch(/KA-\d/);
  expect(posted.entries.map(({ code }) => code)).toEqual([one.trackingCode, other.trackingCode]);
  expect(await desk.call('complaints.toPost', {})).toEqual([]);
  expect(await desk.detail(one.id)).toMatchObject({ state: 'answered', posted: { text: 'Toilet dibersihkan tiap dua jam sejak 22-11-2026.' }, events: expect.arrayContaining([expect.objectContaining({ action: 'post' })]) as unknown });
  expect(await desk.call('complaints.byCode', { code: one.trackingCode ?? '' })).toMatchObject({ state: 'answered', posted: { text: expect.stringContaining('dua jam') as unknown } });
  expect((await desk.list({ text: ` ${(one.trackingCode ?? '').toLowerCase().replace(/^(.{4})/, '$1-')}` })).map(({ id }) => id)).toEqual([one.id]);
  // A newer answer waits to be posted again; a named reporter has no place on the board.
  expect(await desk.step(one.id, { action: 'resolve', text: 'Selesai', outcome: 'settled' })).toMatchObject({ ok: true });
  expect((await desk.call('complaints.toPost', {})).map(({ id }) => id)).toEqual([one.id]);
  const named = await desk.receive();
  await desk.step(named.id, { action: 'answer', text: 'Baik' });
  expect(await desk.invoke('complaints.post', { entries: [{ id: named.id, expectedVersion: (await desk.detail(named.id)).version, text: 'x' }] })).toMatchObject({ ok: false, error: { code: 'step_not_allowed' } });
});
