import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Backup, Drill } from '../../../shared/contract/backup.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { backupRows } from './backup-rows.ts';
import { BackupSection } from './BackupSection.tsx';

const AT = 1_795_000_000_000;
const HERE: Backup = { name: 'a.db', at: AT, bytes: 2_400_000, kind: 'manual', patients: 1200, visits: 3400 };
const OLDER: Backup = { ...HERE, name: 'b.db', at: AT - 86_400_000, kind: 'monthly' };
const DRILL: Drill = { name: 'a.db', place: 'desk', at: AT + 60_000, ms: 2100, problem: null, patients: 1200, visits: 3400, auditEntries: 5600 };
const PLACES: Output<'backup.places'> = {
  rules: { secondFolder: '/media/stik', oldAfterDays: 1, secondOldAfterDays: 7 }, drill: null,
  second: { folder: '/media/stik/cadangan-meja-depan-1', reachable: true, sameDisk: false, freeBytes: 14_000_000_000, lastAt: AT, problem: null, items: [HERE, OLDER], lacking: 0 },
};

function deskWith(places: Partial<Output<'backup.places'>>, more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    'drafts.load': () => ok(null), 'drafts.save': () => ok({ savedAt: 1 }), 'drafts.discard': () => ok({}),
    'backup.list': () => ok({ folder: '/data/backups', lastAt: AT, items: [HERE] }),
    'backup.places': () => ok({ ...PLACES, ...places }),
    'transfer.drives': () => ok([{ id: 'k', label: 'KINGSTON', path: '/media/kingston', freeBytes: 9_000_000_000, totalBytes: 16_000_000_000, fileSystem: 'exFAT', writable: true }]),
    ...more,
  });
}

test('a backup in both places is one row, taken from this computer', () => {
  expect(backupRows([HERE], [HERE, OLDER]).map(({ name, place, from }) => [name, place, from])).toEqual([['a.db', 'both', 'desk'], ['b.db', 'second', 'second']]);
});

test('shows where each backup lies, and restores from the second place', async () => {
  const desk = deskWith({}, { 'backup.restore': () => ok({ safetyBackup: 'x.db' }) });
  renderAtDesk(<BackupSection />);
  const user = userEvent.setup();
  const table = within(await screen.findByRole('table'));
  await table.findByText('Keduanya');
  expect(table.getByText('Bulanan')).toBeVisible();
  await user.click(table.getAllByRole('button', { name: /^Pulihkan cadangan/ })[1] ?? document.body);
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox'), 'PULIHKAN');
  await user.click(dialog.getByRole('button', { name: 'Pulihkan' }));
  await waitFor(() => { expect(desk.lastInput('backup.restore')).toEqual({ name: 'b.db', place: 'second' }); });
});

test('a second place that is away is told calmly', async () => {
  deskWith({ second: { folder: '/media/stik/c', reachable: false, sameDisk: false, freeBytes: null, lastAt: AT, problem: 'missing', items: [], lacking: 0 } });
  renderAtDesk(<BackupSection />);
  expect(await screen.findByText('Tidak terhubung')).toBeVisible();
  expect(screen.getByText(/disalin sendiri begitu tempat ini tersambung/)).toBeVisible();
});

test('a second place that hangs is named so', async () => {
  deskWith({ second: { folder: '/mnt/nas/c', reachable: false, sameDisk: false, freeBytes: null, lastAt: AT, problem: 'no_answer', items: [], lacking: 0 } });
  renderAtDesk(<BackupSection />);
  expect(await screen.findByText('Tidak menjawab')).toBeVisible();
  expect(screen.getByText(/cadangan di komputer ini berjalan terus/)).toBeVisible();
});

test('what the second place still lacks is counted', async () => {
  deskWith({ second: { folder: '/mnt/nas/c', reachable: true, sameDisk: false, freeBytes: null, lastAt: AT, problem: null, items: [HERE], lacking: 3 } });
  renderAtDesk(<BackupSection />);
  expect(await screen.findByText(/3 cadangan belum disalin/)).toBeVisible();
});

test('a drive is named with one click, tried, and saved', async () => {
  const desk = deskWith({ second: null, rules: { secondFolder: null, oldAfterDays: 1, secondOldAfterDays: 7 } }, {
    'backup.tryPlace': () => ok({ problem: null, freeBytes: 9_000_000_000, sameDisk: true }), 'backup.saveRules': () => ok({}),
  });
  renderAtDesk(<BackupSection />);
  const user = userEvent.setup();
  expect(await screen.findByText('Belum ditentukan')).toBeVisible();
  const trial = screen.getByRole('button', { name: 'Uji tempat ini' });
  expect(trial).toBeDisabled();
  await user.click(await screen.findByRole('button', { name: /Pakai KINGSTON/ }));
  await user.click(screen.getByRole('button', { name: 'Uji tempat ini' }));
  expect(await screen.findByText(/Dapat dipakai.*9 GB kosong/)).toBeVisible();
  expect(screen.getByText(/disk yang sama dengan data klinik/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Simpan/ }));
  await waitFor(() => { expect(desk.lastInput('backup.saveRules')).toEqual({ secondFolder: '/media/kingston', oldAfterDays: 1, secondOldAfterDays: 7 }); });
  expect(await screen.findByText(/Tersimpan/)).toBeVisible();
});

test('a folder that is refused is told at its field', async () => {
  deskWith({}, { 'backup.saveRules': () => ({ ok: false, error: { code: 'invalid_input', fields: { secondFolder: 'backup_folder_missing' } } }) });
  renderAtDesk(<BackupSection />);
  const user = userEvent.setup();
  const folder = await screen.findByRole('textbox', { name: 'Map tempat kedua' });
  await user.clear(folder);
  await user.type(folder, '/tidak/ada');
  await user.click(screen.getByRole('button', { name: /^Simpan/ }));
  expect(await screen.findByText(/Map ini tidak ditemukan/)).toBeVisible();
});

test('a drill tells in words what it found', async () => {
  let drill: Drill | null = null;
  const desk = deskWith({}, {
    'backup.places': () => ok({ ...PLACES, drill }),
    'backup.drill': () => {
      drill = DRILL;
      return ok(DRILL);
    },
  });
  renderAtDesk(<BackupSection />);
  const user = userEvent.setup();
  expect(await screen.findByText('Belum pernah diuji')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Uji pulih cadangan terbaru' }));
  expect(await screen.findByText('Dapat dipulihkan')).toBeVisible();
  expect(screen.getByText(/1\.200 pasien, 3\.400 kunjungan, 5\.600 catatan audit/)).toBeVisible();
  expect(desk.lastInput('backup.drill')).toEqual({ name: 'a.db', place: 'desk' });
});

test('a drill that failed says what to do', async () => {
  deskWith({ drill: { ...DRILL, problem: 'damaged', patients: null, visits: null, auditEntries: null } });
  renderAtDesk(<BackupSection />);
  expect(await screen.findByText('Gagal')).toBeVisible();
  expect(screen.getByText(/Buat cadangan baru dan periksa disknya/)).toBeVisible();
});
