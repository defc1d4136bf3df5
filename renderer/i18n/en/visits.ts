import type id from '../id/visits.ts';

const visits = {
  title: 'Check in',
  who: 'Who has come?',
  unit: 'Destination',
  appointmentAt: 'Appointment at {{time}}',
  waiting: '{{count}} waiting',
  practitioner: 'Doctor',
  anyPractitioner: 'Anyone',
  payer: 'Payer',
  priority: 'Priority',
  priorityReason: 'Reason for priority',
  proposed: 'Proposed by age: {{priority}}',
  complaint: 'Complaint in short',
  submit: 'Check in and print',
  allergies: 'Allergies: {{allergies}}',
  changePatient: 'Another patient',
  noUnits: 'No unit is open yet',
  noUnitsNext: 'An administrator can open one in Settings › Units and doctors.',
  clockConfirm: 'The clock is right now, go on',
  done: 'Checked in',
  finish: 'Done',
} satisfies typeof id;
export default visits;
