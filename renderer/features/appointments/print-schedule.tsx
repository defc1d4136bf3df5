/** Prints the day's lists or the list on the screen; what cannot be noted in the audit log is not printed. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { deskNow } from '../../app/clock.ts';
import { printNoted } from '../../app/print-noted.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import type { Text } from '../../i18n/index.ts';
import { formatWeekday } from '../../ui/index.ts';
import { takesTime } from './schedule-grid.ts';
import { SchedulePaper, type PaperSheet } from './SchedulePaper.tsx';

/** A sheet per doctor and day, in the order of the columns; cancelled ones are left out, doctors without appointments too. `t` speaks `schedule`. */
export function sheetsOfDays(days: readonly { readonly day: string; readonly appointments: readonly Appointment[]; readonly doctors: readonly string[] }[], t: Text): PaperSheet[] {
  return days.flatMap(({ day, appointments, doctors }) => doctors.flatMap((practitionerId) => {
    const rows = appointments.filter((each) => each.practitionerId === practitionerId && takesTime(each)).toSorted((one, other) => one.from - other.from || one.patientName.localeCompare(other.patientName));
    const [first] = rows;
    return first ? [{ title: t('paper.of', { doctor: first.practitioner, day: formatWeekday(day) }), rows, ofDoctor: true, ofDay: true }] : [];
  }));
}

export async function printSchedule(sheets: readonly PaperSheet[], clinic: string): Promise<'printed' | 'failed'> {
  return printNoted({ paper: 'appointment_list', id: null }, () => printSheet('page', <SchedulePaper sheets={sheets} clinic={clinic} printedAt={deskNow()} />));
}
