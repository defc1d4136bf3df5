/** Every call of the contract through the guard of a real desk, for every role and standing: the answer is the contract's. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientKind } from '../../main/kernel.ts';
import { ROLES, type Access, type CallSpec, type ErrorCode, type Role } from '../../shared/contract/core.ts';
import { contract } from '../../shared/contract/index.ts';
import { ADMIN, type TestDesk, openFoundedDesk } from '../support/desk.ts';

const CALLS = Object.entries<CallSpec>(contract);
const PASSWORD = 'kata-sandi-uji';
const loginOf = (role: Role): string => (role === 'admin' ? ADMIN.login : role.replaceAll('_', '.'));

let test: TestDesk;
beforeAll(async () => {
  test = await openFoundedDesk();
  for (const role of ROLES) if (role !== 'admin') await test.call('users.create', { fullName: role, login: loginOf(role), role, password: PASSWORD });
});
afterAll(async () => { await test.close(); });

async function signInAs(role: Role): Promise<void> {
  await test.call('users.signOut', {});
  await test.call('users.signIn', { login: loginOf(role), password: role === 'admin' ? ADMIN.password : PASSWORD });
}

/** No call takes `null`: whoever may make the call hears `invalid_input`, and nothing is done. */
async function answers(client: ClientKind): Promise<Record<string, ErrorCode | 'done'>> {
  const heard: Record<string, ErrorCode | 'done'> = {};
  for (const [name] of CALLS) {
    const answer = await test.desk.invoke(client, name, null, randomUUID());
    heard[name] = answer.ok ? 'done' : answer.error.code;
  }
  return heard;
}

function wanted(decide: (access: Access, changes: boolean) => ErrorCode): Record<string, ErrorCode> {
  return Object.fromEntries(CALLS.map(([name, { access, changes }]) => [name, decide(access, changes)]));
}

describe.each(ROLES)('%s', (role) => {
  it('makes exactly the calls that the contract gives the role', async () => {
    await signInAs(role);
    expect(await answers('desk')).toEqual(wanted((access) => (typeof access === 'string' || access.includes(role) ? 'invalid_input' : 'forbidden')));
  });

  it('is refused nothing that it may read', async () => {
    await signInAs(role);
    for (const [name, { access, changes, input }] of CALLS) {
      if (changes || typeof access === 'string' || !access.includes(role) || !input.safeParse({}).success) continue;
      const answer = await test.desk.invoke('desk', name, {}, null);
      expect(`${name}: ${answer.ok ? 'ok' : answer.error.code}`).not.toMatch(/forbidden|not_signed_in|locked|internal/);
    }
  });
});

describe('without a role', () => {
  it('before anybody has signed in, only what needs no user', async () => {
    await test.call('users.signOut', {});
    expect(await answers('desk')).toEqual(wanted((access) => (typeof access === 'string' ? 'invalid_input' : 'not_signed_in')));
  });

  it('a locked desk does no more for an administrator than for anybody', async () => {
    await signInAs('admin');
    await test.call('users.lock', {});
    expect(await answers('desk')).toEqual(wanted((access) => (typeof access === 'string' ? 'invalid_input' : 'locked')));
    await test.call('users.unlock', { password: ADMIN.password });
  });

  it('the waiting-room window is no user, whoever sits at the desk, and changes nothing', async () => {
    await signInAs('admin');
    expect(await answers('display')).toEqual(wanted((access, changes) => (access === 'display' || (access === 'public' && !changes) ? 'invalid_input' : 'forbidden')));
  });
});
