import type id from '../id/clinic.ts';

const clinic = {
  product: 'Meja Depan',
  back: 'Back',
  next: 'Next',
  first: {
    title: 'Welcome',
    lead: 'This desk has no data yet. Everything is kept encrypted on this computer and works without the internet.',
    new: 'New clinic', newHint: 'This is the first desk of your clinic. About three minutes.',
    join: 'Join an existing clinic', joinHint: 'You have an invitation file from the first desk.',
    demo: 'Try with sample data', demoHint: 'A made-up clinic with made-up patients, to practise.',
    demoWait: 'Preparing the sample data…',
  },
  new: {
    title: 'New clinic', steps: 'Steps', found: 'Create the clinic',
    step: { clinic: 'Clinic', units: 'Service units', doctors: 'Doctors', admin: 'Administrator' },
    lead: {
      clinic: 'This name and address are printed on queue tickets.',
      units: 'Every unit has its own queue letter. Remove what you do not have, add what is missing; it can be changed later.',
      doctors: 'Who practises, and in which unit. Enter skips this.',
      admin: 'The first person who may sign in and set up this desk.',
    },
  },
  fields: {
    name: 'Clinic name', address: 'Address', phone: 'Telephone', zone: 'Time zone',
    fullName: 'Full name', login: 'Sign-in name', loginHint: 'Small letters without spaces, for example rina.', password: 'Password', again: 'Password again', showPassword: 'Show the password',
  },
  strength: {
    advice: 'At least 8 characters. Three or four words are stronger than one word with a number.', short: 'Still too short: at least 8 characters.',
    weak: '▲ Easy to guess. Add a word or two.', fair: '● Fair. Longer is stronger.', good: '✓ Strong.',
  },
  zones: { Jakarta: 'WIB', Makassar: 'WITA', Jayapura: 'WIT' },
  presets: { general: 'General clinic', dental: 'Dental clinic', maternal: 'Mother and child', laboratory: 'Laboratory', pharmacy: 'Pharmacy', cashier: 'Cashier' },
  kinds: { clinic: 'Clinic', laboratory: 'Laboratory', radiology: 'Radiology', pharmacy: 'Pharmacy', cashier: 'Cashier', registration: 'Registration' },
  units: { row: 'Unit {{number}}', letter: 'Queue letter', name: 'Unit name', kind: 'Kind', room: 'Room (may stay empty)', add: 'Add a unit', remove: 'Remove unit {{number}}' },
  doctors: { row: 'Doctor {{number}}', name: 'Doctor’s name', example: 'for example dr. Ayu Lestari', unit: 'Unit', anyUnit: 'All units', add: 'Add a doctor', remove: 'Remove doctor {{number}}' },
  join: {
    title: 'Join an existing clinic',
    lead: 'At the first desk: Settings › Devices › Invite a desk. Bring the file; the code is told separately.',
    file: 'Invitation file', choose: 'Choose a file…', clear: 'Clear the chosen file', code: 'Invitation code', submit: 'Join',
  },
  key: {
    title: 'Keep the recovery key',
    lead: 'This key is shown only once. If every password is forgotten, only this sheet can open the clinic’s data.',
    groups: 'Recovery key', lastGroup: 'Type the last group from the printed sheet', why: 'So that it is certain that the key is on paper.',
    print: 'Print', later: 'Later', confirm: 'It is kept',
    notPrinted: 'Not printed. Write the key down by hand, or check the printer and try again.',
  },
  recovery: {
    title: 'Recover with the key',
    unreadable: 'The clinic’s data are there and safe, but the key file (keyring.json) on this computer cannot be read. Put a copy of it from a backup back into the data folder, then open it with the recovery sheet.',
    forgotten: 'The recovery sheet opens the data and gives one administrator a new password.',
    key: 'Recovery key', keyHint: 'Dashes and capitals do not matter.', login: 'Administrator’s sign-in name', password: 'New password', submit: 'Recover',
  },
  cannotOpen: {
    again: 'Check again',
    newer_database: { title: 'A newer Meja Depan is needed', safe: 'The clinic’s data were written by a newer version. They are whole and were not touched.', next: 'Install the newest version on this computer and open it again.' },
    damaged: { title: 'The clinic’s data cannot be read', safe: 'The data file is damaged and is no longer touched. The backups are safe in the data folder.', next: 'Delete nothing. Ask an administrator to restore the last backup; use a paper queue meanwhile.' },
  },
} satisfies typeof id;
export default clinic;
