import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import type { IndicatorCase, MonthFigures, ReportDetail, ReportPart, ReportRow } from '../../../shared/contract/complaint-reports.ts';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { deskOf, idOf } from '../patients/sample-people.ts';
import { ComplaintReportsScreen } from './index.tsx';
import { cssString } from './paged.ts';

beforeEach(() => { lockShortcuts(false); });

const HOUR = 3_600_000;
/** Sunday 22 November 2026, 07.00 in Jakarta. */
const SEVEN = Date.UTC(2026, 10, 22);
const totals = { openBefore: 2, received: 3, reopened: 0, closed: 1, open: 4, overdue: 1 };
const named = { grade: 'red' as const, unit: 'Apotek', category: 'medicine' as const, owner: 'Bu Rina', state: 'new' as const };
const part: ReportPart = {
  totals, severalUnits: 0, by: { channel: [{ key: 'phone', received: 3, closed: 1, open: 4 }], unit: [{ key: '', received: 3, closed: 1, open: 4 }], category: [], grade: [{ key: 'red', received: 3, closed: 1, open: 4 }] },
  overdue: [{ id: idOf(1), number: 'KA-0001', ...named, receivedAt: SEVEN - 30 * HOUR, overMs: 6 * HOUR }],
  reds: [{ id: idOf(2), number: 'KA-0002', ...named, owner: null, channel: 'phone', receivedAt: SEVEN - 3 * HOUR, recordedAt: SEVEN - 2 * HOUR, narrative: 'Obat tertukar.', steps: [] }], newReds: 1,
  promises: [{ id: idOf(1), number: 'KA-0001', kind: 'task', text: 'Tanyai apoteker', who: 'Apotek', dueAt: SEVEN - HOUR, late: true }], openPromises: 1,
  response: { from: SEVEN - 100 * HOUR, to: SEVEN, met: 3, late: 1, pending: 2, excluded: 0 }, trend: [{ to: SEVEN, received: 3, closed: 1, open: 4 }], cases: [idOf(1), idOf(2)],
};
const row = (more: Partial<ReportRow> = {}): ReportRow => ({ id: idOf(9), from: SEVEN - 24 * HOUR, to: SEVEN, state: 'draft', occasion: 'caught_up', countedAt: SEVEN + HOUR, signed: null, replaces: null, replacedBy: null, totals, ...more });
const signature = { name: 'Bu Direktur', role: 'director' as const, at: SEVEN + 2 * HOUR };
const report = (more: Partial<ReportDetail> = {}): ReportDetail => ({
  id: idOf(9), state: 'draft', head: { clinic: { name: 'Klinik Melati', address: 'Jl. Kenanga 5', zone: 'Asia/Jakarta' }, from: SEVEN - 24 * HOUR, to: SEVEN, countedAt: SEVEN + HOUR, desk: 'A', occasion: 'caught_up', replaces: null, days: 'calendar' },
  part, decisions: '', restricted: null, withheld: 0, signed: null, alsoSigned: [], replacedBy: null, version: idOf(50), ...more,
});
const screenOf = (path: string) => <ComplaintReportsScreen path={path} />;

