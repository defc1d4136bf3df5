import type id from '../id/series.ts';

const series = {
  title: 'Recurring controls', make: 'Make recurring controls', lead: 'Every visit is looked at first. Those that do not fit get the nearest slot; choose which are booked.',
  form: {
    doctor: 'Doctor', unit: 'Unit', unitChoose: 'Choose a unit', doctorChoose: 'Choose a doctor', start: 'First visit', time: 'Time', timeHint: 'for example 09.00', every: 'Every', unitWeek: 'weeks', unitMonth: 'months', period: 'Repeats by', weekdays: 'On', weekdaysHint: 'None chosen: the weekday of the first visit',
    monthly: 'In the month', monthlyDate: 'Same date', monthlyWeekday: 'Same weekday ({{which}})', last: 'last', nth: 'number {{count}}', ends: 'Ends', endsCount: 'After', endsUntil: 'On a day', count: 'Number of visits', until: 'Until', holidays: 'On a holiday', skip: 'Leave out', shift: 'Move to the nearest slot', note: 'Note',
    fromAppointment: 'Begins with the appointment {{when}} · {{doctor}}, which is the first visit.',
  },
  preview: {
    table: 'Visits', number: 'No.', day: 'By the rule', state: 'State', choice: 'Booked', hint: '↑↓ choose · Space changes the choice', row: 'Number {{number}}, {{when}}, {{state}}, {{choice}}', empty: 'Fill in what is above, then every visit appears here.', none: 'This rule gives no visits.',
    free: 'Free', existing: 'This appointment', booked: 'Booked as planned', proposal: '{{when}}', skipped: 'Not booked', already: 'There already', noProposal: 'no slot near it',
    problems: { clash_doctor: 'Clash: {{name}} has an appointment {{time}}', clash_room: 'Clash: {{name}} is taken {{time}}', clash_patient: 'Clash: the patient is with {{name}} {{time}}', clinic_closed: 'Holiday: {{name}}', outside_hours: 'Outside practice hours', quota_full: 'Quota full', slot_past: 'Past', too_soon: 'Too near', other: 'Cannot be booked' },
    count: '{{free}} of {{all}} booked',
  },
  apply_one: 'Book {{count}} appointment', apply_other: 'Book {{count}} appointments', nothing: 'Nothing chosen',
  done: { title: 'Recurring controls saved', text_one: '{{count}} appointment booked.', text_other: '{{count}} appointments booked.', refused: 'Not booked, because the slot was taken or changed just now:', refusedLine: 'Number {{number}}, {{when}}: {{why}}', again: 'Choose other times for these' },
  part: { of: 'Control {{number}} of {{planned}}', list: 'Visits of this series', member: 'No. {{number}}', rest: 'Cancel the rest', restTitle: 'Cancel control {{number}} and those after it', restAbout_one: '{{count}} appointment is cancelled: {{list}}. Those before it stay.', restAbout_other: '{{count}} appointments are cancelled: {{list}}. Those before them stay.', reason: 'Reason', confirm: 'Cancel the rest', keep: 'Keep', stopped: 'The rest was cancelled: {{reason}}', cancelled_one: '{{count}} appointment cancelled.', cancelled_other: '{{count}} appointments cancelled.' },
} satisfies typeof id;
export default series;
