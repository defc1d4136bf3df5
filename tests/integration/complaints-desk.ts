/** Short ways to take complaints in and work on them at a test desk. */
import type { ComplaintDetail, ComplaintStep } from '../../shared/contract/complaints.ts';
import type { Role } from '../../shared/contract/core.ts';
import type { Input, Output } from '../../shared/contract/index.ts';
import { ADMIN, type TestDesk, openFoundedDesk } from '../support/desk.ts';

type Fields = Input<'complaints.receive'>['complaint'];
const PASSWORD = 'kata-sandi-uji';

export interface ComplaintsDesk extends TestDesk {
  /** Something that happened just now, told by a named reporter, green. */
  fieldsOf(more?: Partial<Fields>): Fields;
  receive(more?: Partial<Fields>): Promise<Output<'complaints.receive'>>;
  /** The step, on the complaint as it is now. */
  step(id: string, step: ComplaintStep): ReturnType<TestDesk['invoke']>;
  detail(id: string): Promise<ComplaintDetail>;
  list(more?: Partial<Input<'complaints.list'>>): Promise<Output<'complaints.list'>>;
  /** Signs in somebody with this role. */
  as(role: Role): Promise<void>;
}

export async function openComplaintsDesk(): Promise<ComplaintsDesk> { return withComplaints(await openFoundedDesk()); }

export function withComplaints(desk: TestDesk): ComplaintsDesk {
  const fieldsOf: ComplaintsDesk['fieldsOf'] = (more = {}) => ({
    channel: 'in_person', receivedAt: desk.clock.at, anonymous: false, reporterName: 'Ibu Contoh', reporterContact: '0812 0000 0001', relation: 'family',
    patientId: null, unitId: null, category: 'schedule', grade: 'green', narrative: 'Menunggu dua jam tanpa kabar.', restricted: false, ...more,
  });
  const detail = (id: string): Promise<ComplaintDetail> => desk.call('complaints.get', { id });
  const made = new Set<Role>();
  const as: ComplaintsDesk['as'] = async (role) => {
    await desk.call('users.signIn', ADMIN);
    if (role === 'admin') return;
    if (!made.has(role)) await desk.call('users.create', { fullName: `Uji ${role}`, login: `uji.${role.replace('_', '')}`, role, password: PASSWORD });
    made.add(role);
    await desk.call('users.signIn', { login: `uji.${role.replace('_', '')}`, password: PASSWORD });
  };
  return {
    ...desk, fieldsOf, detail, as,
    receive: (more) => desk.call('complaints.receive', { complaint: fieldsOf(more) }),
    step: async (id, step) => desk.invoke('complaints.step', { id, expectedVersion: (await detail(id)).version, step }),
    list: (more = {}) => desk.call('complaints.list', { show: 'open', text: '', limit: 500, ...more }),
  };
}
