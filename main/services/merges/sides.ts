/** Two records side by side: what each says and what belongs to it. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import type { MergeSide } from '../../../shared/contract/merges.ts';
import { MERGED_COLUMNS, type MergedValue, type Values } from '../../../shared/domain/merge-fields.ts';
import { OPEN_STATES } from '../../../shared/domain/queue-states.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { Refusal } from '../../kernel.ts';
import { clinicToday } from '../clinic.ts';
import { type Viewer, visibleTo } from '../complaints/visible.ts';
import { lastVisitDays, patientRow } from '../patients/patient-rows.ts';
import { recordsOf, survivorOf } from '../patients/person.ts';
import { regionDirectory } from '../patients/region-directory.ts';
import { recordNamed } from './history.ts';

const COUNTED = { visits: 'visit', appointments: 'appointment', calls: 'call_log', complaints: 'complaint', emergencies: 'emergency' } as const;

export async function readPreview(db: DeskDatabase, now: number, viewer: Viewer, { fromId, intoId }: ParsedInput<'merges.preview'>): Promise<Output<'merges.preview'>> {
  if (fromId === intoId) throw new Refusal('merge_itself');
  const [from, into] = [survivorOf(db, db, fromId), survivorOf(db, db, intoId)];
  if (from === into) throw new Refusal('merged_already', { params: { number: formatRecordNumber(recordNamed(db, into).recordNumber) } });
  const regions = await regionDirectory().catch(() => null);
  const side = (id: string): MergeSide => sideOf(db, viewer, id, (code) => regions?.villageName(code) ?? null);
  return { from: side(from), into: side(into), sameQueue: sameQueue(db, now, [from, into]) };
}

/** Refused when there is no such record, or it was voided. */
export function readRecord(db: DeskDatabase, id: string): PatientTable {
  const row = patientRow(db, db, id);
  if (!row) throw new Refusal('not_found');
  return row;
}

export function valuesOf(row: PatientTable): Values {
  const all: Readonly<Record<string, MergedValue>> = { ...row };
  return Object.fromEntries(MERGED_COLUMNS.map((column) => [column, all[column] ?? null]));
}

function sideOf(db: DeskDatabase, viewer: Viewer, id: string, villageName: (code: string | null) => string | null): MergeSide {
  const row = readRecord(db, id);
  const records = recordsOf(db, id);
  return {
    id, recordNumber: row.record_number, name: row.name, version: db.version('patient', id) ?? '', createdAt: row.created_at, values: valuesOf(row), village: villageName(row.village_code),
    counts: countsOf(db, viewer, records), lastVisitDay: lastVisitDays(db, [id]).get(id) ?? null, others: records.slice(1).map((other) => recordNamed(db, other)),
  };
}

function countsOf(db: DeskDatabase, viewer: Viewer, records: readonly string[]): MergeSide['counts'] {
  const count = (table: (typeof COUNTED)[keyof typeof COUNTED]): number => {
    let query = db.build.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('count')).where('patient_id', 'in', records).where('voided_at', 'is', null);
    if (table === 'complaint') query = query.where(visibleTo(viewer));
    return db.first(query)?.count ?? 0;
  };
  return { visits: count(COUNTED.visits), appointments: count(COUNTED.appointments), calls: count(COUNTED.calls), complaints: count(COUNTED.complaints), emergencies: count(COUNTED.emergencies) };
}

/** Queues of today in which these people stand with more than one number; allowed, but said. */
export function sameQueue(db: DeskDatabase, now: number, people: readonly string[]): { unit: string; numbers: string[] }[] {
  const records = people.flatMap((id) => recordsOf(db, id));
  const open = db.all(db.build.selectFrom('queue_entry').innerJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id').select(['service_unit.name as unit', 'queue_entry.number'])
    .where('queue_entry.patient_id', 'in', records).where('queue_entry.day', '=', clinicToday(db, now)).where('queue_entry.state', 'in', [...OPEN_STATES]).where('queue_entry.voided_at', 'is', null)
    .orderBy('queue_entry.joined_at'));
  return [...Map.groupBy(open, ({ unit }) => unit)].filter(([, entries]) => entries.length > 1).map(([unit, entries]) => ({ unit, numbers: entries.map(({ number }) => number) }));
}
