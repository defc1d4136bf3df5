/** What each kind of entry of a patient's story says: a headline, what is known beside it, its state, and where it leads. */
import { IconAmbulance, IconArrowsExchange, IconCalendarEvent, IconClipboardCheck, IconChecklist, IconEye, IconGitMerge, IconMessage, IconNote, IconMessageReport, IconPencil, IconPhone, IconPrinter, IconStethoscope, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FieldChange, TimelineEntry, TimelineEntryOf, TimelineKind } from '../../../shared/contract/timeline.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { detailInWords } from '../../app/audit-detail.ts';
import { textOf, type Text } from '../../i18n/index.ts';
import { StatusTag, formatDay, formatInstant, formatMinuteOfDay, formatTime } from '../../ui/index.ts';
import { GradeTag, StateTag } from '../complaints/looks.tsx';
import { HandOffStateTag } from '../hand-offs/looks.tsx';
import { FollowUpTag } from '../contacts/looks.tsx';
import { MessageStateTag } from '../messages/looks.tsx';
import { QueueStateTag } from '../queue/queue-states.tsx';
import { columnWords, valueWords } from '../sync/value-words.ts';

export const KIND_ICONS: Readonly<Record<TimelineKind, Icon>> = {
  visit: IconStethoscope, appointment: IconCalendarEvent, call: IconPhone, hand_off: IconArrowsExchange, complaint: IconMessageReport, emergency: IconAmbulance, consent: IconClipboardCheck, record: IconPencil, merge: IconGitMerge, print: IconPrinter, view: IconEye,
  message: IconMessage, follow_up: IconChecklist, note: IconNote,
};

export type Leads = { readonly to: 'path'; readonly path: string } | { readonly to: 'appointment'; readonly id: string } | { readonly to: 'call'; readonly call: TimelineEntryOf<'call'> } | null;
export interface Told { readonly headline: string; readonly lines: readonly string[]; readonly state: ReactNode; readonly leads: Leads }

const NO_NAMES = new Map<string, string>();
const FIELDS_SHOWN = 6;
const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
const path = (to: string): Leads => ({ to: 'path', path: to });

/** `today`: a visit of today can still be worked with in the queue. `t` speaks the texts of `patients`. */
export function tellEntry(entry: TimelineEntry, t: Text, { patientId, today }: { readonly patientId: string; readonly today: string }): Told {
  switch (entry.kind) {
    case 'visit': return tellVisit(entry, t, today);
    case 'appointment': return tellAppointment(entry, t);
    case 'call': return tellCall(entry, t);
    case 'hand_off': return { headline: joined(entry.number, entry.unit, entry.text), lines: [joined(entry.acceptedName, entry.result)], state: <HandOffStateTag state={entry.state} />, leads: path(`hand-offs/${entry.id}`) };
    case 'complaint': return { headline: joined(entry.number, entry.summary), lines: [joined(entry.unit)], state: <><GradeTag grade={entry.grade} /> <StateTag state={entry.state} /></>, leads: path(`complaints/${entry.id}`) };
    case 'emergency': return { headline: entry.temporaryName, lines: [entry.note ?? ''], state: <StatusTag tone={entry.state === 'closed' ? 'green' : 'red'} shape={entry.state === 'closed' ? 'check' : 'triangle'}>{t(`emergencies:states.${entry.state}`)}</StatusTag>, leads: path(`emergencies/${entry.id}`) };
    case 'consent': return tellConsent(entry, t, patientId);
    case 'record': return tellRecord(entry, t);
    case 'merge': return { headline: t(`timeline.merge.${entry.step}`, { from: formatRecordNumber(entry.fromNumber), into: formatRecordNumber(entry.intoNumber) }), lines: [entry.reason ?? ''], state: null, leads: null };
    case 'message': return { headline: joined(t(`messages:purpose.${entry.purpose}`), t(`messages:channel.${entry.channel}`)), lines: [entry.text, entry.note ?? ''], state: <MessageStateTag state={entry.state} />, leads: null };
    case 'follow_up': return { headline: entry.todo, lines: [joined(entry.outcome === null ? t('contacts:due', { at: formatInstant(entry.dueAt) }) : null, entry.note)], state: <FollowUpTag outcome={entry.outcome} />, leads: path(`patients/${patientId}/contacts`) };
    case 'note': return { headline: entry.text, lines: [joined(entry.corrects === null ? null : t('contacts:notes.correction'))], state: entry.corrected ? <StatusTag tone="grey" shape="cross">{t('contacts:notes.corrected')}</StatusTag> : null, leads: null };
    case 'print': case 'view': return { headline: joined(partWords(entry.entity), detailInWords(entry, textOf('audit'))), lines: [], state: null, leads: null };
  }
}

