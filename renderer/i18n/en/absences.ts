import type indonesian from '../id/absences.ts';

const absences: typeof indonesian = {
  tabs: { label: 'Parts of the schedule', schedule: 'Schedule', stranded: 'Need a new time', untold: 'To be told', reminders: 'Reminders', recall: 'Did not come', waitlist: 'Waiting list', 'follow-ups': 'Follow-ups' },
  plan: {
    title: 'Need a new time', text: 'A new time is proposed for each patient: the same doctor first, then the same unit. Who booked first chooses first.',
    doctor: 'Doctor', all: 'All doctors ({{count}})', one: '{{name}} ({{count}})', waiting: '{{count}} patients are waiting for {{name}} in today’s queue.', openQueue: 'Open the queue',
    away: 'Doctor is away', table: 'Appointments without a time', hint: '↑↓ choose · Space include · Enter other time · B cancel · L leave · C copy number',
    chosen: 'In', when: 'Was', patient: 'Patient', why: 'Why', proposal: 'Becomes', phone: 'Telephone', noPhone: 'no telephone',
    whys: { away: 'Doctor is away', no_session: 'Session is gone', displaced: 'Slot went to another desk', left: 'Waits for a new time' },
    none: 'No free slot within 30 days', cancel: 'Cancelled: {{reason}}', leave: 'Left, to be found later', skipped: 'Not included', ownChoice: 'your choice',
    row: '{{when}} {{name}}, {{doctor}}, {{what}}', more: '{{count}} more appear when these are done.',
    apply: 'Apply {{count}} changes', nothing: 'Nothing is included',
    done: '{{moved}} moved, {{cancelled}} cancelled, {{left}} left.', refused: '{{count}} were not done because something changed; see the new proposals.', tell: 'Tell the patients',
    script: 'What to say on the telephone', call: 'Copy number', copied: 'Number {{phone}} copied.', notCopied: 'Not copied. Copy it from the screen.',
    emptyTitle: 'No appointment has lost its time', emptyText: 'All appointments to come lie within practice hours. When a doctor cannot come, press “Doctor is away”.',
    change: 'Other time', sure: { title: 'Apply the changes?', text: '{{moved}} appointments are moved, {{cancelled}} cancelled, {{left}} left to wait for a new time. Patients who agreed get a message under Reminders.', yes: 'Apply', no: 'Look again' },
  },
  slot: { title: 'New time for {{name}}', use: 'Use this time', stop: 'Keep the proposal' },
  cancel: { title: 'Cancel the appointment of {{name}}', reason: 'Reason', confirm: 'Mark to be cancelled', keep: 'Do not cancel' },
  untold: {
    title: 'Tell the patients', text: 'Their appointments were changed and they do not know yet. Call, or send the message from Reminders.',
    table: 'Not told yet', hint: '↑↓ choose · T called · P message sent · N not reached · C copy number',
    patient: 'Patient', was: 'Was', now: 'Becomes', phone: 'Telephone', news: 'Told', outcome: { moved: '{{when}}, {{doctor}}', cancelled: 'Cancelled', left: 'New time is looked for' },
    notYet: 'Not yet', notReached: 'Not reached {{count}}×, {{at}} ({{by}})', row: '{{name}}, was {{was}}, {{now}}',
    called: 'Called', message: 'Message sent', not_reached: 'Not reached', done: '{{name}}: {{what}}.',
    emptyTitle: 'Everybody has been told', emptyText: 'Patients whose appointment was moved or cancelled because a doctor is away stand here until they have been told.',
  },
};
export default absences;