describe('the list', () => {
  test('tells how every report stands, opens one with Enter, makes one for a day that is typed', async () => {
    const desk = new DeskDouble(deskOf('director', {
      'complaintReports.list': () => ok({ rows: [row(), row({ id: idOf(8), to: SEVEN - 24 * HOUR, state: 'signed', signed: signature, replacedBy: idOf(7) }), row({ id: idOf(6), to: SEVEN - 48 * HOUR, totals: null })], periodEnd: 420 }),
      'complaintReports.make': () => ok({ id: idOf(5) }), 'complaintReports.saveSettings': () => ok({}),
    }));
    const user = userEvent.setup();
    renderAtDesk(screenOf('reports/complaints'));
    await screen.findByText('tidak terbaca');
    const table = screen.getByRole('table', { name: 'Daftar laporan komplain' });
    expect(within(table).getAllByRole('row').slice(1).map((each) => each.textContent)).toEqual([
      expect.stringMatching(/^22 November 2026, 07\.00.*DrafMenyusul314▲1$/), expect.stringMatching(/Ditandatangani.*sudah dikoreksi.*Bu Direktur, 22 November 2026, 09\.00$/), expect.stringMatching(/tidak terbaca/),
    ]);
    within(table).getAllByRole('row')[1]?.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(useRoute.getState().path).toBe(`reports/complaints/${idOf(8)}`);
    await user.type(screen.getByLabelText('Buat laporan untuk hari'), '20-11-2026{Enter}');
    await waitFor(() => { expect(desk.lastInput('complaintReports.make')).toEqual({ day: '2026-11-20' }); });
    const end = screen.getByLabelText('Periode berakhir pukul');
    await user.clear(end);
    await user.type(end, '25.00{Enter}');
    expect(screen.getByText('Ketik jam seperti 07.00')).toBeVisible();
    await user.clear(end);
    await user.type(end, '18.30{Enter}');
    await waitFor(() => { expect(desk.lastInput('complaintReports.saveSettings')).toEqual({ periodEnd: 1110 }); });
  });

  test('says what will come while there is none, and is not for the desk’s officers', async () => {
    const empty = new DeskDouble(deskOf('medical_executive', { 'complaintReports.list': () => ok({ rows: [], periodEnd: 420 }) }));
    const { unmount } = renderAtDesk(screenOf('reports/complaints'));
    expect(await screen.findByText(/setiap hari pukul 07\.00/)).toBeVisible();
    expect(screen.queryByLabelText('Periode berakhir pukul')).toBeNull();
    expect(empty.times('complaintReports.list')).toBe(1);
    unmount();
    const desk = new DeskDouble(deskOf('receptionist', {}));
    renderAtDesk(screenOf('reports/complaints'));
    expect(await screen.findByText('Laporan ini untuk pimpinan')).toBeVisible();
    expect(desk.times('complaintReports.list')).toBe(0);
  });
});

