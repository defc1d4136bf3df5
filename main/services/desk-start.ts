/** The clinic calls that decide where the desk stands: first start, joining, the demo clinic, recovery, invitations. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../db/desk/atomic-file.ts';
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { ParsedInput } from '../../shared/contract/index.ts';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { type DeskCore, newIds } from '../desk-core.ts';
import { type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { foundClinic } from './clinic.ts';
import { DEMO_USERS, seedDemo } from './demo/seed.ts';
import { FIRST_DESK_NUMBERS, type InvitedDevice, insertDevice, leaseRecordNumbers, newInvitationCode, nextDevice, openInvitation, readInvitation, sealInvitation } from './invitation.ts';
import { markRecoveryKey } from './recovery-key.ts';
import { type RescueCalls, rescueHandlers } from './rescue/index.ts';
import { insertUser } from './users.ts';

export type StartCalls =
  | 'clinic.status' | 'clinic.create' | 'clinic.join' | 'clinic.startDemo' | 'clinic.confirmRecoveryKey' | 'clinic.renewRecoveryKey'
  | 'clinic.recover' | 'clinic.invite' | RescueCalls;

type Admin = ParsedInput<'clinic.create'>['admin'];

const FOUNDING = { actor: 'system', requestId: null, call: 'clinic.create' } as const;

export function startHandlers(core: DeskCore): HandlersOf<StartCalls> {
  const { clock, shell, version } = core.options;

  /** Founds, signs the first administrator in, answers the recovery key. */
  const foundWithAdmin = async (clinicId: string, device: InvitedDevice, admin: Admin, first: (tx: WriteTx, db: DeskDatabase) => void): Promise<{ recoveryKey: string }> => {
    const adminId = uuidv7(clock.now());
    const answer = await core.found({
      clinicId, deviceId: device.id,
      admins: [{ id: adminId, login: admin.login, password: admin.password }],
      fill: (db) => {
        db.write(FOUNDING, (tx) => {
          first(tx, db);
          leaseRecordNumbers(tx, db, device);
          insertUser(tx, db, { id: adminId, login: admin.login, fullName: admin.fullName, role: 'admin' });
        });
      },
    });
    core.signInAs(adminId);
    return answer;
  };

  return {
    ...rescueHandlers(core),

    'clinic.status': () => ({ phase: core.phase(), version, shell: shell.kind, demo: readDemoSignIn(core.folder.path), clinic: openClinic(core) }),

    'clinic.create': (_ctx, { clinic, units, practitioners, admin }) => {
      checkLetters(units.map((unit) => unit.letter));
      const { clinicId, deviceId } = newIds(clock.now());
      const device = { id: deviceId, letter: 'A', recordFrom: 1, recordTo: FIRST_DESK_NUMBERS };
      const placed = units.map((unit) => ({ ...unit, id: uuidv7(clock.now()) }));
      return foundWithAdmin(clinicId, device, admin, (tx, db) => {
        foundClinic(tx, db, {
          clinic: { id: clinicId, ...clinic }, units: placed,
          practitioners: practitioners.map(({ name, unit }) => ({ id: tx.newId(), name, unitId: unit === null ? null : (placed[unit]?.id ?? null), hours: null })),
        });
        insertDevice(tx, db, clinicId, device);
      });
    },

    'clinic.join': async (_ctx, { invitation, code, admin }) => {
      const { clinic, units, practitioners, devices, device } = await openInvitation(invitation, code);
      return foundWithAdmin(clinic.id, device, admin, (tx, db) => {
        foundClinic(tx, db, { clinic, units, practitioners });
        for (const known of devices) if (known.id !== device.id) insertDevice(tx, db, clinic.id, known);
        insertDevice(tx, db, clinic.id, device);
      });
    },

    'clinic.startDemo': async () => startDemo(core),

    'clinic.confirmRecoveryKey': (ctx, { lastGroup }) => {
      if (!core.requireKeyring().confirmsRecoveryKey(lastGroup)) throw new Refusal('wrong_recovery_key', { fields: { lastGroup: 'recovery_key_wrong' } });
      ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'clinic.confirmRecoveryKey' }, (tx) => { markRecoveryKey(tx, ctx.db, true); });
      return {};
    },

    'clinic.renewRecoveryKey': async (ctx) => {
      const recoveryKey = await core.renewRecoveryKey();
      ctx.db.write({ actor: requireUser(ctx).id, requestId: null, call: 'clinic.renewRecoveryKey' }, (tx) => {
        markRecoveryKey(tx, ctx.db, false);
        tx.audit('settings', 'keyring', null, 'recovery key');
      });
      return { recoveryKey };
    },

    'clinic.recover': async (_ctx, { recoveryKey, login, password }) => {
      await core.openWithRecoveryKey(recoveryKey);
      const { db } = core.care();
      const user = db.first(db.build.selectFrom('user').select('id').where('login', '=', login).where('role', '=', 'admin').where('active', '=', 1).where('voided_at', 'is', null));
      if (!user) throw new Refusal('not_found', { fields: { login: 'admin_unknown' } });
      await core.setPassword(user.id, login, password);
      db.write({ actor: user.id, requestId: null, call: 'clinic.recover' }, (tx) => { tx.audit('recover', 'user', user.id); });
      core.signInAs(user.id);
      return {};
    },

    'clinic.invite': async (ctx) => {
      const user = requireUser(ctx);
      const device = ctx.db.write({ actor: user.id, requestId: ctx.requestId, call: 'clinic.invite' }, (tx) => {
        const next = nextDevice(ctx.db, tx.newId());
        insertDevice(tx, ctx.db, clinicIdOf(ctx.db), next);
        tx.audit('create', 'device', next.id, 'invitation');
        return next;
      });
      const code = newInvitationCode();
      const content = await sealInvitation(readInvitation(ctx.db, device), code);
      return { fileName: `undangan-meja-${device.letter}.mejadepan`, content, code, deskLetter: device.letter };
    },
  };
}

