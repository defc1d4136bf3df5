/** Sets: the waiting list by the days that are wished, with its offers; series of visits by the days of their appointments. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AppointmentSeriesTable, SeriesAppointmentTable, WaitlistEntryTable, WaitlistOfferTable } from '../../../db/desk/schema.ts';
import { personOf } from '../patients/person.ts';
import type { Period } from './clinic-time.ts';
import { type Column, day, iterate, keptBy, number, type SetSource, text, time } from './columns.ts';
import { APPOINTMENT_KIND, OFFER_ANSWER, PAYER, PRIORITY, REACH } from './words.ts';

interface Named { readonly record_number: string | null; readonly unit: string | null; readonly practitioner: string | null }
type EntryRow = WaitlistEntryTable & Named;
type OfferRow = WaitlistOfferTable & { readonly unit: string | null; readonly practitioner: string | null; readonly room: string | null };
type SeriesRow = AppointmentSeriesTable & Named;

function clockOf(minute: number): string { return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`; }

interface VoidedRow { readonly created_at: number; readonly voided_at: number | null; readonly void_reason: string | null; readonly created_by: string; readonly updated_at: number; readonly updated_by: string }
function recorded<Row extends VoidedRow>(): readonly Column<Row>[] {
  return [
    time('dicatat_pada', 'Saat dicatat', 'When recorded', (row) => row.created_at),
    time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (row) => row.voided_at),
    text('alasan_batal', 'Alasan pembatalan catatan', 'Reason for voiding the record', (row) => row.void_reason, 'hidden'),
    ...keptBy<Row>(),
  ];
}

export const WAITLIST_COLUMNS: readonly Column<EntryRow>[] = [
  text('id_daftar_tunggu', 'Penanda tetap', 'Permanent id', (e) => e.id),
  text('id_pasien', 'Penanda tetap pasien', 'Permanent id of the patient', (e) => e.patient_id),
  text('no_rm', 'Nomor rekam medis', 'Medical record number', (e) => e.record_number, 'number'),
  text('dokter', 'Dokter yang diinginkan; kosong: siapa saja', 'The wished doctor; empty: any', (e) => e.practitioner),
  text('id_dokter', 'Penanda tetap dokter', 'Permanent id of the doctor', (e) => e.practitioner_id),
  text('unit', 'Unit yang diinginkan; kosong: mana saja', 'The wished unit; empty: any', (e) => e.unit),
  text('id_unit', 'Penanda tetap unit', 'Permanent id of the unit', (e) => e.unit_id),
  text('jenis', 'kunjungan, kontrol, telemedisin', 'visit, control, telemedicine', (e) => APPOINTMENT_KIND[e.kind]),
  text('penjamin', 'umum, bpjs, asuransi', 'general (self-paying), bpjs (national insurance), insurance', (e) => PAYER[e.payer]),
  text('hari', 'Hari yang cocok, 1 Senin sampai 7 Minggu; kosong: semua', 'Weekdays that suit, 1 Monday to 7 Sunday; empty: any', (e) => e.weekdays),
  text('waktu', 'morning, midday, afternoon, evening; kosong: semua', 'morning, midday, afternoon, evening; empty: any', (e) => e.day_parts),
  day('paling_awal', 'Hari paling awal', 'Earliest day', (e) => e.earliest_day),
  day('paling_akhir', 'Hari paling akhir', 'Latest day', (e) => e.latest_day),
  text('cara', 'telepon, whatsapp', 'call, whatsapp', (e) => REACH[e.reach]),
  text('prioritas', 'lansia, hamil, disabilitas, balita, lain; kosong: bukan prioritas', 'elderly, pregnant, disability, toddler, other; empty: none', (e) => PRIORITY[e.priority]),
  text('catatan', 'Catatan, teks bebas', 'Note, free text', (e) => e.note, 'hidden'),
  text('id_janji', 'Janji yang dipegang saat meminta', 'The appointment held when asking', (e) => e.appointment_id),
  time('ditarik_pada', 'Saat ditarik', 'When withdrawn', (e) => e.withdrawn_at),
  text('ditarik_oleh', 'Penanda pengguna yang menarik', 'Id of the user who withdrew it', (e) => e.withdrawn_by),
  text('alasan_ditarik', 'Alasan, teks bebas', 'Reason, free text', (e) => e.withdraw_reason, 'hidden'),
  ...recorded<EntryRow>(),
];

export const OFFER_COLUMNS: readonly Column<OfferRow>[] = [
  text('id_tawaran', 'Penanda tetap tawaran', 'Permanent id of the offer', (o) => o.id),
  text('id_daftar_tunggu', 'Yang ditawari', 'Whom it was made to', (o) => o.entry_id),
  day('tanggal', 'Hari slot', 'Day of the slot', (o) => o.day),
  text('mulai', 'Jam mulai', 'Beginning, clinic time', (o) => clockOf(o.from_minute)),
  text('sampai', 'Jam selesai', 'End, clinic time', (o) => clockOf(o.to_minute)),
  text('dokter', 'Nama dokter', 'Doctor’s name', (o) => o.practitioner),
  text('id_dokter', 'Penanda tetap dokter', 'Permanent id of the doctor', (o) => o.practitioner_id),
  text('unit', 'Unit layanan', 'Service unit', (o) => o.unit),
  text('id_unit', 'Penanda tetap unit', 'Permanent id of the unit', (o) => o.unit_id),
  text('ruang', 'Nama ruang', 'Name of the room', (o) => o.room),
  text('id_ruang', 'Penanda tetap ruang', 'Permanent id of the room', (o) => o.room_id),
  time('dijawab_sebelum', 'Batas menjawab', 'To be answered before', (o) => o.until_at),
  text('jawaban', 'diterima, ditolak, tidak menjawab; kosong: belum', 'accepted, declined, no answer; empty: none yet', (o) => o.answer && OFFER_ANSWER[o.answer]),
  time('dijawab_pada', 'Saat jawaban dicatat', 'When the answer was noted', (o) => o.answered_at),
  text('dijawab_oleh', 'Penanda pengguna yang mencatat', 'Id of the user who noted it', (o) => o.answered_by),
  text('alasan', 'Alasan, teks bebas', 'Reason, free text', (o) => o.reason, 'hidden'),
  text('id_janji', 'Janji yang dipesan', 'The appointment that was booked', (o) => o.appointment_id),
  ...recorded<OfferRow>(),
];

export const SERIES_COLUMNS: readonly Column<SeriesRow>[] = [
  text('id_seri', 'Penanda tetap kontrol berkala', 'Permanent id of the series', (s) => s.id),
  text('id_pasien', 'Penanda tetap pasien', 'Permanent id of the patient', (s) => s.patient_id),
  text('no_rm', 'Nomor rekam medis', 'Medical record number', (s) => s.record_number, 'number'),
  text('dokter', 'Nama dokter', 'Doctor’s name', (s) => s.practitioner),
  text('id_dokter', 'Penanda tetap dokter', 'Permanent id of the doctor', (s) => s.practitioner_id),
  text('unit', 'Unit layanan', 'Service unit', (s) => s.unit),
  text('id_unit', 'Penanda tetap unit', 'Permanent id of the unit', (s) => s.unit_id),
  text('aturan', 'Aturan berulang menurut RFC 5545', 'The rule, in the words of RFC 5545', (s) => s.rule),
  day('mulai_tanggal', 'Hari pertama', 'First day', (s) => s.start_day),
  text('mulai', 'Jam mulai', 'Beginning, clinic time', (s) => clockOf(s.from_minute)),
  text('jenis', 'kunjungan, kontrol, telemedisin', 'visit, control, telemedicine', (s) => APPOINTMENT_KIND[s.kind]),
  text('penjamin', 'umum, bpjs, asuransi', 'general (self-paying), bpjs (national insurance), insurance', (s) => PAYER[s.payer]),
  number('direncanakan', 'Banyaknya yang direncanakan', 'How many were planned', (s) => s.planned),
  text('catatan', 'Catatan, teks bebas', 'Note, free text', (s) => s.note, 'hidden'),
  time('dihentikan_pada', 'Saat sisanya dibatalkan', 'When the rest was cancelled', (s) => s.stopped_at),
  text('dihentikan_oleh', 'Penanda pengguna yang menghentikan', 'Id of the user who stopped it', (s) => s.stopped_by),
  text('alasan_dihentikan', 'Alasan, teks bebas', 'Reason, free text', (s) => s.stop_reason, 'hidden'),
  ...recorded<SeriesRow>(),
];

export const SERIES_APPOINTMENT_COLUMNS: readonly Column<SeriesAppointmentTable>[] = [
  text('id_anggota', 'Penanda tetap', 'Permanent id', (m) => m.id),
  text('id_seri', 'Kontrol berkalanya', 'The series', (m) => m.series_id),
  number('ke', 'Kunjungan yang keberapa', 'Which visit of the series', (m) => m.number),
  day('hari_rencana', 'Hari menurut aturan', 'The day that the rule gave', (m) => m.planned_day),
  text('id_janji', 'Janji temunya', 'The appointment', (m) => m.appointment_id),
  ...recorded<SeriesAppointmentTable>(),
];

/** Whose wished days meet the period. */
export function waitlistSource(db: DeskDatabase, { from, to }: Period): SetSource<EntryRow> {
  let rows = db.build.selectFrom('waitlist_entry').leftJoin('patient', (join) => join.on('patient.id', '=', personOf('waitlist_entry.patient_id')))
    .leftJoin('service_unit', 'service_unit.id', 'waitlist_entry.unit_id').leftJoin('practitioner', 'practitioner.id', 'waitlist_entry.practitioner_id');
  if (from !== null) rows = rows.where('latest_day', '>=', from);
  if (to !== null) rows = rows.where('earliest_day', '<=', to);
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('waitlist_entry').select(['patient.record_number', 'service_unit.name as unit', 'practitioner.name as practitioner']).orderBy('waitlist_entry.id')),
  };
}

