/** Who came through this desk's door, from its audit. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { DOOR_EVENTS, type DoorEvent } from '../../../shared/contract/users.ts';

const SHOWN = 20;

/** What the audit says of a lock or its opening when it was not the user at the keyboard. */
export const TOO_MANY_WRONG = 'too many wrong passwords';
export const OPENED_BY_ADMINISTRATOR = 'opened by an administrator';
const ABOUT: Readonly<Record<string, DoorEvent['about']>> = { [TOO_MANY_WRONG]: 'too_many_wrong', [OPENED_BY_ADMINISTRATOR]: 'opened_by_administrator' };

const UNKNOWN_NAME = 'unknown name';

export function userIdOf(db: DeskDatabase, login: string): string | null {
  return db.first(db.build.selectFrom('user').select('id').where('login', '=', login).where('voided_at', 'is', null))?.id ?? null;
}

/** With the name that was typed, when it is a user's. Any other is not kept: people type their password into the wrong field. */
export function tellFailedSignIn(db: DeskDatabase, login: string): void {
  const userId = userIdOf(db, login);
  db.write({ actor: 'system', requestId: null, call: 'users.signIn' }, (tx) => { tx.audit('sign_in_failed', 'user', userId, userId === null ? UNKNOWN_NAME : login); });
}

/** The last 20 events at this desk, newest first. */
export function recentDoorEvents(db: DeskDatabase): DoorEvent[] {
  return DOOR_EVENTS.flatMap((event) => latest(db, event))
    .toSorted((one, other) => other.at - one.at || (other.id < one.id ? -1 : 1)).slice(0, SHOWN);
}

/** Asked event by event: each is a short walk along the audit's index, however long the audit has become. */
function latest(db: DeskDatabase, event: DoorEvent['event']): DoorEvent[] {
  const rows = db.all(db.build.selectFrom('audit_entry').leftJoin('user', 'user.id', 'audit_entry.row_id')
    .select(['audit_entry.id', 'audit_entry.at', 'audit_entry.detail', 'user.full_name as name'])
    .where('audit_entry.action', '=', event).where('audit_entry.entity', '=', 'user').where('audit_entry.device_id', 'in', thisDesk(db))
    .orderBy('audit_entry.at', 'desc').orderBy('audit_entry.id', 'desc').limit(SHOWN));
  return rows.map(({ detail, ...row }) => ({ ...row, event, about: ABOUT[detail ?? ''] ?? null }));
}

/** When the user last signed in at this desk (UTC milliseconds); null when never. */
export function lastSignInAt(db: DeskDatabase, userId: string): number | null {
  const row = db.first(db.build.selectFrom('audit_entry').select('at')
    .where('actor', '=', userId).where('action', '=', 'sign_in').where('device_id', 'in', thisDesk(db)).orderBy('at', 'desc').limit(1));
  return row?.at ?? null;
}

/** This desk under every id that it has had: a restore gives it a new one and leaves it its letter. */
function thisDesk(db: DeskDatabase): string[] {
  const { device_id: own } = db.clock();
  const ids = db.all(db.build.selectFrom('device').select('id').where('letter', 'in', db.build.selectFrom('device').select('letter').where('id', '=', own)));
  return [own, ...ids.flatMap(({ id }) => (id === own ? [] : [id]))];
}
