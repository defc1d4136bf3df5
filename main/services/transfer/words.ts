/** The words of the exported files; they are Indonesian whatever language the desk speaks. */
import type { HandOffAction, HandOffPriority } from '../../../shared/contract/hand-offs.ts';
import type { ConsentKind, ConsentManner } from '../../../shared/contract/consents.ts';
import type { FollowUpOutcome, PreferredChannel } from '../../../shared/contract/contacts.ts';
import type { OfferAnswer } from '../../../shared/contract/waitlist.ts';
import type { AppointmentStanding } from '../../../shared/contract/appointments.ts';
import type {
  AliasKind, AppointmentKind, AppointmentSource, AppointmentState, CallDirection, CallLinkKind, CallRelation, CallResult, CallTopic, ComplaintChannel, ComplaintGrade, ComplaintOutcome, ComplaintState,
  IdentityKind, MessageChannel, MessagePurpose, MessageState, Payer, Priority, QueueState, RejectReason, RebookingOutcome, RebookingTold, RecallOutcome, RelationName, ReporterRelation, Role, Sex, UnitKind, WaitlistReach,
} from '../../../db/desk/schema-words.ts';

type Words<W extends string> = Readonly<Record<W, string>>;

export const SEX: Words<Sex> = { male: 'L', female: 'P' };
export const PAYER: Words<Payer> = { general: 'umum', bpjs: 'bpjs', insurance: 'asuransi' };
export const IDENTITY: Words<IdentityKind> = { citizen: 'wni', newborn: 'bayi baru lahir', foreigner: 'wna', unknown: 'belum dikenal' };
export const PRIORITY: Words<Priority> = { none: '', elderly: 'lansia', pregnant: 'hamil', disability: 'disabilitas', toddler: 'balita', other: 'lain' };
export const QUEUE_STATE: Words<QueueState> = { waiting: 'menunggu', called: 'dipanggil', serving: 'dilayani', done: 'selesai', held: 'ditunda', moved: 'pindah', skipped: 'dilewati', no_show: 'tidak hadir', left: 'pergi sebelum dilayani', cancelled: 'batal' };
export const RELATION: Words<RelationName> = { self: 'diri sendiri', spouse: 'suami/istri', father: 'ayah', mother: 'ibu', child: 'anak', sibling: 'saudara', grandparent: 'kakek/nenek', other: 'lain' };
export const APPOINTMENT_STATE: Words<AppointmentState> = { booked: 'dipesan', confirmed: 'dikonfirmasi', arrived: 'sudah tiba', in_service: 'sedang dilayani', completed: 'selesai', no_show: 'tidak hadir', cancelled: 'batal', rescheduled: 'dijadwalkan ulang', needs_rebooking: 'perlu dijadwalkan ulang' };
export const APPOINTMENT_STANDING: Words<AppointmentStanding> = { tentative: 'tentatif', confirmed: 'terkonfirmasi', displaced: 'perlu dijadwalkan ulang' };
export const APPOINTMENT_KIND: Words<AppointmentKind> = { visit: 'kunjungan', control: 'kontrol', telemedicine: 'telemedisin' };
export const REACH: Words<WaitlistReach> = { call: 'telepon', whatsapp: 'whatsapp' };
export const OFFER_ANSWER: Words<OfferAnswer> = { accepted: 'diterima', declined: 'ditolak', no_answer: 'tidak menjawab' };
export const APPOINTMENT_SOURCE: Words<AppointmentSource> = { desk: 'meja depan', phone: 'telepon', whatsapp: 'whatsapp', online: 'daring', import: 'impor' };
export const MESSAGE_CHANNEL: Words<MessageChannel> = { whatsapp: 'whatsapp', phone: 'telepon', sms: 'sms', email: 'surel' };
export const PREFERRED_CHANNEL: Words<PreferredChannel> = { ...MESSAGE_CHANNEL, none: 'tanpa pesan' };
export const FOLLOW_UP_OUTCOME: Words<FollowUpOutcome> = { done: 'selesai', dropped: 'tidak jadi' };
export const MESSAGE_PURPOSE: Words<MessagePurpose> = { reminder_early: 'pengingat', reminder_late: 'pengingat kedua', moved: 'dipindahkan', cancelled: 'dibatalkan', rebook: 'dokter berhalangan', other: 'lain', result_ready: 'hasil dapat diambil', follow_up: 'tindak lanjut', complaint_answer: 'jawaban komplain' };
export const MESSAGE_STATE: Words<MessageState> = { waiting: 'menunggu', sent: 'terkirim', failed: 'gagal', cancelled: 'tidak dikirim' };
export const REBOOKING_OUTCOME: Words<RebookingOutcome> = { moved: 'dipindahkan', cancelled: 'dibatalkan', left: 'dibiarkan' };
export const REBOOKING_TOLD: Words<RebookingTold> = { called: 'telepon', message: 'pesan', not_reached: 'tidak tersambung' };
export const RECALL_OUTCOME: Words<RecallOutcome> = { rebooked: 'dijadwalkan lagi', will_come: 'akan datang', declined: 'tidak ingin', not_reached: 'tidak tersambung', wrong_number: 'nomor salah' };
export const COMPLAINT_CHANNEL: Words<ComplaintChannel> = { in_person: 'langsung', phone: 'telepon', whatsapp: 'whatsapp', sms: 'sms', email: 'email', suggestion_box: 'kotak saran', social_media: 'media sosial', sp4n: 'SP4N-LAPOR' };
/** Of the program's own; a clinic's own goes by its id, which is readable. */
export const COMPLAINT_CATEGORY: Readonly<Record<string, string>> = { medical: 'medis', nursing: 'keperawatan', administration: 'administrasi', facility: 'fasilitas', medicine: 'obat', cost: 'biaya/BPJS', schedule: 'jadwal', attitude: 'sikap' };
export const COMPLAINT_GRADE: Words<ComplaintGrade> = { red: 'merah', yellow: 'kuning', green: 'hijau' };
export const COMPLAINT_STATE: Words<ComplaintState> = {
  new: 'baru', reviewed: 'ditelaah', in_progress: 'ditangani', waiting_unit: 'menunggu unit', answered: 'sudah dijawab', resolved: 'selesai', reopened: 'dibuka lagi', merged: 'digabung', rejected: 'ditolak',
};
export const REJECT_REASON: Words<RejectReason> = { not_ours: 'bukan wewenang klinik', duplicate: 'sudah ada', not_a_complaint: 'bukan komplain', withdrawn: 'dicabut pelapor', untraceable: 'tidak dapat ditelusuri' };
export const COMPLAINT_OUTCOME: Words<ComplaintOutcome> = { settled: 'teratasi', not_settled: 'belum teratasi', ethics_committee: 'diteruskan ke komite etik' };
export const REPORTER: Words<ReporterRelation> = { self: 'pasien', family: 'keluarga', visitor: 'pengunjung', staff: 'petugas', other: 'lain' };
export const TOPIC: Words<CallTopic> = { schedule: 'jadwal dokter', appointment: 'janji temu', service: 'layanan', cost: 'biaya', result: 'hasil periksa', complaint: 'keluhan', emergency: 'darurat', other: 'lainnya' };
export const CALL_DIRECTION: Words<CallDirection> = { in: 'masuk', out: 'keluar' };
export const CALL_RELATION: Words<CallRelation> = { self: 'diri sendiri', mother: 'ibu', father: 'ayah', spouse: 'suami/istri', child: 'anak', sibling: 'saudara', neighbour: 'tetangga', institution: 'instansi', other: 'lain' };
export const CALL_RESULT: Words<CallResult> = { answered: 'dijawab', scheduled: 'dijadwalkan', moved: 'dipindahkan', cancelled: 'dibatalkan', complaint: 'keluhan dicatat', emergency: 'darurat', forwarded: 'diteruskan', call_back: 'telepon balik', not_reached: 'tidak tersambung', wrong_number: 'salah sambung', other: 'lain' };
export const CALL_LINK: Words<CallLinkKind> = { booked: 'janji dibuat', moved: 'janji dipindahkan', cancelled: 'janji dibatalkan', complaint: 'keluhan dicatat', emergency: 'darurat', handed_off: 'diteruskan dengan slip', verified: 'identitas cocok', not_verified: 'identitas tidak cocok', returns: 'menepati telepon balik' };
export const ALIAS: Words<AliasKind> = { record_number: 'map lama', external: 'program lain', name: 'nama lama', nik: 'NIK lama', bpjs: 'BPJS lama', passport: 'paspor lama', phone: 'telepon lama' };
export const CONSENT_KIND: Words<ConsentKind> = { reminder: 'pengingat', photo: 'foto', family: 'keluarga', insurer: 'asuransi atau faskes lain', research: 'penelitian dan pendidikan' };
export const CONSENT_MANNER: Words<ConsentManner> = { spoken: 'lisan', signed: 'ditandatangani', form: 'formulir pendaftaran', earlier: 'formulir lama' };
export const UNIT_KIND: Words<UnitKind> = { clinic: 'poli', laboratory: 'laboratorium', radiology: 'radiologi', pharmacy: 'apotek', cashier: 'kasir', registration: 'pendaftaran' };
export const ROLE: Words<Role> = { receptionist: 'resepsionis', operator: 'operator', registrar: 'petugas pendaftaran', nurse: 'perawat', public_relations: 'humas', medical_executive: 'kepala eksekutif medis', director: 'direktur', admin: 'administrator' };

export const yesNo = (flag: 0 | 1): string => (flag === 1 ? 'ya' : 'tidak');
export function word<W extends string>(words: Words<W>, value: W | null): string | null { return value === null ? null : words[value]; }
export const HAND_OFF_PRIORITY: Words<HandOffPriority> = { routine: 'biasa', soon: 'segera', urgent: 'darurat' };
export const HAND_OFF_STEP: Words<HandOffAction> = { accept: 'diterima', start: 'dikerjakan', finish: 'selesai', reject: 'ditolak', cancel: 'dibatalkan', undo: 'diurungkan' };
