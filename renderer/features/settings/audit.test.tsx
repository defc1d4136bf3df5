import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AUDIT_CHECK_JOB, type AuditCheck } from '../../../shared/contract/audit.ts';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { AuditSection } from './AuditSection.tsx';

const ID = '01890000-0000-7000-8000-000000000001';
const AT = 1_795_000_000_000;
const ENTRY = { id: ID, at: AT, actor: 'Rina Hapsari', action: 'view' as const, entity: 'patient', rowId: ID, detail: null };
const INTACT = { at: AT, entries: 1234, anchors: 7, intact: true, fault: null, brokenAt: null, acknowledged: 0 };
const STATE = { check: INTACT, checking: false, anchor: null, findings: null, acknowledged: [] };
const ANCHOR = { fingerprint: '0123 4567 89ab cdef', at: AT, entries: 1234, reason: 'hourly' as const };
const PATIENT: PatientHit = { id: ID, recordNumber: '000123', name: 'Siti Contoh', sex: 'female', birthDate: null, phone: null, village: null, payer: 'general', lastVisitDay: null, match: 'name', matched: null, former: false, similar: false, highlights: [], marks: [] };

function deskOf(more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    'users.list': () => ok([{ id: ID, login: 'rina', fullName: 'Rina Hapsari', role: 'admin', unitId: null, active: true, version: 'v1', onThisDesk: true }]),
    'audit.list': () => ok([ENTRY]),
    'audit.state': () => ok({ ...STATE, anchor: ANCHOR }),
    ...more,
  });
}

const saved: { name: string; text: string }[] = [];
beforeEach(() => { saved.length = 0; });
afterEach(() => { vi.unstubAllGlobals(); });

test('shows what the last check found and the seal to be written on paper', async () => {
  deskOf();
  renderAtDesk(<AuditSection />);
  expect(await screen.findByText(/Utuh: 1.234 catatan/)).toBeVisible();
  expect(screen.getByText('0123 4567 89ab cdef')).toBeVisible();
});

test('a desk that has never checked says so; a broken log says what is wrong', async () => {
  let check: AuditCheck | null = null;
  const desk = deskOf({ 'audit.state': () => ok({ ...STATE, check }) });
  renderAtDesk(<AuditSection />);
  await screen.findByText(/Belum pernah/);
  check = { ...INTACT, intact: false, fault: 'rewritten', brokenAt: AT };
  desk.tell({ type: 'changed', capabilities: ['audit'] });
  expect(await screen.findByText(/Rantai putus pada/)).toBeVisible();
  expect(screen.getByText(/tidak cocok lagi dengan segelnya/)).toBeVisible();
});

test('a check tells how far it is', async () => {
  let end: () => void = () => undefined;
  const desk = deskOf({ 'audit.verify': () => new Promise((resolve) => { end = () => { resolve(ok({ ...INTACT, at: AT + 1, entries: 2000 })); }; }) });
  renderAtDesk(<AuditSection />);
  await screen.findByText(/Utuh: 1.234 catatan/);
  await userEvent.click(screen.getByRole('button', { name: 'Periksa keutuhan' }));
  desk.tell({ type: 'progress', jobId: AUDIT_CHECK_JOB, done: 500, total: 2000 });
  await screen.findByText('Memeriksa… 500 dari 2.000 catatan');
  end();
  expect(await screen.findByText(/Utuh: 2.000 catatan/)).toBeVisible();
});

test('a seal is made on request', async () => {
  const desk = deskOf({ 'audit.anchor': () => ok(ANCHOR) });
  renderAtDesk(<AuditSection />);
  await userEvent.click(await screen.findByRole('button', { name: 'Segel sekarang' }));
  await screen.findByText('✓ Tersegel.');
  expect(desk.times('audit.anchor')).toBe(1);
});