export function offerSource(db: DeskDatabase, { from, to }: Period): SetSource<OfferRow> {
  let rows = db.build.selectFrom('waitlist_offer').leftJoin('service_unit', 'service_unit.id', 'waitlist_offer.unit_id').leftJoin('practitioner', 'practitioner.id', 'waitlist_offer.practitioner_id').leftJoin('room', 'room.id', 'waitlist_offer.room_id');
  if (from !== null || to !== null) {
    rows = rows.where(({ exists, selectFrom }) => {
      let entry = selectFrom('waitlist_entry').select(sql`1`.as('one')).whereRef('waitlist_entry.id', '=', 'waitlist_offer.entry_id');
      if (from !== null) entry = entry.where('latest_day', '>=', from);
      if (to !== null) entry = entry.where('earliest_day', '<=', to);
      return exists(entry);
    });
  }
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('waitlist_offer').select(['service_unit.name as unit', 'practitioner.name as practitioner', 'room.name as room']).orderBy('waitlist_offer.id')),
  };
}

/** Members whose appointments are of the period. */
function membersOf(db: DeskDatabase, { from, to }: Period) {
  const rows = db.build.selectFrom('series_appointment');
  if (from === null && to === null) return rows;
  return rows.where(({ exists, selectFrom }) => {
    let appointment = selectFrom('appointment').select(sql`1`.as('one')).whereRef('appointment.id', '=', 'series_appointment.appointment_id');
    if (from !== null) appointment = appointment.where('day', '>=', from);
    if (to !== null) appointment = appointment.where('day', '<=', to);
    return exists(appointment);
  });
}

export function seriesSource(db: DeskDatabase, period: Period): SetSource<SeriesRow> {
  let rows = db.build.selectFrom('appointment_series').leftJoin('patient', (join) => join.on('patient.id', '=', personOf('appointment_series.patient_id')))
    .leftJoin('service_unit', 'service_unit.id', 'appointment_series.unit_id').leftJoin('practitioner', 'practitioner.id', 'appointment_series.practitioner_id');
  if (period.from !== null || period.to !== null) rows = rows.where(({ exists }) => exists(membersOf(db, period).select(sql`1`.as('one')).where(sql<boolean>`series_appointment.series_id = appointment_series.id`)));
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('appointment_series').select(['patient.record_number', 'service_unit.name as unit', 'practitioner.name as practitioner']).orderBy('appointment_series.id')),
  };
}

export function seriesAppointmentSource(db: DeskDatabase, period: Period): SetSource<SeriesAppointmentTable> {
  const rows = membersOf(db, period);
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('series_appointment').orderBy('series_appointment.id')),
  };
}
