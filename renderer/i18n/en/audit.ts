import type id from '../id/audit.ts';

const audit = {
  proof: 'Integrity', lastCheck: 'Last check', never: 'Never yet. The desk checks by itself once a day.', progress: 'Progress of the check', checking: 'Checking… {{done}} of {{total}} entries',
  anchors: '{{anchors}} seals fit.',
  faults: {
    entry: 'An entry was changed or taken out of the middle.', end: 'The last entries are missing.', rewritten: 'Old entries were written anew: they no longer fit their seal.',
    signature: 'A seal was not signed by this desk.', anchor_missing: 'A seal is missing.', signing_key: 'The seal key in the database is not the key of this desk.',
  },
  seal: 'Last seal', sealNone: 'None yet', sealAt: '{{at}}, {{entries}} entries, {{reason}}', sealNow: 'Seal now', sealed: 'Sealed.',
  sealText: 'Write this fingerprint and its time on paper. Whoever rewrites entries from before that time cannot produce the same fingerprint.',
  reasons: { hourly: 'hourly', daily: 'new day', day_report: 'day closed', export: 'export', backup: 'backup', manual: 'on request' },
  person: 'Patient', anyone: 'All patients', choosePerson: 'Choose a patient', whichPerson: 'Which patient?', clearPerson: 'All patients',
  user: 'User', allUsers: 'All users', from: 'From day', to: 'To day',
  entities: { audit_anchor: 'Seal', audit_entry: 'Audit log' },
  export: 'Save CSV', exported: 'Saved: {{rows}} entries.', notSaved: 'The file was not saved.', cut: 'Only the newest {{rows}} entries were saved. Narrow the days for the others.',
} satisfies typeof id;
export default audit;
