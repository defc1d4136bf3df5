/** What can be exported, and the files it is written as. The order of every file follows an index: nothing is sorted in memory. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import type { ExportSetName } from '../../../shared/contract/transfer.ts';
import type { Period } from './clinic-time.ts';
import { ANYBODY, type Viewer } from '../complaints/visible.ts';
import { type ExportSet, makeSet } from './columns.ts';
import { ARTICLE_COLUMNS, SERVICE_COLUMNS, articleSource, serviceSource } from './set-answers.ts';
import { APPOINTMENT_COLUMNS, APPOINTMENT_EVENT_COLUMNS, appointmentEventSource, appointmentSource } from './set-appointments.ts';
import { AUDIT_COLUMNS, auditSource } from './set-audit.ts';
import { CALL_COLUMNS, CALL_LINK_COLUMNS, callLinkSource, callSource } from './set-calls.ts';
import { COMPLAINT_COLUMNS, COMPLAINT_EVENT_COLUMNS, COMPLAINT_UNIT_COLUMNS, IMPROVEMENT_COLUMNS, TASK_COLUMNS, complaintEventSource, complaintSource, complaintUnitSource, improvementSource, taskSource } from './set-complaints.ts';
import { COMPLAINT_REPORT_COLUMNS, complaintReportSource } from './set-complaint-reports.ts';
import { CONSENT_COLUMNS, consentSource } from './set-consents.ts';
import { HAND_OFF_COLUMNS, HAND_OFF_EVENT_COLUMNS, handOffEventSource, handOffSource } from './set-hand-offs.ts';
import { FOLLOW_UP_COLUMNS, NOTE_COLUMNS, PREFERENCE_COLUMNS, followUpSource, noteSource, preferenceSource } from './set-contacts.ts';
import { ALIAS_COLUMNS, aliasSource, PATIENT_COLUMNS, patientSource } from './set-patients.ts';
import { MESSAGE_COLUMNS, REBOOKING_COLUMNS, RECALL_COLUMNS, messageSource, rebookingSource, recallSource } from './set-messages.ts';
import { MERGE_COLUMNS, mergeSource } from './set-merges.ts';
import { ROOM_COLUMNS, roomSource, UNIT_COLUMNS, unitSource } from './set-places.ts';
import { STAFF_COLUMNS, staffSource } from './set-staff.ts';
import { OFFER_COLUMNS, offerSource, SERIES_APPOINTMENT_COLUMNS, SERIES_COLUMNS, seriesAppointmentSource, seriesSource, WAITLIST_COLUMNS, waitlistSource } from './set-waitlist.ts';
import { QUEUE_EVENT_COLUMNS, queueEventSource, VISIT_COLUMNS, visitSource } from './set-visits.ts';

/** What of the clinic is asked for. */
export interface Extent {
  readonly period: Period;
  /** Personal data of patients, callers and reporters is cut short (mask.ts). */
  readonly masked: boolean;
  /** Restricted complaints too. */
  readonly restricted: boolean;
  /** Who asks: of restricted complaints, those that this user may see. */
  readonly viewer: Viewer;
}

/** The files in the order in which they are written and read back: what is referred to comes first. */
export const FILE_STEMS = [
  'unit', 'ruang', 'staf', 'pasien', 'nomor-lain', 'gabungan', 'persetujuan', 'cara-dihubungi', 'tindak-lanjut', 'catatan-kontak', 'kunjungan', 'riwayat-antrean', 'janji-temu', 'riwayat-janji', 'panggil-ulang', 'pesan', 'waktu-pengganti', 'daftar-tunggu', 'tawaran', 'kontrol-berkala', 'janji-berkala', 'telepon', 'slip-unit', 'riwayat-slip', 'tindakan-telepon', 'komplain', 'riwayat-komplain', 'unit-komplain', 'tugas-komplain', 'perbaikan-komplain', 'laporan-komplain', 'layanan', 'artikel', 'jejak-audit',
] as const;
export type FileStem = (typeof FILE_STEMS)[number];

const FILES_OF: Readonly<Record<ExportSetName, readonly FileStem[]>> = {
  patients: ['pasien', 'nomor-lain', 'gabungan', 'persetujuan', 'cara-dihubungi'], visits: ['unit', 'kunjungan', 'riwayat-antrean', 'slip-unit', 'riwayat-slip'], appointments: ['unit', 'ruang', 'janji-temu', 'riwayat-janji', 'panggil-ulang', 'pesan', 'waktu-pengganti', 'daftar-tunggu', 'tawaran', 'kontrol-berkala', 'janji-berkala'], calls: ['tindak-lanjut', 'catatan-kontak', 'telepon', 'tindakan-telepon'],
  complaints: ['unit', 'komplain', 'riwayat-komplain', 'unit-komplain', 'tugas-komplain', 'perbaikan-komplain', 'laporan-komplain'], staff: ['unit', 'staf'], answers: ['layanan', 'artikel'], audit: ['jejak-audit'],
};