function partWords(entity: string): string {
  return textOf('settings')(`audit.entities.${entity}`, { defaultValue: entity });
}

function tellVisit(visit: TimelineEntryOf<'visit'>, t: Text, today: string): Told {
  const steps = visit.steps.map((step) => joined(`${formatTime(step.at)} ${t(`timeline.step.${step.action}`, { defaultValue: step.action })}`, step.reason));
  const units = new Set(visit.steps.map(({ unit }) => unit));
  const chain = units.size > 1 ? [...units].join(' → ') : visit.unit;
  return {
    headline: joined(visit.number, chain, visit.practitioner, t(`common:payer.${visit.payer}`)), lines: [joined(visit.complaint), steps.join(' → ')],
    state: visit.state === null ? null : <QueueStateTag state={visit.state} />, leads: visit.day === today ? path('queue') : null,
  };
}

function tellAppointment(entry: TimelineEntryOf<'appointment'>, t: Text): Told {
  const when = `${formatDay(entry.day)}, ${formatMinuteOfDay(entry.from)}`;
  return { headline: t(`timeline.appointment.${entry.action}`, { when }), lines: [joined(entry.practitioner, entry.unit, entry.reason)], state: <StatusTag tone="grey">{t(`appointments:state.${entry.state}`)}</StatusTag>, leads: { to: 'appointment', id: entry.id } };
}

function tellCall(call: TimelineEntryOf<'call'>, t: Text): Told {
  const open = call.callBackAt !== null && call.settledAt === null;
  return {
    headline: joined(call.callerName, t(`calls:topics.${call.topic}`)), lines: [joined(call.relation === null || call.relation === 'self' ? null : t(`calls:relations.${call.relation}`), call.result === null ? null : t(`calls:results.${call.result}`), ...call.done.map((kind) => t(`calls:links.${kind}`)), call.note, call.outcome)],
    state: open && call.callBackAt !== null ? <StatusTag tone="amber" shape="target">{t('timeline.call.callBack')} {formatInstant(call.callBackAt)}</StatusTag> : null, leads: { to: 'call', call },
  };
}

function tellConsent(entry: TimelineEntryOf<'consent'>, t: Text, patientId: string): Told {
  const by = entry.givenBy === null ? t('consents:patientSelf') : joined(entry.givenBy, entry.relation === null ? null : t(`relations.${entry.relation}`));
  const withdrawn = entry.step === 'withdrawn';
  return {
    headline: t(`timeline.consent.${entry.step}`, { kind: t(`consents:kinds.${entry.consent}`) }), lines: [withdrawn ? joined(entry.reason ?? t('consents:byForm'), entry.stopBy === null ? null : t('consents:stopping', { until: formatInstant(entry.stopBy) })) : joined(by, t(`consents:hows.${entry.how}`), entry.reason)],
    state: <StatusTag tone={withdrawn ? 'amber' : 'green'} shape={withdrawn ? 'cross' : 'check'}>{t(withdrawn ? 'consents:withdraw' : 'consents:inForce')}</StatusTag>, leads: path(`patients/${patientId}/consents`),
  };
}

const ALARMS: ReadonlySet<string> = new Set(['open', 'restrict']);

function tellRecord(entry: TimelineEntryOf<'record'>, t: Text): Told {
  const changes = entry.fields.slice(0, FIELDS_SHOWN).map((field) => changeWords(field, t));
  const more = entry.fields.length > FIELDS_SHOWN ? [t('timeline.change.more', { count: entry.fields.length - FIELDS_SHOWN })] : [];
  const unknown = entry.what === 'update' && entry.fields.length === 0 ? [t('timeline.change.unknown')] : [];
  return {
    headline: joined(t(`timeline.record.${entry.what}`), entry.reason), lines: [...changes, ...more, ...unknown],
    state: ALARMS.has(entry.what) ? <StatusTag tone="red" shape="triangle">{t('restricted:tag')}</StatusTag> : null, leads: null,
  };
}

function changeWords({ column, before, after, known }: FieldChange, t: Text): string {
  const place = { entity: 'patient', column };
  const words = (raw: string | null): string => valueWords(textOf('sync'), place, raw, NO_NAMES);
  return t(`timeline.change.${known}`, { column: columnWords(textOf('sync'), place), before: words(before), after: words(after) });
}
