import type { Migration } from '../migrate.ts';
import { foundingTables } from './0001-founding-tables.ts';
import { patientSearchIndex } from './0002-patient-search-index.ts';
import { appointmentTables } from './0003-appointment-tables.ts';
import { complaintTables } from './0004-complaint-tables.ts';
import { callAndBulletinTables } from './0005-calls-and-bulletins.ts';
import { dayClosingTable } from './0006-day-closing.ts';
import { importTables } from './0007-import-tables.ts';
import { auditAnchors } from './0008-audit-anchors.ts';
import { syncTables } from './0009-sync-tables.ts';
import { patientCare } from './0010-patient-care.ts';
import { queueChain } from './0011-queue-chain.ts';
import { emergencyResponse } from './0012-emergency-response.ts';
import { deskPreferences } from './0013-desk-preferences.ts';
import { timetableAndMoves } from './0014-timetable-and-moves.ts';
import { waitlistAndSeries } from './0015-waitlist-and-series.ts';
import { messagesAndAbsences } from './0016-messages-and-absences.ts';
import { complaintHandling } from './0017-complaint-handling.ts';
import { complaintIntake } from './0018-complaint-intake.ts';
import { managementReports } from './0019-management-reports.ts';
import { complaintParties } from './0020-complaint-parties.ts';
import { telephoneDesk } from './0021-telephone-desk.ts';
import { deskAnswers } from './0022-desk-answers.ts';
import { handOffs } from './0023-hand-offs.ts';
import { contactsAndAttention } from './0024-contacts-and-attention.ts';

/** In order; versions count up by one. A released migration is never changed. */
export const MIGRATIONS: readonly Migration[] = [foundingTables, patientSearchIndex, appointmentTables, complaintTables, callAndBulletinTables, dayClosingTable, importTables, auditAnchors, syncTables, patientCare, queueChain, emergencyResponse, deskPreferences, timetableAndMoves, waitlistAndSeries, messagesAndAbsences, complaintHandling, complaintIntake, managementReports, complaintParties, telephoneDesk, deskAnswers, handOffs, contactsAndAttention];
