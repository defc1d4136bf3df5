const handOffs = {
  title: 'Coordination', lead: 'Slips for other units: sent, accepted and read back, worked on, done.',
  send: 'New slip', tabs: { label: 'Parts of coordination', slips: 'Slips', shift: 'Shift hand-over', figures: 'Response times', settings: 'Settings' },
  table: 'Open slips', endedTable: 'Over (last 7 days)', ended: 'Show those that are over', endedEmpty: 'None has ended in the last 7 days.',
  hint: '↑↓ choose · A accept · K work on · S done · T refuse · P print · Enter history',
  show: 'Show', filter: { all: 'All', forMe: 'For my unit', mine: 'Sent by me' },
  number: 'No.', unit: 'To', text: 'Text', patient: 'Patient', state: 'State', since: 'Since', due: 'Due', result: 'Result', sender: 'Sender', priority: 'Priority', noPatient: 'No patient',
  row: '{{number}}, {{priority}}, {{unit}}, {{text}}, {{state}}',
  priorities: { routine: 'Routine', soon: 'Soon', urgent: 'Urgent' },
  states: { sent: 'Sent', accepted: 'Accepted', working: 'In progress', done: 'Done', rejected: 'Refused', cancelled: 'Called off' },
  late: 'Not accepted for {{span}}', overdue: '{{span}} late', dueAt: 'Due by {{time}}', acceptedBy: 'Accepted by {{name}}, {{time}}', acceptedByPhone: 'Accepted by telephone by {{name}}, {{time}}, noted by {{by}}',
  emptyTitle: 'No open slips', emptyText: 'Press F11 to write a slip to the laboratory, the pharmacy, a ward or another unit. From a patient’s page the patient is filled in.', nothingTitle: 'None in this choice', nothingText: 'Choose “All” to see the other slips.',
  chosen: { from: 'From {{sender}}, {{time}}', visit: 'Queue number {{number}}', complaint: 'Complaint {{number}}', call: 'Came from a telephone call', alarm: 'Alarm if not accepted by {{time}}', openPatient: 'Open patient' },
  actions: { accept: 'Accept', acceptPhone: 'Accepted by telephone', start: 'Work on it', finish: 'Done', reject: 'Refuse', cancel: 'Call off', undo: 'Undo', print: 'Print', history: 'History' },
  done: {
    send: 'Slip {{number}} was sent to {{unit}}.', accept: 'Slip {{number}} was accepted by {{name}}.', start: 'Slip {{number}} is being worked on.', finish: 'Slip {{number}} is done.', reject: 'Slip {{number}} was refused.', cancel: 'Slip {{number}} was called off.',
    undo: 'The last step of slip {{number}} was taken back.', print: 'Slip {{number}} was printed.', printFailed: 'Slip {{number}} was not printed. Check the printer and try again.',
  },
  accept: {
    title: 'Accept slip {{number}}', readAloud: 'Read the number and the text back', name: 'Name of the receiver', nameHint: 'Who read it back', readBack: 'It was read back and is right', how: 'Accepted', here: 'In person', phone: 'By telephone',
    ownHint: 'You sent this slip yourself. Its acceptance can only be noted by telephone.', confirm: 'Accept',
  },
  finish: { title: 'Slip {{number}} is done', result: 'Result', placeholder: 'E.g. Hb 11.2; result sent to the clinic', confirm: 'Done' },
  reject: { title: 'Refuse slip {{number}}', reason: 'Reason', name: 'Who refuses', confirm: 'Refuse' },
  cancel: { title: 'Call off slip {{number}}', reason: 'Reason', confirm: 'Call off', keep: 'Leave it' },
  form: {
    title: 'New slip', to: 'To', toHint: 'Choose a unit, or type the name of a ward without a screen', freeUnit: '“{{name}}” has no screen: its acceptance is noted by telephone.', priority: 'Priority', text: 'Text', textPlaceholder: 'What is asked for, short and complete',
    templates: 'Usual sentences', recent: 'last', due: 'Done by', dueChoices: { none: 'No time', m15: '15 minutes', m30: '30 minutes', h1: '1 hour', typed: 'At…' }, dueTime: 'At', dueHint: 'E.g. 14.30', willDue: 'Due {{when}}',
    about: 'About', unlink: 'Remove', choose: 'Choose a patient', who: 'Which patient?', visit: 'queue {{number}}', call: 'from this call', complaint: 'from this complaint', send: 'Send', sendPrint: 'Send and print', alarm: 'If not accepted within {{minutes}} minutes, it shows under Needs attention.',
  },
  history: {
    title: 'Slip {{number}} to {{unit}}', label: 'History of the slip', late: 'without effect, another desk was first', undone: 'taken back', by: 'by {{by}}', byPhone: 'by telephone',
    actions: { send: 'Sent', accept: 'Accepted, read back', start: 'In progress', finish: 'Done', reject: 'Refused', cancel: 'Called off', undo: 'Step taken back' },
  },
  paper: { label: 'Coordination slip', title: 'Coordination slip', to: 'To', from: 'From', about: 'Patient', visit: 'Queue', due: 'Due', received: 'Accepted by (name, time)', readBack: 'Read back', result: 'Result', scan: 'Scan at the desk to open this slip', born: 'born {{day}}', record: 'Record {{number}}', code: 'Code of the slip' },
  figures: {
    title: 'Response times by unit', from: 'From', to: 'To', unit: 'Unit', sent: 'Slips', waiting: 'Not accepted', accept: 'Median to acceptance', done: 'Median to completion', share: 'Accepted in time', refused: 'Refused or called off', row: '{{unit}}, {{sent}} slips', minutes: '{{shown}} min', none: '—',
    empty: 'No slips on these days', emptyText: 'Choose another period.', note: 'In time: within {{routine}} minutes for routine, {{soon}} for soon, {{urgent}} for urgent. The median counts from sending.', period: 'Period', week: '7 days', month: '30 days', today: 'Today',
  },
  settings: {
    title: 'Settings of coordination', alarm: 'Alarm if not accepted (minutes)', sound: 'One quiet tone when an urgent slip for the unit at this screen is not accepted', soundHint: 'Usually off: Needs attention shows it.', others: 'Units without a screen', othersHint: 'One name per line. Others can still be typed on a slip.',
    templates: 'Usual sentences', templatesHint: 'One sentence per line, at most 12.', save: 'Save', saved: 'Settings saved.', kinds: { clinic: 'Clinic', laboratory: 'Laboratory', radiology: 'Radiology', pharmacy: 'Pharmacy', cashier: 'Cashier', registration: 'Registration', other: 'Other units' },
  },
};
export default handOffs;
