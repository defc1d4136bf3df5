/** The invented clinic that the questions of this folder are asked at: its doctors, services and articles by the keys that the questions use. */
import type { ArticleKind } from '../../shared/contract/answers.ts';

/** Wednesday 25 November 2026, 10.00 in Jakarta. */
export const ASKED_AT = Date.UTC(2026, 10, 25, 3, 0);

/** The first two units are there from the founding of a test desk. */
export const UNITS = [
  { key: 'umum', name: 'Poli Umum', letter: 'A', kind: 'clinic' }, { key: 'gigi', name: 'Poli Gigi', letter: 'B', kind: 'clinic' }, { key: 'kia', name: 'KIA', letter: 'C', kind: 'clinic' },
  { key: 'lab', name: 'Laboratorium', letter: 'L', kind: 'laboratory' }, { key: 'apotek', name: 'Apotek', letter: 'F', kind: 'pharmacy' },
] as const;
export const DOCTORS = [
  { key: 'budi', name: 'dr. Budi Santoso', unit: 'umum', weekdays: [1, 2, 3, 4] }, { key: 'ayu', name: 'dr. Ayu Lestari', unit: 'umum', weekdays: [1, 3, 5] }, { key: 'tono', name: 'drg. Tono Wibisono', unit: 'gigi', weekdays: [1, 2, 6] },
  { key: 'maya', name: 'drg. Maya Safitri', unit: 'gigi', weekdays: [3, 4, 5] }, { key: 'hana', name: 'dr. Hana Kusumawati, Sp.A', unit: 'kia', weekdays: [1, 3] }, { key: 'rudi', name: 'dr. Rudi Hartawan, Sp.PD', unit: 'umum', weekdays: [4] },
  { key: 'sri', name: 'bd. Sri Utami', unit: 'kia', weekdays: [1, 2, 3, 4, 5] },
] as const;

export const SERVICES: readonly { readonly key: string; readonly name: string; readonly synonyms: readonly string[]; readonly tariff: number; readonly minutes: number; readonly preparation: string | null; readonly payerRules: string | null }[] = [
  { key: 'cabut-dewasa', name: 'Cabut gigi dewasa', synonyms: ['cabut gigi', 'cabut geraham'], tariff: 250_000, minutes: 40, preparation: 'Makan dahulu. Bawa daftar obat yang diminum.', payerRules: 'BPJS menanggung pencabutan tanpa penyulit.' },
  { key: 'cabut-susu', name: 'Cabut gigi susu', synonyms: ['cabut gigi anak'], tariff: 120_000, minutes: 20, preparation: null, payerRules: 'Ditanggung BPJS.' },
  { key: 'tambal', name: 'Tambal gigi', synonyms: ['gigi bolong', 'gigi berlubang'], tariff: 200_000, minutes: 45, preparation: null, payerRules: null },
  { key: 'scaling', name: 'Pembersihan karang gigi', synonyms: ['scaling', 'karang gigi'], tariff: 300_000, minutes: 45, preparation: null, payerRules: 'BPJS: satu kali dalam dua tahun, dengan indikasi.' },
  { key: 'usg', name: 'USG kehamilan', synonyms: ['USG', 'USG kandungan'], tariff: 150_000, minutes: 20, preparation: 'Minum air dan menahan kencing satu jam sebelumnya.', payerRules: null },
  { key: 'gula', name: 'Cek gula darah puasa', synonyms: ['cek gula', 'tes gula darah'], tariff: 35_000, minutes: 10, preparation: 'Puasa 8 sampai 10 jam; air putih boleh.', payerRules: null },
  { key: 'kolesterol', name: 'Cek kolesterol', synonyms: ['kolesterol', 'profil lemak'], tariff: 60_000, minutes: 10, preparation: 'Puasa 10 jam.', payerRules: null },
  { key: 'asam-urat', name: 'Cek asam urat', synonyms: ['asam urat'], tariff: 30_000, minutes: 10, preparation: 'Tidak perlu puasa.', payerRules: null },
  { key: 'darah', name: 'Darah lengkap', synonyms: ['tes darah', 'periksa darah lengkap'], tariff: 95_000, minutes: 10, preparation: 'Tidak perlu puasa.', payerRules: null },
  { key: 'imunisasi', name: 'Imunisasi dasar anak', synonyms: ['vaksin bayi', 'imunisasi'], tariff: 50_000, minutes: 15, preparation: 'Bawa buku KIA. Tunda bila anak demam.', payerRules: null },
  { key: 'kb', name: 'Suntik KB 3 bulan', synonyms: ['suntik KB'], tariff: 45_000, minutes: 10, preparation: null, payerRules: null },
  { key: 'surat', name: 'Surat keterangan sehat', synonyms: ['surat sehat'], tariff: 40_000, minutes: 15, preparation: 'Bawa KTP.', payerRules: 'Tidak ditanggung BPJS.' },
  { key: 'khitan', name: 'Khitan', synonyms: ['sunat', 'sirkumsisi'], tariff: 1_500_000, minutes: 60, preparation: 'Mandi dan makan dahulu.', payerRules: null },
  { key: 'nebul', name: 'Nebulisasi', synonyms: ['uap', 'nebulizer'], tariff: 85_000, minutes: 20, preparation: null, payerRules: null },
  { key: 'konsultasi', name: 'Konsultasi dokter umum', synonyms: ['periksa dokter umum', 'berobat dokter umum'], tariff: 60_000, minutes: 15, preparation: null, payerRules: 'Pasien BPJS yang terdaftar di sini tidak membayar.' },
];

