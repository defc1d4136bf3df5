/**
 * What words are about: one line per concept, its name first, then the words that mean it, also in English. Searching takes all words of
 * a line for one; the rules of a question ask for the names. Roots stand here without affixes (stem.ts takes those off).
 */
const CONCEPTS = `
biaya: tarif harga ongkos bayar duit uang rupiah mahal murah price cost fee pay charge piro kisaran
jadwal: praktik practice schedule dinas jaga timetable
hadir: masuk work
buka: open operasional
tutup: closed close
libur: holiday cuti
kosong: slot kuota tempat available free vacant
penuh: full
daftar: booking book pesan reservasi register antre antrean
janji: appointment
kontrol: control checkup followup
persiapan: siap syarat prepare preparation persyaratan
puasa: fast fasting
bawa: bring berkas dokumen
bpjs: jkn kis askes
asuransi: insurance ditanggung tanggung cover covered klaim jamin prudential allianz
lama: durasi long duration
menit: minutes minute
alamat: lokasi address location maps arah directions rute
telepon: phone telephone
dokter: doctor
doktergigi:
bidan:
poli: poliklinik
anak: kid child balita bayi
gigi: tooth teeth dental
cabut: extraction extract copot
tambal: filling
darah: blood
gula: sugar glukosa diabetes
laboratorium: laboratory
hasil: result results
tes: test cek periksa check uji
hamil: kandungan pregnancy pregnant kehamilan janin
sunat: khitan sirkumsisi circumcision supit
vaksin: imunisasi vaccine immunization
surat: letter certificate
sehat: health healthy
obat: medicine drug
parkir: parking
rujukan: rujuk referral
batal: cancel membatalkan
pindah: ganti reschedule ubah geser
whatsapp: online
ambil: diambil pickup
ready: jadi selesai
salinan: kopi copy fotokopi
rekam: record
medis: medical
resep: prescription tebus
qris: ewallet gopay ovo dana
kartu: card debit kredit
inap: opname
geraham:
penyakit:
kakak: adik
`;

/** Word → concept. */
export const CONCEPT_OF: ReadonlyMap<string, string> = new Map(CONCEPTS.trim().split('\n').flatMap((line): [string, string][] => {
  const [concept = '', words = ''] = line.split(':');
  return [[concept, concept], ...words.trim().split(' ').filter((word) => word !== '').map((word): [string, string] => [word, concept])];
}));

/** Words of which a question is made and that say nothing about its subject. Also never taken for a slip of another word. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(`
ada apa apakah siapa kapan berapa mana dimana bagaimana kenapa mengapa yang dan atau di ke dari untuk dengan pada oleh itu ini ya tidak bukan belum sudah masih akan bisa boleh mau ingin harus perlu dapat juga saja aja sama seperti kalau jika bila
saya kami kita kamu anda dia mereka bapak ibu kakak adik mbak mas admin dok permisi tolong mohon info tanya minta kasih terima selamat pagi siang sore malam halo hai hi hello assalamualaikum maaf dong deh lho nih kan tapi karena soalnya kira sekitar nanti sekarang hari jam tanggal bulan tahun minggu besok lusa kemarin depan sampai mulai dulu lagi langsung cuma hanya banyak sedikit semua lain setiap
namanya nama orang tua tetap tetep pas waktu saat sini situ sana klinik klinis tempatnya datang kesana begitu gitu gini pakai buat habis bareng ikut coba cari lihat tahu kerja kuliah sekolah rumah jalan dekat jauh besar kecil baru lama bagus enak baik benar
is are am was be do does did can could will would may the an of to at for on in and or what when where who which how much many there this that my your you me we they it he she his her not no yes please any some with from by about next
istri suami ayah mama papa nenek kakek om tante mertua keponakan teman tetangga saudara keluarga putra putri cucu wanita pria perempuan laki wife husband mother father son daughter
membatalkan kirakira juta ribu persen kali hasilnya caranya cara dipakai dicek lupa tanya menanyakan ditanya terdaftar secepatnya nggak lewat menjadi pertama datang kantor ambil proses prosesnya gimana sendiri luar jadinya
`.trim().split(/\s+/u));
