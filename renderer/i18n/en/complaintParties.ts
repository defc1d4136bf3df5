import type id from '../id/complaintParties.ts';

const complaintParties = {
  reveal: {
    title: 'Reporter of {{number}}', about: 'This name was told in confidence. Each time it is shown, your name and your reason are noted in the complaint’s timeline and in the audit log.', reason: 'Why does it have to be shown?', confirm: 'Show the reporter',
    name: 'Name', contact: 'Contact', patient: 'Patient', none: 'not given', hide: 'Close', noted: 'It has been noted. Do not write this name in tasks, letters or notes.',
  },
  notice: {
    title: 'Notice board', open: 'Notice board', openMany: 'Notice board ({{count}})', hint: 'For unnamed reporters: the code and the answer only. Write no name, no number and nothing that could tell who it was.', paper: 'Paper', print: 'Note and print {{count}} answers', again: 'Print again',
    answered: 'answered {{when}}', leave: 'Do not post', text: 'Answer for {{code}}', none: 'No answer is waiting to be posted', noneOne: 'This answer has been posted', noneText: 'Answers to unnamed reporters appear here once their complaint has been answered.',
    done: '{{count}} answers were noted as posted.', wordsAnswered: 'Thank you for telling us. We have looked into it and are putting it right.', wordsResolved: 'Thank you for telling us. We have looked into it and it has been put right.',
    heading: 'Answers to reports without a name', received: 'Received {{day}}', foot: 'Posted {{day}}. Show your code at the front desk to ask how things stand.',
  },
  settings: {
    categories: 'Categories', categoriesHint: 'Retired ones stay with earlier complaints', categoryName: 'Category {{number}}', categoryActive: 'In use', newCategory: 'Name of a new category', addCategory: 'Add category', words: 'Key words of {{name}}', wordsHint: 'Key words that propose it, with commas', programWords: 'Its key words are built in.',
    identity: 'Who may see a name told in confidence', identityHint: 'Beside the owner of the complaint and whom it names. The accused and their unit never may.',
  },
} satisfies typeof id;
export default complaintParties;
