import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

/**
 * What is asked at the desk and what is answered. What an article says is a row of `article_version`, which is never changed;
 * of several the newest holds. Questions nobody could answer are rows as they were asked; equal ones have the same `folded`, and a
 * settlement holds for all that were asked before it.
 */
export const deskAnswers: Migration = {
  version: 22,
  name: 'desk-answers',
  sql: `
CREATE TABLE service (
  id TEXT NOT NULL PRIMARY KEY, ${KEPT}, name TEXT NOT NULL, unit_id TEXT, tariff INTEGER, minutes INTEGER, preparation TEXT, payer_rules TEXT,
  synonyms TEXT NOT NULL, active INTEGER NOT NULL) STRICT;
CREATE TABLE article (
  id TEXT NOT NULL PRIMARY KEY, ${KEPT}, kind TEXT NOT NULL, unit_id TEXT, audience TEXT NOT NULL, owner_id TEXT, review_day TEXT, active INTEGER NOT NULL) STRICT;
CREATE TABLE article_version (
  id TEXT NOT NULL PRIMARY KEY, article_id TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, also_asked TEXT NOT NULL, note TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL) STRICT;
CREATE INDEX article_version_article ON article_version (article_id, at);
CREATE TABLE article_reading (
  id TEXT NOT NULL PRIMARY KEY, article_id TEXT NOT NULL, version_id TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL) STRICT;
CREATE INDEX article_reading_version ON article_reading (version_id);
CREATE TABLE unanswered_question (
  id TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL, folded TEXT NOT NULL, source TEXT NOT NULL, call_id TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL) STRICT;
CREATE INDEX unanswered_question_folded ON unanswered_question (folded);
CREATE TABLE question_settlement (
  id TEXT NOT NULL PRIMARY KEY, folded TEXT NOT NULL, outcome TEXT NOT NULL, article_id TEXT, note TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL) STRICT;
`,
};
