import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { renderAtDesk } from '../app/desk-double.tsx';
import { lockShortcuts, useShortcut } from '../app/shortcuts.ts';
import { Dialog } from './Dialog.tsx';
import { SelectableTable } from './SelectableTable.tsx';

const ROWS = [{ id: 'a' }];
const COLUMNS = [{ key: 'id', header: 'Nomor', render: ({ id }: { id: string }) => id }];

function Desk({ onClose }: { onClose?: () => void }) {
  const [open, setOpen] = useState(false);
  const close = (): void => { onClose?.(); setOpen(false); };
  useShortcut({ key: 'Escape', label: 'Buka', run: () => { setOpen(true); } });
  return (
    <>
      <SelectableTable label="Antrean" columns={COLUMNS} rows={ROWS} rowKey={({ id }) => id} rowLabel={({ id }) => id} onKey={() => { setOpen(true); }} />
      {open && <Dialog title="Alasan" onClose={close}><input aria-label="Alasan" data-autofocus /></Dialog>}
    </>
  );
}

beforeEach(() => { lockShortcuts(false); });

test('the field has the focus as soon as the dialog is there, and not the letter that opened it', async () => {
  renderAtDesk(<Desk />);
  const row = screen.getByRole('row', { name: 'a' });
  act(() => { row.focus(); });
  await userEvent.keyboard('bpulang');
  expect(screen.getByRole('textbox', { name: 'Alasan' })).toHaveFocus();
  expect(screen.getByRole('textbox', { name: 'Alasan' })).toHaveValue('pulang');
});

test('an Esc that opens a dialog does not close it; the next one does, and the row has the focus again', async () => {
  const onClose = vi.fn<() => void>();
  renderAtDesk(<Desk onClose={onClose} />);
  const row = screen.getByRole('row', { name: 'a' });
  act(() => { row.focus(); });
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('textbox', { name: 'Alasan' })).toHaveFocus();
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
  await waitFor(() => { expect(row).toHaveFocus(); });
});
