import id from '../id/appointments.ts';

const appointments = {
  title: 'Schedule',
  day: {
    previous: 'Previous day', next: 'Next day', today: 'Today', go: 'Go to date', goHint: 'tomorrow, Monday, 25/11', calendar: 'Open calendar', calendarLabel: 'Choose a date',
    previousMonth: 'Previous month', nextMonth: 'Next month', previousYear: 'Previous year', nextYear: 'Next year', previousDecade: 'Previous decade', nextDecade: 'Next decade',
    unit: 'Unit', allUnits: 'All units', search: 'Search in this day', searchHint: 'Name, record no., phone', found: '{{count}} found', nothingFound: 'Nothing found', cancelled: 'Show cancelled ones', view: 'View', grid: 'Grid', list: 'Not arrived',
    unread: 'This date could not be read; try tomorrow, Monday or 25/11.', hint: '←↑↓→ choose · Enter open · H today · PgUp/PgDn change day',
    book: 'New appointment', times: 'Time', now: 'now', counts: '{{taken}} booked · {{free}} free',
  },
  closed: { title: 'The clinic is closed: {{name}}', text: 'Choose another day. Appointments that are still on this day are shown and need another slot.' },
  empty: { title: 'Nobody practises on this day', text: 'Choose another day with PgUp and PgDn, or find a free slot with F6.' },
  noTimetable: { title: 'The timetable is still empty', text: 'Write down the doctors’ weekly sessions, and their slots appear here.', open: 'Fill in the timetable', ask: 'Ask an administrator to fill in the timetable in Settings › Timetable.' },
  column: { label: 'Schedule of {{name}}', quota: 'BPJS {{bpjs}} · others {{other}}', awayFor: '{{name}} is away', absent: 'Away: {{reason}}', absentPlain: 'Away' },
  cell: { slot: '{{time}} free, {{doctor}}', appointment: '{{time}} {{name}}, {{state}}, {{doctor}}', free: 'free', chosen: '{{time}} · {{what}}' },
  state: { booked: 'Booked', confirmed: 'Confirmed', arrived: 'Arrived', in_service: 'Being seen', completed: 'Completed', no_show: 'Did not come', cancelled: 'Cancelled', rescheduled: 'Rescheduled', needs_rebooking: 'Needs a new time' },
  standing: { tentative: 'Tentative', confirmed: 'Confirmed', displaced: 'To be rescheduled' },
  standingText: { tentative: 'Not yet confirmed by the central server. Another desk may be using the same slot.', displaced: 'Another desk took this slot first. Call the patient, then move the appointment.' },
  arrivedAs: 'Arrived {{number}}',
  kind: { visit: 'Visit', control: 'Follow-up', telemedicine: 'Telemedicine' },
  source: { desk: 'At the desk', phone: 'Telephone', whatsapp: 'WhatsApp', online: 'Online', import: 'Import' },
  actions: { book: 'Book', open: 'Details', checkIn: 'Arrived', move: 'Move', cancel: 'Cancel', reinstate: 'Take back', confirm: 'Confirm', correct: 'Correct', patient: 'Open patient' },
  done: {
    checkIn: '{{name}} checked in with number {{number}}.', move: '{{name}} moved to {{when}}.', cancel: 'The appointment of {{name}} was cancelled.', reinstate: 'The appointment of {{name}} was taken back.', printFailed: 'Ticket {{number}} was not printed. Check the printer, then print it again from the Queue screen.',
  },
  clockConfirm: 'The clock is right, go on',
  moving: { text: 'Moving {{name}} from {{when}}. Choose a free slot with the arrows, then Enter; PgUp/PgDn change the day.', stop: 'Do not move', title: 'Move the appointment of {{name}}', from: 'Now {{when}}', confirm: 'Move to this slot' },
  cancel: { title: 'Cancel the appointment of {{name}}', reason: 'Reason for cancelling', confirm: 'Cancel the appointment', keep: 'Keep it' },
  details: {
    title: 'Appointment', when: 'Time', doctor: 'Doctor', unit: 'Unit', patient: 'Patient', born: 'Date of birth', phone: 'Telephone', payer: 'Payer', kind: 'Kind', link: 'Link', note: 'Note', source: 'Came by', state: 'State', reason: 'Reason', steps: 'History', copyPhone: 'Copy number', copied: 'Copied.', notCopied: 'Not copied. Copy it from the screen yourself.',
    step: { book: 'Booked', confirm: 'Confirmed', move: 'Moved', cancel: 'Cancelled', arrive: 'Arrived', serve: 'Being seen', complete: 'Seen', return: 'Waits again', no_show: 'Did not come', strand: 'Needs a new time', reinstate: 'Taken back', correct: 'State put right' },
    stepTo: '{{day}} at {{time}}, {{doctor}}',
  },
  list: {
    title: 'Not arrived yet today', titleOther: 'Not arrived, {{day}}', time: 'Time', patient: 'Patient', doctor: 'Doctor · unit', payer: 'Payer', phone: 'Telephone', late: '{{count}} m late', row: '{{time}} {{name}}, {{doctor}}',
    emptyTitle: 'Everybody has arrived', emptyText: 'New appointments are made with F6.', hint: '↑↓ choose · Space arrived · Enter details', more: '{{count}} more', openDay: 'Open schedule',
  },
  booking: {
    title: 'New appointment', who: 'For whom?', changePatient: 'Change patient', doctor: 'Doctor', anyDoctor: 'Anybody', unit: 'Unit', anyUnit: 'All units', from: 'From date', slots: 'Free slots', more: 'More slots', slot: '{{day}} {{time}}, {{doctor}}, {{unit}}',
    kind: 'Kind', payer: 'Payer', note: 'Note', source: 'Asked for by', link: 'Telemedicine link', submit: 'Book', noSlots: 'No free slots', noSlotsText: 'Try another doctor, unit or date.', looking: 'Looking for slots…',
  },
  booked: {
    title: 'Appointment booked', words: '{{weekday}} at {{time}}', with: '{{doctor}} · {{unit}}', print: 'Print slip', copy: 'Copy WhatsApp message', copied: 'Message copied. Paste it into WhatsApp.', notCopied: 'Not copied. Copy it from the box below yourself.', finish: 'Done', message: 'Message for the patient', deceased: 'This patient is recorded as deceased: no message.', noPhone: 'This patient has no telephone number.', noConsent: 'This patient does not want reminders.',
    printed: 'The slip was sent to the printer.', printFailed: 'The slip was not printed. The appointment is kept; check the printer, then print again.',
  },
  slip: { label: 'Appointment slip', title: 'Appointment', come: 'Please come 15 minutes early and report to the front desk.', bring: 'Bring your identity card or patient card, and your insurance card.', change: 'Cannot come? Call {{phone}}.', changePlain: 'Cannot come? Let us know as soon as you can.' },
  // Patients read it, whatever language the desk speaks.
  whatsapp: id.whatsapp,
  stranded: {
    title: 'Appointments that need another slot', text: 'Call the patients, then move them. Their session is gone (doctor away, holiday, changed timetable), or another desk took the slot first.', why: 'Why', noSession: 'No session', displaced: 'Slot taken by another desk', call: 'Copy number', callFor: 'Copy the number of {{name}}', rebook: 'Rebook', rebookFor: 'Rebook {{name}}', cancelFor: 'Cancel the appointment of {{name}}', noPhone: 'no telephone', emptyTitle: 'No stranded appointments', emptyText: 'All appointments to come lie within practice hours.', back: 'Back to the schedule', notice: '{{count}} appointments need another slot', open: 'See and call', hint: '↑↓ choose · Enter rebook · T copy number · B cancel', row: '{{when}} {{name}}, {{doctor}}', phone: 'Telephone', when: 'Was',
  },
  away: {
    title: 'Doctor away', doctor: 'Doctor', day: 'Date', until: 'Until date', whole: 'All day', part: 'Part of the day', span: 'How long', from: 'From', to: 'To', reason: 'Reason', save: 'Save', done: '{{name}} is noted as away.', none: 'No appointment is affected.', stranded: '{{count}} appointments need another slot.', rebook: 'Call and rebook', tooLong: 'At most 31 days at once.', saved: '{{count}} days saved.',
  },
  timetable: {
    year: 'Year {{year}}', previousYear: 'Previous year', nextYear: 'Next year',
    week: { title: 'Weekly sessions', add: 'Add session', edit: 'Edit session', doctor: 'Doctor', empty: 'No weekly sessions yet', emptyText: 'Add when each doctor practises. The slots for appointments are made from these sessions.', chip: '{{doctor}}, {{weekday}} {{span}}, {{unit}}', slot: '{{count}} m', validFrom: 'from {{day}}', validTo: 'until {{day}}', noDoctors: 'No doctors yet', noDoctorsText: 'Add doctors in Units and doctors.' },
    weekday: { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' },
    form: { weekday: 'Day', unit: 'Unit', room: 'Room', noRoom: 'No room', from: 'Begins', to: 'Ends', slot: 'Slot length (minutes)', quotaBpjs: 'BPJS quota', quotaOther: 'Quota of all others', quotaHint: 'Empty: as many as there are slots', quotaOnline: 'Online quota', quotaOnlineHint: 'WhatsApp and online. Empty: counts with its payer', quotaRelease: 'Give unused quota up', quotaReleaseHint: 'Minutes before the session. Empty: never', control: 'Control takes (minutes)', telemedicine: 'Telemedicine takes (minutes)', likeSlot: 'Empty: one slot', capacity: 'Patients per slot', capacityHint: '1: one patient in each slot', breaks: 'Breaks', breaksHint: 'For example 12.00–13.00, 15.30–15.45. Slots begin anew after each.', validFrom: 'Valid from', validTo: 'Valid until', validHint: 'Empty: until further notice', end: 'Delete session', endSure: 'Delete this session altogether? To end it later, fill in “Valid until”.', endYes: 'Yes, delete', slots: '{{count}} slots per session' },
    affected: { title: '{{count}} appointments lose their session by this change', more: 'and {{count}} more' },
    booking: { title: 'Opening hours and booking limits', hoursNote: 'Slots and sessions outside opening hours are not offered. Leave every day empty when the doctors’ sessions alone decide; when any is filled in, an empty day is closed. Several spans may stand side by side: 08.00–12.00, 13.00–20.00.', hoursHint: '08.00–12.00', notice: 'Booked at the latest (minutes before)', noticeHint: '0: until the slot begins', horizon: 'Booked at most (days ahead)', horizonHint: '0: without limit', save: 'Apply hours and limits', saved: 'Hours and limits are saved.', savedAffected: 'Saved; {{count}} appointments lose their session, named at the top of the page.' },
    change: { session: 'Session', dayFirst: 'Fill in the date first', none: 'No weekly session on that day', what: 'What happens?', cancelled: 'Cancelled', moved: 'Moved', toDay: 'To the date', sameDay: 'the same day', sameRoom: 'The same room' },
    exceptions: { title: 'Absences and extra sessions', addAway: 'Doctor away', addExtra: 'Extra session', addChange: 'Session moved or cancelled', extra: 'Extra session', away: 'Away', cancelled: 'Session cancelled', moved: 'Session moved', day: 'Date', kind: 'Kind', span: 'Hours', reason: 'Reason', whole: 'All day', remove: 'Delete', removeFor: 'Delete {{kind}} {{doctor}}, {{day}}', row: '{{day}}, {{doctor}}, {{kind}}', empty: 'No exceptions to come', emptyText: 'Note here when a doctor is away or practises outside the weekly sessions.' },
    rooms: { title: 'Rooms', add: 'Add room', edit: 'Edit room', name: 'Name of the room', active: 'In use', inactive: 'Not in use', state: 'State', empty: 'No rooms yet', emptyText: 'Rooms may be left out. Where they are filled in, two appointments cannot use one room at the same time.', row: '{{name}}, {{state}}', editRow: 'Edit {{name}}' },
    holidays: { title: 'Holidays', day: 'Date', name: 'Name', kind: 'Kind', open: 'Clinic open', openOn: 'Clinic open on {{name}}, {{day}}', closed: 'Closed', isOpen: 'Open', national: 'National holiday', collective: 'Collective leave', own: 'Clinic’s own', add: 'Add closed day', missing: 'The holidays of {{year}} are not in Meja Depan yet. Add them yourself, or install the newest version.', collectiveSwitch: 'The clinic is closed on collective leave', collectiveNote: 'Collective leave is the clinic’s choice. Each day can still be set by itself below.', empty: 'No holidays yet', emptyText: 'Add the clinic’s own closed days.' },
  },
} satisfies typeof id;
export default appointments;
