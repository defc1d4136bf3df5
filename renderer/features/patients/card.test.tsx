import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { CardDialog } from './CardDialog.tsx';
import { deskOf, idOf } from './sample-people.ts';

const CARD = { clinicName: 'Klinik Sehat Sentosa', clinicAddress: 'Jl. Mastrip No. 120', name: 'Siti Nurlaela' as string | null, recordNumber: '102456', birthDate: '1992-08-01', code: `MP1:${idOf(1)}` };
let sheets: string[] = [];
beforeEach(() => {
  lockShortcuts(false);
  sheets = [];
  window.print = (): void => { sheets.push(`${document.querySelector<HTMLElement>('[data-print-sheet]')?.dataset['printSheet'] ?? ''} ${document.querySelector('[data-print-sheet]')?.textContent ?? ''}`); };
});

function open(card: typeof CARD = CARD): DeskDouble {
  const desk = new DeskDouble(deskOf('receptionist', { 'patients.card': () => ok(card), 'audit.printed': () => ok({}) }));
  renderAtDesk(<CardDialog patientId={idOf(1)} onClose={() => undefined} />);
  return desk;
}

test('is shown as it comes out, noted and printed with Ctrl+Enter; no NIK on it', async () => {
  const desk = open();
  expect(await screen.findByText('10-24-56')).toBeVisible();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Dikirim ke pencetak/)).toBeVisible();
  expect(desk.lastInput('audit.printed')).toEqual({ paper: 'patient_card', id: idOf(1) });
  expect(sheets).toHaveLength(1);
  expect(sheets[0]).toMatch(/^card .*Siti Nurlaela.*10-24-56.*01-08-1992/);
  expect(sheets[0]).not.toContain('3578');
});

test('on an A6 sheet, and without the name where it may not be seen', async () => {
  open({ ...CARD, name: null, recordNumber: 'S-A-0007' });
  await userEvent.click(await screen.findByText('Lembar A6'));
  expect(screen.getByText('S-A-0007')).toBeVisible();
  expect(screen.getByText('Nama tidak dicetak')).toBeVisible();
  expect(screen.getByText(/Nomor ini sementara/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: /^Cetak/ }));
  await waitFor(() => { expect(sheets[0]).toMatch(/^sheet /); });
  expect(sheets[0]).not.toContain('Siti');
});

test('what cannot be noted is not printed', async () => {
  const desk = open();
  desk.handlers['audit.printed'] = () => ({ ok: false, error: { code: 'forbidden' } });
  await screen.findByText('10-24-56');
  await userEvent.click(screen.getByRole('button', { name: /^Cetak/ }));
  expect(await screen.findByText(/Kartu belum tercetak/)).toBeVisible();
  expect(sheets).toEqual([]);
});
