import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { Dialog } from '../ui/index.ts';
import { DeskDouble, renderAtDesk } from './desk-double.tsx';
import { lockShortcuts, useShortcut, useShortcutList } from './shortcuts.ts';

beforeEach(() => {
  void new DeskDouble({});
  lockShortcuts(false);
});

interface KeyProps { name: string; run: () => void; shortcut?: string; level?: 'frame' | 'screen'; whileLocked?: boolean; overDialogs?: boolean }

function Key({ name, run, shortcut = 'F2', ...more }: KeyProps) {
  useShortcut({ key: shortcut, label: name, run, ...more });
  return null;
}

function Listed() {
  return <p>{useShortcutList().map(({ key, label }) => `${key} ${label}`).join(', ')}</p>;
}

test('a screen borrows a key of the frame, also when the frame registers it later, and gives it back', async () => {
  const frame = vi.fn<() => void>();
  const inner = vi.fn<() => void>();
  function Both() {
    const [shown, setShown] = useState(true);
    const [label, setLabel] = useState('bingkai');
    return (
      <>
        {shown && <Key name="layar" run={inner} />}
        <Key name={label} run={frame} level="frame" />
        <button type="button" onClick={() => { setLabel('frame'); }}>bahasa</button>
        <button type="button" onClick={() => { setShown(false); }}>pergi</button>
        <Listed />
      </>
    );
  }
  renderAtDesk(<Both />);
  const user = userEvent.setup();
  await user.keyboard('{F2}');
  await user.click(screen.getByRole('button', { name: 'bahasa' }));
  await user.keyboard('{F2}');
  expect([inner.mock.calls.length, frame.mock.calls.length]).toEqual([2, 0]);
  expect(screen.getByText('F2 layar')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'pergi' }));
  await user.keyboard('{F2}');
  expect([inner.mock.calls.length, frame.mock.calls.length]).toEqual([2, 1]);
  expect(screen.getByText('F2 frame')).toBeVisible();
});

test('what an open dialog covers does not hear its keys; the lock and the emergency do', async () => {
  const covered = vi.fn<() => void>();
  const leave = vi.fn<() => void>();
  const lock = vi.fn<() => void>();
  const emergency = vi.fn<() => void>();
  const closed = vi.fn<() => void>();
  renderAtDesk(
    <>
      <Key name="kunjungan" run={covered} />
      <Key name="keluar" shortcut="Escape" run={leave} />
      <Key name="kunci" shortcut="Ctrl+L" run={lock} overDialogs />
      <Key name="darurat" shortcut="F9" run={emergency} whileLocked />
      <Dialog title="Tiket" onClose={closed}><input aria-label="isian" /></Dialog>
    </>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByLabelText('isian'));
  await user.keyboard('{F2}{Control>}l{/Control}{F9}{Escape}');
  expect(covered).not.toHaveBeenCalled();
  expect(leave).not.toHaveBeenCalled();
  expect(lock).toHaveBeenCalledOnce();
  expect(emergency).toHaveBeenCalledOnce();
  expect(closed).toHaveBeenCalledOnce();
});

test('while locked only the emergency works', async () => {
  lockShortcuts(true);
  const checkIn = vi.fn<() => void>();
  const emergency = vi.fn<() => void>();
  renderAtDesk(<><Key name="kunjungan" run={checkIn} /><Key name="darurat" shortcut="F9" run={emergency} whileLocked /></>);
  await userEvent.keyboard('{F2}{F9}');
  expect(checkIn).not.toHaveBeenCalled();
  expect(emergency).toHaveBeenCalledOnce();
});

test('Esc closes the list of a field before it leaves the screen', async () => {
  const leave = vi.fn<() => void>();
  renderAtDesk(<><Key name="keluar" shortcut="Escape" run={leave} /><input aria-label="desa" role="combobox" aria-expanded="true" aria-controls="daftar" /><ul id="daftar" /></>);
  const user = userEvent.setup();
  await user.click(screen.getByLabelText('desa'));
  await user.keyboard('{Escape}');
  expect(leave).not.toHaveBeenCalled();
});

test('when a dialog closes, the focus is where it was', async () => {
  function Opener() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => { setOpen(true); }}>buka</button>
        {open && <Dialog title="Tiket" onClose={() => { setOpen(false); }}>isi</Dialog>}
      </>
    );
  }
  renderAtDesk(<Opener />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'buka' }));
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  await vi.waitFor(() => { expect(screen.getByRole('button', { name: 'buka' })).toHaveFocus(); });
});
