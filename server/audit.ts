/** The central's own record of what was done to devices and of what was refused. No personal data: ids, codes, counts. */
import type { CentralContext, Tx } from './context.ts';

export type AuditAction =
  | 'clinic_added' | 'code_made' | 'device_enrolled' | 'device_forked' | 'device_state' | 'enrolment_refused' | 'sign_in_refused' | 'numbers_leased' | 'scope_refused'
  | 'changes_rejected' | 'log_pruned' | 'courier_taken' | 'courier_refused' | 'epoch_renewed';

export interface AuditFacts { readonly clinicId?: string | null; readonly deviceId?: string | null; readonly detail?: string }

export async function writeAudit({ clock }: Pick<CentralContext, 'clock'>, db: CentralContext['db'] | Tx, action: AuditAction, { clinicId = null, deviceId = null, detail = '' }: AuditFacts): Promise<void> {
  await db.insertInto('audit').values({ at: clock.now(), clinic_id: clinicId, device_id: deviceId, action, detail }).execute();
}
