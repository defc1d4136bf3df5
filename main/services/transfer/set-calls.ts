/** Set: telephone calls and what was done during them, by the calls' day. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { CallLinkTable, CallLogTable } from '../../../db/desk/schema.ts';
import { type Viewer, visibleTo } from '../complaints/visible.ts';
import type { Period } from './clinic-time.ts';
import { type Column, day, iterate, keptBy, number, type SetSource, text, time } from './columns.ts';
import { CALL_DIRECTION, CALL_LINK, CALL_RELATION, CALL_RESULT, TOPIC, word } from './words.ts';

export const CALL_COLUMNS: readonly Column<CallLogTable>[] = [
  text('id_telepon', 'Penanda tetap catatan telepon', 'Permanent id of the call', (c) => c.id),
  time('waktu', 'Saat telepon', 'When', (c) => c.at),
  text('nama_penelepon', 'Nama penelepon', 'Caller’s name', (c) => c.caller_name, 'name'),
  text('telepon', 'Nomor telepon', 'Telephone number', (c) => c.phone, 'number'),
  text('id_pasien', 'Pasien yang dibicarakan', 'The patient it was about', (c) => c.patient_id),
  text('pokok', 'Pokok pembicaraan', 'Topic', (c) => TOPIC[c.topic]),
  text('catatan', 'Catatan, teks bebas', 'Note, free text', (c) => c.note, 'hidden'),
  time('telepon_balik_pada', 'Kapan dijanjikan ditelepon balik', 'When a call back was promised', (c) => c.call_back_at),
  time('selesai_pada', 'Saat selesai', 'When settled', (c) => c.settled_at),
  text('hasil', 'Hasil, teks bebas', 'Outcome, free text', (c) => c.outcome, 'hidden'),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (c) => c.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (c) => c.void_reason, 'hidden'),
  day('tanggal', 'Hari klinik', 'Clinic day', (c) => c.day),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (c) => c.created_at),
  ...keptBy<CallLogTable>(),
  text('arah', 'Masuk atau keluar', 'Incoming or outgoing', (c) => word(CALL_DIRECTION, c.direction)),
  number('lama_detik', 'Lama telepon, detik', 'Length, seconds', (c) => c.seconds),
  text('hubungan', 'Hubungan penelepon dengan pasien', 'What the caller is to the patient', (c) => word(CALL_RELATION, c.relation)),
  text('hasil_telepon', 'Hasil telepon', 'What came of the call', (c) => word(CALL_RESULT, c.result)),
];

export const CALL_LINK_COLUMNS: readonly Column<CallLinkTable>[] = [
  text('id_tindakan', 'Penanda tetap tindakan selama telepon', 'Permanent id of what was done during a call', (l) => l.id),
  text('id_telepon', 'Telepon', 'The call', (l) => l.call_id),
  text('tindakan', 'Apa yang dilakukan', 'What was done', (l) => CALL_LINK[l.kind]),
  text('id_tentang', 'Janji, pengaduan, keadaan darurat, pasien, atau telepon yang dimaksud', 'The appointment, complaint, emergency, patient or call that is meant', (l) => l.about_id),
  time('waktu', 'Kapan', 'When', (l) => l.at),
  text('oleh', 'Petugas', 'By whom', (l) => l.actor),
  text('data_dicocokkan', 'Data yang dicocokkan', 'Facts that were asked for', (l) => l.facts),
];

export function callSource(db: DeskDatabase, { from, to }: Period): SetSource<CallLogTable> {
  let rows = db.build.selectFrom('call_log');
  if (from !== null) rows = rows.where('day', '>=', from);
  if (to !== null) rows = rows.where('day', '<=', to);
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll().orderBy('day').orderBy('at')),
  };
}

/** Of saved calls; that a complaint was taken in is told to whoever may see it. */
export function callLinkSource(db: DeskDatabase, { from, to }: Period, viewer: Viewer): SetSource<CallLinkTable> {
  let rows = db.build.selectFrom('call_link').innerJoin('call_log', 'call_log.id', 'call_link.call_id')
    .where((eb) => eb.or([eb('call_link.kind', '!=', 'complaint'), eb.exists(eb.selectFrom('complaint').select('complaint.id').whereRef('complaint.id', '=', 'call_link.about_id').where(visibleTo(viewer)))]));
  if (from !== null) rows = rows.where('call_log.day', '>=', from);
  if (to !== null) rows = rows.where('call_log.day', '<=', to);
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('call_link').orderBy('call_log.day').orderBy('call_log.at')),
  };
}
