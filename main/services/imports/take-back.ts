/** Takes back what a job has added, newest rows first, as far as nobody has used it since. Entries of `import_row` say what is still to do. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import type { DeskCare } from '../../kernel.ts';
import { readClinic } from '../clinic.ts';
import { PROBLEM, TOUCHES } from './apply.ts';
import { BatchRoom, runBatches } from './batches.ts';
import { fixed } from './fixed.ts';
import { type JobCounts, type JobRow, countsOf, updateJob } from './jobs.ts';

interface Entry { readonly row: number; readonly entity: string; readonly row_id: string }
type One = { readonly one: 1 };

/** Rows that refer to one; `since`: only those of days from the import on, which an index finds. */
interface Use { readonly table: string; readonly column: string; readonly since?: 'day'; /** Rows are only ever added there: those of an import do not count. */ readonly appended?: true }
/** Tables that an import adds to, and what uses a row of theirs. */
const USED_BY: Readonly<Record<string, readonly Use[]>> = {
  patient: [...['visit', 'appointment', 'waitlist_entry', 'appointment_series', 'complaint', 'emergency', 'call_log', 'consent', 'message', 'contact_preference', 'follow_up'].map((table) => ({ table, column: 'patient_id' })), { table: 'contact_note', column: 'patient_id', appended: true as const }, { table: 'hand_off', column: 'patient_id', appended: true }, ...['from_id', 'into_id'].map((column) => ({ table: 'patient_merge', column }))],
  patient_alias: [],
  patient_merge: [],
  consent: [],
  contact_preference: [],
  follow_up: [{ table: 'message', column: 'about_id' }],
  practitioner: [{ table: 'queue_entry', column: 'practitioner_id', since: 'day' }, ...['appointment', 'waitlist_entry', 'waitlist_offer', 'appointment_series', 'schedule_rule', 'schedule_exception'].map((table) => ({ table, column: 'practitioner_id' }))],
  room: ['schedule_rule', 'schedule_exception', 'appointment', 'waitlist_offer'].map((table) => ({ table, column: 'room_id' })),
  schedule_rule: [],
  appointment: [{ table: 'message', column: 'about_id' }, ...['appointment_id', 'became_id'].map((column) => ({ table: 'rebooking', column })), ...['waitlist_entry', 'waitlist_offer', 'series_appointment'].map((table) => ({ table, column: 'appointment_id' }))],
  waitlist_entry: [{ table: 'waitlist_offer', column: 'entry_id' }],
  waitlist_offer: [],
  appointment_series: [{ table: 'series_appointment', column: 'series_id' }],
  series_appointment: [],
  message: [],
  rebooking: [],
  service_unit: ['queue_entry', 'appointment', 'waitlist_entry', 'waitlist_offer', 'appointment_series', 'complaint', 'complaint_task', 'practitioner', 'schedule_rule', 'schedule_exception'].map((table) => ({ table, column: 'unit_id' })),
  visit: ['queue_entry', 'appointment'].map((table) => ({ table, column: 'visit_id' })),
  queue_entry: [],
  call_log: [],
  complaint: [...['complaint_event', 'complaint_party'].map((table) => ({ table, column: 'complaint_id', appended: true })), ...['complaint_task', 'complaint_improvement'].map((table) => ({ table, column: 'complaint_id' }))],
  complaint_task: [],
  complaint_improvement: [],
};
/** Steps of a record's history stay with it and share its fate: they are never changed. */
const STEP_OF: Readonly<Record<string, { readonly entity: string; readonly column: string }>> = {
  contact_note: { entity: 'patient', column: 'patient_id' },
  queue_event: { entity: 'queue_entry', column: 'entry_id' }, appointment_event: { entity: 'appointment', column: 'appointment_id' }, recall_attempt: { entity: 'appointment', column: 'appointment_id' }, call_link: { entity: 'call_log', column: 'call_id' }, complaint_event: { entity: 'complaint', column: 'complaint_id' }, complaint_party: { entity: 'complaint', column: 'complaint_id' },
};
/** Mothers of patients that were registered or corrected since; there is no index of mothers, and imports name none. */
const MOTHERS = fixed<{ mother_id: string }>(`SELECT p.mother_id FROM audit_entry a CROSS JOIN patient p ON p.id = a.row_id
  WHERE a.at >= ? AND a.entity = 'patient' AND a.action IN ('create', 'update') AND p.mother_id IS NOT NULL AND p.voided_at IS NULL`);
const NEXT = fixed<Entry>(`SELECT row, entity, row_id FROM import_row WHERE job_id = ? AND outcome = 'applied' AND entity != '${PROBLEM}' AND row <= ? ORDER BY row DESC, entity LIMIT 400`);
const MARK = fixed<never>('UPDATE import_row SET outcome = ? WHERE job_id = ? AND row = ? AND entity = ? AND row_id = ?');
const EVERY_ROW = Number.MAX_SAFE_INTEGER;

