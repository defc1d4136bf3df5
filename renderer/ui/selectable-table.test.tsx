import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderAtDesk } from '../app/desk-double.tsx';
import { SelectableTable, type Column } from './SelectableTable.tsx';

interface Entry { readonly id: string; readonly number: string }
const ROWS: readonly Entry[] = ['A-001', 'A-002', 'A-003'].map((number) => ({ id: number, number }));
const press = vi.fn<(number: string) => void>();
const COLUMNS: readonly Column<Entry>[] = [
  { key: 'number', header: 'Nomor', strong: true, render: ({ number }) => number },
  { key: 'do', header: '', render: ({ number }) => <button type="button" onClick={() => { press(number); }}>{`Panggil ${number}`}</button> },
];

test('Tab enters at one row, arrows walk and stop at the ends, Enter and Space act on the row', async () => {
  const onEnter = vi.fn<(row: Entry) => void>();
  const onSpace = vi.fn<(row: Entry) => void>();
  const onKey = vi.fn<(key: string, row: Entry) => void>();
  renderAtDesk(<SelectableTable label="Antrean" columns={COLUMNS} rows={ROWS} rowKey={({ id }) => id} rowLabel={({ number }) => `nomor ${number}`} onEnter={onEnter} onSpace={onSpace} onKey={onKey} />);
  const user = userEvent.setup();
  const row = (number: string): HTMLElement => screen.getByRole('row', { name: `nomor ${number}` });
  await user.tab();
  expect(row('A-001')).toHaveFocus();
  await user.keyboard('{ArrowUp}');
  expect(row('A-001')).toHaveFocus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(row('A-003')).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(onEnter).toHaveBeenCalledWith(ROWS[2]);
  await user.keyboard('{Home} ');
  expect(onSpace).toHaveBeenCalledWith(ROWS[0]);
  await user.keyboard('s');
  expect(onKey).toHaveBeenCalledWith('s', ROWS[0]);
});

test('a button inside a row keeps its own keys', async () => {
  const onEnter = vi.fn<(row: Entry) => void>();
  renderAtDesk(<SelectableTable label="Antrean" columns={COLUMNS} rows={ROWS} rowKey={({ id }) => id} rowLabel={({ number }) => number} onEnter={onEnter} />);
  const user = userEvent.setup();
  screen.getByRole('button', { name: 'Panggil A-002' }).focus();
  await user.keyboard('{Enter}');
  expect(press).toHaveBeenCalledWith('A-002');
  expect(onEnter).not.toHaveBeenCalled();
});

test('an empty table gives way to what teaches the next step', () => {
  renderAtDesk(<SelectableTable label="Antrean" columns={COLUMNS} rows={[]} rowKey={({ id }) => id} rowLabel={({ number }) => number} empty={<p>Belum ada</p>} />);
  expect(screen.getByText('Belum ada')).toBeVisible();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});
