/** Sets: slips to other units by when they were sent, and the steps that their state is folded from. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { HandOffEventTable, HandOffTable } from '../../../db/desk/schema.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { personOf } from '../patients/person.ts';
import { instantsOf, type Period } from './clinic-time.ts';
import { type Column, iterate, type SetSource, text, time } from './columns.ts';
import { HAND_OFF_PRIORITY, HAND_OFF_STEP } from './words.ts';

type SlipRow = HandOffTable & { readonly record_number: string | null };

export const HAND_OFF_COLUMNS: readonly Column<SlipRow>[] = [
  text('id_slip', 'Penanda tetap slip', 'Permanent id of the slip', (s) => s.id),
  text('nomor', 'Nomor slip pada hari itu', 'Number of the slip on that day', (s) => s.number),
  time('dikirim_pada', 'Saat dikirim', 'When sent', (s) => s.at),
  text('dikirim_oleh', 'Penanda pengguna yang mengirim', 'Id of the user who sent it', (s) => s.actor),
  text('kepada', 'Unit tujuan seperti tertulis', 'The unit as it was written', (s) => s.unit_name),
  text('id_unit', 'Penanda tetap unit; kosong: unit tanpa layar', 'Permanent id of the unit; empty: one without a screen', (s) => s.unit_id),
  text('prioritas', 'biasa, segera, darurat', 'routine, soon, urgent', (s) => HAND_OFF_PRIORITY[s.priority]),
  text('id_pasien', 'Pasien yang bersangkutan', 'The patient it is about', (s) => s.patient_id),
  text('no_rm', 'Nomor rekam medis', 'Medical record number', (s) => s.record_number, 'number'),
  text('id_kunjungan', 'Kunjungan asalnya', 'The visit it came from', (s) => s.visit_id),
  text('id_telepon', 'Telepon asalnya', 'The call it came from', (s) => s.call_id),
  text('id_komplain', 'Komplain asalnya', 'The complaint it came from', (s) => s.complaint_id),
  text('isi', 'Isi, teks bebas', 'Text, free', (s) => s.text, 'hidden'),
  time('tenggat', 'Tenggat', 'When it is due', (s) => s.due_at),
];

export const HAND_OFF_EVENT_COLUMNS: readonly Column<HandOffEventTable>[] = [
  text('id_langkah', 'Penanda tetap langkah', 'Permanent id of the step', (e) => e.id),
  text('id_slip', 'Slipnya', 'The slip', (e) => e.hand_off_id),
  text('langkah', 'diterima, dikerjakan, selesai, ditolak, dibatalkan, diurungkan', 'accepted, in progress, done, refused, called off, taken back', (e) => HAND_OFF_STEP[e.action]),
  time('waktu', 'Saat kejadian', 'When', (e) => e.at),
  text('oleh', 'Penanda pengguna', 'Id of the user', (e) => e.actor),
  text('nama', 'Nama penerima atau yang menolak', 'Who received it or refused', (e) => e.name, 'name'),
  text('lewat_telepon', 'ya bila lewat telepon', 'ya (yes) when by telephone', (e) => (e.by_phone === 1 ? 'ya' : 'tidak')),
  text('keterangan', 'Hasil atau alasan, teks bebas', 'Result or reason, free text', (e) => e.text, 'hidden'),
  text('membatalkan', 'Langkah yang diurungkan', 'The step that is taken back', (e) => e.ref),
];

function slipsOf(db: DeskDatabase, period: Period, zone: Zone) {
  const { start, end } = instantsOf(period, zone);
  let rows = db.build.selectFrom('hand_off');
  if (start !== null) rows = rows.where('hand_off.at', '>=', start);
  if (end !== null) rows = rows.where('hand_off.at', '<', end);
  return rows;
}

export function handOffSource(db: DeskDatabase, period: Period, zone: Zone): SetSource<SlipRow> {
  const rows = slipsOf(db, period, zone);
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.leftJoin('patient', (join) => join.on('patient.id', '=', personOf('hand_off.patient_id'))).selectAll('hand_off').select('patient.record_number').orderBy('hand_off.at')),
  };
}

export function handOffEventSource(db: DeskDatabase, period: Period, zone: Zone): SetSource<HandOffEventTable> {
  const rows = slipsOf(db, period, zone).innerJoin('hand_off_event', 'hand_off_event.hand_off_id', 'hand_off.id');
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('hand_off_event').orderBy('hand_off.at')),
  };
}
