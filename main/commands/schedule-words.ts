/** The words in which other programs tell weekdays and the states of a booking, as `npm run schedule` reads them (docs/scheduling.md). */
import type { AppointmentState } from '../../shared/contract/appointments.ts';

/** What was asked cannot be done; told on the error stream, exit code 2. */
export class ScheduleRefusal extends Error {}

const WEEKDAYS: readonly (readonly string[])[] = [
  ['mo', 'mon', 'monday', 'senin', 'sen'], ['tu', 'tue', 'tues', 'tuesday', 'selasa', 'sel'], ['we', 'wed', 'wednesday', 'rabu', 'rab'], ['th', 'thu', 'thur', 'thurs', 'thursday', 'kamis', 'kam'],
  ['fr', 'fri', 'friday', 'jumat', 'jum', 'jum\'at'], ['sa', 'sat', 'saturday', 'sabtu', 'sab'], ['su', 'sun', 'sunday', 'minggu', 'min', 'ahad'],
];
const GROUPS: Readonly<Record<string, readonly number[]>> = { weekdays: [1, 2, 3, 4, 5], weekends: [6, 7], weekend: [6, 7], daily: [1, 2, 3, 4, 5, 6, 7], everyday: [1, 2, 3, 4, 5, 6, 7], all: [1, 2, 3, 4, 5, 6, 7] };

/** ISO numbers, Sunday also as 0; names and their beginnings; spans (`MO-FR`), lists and groups. */
export function weekdaysOf(value: unknown, where: string): number[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => weekdaysOf(each, where));
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 7) return [value || 7];
  if (typeof value !== 'string') throw new ScheduleRefusal(`${where}: ${JSON.stringify(value)} is no weekday`);
  return value.split(/[,;\s]+/).filter((word) => word !== '').flatMap((word) => {
    const [first = '', last] = word.split(/[-–]/);
    const from = weekdayOf(first);
    const to = last === undefined ? from : weekdayOf(last);
    const group = GROUPS[word.toLowerCase()];
    if (group) return group;
    if (from === null || to === null) throw new ScheduleRefusal(`${where}: ${JSON.stringify(word)} is no weekday`);
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);
  });
}

function weekdayOf(word: string): number | null {
  if (/^[0-7]$/.test(word)) return Number(word) || 7;
  const found = WEEKDAYS.findIndex((words) => words.includes(word.toLowerCase()));
  return found === -1 ? null : found + 1;
}

const STATES: Readonly<Record<AppointmentState, string>> = {
  booked: 'booked scheduled reserved new created requested pending proposed tentative unconfirmed hold awaitinghost open dipesan terjadwal',
  confirmed: 'confirmed accepted approved dikonfirmasi terkonfirmasi',
  arrived: 'arrived checkedin checkin present waiting here walkin tiba sudahtiba datang',
  in_service: 'inservice inprogress inconsultation started active serving ongoing seated dilayani sedangdilayani',
  completed: 'completed complete fulfilled done finished closed attended checkedout selesai',
  no_show: 'noshow missed absent dna didnotattend notattended tidakhadir',
  cancelled: 'cancelled canceled cancel rejected declined revoked enteredinerror deleted voided expired batal dibatalkan',
  rescheduled: 'rescheduled moved dijadwalkanulang dipindahkan',
  needs_rebooking: 'needsrebooking needsreschedule cancelledandneedsreschedule postponed displaced waitlist waitlisted waiting_list perludijadwalkanulang',
};
const STATE_OF: ReadonlyMap<string, AppointmentState> = new Map((Object.entries(STATES) as [AppointmentState, string][]).flatMap(([state, words]) => words.split(' ').map((word) => [plain(word), state] as const)));

function plain(word: string): string { return word.toLowerCase().replaceAll(/[^a-z]/g, ''); }

/** Null for a word that nobody told us of. */
export function stateOf(word: string): AppointmentState | null { return STATE_OF.get(plain(word)) ?? null; }

/** Asked for, and not yet booked: what other programs have before our first state. */
export function isRequest(word: string): boolean { return ['requested', 'pending', 'proposed', 'tentative', 'unconfirmed', 'hold', 'awaitinghost', 'waitlist', 'waitlisted', 'waitinglist'].includes(plain(word)); }

/** Written by mistake: any booking may become so, and none comes back. */
export function isMistake(word: string): boolean { return ['enteredinerror', 'voided', 'deleted'].includes(plain(word)); }
