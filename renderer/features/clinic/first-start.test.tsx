import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { App } from '../../app/App.tsx';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import type { DeskStatus } from '../../../shared/contract/clinic.ts';
import { useRecoveryKey } from './recovery-key.ts';

const ID = '01890000-0000-7000-8000-000000000001';
const ADMIN = { id: ID, login: 'rina', fullName: 'Rina Hapsari', role: 'admin' as const };
const CLINIC = { id: ID, name: 'Klinik Melati', zone: 'Asia/Makassar' as const, deskLetter: 'A', day: '2026-11-22', now: 1_795_000_000_000 };

function firstStart(more: Handlers = {}): DeskDouble {
  let phase: DeskStatus['phase'] = 'first_start';
  return new DeskDouble({
    'clinic.status': () => ok({ phase, version: '0.1.0', shell: 'browser', demo: null, clinic: phase === 'ready' ? CLINIC : null }),
    'users.session': () => ok({ user: phase === 'ready' ? ADMIN : null, locked: false, waitMs: 0, autoLockMinutes: 10 }),
    'clinic.create': () => { phase = 'ready'; return ok({ recoveryKey: 'ABCD-EFGH-JKLM-NPQR' }); },
    'clinic.confirmRecoveryKey': ({ lastGroup }) => (lastGroup === 'NPQR' ? ok({}) : { ok: false, error: { code: 'wrong_recovery_key', fields: { lastGroup: 'recovery_key_wrong' } } }),
    ...more,
  });
}

beforeEach(() => { useRecoveryKey.setState({ recoveryKey: null, founding: false }); });

async function throughTheWizard(): Promise<void> {
  const user = userEvent.setup();
  await screen.findByRole('heading', { name: 'Selamat datang' });
  await user.keyboard('1');
  // Every step: the first field has the focus, Enter goes on.
  await user.keyboard('Klinik Melati');
  await user.click(screen.getByText('WITA'));
  await user.type(screen.getByLabelText(/Nama klinik/), '{Enter}');
  await screen.findByRole('group', { name: 'Unit 1' });
  expect(screen.getAllByLabelText('Huruf antrean').map((field) => (field as HTMLInputElement).value)).toEqual(['A', 'B', 'C', 'L', 'F', 'K']);
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Nama dokter'), 'dr. Ayu Lestari');
  await user.selectOptions(screen.getByLabelText('Unit'), 'Poli Umum');
  await user.type(screen.getByLabelText('Nama dokter'), '{Enter}');
  await user.type(await screen.findByLabelText(/Nama lengkap/), 'Rina Hapsari');
  await user.type(screen.getByLabelText(/Nama masuk/), 'rina');
  await user.type(screen.getByLabelText(/^Kata sandi/), 'anggrek-77');
  await user.type(screen.getByLabelText(/Ulangi kata sandi/), 'anggrek-77{Enter}');
}

test('a new clinic is founded with the keyboard, and the recovery key stays until its last group was typed', async () => {
  const desk = firstStart();
  renderAtDesk(<App />);
  await throughTheWizard();
  await screen.findByRole('heading', { name: 'Simpan kunci pemulihan' });
  expect(desk.lastInput('clinic.create')).toMatchObject({
    clinic: { name: 'Klinik Melati', address: '', phone: null, zone: 'Asia/Makassar' },
    practitioners: [{ name: 'dr. Ayu Lestari', unit: 0 }],
    admin: { fullName: 'Rina Hapsari', login: 'rina', password: 'anggrek-77' },
  });
  // The phase is `ready` by now; the key is still there.
  await waitFor(() => { expect(desk.times('clinic.status')).toBeGreaterThan(1); });
  const groups = within(screen.getByRole('group', { name: 'Kunci pemulihan' }));
  for (const group of ['ABCD', 'EFGH', 'JKLM', 'NPQR']) expect(groups.getByText(group)).toBeVisible();

  const user = userEvent.setup();
  await user.type(screen.getByLabelText(/kelompok terakhir/), 'xxxx{Enter}');
  await screen.findByText('Kunci pemulihan tidak cocok.');
  await user.clear(screen.getByLabelText(/kelompok terakhir/));
  await user.type(screen.getByLabelText(/kelompok terakhir/), 'npqr{Enter}');
  await waitFor(() => { expect(screen.queryByRole('heading', { name: 'Simpan kunci pemulihan' })).not.toBeInTheDocument(); });
});

test('a refused letter brings back the step it belongs to, with what was typed', async () => {
  firstStart({ 'clinic.create': () => ({ ok: false, error: { code: 'letter_taken', fields: { 'units.1.letter': 'letter_taken' } } }) });
  renderAtDesk(<App />);
  await throughTheWizard();
  const second = within(await screen.findByRole('group', { name: 'Unit 2' }));
  expect(second.getByText('Huruf ini sudah dipakai unit lain.')).toBeVisible();
  expect(second.getByLabelText('Nama unit')).toHaveValue('Poli Gigi');
});

