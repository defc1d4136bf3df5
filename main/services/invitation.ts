/**
 * The invitation of a further desk: a file that carries the clinic's set-up, the new desk's letter and its own block of
 * medical record numbers, sealed with a code that is told apart from the file.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import { unwrap, wrap, wrapSchema } from '../../db/desk/keyring.ts';
import { clinicFields, practitionerFields, unitFields } from '../../shared/contract/clinic.ts';
import { Refusal } from '../kernel.ts';

const deviceSchema = z.object({ id: z.uuid(), letter: z.string().regex(/^[A-Z]$/), recordFrom: z.int().positive(), recordTo: z.int().positive() });
const invitationSchema = z.object({
  clinic: clinicFields.extend({ id: z.uuid() }),
  units: z.array(unitFields.extend({ id: z.uuid() })),
  practitioners: z.array(practitionerFields.extend({ id: z.uuid() })),
  /** All desks that are known, so that the new one numbers with its letter from the start. */
  devices: z.array(deviceSchema),
  device: deviceSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;
export type InvitedDevice = z.infer<typeof deviceSchema>;

const fileSchema = z.object({
  kind: z.literal('meja-depan-invitation'), format: z.literal(1),
  sealed: wrapSchema,
});

const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 12 letters in three groups; about 58 bits, stretched by scrypt. */
export function newInvitationCode(): string {
  const letters = Array.from({ length: 12 }, () => CODE_LETTERS[randomIndex(CODE_LETTERS.length)]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** An unbiased index below `count` (at most 256). */
function randomIndex(count: number): number {
  const limit = 256 - (256 % count);
  for (;;) {
    const byte = randomBytes(1)[0] ?? 0;
    if (byte < limit) return byte % count;
  }
}

export async function sealInvitation(invitation: Invitation, code: string): Promise<string> {
  return JSON.stringify({ kind: 'meja-depan-invitation', format: 1, sealed: await wrap(Buffer.from(JSON.stringify(invitation)), secretOf(code)) }, null, 1);
}

export async function openInvitation(content: string, code: string): Promise<Invitation> {
  const file = fileSchema.safeParse(parseJson(content));
  if (!file.success) throw new Refusal('invitation_invalid', { fields: { invitation: 'invitation_form' } });
  const plain = await unwrap(file.data.sealed, secretOf(code));
  if (!plain) throw new Refusal('invitation_invalid', { fields: { code: 'invitation_code_wrong' } });
  const invitation = invitationSchema.safeParse(parseJson(plain.toString()));
  if (!invitation.success) throw new Refusal('invitation_invalid', { fields: { invitation: 'invitation_form' } });
  return invitation.data;
}

/** What a new desk needs to know, from this desk's database. */
export function readInvitation(db: DeskDatabase, device: InvitedDevice): Invitation {
  const clinic = db.first(db.build.selectFrom('clinic').select(['id', 'name', 'address', 'phone', 'zone']));
  if (!clinic) throw new Refusal('not_found');
  return {
    clinic, device,
    units: db.all(db.build.selectFrom('service_unit').select(['id', 'name', 'letter', 'kind', 'room']).where('active', '=', 1).where('voided_at', 'is', null).orderBy('position')),
    practitioners: db.all(db.build.selectFrom('practitioner').select(['id', 'name', 'unit_id as unitId', 'hours']).where('active', '=', 1).where('voided_at', 'is', null)),
    devices: db.all(db.build.selectFrom('device').select(['id', 'letter', 'record_from as recordFrom', 'record_to as recordTo']).where('voided_at', 'is', null)),
  };
}

function secretOf(code: string): string { return `invitation:${code.toUpperCase().replaceAll(/[\s-]/g, '')}`; }

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const FIRST_DESK_NUMBERS = 200_000;
export const FURTHER_DESK_NUMBERS = 50_000;
export const LAST_RECORD_NUMBER = 999_999;

/** Letter and record numbers for the next desk of this clinic. */
export function nextDevice(db: DeskDatabase, id: string): InvitedDevice {
  const known = db.all(db.build.selectFrom('device').select(['letter', 'record_to']));
  const letter = String.fromCharCode(Math.max(64, ...known.map((device) => device.letter.charCodeAt(0))) + 1);
  const recordFrom = Math.max(0, ...known.map((device) => device.record_to)) + 1;
  const recordTo = recordFrom + FURTHER_DESK_NUMBERS - 1;
  if (letter > 'Z' || recordTo > LAST_RECORD_NUMBER) throw new Refusal('record_numbers_exhausted');
  return { id, letter, recordFrom, recordTo };
}

export function insertDevice(tx: WriteTx, db: DeskDatabase, clinicId: string, device: InvitedDevice): void {
  tx.run(db.build.insertInto('device').values({
    id: device.id, clinic_id: clinicId, letter: device.letter, name: `Meja ${device.letter}`, record_from: device.recordFrom, record_to: device.recordTo,
    created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null,
  }));
}

/** The block of record numbers that this desk itself gives out. */
export function leaseRecordNumbers(tx: WriteTx, db: DeskDatabase, device: InvitedDevice): void {
  tx.run(db.build.insertInto('record_block').values({ id: 1, first: device.recordFrom, last: device.recordTo, next: device.recordFrom }));
}
