/** How the waiting room's screens look and sound: the clinic's part, and this computer's. */
import { type ClinicDisplay, type DeskDisplay, clinicDisplaySchema, deskDisplaySchema } from '../../../shared/contract/display.ts';
import type { Preference } from '../desk-preferences.ts';
import type { SettingRows } from '../setting-rows.ts';

export const CLINIC_DISPLAY: SettingRows<ClinicDisplay> = {
  schema: clinicDisplaySchema,
  rowOf: {
    runningText: 'running_text', showDoctors: 'display_doctors', showWaiting: 'display_waiting', chime: 'display_chime', voice: 'display_voice',
    numberReading: 'display_number_reading', repeats: 'display_repeats',
  },
  defaults: { runningText: '', showDoctors: true, showWaiting: true, chime: 'two', voice: 'system', numberReading: 'digits', repeats: 1 },
};

export const DESK_DISPLAY: Preference<DeskDisplay> = {
  key: 'display', schema: deskDisplaySchema,
  otherwise: { speaks: true, volume: 80, screens: [{ look: 'dark', unitIds: null }] },
};
