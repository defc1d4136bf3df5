import type id from '../id/users.ts';

const users = {
  signIn: { title: 'Sign in', lead: 'Sign in to open the desk.', login: 'Sign-in name', password: 'Password', submit: 'Sign in', forgotten: 'Every password is forgotten' },
  lock: {
    title: 'The screen is locked', lead: '{{name}} is still signed in. What was being typed is still there.',
    password: 'Password of {{name}}', submit: 'Unlock', other: 'Sign out, somebody else signs in',
  },
  demo: { title: 'Sample clinic.', text: 'Everybody here is made up.', use: 'Sign in as {{login}}' },
  door: {
    title: 'Signing in at this desk', now: 'Now {{name}}, since {{since}}', nowOnly: 'Now {{name}}', close: 'Close this session',
    name: 'Name', last: 'Last sign-in', never: 'Never', failures: 'Wrong passwords since', state: 'Lock', free: 'Open', locked: 'Locked since {{at}}',
    open: 'Unlock', openRow: 'Unlock {{name}}', row: '{{name}}, last sign-in {{last}}, wrong passwords since {{failures}}, {{state}}',
    note: 'Ten wrong passwords lock a user for 15 minutes, or until an administrator unlocks them here. First ask the person whether it was they who tried.',
    recent: 'Latest events', recentHint: 'The last 20; the rest is in the audit log', at: 'Time', event: 'Event', unknown: 'Unknown', none: 'Nothing has happened yet', noneText: 'Sign-ins, sign-outs and wrong passwords at this desk are shown here.',
    events: { sign_in: 'Signed in', sign_in_failed: 'Wrong password', sign_out: 'Signed out', lock: 'Screen locked', unlock: 'Screen unlocked', recover: 'Opened with the recovery key' },
    about: { too_many_wrong: 'User locked: ten wrong passwords', opened_by_administrator: 'User unlocked by an administrator' },
  },
  does: {
    receptionist: 'Registers patients and visits, runs the queue, books appointments, notes calls and complaints, closes the day.',
    operator: 'Like the receptionist, for the telephone desk.',
    registrar: 'Like the receptionist, and imports records.',
    nurse: 'Reads patients, calls and runs the queue, writes notes in the list of emergencies.',
    public_relations: 'Reads patients and the queue; notes and works on complaints, also restricted ones.',
    medical_executive: 'Reads patients, the queue, the timetable, complaints and reports, without changing them.',
    director: 'Like the medical executive, and sees restricted complaints.',
    admin: 'All work of the desk, and settings, backups, export and the audit log.',
  },
  wait: 'Too many attempts. You can try again in {{seconds}} seconds.',
  showPassword: 'Show the password',
  emergency: 'Emergency',
} satisfies typeof id;
export default users;
