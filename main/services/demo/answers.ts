/** The demo's services, articles and questions that nobody could answer. Tariffs are plausible, not anybody's. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ArticleKind } from '../../../shared/contract/answers.ts';
import { foldQuestion } from '../../../shared/answers/fold-question.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { Random } from './random.ts';
import { DEMO_ZONE, keptSince, receptionist, seedWrite } from './write.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const MADE_DAYS_AGO = 150;

interface DemoService { readonly name: string; readonly unit: string; readonly tariff: number | null; readonly minutes: number; readonly preparation?: string; readonly payer?: string; readonly synonyms: string }
const SERVICES: readonly DemoService[] = [
  { name: 'Konsultasi dokter umum', unit: 'A', tariff: 60_000, minutes: 15, payer: 'Peserta BPJS yang terdaftar di klinik ini tidak membayar.', synonyms: 'periksa dokter umum,berobat dokter umum' },
  { name: 'Surat keterangan sehat', unit: 'A', tariff: 40_000, minutes: 15, preparation: 'Bawa KTP. Tinggi dan berat badan diukur di sini.', payer: 'Tidak ditanggung BPJS.', synonyms: 'surat sehat,SKS' },
  { name: 'Nebulisasi', unit: 'A', tariff: 85_000, minutes: 20, payer: 'BPJS menanggung bila diminta dokter.', synonyms: 'uap,nebulizer' },
  { name: 'Khitan', unit: 'A', tariff: 1_500_000, minutes: 60, preparation: 'Mandi dan makan dahulu. Bawa sarung. Janji dengan dokter sebelumnya.', payer: 'BPJS hanya dengan indikasi medis.', synonyms: 'sunat,sirkumsisi' },
  { name: 'Cabut gigi dewasa', unit: 'B', tariff: 250_000, minutes: 40, preparation: 'Makan dahulu. Sebutkan obat yang sedang diminum.', payer: 'BPJS menanggung pencabutan tanpa penyulit.', synonyms: 'cabut gigi,cabut geraham' },
  { name: 'Cabut gigi susu', unit: 'B', tariff: 120_000, minutes: 20, payer: 'Ditanggung BPJS.', synonyms: 'cabut gigi anak' },
  { name: 'Tambal gigi', unit: 'B', tariff: 200_000, minutes: 45, payer: 'Ditanggung BPJS dengan bahan dasar.', synonyms: 'gigi bolong,gigi berlubang' },
  { name: 'Pembersihan karang gigi', unit: 'B', tariff: 300_000, minutes: 45, payer: 'BPJS: satu kali dalam dua tahun, dengan indikasi.', synonyms: 'scaling,karang gigi' },
  { name: 'USG kehamilan', unit: 'C', tariff: 150_000, minutes: 20, preparation: 'Minum air dan menahan kencing satu jam sebelumnya. Bawa buku KIA.', payer: 'BPJS menanggung sesuai jadwal pemeriksaan kehamilan.', synonyms: 'USG,USG kandungan' },
  { name: 'Imunisasi dasar anak', unit: 'C', tariff: 50_000, minutes: 15, preparation: 'Bawa buku KIA. Tunda bila anak demam.', payer: 'Vaksin program gratis.', synonyms: 'vaksin bayi,imunisasi' },
  { name: 'Cek gula darah puasa', unit: 'L', tariff: 35_000, minutes: 10, preparation: 'Puasa 8 sampai 10 jam; air putih boleh. Datang sebelum pukul 09.00.', synonyms: 'cek gula,tes gula darah,GDP' },
  { name: 'Cek kolesterol', unit: 'L', tariff: 60_000, minutes: 10, preparation: 'Puasa 10 jam; air putih boleh.', synonyms: 'kolesterol,profil lemak' },
];

interface DemoArticle { readonly kind: ArticleKind; readonly title: string; readonly also: string; readonly body: string; readonly reviewInDays: number; readonly earlier?: string }
const ARTICLES: readonly DemoArticle[] = [
  { kind: 'faq', title: 'Yang dibawa pasien BPJS', also: 'Pasien BPJS bawa apa?\nBerkas pasien BPJS', body: 'Bawa KTP atau kartu keluarga, dan kartu BPJS atau aplikasi Mobile JKN.\n\nPasien harus terdaftar di klinik ini; selain itu hanya keadaan darurat.', reviewInDays: 120 },
  { kind: 'faq', title: 'Meminta surat rujukan BPJS', also: 'Bagaimana cara minta rujukan ke rumah sakit?', body: 'Rujukan diberikan dokter sesudah pemeriksaan, tidak dapat diminta lewat telepon.\n\n1. Daftar ke Poli Umum.\n2. Bawa kartu BPJS dan KTP.\n3. Bila dokter menilai perlu, rujukan dicetak di loket.', reviewInDays: -12, earlier: 'Rujukan diberikan dokter sesudah pemeriksaan.' },
  { kind: 'faq', title: 'Cara membayar', also: 'Bisa QRIS?\nTerima kartu debit atau kartu kredit?', body: 'Tunai, QRIS, dan kartu debit. Kartu kredit belum dapat diterima.', reviewInDays: 200 },
  { kind: 'faq', title: 'Parkir dan jalan masuk', also: 'Di mana parkir mobil?\nAda jalan untuk kursi roda?', body: 'Mobil di halaman belakang, motor di depan apotek; tidak dipungut biaya.\n\nJalan landai untuk kursi roda ada di sisi timur.', reviewInDays: 300 },
  { kind: 'faq', title: 'Kapan hasil laboratorium selesai', also: 'Hasil lab kapan jadi?\nMengambil hasil tes', body: 'Pemeriksaan rutin selesai dua jam sesudah sampel diambil.\n\nHasil hanya diberikan kepada pasien sendiri, atau kepada yang membawa surat kuasa dan KTP.', reviewInDays: 90 },
  { kind: 'faq', title: 'Membatalkan atau memindahkan janji', also: 'Ganti jadwal janji temu\nTidak jadi datang', body: 'Hubungi klinik paling lambat dua jam sebelumnya dan sebutkan nama serta tanggal lahir.', reviewInDays: 150 },
  { kind: 'faq', title: 'Mendaftar lewat WhatsApp', also: 'Daftar online bagaimana?', body: 'Kirim nama lengkap, tanggal lahir, dokter, dan hari yang diinginkan. Pendaftaran sah sesudah dibalas petugas.', reviewInDays: 60 },
  { kind: 'faq', title: 'Meminta salinan rekam medis', also: 'Resume medis untuk klaim asuransi', body: 'Pasien datang sendiri dengan KTP dan mengisi formulir; selesai dalam tiga hari kerja.', reviewInDays: 180 },
  { kind: 'faq', title: 'Rawat inap', also: 'Bisa opname di sini?', body: 'Klinik ini tidak melayani rawat inap. Pasien yang membutuhkan dirujuk.', reviewInDays: 365 },
  { kind: 'faq', title: 'Anak datang tanpa orang tua', also: 'Anak sekolah boleh periksa sendiri?', body: 'Anak di bawah 17 tahun didampingi orang tua atau wali, kecuali dalam keadaan darurat.', reviewInDays: 365 },
  { kind: 'sop', title: 'Memastikan identitas pasien', also: '', body: '1. Minta nama lengkap dan tanggal lahir.\n2. Cocokkan dengan layar; jangan membacakan data lebih dahulu.\n3. Di telepon, minta satu lagi: alamat, empat angka terakhir nomor telepon, atau No. RM.\n4. Bila ragu, jangan beri keterangan tentang pasien.', reviewInDays: 100, earlier: '1. Minta nama lengkap dan tanggal lahir.\n2. Cocokkan dengan layar.' },
  { kind: 'sop', title: 'Bila listrik padam', also: '', body: '1. Ambil paket kertas di laci kiri.\n2. Nyalakan lampu darurat.\n3. Lanjutkan nomor antrean kertas.\n4. Sesudah listrik menyala, salin kunjungan dari kertas.', reviewInDays: 200 },
  { kind: 'sop', title: 'Menerima telepon', also: '', body: '1. Angkat sebelum dering keempat; sebutkan nama klinik dan nama Anda.\n2. Tanya keperluannya; dengarkan tanda bahaya.\n3. Jawab dari layar, jangan menebak.\n4. Bila tidak tahu, catat dan janjikan menelepon balik.', reviewInDays: 250 },
  { kind: 'sop', title: 'Pasien marah di loket', also: '', body: '1. Dengarkan sampai selesai.\n2. Minta maaf atas keadaannya.\n3. Katakan apa yang dapat dilakukan sekarang.\n4. Catat sebagai komplain (F8).', reviewInDays: 250 },
];

const QUESTIONS: readonly { readonly text: string; readonly phone: boolean; readonly hoursAgo: readonly number[] }[] = [
  { text: 'Apakah ada vaksin meningitis untuk umrah?', phone: true, hoursAgo: [70, 26, 3] },
  { text: 'Bisa pasang behel di sini?', phone: true, hoursAgo: [50, 20] },
  { text: 'Apakah bisa home visit untuk lansia?', phone: true, hoursAgo: [28] },
  { text: 'Ada ruang menyusui?', phone: false, hoursAgo: [5] },
  { text: 'Apakah menerima asuransi perusahaan asing?', phone: true, hoursAgo: [2] },
];

export function seedAnswers(db: DeskDatabase, random: Random, now: number): void {
  const users = db.all(db.build.selectFrom('user').select(['id', 'role']));
  const manager = users.find(({ role }) => role === 'medical_executive')?.id ?? 'system';
  const made = now - MADE_DAYS_AGO * DAY;
  seedWrite(db, (tx) => {
    const units = new Map(db.all(db.build.selectFrom('service_unit').select(['id', 'letter'])).map(({ id, letter }) => [letter, id]));
    for (const { name, unit, tariff, minutes, preparation, payer, synonyms } of SERVICES) {
      tx.run(db.build.insertInto('service').values({ id: uuidv7(made, random.bytes), name, unit_id: units.get(unit) ?? null, tariff, minutes, preparation: preparation ?? null, payer_rules: payer ?? null, synonyms, active: 1, ...keptSince(tx, made) }));
    }
    for (const { kind, title, also, body, reviewInDays, earlier } of ARTICLES) {
      const id = uuidv7(made, random.bytes);
      tx.run(db.build.insertInto('article').values({ id, kind, unit_id: null, audience: kind === 'sop' ? 'receptionist,operator,registrar,nurse' : '', owner_id: manager, review_day: dayInZone(DEMO_ZONE, now + reviewInDays * DAY), active: 1, ...keptSince(tx, made) }));
      const publish = (text: string, at: number, note: string | null): string => {
        const versionId = uuidv7(at, random.bytes);
        tx.run(db.build.insertInto('article_version').values({ id: versionId, article_id: id, title, body: text, also_asked: also, note, at, actor: manager }));
        return versionId;
      };
      if (earlier !== undefined) publish(earlier, made, null);
      const newest = publish(body, earlier === undefined ? made : now - 9 * DAY, earlier === undefined ? null : 'Dilengkapi');
      // The receptionist has read what was there from the beginning, not what is new.
      if (kind === 'sop' && earlier === undefined) tx.run(db.build.insertInto('article_reading').values({ id: uuidv7(made + DAY, random.bytes), article_id: id, version_id: newest, at: made + DAY, actor: receptionist(db) }));
    }
  }, manager);
  seedWrite(db, (tx) => {
    for (const { text, phone, hoursAgo } of QUESTIONS) {
      for (const hours of hoursAgo) {
        const at = now - hours * 60 * MINUTE;
        tx.run(db.build.insertInto('unanswered_question').values({ id: uuidv7(at, random.bytes), text, folded: foldQuestion(text), source: phone ? 'phone' : 'desk', call_id: null, at, actor: tx.actor }));
      }
    }
  }, receptionist(db));
}
