/** A session as it is typed, and as the contract wants it: shared by weekly sessions and extra ones. */
import { formatMinuteOfDay, formatSpans, parseMinuteOfDay, parseSpans } from '../../ui/minute-of-day.ts';

export interface SessionValues {
  practitionerId: string; unitId: string; roomId: string;
  from: string; to: string; slotMinutes: string; quotaBpjs: string; quotaOther: string;
  controlMinutes: string; telemedicineMinutes: string; capacity: string; quotaOnline: string; quotaRelease: string; breaks: string;
}
interface Session {
  readonly practitionerId: string; readonly unitId: string; readonly roomId: string | null;
  readonly from: number; readonly to: number; readonly slotMinutes: number; readonly quotaBpjs: number | null; readonly quotaOther: number | null;
  readonly controlMinutes: number | null; readonly telemedicineMinutes: number | null; readonly capacity: number; readonly quotaOnline: number | null; readonly quotaRelease: number | null;
  readonly breaks: readonly { readonly from: number; readonly to: number }[];
}

const USUAL = { from: '08.00', to: '12.00', slotMinutes: '15', quotaBpjs: '', quotaOther: '', controlMinutes: '', telemedicineMinutes: '', capacity: '1', quotaOnline: '', quotaRelease: '', breaks: '' };

export function newSession(practitionerId: string, unitId: string): SessionValues {
  return { ...USUAL, practitionerId, unitId, roomId: '' };
}

export function typedSession(session: Session): SessionValues {
  const { practitionerId, unitId, roomId, from, to, slotMinutes } = session;
  const told = (value: number | null): string => value?.toString() ?? '';
  return {
    practitionerId, unitId, roomId: roomId ?? '', from: formatMinuteOfDay(from), to: formatMinuteOfDay(to), slotMinutes: String(slotMinutes),
    quotaBpjs: told(session.quotaBpjs), quotaOther: told(session.quotaOther), quotaOnline: told(session.quotaOnline), quotaRelease: told(session.quotaRelease),
    controlMinutes: told(session.controlMinutes), telemedicineMinutes: told(session.telemedicineMinutes), capacity: String(session.capacity), breaks: formatSpans(session.breaks),
  };
}

function numberOrNull(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}

/** What cannot be read stays out of the schema's range, so that its field is marked. */
export function sessionInput(values: SessionValues) {
  return {
    practitionerId: values.practitionerId, unitId: values.unitId, roomId: values.roomId || null,
    from: parseMinuteOfDay(values.from) ?? Number.NaN, to: parseMinuteOfDay(values.to) ?? Number.NaN, slotMinutes: Number(values.slotMinutes),
    quotaBpjs: numberOrNull(values.quotaBpjs), quotaOther: numberOrNull(values.quotaOther), quotaOnline: numberOrNull(values.quotaOnline), quotaRelease: numberOrNull(values.quotaRelease),
    controlMinutes: numberOrNull(values.controlMinutes), telemedicineMinutes: numberOrNull(values.telemedicineMinutes), capacity: Number(values.capacity), breaks: parseSpans(values.breaks) ?? [],
  };
}

/** What the contract's shape alone does not say: a time that can be read, and an end after the beginning. */
export function hoursProblem(values: Pick<SessionValues, 'from' | 'to' | 'breaks'>): Readonly<Record<string, string>> | null {
  const from = parseMinuteOfDay(values.from);
  const to = parseMinuteOfDay(values.to);
  if (from === null) return { from: 'time_form' };
  if (to === null) return { to: 'time_form' };
  if (parseSpans(values.breaks) === null) return { breaks: 'spans_form' };
  return from < to ? null : { to: 'hours_order' };
}

/** How many slots a session of these hours has; null while they cannot be read. */
export function slotCount({ from, to, slotMinutes }: SessionValues): number | null {
  const [begin, end, length] = [parseMinuteOfDay(from), parseMinuteOfDay(to), Number(slotMinutes)];
  return begin === null || end === null || !(length >= 5) || end <= begin ? null : Math.floor((end - begin) / length);
}
