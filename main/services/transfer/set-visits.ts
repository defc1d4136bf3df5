/** Set: visits, one row per stay in a unit: a visit that moved has several, with the same `id_kunjungan`. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { QueueEntryTable, QueueEventTable, VisitTable } from '../../../db/desk/schema.ts';
import type { Payer, Priority } from '../../../db/desk/schema-words.ts';
import { personOf } from '../patients/person.ts';
import type { Period } from './clinic-time.ts';
import { type Column, day, iterate, keptBy, number, type SetSource, text, time } from './columns.ts';
import { PAYER, PRIORITY, QUEUE_STATE, word, yesNo } from './words.ts';

type Own = Omit<QueueEntryTable, 'id' | 'visit_id' | 'patient_id' | 'day' | 'priority' | 'created_at' | 'created_by' | 'updated_at' | 'updated_by' | 'voided_at' | 'void_reason'>;
/** The stay's columns that the visit has too, under names of their own. */
interface Renamed {
  readonly entry_id: string | null; readonly entry_patient: string | null; readonly entry_day: string | null; readonly entry_priority: Priority | null;
  readonly entry_created_at: number | null; readonly entry_created_by: string | null; readonly entry_updated_at: number | null; readonly entry_updated_by: string | null;
  readonly entry_voided_at: number | null; readonly entry_void_reason: string | null;
}
export type VisitRow = VisitTable & Renamed & { readonly [K in keyof Own]: Own[K] | null } & {
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
  time('dicatat_pada', 'Saat kunjungan dicatat', 'When the visit was recorded', (v) => v.created_at),
  time('ditulis_belakangan_pada', 'Saat kunjungan dari catatan kertas ditulis; kosong bila dicatat langsung', 'When a visit kept on paper was written down; empty when recorded at once', (v) => v.written_later_at),
  ...keptBy<VisitRow>(),
  text('id_antrean', 'Penanda tetap antrean', 'Permanent id of the stay in the queue', (v) => v.entry_id),
  text('id_unit', 'Penanda tetap unit', 'Permanent id of the unit', (v) => v.unit_id),
  text('id_dokter', 'Penanda tetap dokter', 'Permanent id of the doctor', (v) => v.practitioner_id),
  text('antrean_id_pasien', 'Pasien menurut antrean', 'The patient as the queue has it', (v) => v.entry_patient),
  day('antrean_tanggal', 'Hari klinik antrean', 'Clinic day of the stay', (v) => v.entry_day),
  text('antrean_meja', 'Huruf meja yang memberi nomor', 'Letter of the desk that gave the number', (v) => v.desk_letter),
  number('antrean_urutan', 'Nomor antrean sebagai angka', 'Queue number as a number', (v) => v.number_value),
  text('antrean_prioritas', 'Prioritas di antrean ini', 'Priority in this queue', (v) => word(PRIORITY, v.entry_priority)),
  time('status_pada', 'Saat status terakhir', 'When the last state began', (v) => v.state_at),
  text('status_oleh', 'Penanda pengguna yang menetapkan status', 'Id of the user who set the state', (v) => v.state_by),
  time('antre_pada', 'Saat masuk antrean', 'When the queue was joined', (v) => v.joined_at),
  number('panggilan', 'Berapa kali dipanggil', 'How often called', (v) => v.calls),
  number('terlewat', 'Berapa kali dilewati', 'How often skipped', (v) => v.skips),
  text('dari_antrean', 'Antrean asal bila pindah unit', 'The stay from which the visit moved here', (v) => v.from_entry_id),
  text('kembali', 'Kembali ke unit yang sama sesudah unit lain: ya, tidak', 'Came back to this unit from another one: ya (yes), tidak (no)', (v) => (v.came_back === null ? null : yesNo(v.came_back))),
  time('janji_pada', 'Saat janji temu', 'The booked time', (v) => v.due_at),
  number('perkiraan_dari', 'Perkiraan tunggu yang disampaikan, menit, dari', 'The wait that was told, minutes, from', (v) => v.estimate_from),
  number('perkiraan_sampai', 'Perkiraan tunggu yang disampaikan, menit, sampai', 'The wait that was told, minutes, to', (v) => v.estimate_to),
  time('antrean_dicatat_pada', 'Saat antrean dicatat', 'When the stay was recorded', (v) => v.entry_created_at),
  text('antrean_dicatat_oleh', 'Penanda pengguna yang mencatat antrean', 'Id of the user who recorded the stay', (v) => v.entry_created_by),
  time('antrean_diubah_pada', 'Saat antrean terakhir diubah', 'When the stay was last changed', (v) => v.entry_updated_at),
  text('antrean_diubah_oleh', 'Penanda pengguna yang terakhir mengubah antrean', 'Id of the user who changed the stay last', (v) => v.entry_updated_by),
  time('antrean_dibatalkan_pada', 'Saat antrean dibatalkan', 'When the stay was voided', (v) => v.entry_voided_at),
  text('antrean_alasan_batal', 'Alasan pembatalan antrean', 'Reason for voiding the stay', (v) => v.entry_void_reason, 'hidden'),
];

