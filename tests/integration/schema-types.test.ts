/** db/desk/schema.ts against a real database: the compiler checks this list against the types, the test checks it against the file. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SYNCED_TABLES, type DeskTables } from '../../db/desk/schema.ts';
import { SYNCED, type SyncedTable } from '../../shared/sync/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/desk-database.ts';

/** What a column of this type must be in the file; `?`: may be NULL. */
type ColumnOf<V> = `${[NonNullable<V>] extends [number] ? 'INTEGER' : 'TEXT'}${null extends V ? '?' : ''}`;
type Columns = { readonly [T in keyof DeskTables]: { readonly [C in keyof DeskTables[T]]: ColumnOf<DeskTables[T][C]> } };

const KEPT = { id: 'TEXT', created_at: 'INTEGER', created_by: 'TEXT', updated_at: 'INTEGER', updated_by: 'TEXT', voided_at: 'INTEGER?', void_reason: 'TEXT?' } as const;
const SESSION = {
  practitioner_id: 'TEXT', unit_id: 'TEXT', room_id: 'TEXT?', from_minute: 'INTEGER', to_minute: 'INTEGER', slot_minutes: 'INTEGER', quota_bpjs: 'INTEGER?', quota_other: 'INTEGER?',
  quota_online: 'INTEGER?', quota_release: 'INTEGER?', capacity: 'INTEGER?', control_minutes: 'INTEGER?', telemedicine_minutes: 'INTEGER?', breaks: 'TEXT?',
} as const;