describe('a report', () => {
  test('as a draft: decisions are kept, then signed after one more question; unsaved words are saved first', async () => {
    let now = report();
    const desk = new DeskDouble(deskOf('director', {
      'complaintReports.get': () => ok(now),
      'complaintReports.decide': ({ decisions }) => { now = report({ decisions, version: idOf(51) }); return ok(now); },
      'complaintReports.sign': () => { now = report({ decisions: now.decisions, state: 'signed', signed: { ...signature, hash: 'ab12', contentHash: 'cd34' } }); return ok(now); },
    }));
    const user = userEvent.setup();
    renderAtDesk(screenOf(`reports/complaints/${idOf(9)}`));
    const sheet = await screen.findByRole('article', { name: /Lembar laporan/ });
    expect(within(sheet).getByText('Obat tertukar.')).toBeVisible();
    expect(within(sheet).getByRole('row', { name: /KA-0001 Merah Apotek Baru Bu Rina .* 6 jam 0 menit/ })).toBeVisible();
    expect(within(sheet).getByText('75%')).toBeVisible();
    expect(within(sheet).getByText('Terbuka di awal 2 + baru 3 + dibuka lagi 0 − selesai 1 = terbuka di akhir 4')).toBeVisible();
    await user.type(screen.getByLabelText('Keputusan yang diminta'), 'Tunjuk mediator.');
    await user.click(screen.getByRole('button', { name: 'Tandatangani' }));
    expect(await screen.findByText('Keputusan yang belum disimpan akan ikut disimpan dahulu.')).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/^Ditandatangani Bu Direktur \(Direktur\)/)).toBeVisible();
    expect(desk.lastInput('complaintReports.decide')).toEqual({ id: idOf(9), expectedVersion: idOf(50), decisions: 'Tunjuk mediator.', restricted: null });
    expect(desk.lastInput('complaintReports.sign')).toEqual({ id: idOf(9), expectedVersion: idOf(51) });
    expect(screen.queryByRole('button', { name: 'Tandatangani' })).toBeNull();
  });

  test('signed: prints noted, with the restricted part only when asked for, and says what a check found', async () => {
    const signed = report({ state: 'signed', signed: { ...signature, hash: 'ab12', contentHash: 'cd34' }, restricted: { part: { ...part, reds: [], newReds: 0 }, decisions: 'Periksa kas.' }, withheld: 2, alsoSigned: [{ ...signature, name: 'Pak Humas' }] });
    const desk = new DeskDouble(deskOf('director', { 'complaintReports.get': () => ok(signed), 'complaintReports.printed': () => ok({}), 'complaintReports.verify': () => ok({ faults: ['content_changed'], hash: 'ff00', contentHash: 'x', entryAt: SEVEN, anchoredAt: SEVEN }) }));
    const prints: string[] = [];
    window.print = () => { prints.push(document.querySelector<HTMLElement>('[data-print-sheet]')?.textContent ?? ''); };
    const user = userEvent.setup();
    renderAtDesk(screenOf(`reports/complaints/${idOf(9)}`));
    await screen.findByText(/Pak Humas/);
    expect(screen.getByText(/^2 baris tidak ditampilkan/)).toBeVisible();
    await user.keyboard('{Control>}p{/Control}');
    await waitFor(() => { expect(prints).toHaveLength(1); });
    expect(prints[0]).not.toContain('Periksa kas.');
    expect(desk.lastInput('complaintReports.printed')).toEqual({ id: idOf(9), month: null, restricted: false, as: 'paper' });
    await user.click(screen.getByRole('button', { name: 'Cetak dengan lampiran terbatas' }));
    await waitFor(() => { expect(prints[1]).toContain('Periksa kas.'); });
    expect(desk.lastInput('complaintReports.printed')).toMatchObject({ restricted: true });
    await user.click(screen.getByRole('button', { name: 'Periksa keutuhan' }));
    expect(await screen.findByText('Isi laporan berubah sesudah ditandatangani.')).toBeVisible();
  });

  test('what could not be noted is not printed', async () => {
    const desk = new DeskDouble(deskOf('director', { 'complaintReports.get': () => ok(report()) }));
    let printed = 0;
    window.print = () => { printed += 1; };
    renderAtDesk(screenOf(`reports/complaints/${idOf(9)}`));
    await screen.findByRole('article', { name: /Lembar laporan/ });
    await userEvent.setup().keyboard('{Control>}p{/Control}');
    expect(await screen.findByText(/[Tt]idak tercetak|tidak dapat dicetak|gagal/i)).toBeVisible();
    expect([printed, desk.times('complaintReports.printed')]).toEqual([0, 1]);
  });
});

