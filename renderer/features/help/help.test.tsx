import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { DeskDouble, renderAtDesk } from '../../app/desk-double.tsx';
import { lockShortcuts, useShortcut } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { HelpDialog } from './index.tsx';

beforeEach(() => {
  void new DeskDouble({});
  lockShortcuts(false);
  setLanguage('id');
});

const page = (): HTMLElement => screen.getByRole('article');
const heading = (name: string, level = 3): Promise<HTMLElement> => within(page()).findByRole('heading', { name, level });

test('F1 shows the page of the screen, its keys drawn as keys, and the keys that worked there', async () => {
  const user = userEvent.setup();
  function Screen() {
    const [open, setOpen] = useState(false);
    useShortcut({ key: 'F1', label: 'Bantuan', run: () => { setOpen(true); } });
    useShortcut({ key: 'Alt+ArrowLeft', label: 'Hari sebelumnya', run: () => undefined });
    return open ? <HelpDialog path="queue" onClose={() => undefined} /> : null;
  }
  renderAtDesk(<Screen />);
  await user.keyboard('{F1}');
  await heading('Kunjungan dan antrean');
  await waitFor(() => { expect(page()).toHaveFocus(); });
  expect(within(page()).getAllByRole('table').length).toBeGreaterThan(0);
  expect(page().querySelector('kbd')).toBeInTheDocument();
  expect(page()).not.toHaveTextContent('**');
  const keys = within(screen.getByRole('complementary', { name: 'Tombol' }));
  expect(keys.getAllByText('Alt+←').length).toBeGreaterThan(0);
  expect(keys.getByText('Hari sebelumnya')).toBeVisible();
});

test('a section has its own page where there is one, else that of its screen, else Beranda', async () => {
  const { unmount } = renderAtDesk(<HelpDialog path="settings/usb" onClose={() => undefined} />);
  await heading('Ekspor ke USB');
  unmount();
  renderAtDesk(<HelpDialog path="nowhere/at-all" onClose={() => undefined} />);
  await heading('Beranda');
});

test('links open inside the help at their heading; Alt+Left goes back; links out of the manual are plain text', async () => {
  const user = userEvent.setup();
  renderAtDesk(<HelpDialog path="settings/backup" onClose={() => undefined} />);
  await heading('Cadangan dan pemulihan');
  expect(within(page()).queryByRole('link')).not.toBeInTheDocument();
  expect(within(page()).getAllByText(/operations/)[0]).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Daftar isi/ }));
  await heading('Buku petunjuk Meja Depan');
  await user.click(within(page()).getByRole('button', { name: 'Masuk dan kunci layar' }));
  await heading('Masuk dan kunci layar');
  await user.click(within(page()).getByRole('button', { name: 'Bila ada masalah' }));
  await heading('Bila ada masalah');
  await waitFor(() => { expect(within(page()).getByRole('heading', { name: 'Lupa kata sandi', level: 4 })).toHaveFocus(); });
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  await heading('Masuk dan kunci layar');
  await user.click(screen.getByRole('button', { name: /Kembali/ }));
  await heading('Buku petunjuk Meja Depan');
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  await heading('Cadangan dan pemulihan');
  expect(screen.getByRole('button', { name: /Kembali/ })).toBeDisabled();
});

test('the manual is searched by words, arrows and Enter; Esc first empties the search, then closes the help', async () => {
  const user = userEvent.setup();
  const closed = vi.fn<() => void>();
  renderAtDesk(<HelpDialog path="home" onClose={closed} />);
  await heading('Beranda');
  await user.keyboard('{Control>}f{/Control}');
  const field = screen.getByRole('combobox', { name: 'Cari di buku petunjuk' });
  expect(field).toHaveFocus();
  await user.keyboard('kata sandi lupa');
  const options = await screen.findAllByRole('option');
  expect(options.length).toBeGreaterThan(1);
  expect(options[0]).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{ArrowDown}');
  expect(options[1]).toHaveAttribute('aria-selected', 'true');
  expect(field).toHaveAttribute('aria-activedescendant', options[1]?.id);
  await user.keyboard('{ArrowUp}{Enter}');
  await heading('Bila ada masalah');
  expect(field).toHaveValue('');
  await user.keyboard('{Control>}f{/Control}xyzzy');
  expect(await screen.findByText(/Tidak ada halaman yang memuat “xyzzy”/)).toBeVisible();
  await user.keyboard('{Escape}');
  expect(field).toHaveValue('');
  expect(closed).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  expect(closed).toHaveBeenCalledOnce();
});

test('the language changes the page that is open', async () => {
  renderAtDesk(<HelpDialog path="queue" onClose={() => undefined} />);
  await heading('Kunjungan dan antrean');
  act(() => { setLanguage('en'); });
  await heading('Visits and queue');
  expect(screen.getByRole('button', { name: /Contents/ })).toBeVisible();
});
