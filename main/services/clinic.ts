/** The clinic's set-up: its name and zone, its units with their queue letters, its doctors. */
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { ParsedInput } from '../../shared/contract/index.ts';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import type { Zone } from '../../shared/contract/clinic.ts';
import { type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { recoveryKeyConfirmed } from './recovery-key.ts';

type ClinicFields = ParsedInput<'clinic.create'>['clinic'];
type UnitFields = ParsedInput<'clinic.create'>['units'][number];
export interface ClinicSetUp {
  readonly clinic: ClinicFields & { readonly id: string };
  readonly units: readonly (UnitFields & { readonly id: string })[];
  readonly practitioners: readonly { readonly id: string; readonly name: string; readonly unitId: string | null; readonly hours: string | null }[];
}

/** Columns that every new row has. */
export function kept(tx: WriteTx): { created_at: number; created_by: string; updated_at: number; updated_by: string; voided_at: null; void_reason: null } {
  return { created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null };
}

/** First rows of a new database. */
export function foundClinic(tx: WriteTx, db: DeskDatabase, { clinic, units, practitioners }: ClinicSetUp): void {
  tx.run(db.build.insertInto('clinic').values({ ...clinic, ...kept(tx) }));
  units.forEach((unit, position) => { tx.run(db.build.insertInto('service_unit').values({ ...unit, active: 1, position, ...kept(tx) })); });
  for (const { id, name, unitId, hours } of practitioners) tx.run(db.build.insertInto('practitioner').values({ id, name, unit_id: unitId, hours, active: 1, ...kept(tx) }));
  tx.audit('create', 'clinic', clinic.id);
}

export interface ClinicPlace { readonly id: string; readonly name: string; readonly address: string; readonly zone: Zone }

/** This desk's clinic. */
export function readClinic(db: DeskDatabase): ClinicPlace {
  const clinic = db.first(db.build.selectFrom('clinic').select(['id', 'name', 'address', 'zone']).where('id', '=', db.clock().scope.slice('clinic:'.length)));
  if (!clinic) throw new Refusal('not_found');
  return clinic;
}

/** Today in the clinic's zone. */
export function clinicToday(db: DeskDatabase, now: number): string { return dayInZone(readClinic(db).zone, now); }

export interface DeskPlace { readonly letter: string; readonly alone: boolean }

/** This desk's letter, and whether the clinic has only this desk. */
export function readDesk(db: DeskDatabase): DeskPlace {
  const devices = db.all(db.build.selectFrom('device').select(['id', 'letter']).where('voided_at', 'is', null));
  const own = devices.find((device) => device.id === db.clock().device_id);
  if (!own) throw new Refusal('not_found');
  return { letter: own.letter, alone: devices.length === 1 };
}

export const clinicHandlers: HandlersOf<'clinic.get' | 'clinic.update' | 'clinic.directory' | 'clinic.saveUnit' | 'clinic.savePractitioner'> = {
  'clinic.get': (ctx) => {
    const { id } = readClinic(ctx.db);
    const row = ctx.db.first(ctx.db.build.selectFrom('clinic').select(['id', 'name', 'address', 'phone', 'zone']).where('id', '=', id));
    if (!row) throw new Refusal('not_found');
    return { ...row, version: ctx.db.version('clinic', id) ?? '', recoveryKeyConfirmed: recoveryKeyConfirmed(ctx.db) };
  },

  'clinic.update': (ctx, { expectedVersion, ...fields }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'clinic.update' }, (tx) => {
    const { id } = readClinic(ctx.db);
    if (ctx.db.version('clinic', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
    tx.run(ctx.db.build.updateTable('clinic').set({ ...fields, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
    tx.audit('update', 'clinic', id);
    return {};
  }),

  'clinic.directory': (ctx) => ({
    units: ctx.db.all(ctx.db.build.selectFrom('service_unit').select(['id', 'name', 'letter', 'kind', 'room', 'active']).where('voided_at', 'is', null).orderBy('position'))
      .map((unit) => ({ ...unit, active: unit.active === 1, version: ctx.db.version('service_unit', unit.id) ?? '' })),
    practitioners: ctx.db.all(ctx.db.build.selectFrom('practitioner').select(['id', 'name', 'unit_id as unitId', 'hours', 'active']).where('voided_at', 'is', null).orderBy('name'))
      .map((person) => ({ ...person, active: person.active === 1, version: ctx.db.version('practitioner', person.id) ?? '' })),
  }),

  'clinic.saveUnit': (ctx, { id, expectedVersion, active, ...fields }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'clinic.saveUnit' }, (tx) => {
    const sameLetter = tx.first(ctx.db.build.selectFrom('service_unit').select('id').where('letter', '=', fields.letter).where('voided_at', 'is', null).where('id', '!=', id ?? ''));
    if (sameLetter) throw new Refusal('letter_taken', { fields: { letter: 'letter_taken' } });
    const values = { ...fields, active: active ? (1 as const) : (0 as const) };
    if (id === null) {
      const last = tx.first(ctx.db.build.selectFrom('service_unit').select((eb) => eb.fn.max('position').as('position')));
      const newId = tx.newId();
      tx.run(ctx.db.build.insertInto('service_unit').values({ id: newId, ...values, position: (last?.position ?? -1) + 1, ...kept(tx) }));
      tx.audit('create', 'service_unit', newId);
      return { id: newId };
    }
    if (ctx.db.version('service_unit', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
    tx.run(ctx.db.build.updateTable('service_unit').set({ ...values, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
    tx.audit('update', 'service_unit', id);
    return { id };
  }),

  'clinic.savePractitioner': (ctx, { id, expectedVersion, active, name, unitId, hours }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'clinic.savePractitioner' }, (tx) => {
    const values = { name, unit_id: unitId, hours, active: active ? (1 as const) : (0 as const) };
    if (id === null) {
      const newId = tx.newId();
      tx.run(ctx.db.build.insertInto('practitioner').values({ id: newId, ...values, ...kept(tx) }));
      tx.audit('create', 'practitioner', newId);
      return { id: newId };
    }
    if (ctx.db.version('practitioner', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
    tx.run(ctx.db.build.updateTable('practitioner').set({ ...values, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
    tx.audit('update', 'practitioner', id);
    return { id };
  }),
};