test('the month draws causes with their running share and leads to complaints', async () => {
  const figures: MonthFigures = {
    month: '2026-11', from: SEVEN - 500 * HOUR, to: SEVEN + 200 * HOUR, countedAt: SEVEN, received: 5, closed: 2, open: 3, reopened: 0, byCause: [{ key: 'waiting_time', count: 3, share: 750, running: 750 }, { key: 'facility', count: 1, share: 250, running: 1000 }], withoutCause: 1,
    severalUnits: 0, byUnit: [], byCategory: [], byGrade: [], byChannel: [], repeats: [{ key: 'KIA', category: 'schedule', count: 2, cases: [{ id: idOf(1), number: 'KA-0001', receivedAt: SEVEN }, { id: idOf(2), number: 'KA-0002', receivedAt: SEVEN }] }],
    improvements: [{ complaintId: idOf(1), number: 'KA-0001', text: 'Jadwal dipasang', owner: null, dueDay: '2026-11-10', state: 'overdue', result: null }], satisfaction: { answers: 2, average: 2.5, scores: [{ score: 4, count: 1 }, { score: 1, count: 1 }] }, response: part.response,
  };
  const desk = new DeskDouble(deskOf('medical_executive', { 'complaintReports.month': () => ok({ clinicName: 'Klinik Melati', clinicAddress: '', restricted: false, figures }), 'complaintReports.monthFile': () => ok({ fileName: 'a.csv', text: 'x' }) }));
  const user = userEvent.setup();
  renderAtDesk(screenOf('reports/complaints/month/2026-11'));
  const sheet = await screen.findByRole('article', { name: /Lembar evaluasi November 2026/ });
  expect(within(sheet).getByRole('row', { name: '1. Waktu tunggu 3 75% 75%' })).toBeVisible();
  expect(within(sheet).getByRole('row', { name: '2. Fasilitas 1 25% 100%' })).toBeVisible();
  expect(within(sheet).getByText(/Rata-rata 2,5 dari 4/)).toBeVisible();
  expect(within(sheet).getByText('Lewat tenggat')).toBeVisible();
  expect(screen.queryByLabelText('Termasuk komplain terbatas')).toBeNull();
  await user.click(within(sheet).getByRole('link', { name: 'KA-0002' }));
  expect(useRoute.getState().path).toBe(`complaints/${idOf(2)}`);
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(useRoute.getState().path).toBe('reports/complaints/month/2026-10');
  expect(desk.lastInput('complaintReports.month')).toEqual({ month: '2026-11', restricted: false });
});

test('the indicator says that it is adopted, shows its formula, and its lists lead to the complaints', async () => {
  const one = (id: number, verdict: IndicatorCase['verdict']): IndicatorCase => ({ id: idOf(id), number: `KA-000${id}`, grade: 'green', unit: null, receivedAt: SEVEN, settledAt: null, verdict, overMs: verdict === 'late' ? HOUR : null });
  const response = { from: 0, to: 1, met: 1, late: 1, pending: 1, excluded: 0 };
  const desk = new DeskDouble(deskOf('director', {
    'complaintReports.indicator': ({ month }) => ok({ clinicName: 'Klinik Melati', clinicAddress: '', month, days: 'calendar', restricted: false, months: [{ month: '2026-10', response: { ...response, met: 0, late: 0 } }, { month, response }], cases: [one(1, 'met'), one(2, 'late'), one(3, 'pending')] }),
  }));
  const user = userEvent.setup();
  renderAtDesk(screenOf('reports/complaints/indicator/2026-11'));
  expect(await screen.findByText(/Klinik tidak diwajibkan mengukurnya/)).toBeVisible();
  expect(screen.getByText('Di bawah sasaran')).toBeVisible();
  const cases = (): string[] => within(screen.getByRole('table', { name: 'Komplain di balik angka' })).getAllByRole('row').slice(1).map((each) => each.getAttribute('aria-label') ?? '');
  expect(cases()).toEqual(['KA-0001, Dalam batas', 'KA-0002, Lewat batas']);
  await user.click(screen.getByRole('radio', { name: 'Pembilang (1)' }));
  expect(cases()).toEqual(['KA-0001, Dalam batas']);
  await user.click(screen.getByLabelText('Termasuk komplain terbatas'));
  await waitFor(() => { expect(desk.lastInput('complaintReports.indicator')).toEqual({ month: '2026-11', restricted: true }); });
  screen.getByRole('row', { name: /KA-0001/ }).focus();
  await user.keyboard('{Enter}');
  expect(useRoute.getState().path).toBe(`complaints/${idOf(1)}`);
});

test('a clinic’s name ends no rule of the page', () => {
  expect(cssString('Klinik "A"\\\n</style>')).toBe('"Klinik \\22 A\\22 \\5c \\a \\3c /style>"');
});
