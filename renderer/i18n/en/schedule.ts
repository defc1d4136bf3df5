import type id from '../id/schedule.ts';

const schedule = {
  view: { label: 'View', day: 'Day', week: 'Week', month: 'Month', list: 'List' },
  step: { previous: { day: 'Previous day', week: 'Previous week', month: 'Previous month' }, next: { day: 'Next day', week: 'Next week', month: 'Next month' } },
  doctor: 'Doctor', allDoctors: 'All doctors', unit: 'Unit', allUnits: 'All units', age: '{{years}} y', ageMonths: '{{months}} mo', ageDays: '{{days}} d',
  hint: '1–4 view · S first free slot · H today · C print · PgUp/PgDn change {{step}}', steps: { day: 'day', week: 'week', month: 'month' },
  range: '{{from}} – {{to}}', closedDay: 'Closed: {{name}}', nobody: 'Nobody practises', weekOf: 'Week {{range}}', daysOf: 'Schedule {{day}}',
  break: 'Break', away: { away: 'Away', cancelled: 'Session dropped', moved: 'Session moved', extra: 'Extra session' }, awayWhy: '{{what}}: {{reason}}',
  quota: { bpjs: 'BPJS', other: 'others', online: 'online', part: '{{name}} {{count}}', full: '{{name}} full', released: 'quota open to all' },
  seats: '{{taken}}/{{capacity}}', seatsWords: '{{taken}} of {{capacity}} places taken', crowd: '+{{count}} more', crowdWords: '{{time}} {{count}} more appointments, {{doctor}}', slotOf: '{{when}} · {{doctor}}',
  slot: { title: '{{time}} · {{doctor}}', filled: '{{taken}} of {{capacity}} places taken.', book: 'Add an appointment at this time', hint: '↑↓ choose · Enter details · Space arrived' },
  telemedicine: 'telemedicine',
  legend: {
    open: 'Signs', title: 'What the signs mean', tentative: 'Tentative', displaced: 'Needs another slot', tentativeText: 'Not yet confirmed by the central server', telemedicine: 'Telemedicine: by link, nobody comes in',
    booked: 'The appointment is made', confirmed: 'The patient has said they will come', arrived: 'Checked in, has a queue number', in_service: 'Follows the queue', completed: 'Follows the queue', no_show: 'Did not come on the day', cancelled: 'Cancelled with a reason', rescheduled: 'Has gone to another time', needs_rebooking: 'Its time is gone; call the patient', displaced_text: 'Another desk took the slot first',
  },
  actions: { undo: 'Undo', print: 'Print', find: 'First free slot' },
  done: { confirm: '{{name}} has confirmed.', correct: 'The state of {{name}} was corrected to {{state}}.', undone: '{{name}} is back at {{when}}.', printed: 'The list was sent to the printer.', printFailed: 'The list was not printed. Check the printer and print again.' },
  correct: { title: 'Correct the state of {{name}}', to: 'The right state', reason: 'Reason for the correction', confirm: 'Correct', keep: 'Leave as it is' },
  moved: { to: 'Moved to {{when}}', from: 'Moved from {{when}}', open: 'Open', toPlace: '{{weekday}} {{time}}, {{doctor}}' },
  rebook: { words: 'Its time is gone. Call the patient and give them a new one.', open: 'List of those to be rebooked' },
  drag: { free: 'Drop: {{when}}, {{doctor}}', same: 'Where it was', outside: 'Outside of the grid: nothing is moved', esc: 'Esc to leave it', stopped: '{{name}} was not moved. {{why}}', abandoned: '{{name}} was left where it is.', ghost: '{{time}} · {{name}}' },
  nearest: { title: 'Nearest free slots', none: 'There is no free slot within two weeks.', slot: '{{day}} {{time}}, {{doctor}}, {{unit}}' },
  finder: {
    title: 'First free slot', lead: 'Within two weeks from {{day}}.', parts: 'Part of the day', morning: 'Morning', noon: 'Midday', evening: 'Afternoon', none: 'none', slot: '{{part}}: {{day}} {{time}}, {{doctor}}', noneIn: '{{part}}: no free slot',
    kind: 'Kind', book: 'Book here', move: 'Move here', choose: 'Take this slot', show: 'Show in the schedule', hours: { morning: 'until 11.00', noon: '11.00–15.00', evening: 'from 15.00' },
  },
  list: {
    label: 'Appointments {{range}}', period: 'Period', periods: { day: 'Day', week: 'Week', month: 'Month' }, state: 'State', allStates: 'All states', expected: 'Not arrived', present: 'Came', sort: 'Order', sorts: { time: 'By time', patient: 'By name', doctor: 'By doctor', state: 'By state' },
    count: '{{count}} appointments', more: 'Too many: {{shown}} of {{total}} appointments are shown. Narrow the period, doctor or state.', kind: 'Kind', stateHead: 'State', day: 'Day', number: 'Record no.', empty: 'No appointments', emptyText: 'Change the period, doctor or state; or make a new appointment with F6.', hint: '↑↓ choose · Space arrived · Enter details',
  },
  month: {
    label: 'Month {{month}}', day: '{{weekday}}: {{what}}', free: '{{taken}} taken, {{free}} free, {{doctors}} doctors', closed: 'closed, {{name}}', closedTag: 'Closed', nobody: 'nobody practises', appointments: '{{count}} appointments', left: '{{count}} free', full: 'Full', doctors: '{{count}} doctors', stranded: '{{count}} need a new time', hint: '←↑↓→ choose · Enter open the day · PgUp/PgDn change month', holiday: 'holiday {{name}}',
    weekdays: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' },
  },
  paper: { title: 'List of appointments', of: '{{doctor}} · {{day}}', printed: 'Printed {{when}}', time: 'Time', day: 'Day', patient: 'Name', number: 'Record no.', age: 'Age', kind: 'Kind', payer: 'Payer', state: 'State', note: 'Note', sign: 'Initials', doctor: 'Doctor', count: '{{count}} appointments', secret: 'Holds patients’ data. Destroy it after use.', doctorSign: 'Doctor’s signature', choose: 'Print the list', all: 'All doctors, one sheet each', one: 'Only {{doctor}}' },
  tele: {
    title: 'Telemedicine', link: 'Link', copy: 'Copy link', open: 'Open link', none: 'No link was given. Book anew with its link, or write it in the note.', copyId: 'Copy instructions (Indonesian)', copyEn: 'Copy instructions (English)', copied: 'Instructions copied. Paste them into WhatsApp.',
    text: 'Dear {{name}},\n\nYour online appointment with {{doctor}} ({{clinic}}):\n{{weekday}} at {{time}} {{zone}}\n\nLink: {{link}}\n\nHow to join:\n1. Five minutes before, open the link above on a telephone or computer with a stable internet connection.\n2. Allow the camera and the microphone.\n3. Have your identity card, insurance card and current medicines at hand.\n4. Wait in the waiting room until the doctor calls you.\n\nThis link is for you alone; please do not pass it on. In an emergency do not wait: call 119 or go to the nearest emergency unit.{{phone}}',
    phone: '\nCannot get in? Call {{phone}}.',
  },
} satisfies typeof id;
export default schedule;
