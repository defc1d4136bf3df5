/** How this clinic hands over: when a missing acceptance is an alarm, units without a screen, and the usual texts. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type HandOffSettings, handOffSettingsSchema } from '../../../shared/contract/hand-offs.ts';
import { type SettingRows, readSettingRows } from '../setting-rows.ts';

/** The minutes are this program's own proposal. The texts are the clinic's from the first change on, as the letters of complaints are. */
export const HAND_OFF_SETTINGS: SettingRows<HandOffSettings> = {
  schema: handOffSettingsSchema,
  rowOf: { alarmMinutes: 'hand_off_alarm_minutes', sound: 'hand_off_sound', others: 'hand_off_others', templates: 'hand_off_templates' },
  defaults: {
    alarmMinutes: { routine: 30, soon: 10, urgent: 3 },
    sound: false,
    others: ['IGD', 'Rawat inap'],
    templates: {
      clinic: ['Pasien menuju ke sana, mohon diterima', 'Mohon konfirmasi jadwal dokter', 'Pasien minta surat kontrol, mohon disiapkan'],
      laboratory: ['Sampel dikirim, mohon diperiksa', 'Mohon hasil dikirim ke poli', 'Pasien menunggu diambil darah', 'Mohon hasil dipercepat'],
      radiology: ['Pasien menuju ke sana untuk foto rontgen', 'Mohon hasil foto dikirim ke poli', 'Mohon jadwal USG'],
      pharmacy: ['Resep dikirim, mohon disiapkan', 'Stok obat mohon dicek', 'Pasien lansia menunggu obat, mohon didahulukan'],
      cashier: ['Mohon disiapkan tagihannya', 'Penjamin berubah, mohon diperbaiki'],
      registration: ['Data pasien mohon dilengkapi', 'Berkas mohon disiapkan'],
      other: ['Mohon siapkan tempat tidur', 'Pasien akan diantar, mohon diterima', 'Mohon dibantu mengantar pasien'],
    },
  },
};

export function readHandOffSettings(db: DeskDatabase): HandOffSettings { return readSettingRows(db, HAND_OFF_SETTINGS); }
