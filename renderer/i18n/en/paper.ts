import type id from '../id/paper.ts';

const paper = {
  title: 'Paper for a power cut',
  print: 'Print the paper pack', printed: 'The paper pack went to the printer.', notPrinted: 'The pack was not printed. Look at the printer, then try again; the numbers of the next pack go on from there.',
  before: 'Before the power goes', beforeText: 'One key, from any screen, prints today’s appointments, the queue as it is, and numbered blanks for whoever comes later. This desk never gives a blank’s number again.',
  blanks: 'Numbered blanks for each unit',
  enter: 'When the power is back: copy from paper', enterHint: 'The real times, not those of copying',
  entered: 'Copied for {{day}}', written: 'Copied', nothing: 'Nothing copied yet', nothingText: 'Visits copied from paper appear here.',
  patient: 'Patient', otherPatient: 'Other patient', unit: 'Unit', doctor: 'Doctor', anyDoctor: 'not said', number: 'Number', numberHint: 'As on the paper; 3 is enough for A-P03', day: 'Day', dayHint: 'Empty: today',
  arrived: 'Arrived', called: 'Called', ended: 'Ended', outcome: 'How it stands', outcomes: { waiting: 'Still here', done: 'Done', no_show: 'Did not come' }, priority: 'Priority',
  save: 'Save and go on', saved: '{{number}} copied: {{name}}',
  pack: {
    title: 'Paper pack', printedAt: 'Printed {{at}} {{zone}}', how: 'Write when people arrive, are called and leave. When the power is back, copy it under Queue › Paper. Keep this sheet like a medical record, then destroy it.',
    appointments: 'Appointments not yet arrived', noAppointments: 'None.', queue: 'The queue when this was printed', noQueue: 'Empty.', time: 'Time', name: 'Name', record: 'Record no.', doctor: 'Doctor, unit', came: 'Came', state: 'State',
    blanks: '{{unit}}: numbered blanks', nameOrRecord: 'Name and birth date, or record no.', payer: 'Payer', note: 'Note',
  },
} satisfies typeof id;
export default paper;
