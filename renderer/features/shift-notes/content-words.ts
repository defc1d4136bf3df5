/** What is open, in words: one heading with its count and one line for each that is listed. Used on the screen and on paper. */
import type { ShiftContent } from '../../../shared/contract/shift-notes.ts';
import type { Text } from '../../i18n/index.ts';
import { dayOfInstant, formatInstant, formatMinuteOfDay, formatMinutes, formatTime } from '../../ui/index.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';

export interface ContentPart { readonly key: string; readonly title: string; readonly count: number; readonly lines: readonly string[] }
const joined = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join(' · ');

/** `t` speaks the texts of `shift-notes`. Parts with nothing in them are left out. */
export function contentParts(t: Text, content: ShiftContent): ContentPart[] {
  const { waiting, callBacks, handOffs, complaints, emergencies, notArrived, unprinted, lines, warnings } = content;
  const parts: ContentPart[] = [
    part('lines', lines.length, lines.map(({ at, by, text }) => t('lineBy', { time: whenOf(at), by, text }))),
    part('emergencies', emergencies.count, emergencies.rows.map(({ temporaryName, state, at }) => joined(temporaryName, t(`emergencies:states.${state}`), whenOf(at)))),
    part('waiting', waiting.count, waiting.rows.map(({ number, patientName, unit, minutes }) => joined(number, patientName, unit, formatMinutes(minutes)))),
    part('handOffs', handOffs.count, handOffs.rows.map(({ number, unit, priority, state, text, patientName }) => joined(number, unit, t(`hand-offs:priorities.${priority}`), t(`hand-offs:states.${state}`), text, patientName))),
    part('callBacks', callBacks.count, callBacks.rows.map(({ callerName, phone, at }) => joined(t('callAt', { time: whenOf(at), name: callerName }), phone === null ? null : formatPhone(phone)))),
    part('complaints', complaints.count, complaints.rows.map(({ number, grade, limitAt }) => joined(number, t(grade), limitAt === null ? null : t('limit', { time: whenOf(limitAt) })))),
    part('notArrived', notArrived.count, notArrived.rows.map(({ from, patientName, practitioner, unit }) => joined(formatMinuteOfDay(from), patientName, practitioner, unit))),
    part('unprinted', unprinted.length, unprinted.length === 0 ? [] : [unprinted.join(', ')]),
    part('warnings', warnings.length, warnings.map(({ kind, params }) => t(`home:attention.${kind === 'backup_old' && params['hours'] === 0 ? 'backup_never' : kind}.title`, { ...params, fault: params['fault'] === undefined ? '' : t(`sync:faults.${String(params['fault'])}.title`) }))),
  ];
  return parts.filter(({ count }) => count > 0);

  /** The time alone for what is of the note's own day. */
  function whenOf(at: number): string { return dayOfInstant(at) === content.day ? formatTime(at) : formatInstant(at); }

  function part(key: string, count: number, told: readonly string[]): ContentPart {
    const more = count - told.length;
    const title = key === 'waiting' && count > 0 ? `${t('parts.waiting')}, ${t('longest', { span: formatMinutes(waiting.longestMinutes) })}` : t(`parts.${key}`);
    return { key, title, count, lines: more > 0 && key !== 'unprinted' ? [...told, t('more', { count: more })] : told };
  }
}
