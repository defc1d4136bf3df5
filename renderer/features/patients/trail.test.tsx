import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { TrailEntry } from '../../../shared/contract/audit.ts';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { TrailDialog } from './TrailDialog.tsx';

const ID = '01890000-0000-7000-8000-000000000001';
const AT = 1_795_000_000_000;
let number = 0;
beforeEach(() => { lockShortcuts(false); });
const entry = (more: Partial<TrailEntry>): TrailEntry => ({ id: `01890000-0000-7000-8000-${String(number += 1).padStart(12, '0')}`, at: AT, actor: 'Rina Hapsari', role: 'receptionist', action: 'view', entity: 'patient', detail: null, ...more });

test('says who, in which role, did what with the person’s data, page by page', async () => {
  const pages = [
    [entry({ detail: 'search: name, 8 characters' }), entry({ action: 'print', entity: 'queue_entry', detail: 'ticket' }), entry({ action: 'export', entity: 'transfer', detail: JSON.stringify({ purpose: 'Laporan dinas' }) })],
    [entry({ actor: 'Budi Santoso', role: 'director', detail: 'trail' })],
  ];
  const place = { at: AT, id: ID };
  const desk = new DeskDouble({ 'audit.ofPatient': ({ after }) => ok({ entries: (after === null ? pages[0] : pages[1]) ?? [], next: after === null ? place : null }) });
  let closed = false;
  renderAtDesk(<TrailDialog patientId={ID} name="Siti Contoh" onClose={() => { closed = true; }} />);
  const user = userEvent.setup();
  const table = within(await screen.findByRole('table', { name: 'Siapa yang melihat Siti Contoh' }));
  expect(table.getAllByText('Resepsionis')).toHaveLength(3);
  for (const words of ['hasil pencarian', 'tiket', 'ekspor data klinik: Laporan dinas']) expect(table.getByText(words)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Lebih lama' }));
  await screen.findByText('Budi Santoso');
  expect(screen.getByText('daftar siapa yang melihat')).toBeVisible();
  expect(desk.lastInput('audit.ofPatient')).toEqual({ patientId: ID, after: place, limit: 14 });
  expect(screen.getByRole('button', { name: 'Lebih lama' })).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('button', { name: 'Ke yang terbaru' }));
  await screen.findByText('hasil pencarian');
  await user.keyboard('{Escape}');
  await waitFor(() => { expect(closed).toBe(true); });
});

test('in English, and where nothing is known yet', async () => {
  setLanguage('en');
  const desk = new DeskDouble({ 'audit.ofPatient': () => ok({ entries: [], next: null }) });
  renderAtDesk(<TrailDialog patientId={ID} name="Siti Contoh" onClose={() => undefined} />);
  expect(await screen.findByText('No entries yet')).toBeVisible();
  expect(desk.times('audit.ofPatient')).toBe(1);
  setLanguage('id');
});
