import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AUDIT_CHECK_JOB } from '../../../shared/contract/audit.ts';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { AuditSection } from './AuditSection.tsx';

const ID = '01890000-0000-7000-8000-000000000001';
const AT = 1_795_000_000_000;
const ENTRY = { id: ID, at: AT, actor: 'Rina Hapsari', action: 'view' as const, entity: 'patient', rowId: ID, detail: null };
const INTACT = { at: AT, entries: 1234, anchors: 7, intact: true, fault: null, brokenAt: null };
const ANCHOR = { fingerprint: '0123 4567 89ab cdef', at: AT, entries: 1234, reason: 'hourly' as const };
const PATIENT: PatientHit = { id: ID, recordNumber: '000123', name: 'Siti Contoh', sex: 'female', birthDate: null, phone: null, village: null, payer: 'general', lastVisitDay: null, match: 'name', highlights: [] };

function deskOf(more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    'users.list': () => ok([{ id: ID, login: 'rina', fullName: 'Rina Hapsari', role: 'admin', active: true, version: 'v1', onThisDesk: true }]),
    'audit.list': () => ok([ENTRY]),
    'audit.state': () => ok({ check: INTACT, checking: false, anchor: ANCHOR }),
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
  let check: typeof INTACT | null | { at: number; entries: number; anchors: number; intact: boolean; fault: 'rewritten'; brokenAt: number } = null;
  const desk = deskOf({ 'audit.state': () => ok({ check, checking: false, anchor: null }) });
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
  await user.type(screen.getByLabelText('Dari tanggal'), '2026-11-21');
  await user.click(screen.getByRole('button', { name: 'Pilih pasien' }));
  await user.type(within(await screen.findByRole('dialog')).getByRole('textbox', { name: 'Pasien yang mana?' }), 'siti{Enter}');
  await waitFor(() => { expect(desk.lastInput('audit.list')).toEqual({ before: null, limit: 100, action: null, text: '', patientId: ID, userId: ID, from: '2026-11-21', to: null }); });
  await user.click(await screen.findByRole('button', { name: 'Semua pasien' }));
  await waitFor(() => { expect(desk.lastInput('audit.list')).toMatchObject({ patientId: null, userId: ID }); });
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
