import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Output } from '../../../shared/contract/index.ts';
import type { QueueFiguresRow } from '../../../shared/contract/reports.ts';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { deskOf } from '../patients/sample-people.ts';
import { QueueReportScreen } from './QueueReportScreen.tsx';

beforeEach(() => { lockShortcuts(false); });

const row = (name: string, part: Partial<QueueFiguresRow> = {}): QueueFiguresRow => ({
  name, places: 12, served: 10, left: 1, noShow: 1, cancelled: 0, open: 0, wait: { observed: 10, median: 14, p90: 42, within60Percent: 90 }, service: { observed: 10, median: 8, p90: 15 }, ...part,
});
const report = (from: string, to: string, part: Partial<Output<'reports.queue'>['figures']> = {}): Output<'reports.queue'> => ({
  clinicName: 'Klinik Melati', clinicAddress: 'Jl. Kenanga 5',
  figures: { from, to, days: 6, total: row(''), byUnit: [row('Poli Umum'), row('Laboratorium', { wait: { observed: 0, median: null, p90: null, within60Percent: null } })], byDoctor: [row('dr. Ayu')], byHour: [{ ...row('8'), hour: 8 }], estimates: { told: 8, inside: 6, medianError: 4 }, ...part },
});

test('shows waits, services and the estimates of a period, prints them noted, and saves them as a table', async () => {
  const desk = new DeskDouble(deskOf('director', {
    'reports.queue': ({ from, to }) => ok(report(from, to)), 'reports.printed': () => ok({}), 'reports.queueFile': ({ from, to }) => ok({ fileName: `antrean-${from}-${to}.csv`, text: 'x' }),
  }));
  let printed = 0;
  window.print = () => { printed += 1; };
  const user = userEvent.setup();
  renderAtDesk(<QueueReportScreen from="2026-11-16" to="2026-11-22" today="2026-11-22" />);
  const sheet = await screen.findByRole('article', { name: /Laporan antrean 16 November 2026 – 22 November 2026/ });
  expect(within(sheet).getByText('75%')).toBeVisible();
  expect(within(sheet).getAllByRole('row', { name: /^Laboratorium 12 10 1 1 0 0 — — — / })).toHaveLength(1);
  expect(within(sheet).getByRole('img', { name: /Grafik tunggu per unit/ })).toBeVisible();
  expect(screen.getByRole('radio', { name: '7 hari' })).toBeChecked();
  await user.keyboard('{Control>}p{/Control}');
  await waitFor(() => { expect(printed).toBe(1); });
  expect(desk.lastInput('reports.printed')).toEqual({ day: '2026-11-16', to: '2026-11-22' });
  await user.click(screen.getByRole('radio', { name: '30 hari' }));
  expect(useRoute.getState().path).toBe('reports/queue/2026-10-24/2026-11-22');
});

test('says so when nobody queued, and why a period is refused', async () => {
  const nobody = row('', { places: 0, served: 0, left: 0, noShow: 0, wait: { observed: 0, median: null, p90: null, within60Percent: null }, service: { observed: 0, median: null, p90: null } });
  const desk = new DeskDouble(deskOf('receptionist', { 'reports.queue': ({ from, to }) => ok(report(from, to, { days: 0, total: nobody, byUnit: [], byDoctor: [], byHour: [], estimates: { told: 0, inside: 0, medianError: null } })) }));
  const { unmount } = renderAtDesk(<QueueReportScreen from="2026-11-22" to="2026-11-22" today="2026-11-22" />);
  expect((await screen.findAllByText('Tidak ada antrean pada jangka waktu ini.')).length).toBeGreaterThan(0);
  unmount();
  desk.handlers['reports.queue'] = () => ({ ok: false, error: { code: 'invalid_input', fields: { to: 'period_length' } } });
  renderAtDesk(<QueueReportScreen from="2026-01-01" to="2026-11-22" today="2026-11-22" />);
  expect(await screen.findByRole('alert')).toBeVisible();
});
