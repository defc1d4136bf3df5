import type id from '../id/merges.ts';

const merges = {
  title: 'Merge two patient records',
  lead: 'Choose the number that stays in use and the values that are right. No record is deleted, and the merge can be undone.',
  leave: 'Back', swap: 'Swap the number that stays', merge: 'Merge',
  notAllowed: 'Only registrars and administrators merge records', notAllowedText: 'Note both numbers and ask them to compare.',
  survives: 'Stays in use', goes: 'Is merged into it',
  registered: 'Registered {{at}}', lastVisit: 'last came {{day}}',
  counts: {
    visits_one: '{{shown}} visit', visits_other: '{{shown}} visits', appointments_one: '{{shown}} appointment', appointments_other: '{{shown}} appointments', calls_one: '{{shown}} call', calls_other: '{{shown}} calls',
    complaints_one: '{{shown}} complaint', complaints_other: '{{shown}} complaints', emergencies_one: '{{shown}} emergency', emergencies_other: '{{shown}} emergencies', none: 'No visits or other notes yet',
  },
  alsoNumbers: 'Has the number {{numbers}} already',
  sameQueue: 'Both still wait in {{unit}} today ({{numbers}}). Merging is allowed all the same; cancel one of the numbers in the queue.',
  differ_one: '{{count}} field differs', differ_other: '{{count}} fields differ', nothingDiffers: 'All fields are the same', same_one: '{{count}} field is the same', same_other: '{{count}} fields are the same', keys: 'Tab to the next field · ↑↓ choose · Ctrl+Enter merge',
  differs: 'differs', onlyOne: 'only in one', isSame: 'the same', empty: 'empty', both: 'Both',
  side: { into: 'of the number that stays', from: 'of the number that is merged', both: 'of both' },
  fields: {
    name: 'Name', identityKind: 'Kind of identity', nik: 'NIK', bpjs: 'BPJS number', passport: 'Passport', familyCard: 'Family card number', sex: 'Sex', birthDate: 'Date of birth', birthPlace: 'Place of birth',
    birthOrder: 'Order of a multiple birth', mother: 'Mother’s name', phone: 'Telephone', address: 'Address', payer: 'Payer', guardian: 'Guardian', allergies: 'Allergies', consentReminder: 'Reminders', deceased: 'Died',
    moved: 'Moved', restricted: 'Restricted record',
  },
  confirm: {
    title: 'Merge {{old}} into {{kept}}?', back: 'Look again', merge: 'Merge', note: 'Note (may be empty)',
    together: 'All visits, appointments, calls, complaints and emergencies of {{old}} are shown together with those of {{kept}}, on one page.',
    values_one: '{{count}} field of {{kept}} changes as chosen. What it was is kept.', values_other: '{{count}} fields of {{kept}} change as chosen. What they were is kept.', noValues: 'The fields of {{kept}} do not change.',
    numbers: 'Both numbers still find this person. New visits are written on {{kept}}.',
    undo: 'Nothing is deleted. The merge can be undone at any time from the patient’s page; the two are then apart again as before.',
  },
  done: '{{old}} is now part of {{kept}}', doneText: 'It can be undone from this patient’s page.',
  undone: '{{old}} and {{kept}} are apart again', undoneText: 'All fields are as they were before the merge.', undoneKept: 'Changed since the merge, so left as they are: {{fields}}.',
  undo: {
    title: 'Take {{old}} and {{kept}} apart?', reason: 'Reason', confirm: 'Take apart',
    about: 'Each has its own visits and notes again. Fields that the merge changed get back what they had, except those that somebody has changed since. What was written since the merge stays with {{kept}}.',
    withdrawTitle: 'Withdraw the merge of {{old}} into {{kept}}?', withdraw: 'Withdraw', withdrawAbout: 'This merge has no effect anyway. Once withdrawn it is no longer shown among what needs attention.',
  },
  strip: {
    title: 'Other numbers of this person', holds: 'Merged', idle: 'No effect', undo: 'Undo the merge', withdraw: 'Withdraw', note: '“{{note}}”',
    state: {
      holds: 'Also has the number {{number}} ({{name}}), merged {{at}} by {{by}}.',
      circle: 'The merge of {{number}} into {{into}} by {{by}} ({{at}}) has no effect: another desk had merged them the other way round. Check this patient’s fields, then withdraw it.',
      merged_already: 'The merge of {{number}} into {{into}} by {{by}} ({{at}}) has no effect: {{number}} was merged into another number before. If all three are one person, merge those two numbers as well, then withdraw this one.',
      voided: 'The merge of {{number}} into {{into}} by {{by}} ({{at}}) has no effect: the record {{into}} was voided. Withdraw this merge.',
    },
    undone: '{{number}} ({{name}}) was once merged into {{into}}; taken apart {{at}} by {{by}}: {{reason}}',
  },
  with: {
    open: 'Merge with…', compare: 'Compare and merge', title: 'Merge {{name}} with another record', text: 'Find the second record of the same person. The two are compared first; nothing has changed yet.', other: 'The other record',
    itself: 'That is the same record. Choose another.',
  },
} satisfies typeof id;
export default merges;