const COLUMNS: Columns = {
  clinic: { ...KEPT, name: 'TEXT', address: 'TEXT', phone: 'TEXT?', zone: 'TEXT' },
  device: { ...KEPT, clinic_id: 'TEXT', letter: 'TEXT', name: 'TEXT', record_from: 'INTEGER', record_to: 'INTEGER' },
  user: { ...KEPT, login: 'TEXT', full_name: 'TEXT', role: 'TEXT', active: 'INTEGER', unit_id: 'TEXT?' },
  service_unit: { ...KEPT, name: 'TEXT', letter: 'TEXT', kind: 'TEXT', room: 'TEXT?', active: 'INTEGER', position: 'INTEGER' },
  practitioner: { ...KEPT, name: 'TEXT', unit_id: 'TEXT?', hours: 'TEXT?', active: 'INTEGER' },
  patient: {
    ...KEPT, record_number: 'TEXT', identity_kind: 'TEXT', name: 'TEXT', search_name: 'TEXT', nik: 'TEXT?', bpjs: 'TEXT?', passport: 'TEXT?', sex: 'TEXT?',
    birth_date: 'TEXT?', birth_date_estimated: 'INTEGER', birth_place: 'TEXT?', phone: 'TEXT?', address: 'TEXT?', village_code: 'TEXT?', mother_name: 'TEXT?', mother_id: 'TEXT?',
    payer: 'TEXT', insurer: 'TEXT?', guardian_name: 'TEXT?', guardian_relation: 'TEXT?', guardian_phone: 'TEXT?', allergies: 'TEXT?', consent_reminder: 'INTEGER',
    birth_order: 'INTEGER?', family_card: 'TEXT?', accepted_warnings: 'TEXT?', deceased_on: 'TEXT?', moved_on: 'TEXT?', moved_to: 'TEXT?', restricted: 'INTEGER', restricted_reason: 'TEXT?',
  },
  visit: { ...KEPT, patient_id: 'TEXT', day: 'TEXT', arrived_at: 'INTEGER', payer: 'TEXT', priority: 'TEXT', priority_reason: 'TEXT?', complaint: 'TEXT?', written_later_at: 'INTEGER?' },
  queue_entry: {
    ...KEPT, visit_id: 'TEXT', patient_id: 'TEXT', unit_id: 'TEXT', practitioner_id: 'TEXT?', day: 'TEXT', desk_letter: 'TEXT', number: 'TEXT', number_value: 'INTEGER', priority: 'TEXT',
    state: 'TEXT', state_at: 'INTEGER', state_by: 'TEXT', joined_at: 'INTEGER', called_at: 'INTEGER?', served_at: 'INTEGER?', ended_at: 'INTEGER?', calls: 'INTEGER',
    from_entry_id: 'TEXT?', due_at: 'INTEGER?', came_back: 'INTEGER', skips: 'INTEGER', estimate_from: 'INTEGER?', estimate_to: 'INTEGER?',
  },
  queue_event: { id: 'TEXT', entry_id: 'TEXT', action: 'TEXT', from_state: 'TEXT?', to_state: 'TEXT', at: 'INTEGER', actor: 'TEXT', reason: 'TEXT?' },
  emergency: { ...KEPT, temporary_name: 'TEXT', raised_at: 'INTEGER', raised_by: 'TEXT?', raised_while_locked: 'INTEGER', state: 'TEXT', note: 'TEXT?', patient_id: 'TEXT?', accepted_at: 'INTEGER?', accepted_by: 'TEXT?', accepted_name: 'TEXT?' },
  room: { ...KEPT, name: 'TEXT', active: 'INTEGER' },
  schedule_rule: { ...KEPT, ...SESSION, weekday: 'INTEGER', valid_from: 'TEXT', valid_to: 'TEXT?' },
  schedule_exception: { ...KEPT, ...SESSION, kind: 'TEXT', day: 'TEXT', reason: 'TEXT?', pair_id: 'TEXT?' },
  holiday: { ...KEPT, day: 'TEXT', name: 'TEXT', closed: 'INTEGER' },
  appointment: {
    ...KEPT, patient_id: 'TEXT', practitioner_id: 'TEXT', unit_id: 'TEXT', room_id: 'TEXT?', day: 'TEXT', from_minute: 'INTEGER', to_minute: 'INTEGER', payer: 'TEXT', kind: 'TEXT', standing: 'TEXT?',
    link: 'TEXT?', note: 'TEXT?', source: 'TEXT', state: 'TEXT', state_at: 'INTEGER', state_by: 'TEXT', reason: 'TEXT?', visit_id: 'TEXT?', external_id: 'TEXT?',
    capacity: 'INTEGER?', moved_to: 'TEXT?', moved_from: 'TEXT?',
  },
  appointment_event: { id: 'TEXT', appointment_id: 'TEXT', action: 'TEXT', at: 'INTEGER', actor: 'TEXT', reason: 'TEXT?', day: 'TEXT', from_minute: 'INTEGER', practitioner_id: 'TEXT' },
  complaint: {
    ...KEPT, number: 'TEXT', channel: 'TEXT', received_at: 'INTEGER', anonymous: 'INTEGER', reporter_name: 'TEXT?', reporter_contact: 'TEXT?', relation: 'TEXT?', patient_id: 'TEXT?', unit_id: 'TEXT?',
    category: 'TEXT', grade: 'TEXT', narrative: 'TEXT', restricted: 'INTEGER', state: 'TEXT', state_at: 'INTEGER', state_by: 'TEXT', outcome: 'TEXT?', first_answer_at: 'INTEGER?', resolved_at: 'INTEGER?', reopened: 'INTEGER',
    owner_id: 'TEXT?', accused_id: 'TEXT?', merged_into: 'TEXT?', reject_reason: 'TEXT?', cause: 'TEXT?', satisfaction: 'INTEGER?',
  },
  complaint_event: { id: 'TEXT', complaint_id: 'TEXT', action: 'TEXT', at: 'INTEGER', actor: 'TEXT', text: 'TEXT?', grade: 'TEXT?', outcome: 'TEXT?', pause: 'TEXT?', ref: 'TEXT?', reason: 'TEXT?', score: 'INTEGER?' },
  complaint_task: { ...KEPT, complaint_id: 'TEXT', unit_id: 'TEXT', text: 'TEXT', due_at: 'INTEGER', reply: 'TEXT?', done_at: 'INTEGER?', done_by: 'TEXT?' },
  complaint_improvement: {
    ...KEPT, complaint_id: 'TEXT', text: 'TEXT', owner_id: 'TEXT?', due_day: 'TEXT', check_day: 'TEXT?', done_at: 'INTEGER?', done_by: 'TEXT?', checked_at: 'INTEGER?', checked_by: 'TEXT?', effective: 'INTEGER?', result: 'TEXT?',
  },
  complaint_party: { id: 'TEXT', complaint_id: 'TEXT', at: 'INTEGER', actor: 'TEXT', kind: 'TEXT', value: 'TEXT' },
  complaint_intake: { id: 'TEXT', complaint_id: 'TEXT', at: 'INTEGER', tracking_code: 'TEXT?', proposed_grade: 'TEXT?', proposed_category: 'TEXT?', proposed_unit_id: 'TEXT?', chosen_grade: 'TEXT', chosen_category: 'TEXT', chosen_unit_id: 'TEXT?' },
  complaint_attachment: { id: 'TEXT', complaint_id: 'TEXT', name: 'TEXT', type: 'TEXT', size: 'INTEGER', at: 'INTEGER', added_by: 'TEXT', complete: 'INTEGER' },
  complaint_attachment_piece: { attachment_id: 'TEXT', number: 'INTEGER', data: 'TEXT' },
  call_log: {
    ...KEPT, at: 'INTEGER', day: 'TEXT', caller_name: 'TEXT', phone: 'TEXT?', patient_id: 'TEXT?', topic: 'TEXT', note: 'TEXT?', call_back_at: 'INTEGER?', settled_at: 'INTEGER?', outcome: 'TEXT?',
    direction: 'TEXT?', seconds: 'INTEGER?', relation: 'TEXT?', result: 'TEXT?',
  },
  call_link: { id: 'TEXT', call_id: 'TEXT', kind: 'TEXT', about_id: 'TEXT', at: 'INTEGER', actor: 'TEXT', facts: 'TEXT?' },
  contact_preference: { ...KEPT, patient_id: 'TEXT', channel: 'TEXT?', language: 'TEXT?', day_parts: 'TEXT', email: 'TEXT?', stopped_at: 'INTEGER?', stopped_by: 'TEXT?', stop_reason: 'TEXT?' },
  follow_up: { ...KEPT, patient_id: 'TEXT', text: 'TEXT', due_at: 'INTEGER', owner_id: 'TEXT?', outcome: 'TEXT?', done_at: 'INTEGER?', done_by: 'TEXT?', result: 'TEXT?' },
  contact_note: { id: 'TEXT', patient_id: 'TEXT', at: 'INTEGER', actor: 'TEXT', text: 'TEXT', corrects: 'TEXT?' },
  attention_event: { id: 'TEXT', item: 'TEXT', kind: 'TEXT', action: 'TEXT', at: 'INTEGER', actor: 'TEXT', until_at: 'INTEGER?', severity: 'TEXT?', instead_of: 'TEXT?' },
  bulletin: { ...KEPT, text: 'TEXT', urgent: 'INTEGER', until_day: 'TEXT?' },
  complaint_report_event: {
    id: 'TEXT', report_id: 'TEXT', action: 'TEXT', at: 'INTEGER', actor: 'TEXT', period_from: 'INTEGER', period_to: 'INTEGER', occasion: 'TEXT', replaces: 'TEXT?',
    content: 'TEXT', restricted: 'TEXT', content_hash: 'TEXT?', restricted_hash: 'TEXT?', hash: 'TEXT?',
  },
  day_closing: { ...KEPT, day: 'TEXT', note: 'TEXT?', figures: 'TEXT' },
  patient_alias: { ...KEPT, patient_id: 'TEXT', kind: 'TEXT', value: 'TEXT' },
  import_profile: { ...KEPT, kind: 'TEXT', headers: 'TEXT', mapping: 'TEXT', options: 'TEXT' },
  complaint_counter: { desk_letter: 'TEXT', last: 'INTEGER' },
  import_job: {
    id: 'TEXT', kind: 'TEXT', file_name: 'TEXT', bytes: 'INTEGER', started_at: 'INTEGER', started_by: 'TEXT', state: 'TEXT', failure: 'TEXT?', done: 'INTEGER', total: 'INTEGER',
    inspection: 'TEXT?', mapping: 'TEXT?', options: 'TEXT?', counts: 'TEXT',
  },
  import_row: { job_id: 'TEXT', row: 'INTEGER', entity: 'TEXT', row_id: 'TEXT', outcome: 'TEXT' },
  audit_entry: { id: 'TEXT', at: 'INTEGER', device_id: 'TEXT', actor: 'TEXT', action: 'TEXT', entity: 'TEXT', row_id: 'TEXT?', detail: 'TEXT?', prev_hash: 'TEXT', hash: 'TEXT' },
  audit_key: { id: 'TEXT', device_id: 'TEXT', at: 'INTEGER', public_key: 'TEXT' },
  audit_anchor: {
    id: 'TEXT', at: 'INTEGER', device_id: 'TEXT', key_id: 'TEXT', number: 'INTEGER', last_entry: 'TEXT', entries: 'INTEGER', head: 'TEXT', reason: 'TEXT', signature: 'TEXT',
  },
  setting: { id: 'TEXT', value: 'TEXT', updated_at: 'INTEGER', updated_by: 'TEXT' },
  clock: {
    id: 'INTEGER', device_id: 'TEXT', node: 'TEXT', scope: 'TEXT', last_hlc: 'TEXT', latest_wall: 'INTEGER', stamp: 'TEXT?', tx: 'TEXT?', actor: 'TEXT?',
    dev_seq: 'INTEGER', captured: 'INTEGER', audit_hash: 'TEXT', applying: 'INTEGER',
  },
  row_clock: { entity: 'TEXT', row_id: 'TEXT', base: 'TEXT', exceptions: 'TEXT' },
  outbox: { dev_seq: 'INTEGER', id: 'TEXT', tx: 'TEXT', hlc: 'TEXT', schema: 'INTEGER', actor: 'TEXT', entity: 'TEXT', row_id: 'TEXT', is_new: 'INTEGER', patch: 'TEXT' },
  request_result: { request_id: 'TEXT', call: 'TEXT', actor: 'TEXT', result: 'TEXT', at: 'INTEGER' },
  draft: { user_id: 'TEXT', form: 'TEXT', key: 'TEXT', content: 'TEXT', saved_at: 'INTEGER' },
  queue_counter: { letter: 'TEXT', day: 'TEXT', desk_letter: 'TEXT', last: 'INTEGER' },
  provisional_counter: { desk_letter: 'TEXT', last: 'INTEGER' },
  record_block: { id: 'INTEGER', first: 'INTEGER', last: 'INTEGER', next: 'INTEGER' },
  desk_preference: { key: 'TEXT', value: 'TEXT', updated_at: 'INTEGER' },
  printed_ticket: { id: 'INTEGER', entry_id: 'TEXT', at: 'INTEGER' },
  patient_doc: { doc: 'INTEGER', patient_id: 'TEXT', seen_at: 'INTEGER', search_text: 'TEXT' },
  audit_check: { id: 'INTEGER', at: 'INTEGER', entries: 'INTEGER', anchors: 'INTEGER', own_entries: 'INTEGER', own_last: 'TEXT?', fault: 'TEXT?', broken_at: 'INTEGER?' },
  sync_conflict: {
    ...KEPT, entity: 'TEXT', row_id: 'TEXT', column_name: 'TEXT', asks: 'INTEGER', kept_value: 'TEXT', kept_actor: 'TEXT', kept_device: 'TEXT', kept_hlc: 'TEXT',
    lost_value: 'TEXT', lost_actor: 'TEXT', lost_device: 'TEXT', lost_hlc: 'TEXT', settled_at: 'INTEGER?', settled_by: 'TEXT?', choice: 'TEXT?',
  },
  sync_state: {
    id: 'INTEGER', url: 'TEXT', proxy: 'TEXT?', ca: 'TEXT?', enrolled_at: 'INTEGER', paused: 'INTEGER', fault: 'TEXT?', epoch: 'TEXT', seq: 'INTEGER', chain: 'TEXT', acked: 'INTEGER',
    newest: 'TEXT', snapshot: 'TEXT?', sent: 'INTEGER', received: 'INTEGER', schema: 'INTEGER', last_success_at: 'INTEGER?', skew: 'INTEGER?', courier_seal: 'TEXT?', courier_sign: 'TEXT?',
  },
  sync_desk: { device_id: 'TEXT', last_change_at: 'INTEGER' },
  sync_parked: { id: 'TEXT', seq: 'INTEGER', at: 'INTEGER', reason: 'TEXT', entries: 'TEXT' },
  sync_rejected: { id: 'TEXT', dev_seq: 'INTEGER', at: 'INTEGER', code: 'TEXT', change: 'TEXT' },
  sync_courier: { id: 'TEXT', at: 'INTEGER', device_id: 'TEXT', file_name: 'TEXT', changes: 'INTEGER', last_dev_seq: 'INTEGER', acknowledged_at: 'INTEGER?' },
  consent: {
    ...KEPT, patient_id: 'TEXT', kind: 'TEXT', given_at: 'INTEGER?', given_by: 'TEXT?', relation: 'TEXT?', how: 'TEXT', note: 'TEXT?', withdrawn_at: 'INTEGER?', withdrawn_by: 'TEXT?', withdraw_reason: 'TEXT?',
  },
  message: {
    ...KEPT, patient_id: 'TEXT', channel: 'TEXT', purpose: 'TEXT', template: 'TEXT?', language: 'TEXT', text: 'TEXT', recipient: 'TEXT?', about: 'TEXT', about_id: 'TEXT', slot: 'TEXT', due_at: 'INTEGER',
    state: 'TEXT', state_at: 'INTEGER', state_by: 'TEXT', note: 'TEXT?', opened_at: 'INTEGER?', opened_by: 'TEXT?',
  },
  rebooking: { ...KEPT, appointment_id: 'TEXT', practitioner_id: 'TEXT', day: 'TEXT', from_minute: 'INTEGER', outcome: 'TEXT', became_id: 'TEXT?', told: 'TEXT?', told_at: 'INTEGER?', told_by: 'TEXT?', tries: 'INTEGER' },
  recall_attempt: { id: 'TEXT', appointment_id: 'TEXT', at: 'INTEGER', actor: 'TEXT', outcome: 'TEXT', again_at: 'INTEGER?', note: 'TEXT?' },
  emergency_event: { id: 'TEXT', emergency_id: 'TEXT', action: 'TEXT', at: 'INTEGER', actor: 'TEXT', text: 'TEXT?' },
  patient_merge: {
    ...KEPT, from_id: 'TEXT', into_id: 'TEXT', before_values: 'TEXT', after_values: 'TEXT', note: 'TEXT?', undone_at: 'INTEGER?', undone_by: 'TEXT?', undo_reason: 'TEXT?',
  },
  service: { ...KEPT, name: 'TEXT', unit_id: 'TEXT?', tariff: 'INTEGER?', minutes: 'INTEGER?', preparation: 'TEXT?', payer_rules: 'TEXT?', synonyms: 'TEXT', active: 'INTEGER' },
  article: { ...KEPT, kind: 'TEXT', unit_id: 'TEXT?', audience: 'TEXT', owner_id: 'TEXT?', review_day: 'TEXT?', active: 'INTEGER' },
  article_version: { id: 'TEXT', article_id: 'TEXT', title: 'TEXT', body: 'TEXT', also_asked: 'TEXT', note: 'TEXT?', at: 'INTEGER', actor: 'TEXT' },
  article_reading: { id: 'TEXT', article_id: 'TEXT', version_id: 'TEXT', at: 'INTEGER', actor: 'TEXT' },
  unanswered_question: { id: 'TEXT', text: 'TEXT', folded: 'TEXT', source: 'TEXT', call_id: 'TEXT?', at: 'INTEGER', actor: 'TEXT' },
  question_settlement: { id: 'TEXT', folded: 'TEXT', outcome: 'TEXT', article_id: 'TEXT?', note: 'TEXT?', at: 'INTEGER', actor: 'TEXT' },
  waitlist_entry: {
    ...KEPT, patient_id: 'TEXT', practitioner_id: 'TEXT?', unit_id: 'TEXT?', kind: 'TEXT', payer: 'TEXT', weekdays: 'TEXT', day_parts: 'TEXT', earliest_day: 'TEXT', latest_day: 'TEXT', reach: 'TEXT', priority: 'TEXT',
    note: 'TEXT?', appointment_id: 'TEXT?', withdrawn_at: 'INTEGER?', withdrawn_by: 'TEXT?', withdraw_reason: 'TEXT?',
  },
  hand_off: {
    id: 'TEXT', number: 'TEXT', at: 'INTEGER', actor: 'TEXT', unit_id: 'TEXT?', unit_name: 'TEXT', priority: 'TEXT', patient_id: 'TEXT?', visit_id: 'TEXT?', call_id: 'TEXT?', complaint_id: 'TEXT?', text: 'TEXT', due_at: 'INTEGER?',
  },
  hand_off_event: { id: 'TEXT', hand_off_id: 'TEXT', action: 'TEXT', at: 'INTEGER', actor: 'TEXT', name: 'TEXT?', text: 'TEXT?', ref: 'TEXT?', by_phone: 'INTEGER' },
  shift_note: { id: 'TEXT', action: 'TEXT', note_id: 'TEXT?', at: 'INTEGER', actor: 'TEXT', text: 'TEXT?', content: 'TEXT?', hash: 'TEXT?' },
  waitlist_offer: {
    ...KEPT, entry_id: 'TEXT', practitioner_id: 'TEXT', unit_id: 'TEXT', room_id: 'TEXT?', day: 'TEXT', from_minute: 'INTEGER', to_minute: 'INTEGER', until_at: 'INTEGER',
    answer: 'TEXT?', answered_at: 'INTEGER?', answered_by: 'TEXT?', reason: 'TEXT?', appointment_id: 'TEXT?',
  },
  appointment_series: {
    ...KEPT, patient_id: 'TEXT', practitioner_id: 'TEXT', unit_id: 'TEXT', rule: 'TEXT', start_day: 'TEXT', from_minute: 'INTEGER', kind: 'TEXT', payer: 'TEXT', planned: 'INTEGER', note: 'TEXT?',
    stopped_at: 'INTEGER?', stopped_by: 'TEXT?', stop_reason: 'TEXT?',
  },
  series_appointment: { ...KEPT, series_id: 'TEXT', number: 'INTEGER', planned_day: 'TEXT', appointment_id: 'TEXT' },
  patient_root: { patient_id: 'TEXT', root_id: 'TEXT' },
  idle_merge: { merge_id: 'TEXT', reason: 'TEXT' },
  duplicate_verdict: { ...KEPT, a_id: 'TEXT', b_id: 'TEXT', note: 'TEXT?', evidence: 'INTEGER', a_facts: 'TEXT', b_facts: 'TEXT' },
  duplicate_pair: { a_id: 'TEXT', b_id: 'TEXT', score: 'INTEGER', evidence: 'INTEGER', reasons: 'TEXT', a_facts: 'TEXT', b_facts: 'TEXT', found_at: 'INTEGER', run: 'INTEGER' },
  duplicate_run: { id: 'INTEGER', run: 'INTEGER', rules: 'INTEGER', up_to: 'INTEGER', at: 'INTEGER', took_ms: 'INTEGER', rows: 'INTEGER', learnt: 'TEXT?' },
  duplicate_count: { run: 'INTEGER', what: 'TEXT', value: 'TEXT', count: 'INTEGER' },
  duplicate_due: { seq: 'INTEGER', patient_id: 'TEXT' },
  migration: { version: 'INTEGER', name: 'TEXT', at: 'INTEGER' },
};

