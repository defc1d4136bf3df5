/**
 * Every table that syncs, once, with its columns: what desks capture and apply, and the only names and types that the
 * central takes. `id` is in every table and stands in none of the lists.
 */

/** What a value may be; `?`: also null. Flags, minutes and instants are integers. */
export type ColumnKind = 'text' | 'text?' | 'integer' | 'integer?';

export interface SyncedTable {
  /** `fields`: last writer wins per field; `append`: rows are only ever added. */
  readonly merge: 'fields' | 'append';
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** Columns that mean something only together: they change, win and lose as one. */
  readonly together?: readonly (readonly string[])[];
  /** Values of `state` that are open: an open state beats one that was closed at the same time, so that nobody is forgotten. */
  readonly open?: readonly string[];
  /** Columns whose lost value a person must look at: who somebody is, and what harms them. */
  readonly asks?: readonly string[];
  /** Columns that each desk computes for itself: never captured, never sent. */
  readonly derived?: readonly string[];
}

const KEPT = { created_at: 'integer', created_by: 'text', updated_at: 'integer', updated_by: 'text', voided_at: 'integer?', void_reason: 'text?' } as const;
const SESSION = {
  practitioner_id: 'text', unit_id: 'text', room_id: 'text?', from_minute: 'integer', to_minute: 'integer', slot_minutes: 'integer', quota_bpjs: 'integer?', quota_other: 'integer?',
  quota_online: 'integer?', quota_release: 'integer?', capacity: 'integer?', control_minutes: 'integer?', telemedicine_minutes: 'integer?', breaks: 'text?',
} as const;

