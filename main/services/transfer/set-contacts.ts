/** Set: how patients wish to be reached, what was promised to them, and notes of contacts. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ContactNoteTable, ContactPreferenceTable, FollowUpTable } from '../../../db/desk/schema.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { daysAfter, startOfDay } from '../../../shared/domain/calendar-day.ts';
import type { Period } from './clinic-time.ts';
import { type Column, iterate, keptBy, type SetSource, text, time } from './columns.ts';
import { patientRows } from './set-patients.ts';
import { FOLLOW_UP_OUTCOME, PREFERRED_CHANNEL, word } from './words.ts';

export const PREFERENCE_COLUMNS: readonly Column<ContactPreferenceTable>[] = [
  text('id_pilihan', 'Penanda tetap pilihan', 'Permanent id of the wishes', (p) => p.id),
  text('id_pasien', 'Penanda tetap pasien', 'Permanent id of the patient', (p) => p.patient_id),
  text('saluran', 'whatsapp, telepon, sms, surel, tanpa pesan; kosong: belum dipilih', 'whatsapp, telephone, sms, email, no messages; empty: not chosen', (p) => word(PREFERRED_CHANNEL, p.channel)),
  text('bahasa', 'id atau en; kosong: belum dipilih', 'id or en; empty: not chosen', (p) => p.language),
  text('waktu', 'morning, noon, evening; kosong: kapan saja', 'morning, noon, evening; empty: at any time', (p) => p.day_parts),
  text('surel', 'Alamat surel', 'E-mail address', (p) => p.email, 'hidden'),
  time('jangan_dihubungi_sejak', 'Sejak kapan minta jangan dihubungi; kosong: boleh', 'Since when not to be contacted; empty: may be', (p) => p.stopped_at),
  text('jangan_dihubungi_oleh', 'Penanda pengguna yang mencatatnya', 'Id of the user who recorded it', (p) => p.stopped_by),
  text('alasan_jangan_dihubungi', 'Alasannya, teks bebas', 'Why, free text', (p) => p.stop_reason, 'hidden'),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (p) => p.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (p) => p.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (p) => p.void_reason, 'hidden'),
  ...keptBy<ContactPreferenceTable>(),
];

export const FOLLOW_UP_COLUMNS: readonly Column<FollowUpTable>[] = [
  text('id_tindak_lanjut', 'Penanda tetap tindak lanjut', 'Permanent id of the follow-up', (f) => f.id),
  text('id_pasien', 'Penanda tetap pasien', 'Permanent id of the patient', (f) => f.patient_id),
  text('isi', 'Apa yang dijanjikan, teks bebas', 'What was promised, free text', (f) => f.text, 'hidden'),
  time('jatuh_tempo', 'Kapan', 'When', (f) => f.due_at),
  text('id_penanggung_jawab', 'Penanda pengguna yang mengerjakan; kosong: siapa saja', 'Id of the user who does it; empty: anybody', (f) => f.owner_id),
  text('hasil', 'selesai, tidak jadi; kosong: terbuka', 'done, dropped; empty: open', (f) => word(FOLLOW_UP_OUTCOME, f.outcome)),
  time('selesai_pada', 'Saat selesai', 'When done', (f) => f.done_at),
  text('selesai_oleh', 'Penanda pengguna', 'Id of the user', (f) => f.done_by),
  text('catatan', 'Hasilnya, teks bebas', 'What came of it, free text', (f) => f.result, 'hidden'),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (f) => f.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (f) => f.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (f) => f.void_reason, 'hidden'),
  ...keptBy<FollowUpTable>(),
];

export const NOTE_COLUMNS: readonly Column<ContactNoteTable>[] = [
  text('id_catatan', 'Penanda tetap catatan', 'Permanent id of the note', (n) => n.id),
  text('id_pasien', 'Penanda tetap pasien', 'Permanent id of the patient', (n) => n.patient_id),
  time('waktu', 'Saat dicatat', 'When', (n) => n.at),
  text('oleh', 'Penanda pengguna', 'Id of the user', (n) => n.actor),
  text('isi', 'Catatan, teks bebas', 'Note, free text', (n) => n.text, 'hidden'),
  text('membetulkan', 'Catatan yang digantikan', 'The note whose place it takes', (n) => n.corrects),
];

/** With a period, of the patients of the period. */
export function preferenceSource(db: DeskDatabase, period: Period, zone: Zone): SetSource<ContactPreferenceTable> {
  let rows = db.build.selectFrom('contact_preference');
  if (period.from !== null || period.to !== null) rows = rows.where(({ exists }) => exists(patientRows(db, period, zone).select(sql`1`.as('one')).where('patient.id', '=', sql<string>`contact_preference.patient_id`)));
  return { count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0, rows: () => iterate(db, rows.selectAll().orderBy('id')) };
}

/** By when they were made. */
export function followUpSource(db: DeskDatabase, { from, to }: Period, zone: Zone): SetSource<FollowUpTable> {
  let rows = db.build.selectFrom('follow_up');
  if (from !== null) rows = rows.where('created_at', '>=', startOfDay(zone, from));
  if (to !== null) rows = rows.where('created_at', '<', startOfDay(zone, daysAfter(to, 1)));
  return { count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0, rows: () => iterate(db, rows.selectAll().orderBy('id')) };
}

export function noteSource(db: DeskDatabase, { from, to }: Period, zone: Zone): SetSource<ContactNoteTable> {
  let rows = db.build.selectFrom('contact_note');
  if (from !== null) rows = rows.where('at', '>=', startOfDay(zone, from));
  if (to !== null) rows = rows.where('at', '<', startOfDay(zone, daysAfter(to, 1)));
  return { count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0, rows: () => iterate(db, rows.selectAll().orderBy('id')) };
}
