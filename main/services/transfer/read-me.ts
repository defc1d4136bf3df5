/** The note to whoever opens an export. It travels with the file, so it is in both languages whatever the desk speaks. */
export interface ExportAbout {
  readonly clinic: string;
  readonly made_at: string;
  readonly purpose: string;
  readonly period: { readonly from: string | null; readonly to: string | null };
  readonly files: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
}

export function readMe({ clinic, made_at: madeAt, purpose, period, files }: ExportAbout): string {
  const span = (from: string, to: string): string => `${period.from ?? from} – ${period.to ?? to}`;
  const list = files.map((file) => `  ${file.name}  ${file.rows}\r\n    SHA-256 ${file.sha256}`).join('\r\n');
  const text = `EKSPOR MEJA DEPAN

${clinic}
Dibuat: ${madeAt}
Keperluan: ${purpose}
Periode: ${span('awal', 'akhir')}

Berisi data kesehatan pribadi. Simpan terkunci, jangan diteruskan tanpa izin, hapus setelah dipakai.

Berkas, jumlah baris, dan sidik jari:
${list}

Dengan periode, pasien.csv berisi pasien yang terdaftar atau berkunjung dalam periode itu. kunjungan.csv berisi satu
baris per unit yang dikunjungi; kunjungan yang pindah unit mempunyai beberapa baris dengan id_kunjungan yang sama.
CSV: UTF-8, koma, CRLF. Agar isi sel tidak dijalankan sebagai rumus, tanda petik tunggal (') ditambahkan di depan isi yang
diawali = + - @ atau ' pada awal sel dan setelah ; tab atau baris baru. Buang satu tanda petik di sana untuk mendapat isi
aslinya. Angka biasa seperti +62812..., 007, dan -5 tidak diubah. Jam adalah jam klinik.

---

MEJA DEPAN EXPORT

Contains personal health data. Keep it locked, do not pass it on without permission, delete it after use.

Period: ${span('beginning', 'end')}. With a period, pasien.csv holds the patients registered or seen in it. kunjungan.csv has
one line per unit visited; a visit that moved has several lines with the same id_kunjungan.
CSV: UTF-8, comma, CRLF. So that no cell runs as a formula, an apostrophe (') is put before a beginning of = + - @ or ' at
the start of a cell and after a ; tab or line break in it. Take one away there to get the original. Plain numbers such as
+62812..., 007 and -5 are left alone. Times are the clinic's.
`;
  return text.replace(/\r?\n/g, '\r\n');
}
