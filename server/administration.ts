/** What an administrator does at the central: codes for new desks, the list of desks, their states. */
import type { Selectable } from 'kysely';
import type { AuditTable, DeviceState, DeviceTable } from '../db/central/tables.ts';
import { clinicScope } from '../shared/sync/protocol.ts';
import { writeAudit } from './audit.ts';
import { codeHash } from './enrol.ts';
import type { CentralContext } from './context.ts';

const DAY = 86_400_000;
const CODE_DAYS = 7;
/** Without letters and digits that are mistaken for each other. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

export interface EnrolmentCode { readonly code: string; readonly clinicId: string | null; readonly expiresAt: number }

/**
 * A code that is good once, for a week: for a further desk of a clinic that is here, or for the first desk of a clinic
 * that comes with it. Null: no such clinic.
 */
export async function makeEnrolmentCode(context: CentralContext, clinic: { readonly id: string } | { readonly newName: string }): Promise<EnrolmentCode | null> {
  const code = newCode(context);
  const now = context.clock.now();
  const known = 'id' in clinic ? await context.db.selectFrom('clinic').select(['id', 'name']).where('id', '=', clinic.id).executeTakeFirst() : undefined;
  if ('id' in clinic && !known) return null;
  const clinicId = known?.id ?? null;
  const expiresAt = now + CODE_DAYS * DAY;
  await context.db.insertInto('enrolment_code').values({
    hash: codeHash(code), clinic_id: clinicId, clinic_name: 'newName' in clinic ? clinic.newName : (known?.name ?? ''), created_at: now, expires_at: expiresAt, used_at: null, used_by: null,
  }).execute();
  await writeAudit(context, context.db, 'code_made', { clinicId });
  return { code, clinicId, expiresAt };
}

/** 12 letters in three groups, about 58 bits. */
function newCode({ random }: Pick<CentralContext, 'random'>): string {
  const letters: string[] = [];
  while (letters.length < 12) {
    const byte = random(1)[0] ?? 255;
    // The rest of the range would make some letters likelier than others.
    if (byte < 240) letters.push(LETTERS.charAt(byte % LETTERS.length));
  }
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

export type DeviceLine = Pick<DeviceTable, 'id' | 'clinic_id' | 'name' | 'letter' | 'state' | 'last_dev_seq' | 'enrolled_at' | 'seen_at' | 'fork_of'> & { readonly clinic_name: string };

export async function listDevices({ db }: CentralContext): Promise<DeviceLine[]> {
  return db.selectFrom('device').innerJoin('clinic', 'clinic.id', 'device.clinic_id')
    .select(['device.id', 'device.clinic_id', 'device.name', 'device.letter', 'device.state', 'device.last_dev_seq', 'device.enrolled_at', 'device.seen_at', 'device.fork_of', 'clinic.name as clinic_name'])
    .orderBy('clinic.name').orderBy('device.letter').execute();
}

/** `retiring`: may still tell what it has. `revoked`: nothing more, from this moment on. False: no such device. */
export async function setDeviceState(context: CentralContext, deviceId: string, state: DeviceState): Promise<boolean> {
  return context.db.transaction().execute(async (tx) => {
    const device = await tx.updateTable('device').set({ state }).where('id', '=', deviceId).returning('clinic_id').executeTakeFirst();
    if (!device) return false;
    await writeAudit(context, tx, 'device_state', { clinicId: device.clinic_id, deviceId, detail: state });
    return true;
  });
}

export interface DeadLetterLine { readonly id: number; readonly scope: string; readonly deviceId: string; readonly devSeq: number; readonly code: string; readonly at: number }

/** Without what stands in the changes: that may be personal. */
export async function listDeadLetters({ db }: CentralContext): Promise<DeadLetterLine[]> {
  return db.selectFrom('dead_letter').select(['id', 'scope', 'device_id as deviceId', 'dev_seq as devSeq', 'code', 'at']).orderBy('id').execute();
}

/** The change as it came; for whoever may look at the clinic's data. Null: no such letter. */
export async function readDeadLetter({ db }: CentralContext, id: number): Promise<string | null> {
  if (!Number.isSafeInteger(id)) return null;
  const letter = await db.selectFrom('dead_letter').select('change').where('id', '=', id).executeTakeFirst();
  return letter?.change ?? null;
}

export interface ClinicLine { readonly id: string; readonly name: string; readonly devices: number; readonly head: number; readonly floor: number }

export async function listClinics({ db }: CentralContext): Promise<ClinicLine[]> {
  const clinics = await db.selectFrom('clinic').selectAll().orderBy('name').execute();
  return Promise.all(clinics.map(async ({ id, name }) => {
    const { head, floor } = await db.selectFrom('scope_head').select(['head', 'floor']).where('scope', '=', clinicScope(id)).executeTakeFirstOrThrow();
    const { devices } = await db.selectFrom('device').select(({ fn }) => fn.countAll<number>().as('devices')).where('clinic_id', '=', id).executeTakeFirstOrThrow();
    return { id, name, devices, head, floor };
  }));
}

export async function listAudit({ db }: CentralContext): Promise<Selectable<AuditTable>[]> {
  return db.selectFrom('audit').selectAll().orderBy('id').execute();
}