test('is searched by user, days and patient', async () => {
  const desk = deskOf({ 'patients.search': () => ok([PATIENT]) });
  renderAtDesk(<AuditSection />);
  const user = userEvent.setup();
  await screen.findByRole('option', { name: 'Rina Hapsari' });
  await user.selectOptions(screen.getByLabelText('Pengguna'), 'Rina Hapsari');
  await user.type(screen.getByLabelText('Dari tanggal'), '21/11/26');
  expect(await screen.findByText(/Sabtu, 21 November 2026/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Pilih pasien' }));
  await user.type(within(await screen.findByRole('dialog')).getByRole('textbox', { name: 'Pasien yang mana?' }), 'siti{Enter}');
  await waitFor(() => { expect(desk.lastInput('audit.list')).toEqual({ before: null, limit: 100, action: null, text: '', patientId: ID, userId: ID, from: '2026-11-21', to: null }); });
  await user.click(await screen.findByRole('button', { name: 'Semua pasien' }));
  await waitFor(() => { expect(desk.lastInput('audit.list')).toMatchObject({ patientId: null, userId: ID }); });
});

test('a fault is acknowledged with a reason in words, and stays on the screen with who, when and why', async () => {
  const key = 'a'.repeat(64);
  const broken: AuditCheck = { ...INTACT, intact: false, fault: 'entry', brokenAt: AT };
  let done = false;
  const desk = deskOf({
    'audit.state': () => ok({
      ...STATE, check: done ? { ...broken, fault: null, brokenAt: null, acknowledged: 1 } : broken, findings: [{ key, fault: 'entry', brokenAt: AT, acknowledged: done }],
      acknowledged: done ? [{ key, fault: 'entry', brokenAt: AT, at: AT, by: 'Rina Hapsari', reason: 'Cakram rusak dan diganti' }] : [],
    }),
    'audit.acknowledge': ({ reason }) => {
      if (reason.split(' ').length < 3) return { ok: false, error: { code: 'invalid_input', fields: { reason: 'reason_words' } } };
      done = true;
      return ok({ ...broken, fault: null, brokenAt: null, acknowledged: 1 });
    },
  });
  renderAtDesk(<AuditSection />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Akui: Sebuah catatan diubah/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Sebabnya, menurut apa'), 'rusak{Enter}');
  await dialog.findByText('Tuliskan sebabnya dengan paling sedikit tiga kata.');
  await user.clear(dialog.getByLabelText('Sebabnya, menurut apa'));
  await user.type(dialog.getByLabelText('Sebabnya, menurut apa'), 'Cakram rusak dan diganti{Enter}');
  expect(await screen.findByText(/Diakui Rina Hapsari, .*: Cakram rusak dan diganti/)).toBeVisible();
  expect(screen.getByText(/Tidak ada kerusakan baru di 1.234 catatan/)).toBeVisible();
  expect(screen.queryByText(/Utuh/)).toBeNull();
  expect(desk.lastInput('audit.acknowledge')).toEqual({ key, reason: 'Cakram rusak dan diganti' });
});

test('a desk that was started again looks first before anything is acknowledged', async () => {
  deskOf({ 'audit.state': () => ok({ ...STATE, check: { ...INTACT, intact: false, fault: 'end', brokenAt: AT } }) });
  renderAtDesk(<AuditSection />);
  expect(await screen.findByText(/untuk melihat setiap kerusakan/)).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Akui/ })).toBeNull();
});

test('what was found is saved, all its pieces in one file', async () => {
  vi.stubGlobal('mejaDepan', { saveFile: (name: string, text: string) => { saved.push({ name, text }); return Promise.resolve(true); } });
  const place = { at: AT, id: ID };
  deskOf({ 'audit.export': ({ after }) => ok({ text: after === null ? 'one,' : 'two', rows: 2, fileName: 'jejak.csv', next: after === null ? place : null }) });
  renderAtDesk(<AuditSection />);
  await userEvent.click(await screen.findByRole('button', { name: 'Simpan CSV' }));
  await screen.findByText('Tersimpan: 4 catatan.');
  expect(saved).toEqual([{ name: 'jejak.csv', text: 'one,two' }]);
});
