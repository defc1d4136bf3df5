import type id from '../id/transfer.ts';

const transfer = {
  sets: { patients: 'Patients', visits: 'Visits', appointments: 'Appointments', calls: 'Calls', complaints: 'Complaints', staff: 'Staff', answers: 'Services and articles', audit: 'Audit log' },
  contents: 'Each is written as CSV and XLSX, with a data dictionary and a summary. Staff has no period.',
  restricted: 'Including restricted reports', restrictedHint: 'Complaints that only public relations, the director and administrators may read.',
  masked: 'Without identities', maskedHint: 'Names become initials; NIK, BPJS and telephone numbers their last three digits; birth dates the year; addresses and free text are left empty. Names of staff are kept.',
  identified: 'The file will hold full identities. Do this only if the purpose needs them.',
  readBack: 'A full export can be read back under Import. So that everything that belongs together comes along, choose all data and the period “All”.',
  password: 'Password of the file', kinds: { made: 'Made for me', own: 'My own' },
  own: 'My own password', ownHint: 'At least 12 characters. A few words that have nothing to do with each other are easy to remember and hard to guess.', again: 'Repeat the password', show: 'Show the password',
  encryptedOwn: 'A ZIP file encrypted with AES-256, opened with 7-Zip and this password. The password is kept nowhere.',
  ownKept: 'The file opens with the password that you made up. It is kept nowhere; pass it on apart from the drive.', minuteLeft: 'less than a minute left', minutesLeft: 'about {{minutes}} minutes left', finish: 'Finish',
  inParts: 'This drive is formatted as FAT, where one file has at most 4 GB. So the export comes in {{count}} parts; each opens by itself, with the same password.', dayHint: 'e.g. 25/11 or Monday',
} satisfies typeof id;
export default transfer;
