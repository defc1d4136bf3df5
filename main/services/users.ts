/** Users and sessions. A password opens the desk because it unwraps the data key; there is no other proof of it. */
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { CallName } from '../../shared/contract/index.ts';
import type { SessionUser } from '../../shared/contract/users.ts';
import type { DeskCore } from '../desk-core.ts';
import type { RowPolicy } from '../guard.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { refuseRevoked } from '../sync/state.ts';
import { passwordFault } from '../../shared/domain/password-rules.ts';
import { readSettings } from './settings.ts';
import { doorOf } from './users/door.ts';
import { provePassword } from './users/prove-password.ts';
import { OPENED_BY_ADMINISTRATOR, lastSignInAt, recentDoorEvents } from './users/sign-ins.ts';

export type UserCalls = Extract<CallName, `users.${string}`>;

export function findUser(db: DeskDatabase, id: string): SessionUser | null {
  const row = db.first(db.build.selectFrom('user').select(['id', 'login', 'full_name as fullName', 'role'])
    .where('id', '=', id).where('active', '=', 1).where('voided_at', 'is', null));
  return row ?? null;
}

export function insertUser(tx: WriteTx, db: DeskDatabase, user: { id: string; login: string; fullName: string; role: SessionUser['role']; unitId?: string | null }): void {
  tx.run(db.build.insertInto('user').values({
    id: user.id, login: user.login, full_name: user.fullName, role: user.role, active: 1, unit_id: user.unitId ?? null,
    created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null,
  }));
  tx.audit('create', 'user', user.id);
}

export function userHandlers(core: DeskCore): HandlersOf<UserCalls> {
  const door = doorOf(core);
  const record = (ctx: CallContext, action: 'sign_out' | 'unlock', userId: string): void => {
    ctx.db.write({ actor: userId, requestId: null, call: `users.${action}` }, (tx) => { tx.audit(action, 'user', userId); });
  };
  return {
    'users.session': () => ({
      user: core.session.user, locked: core.session.locked, waitMs: core.delay.waitMs(),
      autoLockMinutes: core.db ? readSettings(core.db).autoLockMinutes : 10,
    }),
    'users.signIn': async (_ctx, { login, password }) => {
      await door.attempt(login, () => core.signIn(login, password));
      return {};
    },
    'users.signOut': (ctx) => {
      const user = core.session.user;
      core.session.signOut();
      if (user) record(ctx, 'sign_out', user.id);
      core.emit({ type: 'session' });
      return {};
    },
    'users.lock': () => { core.lock(); return {}; },
    'users.unlock': async (ctx, { password }) => {
      const user = core.session.user;
      if (!user) throw new Refusal('not_signed_in');
      await provePassword(core, ctx, { user, password, field: 'password' });
      // Meanwhile another window may have signed this user out and somebody else in.
      if (core.session.user?.id !== user.id) throw new Refusal('not_signed_in');
      refuseRevoked(ctx.db, user);
      core.session.unlock();
      record(ctx, 'unlock', user.id);
      core.emit({ type: 'session' });
      return {};
    },
    'users.active': () => { core.session.active(); return {}; },
    'users.list': (ctx) => ctx.db.all(ctx.db.build.selectFrom('user').select(['id', 'login', 'full_name as fullName', 'role', 'active', 'unit_id as unitId']).where('voided_at', 'is', null).orderBy('full_name'))
      .map((user) => ({ ...user, active: user.active === 1, onThisDesk: core.requireKeyring().hasPassword(user.id), version: ctx.db.version('user', user.id) ?? '' })),
    'users.create': async (ctx, { fullName, login, role, unitId = null, password }) => {
      refuseWeak(ctx.db, login, password);
      const answer = ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'users.create' }, (tx) => {
        const taken = tx.first(ctx.db.build.selectFrom('user').select('id').where('login', '=', login).where('voided_at', 'is', null));
        if (taken) throw new Refusal('login_taken', { fields: { login: 'login_taken' } });
        const id = tx.newId();
        insertUser(tx, ctx.db, { id, login, fullName, role, unitId });
        return { id };
      });
      // After the row: a wrap without a user opens nothing (sign-in looks the user up), a user without a wrap can be given one.
      await core.setPassword(answer.id, login, password);
      return answer;
    },
    'users.update': (ctx, { id, expectedVersion, fullName, role, active, unitId }) => {
      ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'users.update' }, (tx) => {
        if (ctx.db.version('user', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
        tx.run(ctx.db.build.updateTable('user').set({ full_name: fullName, role, active: active ? 1 : 0, ...(unitId === undefined ? {} : { unit_id: unitId }), updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
        tx.audit('update', 'user', id);
      });
      if (!active) core.requireKeyring().removePassword(id);
      const current = findUser(ctx.db, id);
      if (current) core.session.refresh(current);
      core.emit({ type: 'session' });
      return {};
    },
    'users.setPassword': async (ctx, { id, password }) => {
      const user = findUser(ctx.db, id);
      if (!user) throw new Refusal('not_found');
      refuseWeak(ctx.db, user.login, password);
      await core.setPassword(user.id, user.login, password);
      door.locks.open(user.login);
      ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'users.setPassword' }, (tx) => { tx.audit('update', 'user', id, 'password'); });
      return {};
    },
    'users.signIns': (ctx) => {
      const { id, fullName } = requireUser(ctx);
      const users = ctx.db.all(ctx.db.build.selectFrom('user').select(['id', 'login', 'full_name as fullName']).where('voided_at', 'is', null).where('active', '=', 1).orderBy('full_name'));
      return {
        now: { id, fullName, since: lastSignInAt(ctx.db, id) },
        users: users.map(({ login, ...user }) => ({ ...user, lastSignInAt: lastSignInAt(ctx.db, user.id), failures: door.locks.failures(login), lockedSince: door.locks.lockedSince(login) })),
        recent: recentDoorEvents(ctx.db),
      };
    },
    'users.openLogin': (ctx, { id }) => {
      const user = findUser(ctx.db, id);
      if (!user) throw new Refusal('not_found');
      if (!door.locks.open(user.login)) return {};
      ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'users.openLogin' }, (tx) => { tx.audit('unlock', 'user', id, OPENED_BY_ADMINISTRATOR); });
      return {};
    },
    'users.changeOwnPassword': async (ctx, { current, password }) => {
      const user = requireUser(ctx);
      await provePassword(core, ctx, { user, password: current, field: 'current' });
      refuseWeak(ctx.db, user.login, password);
      await core.setPassword(user.id, user.login, password);
      ctx.db.write({ actor: user.id, requestId: ctx.requestId, call: 'users.changeOwnPassword' }, (tx) => { tx.audit('update', 'user', user.id, 'password'); });
      return {};
    },
  };
}

/** Refuses with the reason at the field. The contract has refused short ones already. */
function refuseWeak(db: DeskDatabase, login: string, password: string): void {
  const clinic = db.first(db.build.selectFrom('clinic').select('name'))?.name ?? '';
  const fault = passwordFault(password, { login, clinic });
  if (fault !== null) throw new Refusal('weak_password', { fields: { password: fault } });
}

/** There is always one active administrator who can sign in. */
export const keepLastAdmin: RowPolicy = (ctx, input) => {
  const { id, role, active } = input as { id: string; role: SessionUser['role']; active: boolean };
  if (role === 'admin' && active) return null;
  const others = ctx.db.first(ctx.db.build.selectFrom('user').select('id').where('role', '=', 'admin').where('active', '=', 1).where('voided_at', 'is', null).where('id', '!=', id));
  return others ? null : new Refusal('last_admin');
};
