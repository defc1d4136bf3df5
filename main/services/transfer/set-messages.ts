/** Set: messages to patients, what became of appointments that lost their time, and calls to those who did not come. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { MessageTable, RebookingTable, RecallAttemptTable } from '../../../db/desk/schema.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { daysAfter, startOfDay } from '../../../shared/domain/calendar-day.ts';
import type { Period } from './clinic-time.ts';
import { type Column, day, iterate, keptBy, number, type SetSource, text, time } from './columns.ts';
import { MESSAGE_CHANNEL, MESSAGE_PURPOSE, MESSAGE_STATE, REBOOKING_OUTCOME, REBOOKING_TOLD, RECALL_OUTCOME } from './words.ts';

export const MESSAGE_COLUMNS: readonly Column<MessageTable>[] = [
  text('id_pesan', 'Penanda tetap pesan', 'Permanent id of the message', (m) => m.id),
  text('id_pasien', 'Kepada pasien', 'To the patient', (m) => m.patient_id),
  text('saluran', 'whatsapp, telepon, sms, surel', 'whatsapp, telephone, sms, email', (m) => MESSAGE_CHANNEL[m.channel]),
  text('untuk', 'pengingat, pengingat kedua, dipindahkan, dibatalkan, dokter berhalangan, lain, hasil dapat diambil, tindak lanjut, jawaban komplain', 'reminder, second reminder, moved, cancelled, doctor away, other, result ready, follow-up, answer to a complaint', (m) => MESSAGE_PURPOSE[m.purpose]),
  text('templat', 'Templat yang dipakai', 'Template that was used', (m) => m.template),
  text('bahasa', 'id atau en', 'id or en', (m) => m.language),
  text('teks', 'Isi pesan, teks bebas', 'Text of the message', (m) => m.text, 'hidden'),
  text('penerima', 'Nomor atau alamat penerima', 'Number or address', (m) => m.recipient, 'number'),
  text('tentang', 'Tentang apa', 'What it is about', (m) => m.about),
  text('id_tentang', 'Penanda tetap yang dibicarakan', 'Permanent id of that', (m) => m.about_id),
  text('waktu_janji', 'Hari dan menit yang dibicarakan', 'Day and minute that it speaks of', (m) => m.slot),
  time('jatuh_tempo', 'Saat sebaiknya dikirim', 'When it was to be sent', (m) => m.due_at),
  text('status', 'menunggu, terkirim, gagal, tidak dikirim', 'waiting, sent, failed, not sent', (m) => MESSAGE_STATE[m.state]),
  time('status_pada', 'Saat ditandai', 'When it was marked', (m) => m.state_at),
  text('status_oleh', 'Penanda pengguna yang menandai', 'Id of the user who marked it', (m) => m.state_by),
  text('catatan', 'Catatan, teks bebas', 'Note, free text', (m) => m.note, 'hidden'),
  time('dibuka_pada', 'Saat dibuka untuk dikirim', 'When it was opened to be sent', (m) => m.opened_at),
  text('dibuka_oleh', 'Penanda pengguna yang membuka', 'Id of the user who opened it', (m) => m.opened_by),
  time('dibuat_pada', 'Saat dibuat', 'When made', (m) => m.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (m) => m.voided_at),
  text('alasan_batal', 'Alasan pembatalan catatan', 'Reason for voiding the record', (m) => m.void_reason, 'hidden'),
  ...keptBy<MessageTable>(),
];

type RebookingRow = RebookingTable & { readonly practitioner: string | null };

export const REBOOKING_COLUMNS: readonly Column<RebookingRow>[] = [
  text('id_penggantian', 'Penanda tetap penggantian waktu', 'Permanent id of the new time', (r) => r.id),
  text('id_janji', 'Janji yang kehilangan waktunya', 'The appointment that lost its time', (r) => r.appointment_id),
  text('dokter', 'Nama dokter semula', 'Name of the doctor it was with', (r) => r.practitioner),
  text('id_dokter', 'Penanda tetap dokter itu', 'Permanent id of that doctor', (r) => r.practitioner_id),
  day('tanggal', 'Hari semula', 'The day it was on', (r) => r.day),
  number('menit', 'Menit semula sejak tengah malam', 'The minute it was at, from midnight', (r) => r.from_minute),
  text('hasil', 'dipindahkan, dibatalkan, dibiarkan', 'moved, cancelled, left', (r) => REBOOKING_OUTCOME[r.outcome]),
  text('menjadi_id_janji', 'Janji penggantinya', 'The appointment it became', (r) => r.became_id),
  text('diberi_tahu', 'telepon, pesan, tidak tersambung; kosong: belum', 'called, message, not reached; empty: not yet', (r) => r.told && REBOOKING_TOLD[r.told]),
  time('diberi_tahu_pada', 'Saat diberi tahu', 'When told', (r) => r.told_at),
  text('diberi_tahu_oleh', 'Penanda pengguna yang memberi tahu', 'Id of the user who told', (r) => r.told_by),
  number('percobaan', 'Berapa kali dicoba', 'How many tries', (r) => r.tries),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (r) => r.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (r) => r.voided_at),
  text('alasan_batal', 'Alasan pembatalan catatan', 'Reason for voiding the record', (r) => r.void_reason, 'hidden'),
  ...keptBy<RebookingRow>(),
];

export const RECALL_COLUMNS: readonly Column<RecallAttemptTable>[] = [
  text('id_percobaan', 'Penanda tetap percobaan', 'Permanent id of the try', (r) => r.id),
  text('id_janji', 'Janji yang tidak didatangi', 'The appointment that was missed', (r) => r.appointment_id),
  time('waktu', 'Saat dicoba', 'When', (r) => r.at),
  text('oleh', 'Penanda pengguna', 'Id of the user', (r) => r.actor),
  text('hasil', 'dijadwalkan lagi, akan datang, tidak ingin, tidak tersambung, nomor salah', 'booked again, will come, does not want, not reached, wrong number', (r) => RECALL_OUTCOME[r.outcome]),
  time('coba_lagi_pada', 'Kapan dicoba lagi', 'When to try again', (r) => r.again_at),
  text('catatan', 'Catatan, teks bebas', 'Note, free text', (r) => r.note, 'hidden'),
];

/** Instants at which the period begins and ends; null: open. */
function spanOf({ from, to }: Period, zone: Zone): { readonly from: number | null; readonly to: number | null } {
  return { from: from === null ? null : startOfDay(zone, from), to: to === null ? null : startOfDay(zone, daysAfter(to, 1)) };
}

