import type id from '../id/emergencies.ts';

const emergencies = {
  title: 'Emergency',
  raiseTitle: 'Emergency',
  raiseText: 'Recorded at once, without an identity. No other patient’s data is shown.',
  raise: 'Record an emergency now',
  raised: 'Recorded at {{time}}',
  calledNow: 'Called for now',
  dial: 'Call now',
  defaultAmbulance: 'Ambulance (PSC)',
  defaultEmergency: 'General emergency',
  guide: 'Take the patient to the treatment room or ER now. Registration comes later.',
  notRecorded: 'Not recorded yet. Help the patient first, note the time on paper, then try again.',
  finish: 'Close',
  listTitle: 'Emergencies of today and those not closed',
  time: 'Time', name: 'Called', person: 'Patient', raisedBy: 'Recorded by', state: 'State', note: 'Note',
  whileLocked: 'while locked',
  unidentified: 'not identified yet',
  states: { raised: 'Just recorded', handled: 'Handled', closed: 'Closed' },
  empty: 'No emergencies',
  emptyText: 'Press F9, then Enter, at any time, also while the screen is locked.',
  identify: 'The patient is known now',
  identified: 'Identified as {{name}}',
  save: 'Save',
  rowLabel: '{{name}}, {{time}}, {{state}}',
  hint: 'Enter opens',
} satisfies typeof id;
export default emergencies;
