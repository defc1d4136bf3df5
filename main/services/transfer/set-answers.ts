/** Sets: services with their tariffs, and articles, one line per version that was published. They have no period and nothing of patients; they are not read back. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ArticleTable, ArticleVersionTable, ServiceTable } from '../../../db/desk/schema.ts';
import { type Column, iterate, keptBy, number, type SetSource, text, time } from './columns.ts';
import { yesNo } from './words.ts';

type ServiceRow = ServiceTable & { readonly unit: string | null };
type VersionRow = ArticleVersionTable & Pick<ArticleTable, 'kind' | 'audience' | 'review_day' | 'active'> & { readonly unit: string | null };

export const SERVICE_COLUMNS: readonly Column<ServiceRow>[] = [
  text('id_layanan', 'Penanda tetap layanan', 'Permanent id of the service', (s) => s.id),
  text('nama', 'Nama layanan', 'Name', (s) => s.name),
  text('nama_lain', 'Nama lain, dipisah koma', 'Other names, parted by commas', (s) => s.synonyms),
  text('unit', 'Unit layanan', 'Service unit', (s) => s.unit),
  number('tarif', 'Tarif, rupiah', 'Price in rupiah', (s) => s.tariff),
  number('menit', 'Lama, menit', 'Duration in minutes', (s) => s.minutes),
  text('persiapan', 'Persiapan', 'Preparation', (s) => s.preparation),
  text('aturan_penjamin', 'Aturan penjamin', 'Rules of payers', (s) => s.payer_rules),
  text('aktif', 'ya bila masih diberikan', 'ya (yes) while it is offered', (s) => yesNo(s.active)),
  time('dicatat_pada', 'Saat dicatat', 'When recorded', (s) => s.created_at),
  time('dibatalkan_pada', 'Saat catatan dibatalkan', 'When the record was voided', (s) => s.voided_at),
  text('alasan_batal', 'Alasan pembatalan', 'Reason for voiding', (s) => s.void_reason),
  ...keptBy<ServiceRow>(),
];

export const ARTICLE_COLUMNS: readonly Column<VersionRow>[] = [
  text('id_versi', 'Penanda tetap versi', 'Permanent id of the version', (a) => a.id),
  text('id_artikel', 'Artikelnya', 'The article', (a) => a.article_id),
  text('jenis', 'faq, sop', 'faq, sop', (a) => a.kind),
  text('judul', 'Judul', 'Title', (a) => a.title),
  text('isi', 'Isi', 'Text', (a) => a.body),
  text('cara_bertanya', 'Cara lain menanyakannya, satu per baris', 'Other ways to ask for it, one per line', (a) => a.also_asked),
  text('perubahan', 'Apa yang berubah', 'What has changed', (a) => a.note),
  time('terbit_pada', 'Saat terbit', 'When published', (a) => a.at),
  text('oleh', 'Penanda pengguna', 'Id of the user', (a) => a.actor),
  text('unit', 'Unit layanan', 'Service unit', (a) => a.unit),
  text('untuk', 'Peran pembaca; kosong berarti semua', 'Roles who read it; empty: all', (a) => a.audience),
  text('tinjau_pada', 'Hari tinjau', 'Day of review', (a) => a.review_day),
  text('aktif', 'ya bila dipakai', 'ya (yes) when in use', (a) => yesNo(a.active)),
];

export function serviceSource(db: DeskDatabase): SetSource<ServiceRow> {
  const rows = db.build.selectFrom('service').leftJoin('service_unit', 'service_unit.id', 'service.unit_id');
  return { count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0, rows: () => iterate(db, rows.selectAll('service').select('service_unit.name as unit').orderBy('service.id')) };
}

export function articleSource(db: DeskDatabase): SetSource<VersionRow> {
  const rows = db.build.selectFrom('article_version').innerJoin('article', 'article.id', 'article_version.article_id').leftJoin('service_unit', 'service_unit.id', 'article.unit_id');
  return {
    count: () => db.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
    rows: () => iterate(db, rows.selectAll('article_version').select(['article.kind', 'article.audience', 'article.review_day', 'article.active', 'service_unit.name as unit']).orderBy('article_version.id')),
  };
}
