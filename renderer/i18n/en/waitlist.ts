import id from '../id/waitlist.ts';

const waitlist = {
  title: 'Waiting list', lead: 'Patients who want an earlier time, or a session that is full. A slot that is free is offered in order: whoever left fewer offers unanswered, then priority, then who asked first.',
  add: 'Add a patient', ended: 'Show those whose wait is over', table: 'Waiting for a slot', endedTable: 'Over (last 60 days)',
  hint: '↑↓ choose · Enter offer · E change · B remove', hintOffered: 'Y accepts · N declines · J no answer',
  order: 'No.', patient: 'Patient', wish: 'Wish', until: 'Latest', state: 'State', result: 'Result', row: '{{name}}, {{wish}}, {{state}}',
  anyDoctor: 'Any doctor', anyUnit: 'Any unit', anyDay: 'any day', earlierThan: 'earlier than {{when}}', priority: 'Priority: {{priority}}', unanswered_one: 'did not answer once', unanswered_other: 'did not answer {{count}} times',
  weekday: { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' }, weekdayShort: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' },
  part: { morning: 'morning', midday: 'midday', afternoon: 'afternoon', evening: 'evening' }, partHint: { morning: 'before 11.00', midday: '11.00–15.00', afternoon: '15.00–18.00', evening: 'from 18.00' },
  reach: { call: 'Telephone', whatsapp: 'WhatsApp' },
  priorities: { none: 'No priority', elderly: 'Elderly', pregnant: 'Pregnant', disability: 'Disability', toddler: 'Toddler', other: 'Other' },
  states: { waiting: 'Waiting', slot: 'Slot free', offered: 'Offered until {{time}}', booked: 'Has an appointment', withdrawn: 'Removed', expired: 'Past the last day' },
  bookedFor: '{{when}} · {{doctor}}', bookedTwice: 'Two desks booked an appointment: {{when}}. Ask the patient, then cancel one of them.',
  emptyTitle: 'Nobody is waiting', emptyText: 'When the wished slot is full, add the patient from the booking form (F6, then Alt+T), from the patient’s page, or with the button above.',
  endedEmpty: 'Nobody’s wait has ended in the last 60 days.',
  chosen: {
    slot: 'A free slot for this patient', noSlot: 'No slot that suits yet', noSlotText: 'As soon as one is free it appears here and on Home.', offer: 'Offer this slot', offered: 'Being offered', left_one: '{{count}} minute left to answer', left_other: '{{count}} minutes left to answer', lastMinute: 'less than a minute left',
    accepted: 'Accepts', declined: 'Declines', no_answer: 'No answer', whatsapp: 'Open WhatsApp', copy: 'Copy number', copied: 'Number {{phone}} copied.', notCopied: 'Not copied.', edit: 'Change', withdraw: 'Remove', patient: 'Open patient',
    script: 'What to say', message: 'WhatsApp message', notes: 'Note', held: 'Holds {{when}} · {{doctor}}; it is moved when they accept.', asked: 'Asked {{when}}', priorityKept: 'Taken first: {{priority}}', notOpened: 'WhatsApp did not open. Copy the number.',
  },
  done: { offer: 'The slot is held for {{name}} until {{time}}. Call now.', accepted: '{{name}}: {{when}}. The appointment is saved.', declined: '{{name}} declined. This slot goes to the next one.', no_answer: '{{name}} did not answer. This slot goes to the next one.', withdraw: '{{name}} is off the waiting list.', ask: '{{name}} is on the waiting list.', edit: 'Changes saved.' },
  form: {
    title: 'Add to the waiting list', titleEdit: 'Change the wish of {{name}}', who: 'Who is waiting?', doctor: 'Doctor', unit: 'Unit', kind: 'Kind', payer: 'Payer', weekdays: 'Days that suit', weekdaysHint: 'None chosen: any day', parts: 'Times that suit', partsHint: 'None chosen: any time',
    earliest: 'Earliest', latest: 'Latest', reach: 'How to reach them', priority: 'Priority', note: 'Note', held: 'Appointment they hold now', noHeld: 'None', heldHint: 'Only earlier slots are offered, and this appointment is moved when the patient accepts.', save: 'Add', saveEdit: 'Save', noPhone: 'This patient has no telephone number yet. Fill it in on the patient’s page first, so that they can be reached.',
    saved: '{{name}} is on the waiting list', savedText: 'As soon as a slot suits, it appears in the waiting list and on Home.', savedSlot: 'A slot suits right now: {{when}} · {{doctor}}.', open: 'Open the waiting list',
  },
  withdraw: { title: 'Take {{name}} off the waiting list', reason: 'Reason', confirm: 'Remove', keep: 'Keep waiting' },
  held: 'This slot is being offered to somebody on the waiting list until {{time}}. It can be booked all the same; that offer then falls away.',
  heldOwn: 'This slot is being offered to this patient until {{time}}. Note the answer in the waiting list, so that they leave it.',
  ask: 'Add to the waiting list',
  // Patients hear and read Indonesian, whatever the desk speaks.
  spoken: id.spoken,
  plans: { title: 'Waiting list', empty: 'Not waiting for a slot.', series: 'Recurring controls', noSeries: 'No recurring controls yet.' },
} satisfies typeof id;
export default waitlist;
