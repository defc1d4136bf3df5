/** One patient's story. Each kind is read by itself; the pages are put together in order of time. */
import type { DeskDatabase } from '../../../../db/desk/database.ts';
import { HAND_OFF_ROLES } from '../../../../shared/contract/hand-offs.ts';
import { TRAIL_ROLES } from '../../../../shared/contract/audit.ts';
import type { Role } from '../../../../shared/contract/core.ts';
import type { Output, ParsedInput } from '../../../../shared/contract/index.ts';
import { TIMELINE_KINDS, type TimelineEntry, type TimelineKind } from '../../../../shared/contract/timeline.ts';
import { Refusal } from '../../../kernel.ts';
import type { Viewer } from '../../complaints/visible.ts';
import { patientRow } from '../patient-rows.ts';
import { recordsOf } from '../person.ts';
import { appointmentEntries, callEntries, complaintEntries, emergencyEntries } from './contacts.ts';
import { handOffEntries } from './hand-offs.ts';
import { prints, recordChanges, views } from './log.ts';
import type { Wish } from './place.ts';
import { consentEntries, mergeEntries } from './record.ts';
import { followUpEntries, messageEntries, noteEntries } from './promises.ts';
import { visitEntries } from './visits.ts';

const SOURCES: { readonly [K in TimelineKind]: (wish: Wish) => TimelineEntry[] } = {
  visit: visitEntries, appointment: appointmentEntries, call: callEntries, hand_off: handOffEntries, complaint: complaintEntries, emergency: emergencyEntries,
  consent: consentEntries, record: recordChanges, merge: mergeEntries, print: prints, view: views,
  message: messageEntries, follow_up: followUpEntries, note: noteEntries,
};

export function readTimeline(db: DeskDatabase, viewer: Viewer, { patientId, kinds, after, limit }: ParsedInput<'patients.timeline'>): Output<'patients.timeline'> {
  if (!patientRow(db, db, patientId)) throw new Refusal('not_found');
  const wanted = TIMELINE_KINDS.filter((kind) => (kinds === null || kinds.includes(kind)) && mayRead(kind, viewer.role));
  const wish: Wish = { db, ids: recordsOf(db, patientId), viewer, after, limit: limit + 1 };
  const found = wanted.flatMap((kind) => SOURCES[kind](wish)).toSorted(byTime);
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return { entries, next: last && found.length > limit ? { at: last.at, kind: last.kind, key: last.key } : null };
}

const READERS: Readonly<Partial<Record<TimelineKind, readonly Role[]>>> = { view: TRAIL_ROLES, hand_off: HAND_OFF_ROLES };
function mayRead(kind: TimelineKind, role: Role): boolean { return READERS[kind]?.includes(role) !== false; }

function byTime(one: TimelineEntry, other: TimelineEntry): number {
  return other.at - one.at || TIMELINE_KINDS.indexOf(one.kind) - TIMELINE_KINDS.indexOf(other.kind) || (one.key < other.key ? 1 : -1);
}
