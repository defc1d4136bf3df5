import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NoShowFigures } from '../../../shared/contract/reports.ts';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AT, deskOf } from '../patients/sample-people.ts';
import { ReportsScreen } from './index.tsx';

beforeEach(() => {
  lockShortcuts(false);
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
});
afterEach(() => {
  vi.useRealTimers();
  setLanguage('id');
});

const row = (key: number, name: string, expected: number, noShow: number) => ({ key, name, expected, noShow, percent: expected === 0 ? null : Math.round((1000 * noShow) / expected) / 10 });
const FIGURES: NoShowFigures = {
  from: '2026-10-24', to: '2026-11-22', open: 3, total: row(0, '', 40, 5), byDoctor: [row(0, 'dr. Ayu', 30, 5), row(1, 'drg. Tono', 10, 0)],
  byWeekday: [row(1, '', 40, 5)], byHour: [row(9, '', 40, 5)], byLead: [row(0, '', 8, 0), row(1, '', 12, 1), row(8, '', 12, 2), row(31, '', 8, 2)],
};
const ask = (figures: NoShowFigures) => new DeskDouble(deskOf('receptionist', {
  'reports.noShows': ({ from, to }) => ok({ clinicName: 'Klinik Sehat Sentosa', clinicAddress: 'Jl. Mastrip No. 120', figures: { ...figures, from, to } }),
  'reports.noShowFile': ({ from, to }) => ok({ fileName: `tidak-hadir-${from}-${to}.csv`, text: 'bagian' }), 'reports.printed': () => ok({}),
}));

test('thirty days by doctor, weekday, hour and lead time; another period by one key; saved as a table', async () => {
  const desk = ask(FIGURES);
  renderAtDesk(<ReportsScreen path="reports/no-shows" />);
  const paper = await screen.findByRole('article', { name: /Laporan tidak hadir 24 Oktober 2026 – 22 November 2026/ });
  expect(within(paper).getByRole('row', { name: 'dr. Ayu 30 5 16,7%' })).toBeVisible();
  expect(within(paper).getByRole('row', { name: 'Senin 40 5 12,5%' })).toBeVisible();
  expect(within(paper).getAllByRole('row', { name: /hari/ }).map((each) => each.textContent)).toEqual(['hari itu800%', '1 hari1218,3%', '8–14 hari12216,7%', '31+ hari8225%']);
  expect(within(paper).getByText(/3 janji pada hari yang sudah lewat belum ditandai/)).toBeVisible();
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: '7 hari' }));
  expect(useRoute.getState().path).toBe('reports/no-shows/2026-11-16/2026-11-22');
  URL.createObjectURL = () => 'blob:x';
  URL.revokeObjectURL = () => undefined;
  await user.click(screen.getByRole('button', { name: 'Simpan CSV' }));
  await waitFor(() => { expect(desk.times('reports.noShowFile')).toBe(1); });
});

test('a period without answered appointments says so, in English too', async () => {
  setLanguage('en');
  ask({ ...FIGURES, open: 0, total: row(0, '', 0, 0), byDoctor: [], byWeekday: [], byHour: [], byLead: [] });
  renderAtDesk(<ReportsScreen path="reports/no-shows/2026-11-01/2026-11-02" />);
  expect(await screen.findByText('No appointment of this period has been answered yet.')).toBeVisible();
  expect(screen.getByText('—')).toBeVisible();
});