export const QUEUE_EVENT_COLUMNS: readonly Column<QueueEventTable>[] = [
  text('id_langkah', 'Penanda tetap langkah', 'Permanent id of the step', (e) => e.id),
  text('id_antrean', 'Antreannya', 'The stay in the queue', (e) => e.entry_id),
  text('langkah', 'join, call, recall, serve, finish, move, hold, resume, skip, return, no_show, left, cancel, undo, withdraw', 'join, call, recall, serve, finish, move, hold, resume, skip, return, no_show, left, cancel, undo, withdraw', (e) => e.action),
  text('dari', 'Keadaan sebelumnya', 'State before', (e) => word(QUEUE_STATE, e.from_state)),
  text('menjadi', 'Keadaan sesudahnya', 'State after', (e) => QUEUE_STATE[e.to_state]),
  time('waktu', 'Saat kejadian', 'When', (e) => e.at),
  text('oleh', 'Penanda pengguna', 'Id of the user', (e) => e.actor),
  text('alasan', 'Alasan, teks bebas', 'Reason, free text', (e) => e.reason, 'hidden'),
];

/** Of the stays of the period, in the order of their ids. */
export function queueEventSource(db: DeskDatabase, period: Period): SetSource<QueueEventTable> {
  let rows = db.build.selectFrom('queue_event');
  if (period.from !== null || period.to !== null) {
    rows = rows.where(({ exists, selectFrom }) => {
      let stays = selectFrom('queue_entry').innerJoin('visit', 'visit.id', 'queue_entry.visit_id').select(sql`1`.as('one')).whereRef('queue_entry.id', '=', 'queue_event.entry_id');
      if (period.from !== null) stays = stays.where('visit.day', '>=', period.from);
      if (period.to !== null) stays = stays.where('visit.day', '<=', period.to);
      return exists(stays);
    });
  }
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll().orderBy('id')),
  };
}

export function visitSource(db: DeskDatabase, period: Period): SetSource<VisitRow> {
  const rows = visitRows(db, period);
  const columns = rows.selectAll('visit').select(['patient.record_number', 'service_unit.name as unit', 'practitioner.name as practitioner'])
    .select(['queue_entry.unit_id', 'queue_entry.practitioner_id', 'queue_entry.desk_letter', 'queue_entry.number', 'queue_entry.number_value', 'queue_entry.state', 'queue_entry.state_at', 'queue_entry.state_by',
      'queue_entry.joined_at', 'queue_entry.called_at', 'queue_entry.served_at', 'queue_entry.ended_at', 'queue_entry.calls', 'queue_entry.skips', 'queue_entry.from_entry_id', 'queue_entry.came_back', 'queue_entry.due_at', 'queue_entry.estimate_from', 'queue_entry.estimate_to'])
    .select(['queue_entry.id as entry_id', 'queue_entry.patient_id as entry_patient', 'queue_entry.day as entry_day', 'queue_entry.priority as entry_priority', 'queue_entry.created_at as entry_created_at',
      'queue_entry.created_by as entry_created_by', 'queue_entry.updated_at as entry_updated_at', 'queue_entry.updated_by as entry_updated_by', 'queue_entry.voided_at as entry_voided_at',
      'queue_entry.void_reason as entry_void_reason'])
    .orderBy('visit.day');
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
    .leftJoin('patient', (join) => join.on('patient.id', '=', personOf('visit.patient_id')))
    .leftJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id')
    .leftJoin('practitioner', 'practitioner.id', 'queue_entry.practitioner_id');
  if (from !== null) query = query.where('visit.day', '>=', from);
  if (to !== null) query = query.where('visit.day', '<=', to);
  return query;
}