test('two passwords that differ, and a letter used twice, are told before the desk is asked', async () => {
  const desk = firstStart();
  renderAtDesk(<App />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /Klinik baru/ }));
  await user.keyboard('{Enter}');
  await screen.findByText('Isian ini wajib.');
  await user.keyboard('Klinik Melati{Enter}');
  const second = within(await screen.findByRole('group', { name: 'Unit 2' }));
  await user.clear(second.getByLabelText('Huruf antrean'));
  await user.type(second.getByLabelText('Huruf antrean'), 'a{Enter}');
  await second.findByText('Huruf ini sudah dipakai unit lain.');
  await user.clear(second.getByLabelText('Huruf antrean'));
  await user.type(second.getByLabelText('Huruf antrean'), 'g{Enter}');
  await screen.findByLabelText('Nama dokter');
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText(/Nama lengkap/), 'Rina');
  await user.type(screen.getByLabelText(/Nama masuk/), 'rina');
  await user.type(screen.getByLabelText(/^Kata sandi/), 'anggrek-77');
  await user.type(screen.getByLabelText(/Ulangi kata sandi/), 'anggrek-78{Enter}');
  await screen.findByText('Kedua kata sandi tidak sama.');
  expect(desk.times('clinic.create')).toBe(0);
});

test('joining reads the invitation file and shows a wrong code at its field', async () => {
  const desk = firstStart({ 'clinic.join': () => ({ ok: false, error: { code: 'invitation_invalid', fields: { code: 'invitation_code_wrong' } } }) });
  renderAtDesk(<App />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /Gabung klinik/ }));
  await user.click(await screen.findByText('Berkas undangan'));
  const chooser = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!chooser) throw new Error('no file field');
  await user.upload(chooser, new File(['{"sealed":true}'], 'undangan-meja-B.mejadepan'));
  await user.type(screen.getByLabelText(/Kode undangan/), 'abcd-efgh');
  await user.type(screen.getByLabelText(/Nama lengkap/), 'Bima');
  await user.type(screen.getByLabelText(/Nama masuk/), 'bima');
  await user.type(screen.getByLabelText(/^Kata sandi/), 'anggrek-77');
  await user.type(screen.getByLabelText(/Ulangi kata sandi/), 'anggrek-77{Enter}');
  await screen.findByText('Kode undangan tidak cocok dengan berkasnya.');
  expect(desk.lastInput('clinic.join')).toMatchObject({ invitation: '{"sealed":true}', code: 'ABCD-EFGH', admin: { login: 'bima' } });
});

async function fillJoin(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await user.click(await screen.findByRole('button', { name: /Gabung klinik/ }));
  await user.type(screen.getByLabelText(/^Alamat server pusat/), 'pusat.klinik.example');
  await user.type(screen.getByLabelText(/^Kode pendaftaran/), 'abcd efgh');
  await user.type(screen.getByLabelText(/Nama lengkap/), 'Bima');
  await user.type(screen.getByLabelText(/Nama masuk/), 'bima');
  await user.type(screen.getByLabelText(/^Kata sandi/), 'anggrek-77');
  await user.type(screen.getByLabelText(/Ulangi kata sandi/), 'anggrek-77{Enter}');
}
const answering = (): ReturnType<typeof ok<{ reachable: boolean; fault: null; skewMs: number }>> => ok({ reachable: true, fault: null, skewMs: 0 });

test('a new desk gets its clinic from the central: how far it is, then the recovery key', async () => {
  let arrive: (() => void) | null = null;
  const desk = firstStart({
    'sync.look': answering, 'sync.joinProgress': () => ok({ stage: 'snapshot', done: 3, total: 12 }),
    'sync.join': async () => { await new Promise<void>((resolve) => { arrive = resolve; }); return ok({ recoveryKey: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG' }); },
  });
  renderAtDesk(<App />);
  await fillJoin(userEvent.setup());
  expect(await screen.findByText('3 dari 12 bagian')).toBeVisible();
  expect(screen.getByRole('progressbar', { name: 'Mengambil semua data klinik' })).toHaveAttribute('aria-valuenow', '25');
  expect(desk.lastInput('sync.join')).toEqual({ url: 'https://pusat.klinik.example', proxy: null, ca: null, code: 'ABCD EFGH', admin: { fullName: 'Bima', login: 'bima', password: 'anggrek-77' } });
  act(() => { arrive?.(); });
  expect(await screen.findByRole('heading', { name: 'Simpan kunci pemulihan' })).toBeVisible();
});

test('a central that does not answer is told by its reason; nothing typed is lost', async () => {
  firstStart({ 'sync.look': answering, 'sync.joinProgress': () => ok(null), 'sync.join': () => ({ ok: false, error: { code: 'central_unreachable', params: { fault: 'no_answer' } } }) });
  renderAtDesk(<App />);
  await fillJoin(userEvent.setup());
  expect(await screen.findByRole('alert')).toHaveTextContent('Server pusat tidak menjawab. Belum ada yang berubah di meja ini. Periksa alamatnya, lalu coba lagi.');
  expect(screen.getByLabelText(/^Kode pendaftaran/)).toHaveValue('ABCD EFGH');
});

test('a code that does not hold is marked at its field', async () => {
  firstStart({ 'sync.look': answering, 'sync.joinProgress': () => ok(null), 'sync.join': () => ({ ok: false, error: { code: 'enrolment_code_wrong', fields: { code: 'enrolment_code_wrong' } } }) });
  renderAtDesk(<App />);
  await fillJoin(userEvent.setup());
  expect(await screen.findByText('Kode ini tidak berlaku, atau sudah dipakai.')).toBeVisible();
});

test('a database from a newer version is refused in words', async () => {
  firstStart({ 'clinic.status': () => ok({ phase: 'newer_database', version: '0.1.0', shell: 'browser', demo: null, clinic: null }) });
  renderAtDesk(<App />);
  expect(await screen.findByRole('heading', { name: 'Perlu versi Meja Depan yang lebih baru' })).toBeVisible();
});
