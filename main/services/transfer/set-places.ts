/** Sets: units and rooms, which the others refer to. They have no period and nothing personal. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { RoomTable, ServiceUnitTable } from '../../../db/desk/schema.ts';
import { type Column, iterate, keptBy, number, type SetSource, text, time } from './columns.ts';
import { UNIT_KIND, yesNo } from './words.ts';

export const UNIT_COLUMNS: readonly Column<ServiceUnitTable>[] = [
  text('id_unit', 'Penanda tetap unit', 'Permanent id of the unit', (u) => u.id),
  text('nama', 'Nama unit', 'Name of the unit', (u) => u.name),
  text('huruf', 'Huruf nomor antrean', 'Letter of its queue numbers', (u) => u.letter),
  text('jenis', 'poli, laboratorium, radiologi, apotek, kasir, pendaftaran', 'clinic, laboratory, radiology, pharmacy, cashier, registration', (u) => UNIT_KIND[u.kind]),
  text('ruang', 'Ruang yang disebut pada tiket', 'The room that the ticket names', (u) => u.room),
  text('aktif', 'ya bila dipakai', 'ya (yes) when in use', (u) => yesNo(u.active)),
  number('urutan', 'Urutan di daftar', 'Place in the list', (u) => u.position),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (u) => u.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (u) => u.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (u) => u.void_reason, 'hidden'),
  ...keptBy<ServiceUnitTable>(),
];

export const ROOM_COLUMNS: readonly Column<RoomTable>[] = [
  text('id_ruang', 'Penanda tetap ruang', 'Permanent id of the room', (r) => r.id),
  text('nama', 'Nama ruang', 'Name of the room', (r) => r.name),
  text('aktif', 'ya bila dipakai', 'ya (yes) when in use', (r) => yesNo(r.active)),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (r) => r.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (r) => r.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (r) => r.void_reason, 'hidden'),
  ...keptBy<RoomTable>(),
];

export function unitSource(db: DeskDatabase): SetSource<ServiceUnitTable> {
  const rows = db.build.selectFrom('service_unit');
  return { count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0, rows: () => iterate(db, rows.selectAll().orderBy('id')) };
}

export function roomSource(db: DeskDatabase): SetSource<RoomTable> {
  const rows = db.build.selectFrom('room');
  return { count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0, rows: () => iterate(db, rows.selectAll().orderBy('id')) };
}