export const SYNCED = {
  clinic: { merge: 'fields', columns: { ...KEPT, name: 'text', address: 'text', phone: 'text?', zone: 'text' } },
  device: { merge: 'fields', columns: { ...KEPT, clinic_id: 'text', letter: 'text', name: 'text', record_from: 'integer', record_to: 'integer' } },
  user: { merge: 'fields', columns: { ...KEPT, login: 'text', full_name: 'text', role: 'text', active: 'integer', unit_id: 'text?' } },
  service_unit: { merge: 'fields', columns: { ...KEPT, name: 'text', letter: 'text', kind: 'text', room: 'text?', active: 'integer', position: 'integer' } },
  practitioner: { merge: 'fields', columns: { ...KEPT, name: 'text', unit_id: 'text?', hours: 'text?', active: 'integer' } },
  patient: { merge: 'fields', asks: ['name', 'nik', 'bpjs', 'passport', 'sex', 'birth_date', 'mother_name', 'allergies', 'deceased_on'],
    together: [['restricted', 'restricted_reason'], ['moved_on', 'moved_to']], derived: ['search_name'], columns: {
    ...KEPT, record_number: 'text', identity_kind: 'text', name: 'text', nik: 'text?', bpjs: 'text?', passport: 'text?', sex: 'text?', birth_date: 'text?',
    birth_date_estimated: 'integer', birth_place: 'text?', phone: 'text?', address: 'text?', village_code: 'text?', mother_name: 'text?', mother_id: 'text?',
    payer: 'text', insurer: 'text?', guardian_name: 'text?', guardian_relation: 'text?', guardian_phone: 'text?', allergies: 'text?', consent_reminder: 'integer',
    birth_order: 'integer?', family_card: 'text?', accepted_warnings: 'text?', deceased_on: 'text?', moved_on: 'text?', moved_to: 'text?', restricted: 'integer', restricted_reason: 'text?',
  } },
  consent: { merge: 'fields', together: [['withdrawn_at', 'withdrawn_by', 'withdraw_reason']], columns: {
    ...KEPT, patient_id: 'text', kind: 'text', given_at: 'integer?', given_by: 'text?', relation: 'text?', how: 'text', note: 'text?', withdrawn_at: 'integer?', withdrawn_by: 'text?', withdraw_reason: 'text?',
  } },
  patient_merge: { merge: 'fields', together: [['undone_at', 'undone_by', 'undo_reason']], columns: {
    ...KEPT, from_id: 'text', into_id: 'text', before_values: 'text', after_values: 'text', note: 'text?', undone_at: 'integer?', undone_by: 'text?', undo_reason: 'text?',
  } },
  duplicate_verdict: { merge: 'fields', together: [['evidence', 'a_facts', 'b_facts']], columns: { ...KEPT, a_id: 'text', b_id: 'text', note: 'text?', evidence: 'integer', a_facts: 'text', b_facts: 'text' } },
  visit: { merge: 'fields', columns: { ...KEPT, patient_id: 'text', day: 'text', arrived_at: 'integer', payer: 'text', priority: 'text', priority_reason: 'text?', complaint: 'text?', written_later_at: 'integer?' } },
  queue_entry: { merge: 'fields', together: [['state', 'state_at', 'state_by', 'called_at', 'served_at', 'ended_at', 'calls', 'skips']], open: ['waiting', 'called', 'serving', 'skipped', 'held'], columns: {
    ...KEPT, visit_id: 'text', patient_id: 'text', unit_id: 'text', practitioner_id: 'text?', day: 'text', desk_letter: 'text', number: 'text', number_value: 'integer',
    priority: 'text', state: 'text', state_at: 'integer', state_by: 'text', joined_at: 'integer', called_at: 'integer?', served_at: 'integer?', ended_at: 'integer?',
    calls: 'integer', from_entry_id: 'text?', due_at: 'integer?', came_back: 'integer', skips: 'integer', estimate_from: 'integer?', estimate_to: 'integer?',
  } },
  queue_event: { merge: 'append', columns: { entry_id: 'text', action: 'text', from_state: 'text?', to_state: 'text', at: 'integer', actor: 'text', reason: 'text?' } },
  emergency: { merge: 'fields', together: [['state', 'accepted_at', 'accepted_by', 'accepted_name']], open: ['raised', 'handled'], columns: {
    ...KEPT, temporary_name: 'text', raised_at: 'integer', raised_by: 'text?', raised_while_locked: 'integer', state: 'text', note: 'text?', patient_id: 'text?',
    accepted_at: 'integer?', accepted_by: 'text?', accepted_name: 'text?',
  } },
  emergency_event: { merge: 'append', columns: { emergency_id: 'text', action: 'text', at: 'integer', actor: 'text', text: 'text?' } },
  room: { merge: 'fields', columns: { ...KEPT, name: 'text', active: 'integer' } },
  schedule_rule: { merge: 'fields', columns: { ...KEPT, ...SESSION, weekday: 'integer', valid_from: 'text', valid_to: 'text?' } },
  schedule_exception: { merge: 'fields', columns: { ...KEPT, ...SESSION, kind: 'text', day: 'text', reason: 'text?', pair_id: 'text?' } },
  holiday: { merge: 'fields', columns: { ...KEPT, day: 'text', name: 'text', closed: 'integer' } },
  appointment: { merge: 'fields', together: [['state', 'state_at', 'state_by', 'reason', 'visit_id'], ['practitioner_id', 'unit_id', 'room_id', 'day', 'from_minute', 'to_minute', 'standing']], open: ['booked', 'confirmed', 'arrived', 'in_service', 'needs_rebooking'], columns: {
    ...KEPT, patient_id: 'text', practitioner_id: 'text', unit_id: 'text', room_id: 'text?', day: 'text', from_minute: 'integer', to_minute: 'integer', standing: 'text?',
    payer: 'text', kind: 'text', link: 'text?', note: 'text?', source: 'text', state: 'text', state_at: 'integer', state_by: 'text', reason: 'text?', visit_id: 'text?',
    external_id: 'text?', capacity: 'integer?', moved_to: 'text?', moved_from: 'text?',
  } },
  appointment_event: { merge: 'append', columns: {
    appointment_id: 'text', action: 'text', at: 'integer', actor: 'text', reason: 'text?', day: 'text', from_minute: 'integer', practitioner_id: 'text',
  } },
  // Waiting, booked or over follows from the offers, the withdrawal and the clock: no state is kept that two desks could set against each other.
  waitlist_entry: { merge: 'fields', together: [['practitioner_id', 'unit_id', 'weekdays', 'day_parts', 'earliest_day', 'latest_day'], ['withdrawn_at', 'withdrawn_by', 'withdraw_reason']], columns: {
    ...KEPT, patient_id: 'text', practitioner_id: 'text?', unit_id: 'text?', kind: 'text', payer: 'text', weekdays: 'text', day_parts: 'text', earliest_day: 'text', latest_day: 'text',
    reach: 'text', priority: 'text', note: 'text?', appointment_id: 'text?', withdrawn_at: 'integer?', withdrawn_by: 'text?', withdraw_reason: 'text?',
  } },
  waitlist_offer: { merge: 'fields', together: [['answer', 'answered_at', 'answered_by', 'reason', 'appointment_id']], columns: {
    ...KEPT, entry_id: 'text', practitioner_id: 'text', unit_id: 'text', room_id: 'text?', day: 'text', from_minute: 'integer', to_minute: 'integer', until_at: 'integer',
    answer: 'text?', answered_at: 'integer?', answered_by: 'text?', reason: 'text?', appointment_id: 'text?',
  } },
  appointment_series: { merge: 'fields', together: [['stopped_at', 'stopped_by', 'stop_reason']], columns: {
    ...KEPT, patient_id: 'text', practitioner_id: 'text', unit_id: 'text', rule: 'text', start_day: 'text', from_minute: 'integer', kind: 'text', payer: 'text', planned: 'integer', note: 'text?',
    stopped_at: 'integer?', stopped_by: 'text?', stop_reason: 'text?',
  } },
  series_appointment: { merge: 'fields', columns: { ...KEPT, series_id: 'text', number: 'integer', planned_day: 'text', appointment_id: 'text' } },
  complaint: { merge: 'fields', together: [['state', 'state_at', 'state_by', 'outcome', 'first_answer_at', 'resolved_at', 'reopened', 'merged_into', 'reject_reason', 'owner_id', 'cause', 'satisfaction'], ['restricted', 'accused_id']],
    open: ['new', 'reviewed', 'in_progress', 'waiting_unit', 'answered', 'reopened'], columns: {
    ...KEPT, number: 'text', channel: 'text', received_at: 'integer', anonymous: 'integer', reporter_name: 'text?', reporter_contact: 'text?', relation: 'text?',
    patient_id: 'text?', unit_id: 'text?', category: 'text', grade: 'text', narrative: 'text', restricted: 'integer', state: 'text', state_at: 'integer',
    state_by: 'text', outcome: 'text?', first_answer_at: 'integer?', resolved_at: 'integer?', reopened: 'integer',
    owner_id: 'text?', accused_id: 'text?', merged_into: 'text?', reject_reason: 'text?', cause: 'text?', satisfaction: 'integer?',
  } },
  complaint_event: { merge: 'append', columns: { complaint_id: 'text', action: 'text', at: 'integer', actor: 'text', text: 'text?', grade: 'text?', outcome: 'text?', pause: 'text?', ref: 'text?', reason: 'text?', score: 'integer?' } },
  complaint_task: { merge: 'fields', together: [['reply', 'done_at', 'done_by']], columns: {
    ...KEPT, complaint_id: 'text', unit_id: 'text', text: 'text', due_at: 'integer', reply: 'text?', done_at: 'integer?', done_by: 'text?',
  } },
  complaint_improvement: { merge: 'fields', together: [['done_at', 'done_by'], ['checked_at', 'checked_by', 'effective', 'result']], columns: {
    ...KEPT, complaint_id: 'text', text: 'text', owner_id: 'text?', due_day: 'text', check_day: 'text?', done_at: 'integer?', done_by: 'text?',
    checked_at: 'integer?', checked_by: 'text?', effective: 'integer?', result: 'text?',
  } },
  complaint_intake: { merge: 'append', columns: {
    complaint_id: 'text', at: 'integer', tracking_code: 'text?', proposed_grade: 'text?', proposed_category: 'text?', proposed_unit_id: 'text?', chosen_grade: 'text', chosen_category: 'text', chosen_unit_id: 'text?',
  } },
  complaint_party: { merge: 'append', columns: { complaint_id: 'text', at: 'integer', actor: 'text', kind: 'text', value: 'text' } },
  call_log: { merge: 'fields', together: [['settled_at', 'outcome']], columns: {
    ...KEPT, at: 'integer', day: 'text', caller_name: 'text', phone: 'text?', patient_id: 'text?', topic: 'text', note: 'text?', call_back_at: 'integer?',
    settled_at: 'integer?', outcome: 'text?', direction: 'text?', seconds: 'integer?', relation: 'text?', result: 'text?',
  } },
  // May arrive before its call: it was written while somebody was still on the telephone.
  call_link: { merge: 'append', columns: { call_id: 'text', kind: 'text', about_id: 'text', at: 'integer', actor: 'text', facts: 'text?' } },
  message: { merge: 'fields', together: [['state', 'state_at', 'state_by', 'note'], ['opened_at', 'opened_by']], columns: {
    ...KEPT, patient_id: 'text', channel: 'text', purpose: 'text', template: 'text?', language: 'text', text: 'text', recipient: 'text?', about: 'text', about_id: 'text', slot: 'text', due_at: 'integer',
    state: 'text', state_at: 'integer', state_by: 'text', note: 'text?', opened_at: 'integer?', opened_by: 'text?',
  } },
  rebooking: { merge: 'fields', together: [['told', 'told_at', 'told_by', 'tries']], columns: {
    ...KEPT, appointment_id: 'text', practitioner_id: 'text', day: 'text', from_minute: 'integer', outcome: 'text', became_id: 'text?', told: 'text?', told_at: 'integer?', told_by: 'text?', tries: 'integer',
  } },
  recall_attempt: { merge: 'append', columns: { appointment_id: 'text', at: 'integer', actor: 'text', outcome: 'text', again_at: 'integer?', note: 'text?' } },
  hand_off: { merge: 'append', columns: {
    number: 'text', at: 'integer', actor: 'text', unit_id: 'text?', unit_name: 'text', priority: 'text', patient_id: 'text?', visit_id: 'text?', call_id: 'text?', complaint_id: 'text?', text: 'text', due_at: 'integer?',
  } },
  hand_off_event: { merge: 'append', columns: { hand_off_id: 'text', action: 'text', at: 'integer', actor: 'text', name: 'text?', text: 'text?', ref: 'text?', by_phone: 'integer' } },
  shift_note: { merge: 'append', columns: { action: 'text', note_id: 'text?', at: 'integer', actor: 'text', text: 'text?', content: 'text?', hash: 'text?' } },
  // Two desks may each make one for a patient: what holds is folded from all of a person's.
  contact_preference: { merge: 'fields', together: [['stopped_at', 'stopped_by', 'stop_reason']], columns: {
    ...KEPT, patient_id: 'text', channel: 'text?', language: 'text?', day_parts: 'text', email: 'text?', stopped_at: 'integer?', stopped_by: 'text?', stop_reason: 'text?',
  } },
  follow_up: { merge: 'fields', together: [['outcome', 'done_at', 'done_by', 'result']], columns: {
    ...KEPT, patient_id: 'text', text: 'text', due_at: 'integer', owner_id: 'text?', outcome: 'text?', done_at: 'integer?', done_by: 'text?', result: 'text?',
  } },
  contact_note: { merge: 'append', columns: { patient_id: 'text', at: 'integer', actor: 'text', text: 'text', corrects: 'text?' } },
  attention_event: { merge: 'append', columns: { item: 'text', kind: 'text', action: 'text', at: 'integer', actor: 'text', until_at: 'integer?', severity: 'text?', instead_of: 'text?' } },
  bulletin: { merge: 'fields', columns: { ...KEPT, text: 'text', urgent: 'integer', until_day: 'text?' } },
  service: { merge: 'fields', columns: { ...KEPT, name: 'text', unit_id: 'text?', tariff: 'integer?', minutes: 'integer?', preparation: 'text?', payer_rules: 'text?', synonyms: 'text', active: 'integer' } },
  article: { merge: 'fields', columns: { ...KEPT, kind: 'text', unit_id: 'text?', audience: 'text', owner_id: 'text?', review_day: 'text?', active: 'integer' } },
  article_version: { merge: 'append', columns: { article_id: 'text', title: 'text', body: 'text', also_asked: 'text', note: 'text?', at: 'integer', actor: 'text' } },
  article_reading: { merge: 'append', columns: { article_id: 'text', version_id: 'text', at: 'integer', actor: 'text' } },
  unanswered_question: { merge: 'append', columns: { text: 'text', folded: 'text', source: 'text', call_id: 'text?', at: 'integer', actor: 'text' } },
  question_settlement: { merge: 'append', columns: { folded: 'text', outcome: 'text', article_id: 'text?', note: 'text?', at: 'integer', actor: 'text' } },
  day_closing: { merge: 'fields', columns: { ...KEPT, day: 'text', note: 'text?', figures: 'text' } },
  complaint_report_event: { merge: 'append', columns: {
    report_id: 'text', action: 'text', at: 'integer', actor: 'text', period_from: 'integer', period_to: 'integer', occasion: 'text', replaces: 'text?',
    content: 'text', restricted: 'text', content_hash: 'text?', restricted_hash: 'text?', hash: 'text?',
  } },
  patient_alias: { merge: 'fields', columns: { ...KEPT, patient_id: 'text', kind: 'text', value: 'text' } },
  import_profile: { merge: 'fields', columns: { ...KEPT, kind: 'text', headers: 'text', mapping: 'text', options: 'text' } },
  sync_conflict: { merge: 'fields', columns: {
    ...KEPT, entity: 'text', row_id: 'text', column_name: 'text', asks: 'integer', kept_value: 'text', kept_actor: 'text', kept_device: 'text', kept_hlc: 'text',
    lost_value: 'text', lost_actor: 'text', lost_device: 'text', lost_hlc: 'text', settled_at: 'integer?', settled_by: 'text?', choice: 'text?',
  } },
  audit_entry: { merge: 'append', columns: {
    at: 'integer', device_id: 'text', actor: 'text', action: 'text', entity: 'text', row_id: 'text?', detail: 'text?', prev_hash: 'text', hash: 'text',
  } },
  audit_key: { merge: 'append', columns: { device_id: 'text', at: 'integer', public_key: 'text' } },
  audit_anchor: { merge: 'append', columns: {
    at: 'integer', device_id: 'text', key_id: 'text', number: 'integer', last_entry: 'text', entries: 'integer', head: 'text', reason: 'text', signature: 'text',
  } },
  setting: { merge: 'fields', columns: { value: 'text', updated_at: 'integer', updated_by: 'text' } },
} as const satisfies Readonly<Record<string, SyncedTable>>;

export type SyncedName = keyof typeof SYNCED;

/** The table of this name, or undefined for a name that does not sync (or is no table at all, whatever its prototype says). */
export function syncedTable(name: string): SyncedTable | undefined { return Object.hasOwn(SYNCED, name) ? SYNCED[name as SyncedName] : undefined; }

/** Who and when of a change, kept beside its values: a difference in them alone is no conflict. */
export const BOOKKEEPING: readonly string[] = ['updated_at', 'updated_by'];

/** That a row was voided, and why. */
export const VOIDING: readonly string[] = ['voided_at', 'void_reason'];

/** The columns that win and lose together with this one; itself alone for most. */
export function groupOf(table: SyncedTable, column: string): readonly string[] {
  if (VOIDING.includes(column)) return VOIDING;
  return table.together?.find((group) => group.includes(column)) ?? [column];
}
