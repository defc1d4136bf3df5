import type id from '../id/home.ts';

const home = {
  checkIn: 'Check in',
  callNext: 'Call next',
  counters: {
    label: 'How today stands',
    waiting: 'Waiting', serving: 'In service', done: 'Done', noShow: 'No show', emergencies: 'Emergencies', within60: 'Wait ≤ 60 minutes',
    longest: 'longest {{minutes}}', average: 'average wait {{minutes}}', noWait: 'no waiting time yet',
    called: '{{count}} being called', skipped: '{{count}} skipped, {{cancelled}} cancelled', today: 'today', goal: 'of those served',
  },
  queue: {
    title: 'Queue now', hint: '↑↓ choose · Enter opens the patient · Space does the next step',
    number: 'Number', patient: 'Patient', unit: 'Unit', payer: 'Payer', wait: 'Wait', state: 'State',
    row: '{{number}}, {{name}}, {{unit}}, {{state}}', more: '{{count}} more on the Queue screen',
    emptyTitle: 'Nobody is waiting yet',
    emptyText: 'Press Ctrl+K, type part of a patient’s name, then F2 to check in. Somebody who is here for the first time: F3.',
  },
  attention: {
    title: 'Needs attention', emptyTitle: 'Nothing waits for a decision', emptyText: 'Backups, the clock and double data are watched all the time; what you should look at appears here.',
    severity: { urgent: 'Urgent', warning: 'Check', info: 'Info' },
    backup_old: { title: 'The last backup is {{hours}} hours old', next: 'Make a backup now' },
    backup_never: { title: 'There has never been a backup', next: 'Make the first backup' },
    recovery_key_unconfirmed: { title: 'It is not certain that the recovery key is kept', next: 'Print and keep the key' },
    emergency_unidentified: { title: 'Emergency {{name}} is not identified', next: 'Link it with the patient' },
    clock_wrong: { title: 'The computer’s clock went back {{minutes}} minutes', next: 'Set the clock right' },
    same_nik: { title: 'The same NIK: {{first}} and {{second}}', next: 'Compare the two patients' },
    record_numbers_low: { title: 'Only {{left}} record numbers left', next: 'Ask an administrator for another block' },
    same_login: { title: '{{count}} users share the sign-in name “{{login}}”', next: 'Change one of them' },
  },
  load: { title: 'Load per hour', total: '{{count}} arrived today', hour: '{{hour}}:00: {{count}} arrived, usually {{usual}}', arrived: 'arrived', usual: 'usual' },
} satisfies typeof id;
export default home;
