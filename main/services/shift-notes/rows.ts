/** Notes of shifts as they lie in the table: lines, what was frozen, and the first acceptance by its stamp. */
import { createHash } from 'node:crypto';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { COMPLAINT_ROLES } from '../../../shared/contract/complaints.ts';
import { type ShiftContent, type ShiftLine, type ShiftNote, type ShiftNoteRow, shiftContentSchema } from '../../../shared/contract/shift-notes.ts';
import type { SessionUser } from '../../../shared/contract/users.ts';
import { Refusal } from '../../kernel.ts';
import { readClinic } from '../clinic.ts';
import { visibleTo } from '../complaints/visible.ts';

const DAY_MS = 86_400_000;
/** A line that no note has taken up is for the next shift for so long. */
const LINE_DAYS = 3;
const LISTED_DAYS = 60;
const MOST = 100;
const MOST_LINES = 40;

export function hashOf(content: string, words: string | null): string { return createHash('sha256').update(content, 'utf8').update('\0').update(words ?? '', 'utf8').digest('hex'); }

function rowsQuery(db: DeskDatabase) {
  return db.build.selectFrom('shift_note').innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'shift_note').onRef('row_clock.row_id', '=', 'shift_note.id')).leftJoin('user', 'user.id', 'shift_note.actor')
    .select(['shift_note.id', 'shift_note.note_id', 'shift_note.at', 'shift_note.actor', 'shift_note.text', 'shift_note.content', 'shift_note.hash', 'user.full_name']).orderBy('row_clock.base').orderBy('shift_note.id');
}
type Row = ReturnType<typeof notesSince>[number];

function notesSince(db: DeskDatabase, since: number) { return db.all(rowsQuery(db).where('shift_note.action', '=', 'hand_over').where('shift_note.at', '>', since)); }

/** Lines that stand in no note yet, whichever desk they were written at and however late they came here. */
export function openLines(db: DeskDatabase, now: number): ShiftLine[] {
  const since = now - LINE_DAYS * DAY_MS;
  const handed = new Set(notesSince(db, since).flatMap(({ content }) => contentOf(content).lines.map(({ id }) => id)));
  return db.all(rowsQuery(db).where('shift_note.action', '=', 'line').where('shift_note.at', '>', since)).filter(({ id }) => !handed.has(id)).slice(-MOST_LINES).map(lineOf);
}

export function lineOf({ id, at, actor, full_name: by, text }: Pick<Row, 'id' | 'at' | 'actor' | 'full_name' | 'text'>): ShiftLine { return { id, at, by: by ?? actor, text: text ?? '' }; }

export function lineById(db: DeskDatabase, id: string): ShiftLine {
  const row = db.first(rowsQuery(db).where('shift_note.id', '=', id));
  if (!row) throw new Refusal('not_found');
  return lineOf(row);
}

export function readNotes(db: DeskDatabase, now: number, user: SessionUser): ShiftNoteRow[] {
  const notes = notesSince(db, now - LISTED_DAYS * DAY_MS).slice(-MOST).toReversed();
  const taken = acceptances(db, notes.map(({ id }) => id));
  return notes.map((note) => shown(note, taken, user, contentOf(note.content)));
}

/** Since then, by others, and accepted by nobody; their content is not read. */
export function waitingNotes(db: DeskDatabase, since: number, user: SessionUser): { readonly id: string; readonly at: number; readonly by: string }[] {
  const notes = db.all(rowsQuery(db).where('shift_note.action', '=', 'hand_over').where('shift_note.at', '>', since).where('shift_note.actor', '!=', user.id));
  const taken = acceptances(db, notes.map(({ id }) => id));
  return notes.filter(({ id }) => !taken.has(id)).map(({ id, at, actor, full_name: by }) => ({ id, at, by: by ?? actor }));
}

/** The note, as it was frozen; complaints that this user may not see now are left out and counted. */
export function readNote(db: DeskDatabase, id: string, user: SessionUser): ShiftNote {
  const note = noteRow(db, id);
  const frozen = contentOf(note.content);
  const seen = readsComplaints(user) ? visibleComplaints(db, user, frozen) : [];
  const withheld = frozen.complaints.rows.length - seen.length;
  const content = { ...frozen, complaints: { count: frozen.complaints.count - withheld, rows: seen } };
  return {
    ...shown(note, acceptances(db, [id]), user, frozen), clinicName: readClinic(db).name, words: note.text, content, hash: note.hash ?? '', intact: hashOf(note.content ?? '', note.text) === note.hash, withheld,
  };
}

export function noteRow(db: DeskDatabase, id: string): Row {
  const note = db.first(rowsQuery(db).where('shift_note.id', '=', id).where('shift_note.action', '=', 'hand_over'));
  if (!note) throw new Refusal('not_found');
  return note;
}

/** The first acceptance of each note, by its stamp. */
export function acceptances(db: DeskDatabase, ids: readonly string[]): ReadonlyMap<string, Row> {
  if (ids.length === 0) return new Map();
  const rows = db.all(rowsQuery(db).where('shift_note.action', '=', 'accept').where('shift_note.note_id', 'in', [...ids]));
  return new Map(rows.toReversed().flatMap((row) => (row.note_id === null ? [] : [[row.note_id, row] as const])));
}

function shown({ id, at, actor, full_name: by }: Row, taken: ReadonlyMap<string, Row>, user: SessionUser, content: ShiftContent): ShiftNoteRow {
  const accepted = taken.get(id);
  return { id, at, by: by ?? actor, mine: actor === user.id, open: countOpen(content), accepted: accepted ? { at: accepted.at, by: accepted.full_name ?? accepted.actor, remark: accepted.text } : null };
}

function visibleComplaints(db: DeskDatabase, user: SessionUser, { complaints }: ShiftContent): ShiftContent['complaints']['rows'] {
  if (complaints.rows.length === 0) return [];
  const known = new Set(db.all(db.build.selectFrom('complaint').select('complaint.id').where('complaint.id', 'in', complaints.rows.map(({ complaintId }) => complaintId)).where(visibleTo(user))).map(({ id }) => id));
  return complaints.rows.filter(({ complaintId }) => known.has(complaintId));
}

/** Complaints are shown to those who may read complaints. */
export function readsComplaints({ role }: SessionUser): boolean { return COMPLAINT_ROLES.some((allowed) => allowed === role); }

/** How much of it is open, for the list of notes. */
function countOpen({ waiting: queue, callBacks: calls, handOffs: slips, complaints: near, emergencies: alarms, notArrived: booked, unprinted }: ShiftContent): number {
  return queue.count + calls.count + slips.count + near.count + alarms.count + booked.count + unprinted.length;
}

const EMPTY: ShiftContent = {
  day: '1970-01-01', lines: [], waiting: { count: 0, longestMinutes: 0, rows: [] }, callBacks: { count: 0, rows: [] }, handOffs: { count: 0, rows: [] }, complaints: { count: 0, rows: [] }, emergencies: { count: 0, rows: [] },
  notArrived: { count: 0, rows: [] }, unprinted: [], warnings: [],
};

/** What a newer desk wrote and this one cannot read is shown as empty; its hash still says what it was. */
function contentOf(text: string | null): ShiftContent {
  try {
    const read = shiftContentSchema.safeParse(JSON.parse(text ?? ''));
    return read.success ? read.data : EMPTY;
  } catch {
    return EMPTY;
  }
}
