import type id from '../id/frame.ts';

const frame = {
  product: 'Meja Depan',
  skip: 'Skip to the screen',
  lock: 'Lock the screen',
  rail: {
    label: 'Places', home: 'Home', patients: 'Patients', queue: 'Queue', appointments: 'Appointments', calls: 'Telephone', answers: 'Information', complaints: 'Complaints', reports: 'Reports', 'hand-offs': 'Coordination', emergencies: 'Emergencies', settings: 'Settings', display: 'Queue display', emergency: 'Emergency',
    'hand-offsCount': '{{count}} slips wait for acceptance', queueCount: '{{count}} waiting', complaintsCount: '{{count}} near or past the limit', callsCount: '{{count}} to call back', appointmentsCount: '{{count}} not arrived today', emergenciesCount: '{{count}} today',
  },
  keys: { handOff: 'New slip', help: 'Help', checkIn: 'Check in', newPatient: 'New patient', callNext: 'Call next', booking: 'Appointment', call: 'Telephone', complaint: 'Complaint', emergency: 'Emergency', paper: 'Paper pack', inbox: 'Needs attention', lock: 'Lock the screen', search: 'Find a patient or a command' },
  search: {
    label: 'Find a patient or a command',
    placeholder: 'Find a patient: name, NIK, record number, phone, birth date…',
    results: 'Search results',
    recent: 'Recently served',
    start: 'Type part of a name, a number or a birth date.',
    looking: 'Looking…',
    nothing: 'Nobody matches “{{text}}”.', similar: 'Nobody is exactly “{{text}}”. These are similar:', code: 'Code of a card or ticket. Enter opens it.',
    register: 'Register a new patient: {{name}}', registerPlain: 'Register a new patient', tryOther: 'Try another part of the name, the birth date, phone or village.',
    failed: 'The search is not possible now. Try typing again.',
    neverVisited: 'never visited',
    lastVisit: 'last {{day}}',
    hints: { walk: 'choose', checkIn: 'check in', open: 'open the patient', leave: 'close' },
  },
  scan: {
    visit: 'Ticket {{number}} was read',
    inForm: { title: 'A card’s code was read', text: 'The open form has not changed. Save or close it first, then scan again.' },
    unknown: { title: 'This code is not known here', text: 'It may be another clinic’s card or ticket. Find the patient by name or number.' },
  },
  commands: {
    handOff: 'Slip to another unit', shift: 'Shift hand-over', inbox: 'Needs attention', followUps: 'Follow-ups with patients', printPaper: 'Print the paper pack', paper: 'Paper for a power cut', checkIn: 'Check in', newPatient: 'New patient', callNext: 'Call next', booking: 'Book an appointment', call: 'Log a telephone call', complaint: 'Take a complaint', stranded: 'Schedule: need a new time', untold: 'Schedule: tell the patients', reminders: 'Schedule: reminders', recall: 'Schedule: call who did not come', waitlist: 'Schedule: waiting list', answers: 'Information: ask for prices, schedules, preparation', noShows: 'Report: no-shows', callReport: 'Report: telephone', closeDay: 'Close the day', dayReport: 'Daily report', emergency: 'Emergency', lock: 'Lock the screen', signOut: 'Sign out',
    language: 'Change language (Bahasa Indonesia)', dark: 'Dark theme', light: 'Light theme',
  },
  foot: { noBackup: 'No backup yet', lastBackup: 'Last backup {{when}}', desk: 'Desk {{letter}}' },
  called: { title: 'Number {{number}} called', text: 'To {{unit}}.' },
  link: {
    lost: 'The desk’s program does not answer. What was saved is safe; this page keeps trying.',
    expired: 'Meja Depan was opened again. Open it from its icon; this page is no longer valid.',
    reload: 'Reload',
  },
  noScreen: { title: 'There is no such screen.', text: 'Choose a place on the left or search with Ctrl+K.' },
} satisfies typeof id;
export default frame;
