/** What windows show of the tables that a central's changes touch. */
import type { Capability } from '../../shared/contract/core.ts';

const OF_TABLE: Readonly<Record<string, readonly Capability[]>> = {
  clinic: ['clinic'], device: ['clinic'], user: ['users'], service_unit: ['clinic'], practitioner: ['clinic'], room: ['clinic', 'appointments'],
  patient: ['patients', 'visits', 'queue', 'appointments'], patient_alias: ['patients'], patient_merge: ['merges', 'patients', 'visits', 'queue', 'appointments', 'calls', 'complaints', 'emergencies'], visit: ['visits', 'patients', 'paper'], queue_entry: ['queue'], queue_event: ['queue'],
  emergency: ['emergencies'], emergency_event: ['emergencies'], schedule_rule: ['appointments', 'waitlist'], schedule_exception: ['appointments', 'waitlist'], holiday: ['appointments', 'waitlist'], appointment: ['appointments', 'waitlist', 'series'],
  appointment_event: ['appointments'], waitlist_entry: ['waitlist'], waitlist_offer: ['waitlist'], appointment_series: ['series'], series_appointment: ['series'], complaint: ['complaints'], complaint_event: ['complaints'], complaint_task: ['complaints'], complaint_improvement: ['complaints'], complaint_party: ['complaints'], call_log: ['calls'], call_link: ['calls'], message: ['messages', 'absences'], rebooking: ['absences'], recall_attempt: ['messages'], hand_off: ['handOffs'], hand_off_event: ['handOffs'], shift_note: ['shiftNotes'], bulletin: ['bulletins'], day_closing: ['reports'], complaint_report_event: ['complaintReports'],
  service: ['answers'], article: ['answers'], article_version: ['answers'], article_reading: ['answers'], unanswered_question: ['answers'], question_settlement: ['answers'],
  duplicate_verdict: ['duplicates'], import_profile: ['imports'], setting: ['settings', 'handOffs', 'display', 'tickets', 'emergencies', 'complaints', 'complaintReports'], sync_conflict: ['sync', 'attention'], audit_entry: ['audit'], audit_key: ['audit'], audit_anchor: ['audit'],
};
const ALL: readonly Capability[] = [...new Set(Object.values(OF_TABLE).flat())];

/** Null: too many tables to say. */
export function capabilitiesOf(tables: ReadonlySet<string> | null): Capability[] {
  const touched = tables === null ? ALL : [...tables].flatMap((table) => OF_TABLE[table] ?? []);
  return [...new Set<Capability>(['sync', ...touched, ...(touched.length > 0 ? ['attention' as const] : [])])];
}