export function takeBack(desk: DeskCare, job: JobRow, actor: string, reason: string): void {
  const total = countsOf(job).applied;
  let counts = countsOf(job);
  let from = EVERY_ROW;
  const uses = new Uses(desk.db, job);
  runBatches(desk, {
    jobId: job.id, touches: TOUCHES[job.kind], release: () => undefined,
    next: () => {
      const entries = desk.db.all(NEXT(job.id, from));
      // Only whole rows: the last one may go on beyond what was read.
      const last = entries.length < 400 ? undefined : entries.at(-1)?.row;
      const rows = [...Map.groupBy(entries.filter(({ row }) => row !== last), ({ row }) => row)];
      if (rows.length > 0) {
        const answer = desk.db.write({ actor, requestId: null, call: 'imports.void' }, (tx) => batch(desk.db, tx, { job, reason, rows, counts, total, uses }));
        ({ counts, from } = answer);
      }
      return { more: rows.length > 0, done: total - counts.applied, total };
    },
    end: (how) => {
      desk.db.write({ actor, requestId: null, call: 'imports.void' }, (tx) => {
        updateJob(desk.db, tx, job.id, { state: how === 'finished' ? 'voided' : 'paused', failure: how === 'finished' || how === 'stopped' ? null : how });
      });
    },
  });
}

interface Batch { readonly job: JobRow; readonly reason: string; readonly rows: readonly (readonly [number, Entry[]])[]; readonly counts: JobCounts; readonly total: number; readonly uses: Uses }

function batch(db: DeskDatabase, tx: WriteTx, { job, reason, rows, counts, total, uses }: Batch): { counts: JobCounts; from: number } {
  const room = new BatchRoom();
  const after = { ...counts };
  let from = EVERY_ROW;
  let voided = 0;
  uses.refresh(tx.now);
  for (const [row, entries] of rows) {
    if (!room.left) break;
    const outcome = uses.of(entries) ? 'kept' : 'voided';
    for (const { entity, row_id } of entries) {
      if (outcome === 'voided' && !(entity in STEP_OF)) tx.run(fixed<never>(`UPDATE ${tableOf(entity)} SET voided_at = ?, void_reason = ?, updated_at = ?, updated_by = ? WHERE id = ?`)(tx.now, reason, tx.now, tx.actor, row_id));
      tx.run(MARK(outcome, job.id, row, entity, row_id));
    }
    room.took(entries.length);
    after[outcome] += 1;
    after.applied -= 1;
    if (outcome === 'voided') voided += 1;
    from = row - 1;
  }
  updateJob(db, tx, job.id, { counts: JSON.stringify(after), done: total - after.applied, total });
  if (voided > 0) tx.audit('void', 'import', job.id, String(voided));
  return { counts: after, from };
}

/** The entity of an entry is one of our own words; anything else is no table. */
function tableOf(entity: string): string {
  if (!(entity in USED_BY)) throw new Error(`An import does not add to ${entity}`);
  return entity;
}

class Uses {
  readonly #db: DeskDatabase;
  readonly #sinceDay: string;
  readonly #mothers = new Set<string>();
  #lookedAt: number;

  constructor(db: DeskDatabase, { kind, started_at: since }: JobRow) {
    this.#db = db;
    this.#lookedAt = since;
    // An export brings days back that are long past, also in its other parts.
    this.#sinceDay = kind === 'records' ? '' : dayInZone(readClinic(db).zone, since);
  }

  /** Whoever was registered meanwhile, in the transaction that takes back. */
  refresh(now: number): void {
    for (const { mother_id } of this.#db.all(MOTHERS(this.#lookedAt))) this.#mothers.add(mother_id);
    this.#lookedAt = now;
  }

  /** Has any of them been changed by somebody, or is one of them referred to by a row that is not taken back with it? */
  of(entries: readonly Entry[]): boolean {
    const own = JSON.stringify(entries.map(({ row_id }) => row_id));
    return entries.map((entry) => this.#owner(entry)).some(({ entity, row_id }) => {
      // Its clock remembers every later change of a column; times of change may be those that an export brought.
      const changed = fixed<One>("SELECT 1 AS one FROM row_clock WHERE entity = ? AND row_id = ? AND exceptions != '{}'")(tableOf(entity), row_id);
      return this.#mothers.has(row_id) || this.#db.first(changed) !== undefined || (USED_BY[entity] ?? []).some((use) => this.#refers(use, row_id, own));
    });
  }

  /** The record whose step this is, or itself. */
  #owner({ entity, row_id, row }: Entry): Entry {
    const step = STEP_OF[entity];
    const owner = step && this.#db.first(fixed<{ id: string }>(`SELECT ${step.column} AS id FROM ${entity} WHERE id = ?`)(row_id));
    return step && owner ? { row, entity: step.entity, row_id: owner.id } : { row, entity, row_id };
  }

  #refers({ table, column, since, appended }: Use, rowId: string, own: string): boolean {
    if (appended) return this.#db.first(fixed<One>(`SELECT 1 AS one FROM ${table} AS step WHERE ${column} = ? AND NOT EXISTS (SELECT 1 FROM import_row WHERE row_id = step.id) LIMIT 1`)(rowId)) !== undefined;
    const later = since === undefined ? '' : ` AND ${since} >= ?`;
    const query = fixed<One>(`SELECT 1 AS one FROM ${table} WHERE ${column} = ? AND voided_at IS NULL AND id NOT IN (SELECT value FROM json_each(?))${later} LIMIT 1`);
    return this.#db.first(query(rowId, own, ...(since === undefined ? [] : [this.#sinceDay]))) !== undefined;
  }
}
