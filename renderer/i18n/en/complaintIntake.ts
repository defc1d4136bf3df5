import type id from '../id/complaintIntake.ts';

const complaintIntake = {
  proposal: {
    label: 'Proposed from what was said', says: 'Proposed:', because: 'The words it rests on are marked:', noCategory: 'Category: not sure', noGrade: 'Grade: not sure', accept: 'Use this', accepted: 'Used',
    praise: 'This looks like praise, not a complaint. You decide.', question: 'This looks like a question, not a complaint. You decide.', other: 'This does not read as a complaint yet. You decide.',
    elsewhere: 'This does not seem to be about the clinic. You decide.',
  },
  pasted: { whatsapp: 'WhatsApp message taken apart: sender, time and text.', email: 'Email taken apart: sender, time, subject and text.', asItWas: 'Paste as it was' },
  similar: { label: 'Similar earlier complaints', words: 'similar text', unit: 'same unit', patient: 'same patient', phone: 'same phone' },
  files: {
    label: 'Attachments', add: 'Attach files', hint: 'Pictures, PDF, sound or text; 5 MB a file, {{most}} files. On this computer only.', here: 'on this computer only', remove: 'Do not attach {{name}}',
    loading: 'Opening…', pdf: 'PDFs are not opened inside Meja Depan.', save: 'Save a copy (the copy is not encrypted)', sending: 'Sending attachments…',
  },
  code: {
    title: 'Look up a tracking code', open: 'Look up code', field: 'The reporter’s code', hint: 'Eight letters and digits, such as K7QF-M3XT.', wrong: 'A letter is wrong. Ask the reporter to read it out again.',
    received: 'Received {{when}}', answered: 'Answered {{when}}', resolved: 'Resolved {{when}}', noAnswer: 'Not answered yet', posted: 'On the notice board since {{when}}:',
    give: 'Tracking code for the unnamed reporter', keep: 'Write it down now: it is not shown to the reporter again.', slip: 'Tracking code',
  },
} satisfies typeof id;
export default complaintIntake;
