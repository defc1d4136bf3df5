/** Set: telephone calls, by their day. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { CallLogTable } from '../../../db/desk/schema.ts';
import type { Period } from './clinic-time.ts';
import { type Column, day, iterate, keptBy, type SetSource, text, time } from './columns.ts';
import { TOPIC } from './words.ts';

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
