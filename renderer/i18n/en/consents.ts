import type leading from '../id/consents.ts';

const consents: typeof leading = {
  title: 'Consents', hint: '↑↓ choose · Enter withdraw · Alt T record',
  give: 'Record consent', print: 'Print sheet', withdraw: 'Withdraw',
  kind: 'For what', given: 'Given', by: 'By', how: 'How', state: 'State',
  kinds: { reminder: 'Reminders', photo: 'Photo', family: 'Sharing with family', insurer: 'Sharing with insurer or other facility', research: 'Research and education' },
  means: {
    reminder: 'The clinic may telephone or send a message to remind of appointments and check-ups.',
    photo: 'The clinic may take and keep a photo of the patient for the medical record. It is not shown in public.',
    family: 'The clinic may tell the family members named in the note how the patient is.',
    insurer: 'The clinic may send what is needed to an insurer or to another facility that takes part in the care.',
    research: 'The patient’s data may be used for research or education, without name or numbers that tell who it is.',
  },
  hows: { spoken: 'Spoken', signed: 'Signed', form: 'On the registration form', earlier: 'Earlier form, without a date' },
  patientSelf: 'The patient', guardianAs: '{{name}} ({{relation}})',
  inForce: 'In force', withdrawn: 'Withdrawn {{day}}', recordedBy: 'recorded by {{name}}', unknownDay: 'not known',
  stopping: 'Use must have stopped before {{until}}.', stopped: 'The limit to stop, {{until}}, has passed.', remindersStop: 'Reminders stop at once.', byForm: 'on the patient’s form',
  reminders: { yes: 'May be sent reminders', no: 'Must not be sent reminders' },
  none: 'No consent yet', noneText: 'Care does not need any. Press Alt T to record consent to something else.',
  row: '{{kind}}, {{day}}, {{by}}, {{state}}',
  giveTitle: 'Record consent', givenDay: 'Date', dayHint: 'today, yesterday, 20-11-2026', whoGives: 'Who consents', patient: 'Patient', guardian: 'Guardian', guardianName: 'Guardian’s name', relation: 'Relation', note: 'Note', notePlaceholder: 'for example to whom', save: 'Save',
  withdrawTitle: 'Withdraw consent: {{kind}}', withdrawAbout: 'Once withdrawn, the data must no longer be used for this within 3 × 24 hours. The history is kept.', reason: 'Reason', withdrawnDay: 'Withdrawn on', keep: 'Cancel',
  paper: {
    title: 'Consent sheet', clinic: 'Clinic', patient: 'Patient', record: 'Record no.', born: 'Born', lead: 'Care does not depend on this consent. Each consent can be withdrawn at any time at the front desk; its use stops within 3 × 24 hours.',
    agree: 'Agree', refuse: 'No', signPatient: 'Patient / guardian', signName: 'Name and relation', signOfficer: 'Officer', printed: 'Printed {{when}}', onFile: 'on file {{day}}',
  },
};
export default consents;
