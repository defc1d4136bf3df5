import type id from '../id/contacts.ts';

const contacts = {
  title: 'Contacts', due: 'due {{at}}',
  preference: {
    title: 'How to be reached', edit: 'Change', none: 'Nothing chosen yet: WhatsApp, then the telephone, at any time.', channel: 'By', language: 'Language', parts: 'Time', anyTime: 'at any time', anyChannel: 'not chosen', anyLanguage: 'as the last time', email: 'E-mail address',
    stopped: 'Do not contact', stoppedText: '{{reason}} · recorded by {{by}}, {{at}}', saved: 'Changed by {{by}}, {{at}}',
    form: 'How {{name}} wishes to be reached', channels: { whatsapp: 'WhatsApp', phone: 'Telephone', sms: 'SMS', email: 'E-mail', none: 'No messages' }, dayParts: { morning: 'Morning (until 11:00)', noon: 'Midday (11:00–15:00)', evening: 'Afternoon (from 15:00)' }, partsHint: 'None chosen means at any time.',
    stop: 'Do not contact at all', stopReason: 'Reason', stopHint: 'Holds for every message and reminder, whatever was agreed to, until it is lifted here.', save: 'Save', done: 'Saved how to be reached.',
  },
  followUps: {
    title: 'Follow-ups', lead: 'What was promised to patients. What is due also appears in Needs attention.', table: 'Follow-ups', hint: '↑↓ choose · Enter done · E change · B dropped · P patient · T write', patientHint: '↑↓ choose · Enter done · E change · B dropped · T write',
    add: 'New follow-up', patient: 'Patient', todo: 'What', dueAt: 'When', owner: 'Who', nobody: 'anybody', state: 'State', show: 'Show', open: 'Open', done: 'Done in 30 days', mine: 'Only mine',
    late: 'Late', today: 'Today', later: 'Later', outcomes: { done: 'Done', dropped: 'Dropped' }, row: '{{name}}: {{todo}}, {{due}}, {{state}}', stopped: 'Do not contact: {{reason}}', made: 'Made by {{by}}, {{at}}',
    emptyTitle: 'No follow-ups', emptyText: 'Make one on a patient’s page, Contacts tab, or with Alt T here.', doneEmpty: 'Nothing was done in the last 30 days.',
    form: 'Follow-up for {{name}}', formNew: 'New follow-up', who: 'Patient', whenHint: 'for example 14.30, besok 9, Senin 8.30', save: 'Save', finish: 'Done', finishTitle: 'Follow-up {{name}}', result: 'Result', resultHint: 'May be empty when it is done.', drop: 'Dropped', dropReason: 'Why it is dropped', page: 'Open the patient', write: 'Write a message', edit: 'Change',
    doneNotice: '{{name}}: done.', droppedNotice: '{{name}}: dropped.', savedNotice: 'The follow-up for {{name}} is saved.',
  },
  notes: { title: 'Contact notes', add: 'New note', form: 'Contact note', text: 'Note', hint: 'Short, not medical. It cannot be changed; a correction is a new note.', save: 'Save', correction: 'correction', corrected: 'corrected', correct: 'Correct', correctTitle: 'Correct a note', was: 'It was: {{text}}', done: 'The note is saved.' },
  last: { title: 'Last contacts', empty: 'Never contacted', emptyText: 'Visits, calls, messages, complaints, follow-ups and notes appear here.', hint: '↑↓ choose · Enter opens it or corrects a note' },
  write: 'Write a message',
} satisfies typeof id;
export default contacts;
