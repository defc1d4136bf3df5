/** What can be exported. The order of every set follows an index: nothing is sorted in memory. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import type { ExportSetName } from '../../../shared/contract/transfer.ts';
import type { Period } from './clinic-time.ts';
import { type ExportSet, makeSet } from './columns.ts';
import { APPOINTMENT_COLUMNS, appointmentSource } from './set-appointments.ts';
import { AUDIT_COLUMNS, auditSource } from './set-audit.ts';
import { CALL_COLUMNS, callSource } from './set-calls.ts';
import { COMPLAINT_COLUMNS, complaintSource } from './set-complaints.ts';
import { PATIENT_COLUMNS, patientSource } from './set-patients.ts';
import { STAFF_COLUMNS, staffSource } from './set-staff.ts';
import { VISIT_COLUMNS, visitSource } from './set-visits.ts';

/** What of the clinic is asked for. */
export interface Extent {
  readonly period: Period;
  /** Personal data of patients, callers and reporters is cut short (mask.ts). */
  readonly masked: boolean;
  /** Restricted complaints too. */
  readonly restricted: boolean;
}

export function exportSet(db: DeskDatabase, name: ExportSetName, { period, masked, restricted }: Extent, zone: Zone): ExportSet {
  switch (name) {
    case 'patients': return makeSet('pasien', PATIENT_COLUMNS, patientSource(db, period, zone), masked);
    case 'visits': return makeSet('kunjungan', VISIT_COLUMNS, visitSource(db, period), masked);
    case 'appointments': return makeSet('janji-temu', APPOINTMENT_COLUMNS, appointmentSource(db, period), masked);
    case 'calls': return makeSet('telepon', CALL_COLUMNS, callSource(db, period), masked);
    case 'complaints': return makeSet('komplain', COMPLAINT_COLUMNS, complaintSource(db, period, zone, restricted), masked);
    case 'staff': return makeSet('staf', STAFF_COLUMNS, staffSource(db), masked);
    case 'audit': return makeSet('jejak-audit', AUDIT_COLUMNS, auditSource(db, period, zone), masked);
  }
}
