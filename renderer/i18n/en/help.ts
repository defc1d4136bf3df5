import type id from '../id/help.ts';

const help = {
  title: 'Help: {{screen}}',
  keysHere: 'Keys on this screen',
  keysEverywhere: 'Keys everywhere',
  general: {
    walk: { key: '↑ ↓', text: 'Walk in a list' },
    open: { key: 'Enter', text: 'Open or run what is chosen' },
    submit: { key: 'Ctrl Enter', text: 'Save a dialog from any field' },
    leave: { key: 'Esc', text: 'Close a dialog; the draft stays' },
    next: { key: 'Tab', text: 'To the next field' },
  },
  screens: {
    home: {
      name: 'Home',
      steps: [
        'Press Ctrl+K, then part of a name, NIK, record number, phone or birth date. Enter opens the patient; F2 or Ctrl+Enter goes straight to the check-in, the next Enter saves it and prints the ticket.',
        'F4 calls the next number of the unit that has waited longest.',
        '“Needs attention” holds what waits for a person’s decision. Enter opens it.',
        'F9 is for emergencies: press F9, then Enter. It also works while the screen is locked.',
      ],
    },
    patients: {
      name: 'Patients',
      steps: [
        'Search before registering: part of a name is enough, old spellings are known too.',
        'F3 opens the registration. A NIK proposes sex, birth date and region; check them against the card.',
        'If somebody who may be the same appears, compare birth date and mother’s name before saving.',
        'What is typed is kept as a draft, also through a power cut.',
      ],
    },
    queue: {
      name: 'Queue',
      steps: [
        'Choose a row with the arrows. Space calls; the other keys are written on the row.',
        'A wrong step can be undone: the last step of that number goes back.',
        'A skipped number can return to the queue.',
        'The display for the waiting room opens from the left. It shows no names.',
      ],
    },
    emergencies: {
      name: 'Emergencies',
      steps: [
        'F9, then Enter records an emergency with a temporary name. Do not wait for an identity.',
        'Dial the numbers shown, then note what was done.',
        'Once the person is known, link the record with the patient.',
      ],
    },
    settings: {
      name: 'Settings',
      steps: [
        'Choose a section on the left. Only administrators can change the clinic, units and users.',
        'Backups are made every day by themselves; their age stands at the foot of the screen.',
        'An export to USB is always encrypted and recorded in the audit log.',
      ],
    },
  },
} satisfies typeof id;
export default help;