let test: TestDatabase;
beforeEach(() => { test = openTestDatabase(); });
afterEach(() => { test.close(); });

/** Tables of the file, without SQLite's own and the search index's, which Kysely never sees. */
function tablesOfFile(): string[] {
  return test.db.connection.prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name").pluck().all();
}

it('has the same tables', () => { expect(tablesOfFile()).toEqual(Object.keys(COLUMNS).sort()); });

it.each(Object.entries(COLUMNS))('%s has the same columns, types and NULLs', (table, columns) => {
  const found = test.db.connection.prepare<[string], { name: string; type: string; notnull: number }>('SELECT name, type, "notnull" FROM pragma_table_info(?)').all(table);
  expect(Object.fromEntries(found.map((column) => [column.name, column.notnull === 1 ? column.type : `${column.type}?`]))).toEqual(columns);
});

it.each(Object.entries(SYNCED))('what syncs of %s is what the file has, beside what each desk computes for itself', (table, rules: SyncedTable) => {
  const found = test.db.connection.prepare<[string], { name: string; type: string; notnull: number }>('SELECT name, type, "notnull" FROM pragma_table_info(?)').all(table)
    .filter(({ name }) => name !== 'id' && !rules.derived?.includes(name));
  expect(Object.fromEntries(found.map(({ name, type, notnull }) => [name, `${type.toLowerCase()}${notnull === 1 ? '' : '?'}`]))).toEqual(rules.columns);
});

it('what syncs is keyed by a text id alone and refuses no row for a business key or a row not yet there', () => {
  for (const { name } of SYNCED_TABLES) {
    const unique = test.db.connection.prepare('SELECT name FROM pragma_index_list(?) WHERE "unique" = 1').pluck().all(name);
    expect([name, unique]).toEqual([name, [`sqlite_autoindex_${name}_1`]]);
    expect([name, test.db.connection.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0').pluck().all(name)]).toEqual([name, ['id']]);
    expect([name, test.db.connection.pragma(`foreign_key_list(${name})`)]).toEqual([name, []]);
  }
});

it('nothing of a password or a key is a column anywhere', () => {
  const names = Object.values(COLUMNS).flatMap((columns) => Object.keys(columns));
  expect(names.filter((name) => /password|secret|wrapped|data_key|(^|_)pin(_|$)/.test(name))).toEqual([]);
});
