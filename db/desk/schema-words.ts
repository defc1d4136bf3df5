/** The word lists that columns share with the contract. */
import type { APPOINTMENT_ACTIONS, APPOINTMENT_KINDS, APPOINTMENT_SOURCES, EXCEPTION_KINDS } from '../../shared/contract/appointments.ts';
import type { CALL_DIRECTIONS, CALL_LINKS, CALL_RELATIONS, CALL_RESULTS, CALL_TOPICS } from '../../shared/contract/calls.ts';
import type { COMPLAINT_ACTIONS, COMPLAINT_CHANNELS, COMPLAINT_OUTCOMES, PAUSE_REASONS, REJECT_REASONS, REPORTER_RELATIONS } from '../../shared/contract/complaints.ts';
import type { EMERGENCY_STATES } from '../../shared/contract/emergencies.ts';
import type { IMPORT_OUTCOMES, IMPORT_STATES, importFailureSchema } from '../../shared/contract/imports.ts';
import type { MESSAGE_CHANNELS, MESSAGE_LANGUAGES, MESSAGE_PURPOSES, MESSAGE_STATES, MESSAGE_SUBJECTS, RECALL_OUTCOMES } from '../../shared/contract/messages.ts';
import type { REBOOKING_OUTCOMES, REBOOKING_TOLD } from '../../shared/contract/absences.ts';
import type { RELATIONS } from '../../shared/contract/patients.ts';
import type { REACHES } from '../../shared/contract/waitlist.ts';
import type { z } from 'zod';

export type { AppointmentState } from '../../shared/contract/appointments.ts';
export type { ComplaintGrade, ComplaintState } from '../../shared/contract/complaints.ts';
export type { ImportKind } from '../../shared/contract/imports.ts';
export type { Role } from '../../shared/contract/core.ts';
export type { UnitKind, Zone } from '../../shared/contract/clinic.ts';
export type { IdentityKind, Payer, Sex } from '../../shared/contract/patients.ts';
export type { QueueEventAction, QueueState } from '../../shared/contract/queue.ts';
export type { Priority } from '../../shared/contract/visits.ts';
export type EmergencySchemaState = (typeof EMERGENCY_STATES)[number];
export type RelationName = (typeof RELATIONS)[number];
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];
export type AppointmentSource = (typeof APPOINTMENT_SOURCES)[number];
export type AppointmentAction = (typeof APPOINTMENT_ACTIONS)[number];
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];
/** One of the program's own words, or the id of a category that the clinic added. */
export type ComplaintCategory = string;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];
export type ComplaintAction = (typeof COMPLAINT_ACTIONS)[number];
export type PauseReason = (typeof PAUSE_REASONS)[number];
export type RejectReason = (typeof REJECT_REASONS)[number];
export type ReporterRelation = (typeof REPORTER_RELATIONS)[number];
export type WaitlistReach = (typeof REACHES)[number];
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];
export type MessagePurpose = (typeof MESSAGE_PURPOSES)[number];
export type MessageState = (typeof MESSAGE_STATES)[number];
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];
export type MessageSubject = (typeof MESSAGE_SUBJECTS)[number];
export type RecallOutcome = (typeof RECALL_OUTCOMES)[number];
export type RebookingOutcome = (typeof REBOOKING_OUTCOMES)[number];
export type RebookingTold = (typeof REBOOKING_TOLD)[number];
export type CallTopic = (typeof CALL_TOPICS)[number];
export type CallDirection = (typeof CALL_DIRECTIONS)[number];
export type CallRelation = (typeof CALL_RELATIONS)[number];
export type CallResult = (typeof CALL_RESULTS)[number];
export type CallLinkKind = (typeof CALL_LINKS)[number];
export type ImportState = (typeof IMPORT_STATES)[number];
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];
export type ImportFailure = z.infer<typeof importFailureSchema>;
/**
 * `record_number`: the number on the old paper folder, or a provisional one; `external`: an id of the other program; the
 * others: what a patient's data said before it was corrected, in the kept form.
 */
export type AliasKind = 'record_number' | 'external' | 'name' | 'nik' | 'bpjs' | 'passport' | 'phone';
