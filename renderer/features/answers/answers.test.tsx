/** The questions' box and the lists behind it, against a desk that answers from a table. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Article, Asked, Service } from '../../../shared/contract/answers.ts';
import { setDeskClock } from '../../app/clock.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AT, deskOf, idOf } from '../patients/sample-people.ts';
import { AnswersPanel } from './AnswersPanel.tsx';
import { AnswersScreen } from './AnswersScreen.tsx';

const SERVICE: Service = { id: idOf(501), name: 'Cabut gigi', unitId: null, unit: 'Poli Gigi', tariff: 250_000, minutes: 40, preparation: 'Makan dahulu.', payerRules: null, synonyms: ['cabut geraham'], active: true, changedAt: AT, version: 'v1' };
const ARTICLE: Article = {
  id: idOf(601), kind: 'sop', unitId: null, unit: null, ownerId: null, owner: null, audience: ['receptionist'], reviewDay: '2026-11-01', title: 'Bila listrik padam', body: '1. Ambil **paket kertas**.\n2. Nyalakan lampu.\n\n<b>x</b> [keluar](https://x.test)', alsoAsked: [], active: true,
  versionId: idOf(602), number: 2, publishedAt: AT, publishedBy: 'Admin', overdue: true, readByMe: false, version: 'v1',
};
const asked = (more: Partial<Asked>): Asked => ({ intent: 'unknown', doctorIds: [], unitIds: [], serviceIds: [], days: null, answer: { kind: 'unknown', missing: null }, sources: [], hits: [], symptoms: [], ...more });
const PRICE = asked({ intent: 'price', answer: { kind: 'service', aspect: 'price', services: [SERVICE] }, sources: [{ kind: 'service', name: 'Cabut gigi', at: AT }], hits: [{ kind: 'sop', id: ARTICLE.id, title: ARTICLE.title, line: 'Ambil paket kertas' }] });
const whole = { ...ARTICLE, versions: [{ id: ARTICLE.versionId, number: 2, title: ARTICLE.title, body: ARTICLE.body, alsoAsked: [], note: 'Lampu', at: AT, actor: 'Admin' }, { id: idOf(603), number: 1, title: ARTICLE.title, body: 'Lama', alsoAsked: [], note: null, at: AT - 1, actor: 'Admin' }], readers: [{ userId: idOf(999), name: 'Rina Hapsari', role: 'receptionist' as const, at: AT, number: 1 }] };

function deskWith(more: Handlers = {}, role: 'receptionist' | 'admin' = 'receptionist'): DeskDouble {
  return new DeskDouble({
    ...deskOf(role), 'answers.overview': () => ok({ day: '2026-11-22', closed: null, doctors: [] }), 'answers.ask': () => ok(PRICE), 'answers.article': () => ok(whole), 'answers.articles': () => ok([ARTICLE]),
    'answers.services': () => ok([SERVICE]), 'answers.questions': () => ok([]), 'answers.people': () => ok([]), ...more,
  });
}
const box = (): HTMLElement => screen.getByRole('combobox', { name: 'Tanya atau cari' });
let copied = '';
beforeEach(() => {
  setDeskClock(AT, Date.now());
  setLanguage('id');
  lockShortcuts(false);
  copied = '';
});

test('a question shows its answer with the source; arrows and Enter open what was also found, Esc goes back', async () => {
  const user = userEvent.setup();
  const desk = deskWith();
  renderAtDesk(<AnswersPanel patientId={null} callId={idOf(7)} />);
  await screen.findByText('Belum ada dokter');
  await user.type(box(), 'cabut gigi brp');
  const card = await screen.findByRole('region', { name: 'Cabut gigi' });
  expect(within(card).getByText('Tarif Rp250.000')).toBeInTheDocument();
  expect(within(card).getByText(/^Sumber: layanan Cabut gigi, diubah 22 November 2026/)).toBeInTheDocument();
  await user.keyboard('{ArrowDown}{Enter}');
  const article = await screen.findByRole('region', { name: 'Bila listrik padam' });
  expect(within(article).getAllByRole('listitem')).toHaveLength(2);
  expect(within(article).queryByRole('link')).toBeNull();
  await user.keyboard('{Escape}');
  await screen.findByRole('region', { name: 'Cabut gigi' });
  expect(desk.lastInput('answers.ask')).toEqual({ text: 'cabut gigi brp', callId: idOf(7), patientId: null });
});

test('Alt+W copies plain text with bold as WhatsApp writes it; Alt+Q notes the question with its call', async () => {
  const user = userEvent.setup();
  document.execCommand = () => { copied = [...document.querySelectorAll('textarea')].at(-1)?.value ?? ''; return true; };
  const desk = deskWith({ 'answers.collect': () => ok({ folded: 'cabut gigi', count: 3 }) });
  renderAtDesk(<AnswersPanel patientId={null} callId={idOf(7)} />);
  await user.type(box(), 'cabut gigi brp');
  await screen.findByRole('region', { name: 'Cabut gigi' });
  await user.keyboard('{Alt>}w{/Alt}');
  await screen.findByText('Tersalin. Tempelkan di WhatsApp.');
  expect(copied).toBe('*Cabut gigi*\nTarif Rp250.000\nSekitar 40 menit\nPersiapan: Makan dahulu.');
  await user.keyboard('{Alt>}q{/Alt}');
  await screen.findByText('Tercatat; sudah ditanyakan 3 kali.');
  expect(desk.lastInput('answers.collect')).toEqual({ text: 'cabut gigi brp', source: 'phone', callId: idOf(7) });
});

test('whose appointments are asked for is made sure of first: in a call by its own step, at the desk on the patient’s page', async () => {
  const user = userEvent.setup();
  const told = asked({ intent: 'appointment', answer: { kind: 'appointment', appointments: [{ id: idOf(8), patientId: idOf(1), day: '2026-11-23', from: 480, practitioner: 'dr. Ayu', unit: 'Poli Umum', kind: 'control', state: 'booked' }] } });
  const unsure = asked({ intent: 'appointment', answer: { kind: 'identity' } });
  const desk = deskWith({ 'answers.ask': () => ok(unsure) });
  const { unmount } = renderAtDesk(<AnswersPanel patientId={null} callId={null} />);
  await user.type(box(), 'kapan kontrol saya');
  await screen.findByText(/Minta tanggal lahir/);
  expect(screen.getByText(/Buka dahulu pasiennya/)).toBeInTheDocument();
  unmount();
  renderAtDesk(<AnswersPanel patientId={idOf(1)} callId={idOf(7)} />);
  await user.type(box(), 'kapan kontrol saya');
  await screen.findByText(/cocokkan identitasnya \(Alt\+V\)/);
  Object.assign(desk.handlers, { 'answers.ask': () => ok(told) });
  desk.tell({ type: 'changed', capabilities: ['calls'] });
  await screen.findByText('Senin, 23 November 2026, 08.00 WIB · dr. Ayu · Poli Umum');
  expect(desk.lastInput('answers.ask')).toEqual({ text: 'kapan kontrol saya', callId: idOf(7), patientId: idOf(1) });
});

test('a danger sign leads to the emergency script and is not for sending; a refusal is told in words', async () => {
  const user = userEvent.setup();
  const desk = deskWith({ 'answers.ask': () => ok(asked({ intent: 'emergency', answer: { kind: 'emergency', danger: true, words: ['sesak napas'] }, sources: [{ kind: 'script', name: '', at: AT }] })) });
  renderAtDesk(<AnswersPanel patientId={null} callId={null} />);
  await user.type(box(), 'sesak napas');
  await screen.findByText(/tidak memberi nasihat medis/);
  expect(screen.getByRole('button', { name: /Buka naskah darurat/ })).toBeInTheDocument();
  await user.keyboard('{Alt>}w{/Alt}');
  await screen.findByText('Ini untuk petugas, bukan untuk dikirim.');
  Object.assign(desk.handlers, { 'answers.ask': () => ({ ok: false, error: { code: 'internal' } }) });
  await user.type(box(), ' lagi');
  await screen.findByRole('alert');
});

test('an editor saves a service with Ctrl+Enter; a tariff that is no number is told at its field; a clinic without any is taught', async () => {
  const user = userEvent.setup();
  const desk = deskWith({ 'answers.services': () => ok([]), 'answers.saveService': () => ok({ id: idOf(501) }) }, 'admin');
  renderAtDesk(<AnswersScreen path="answers/services" />);
  await screen.findByText('Belum ada layanan');
  await waitFor(() => { expect(screen.getAllByRole('button', { name: /Layanan baru/ }).length).toBeGreaterThan(0); });
  await user.click(screen.getAllByRole('button', { name: /Layanan baru/ })[0]!);
  await user.type(await screen.findByLabelText('Nama layanan'), 'Tambal gigi');
  await user.type(screen.getByLabelText('Tarif (rupiah)'), 'dua ratus');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(desk.times('answers.saveService')).toBe(0);
  await user.clear(screen.getByLabelText('Tarif (rupiah)'));
  await user.type(screen.getByLabelText('Tarif (rupiah)'), 'Rp200.000');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('answers.saveService')).toMatchObject({ id: null, name: 'Tambal gigi', tariff: 200_000, minutes: null, synonyms: [], active: true }); });
});

test('an SOP says that it was not read and that a review is due; reading it is noted with Alt+R', async () => {
  const user = userEvent.setup();
  const desk = deskWith({ 'answers.confirmRead': () => ok({ id: idOf(9) }) });
  renderAtDesk(<AnswersScreen path={`answers/articles/${ARTICLE.id}`} />);
  await screen.findByText('Perlu ditinjau');
  expect(screen.getByText('Baru v1')).toBeInTheDocument();
  await user.keyboard('{Alt>}r{/Alt}');
  await waitFor(() => { expect(desk.lastInput('answers.confirmRead')).toEqual({ articleId: ARTICLE.id, versionId: ARTICLE.versionId }); });
});

test('a manager writes an article for a question, which closes it', async () => {
  const user = userEvent.setup();
  const question = { folded: 'meningitis vaksin', text: 'Ada vaksin meningitis?', count: 3, firstAt: AT, lastAt: AT, by: 'Rina', sources: ['phone' as const], callIds: [], settled: null };
  const desk = deskWith({ 'answers.questions': () => ok([question]), 'answers.publish': () => ok({ id: idOf(701), versionId: idOf(702) }) }, 'admin');
  renderAtDesk(<AnswersScreen path="answers/questions" />);
  const row = await screen.findByRole('row', { name: 'Ada vaksin meningitis?, 3 kali' });
  row.focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByLabelText('Judul')).toHaveValue('Ada vaksin meningitis?');
  await user.type(screen.getByLabelText('Isi'), 'Belum tersedia.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('answers.publish')).toMatchObject({ id: null, kind: 'faq', body: 'Belum tersedia.', question: question.folded, reviewDay: null }); });
});
