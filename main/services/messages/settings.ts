/** Templates and lead times, as the clinic set them; what a clinic has that never did. */
import { messageSettingsSchema, type MessageSettings } from '../../../shared/contract/messages.ts';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type SettingRows, readSettingRows } from '../setting-rows.ts';

/** No record number, no NIK, no complaint: others may read the patient's telephone. */
export const MESSAGE_SETTINGS: SettingRows<MessageSettings> = {
  schema: messageSettingsSchema,
  rowOf: {
    earlyHours: 'reminder_early_hours', lateHours: 'reminder_late_hours', recallTries: 'recall_tries', recallDays: 'recall_days',
    reminder: 'template_reminder', moved: 'template_moved', cancelled: 'template_cancelled', rebook: 'template_rebook', callAbsence: 'template_call_absence', callLeft: 'template_call_left', callRecall: 'template_call_recall',
    other: 'template_other', resultReady: 'template_result_ready', followUp: 'template_follow_up', complaintAnswer: 'template_complaint_answer',
  },
  defaults: {
    earlyHours: 24, lateHours: 0, recallTries: 3, recallDays: 14,
    reminder: {
      id: 'Yth. Bapak/Ibu {nama},\n\nKami mengingatkan janji temu Anda di {klinik}:\n{hari} pukul {jam} {zona}\n{dokter}, {unit}\n\n{cara} Bila berhalangan, mohon kabari kami di {telepon} agar waktunya dapat dipakai pasien lain.\n\nTerima kasih.',
      en: 'Dear {nama},\n\nThis is a reminder of your appointment at {klinik}:\n{hari} at {jam} {zona}\n{dokter}, {unit}\n\n{cara} If you cannot come, please tell us at {telepon}, so that another patient may have the time.\n\nThank you.',
    },
    moved: {
      id: 'Yth. Bapak/Ibu {nama},\n\nMohon maaf, {dokter_lama} berhalangan pada {hari_lama} pukul {jam_lama}. Janji temu Anda di {klinik} kami pindahkan ke:\n{hari} pukul {jam} {zona}\n{dokter}, {unit}\n\n{cara} Bila waktunya tidak cocok, mohon kabari kami di {telepon}.\n\nTerima kasih.',
      en: 'Dear {nama},\n\nWe are sorry: {dokter_lama} is not available on {hari_lama} at {jam_lama}. We have moved your appointment at {klinik} to:\n{hari} at {jam} {zona}\n{dokter}, {unit}\n\n{cara} If the time does not suit you, please tell us at {telepon}.\n\nThank you.',
    },
    cancelled: {
      id: 'Yth. Bapak/Ibu {nama},\n\nMohon maaf, janji temu Anda dengan {dokter} di {klinik} pada {hari} pukul {jam} dibatalkan karena dokter berhalangan. Untuk membuat janji baru, silakan hubungi kami di {telepon}.\n\nTerima kasih.',
      en: 'Dear {nama},\n\nWe are sorry: your appointment with {dokter} at {klinik} on {hari} at {jam} is cancelled because the doctor is not available. To make a new one, please contact us at {telepon}.\n\nThank you.',
    },
    rebook: {
      id: 'Yth. Bapak/Ibu {nama},\n\nMohon maaf, {dokter} berhalangan pada {hari} pukul {jam}. Kami akan menghubungi Anda untuk waktu pengganti di {klinik}, atau silakan hubungi kami di {telepon}.\n\nTerima kasih.',
      en: 'Dear {nama},\n\nWe are sorry: {dokter} is not available on {hari} at {jam}. We will contact you about another time at {klinik}, or please contact us at {telepon}.\n\nThank you.',
    },
    callAbsence: {
      id: 'Halo, apakah saya berbicara dengan Bapak/Ibu {nama}? Saya {petugas} dari {klinik}. Mohon maaf, {dokter_lama} berhalangan pada {hari_lama} pukul {jam_lama}. Waktu pengganti: {hari} pukul {jam} dengan {dokter}, {unit}. Apakah waktunya cocok?',
      en: 'Hello, am I speaking to {nama}? This is {petugas} from {klinik}. We are sorry: {dokter_lama} is not available on {hari_lama} at {jam_lama}. The new time: {hari} at {jam} with {dokter}, {unit}. Does that suit you?',
    },
    callLeft: {
      id: 'Halo, apakah saya berbicara dengan Bapak/Ibu {nama}? Saya {petugas} dari {klinik}. Mohon maaf, {dokter} berhalangan pada {hari} pukul {jam}. Hari apa yang cocok untuk waktu pengganti?',
      en: 'Hello, am I speaking to {nama}? This is {petugas} from {klinik}. We are sorry: {dokter} is not available on {hari} at {jam}. Which day would suit you instead?',
    },
    callRecall: {
      id: 'Halo, apakah saya berbicara dengan Bapak/Ibu {nama}? Saya {petugas} dari {klinik}. Kami menunggu Anda pada {hari} pukul {jam} untuk bertemu {dokter}. Apakah Anda baik-baik saja, dan apakah ingin kami buatkan janji baru?',
      en: 'Hello, am I speaking to {nama}? This is {petugas} from {klinik}. We expected you on {hari} at {jam} to see {dokter}. Are you well, and may we make a new appointment for you?',
    },
    other: {
      id: 'Yth. Bapak/Ibu {nama},\n\n\n\nBila ada pertanyaan, silakan hubungi kami di {telepon}.\n\nTerima kasih,\n{petugas}, {klinik}',
      en: 'Dear {nama},\n\n\n\nIf you have any questions, please contact us at {telepon}.\n\nThank you,\n{petugas}, {klinik}',
    },
    // Of what, is told to nobody who may read it over the patient's shoulder.
    resultReady: {
      id: 'Yth. Bapak/Ibu {nama},\n\nYang Anda tunggu sudah dapat diambil di {klinik}. Mohon bawa KTP. Pertanyaan: {telepon}.\n\nTerima kasih,\n{petugas}',
      en: 'Dear {nama},\n\nWhat you are waiting for can be collected at {klinik}. Please bring your identity card. Questions: {telepon}.\n\nThank you,\n{petugas}',
    },
    followUp: {
      id: 'Yth. Bapak/Ibu {nama},\n\nKami dari {klinik} hendak menindaklanjuti hal yang Anda sampaikan kepada kami. Mohon hubungi kami di {telepon} pada waktu yang cocok bagi Anda.\n\nTerima kasih,\n{petugas}',
      en: 'Dear {nama},\n\nThis is {klinik}, about what you told us. Please contact us at {telepon} at a time that suits you.\n\nThank you,\n{petugas}',
    },
    complaintAnswer: {
      id: 'Yth. Bapak/Ibu {nama},\n\nTerima kasih atas masukan Anda. Jawaban kami sudah siap; kami dapat menyampaikannya lewat telepon {telepon} atau saat Anda datang ke {klinik}.\n\nSalam hormat,\n{petugas}',
      en: 'Dear {nama},\n\nThank you for telling us. Our answer is ready; we can give it by telephone at {telepon} or when you come to {klinik}.\n\nKind regards,\n{petugas}',
    },
  },
};

export function readMessageSettings(db: DeskDatabase): MessageSettings { return readSettingRows(db, MESSAGE_SETTINGS); }