export function messageSource(db: DeskDatabase, period: Period, zone: Zone): SetSource<MessageTable> {
  const { from, to } = spanOf(period, zone);
  let rows = db.build.selectFrom('message');
  if (from !== null) rows = rows.where('state_at', '>=', from);
  if (to !== null) rows = rows.where('state_at', '<', to);
  return { count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0, rows: () => iterate(db, rows.selectAll().orderBy('state_at')) };
}

export function rebookingSource(db: DeskDatabase, period: Period, zone: Zone): SetSource<RebookingRow> {
  const { from, to } = spanOf(period, zone);
  let rows = db.build.selectFrom('rebooking').leftJoin('practitioner', 'practitioner.id', 'rebooking.practitioner_id');
  if (from !== null) rows = rows.where('rebooking.created_at', '>=', from);
  if (to !== null) rows = rows.where('rebooking.created_at', '<', to);
  return { count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0, rows: () => iterate(db, rows.selectAll('rebooking').select('practitioner.name as practitioner').orderBy('rebooking.created_at')) };
}

/** In the order of their ids, which is that of time. */
export function recallSource(db: DeskDatabase, period: Period, zone: Zone): SetSource<RecallAttemptTable> {
  const { from, to } = spanOf(period, zone);
  let rows = db.build.selectFrom('recall_attempt');
  if (from !== null) rows = rows.where('at', '>=', from);
  if (to !== null) rows = rows.where('at', '<', to);
  return { count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0, rows: () => iterate(db, rows.selectAll().orderBy('id')) };
}
