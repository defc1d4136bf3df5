import type id from '../id/users.ts';

const users = {
  signIn: { title: 'Sign in', lead: 'Sign in to open the desk.', login: 'Sign-in name', password: 'Password', submit: 'Sign in', forgotten: 'Every password is forgotten' },
  lock: {
    title: 'The screen is locked', lead: '{{name}} is still signed in. What was being typed is still there.',
    password: 'Password of {{name}}', submit: 'Unlock', other: 'Sign out, somebody else signs in',
  },
  demo: { title: 'Sample clinic.', text: 'Everybody here is made up.', use: 'Sign in as {{login}}' },
  wait: 'Too many attempts. You can try again in {{seconds}} seconds.',
  showPassword: 'Show the password',
  emergency: 'Emergency',
} satisfies typeof id;
export default users;
