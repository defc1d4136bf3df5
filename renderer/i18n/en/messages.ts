import type indonesian from '../id/messages.ts';

const messages: typeof indonesian = {
  due: {
    title: 'Reminders', text: 'Open one after another with Enter, send from WhatsApp, then mark it. Without internet the list waits here.', table: 'To be sent now',
    hint: '↑↓ choose · Enter open · S sent · G failed · N later · I language · K channel · C copy text · X not needed',
    patient: 'Patient', purpose: 'For', about: 'Appointment', channel: 'By', language: 'Language', state: 'State', opened: 'Opened by {{by}} {{at}}: sent?', waiting: 'Waiting', row: '{{name}}, {{purpose}}, {{when}}, {{channel}}',
    later: '{{count}} wait for their time.', held: 'Not written to: {{parts}}.', heldParts: { consent: '{{count}} have not agreed', phone: '{{count}} without a telephone', deceased: '{{count}} recorded as deceased' },
    emptyTitle: 'Nothing is to be sent', emptyText: 'Reminders appear here when it is time, as set in Settings › Messages.',
    open: { whatsapp: 'Open WhatsApp', phone: 'Copy number', sms: 'Copy number', email: 'Copy address' }, copy: 'Copy text', copied: 'Copied.', notCopied: 'Not copied. Copy it from the screen.', notOpened: 'WhatsApp did not open. Copy the text and send it yourself.',
    sent: 'Sent', failed: 'Failed', putOff: 'Later', drop: 'Not needed', text2: 'Text of the message', textTo: 'E-mail to {{to}}', phoneScript: 'Read out on the telephone',
    done: { sent: '{{name}}: sent.', failed: '{{name}}: failed.', later: '{{name}}: later, {{when}}.', cancelled: '{{name}}: not sent.' },
  },
  purpose: { reminder_early: 'Reminder', reminder_late: 'Second reminder', moved: 'Appointment moved', cancelled: 'Appointment cancelled', rebook: 'Doctor is away', other: 'Message', result_ready: 'Result can be collected', follow_up: 'Follow-up', complaint_answer: 'Answer to a complaint' },
  mailSubject: 'A message from the clinic',
  filter: { kind: 'Show', kinds: { all: 'All', reminders: 'Reminders', appointments: 'Changed appointments', written: 'Written messages' }, channel: 'By', any: 'Any way' },
  held: { title: 'Not written to', hint: 'Enter opens the patient’s contacts', why: 'Why', reason: 'Reason', row: '{{name}}: {{why}} {{reason}}', whys: { stopped: 'Do not contact', deceased: 'Deceased', consent: 'Has not agreed', unwanted: 'Wishes no messages', phone: 'No number or address' } },
  write: {
    title: 'Message to {{name}}', purpose: 'For', channel: 'By', language: 'Language', text: 'Text', hint: 'Do not write the NIK, the record number, what a complaint says, or a result.', save: 'Put into the outbox', saveOpen: 'Save and open the outbox', why: 'Cannot be written to: {{why}}.', noWay: 'This patient has no number and no e-mail address yet.', complaint: 'Complaint', done: 'The message to {{name}} waits in Schedule › Reminders.',
  },
  channel: { whatsapp: 'WhatsApp', phone: 'Telephone', sms: 'SMS', email: 'Email' },
  language: { id: 'Indonesian', en: 'English' },
  state: { waiting: 'Waiting', sent: 'Sent', failed: 'Failed', cancelled: 'Not sent' },
  later: { title: 'Remind again when?', m15: 'in 15 minutes', h1: 'in 1 hour', tomorrow: 'tomorrow 09.00' },
  marked: { title: 'Marked today', at: 'At', by: 'By', state: 'Outcome', row: '{{at}} {{name}}, {{state}}', empty: 'Nothing was marked today yet.' },
  recall: {
    title: 'Did not come', text: 'They did not come and have no other appointment. Call and offer a new time.', table: 'Who did not come', hint: '↑↓ choose · Enter book · A will come · J does not want · N not reached · W wrong number · C copy number',
    missed: 'Missed', patient: 'Patient', doctor: 'Doctor', phone: 'Telephone', tries: 'Tries', never: 'none', tried: '{{count}}×, last {{at}} ({{by}})', again: 'again {{at}}', row: '{{name}}, missed {{when}}', noPhone: 'no telephone',
    book: 'Book', script: 'What to say on the telephone', outcome: { rebooked: 'Booked again', will_come: 'Will come', declined: 'Does not want', not_reached: 'Not reached', wrong_number: 'Wrong number' }, done: '{{name}}: {{what}}.', againTitle: 'When to try {{name}} again?',
    emptyTitle: 'Nobody is to be called', emptyText: 'Patients marked as not come stand here until they are booked again, reached, or tried often enough.',
  },
  settings: {
    times: 'When to remind', early: 'First reminder', late: 'Second reminder', days: 'Days before', hours: 'Hours before', off: '0 days 0 hours: none', before: '{{hours}} hours before the appointment',
    recall: 'Those who did not come', recallTries: 'Tries at most', recallDays: 'How many days back', templates: 'Texts of messages and calls', templatesHint: 'What stands in braces is filled in when it is sent.', known: 'May be filled in: {{list}}', preview: 'Example',
    indonesian: '{{name}}, Indonesian', english: '{{name}}, English', save: 'Save', which: 'Text', unknown: '{{what}} is not known.',
    template: { reminder: 'Reminder', moved: 'Appointment moved', cancelled: 'Appointment cancelled', rebook: 'Doctor away, time is looked for', callAbsence: 'Call: there is a new time', callLeft: 'Call: no new time yet', callRecall: 'Call: did not come', other: 'Free message', resultReady: 'Result can be collected', followUp: 'Follow-up', complaintAnswer: 'Answer to a complaint' },
    sample: { nama: 'Siti Contoh', klinik: 'Klinik Contoh', telepon: '021-555-1234', dokter: 'dr. Contoh', unit: 'Poli Umum', hari: 'Monday, 23 November 2026', jam: '09.20', zona: 'WIB', dokter_lama: 'dr. Contoh', hari_lama: 'Friday, 20 November 2026', jam_lama: '08.00', petugas: 'Rina', cara: 'Please come 15 minutes early.' },
  },
};
export default messages;
