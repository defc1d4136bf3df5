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
  reasons: { hourly: 'hourly', daily: 'new day', day_report: 'day closed', complaint_report: 'complaint report signed', export: 'export', backup: 'backup', manual: 'on request' },
  person: 'Patient', anyone: 'All patients', choosePerson: 'Choose a patient', whichPerson: 'Which patient?', clearPerson: 'All patients',
  user: 'User', allUsers: 'All users', dayHint: 'yesterday, -7, 20-11-2026', from: 'From day', to: 'To day',
  entities: { hand_off: 'Coordination slip', hand_off_event: 'Step of a slip', shift_note: 'Shift hand-over', service: 'Service', article: 'Article', article_version: 'Version of an article', article_reading: 'Receipt of reading', unanswered_question: 'Unanswered question', question_settlement: 'Settlement of a question', waitlist_entry: 'Waiting list', waitlist_offer: 'Offer to the waiting list', appointment_series: 'Recurring controls', audit_anchor: 'Seal', audit_entry: 'Audit log', audit_fault: 'Integrity' },
  known: 'No new fault in {{entries}} entries.', knownHint: 'Faults that were acknowledged stay written below.',
  found: 'What was found', foundAt: '{{what}} Where: {{at}}.', foundSomewhere: '{{what}} Where is not known.', lookFirst: 'Press “Check integrity” to see each fault and to acknowledge it.',
  acknowledge: 'Acknowledge…', acknowledgeRow: 'Acknowledge: {{what}}', acknowledgeTitle: 'Acknowledge this fault?', acknowledgeReason: 'Its cause, and how you know', acknowledgeYes: 'Yes, acknowledge', acknowledgeNo: 'Not yet',
  acknowledgeText: 'Acknowledge only what you know the cause of, such as a damaged disk that was restored. It does not mend the log and cannot be taken back: the fault, your name, the time and the cause stay here, in CSV files and in every export. Other faults are still found. Do not write patients’ names.',
  acknowledged: 'Acknowledged faults', acknowledgedBy: 'Acknowledged by {{by}}, {{at}}: {{reason}}',
  trail: {
    open: 'Who has seen this', title: 'Who has seen {{name}}', lead: 'Who saw, changed, printed or exported this person’s data at the clinic. Opening this list is recorded, too.',
    lists: 'Work lists that show many people, such as the queue and the day’s appointments, are recorded per user and hour in the audit log, not here.',
    when: 'Time', who: 'By', role: 'Role', did: 'Event', what: 'Part', detail: 'Detail', older: 'Older', newest: 'To the newest', row: '{{at}}, {{who}}, {{did}}, {{what}}',
    none: 'No entries yet', noneText: 'Entries appear as soon as somebody opens this person’s data.',
  },
  details: {
    coordination: { accept: 'accepted', 'accept by telephone': 'accepted by telephone', start: 'in progress', finish: 'done', reject: 'refused', cancel: 'called off', undo: 'step taken back', 'slips to units': 'slips of this patient', line: 'note for the shift', 'handed over': 'shift handed over', accepted: 'shift accepted', sheet: 'sheet of the hand-over', 'list what is open': 'list of what is open' },
    report: { due: 'made by itself', caught_up: 'caught up', asked: 'made on request', correction: 'correction', decisions: 'decisions asked for', 'counted anew': 'counted anew', paper: 'printed', pdf: 'PDF', month: 'CSV of the month', restricted: 'with the restricted part' }, reportSigned: 'signed, SHA-256 {{hash}}',
    complaint: { attach: 'file attached', attachment: 'attachment opened', settle: 'put in order after an exchange', reporter: 'reporter’s name shown', notice: 'answer for the notice board' },
    trail: 'list of who has seen', appointments: 'list of appointments', 'list of appointments': 'list of appointments', complaints: 'list of complaints', ticket: 'ticket', slip: 'slip', card: 'patient card', 'record number': 'a final record number in place of a provisional one', file: 'file', sample: 'sample of rows', rows: 'checked rows', rejects: 'rejected rows',
    'merged into another': 'merged into another record', 'merged with another': 'another record merged into it', 'merge undone': 'merge undone', 'merge preview': 'compared for a merge', merges: 'list of merges',
    password: 'password', invitation: 'invitation', timeline: 'story', consents: 'consents', openings: 'openings of the restricted record', 'consent sheet': 'consent sheet', 'same nik': 'the same NIK', identified: 'identified', named: 'given its name', death: 'death recorded', 'death taken back': 'death taken back', move: 'move recorded', 'move taken back': 'move taken back', search: 'found by a search', searchMany: 'found by a search, {{people}} people', export: 'export of the clinic’s data: {{purpose}}', csv: 'CSV file',
    list: 'list', listOf: 'list {{what}}', lists: { similar: 'similar complaints', recent: 'list of those seen last', stranded: 'appointments to be moved', 'to return': 'promised calls', inbox: 'list on the home screen', open: 'list of the open ones', resolved: 'list of the resolved ones', 'held back': 'changes held back' },
  },
  export: 'Save CSV', exported: 'Saved: {{rows}} entries.', notSaved: 'The file was not saved.', cut: 'Only the newest {{rows}} entries were saved. Narrow the days for the others.',
} satisfies typeof id;
export default audit;
