import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { setDeskClock } from '../../app/clock.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { ReportsScreen } from './index.tsx';
import { DAY, NOW, closing, figures, idOf, report } from './sample-day.ts';

function desk(more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    'users.session': () => ok({ user: { id: idOf(1), login: 'rina', fullName: 'Rina', role: 'receptionist' }, locked: false, waitMs: 0, autoLockMinutes: 10 }),
    'reports.day': ({ day }) => ok(report({ day })), 'reports.printed': () => ok({}), 'audit.sealOfDay': () => ok({ fingerprint: '0123 4567 89ab cdef', at: 1_795_000_000_000, entries: 1234 }), ...more,
  });
}
const figure = (name: string): HTMLElement => within(screen.getByLabelText('Angka utama')).getByText(name).parentElement ?? document.body;

beforeEach(() => {
  setDeskClock(NOW, Date.now());
  lockShortcuts(false);
});

test('the day on one sheet, with the hours also as a list', async () => {
  desk();
  renderAtDesk(<ReportsScreen path="reports" />);
  const row = await screen.findByRole('row', { name: /Poli Umum/ });
  expect(row).toHaveTextContent('Poli Umum4035211 j 05 m');
  expect(figure('Kunjungan')).toHaveTextContent('40');
  expect(figure('Masih terbuka')).toHaveTextContent('2');
  expect(screen.getByText('92%')).toBeVisible();
  expect(screen.getByText('Pukul 08: 28 kunjungan')).toBeInTheDocument();
  expect(screen.getByText('Hari ini belum ditutup; angka masih dapat berubah.')).toBeVisible();
});

test('a closed day shows the figures of its closing, and says when they hold no more', async () => {
  desk({ 'reports.day': () => ok(report({ closing: closing(), figures: figures({ queue: { served: 36, left: 0, noShow: 2, cancelled: 1, open: 1 } }) })) });
  renderAtDesk(<ReportsScreen path={`reports/${DAY}`} />);
  expect(await screen.findByText(/Ada yang berubah sejak hari ini ditutup/)).toBeVisible();
  expect(figure('Selesai dilayani')).toHaveTextContent('35');
  expect(screen.getByText('Listrik padam pukul 14.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Tutup lagi' }));
  expect(useRoute.getState().path).toBe(`reports/closing/${DAY}`);
});

test('complaints that go on after the closing do not put it in doubt', async () => {
  desk({ 'reports.day': () => ok(report({ closing: closing(), figures: figures({ calls: { received: 9, toReturn: 0 } }) })) });
  renderAtDesk(<ReportsScreen path={`reports/${DAY}`} />);
  expect(await screen.findByText(/Ditutup oleh Rina Wulandari, 22 November 2026, 15.00. Ringkasannya siap dicetak/)).toBeVisible();
});

test('Ctrl+P notes the print first, then prints the sheet alone with its time', async () => {
  const double = desk();
  const printed: (string | undefined)[] = [];
  vi.spyOn(window, 'print').mockImplementation(() => { printed.push(document.querySelector('[data-print-sheet=page]')?.textContent ?? undefined); });
  renderAtDesk(<ReportsScreen path="reports" />);
  await screen.findByRole('row', { name: /Poli Umum/ });
  await userEvent.keyboard('{Control>}p{/Control}');
  expect(await screen.findByText('Tercetak')).toBeVisible();
  expect(printed).toHaveLength(1);
  expect(printed[0]).toContain('Dicetak 22 November 2026, 15.00 WIB');
  expect(printed[0]).toContain('Sidik jejak audit: 0123 4567 89ab cdef · 1.234 catatan');
  expect(double.lastInput('reports.printed')).toEqual({ day: DAY });
  expect(document.querySelector('[data-print-sheet]')).toBeNull();
});

test('what cannot be noted is not printed', async () => {
  desk({ 'reports.printed': () => ({ ok: false, error: { code: 'disk_full' } }) });
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  print.mockClear();
  renderAtDesk(<ReportsScreen path="reports" />);
  await screen.findByRole('row', { name: /Poli Umum/ });
  await userEvent.click(screen.getByRole('button', { name: 'Cetak ringkasan' }));
  expect(await screen.findByText(/Tidak tercetak/)).toBeVisible();
  expect(print).not.toHaveBeenCalled();
});

test('days are walked back and forth, never beyond today', async () => {
  desk();
  renderAtDesk(<ReportsScreen path="reports" />);
  await screen.findByRole('row', { name: /Poli Umum/ });
  expect(screen.getByRole('button', { name: 'Hari berikutnya' })).toBeDisabled();
  await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  await waitFor(() => { expect(useRoute.getState().path).toBe('reports/2026-11-21'); });
});
