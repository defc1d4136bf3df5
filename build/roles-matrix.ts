/**
 * Writes docs/roles.md, the matrix of role and call, from the contract: `node build/roles-matrix.ts`. The guard reads the
 * same declarations, so what stands there is what the desk does.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, type Access, type CallSpec, type Capability } from '../shared/contract/core.ts';
import { contract } from '../shared/contract/index.ts';
import { ROOT } from './paths.ts';

/** Where the matrix stands in the repository. */
export const ROLES_PAGE = join(ROOT, 'docs', 'roles.md');

interface Words { readonly id: string; readonly en: string }

const CAPABILITIES: Readonly<Record<Capability, Words>> = {
  clinic: { id: 'Identitas klinik, unit, dokter, kunci pemulihan, undangan meja lain.', en: 'The clinic, its units and doctors, the recovery key, invitations to further desks.' },
  users: { id: 'Masuk, keluar, kunci layar, pengguna dan kata sandinya.', en: 'Signing in and out, the lock, users and their passwords.' },
  drafts: { id: 'Ketikan yang belum disimpan, hanya milik orangnya sendiri.', en: 'What was typed and not yet saved; only one’s own.' },
  patients: { id: 'Mencari, membaca, mendaftarkan, dan mengubah pasien.', en: 'Finding, reading, registering and changing patients.' },
  merges: { id: 'Menggabungkan dua catatan pasien yang ternyata satu orang, dan membatalkannya.', en: 'Making two records of one person one, and undoing it.' },
  visits: { id: 'Mendaftarkan kunjungan dan mencetak tiket.', en: 'Checking patients in and printing tickets.' },
  paper: { id: 'Paket kertas untuk listrik padam, dan menyalin darinya.', en: 'The paper pack for a power cut, and copying from it.' },
  queue: { id: 'Antrean dan panggilan.', en: 'The queue and its calls.' },
  messages: { id: 'Pesan dan pengingat untuk pasien, dan yang dipanggil ulang.', en: 'Messages and reminders to patients, and those who are called again.' },
  absences: { id: 'Dokter berhalangan: waktu baru bagi pasiennya.', en: 'Doctors who are away: new times for their patients.' },
  emergencies: { id: 'Keadaan darurat (F9), juga sebelum ada yang masuk.', en: 'Emergencies (F9), also before anybody has signed in.' },
  appointments: { id: 'Jadwal praktik dan janji temu.', en: 'The timetable and appointments.' },
  answers: { id: 'Informasi: layanan dan tarif, artikel, jawaban atas pertanyaan, dan pertanyaan yang belum terjawab.', en: 'Information: services and tariffs, articles, answers to questions, and questions without an answer.' },
  waitlist: { id: 'Daftar tunggu dan penawaran slot kosong.', en: 'The waiting list and the offers of free slots.' },
  series: { id: 'Kontrol berkala.', en: 'Control visits that repeat.' },
  complaints: { id: 'Komplain dan tindak lanjutnya.', en: 'Complaints and what became of them.' },
  complaintReports: { id: 'Laporan komplain harian yang ditandatangani, evaluasi bulanan, dan indikator waktu tanggap.', en: 'Signed daily reports on complaints, the month’s evaluation, and the indicator of response time.' },
  calls: { id: 'Catatan telepon dan janji menelepon kembali.', en: 'Telephone calls and promises to call back.' },
  bulletins: { id: 'Pengumuman antarpegawai.', en: 'Notices among the staff.' },
  reports: { id: 'Laporan harian dan tutup hari.', en: 'The day’s report and the closing of the day.' },
  imports: { id: 'Impor data dari berkas.', en: 'Taking in records from files.' },
  consents: { id: 'Persetujuan pasien dan penarikannya.', en: 'What patients agreed to, and what they withdrew.' },
  contacts: { id: 'Cara pasien ingin dihubungi, tindak lanjut, dan catatan kontak.', en: 'How patients wish to be reached, follow-ups, and notes of contacts.' },
  restricted: { id: 'Data pasien yang dibatasi: dipasang, dicabut, dan dibuka sementara.', en: 'Restricted records: set, lifted, and opened for a while.' },
  attention: { id: 'Hal yang perlu diperhatikan, dan siapa yang mengurusnya.', en: 'What needs attention, and who looks after it.' },
  duplicates: { id: 'Mungkin ganda: dua rekam yang barangkali satu orang.', en: 'Probable duplicates: records that may be one person.' },
  audit: { id: 'Jejak audit dan pemeriksaan keutuhannya.', en: 'The audit log and the proof that it is whole.' },
  backup: { id: 'Cadangan dan pemulihan.', en: 'Backups and restoring them.' },
  keys: { id: 'Kunci data dan lembar kunci pemulihan yang baru.', en: 'A new data key, and a new recovery sheet.' },
  transfer: { id: 'Ekspor data ke USB.', en: 'Taking records out to a USB drive.' },
  sync: { id: 'Pertukaran data antarmeja.', en: 'Exchange between desks.' },
  settings: { id: 'Pengaturan meja, tiket, dan nomor darurat.', en: 'Settings of the desk, its tickets and the emergency numbers.' },
  display: { id: 'Layar dan suara ruang tunggu.', en: 'The waiting room’s screens and their voice.' },
  handOffs: { id: 'Slip koordinasi ke unit lain: dikirim, diterima dengan dibacakan kembali, selesai.', en: 'Slips to other units: sent, accepted with read-back, done.' },
  shiftNotes: { id: 'Serah terima sif: catatan yang dibekukan dan diterima petugas berikutnya.', en: 'Shift hand-over: a frozen note that the next person accepts.' },
  tickets: { id: 'Pencetak tiket dan tiket yang tidak tercetak.', en: 'The ticket printer and tickets that did not come out.' },
};

