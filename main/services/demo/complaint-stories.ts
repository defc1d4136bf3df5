/** What the demo's complaints say and what was done about them. Hours are counted from when each was received; people and events are invented. */
import type { ComplaintEventTable, ComplaintTable } from '../../../db/desk/schema.ts';

export interface DemoStep extends Partial<Pick<ComplaintEventTable, 'text' | 'grade' | 'outcome' | 'pause' | 'ref' | 'reason' | 'score'>> {
  readonly action: ComplaintEventTable['action']; readonly after: number;
  /** Logins of the demo's users: who did it, and to whom it was given. */
  readonly by?: string; readonly to?: string;
  /** Hours from now; negative: overdue. */
  readonly task?: { readonly unit: string; readonly dueIn: number };
  /** Days from today. `done`: what the check found. */
  readonly improve?: { readonly owner: string; readonly dueIn: number; readonly done?: string };
}
export interface Told extends Pick<ComplaintTable, 'channel' | 'category' | 'grade' | 'narrative'> {
  readonly hoursAgo: number; readonly units: readonly string[];
  /** Null: unnamed. */
  readonly reporter: { readonly name: string; readonly contact: string | null; readonly relation: ComplaintTable['relation'] } | null;
  readonly confidential?: true; readonly accused?: string; readonly steps: readonly DemoStep[];
}

const by = (name: string, contact: string | null, relation: ComplaintTable['relation']): Told['reporter'] => ({ name, contact, relation });

