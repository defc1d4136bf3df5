import type { SignedHead } from '../audit/anchors.ts';
import type { FileNote } from './archive.ts';
import type { Period } from './clinic-time.ts';

/** The note to whoever opens an export. It travels with the file, so it is in both languages whatever the desk speaks. */
export interface ExportAbout {
  readonly app: string;
  /** Of the columns and of this list: what reads an export back compares it. */
  readonly format: number;
  readonly version: string;
  readonly clinic: string;
  readonly desk: string;
  readonly made_at: string;
  readonly made_by: string;
  readonly purpose: string;
  readonly period: Period;
  readonly identity: 'masked' | 'full';
  readonly restricted_complaints: boolean;
  /** An export that is larger than one file of the drive comes as several archives, each complete in itself. */
  readonly part: { readonly number: number; readonly of: number; readonly export_id: string };
  readonly files: readonly FileNote[];
  /** Sets with more rows than a sheet holds: their CSV alone is there. */
  readonly too_long_for_a_workbook: readonly string[];
  /** Signed head of the audit log. */
  readonly audit_seal: (SignedHead & { readonly local_time: string }) | null;
}

/** Columns as they are since exports can be read back. */
export const EXPORT_FORMAT = 3;

export function readMe({ app, version, clinic, desk, made_at: madeAt, made_by: madeBy, purpose, period, identity, part, files, audit_seal: seal }: ExportAbout): string {
  const span = (from: string, to: string): string => `${period.from ?? from} – ${period.to ?? to}`;
  const list = files.map((file) => `  ${file.name}${file.rows === null ? '' : `  ${file.rows}`}\r\n    SHA-256 ${file.sha256}`).join('\r\n');
  const text = `EKSPOR MEJA DEPAN

${clinic}
Dibuat: ${madeAt} oleh ${madeBy} di ${desk} (${app} ${version})
Keperluan: ${purpose}
Periode: ${span('awal', 'akhir')}${part.of === 1 ? '' : `
Bagian ${part.number} dari ${part.of}; tiap bagian dapat dibuka sendiri`}

Berisi data kesehatan pribadi. Simpan terkunci, jangan diteruskan tanpa izin, hapus setelah dipakai.

Berkas, jumlah baris, dan sidik jari:
${list}
${seal ? `
Segel jejak audit: ${seal.fingerprint}, ${seal.local_time}, ${seal.entries} catatan. Tanda tangannya ada di manifest.json.
Segel yang sama ada di jejak audit meja; bila tidak, jejak itu ditulis ulang sesudah ekspor ini.
` : ''}
Identitas: ${identity === 'masked' ? 'disamarkan; nama tinggal inisial, nomor tinggal tiga tanda terakhir, tanggal lahir tinggal tahun,\nalamat dan teks bebas dikosongkan. Nama petugas tetap ada.' : 'lengkap.'}

Tanpa penyamaran, ekspor ini dapat dibaca kembali di Meja Depan: Pengaturan, Impor data, Ekspor Meja Depan.

Tiap kumpulan data ada sebagai .csv dan .xlsx dengan isi yang sama. Arti setiap kolom ada di kamus-data.csv; jumlahnya di
ringkasan.html. Kumpulan yang lebih dari 1.048.575 baris hanya ada sebagai .csv.
Dengan periode, pasien.csv berisi pasien yang terdaftar atau berkunjung dalam periode itu. kunjungan.csv berisi satu
baris per unit yang dikunjungi; kunjungan yang pindah unit mempunyai beberapa baris dengan id_kunjungan yang sama.
staf.csv tidak mengenal periode.
XLSX: teks lebih dari 32.767 huruf dipotong di sana; di CSV tetap utuh.
CSV: UTF-8, koma, CRLF. Agar isi sel tidak dijalankan sebagai rumus, tanda petik tunggal (') ditambahkan di depan isi yang
diawali = + - @ atau ' pada awal sel dan setelah ; tab atau baris baru. Buang satu tanda petik di sana untuk mendapat isi
aslinya. Angka biasa seperti +62812..., 007, dan -5 tidak diubah. Jam adalah jam klinik.

---

MEJA DEPAN EXPORT

Contains personal health data. Keep it locked, do not pass it on without permission, delete it after use.

Period: ${span('beginning', 'end')}.${part.of === 1 ? '' : ` Part ${part.number} of ${part.of}; each part opens by itself.`} Identities: ${identity === 'masked' ? 'masked; names are initials, numbers their last three signs, birth dates\nthe year; addresses and free text are left empty. Names of staff are kept.' : 'in full.'}
In full, this export can be read back in Meja Depan: Settings, Import, Meja Depan export.
Each set is there as .csv and .xlsx with the same content; a set of more than 1,048,575 rows as .csv only. kamus-data.csv
tells what each column means, ringkasan.html has the counts. With a period, pasien.csv holds the patients registered or seen
in it. kunjungan.csv has one line per unit visited; a visit that moved has several lines with the same id_kunjungan.
staf.csv knows no period. XLSX: texts over 32,767 letters are cut there, and whole in the CSV.
CSV: UTF-8, comma, CRLF. So that no cell runs as a formula, an apostrophe (') is put before a beginning of = + - @ or ' at
the start of a cell and after a ; tab or line break in it. Take one away there to get the original. Plain numbers such as
+62812..., 007 and -5 are left alone. Times are the clinic's.${seal ? `

Seal of the audit log: ${seal.fingerprint}, ${seal.local_time}, ${seal.entries} entries; its signature is in manifest.json. The desk's audit
log holds the same seal; where it does not, that log was written anew after this export.` : ''}
`;
  return text.replace(/\r?\n/g, '\r\n');
}