const HEAD = `# Roles and calls

Written by \`node build/roles-matrix.ts\` from \`shared/contract\`; a test fails when it is not what the contract says. Do not edit by hand.

The desk checks every call in one place (\`main/guard.ts\`), whatever a window shows: who calls, whether the desk is locked, the role, then the input, then a rule over the rows.

**Who may**
- *public*: also before anybody has signed in; the waiting-room window may make those that read.
- *locked*: anybody at the keyboard of the desk, also while it is locked; answers with no personal data.
- *display*: the waiting-room window, and everybody at the desk.
- *roles*: signed in, not locked, and one of the roles with ✓. The waiting-room window is always refused.

**Kind**: *changes* carries a request id, is done once however often it is repeated, and is audited. *reads* changes no record.
`;

const ROWS = `## What is decided by row, and where

A role opens a call; these rules then look at the row. They stand beside the rows that they need, because most decide inside the transaction that writes.

| Rule | Where |
|---|---|
| There is always one active administrator. | \`main/services/users.ts\` (\`keepLastAdmin\`), run by the guard before \`users.update\` |
| The screen opens again only with the password of the user who sits there; others sign out first. | \`main/services/users.ts\` |
| A draft belongs to the user who typed it. | \`main/services/drafts.ts\` |
| A restricted complaint does not exist for roles that may not see it: it is in no list, count or search, and asking for it answers \`not_found\`. | \`main/services/complaints\` |
| A restricted patient record is withheld from roles that do not need it: absent from searches, candidates and lists, without a name on the board and in the day’s appointments, and refused with \`record_restricted\` by id, until the session opens it. | \`main/services/restricted/withhold.ts\`, around all handlers |
| What a report says of restricted complaints is answered only to those who may see them, and not when one is about them or their unit. | \`main/services/complaint-reports\` |
| A notice is withdrawn by its author or an administrator. | \`main/services/bulletins.ts\` |
| Rows that somebody else has changed meanwhile are not overwritten (\`expectedVersion\`). | every service that updates a row |
`;

/** The page as the contract wants it now. */
export function rolesPage(): string {
  const parts = Object.entries(CAPABILITIES).map(([capability, words]) => section(capability, words));
  return [HEAD, ROWS, '## The matrix\n', ...parts].join('\n');
}

function section(capability: string, words: Words): string {
  const calls = Object.entries<CallSpec>(contract).filter(([name]) => name.startsWith(`${capability}.`));
  const head = `| Call | Kind | Who may | ${ROLES.join(' | ')} |\n|---|---|---|${':-:|'.repeat(ROLES.length)}`;
  return `### ${capability}\n\n${words.id}\\\n${words.en}\n\n${head}\n${calls.map(([name, spec]) => row(name, spec)).join('\n')}\n`;
}

function row(name: string, { access, changes }: CallSpec): string {
  const roles = ROLES.map((role) => (typeof access === 'string' || access.includes(role) ? '✓' : '–'));
  return `| \`${name}\` | ${changes ? 'changes' : 'reads'} | ${whoMay(access)} | ${roles.join(' | ')} |`;
}

function whoMay(access: Access): string { return typeof access === 'string' ? access : 'roles'; }

if (import.meta.main) writeFileSync(ROLES_PAGE, rolesPage());
