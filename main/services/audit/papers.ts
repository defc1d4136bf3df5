/** Papers that a window prints from what it shows already: noted before they go to the printer. */
import type { WriteTx } from '../../../db/desk/database.ts';
import type { AuditedPaper } from '../../../shared/contract/audit.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { ADMIN_ROLES, QUEUE_ROLES, type Role } from '../../../shared/contract/core.ts';
import { type CallContext, Refusal, requireUser } from '../../kernel.ts';
import { patientRow } from '../patients/patient-rows.ts';
import { complaintFor } from '../complaints/detail.ts';

interface Paper { readonly entity: string; readonly detail: string; readonly roles?: readonly Role[] }
const PAPERS: Readonly<Record<AuditedPaper, Paper>> = {
  complaint: { entity: 'complaint', detail: 'file' },
  complaint_slip: { entity: 'complaint', detail: 'slip' },
  appointment_slip: { entity: 'appointment', detail: 'slip' },
  appointment_list: { entity: 'appointment', detail: 'list of appointments' },
  patient_card: { entity: 'patient', detail: 'card' },
  emergency_slip: { entity: 'emergency', detail: 'slip' },
  export_sheet: { entity: 'transfer', detail: 'sheet with the password', roles: ADMIN_ROLES },
  consent_sheet: { entity: 'patient', detail: 'consent sheet' },
  shift_note: { entity: 'shift_note', detail: 'sheet', roles: QUEUE_ROLES },
  recovery_key: { entity: 'keyring', detail: 'recovery key', roles: ADMIN_ROLES },
};

/** Refused for what the caller may not see, as if it were not there. */
export function notePaper(ctx: CallContext, tx: WriteTx, { paper, id }: ParsedInput<'audit.printed'>): void {
  const { entity, detail, roles } = PAPERS[paper];
  const user = requireUser(ctx);
  if (roles && !roles.includes(user.role)) throw new Refusal('forbidden');
  if (entity === 'complaint') complaintFor(ctx.db, user, id ?? '');
  if (entity === 'patient' && !tx.first(ctx.db.build.selectFrom('patient').select('id').where('id', '=', id).where('voided_at', 'is', null))) throw new Refusal('not_found');
  if (paper === 'appointment_slip' && !tx.first(ctx.db.build.selectFrom('appointment').select('id').where('id', '=', id))) throw new Refusal('not_found');
  if (entity === 'patient' && !patientRow(ctx.db, tx, id ?? '')) throw new Refusal('not_found');
  if (entity === 'emergency' && !tx.first(ctx.db.build.selectFrom('emergency').select('id').where('id', '=', id))) throw new Refusal('not_found');
  if (entity === 'shift_note' && !tx.first(ctx.db.build.selectFrom('shift_note').select('id').where('id', '=', id).where('action', '=', 'hand_over'))) throw new Refusal('not_found');
  tx.audit('print', entity, entity === 'keyring' ? null : id, detail);
}
