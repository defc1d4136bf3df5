import type { Migration } from '../migrate.ts';

/** What is asked at the desk and what is answered: services, articles, questions nobody could answer. */
export const deskAnswers: Migration = {
  version: 22,
  name: 'desk-answers',
  sql: '',
};
