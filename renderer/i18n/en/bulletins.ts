import type id from '../id/bulletins.ts';

const bulletins = {
  title: 'Announcements',
  write: 'Write an announcement',
  none: 'No announcements.',
  urgent: 'Important',
  meta: '{{author}}, {{when}}',
  lasts: 'until {{day}}',
  withdraw: 'Withdraw',
  withdrawLabel: 'Withdraw announcement: {{text}}',
  withdrawTitle: 'Withdraw this announcement?',
  withdrawText: 'It disappears from everybody’s first screen. Its trace stays in the audit log.',
  withdrawn: 'Announcement withdrawn',
  writeTitle: 'Announcement for the clinic’s staff',
  text: 'Announcement',
  textHint: 'Read by all staff on the first screen. Do not write patient data.',
  isUrgent: 'Important: shown on top with a mark',
  until: 'Shown until',
  untilChoices: { open: 'Withdrawn', today: 'Today', tomorrow: 'Tomorrow', week: 'A week', typed: 'Other day' },
  untilDay: 'Last day',
  untilHint: 'For example Friday, 30/11, or +3',
  lastDay: 'Last day: {{day}}',
  post: 'Post',
  posted: 'Announcement posted',
} satisfies typeof id;
export default bulletins;
