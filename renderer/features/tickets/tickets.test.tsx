import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TicketOutcome, Unprinted } from '../../../shared/contract/tickets.ts';
import type { TicketOrder } from '../../../shared/contract/window.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { TICKET, deskOf } from '../patients/sample-people.ts';
import { TicketsSection } from './TicketsSection.tsx';
import { UnprintedNotice } from './UnprintedNotice.tsx';
import { forgetPrints, printTicket } from './print-ticket.tsx';

const PRINTER = { printer: 'POS-58', width: '58', copies: 2, qr: true } as const;
const orders: TicketOrder[] = [];
let answer: TicketOutcome = 'printed';
let unprinted: Unprinted[] = [];

/** The installed program's window: its printer answers as the test says. */
function inProgram(): void {
  Object.assign(window, { mejaDepan: {
    printers: () => Promise.resolve([{ name: 'POS-58', title: 'POS 58', usual: true }]),
    printTicket: (order: TicketOrder) => { orders.push(order); return Promise.resolve(answer); },
  } });
}
const handlers = (): Handlers => ({
  'tickets.settings': () => ok({ qr: true, desk: { printer: 'POS-58', width: '58' as const, copies: 1 }, unprinted }),
  'tickets.saveDesk': () => ok({}), 'tickets.save': () => ok({}), 'drafts.load': () => ok(null), 'drafts.save': () => ok({ savedAt: TICKET.at }), 'drafts.discard': () => ok({}),
  'tickets.told': ({ entryId, outcome }) => {
    unprinted = outcome === 'failed' || outcome === 'printer_gone' ? [{ entryId, number: TICKET.number, at: TICKET.at, reason: outcome }] : [];
    return ok({});
  },
  'queue.ticket': () => ok(TICKET),
});

beforeEach(() => {
  orders.length = 0;
  answer = 'printed';
  unprinted = [];
  forgetPrints();
});
afterEach(() => { Reflect.deleteProperty(window, 'mejaDepan'); });

test('a double click gives one ticket, to the chosen printer with its copies', async () => {
  inProgram();
  const desk = new DeskDouble(deskOf('receptionist', handlers()));
  const outcomes = await Promise.all([printTicket(TICKET, PRINTER), printTicket(TICKET, PRINTER)]);
  await printTicket(TICKET, PRINTER);
  expect(outcomes).toEqual(['printed', 'printed']);
  expect(orders).toMatchObject([{ kind: 'ticket58', printer: 'POS-58', copies: 2 }]);
  expect(desk.times('tickets.told')).toBe(0);
});

test('a printer that is gone is told to the desk; one press prints again and settles it', async () => {
  inProgram();
  answer = 'printer_gone';
  const user = userEvent.setup();
  const desk = new DeskDouble(deskOf('receptionist', handlers()));
  expect(await printTicket(TICKET, PRINTER)).toBe('printer_gone');
  expect(desk.lastInput('tickets.told')).toEqual({ entryId: TICKET.entryId, outcome: 'printer_gone' });
  renderAtDesk(<UnprintedNotice />);
  const notice = await screen.findByRole('alert');
  expect(notice).toHaveTextContent('1 tiket belum tercetak');
  expect(notice).toHaveTextContent('Pasien sudah terdaftar dengan nomor A-018.');
  answer = 'printed';
  await user.click(screen.getByRole('button', { name: 'Cetak lagi' }));
  await waitFor(() => { expect(screen.queryByRole('alert')).toBeNull(); });
  expect(desk.lastInput('tickets.told')).toEqual({ entryId: TICKET.entryId, outcome: 'printed' });
});

test('a nurse is not asked to print', async () => {
  unprinted = [{ entryId: TICKET.entryId, number: 'A-018', at: TICKET.at, reason: 'failed' }];
  const desk = new DeskDouble(deskOf('nurse', handlers()));
  renderAtDesk(<UnprintedNotice />);
  await waitFor(() => { expect(desk.times('tickets.settings')).toBeGreaterThan(0); });
  expect(screen.queryByRole('alert')).toBeNull();
});

test('in a browser the dialog is said; in the program the printer is chosen from those that there are', async () => {
  window.print = () => undefined;
  const user = userEvent.setup();
  void new DeskDouble(deskOf('admin', handlers()));
  const first = renderAtDesk(<TicketsSection />);
  expect(await screen.findByText(/pencetak dipilih di dialog cetak/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Cetak tiket contoh' }));
  expect(await screen.findByText('Dialog cetak dibuka. Pilih pencetak tiket di sana.')).toBeVisible();
  first.unmount();
  inProgram();
  answer = 'failed';
  const desk = new DeskDouble(deskOf('admin', handlers()));
  renderAtDesk(<TicketsSection />);
  await user.selectOptions(await screen.findByLabelText('Pencetak'), '');
  await user.click(screen.getByRole('button', { name: 'Cetak tiket contoh' }));
  expect(await screen.findByText(/^Tiket tidak tercetak\. Kunjungan dan nomornya tetap tersimpan/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Simpan untuk komputer ini/ }));
  await waitFor(() => { expect(desk.lastInput('tickets.saveDesk')).toEqual({ printer: null, width: '58', copies: 1 }); });
});