function clinicIdOf(db: DeskDatabase): string {
  return db.clock().scope.slice('clinic:'.length);
}

function openClinic(core: DeskCore): { id: string; name: string; zone: ParsedInput<'clinic.create'>['clinic']['zone']; deskLetter: string; day: string; now: number } | null {
  const { db } = core;
  if (!db) return null;
  const clinic = db.first(db.build.selectFrom('clinic').select(['id', 'name', 'zone']).where('id', '=', clinicIdOf(db)));
  const device = db.first(db.build.selectFrom('device').select('letter').where('id', '=', db.clock().device_id));
  if (!clinic || !device) return null;
  const now = core.options.clock.now();
  return { ...clinic, deskLetter: device.letter, day: dayInZone(clinic.zone, now), now };
}

function checkLetters(letters: readonly string[]): void {
  const twice = letters.findIndex((letter, index) => letters.indexOf(letter) !== index);
  if (twice >= 0) throw new Refusal('letter_taken', { fields: { [`units.${twice}.letter`]: 'letter_taken' } });
}

const demoFileSchema = z.object({ note: z.string(), login: z.string(), password: z.string() });

/** The demo clinic's sign-in, kept in a labelled file of its data folder; null for a real clinic. */
export function readDemoSignIn(folder: string): { login: string; password: string } | null {
  try {
    const { login, password } = demoFileSchema.parse(JSON.parse(readFileSync(join(folder, 'demo-sign-in.json'), 'utf8')));
    return { login, password };
  } catch {
    return null;
  }
}

/** Founds the synthetic clinic; all its users share one password, which is no secret. */
export async function startDemo(core: DeskCore): Promise<{ login: string; password: string }> {
  const { clock } = core.options;
  const { clinicId, deviceId } = newIds(clock.now());
  const signIn = { login: 'admin', password: 'coba-meja-depan' };
  const people = DEMO_USERS.map((user) => ({ ...user, id: uuidv7(clock.now()) }));
  await core.found({
    clinicId, deviceId,
    admins: people.map(({ id, login }) => ({ id, login, password: signIn.password })),
    fill: (db) => {
      const device = { id: deviceId, letter: 'A', recordFrom: 1, recordTo: FIRST_DESK_NUMBERS };
      db.write(FOUNDING, (tx) => {
        insertDevice(tx, db, clinicId, device);
        leaseRecordNumbers(tx, db, device);
        for (const user of people) insertUser(tx, db, user);
      });
      db.relaxed(() => { seedDemo(db, clock, { clinicId, patients: 3000, visits: 12_000 }); });
    },
  });
  writeFileAtomic(join(core.folder.path, 'demo-sign-in.json'), JSON.stringify({ note: 'Demo clinic with invented people. Never keep real data here.', ...signIn }, null, 1));
  return signIn;
}
