import type id from '../id/tickets.ts';

const tickets: typeof id = {
  paper: {
    label: 'Queue ticket', number: 'Queue number', hours: 'Practice {{hours}}',
    ahead: 'Ahead of you: {{count}}', estimate: 'Expected wait {{low}}–{{high}} minutes',
    missed: 'If you were passed over, tell the staff.', code: 'Visit code',
  },
  outcome: {
    printed: 'The ticket went to the printer.',
    dialog: 'The print dialog is open. Choose the ticket printer there.',
    failed: 'The ticket was not printed. The visit and its number are saved; check paper and printer, then print again.',
    printer_gone: 'The ticket printer was not found. The visit and its number are saved; switch the printer on and check its cable, then print again.',
  },
  again: 'Print again',
  unprinted: {
    title_one: '{{count}} ticket not printed', title_other: '{{count}} tickets not printed',
    failed: 'The printer refused: check its paper and cover.', printer_gone: 'The printer was not found: check its cable and whether it is on.',
    safe: 'The patients are checked in with number {{numbers}}.',
  },
  settings: {
    title: 'Ticket printer', hint: 'For this computer alone', printer: 'Printer', anyPrinter: 'Choose by itself (a receipt printer, else the usual one)', gone: '{{name}} (not found)', lookAgain: 'Look for printers again',
    viaDialog: 'In a browser the printer is chosen in the print dialog. The installed program prints tickets without a dialog.', none: 'The system knows no printer. Install one in the system, then look again.',
    width: 'Paper width', widths: { 58: '58 mm', 80: '80 mm' }, copies: 'Copies of a ticket', saveDesk: 'Save for this computer',
    content: 'What a ticket says', contentHint: 'The same at every desk of the clinic', qr: 'Print the visit’s QR code', qrHint: 'A code without name and NIK, to be scanned at the desk.', save: 'Save for the clinic',
    test: 'Print a sample ticket', preview: 'Sample ticket', slips: 'Slips of appointments and complaints use the same paper width.',
    sample: { clinic: 'Sample clinic', unit: 'Poli Umum', room: 'Ruang 1', doctor: 'dr. Contoh', hours: '08.00–12.00' },
  },
};
export default tickets;
