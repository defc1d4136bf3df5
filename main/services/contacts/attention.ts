/** Follow-ups that are due, for the attention inbox. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { CONTACT_ROLES } from '../../../shared/contract/contacts.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { personOf } from '../patients/person.ts';

const MINUTE_MS = 60_000;
/** Later than this somebody should look why. */
const LATE_MS = 60 * MINUTE_MS;
const SHOWN = 20;

/** `minutes`: how late, 0 when it is due just now. */
export function followUpAttention(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  if (!CONTACT_ROLES.some((allowed) => allowed === role)) return [];
  return db.all(db.build.selectFrom('follow_up').innerJoin('patient', (join) => join.on('patient.id', '=', personOf('follow_up.patient_id'))).select(['follow_up.id', 'follow_up.due_at', 'patient.name'])
    .where('follow_up.done_at', 'is', null).where('follow_up.due_at', '<=', now).where('follow_up.voided_at', 'is', null).orderBy('follow_up.due_at').orderBy('follow_up.id').limit(SHOWN))
    .map(({ id, due_at, name }) => ({
      id: `follow_up_due:${id}`, kind: 'follow_up_due', severity: now - due_at > LATE_MS ? 'warning' : 'info', params: { name, minutes: Math.floor((now - due_at) / MINUTE_MS) }, target: '/appointments/follow-ups', at: due_at,
    }));
}