export const ARTICLES: readonly { readonly key: string; readonly kind: ArticleKind; readonly title: string; readonly alsoAsked: readonly string[]; readonly body: string }[] = [
  { key: 'rujukan', kind: 'faq', title: 'Meminta surat rujukan BPJS', alsoAsked: ['Bagaimana cara minta rujukan ke rumah sakit?'], body: 'Rujukan diberikan dokter sesudah pemeriksaan, tidak dapat diminta lewat telepon.\n\n1. Daftar ke Poli Umum.\n2. Bawa kartu BPJS dan KTP.\n3. Bila dokter menilai perlu, rujukan dicetak di loket.' },
  { key: 'bawa-bpjs', kind: 'faq', title: 'Yang dibawa pasien BPJS', alsoAsked: ['Pasien BPJS bawa apa?', 'Berkas pasien BPJS'], body: 'Bawa KTP atau kartu keluarga, dan kartu BPJS atau aplikasi Mobile JKN. Pasien harus terdaftar di klinik ini.' },
  { key: 'parkir', kind: 'faq', title: 'Parkir', alsoAsked: ['Di mana parkir mobil?'], body: 'Mobil di halaman belakang, motor di depan apotek. Gratis.' },
  { key: 'hasil-lab', kind: 'faq', title: 'Kapan hasil laboratorium selesai', alsoAsked: ['Hasil lab kapan jadi?', 'Mengambil hasil tes'], body: 'Pemeriksaan rutin selesai dua jam sesudah sampel diambil. Hasil hanya diberikan kepada pasien atau yang membawa surat kuasa.' },
  { key: 'batal', kind: 'faq', title: 'Membatalkan atau memindahkan janji', alsoAsked: ['Ganti jadwal janji temu'], body: 'Hubungi klinik paling lambat dua jam sebelumnya. Sebutkan nama dan tanggal lahir.' },
  { key: 'bayar', kind: 'faq', title: 'Cara membayar', alsoAsked: ['Bisa QRIS?', 'Terima kartu debit atau kartu kredit?'], body: 'Tunai, QRIS, dan kartu debit. Kartu kredit belum dapat diterima.' },
  { key: 'daftar-wa', kind: 'faq', title: 'Mendaftar lewat WhatsApp', alsoAsked: ['Daftar online bagaimana?'], body: 'Kirim nama lengkap, tanggal lahir, dokter, dan hari yang diinginkan. Pendaftaran sah sesudah dibalas petugas.' },
  { key: 'rekam-medis', kind: 'faq', title: 'Meminta salinan rekam medis', alsoAsked: ['Resume medis untuk klaim asuransi'], body: 'Pasien datang sendiri dengan KTP dan mengisi formulir; selesai dalam tiga hari kerja.' },
  { key: 'rawat-inap', kind: 'faq', title: 'Rawat inap', alsoAsked: ['Bisa opname di sini?'], body: 'Klinik ini tidak melayani rawat inap. Pasien yang membutuhkan dirujuk.' },
  { key: 'anak', kind: 'faq', title: 'Anak datang tanpa orang tua', alsoAsked: ['Anak sekolah boleh periksa sendiri?'], body: 'Anak di bawah 17 tahun didampingi orang tua atau wali.' },
  { key: 'resep', kind: 'faq', title: 'Menebus resep dari luar', alsoAsked: ['Resep dokter luar bisa ditebus di apotek?'], body: 'Apotek menerima resep dari luar selama obatnya tersedia.' },
  { key: 'sop-identitas', kind: 'sop', title: 'Memastikan identitas pasien', alsoAsked: [], body: '1. Minta nama lengkap dan tanggal lahir.\n2. Cocokkan dengan layar.\n3. Jangan bacakan data lebih dahulu.' },
  { key: 'sop-padam', kind: 'sop', title: 'Bila listrik padam', alsoAsked: [], body: '1. Ambil paket kertas.\n2. Nyalakan lampu darurat.\n3. Lanjutkan nomor antrean kertas.' },
];