/** The files of these sets, each once. */
export function exportSets(db: DeskDatabase, names: readonly ExportSetName[], extent: Extent, zone: Zone): ExportSet[] {
  const wanted = new Set(names.flatMap((name) => FILES_OF[name]));
  return FILE_STEMS.filter((stem) => wanted.has(stem)).map((stem) => exportSet(db, stem, extent, zone));
}

export function exportSet(db: DeskDatabase, stem: FileStem, { period, masked, restricted, viewer }: Extent, zone: Zone): ExportSet {
  switch (stem) {
    case 'unit': return makeSet(stem, UNIT_COLUMNS, unitSource(db), masked);
    case 'ruang': return makeSet(stem, ROOM_COLUMNS, roomSource(db), masked);
    case 'staf': return makeSet(stem, STAFF_COLUMNS, staffSource(db), masked);
    case 'pasien': return makeSet(stem, PATIENT_COLUMNS, patientSource(db, period, zone), masked);
    case 'nomor-lain': return makeSet(stem, ALIAS_COLUMNS, aliasSource(db, period, zone), masked);
    case 'gabungan': return makeSet(stem, MERGE_COLUMNS, mergeSource(db, period, zone), masked);
    case 'persetujuan': return makeSet(stem, CONSENT_COLUMNS, consentSource(db, period, zone), masked);
    case 'cara-dihubungi': return makeSet(stem, PREFERENCE_COLUMNS, preferenceSource(db, period, zone), masked);
    case 'tindak-lanjut': return makeSet(stem, FOLLOW_UP_COLUMNS, followUpSource(db, period, zone), masked);
    case 'catatan-kontak': return makeSet(stem, NOTE_COLUMNS, noteSource(db, period, zone), masked);
    case 'kunjungan': return makeSet(stem, VISIT_COLUMNS, visitSource(db, period), masked);
    case 'riwayat-antrean': return makeSet(stem, QUEUE_EVENT_COLUMNS, queueEventSource(db, period), masked);
    case 'janji-temu': return makeSet(stem, APPOINTMENT_COLUMNS, appointmentSource(db, period), masked);
    case 'riwayat-janji': return makeSet(stem, APPOINTMENT_EVENT_COLUMNS, appointmentEventSource(db, period), masked);
    case 'daftar-tunggu': return makeSet(stem, WAITLIST_COLUMNS, waitlistSource(db, period), masked);
    case 'tawaran': return makeSet(stem, OFFER_COLUMNS, offerSource(db, period), masked);
    case 'kontrol-berkala': return makeSet(stem, SERIES_COLUMNS, seriesSource(db, period), masked);
    case 'janji-berkala': return makeSet(stem, SERIES_APPOINTMENT_COLUMNS, seriesAppointmentSource(db, period), masked);
    case 'pesan': return makeSet(stem, MESSAGE_COLUMNS, messageSource(db, period, zone), masked);
    case 'waktu-pengganti': return makeSet(stem, REBOOKING_COLUMNS, rebookingSource(db, period, zone), masked);
    case 'panggil-ulang': return makeSet(stem, RECALL_COLUMNS, recallSource(db, period, zone), masked);
    case 'telepon': return makeSet(stem, CALL_COLUMNS, callSource(db, period), masked);
    case 'slip-unit': return makeSet(stem, HAND_OFF_COLUMNS, handOffSource(db, period, zone), masked);
    case 'riwayat-slip': return makeSet(stem, HAND_OFF_EVENT_COLUMNS, handOffEventSource(db, period, zone), masked);
    case 'tindakan-telepon': return makeSet(stem, CALL_LINK_COLUMNS, callLinkSource(db, period, restricted ? viewer : ANYBODY), masked);
    case 'komplain': return makeSet(stem, COMPLAINT_COLUMNS, complaintSource(db, period, zone, restricted ? viewer : ANYBODY), masked);
    case 'riwayat-komplain': return makeSet(stem, COMPLAINT_EVENT_COLUMNS, complaintEventSource(db, period, zone, restricted ? viewer : ANYBODY), masked);
    case 'unit-komplain': return makeSet(stem, COMPLAINT_UNIT_COLUMNS, complaintUnitSource(db, period, zone, restricted ? viewer : ANYBODY), masked);
    case 'tugas-komplain': return makeSet(stem, TASK_COLUMNS, taskSource(db, period, zone, restricted ? viewer : ANYBODY), masked);
    case 'perbaikan-komplain': return makeSet(stem, IMPROVEMENT_COLUMNS, improvementSource(db, period, zone, restricted ? viewer : ANYBODY), masked);
    case 'laporan-komplain': return makeSet(stem, COMPLAINT_REPORT_COLUMNS, complaintReportSource(db, period, zone, restricted ? viewer : ANYBODY), masked);
    case 'layanan': return makeSet(stem, SERVICE_COLUMNS, serviceSource(db), masked);
    case 'artikel': return makeSet(stem, ARTICLE_COLUMNS, articleSource(db), masked);
    case 'jejak-audit': return makeSet(stem, AUDIT_COLUMNS, auditSource(db, period, zone, viewer), masked);
  }
}
