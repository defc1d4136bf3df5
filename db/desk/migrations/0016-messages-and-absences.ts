import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

/**
 * Messages to patients, and work through the appointments of an absent doctor. `message.slot`: the time that it speaks of, so
 * that nothing is said twice of one time. `rebooking`: what became of an appointment that had lost its time, and who was told.
 * `recall_attempt`: tries to reach those who did not come; append-only.
 */
export const messagesAndAbsences: Migration = {
  version: 16,
  name: 'messages-and-absences',
  sql: `
CREATE TABLE message (
  id TEXT NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, channel TEXT NOT NULL, purpose TEXT NOT NULL, template TEXT, language TEXT NOT NULL, text TEXT NOT NULL, recipient TEXT,
  about TEXT NOT NULL, about_id TEXT NOT NULL, slot TEXT NOT NULL, due_at INTEGER NOT NULL,
  state TEXT NOT NULL, state_at INTEGER NOT NULL, state_by TEXT NOT NULL, note TEXT, opened_at INTEGER, opened_by TEXT, ${KEPT}) STRICT;
CREATE INDEX message_about ON message (about_id, purpose);
CREATE INDEX message_waiting ON message (due_at) WHERE state = 'waiting';
CREATE INDEX message_state_at ON message (state_at);
CREATE INDEX message_patient ON message (patient_id);
CREATE TABLE rebooking (
  id TEXT NOT NULL PRIMARY KEY, appointment_id TEXT NOT NULL, practitioner_id TEXT NOT NULL, day TEXT NOT NULL, from_minute INTEGER NOT NULL,
  outcome TEXT NOT NULL, became_id TEXT, told TEXT, told_at INTEGER, told_by TEXT, tries INTEGER NOT NULL, ${KEPT}) STRICT;
CREATE INDEX rebooking_appointment ON rebooking (appointment_id);
CREATE INDEX rebooking_became ON rebooking (became_id) WHERE became_id IS NOT NULL;
CREATE INDEX rebooking_created ON rebooking (created_at);
CREATE TABLE recall_attempt (
  id TEXT NOT NULL PRIMARY KEY, appointment_id TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, outcome TEXT NOT NULL, again_at INTEGER, note TEXT) STRICT;
CREATE INDEX recall_attempt_appointment ON recall_attempt (appointment_id);
`,
};
