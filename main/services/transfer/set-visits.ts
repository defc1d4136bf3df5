/** Set: visits, one row per stay in a unit: a visit that moved has several, with the same `id_kunjungan`. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { QueueEntryTable, VisitTable } from '../../../db/desk/schema.ts';
import type { Payer } from '../../../db/desk/schema-words.ts';
import type { Period } from './clinic-time.ts';
import { type Column, day, iterate, type SetSource, text, time } from './columns.ts';
import { PAYER, PRIORITY, QUEUE_STATE, word } from './words.ts';

type Stay = Pick<QueueEntryTable, 'number' | 'state' | 'called_at' | 'served_at' | 'ended_at'>;
export type VisitRow = Omit<VisitTable, 'created_at' | 'created_by' | 'updated_at' | 'updated_by'> & { readonly [K in keyof Stay]: Stay[K] | null } & {
  readonly record_number: string | null; readonly unit: string | null; readonly practitioner: string | null;
};

export const VISIT_COLUMNS: readonly Column<VisitRow>[] = [
  text('id_kunjungan', 'Penanda tetap kunjungan', 'Permanent id of the visit', (v) => v.id),
  text('id_pasien', 'Penanda tetap pasien', 'Permanent id of the patient', (v) => v.patient_id),
  text('no_rm', 'Nomor rekam medis', 'Medical record number', (v) => v.record_number, 'number'),
  day('tanggal', 'Hari klinik', 'Clinic day', (v) => v.day),
  time('datang_pada', 'Saat datang', 'When the patient arrived', (v) => v.arrived_at),
  text('penjamin', 'umum, bpjs, asuransi', 'general (self-paying), bpjs (national insurance), insurance', (v) => PAYER[v.payer]),
  text('prioritas', 'lansia, hamil, disabilitas, balita, lain; kosong bila biasa', 'elderly, pregnant, disability, toddler, other; empty for none', (v) => PRIORITY[v.priority]),
  text('alasan_prioritas', 'Alasan prioritas, teks bebas', 'Reason for the priority, free text', (v) => v.priority_reason, 'hidden'),
  text('keluhan', 'Keluhan saat datang, teks bebas', 'Complaint on arrival, free text', (v) => v.complaint, 'hidden'),
  text('unit', 'Unit layanan', 'Service unit', (v) => v.unit),
  text('dokter', 'Nama dokter', 'Doctor’s name', (v) => v.practitioner),
  text('nomor_antrean', 'Nomor antrean', 'Queue number', (v) => v.number),
  text('status', 'Keadaan antrean terakhir', 'Last state in the queue', (v) => word(QUEUE_STATE, v.state)),
  time('dipanggil_pada', 'Saat dipanggil', 'When called', (v) => v.called_at),
  time('dilayani_pada', 'Saat mulai dilayani', 'When service began', (v) => v.served_at),
  time('berakhir_pada', 'Saat berakhir', 'When it ended', (v) => v.ended_at),
  time('dibatalkan_pada', 'Saat kunjungan dibatalkan', 'When the visit was voided', (v) => v.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (v) => v.void_reason, 'hidden'),
];

export function visitSource(db: DeskDatabase, period: Period): SetSource<VisitRow> {
  const rows = visitRows(db, period);
  const columns = rows.select([
    'visit.id', 'visit.patient_id', 'patient.record_number', 'visit.day', 'visit.arrived_at', 'visit.payer', 'visit.priority', 'visit.priority_reason', 'visit.complaint',
    'service_unit.name as unit', 'practitioner.name as practitioner', 'queue_entry.number', 'queue_entry.state', 'queue_entry.called_at', 'queue_entry.served_at', 'queue_entry.ended_at',
    'visit.voided_at', 'visit.void_reason',
  ]).orderBy('visit.day');
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, columns),
  };
}

export interface VisitCount { readonly unit: string | null; readonly payer: Payer; readonly visits: number }

/** Stays per unit and payer in the period; voided visits are not counted. */
export function visitCounts(db: DeskDatabase, period: Period): VisitCount[] {
  return db.all(visitRows(db, period).where('visit.voided_at', 'is', null)
    .select(['service_unit.name as unit', 'visit.payer', sql<number>`count(*)`.as('visits')])
    .groupBy(['service_unit.name', 'visit.payer']).orderBy('service_unit.name').orderBy('visit.payer'));
}

function visitRows(db: DeskDatabase, { from, to }: Period) {
  let query = db.build.selectFrom('visit')
    .leftJoin('queue_entry', 'queue_entry.visit_id', 'visit.id')
    .leftJoin('patient', 'patient.id', 'visit.patient_id')
    .leftJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id')
    .leftJoin('practitioner', 'practitioner.id', 'queue_entry.practitioner_id');
  if (from !== null) query = query.where('visit.day', '>=', from);
  if (to !== null) query = query.where('visit.day', '<=', to);
  return query;
}
