/** Set: appointments, by their day. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AppointmentEventTable, AppointmentTable } from '../../../db/desk/schema.ts';
import { APPOINTMENT_ACTIONS } from '../../../shared/contract/appointments.ts';
import { personOf } from '../patients/person.ts';
import type { Period } from './clinic-time.ts';
import { type Column, day, iterate, keptBy, number, type SetSource, text, time } from './columns.ts';
import { APPOINTMENT_KIND, APPOINTMENT_SOURCE, APPOINTMENT_STANDING, APPOINTMENT_STATE, PAYER } from './words.ts';

type AppointmentRow = AppointmentTable & { readonly record_number: string | null; readonly unit: string | null; readonly practitioner: string | null; readonly room: string | null };

/** Minutes from midnight as `09:30`. */
function clockOf(minute: number): string { return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`; }

export const APPOINTMENT_COLUMNS: readonly Column<AppointmentRow>[] = [
  text('id_janji', 'Penanda tetap janji temu', 'Permanent id of the appointment', (a) => a.id),
  text('id_pasien', 'Penanda tetap pasien', 'Permanent id of the patient', (a) => a.patient_id),
  text('no_rm', 'Nomor rekam medis', 'Medical record number', (a) => a.record_number, 'number'),
  day('tanggal', 'Hari klinik', 'Clinic day', (a) => a.day),
  text('mulai', 'Jam mulai', 'Beginning, clinic time', (a) => clockOf(a.from_minute)),
  text('sampai', 'Jam selesai', 'End, clinic time', (a) => clockOf(a.to_minute)),
  text('unit', 'Unit layanan', 'Service unit', (a) => a.unit),
  text('dokter', 'Nama dokter', 'Doctor’s name', (a) => a.practitioner),
  text('penjamin', 'umum, bpjs, asuransi', 'general (self-paying), bpjs (national insurance), insurance', (a) => PAYER[a.payer]),
  text('jenis', 'kunjungan, kontrol, telemedisin', 'visit, control, telemedicine', (a) => APPOINTMENT_KIND[a.kind]),
  text('tautan', 'Tautan telemedisin', 'Link for telemedicine', (a) => a.link, 'hidden'),
  text('asal', 'meja depan, telepon, whatsapp, daring, impor', 'desk, telephone, whatsapp, online, import', (a) => APPOINTMENT_SOURCE[a.source]),
  text('status', 'dipesan, dikonfirmasi, sudah tiba, sedang dilayani, selesai, tidak hadir, batal, dijadwalkan ulang, perlu dijadwalkan ulang', 'booked, confirmed, arrived, in service, completed, no show, cancelled, rescheduled, needs rebooking', (a) => APPOINTMENT_STATE[a.state]),
  time('status_pada', 'Saat status terakhir', 'When the last state began', (a) => a.state_at),
  text('alasan', 'Alasan batal atau pindah, teks bebas', 'Reason for cancelling or moving, free text', (a) => a.reason, 'hidden'),
  text('catatan', 'Catatan, teks bebas', 'Note, free text', (a) => a.note, 'hidden'),
  text('id_kunjungan', 'Kunjungan yang terjadi dari janji ini', 'The visit that came of it', (a) => a.visit_id),
  time('dibuat_pada', 'Saat dibuat', 'When made', (a) => a.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (a) => a.voided_at),
  text('alasan_batal', 'Alasan pembatalan catatan', 'Reason for voiding the record', (a) => a.void_reason, 'hidden'),
  text('ruang', 'Nama ruang', 'Name of the room', (a) => a.room),
  text('id_unit', 'Penanda tetap unit', 'Permanent id of the unit', (a) => a.unit_id),
  text('id_dokter', 'Penanda tetap dokter', 'Permanent id of the doctor', (a) => a.practitioner_id),
  text('id_ruang', 'Penanda tetap ruang', 'Permanent id of the room', (a) => a.room_id),
  text('status_oleh', 'Penanda pengguna yang menetapkan status', 'Id of the user who set the state', (a) => a.state_by),
  text('kepastian', 'tentatif, terkonfirmasi, perlu dijadwalkan ulang; kosong: meja tanpa server pusat', 'tentative, confirmed, displaced; empty: a desk without a central server', (a) => a.standing && APPOINTMENT_STANDING[a.standing]),
  text('nomor_luar', 'Nomor janji di program lain', 'The appointment’s number in another program', (a) => a.external_id),
  text('pindah_ke', 'Janji temu yang menggantikannya', 'The appointment to which it was moved', (a) => a.moved_to),
  text('pindah_dari', 'Janji temu yang digantikannya', 'The appointment from which it was moved', (a) => a.moved_from),
  number('pasien_per_slot', 'Pasien yang boleh berbagi slot', 'Patients who may share the slot', (a) => a.capacity),
  ...keptBy<AppointmentRow>(),
];

type StepRow = AppointmentEventTable & { readonly practitioner: string | null };

export const APPOINTMENT_EVENT_COLUMNS: readonly Column<StepRow>[] = [
  text('id_langkah', 'Penanda tetap langkah', 'Permanent id of the step', (e) => e.id),
  text('id_janji', 'Janji temunya', 'The appointment', (e) => e.appointment_id),
  text('langkah', APPOINTMENT_ACTIONS.join(', '), APPOINTMENT_ACTIONS.join(', '), (e) => e.action),
  time('waktu', 'Saat kejadian', 'When', (e) => e.at),
  text('oleh', 'Penanda pengguna', 'Id of the user', (e) => e.actor),
  text('alasan', 'Alasan, teks bebas', 'Reason, free text', (e) => e.reason, 'hidden'),
  day('tanggal', 'Hari klinik sesudah langkah ini', 'Clinic day after this step', (e) => e.day),
  text('mulai', 'Jam mulai sesudah langkah ini', 'Beginning after this step, clinic time', (e) => clockOf(e.from_minute)),
  text('dokter', 'Dokter sesudah langkah ini', 'Doctor after this step', (e) => e.practitioner),
  text('id_dokter', 'Penanda tetap dokter itu', 'Permanent id of that doctor', (e) => e.practitioner_id),
];

/** Of the appointments of the period, in the order of their ids. */
export function appointmentEventSource(db: DeskDatabase, { from, to }: Period): SetSource<StepRow> {
  let rows = db.build.selectFrom('appointment_event').leftJoin('practitioner', 'practitioner.id', 'appointment_event.practitioner_id');
  if (from !== null || to !== null) {
    rows = rows.where(({ exists, selectFrom }) => {
      let kept = selectFrom('appointment').select(sql`1`.as('one')).whereRef('appointment.id', '=', 'appointment_event.appointment_id');
      if (from !== null) kept = kept.where('appointment.day', '>=', from);
      if (to !== null) kept = kept.where('appointment.day', '<=', to);
      return exists(kept);
    });
  }
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('appointment_event').select('practitioner.name as practitioner').orderBy('appointment_event.id')),
  };
}

export function appointmentSource(db: DeskDatabase, { from, to }: Period): SetSource<AppointmentRow> {
  let rows = db.build.selectFrom('appointment')
    .leftJoin('patient', (join) => join.on('patient.id', '=', personOf('appointment.patient_id')))
    .leftJoin('service_unit', 'service_unit.id', 'appointment.unit_id')
    .leftJoin('practitioner', 'practitioner.id', 'appointment.practitioner_id')
    .leftJoin('room', 'room.id', 'appointment.room_id');
  if (from !== null) rows = rows.where('appointment.day', '>=', from);
  if (to !== null) rows = rows.where('appointment.day', '<=', to);
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('appointment').select(['patient.record_number', 'service_unit.name as unit', 'practitioner.name as practitioner', 'room.name as room']).orderBy('appointment.day')),
  };
}