export const TOLD: readonly Told[] = [
  {
    channel: 'whatsapp', category: 'medicine', grade: 'red', units: ['Apotek', 'Kasir'], hoursAgo: 20.8, reporter: by('Hendra Saputro', '0812 9000 0117', 'family'),
    narrative: 'Obat yang diterima bukan atas nama ibu saya. Sudah telanjur diminum satu kali. Kasir juga tidak mau memeriksa lagi. Kami minta penjelasan hari ini dan akan melapor bila tidak dijawab.',
    steps: [
      { action: 'review', after: 0.4, text: 'Etiket dan resep difoto pelapor; obatnya memang atas nama pasien lain.' }, { action: 'assign', after: 0.5, to: 'yusuf' },
      { action: 'task', after: 0.8, text: 'Siapa yang menyerahkan obat pukul 09.00–10.00, dan bagaimana nama pasien diperiksa?', task: { unit: 'Apotek', dueIn: -3 } },
    ],
  },
  {
    channel: 'in_person', category: 'attitude', grade: 'yellow', units: ['Poli Gigi'], hoursAgo: 61, reporter: by('Murniati', null, 'self'), narrative: 'Merasa dibentak saat bertanya giliran di depan orang banyak. Minta permintaan maaf.',
    steps: [{ action: 'assign', after: 1, to: 'rina' }, { action: 'answer', after: 3, text: 'Sudah ditemui kepala poli. Penjelasan tertulis menyusul sesudah petugasnya dimintai keterangan.' }, { action: 'cause', after: 5, ref: 'communication', text: null }],
  },
  {
    channel: 'suggestion_box', category: 'facility', grade: 'green', units: [], hoursAgo: 50, reporter: null, narrative: 'Kipas di ruang tunggu mati sejak minggu lalu, anak-anak kepanasan.',
    steps: [{ action: 'handle', after: 6, text: null }, { action: 'answer', after: 30, text: 'Kipas pengganti sudah dipasang; yang lama diperbaiki.' }],
  },
  {
    channel: 'suggestion_box', category: 'attitude', grade: 'green', units: ['KIA'], hoursAgo: 75, reporter: null, narrative: 'Petugas sibuk dengan telepon genggam ketika antrean panjang.',
    steps: [{ action: 'answer', after: 20, text: 'Sudah dibicarakan di rapat pagi; telepon genggam disimpan saat jam layanan.' }, { action: 'resolve', after: 28, text: 'Aturan telepon genggam dipasang di ruang petugas.', outcome: 'settled' }],
  },
  {
    channel: 'phone', category: 'cost', grade: 'yellow', units: ['Kasir', 'Apotek'], hoursAgo: 8, confidential: true, reporter: by('Wahyuni Prasetya', '0813 9000 0331', 'family'),
    narrative: 'Diminta membayar tambahan tunai tanpa kuitansi agar obat didahulukan. Pelapor takut pelayanannya dipersulit bila namanya diketahui.', steps: [{ action: 'review', after: 1, text: 'Cocokkan kuitansi hari itu dengan daftar penyerahan obat.' }],
  },
  {
    channel: 'in_person', category: 'attitude', grade: 'yellow', units: ['Poli Umum'], hoursAgo: 30, accused: 'dian', reporter: by('Petugas yang meminta namanya tidak disebar', null, 'staff'), narrative: 'Rekan kerja beberapa kali membicarakan keadaan pasien di ruang tunggu.',
    steps: [{ action: 'assign', after: 2, to: 'admin', by: 'admin' }],
  },
  { channel: 'phone', category: 'schedule', grade: 'green', units: ['KIA'], hoursAgo: 6, reporter: by('Lestari Handayani', '0857 9000 0224', 'self'), narrative: 'Dokter datang 50 menit sesudah jam praktik yang tertulis, tanpa pemberitahuan.', steps: [] },
  {
    channel: 'social_media', category: 'administration', grade: 'yellow', units: [], hoursAgo: 26 * 24, reporter: by('Akun @warga.contoh', null, 'visitor'), narrative: 'Unggahan tentang antrean yang dianggap tidak urut.',
    steps: [
      { action: 'answer', after: 5, text: 'Terima kasih atas laporannya; sedang kami periksa.' }, { action: 'cause', after: 20, ref: 'information', text: null },
      { action: 'improve', after: 24, text: 'Aturan prioritas antrean dipasang di ruang tunggu, dengan gambar.', improve: { owner: 'rina', dueIn: -12, done: 'Tiga minggu tanpa keluhan urutan antrean.' } },
      { action: 'resolve', after: 40, text: 'Aturan prioritas dijelaskan dan dipasang di ruang tunggu; pelapor puas.', outcome: 'settled', score: 3 },
    ],
  },
  {
    channel: 'in_person', category: 'cost', grade: 'green', units: ['Kasir'], hoursAgo: 11 * 24, reporter: by('Suparman', null, 'self'), narrative: 'Biaya surat keterangan berbeda dari papan tarif.',
    steps: [
      { action: 'answer', after: 1, text: 'Selisihnya akan dikembalikan hari ini.' }, { action: 'cause', after: 1.5, ref: 'information', text: null }, { action: 'improve', after: 1.6, text: 'Papan tarif diperiksa tiap awal bulan.', improve: { owner: 'admin', dueIn: -1 } },
      { action: 'resolve', after: 2, text: 'Papan tarif lama sudah diganti; selisih dikembalikan.', outcome: 'settled', score: 4 },
    ],
  },
  {
    channel: 'email', category: 'administration', grade: 'green', units: ['Poli Umum'], hoursAgo: 9 * 24, reporter: by('Ratna Dewanti', 'ratna@contoh.invalid', 'self'), narrative: 'Surat sakit salah menulis tanggal.',
    steps: [{ action: 'answer', after: 20, text: 'Kami periksa ke poli.' }, { action: 'cause', after: 22, ref: 'procedure', text: null }, { action: 'resolve', after: 30, text: 'Surat diganti pada hari yang sama.', outcome: 'settled', score: 3 }],
  },
  {
    channel: 'phone', category: 'schedule', grade: 'green', units: ['Apotek'], hoursAgo: 5 * 24, reporter: by('Bambang Sutrisno', '0821 9000 0455', 'self'), narrative: 'Menunggu obat racikan satu setengah jam tanpa diberi tahu berapa lama lagi.',
    steps: [{ action: 'answer', after: 4, text: 'Mohon maaf; racikan hari itu menumpuk dan perkiraan waktu tidak disampaikan.' }, { action: 'cause', after: 6, ref: 'waiting_time', text: null }, { action: 'improve', after: 7, text: 'Perkiraan waktu racikan ditulis di nomor antrean obat.', improve: { owner: 'dian', dueIn: 4 } }, { action: 'resolve', after: 26, text: 'Pelapor menerima penjelasan.', outcome: 'settled', score: 3 }],
  },
];
