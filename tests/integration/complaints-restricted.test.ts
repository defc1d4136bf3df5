/** A restricted complaint about a colleague at a real desk: every call is asked as every role, as the accused and as somebody of the accused's unit, whatever their role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { exportSet, FILE_STEMS } from '../../main/services/transfer/sets.ts';
import { RESTRICTED_COMPLAINT_ROLES } from '../../shared/contract/complaints.ts';
import type { CallSpec, Role } from '../../shared/contract/core.ts';
import { ROLES } from '../../shared/contract/core.ts';
import { type CallName, contract } from '../../shared/contract/index.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { ADMIN, openFoundedDesk } from '../support/desk.ts';
import { TODAY } from './appointments-desk.ts';
import { type ComplaintsDesk, withComplaints } from './complaints-desk.ts';
import { databaseOf, keysOf } from './keys-desk.ts';
import { somebody } from './patients-desk.ts';

const SECRET = 'Sentinelrahasia';
const PASSWORD = 'kata-sandi-uji';
const HOUR = 3_600_000;
let desk: ComplaintsDesk;
let complaint: { id: string; number: string; trackingCode: string | null };
let fileId: string;
let others: { id: string; number: string };
let ids: { patientId: string; unitId: string; taskId: string; improvementId: string; conflictId: string; entryPatient: string; reportId: string; slipId: string; noteId: string };
let expectedVersion: string;
/** Who is asked as: the accused, somebody of their unit, somebody of a further unit that it is about, and somebody who has nothing to do with it; they get one role after the other. */
const people = { accused: '', colleague: '', neighbour: '', outsider: '' };
type Person = keyof typeof people;

beforeAll(async () => {
  desk = withComplaints(await openFoundedDesk());
  const { units } = await desk.call('clinic.directory', {});
  const [unit, further] = [units[0]!, units[1]!];
  for (const person of Object.keys(people) as Person[]) {
    people[person] = (await desk.call('users.create', { fullName: `Uji ${person}`, login: `uji.${person}`, role: 'receptionist', unitId: person === 'outsider' ? null : person === 'neighbour' ? further.id : unit.id, password: PASSWORD })).id;
  }
  const { id: patientId } = await desk.call('patients.register', { patient: { ...somebody, name: 'Uji Terkait' } });
  const { id: entryPatient } = await desk.call('patients.register', { patient: { ...somebody, name: 'Orang Lain Sekali', birthDate: '1950-01-02' } });
  complaint = await desk.receive({ restricted: false, accusedId: people.accused, otherUnitIds: [further.id], grade: 'red', patientId, anonymous: true, reporterName: null, reporterContact: null, narrative: `${SECRET} meminta uang`, receivedAt: desk.clock.at - 30 * HOUR });
  ({ id: fileId } = await desk.call('complaints.attach', { complaintId: complaint.id, name: `${SECRET}.txt`, size: SECRET.length, data: Buffer.from(SECRET).toString('base64') }));
  others = await desk.receive({ patientId, narrative: 'Antrean lama' });
  const step = async (id: string, taken: Parameters<ComplaintsDesk['step']>[1]): Promise<void> => { expect(await desk.step(id, taken)).toMatchObject({ ok: true }); };
  await step(complaint.id, { action: 'task', unitId: unit.id, text: `${SECRET} tugas`, dueAt: desk.clock.at - HOUR });
  await step(complaint.id, { action: 'improve', text: `${SECRET} perbaikan`, ownerId: null, dueDay: '2026-11-01', checkDay: null });
  await step(complaint.id, { action: 'letter', way: 'print', text: `${SECRET} surat` });
  const { id: slipId } = await desk.call('handOffs.send', { unitId: unit.id, unitName: null, priority: 'routine', text: 'Mohon dibantu', dueAt: null, patientId, complaintId: complaint.id });
  const { id: noteId } = await desk.call('shiftNotes.handOver', { words: null });
  const detail = await desk.detail(complaint.id);
  // A report to management whose period ends right after all this.
  desk.clock.at += 60_000;
  await desk.call('complaintReports.saveSettings', { periodEnd: 9 * 60 + 43 });
  const { id: reportId } = await desk.call('complaintReports.make', { day: TODAY });
  // What only a central brings: a value that lost, and a change that waits apart.
  const { dataKey } = await keysOf(desk.dataDir);
  const connection = openConnection(databaseOf(desk.dataDir), dataKey);
  const conflictId = uuidv7(desk.clock.at);
  new DeskDatabase(connection, desk.clock).apply((tx) => {
    tx.run(`INSERT INTO sync_conflict (id, entity, row_id, column_name, asks, kept_value, kept_actor, kept_device, kept_hlc, lost_value, lost_actor, lost_device, lost_hlc, created_at, created_by, updated_at, updated_by)
      VALUES (?, 'complaint_task', ?, 'text', 1, ?, 'x', 'x', '', '"x"', 'y', 'y', '', 1, 'central', 1, 'central')`, conflictId, detail.tasks[0]!.id, JSON.stringify(SECRET));
    tx.run("INSERT INTO sync_parked (id, seq, at, reason, entries) VALUES (?, 1, 1, 'unknown_column', ?)", uuidv7(desk.clock.at), JSON.stringify([{ entity: 'complaint_event', rowId: detail.events[0]!.id, patch: { later: [SECRET, ''] } }]));
  });
  connection.close();
  ids = { patientId, unitId: unit.id, taskId: detail.tasks[0]!.id, improvementId: detail.improvements[0]!.id, conflictId, entryPatient, reportId, slipId, noteId };
  expectedVersion = detail.version;
});
afterAll(() => desk.close());

/** Signs in this person with this role, by the founder's hand. */
async function become(person: Person, role: Role): Promise<void> {
  await desk.call('users.signIn', ADMIN);
  const user = (await desk.call('users.list', {})).find(({ id }) => id === people[person])!;
  await desk.call('users.update', { id: user.id, expectedVersion: user.version, fullName: user.fullName, role, active: true });
  await desk.call('users.signIn', { login: `uji.${person}`, password: PASSWORD });
}

const audit = { action: null, text: '', patientId: null, userId: null, from: null, to: null };
/** Input of the calls that take one; a call without a scene that takes nothing is asked with nothing. */
function scenesOf(): Partial<Record<CallName, readonly Record<string, unknown>[]>> {
  const { patientId, unitId, taskId, improvementId, conflictId, entryPatient, reportId, slipId, noteId } = ids;
  const { id, number } = complaint;
  const list = { text: '', limit: 500 };
  return {
    'complaints.list': [{ ...list, show: 'open' }, { ...list, show: 'resolved' }, { show: 'open', text: SECRET, limit: 9 }, { show: 'open', text: number, limit: 9 }, { ...list, show: 'open', unitId }, { ...list, show: 'open', due: 'overdue' }, { ...list, show: 'open', grade: 'red' }, { ...list, show: 'open', state: 'waiting_unit' }, { ...list, show: 'open', owner: 'nobody' }],
    'complaints.get': [{ id }, { id: others.id }], 'complaints.ofPatient': [{ patientId }], 'complaints.edit': [{ id, expectedVersion, complaint: desk.fieldsOf({ grade: 'red' }) }],
    'complaints.step': [{ id, expectedVersion, step: { action: 'note', text: 'x' } }, { id, expectedVersion, step: { action: 'task_done', taskId, text: 'x' } }, { id, expectedVersion, step: { action: 'improve_done', improvementId, text: null } }, { id, expectedVersion, step: { action: 'restrict', restricted: false, accusedId: null, text: 'x' } }],
    'complaints.reveal': [{ id, reason: 'ingin tahu' }], 'complaints.post': [{ entries: [{ id, expectedVersion, text: 'Selesai.' }] }],
    'complaints.similar': [{ text: `${SECRET} meminta uang`, unitId, patientId, contact: '' }], 'complaints.byCode': [{ code: complaint.trackingCode ?? '' }], 'complaints.attachments': [{ complaintId: id }], 'complaints.attachment': [{ id: fileId, number: 0 }],
    'patients.get': [{ id: patientId }], 'patients.search': [{ text: SECRET, limit: 12 }, { text: number, limit: 12 }], 'patients.recent': [{ limit: 50 }], 'patients.card': [{ id: patientId }], 'patients.scan': [{ code: number }],
    'patients.timeline': [{ patientId, kinds: null, after: null, limit: 50 }, { patientId, kinds: ['complaint'], after: null, limit: 50 }], 'merges.preview': [{ fromId: patientId, intoId: entryPatient }], 'merges.ofPatient': [{ patientId }], 'consents.ofPatient': [{ patientId }], 'restricted.openings': [{ patientId }],
    'audit.list': [{ ...audit, before: null, limit: 200 }, { ...audit, text: number, before: null, limit: 200 }, { ...audit, patientId, before: null, limit: 200 }], 'audit.export': [{ ...audit, after: null }], 'audit.ofPatient': [{ patientId, after: null, limit: 100 }],
    'audit.printed': [{ paper: 'complaint', id }, { paper: 'complaint_slip', id }], 'sync.conflicts': [{ settled: false, before: null, limit: 50 }, { settled: true, before: null, limit: 50 }], 'sync.settle': [{ id: conflictId, choice: 'lost' }],
    'reports.open': [{ day: TODAY }], 'reports.day': [{ day: TODAY }], 'reports.queue': [{ from: TODAY, to: TODAY }], 'reports.queueFile': [{ from: TODAY, to: TODAY }], 'calls.list': [{ from: TODAY, to: TODAY }], 'calls.report': [{ from: TODAY, to: TODAY }], 'calls.reportFile': [{ from: TODAY, to: TODAY }], 'calls.earlier': [{ start: '+62812345' }], 'calls.appointments': [{ callId: complaint.id, patientId: complaint.id }], 'paper.entered': [{ day: TODAY }], 'appointments.day': [{ day: TODAY }],
    'complaintReports.get': [{ id: reportId }], 'complaintReports.verify': [{ id: reportId }], 'complaintReports.month': [{ month: TODAY.slice(0, 7), restricted: true }], 'complaintReports.monthFile': [{ month: TODAY.slice(0, 7), restricted: true }], 'complaintReports.indicator': [{ month: TODAY.slice(0, 7), restricted: true }],
    'contacts.preference': [{ patientId }], 'contacts.followUps': [{ patientId, show: 'open' }, { patientId: null, show: 'done' }],
    'handOffs.list': [{ ended: false }, { ended: true }], 'handOffs.ofPatient': [{ patientId }], 'handOffs.get': [{ id: slipId }], 'handOffs.slip': [{ id: slipId }], 'handOffs.figures': [{ from: TODAY, to: TODAY }], 'shiftNotes.get': [{ id: noteId }],
    'duplicates.list': [{ show: 'open', after: null, limit: 10 }], 'drafts.load': [{ form: 'complaint-step', key: `${id}.note` }], 'queue.board': [{ unitId: null }],
  };
}

const spec = (name: CallName): CallSpec => contract[name];
/** Reads that are given rows of their own kind, which no complaint is: what they take decides what they answer. */
const OF_OTHER_ROWS = /^(answers|appointments|absences|messages|waitlist|series|reports\.noShow|emergencies|queue|imports|backup|transfer|clinic|sync\.look|sync\.joinProgress|patients\.(regions|regionOfNik|candidates|nikOwners)|restricted\.match|audit\.sealOfDay|paper)/;

function asked(): [CallName, Record<string, unknown>][] {
  const scenes = scenesOf();
  return (Object.keys(contract) as CallName[]).flatMap((name) => {
    const inputs = scenes[name] ?? (!spec(name).changes && spec(name).input.safeParse({}).success ? [{}] : []);
    return inputs.map((input): [CallName, Record<string, unknown>] => [name, input]);
  });
}

it('every reading call is asked, or reads rows of another kind', () => {
  const names = new Set(asked().map(([name]) => name));
  expect((Object.keys(contract) as CallName[]).filter((name) => !spec(name).changes && !names.has(name) && !OF_OTHER_ROWS.test(name))).toEqual([]);
});

/** The calls whose answers tell of it. Nothing that was typed counts. */
async function telling({ readsOnly = false } = {}): Promise<CallName[]> {
  const found = new Set<CallName>();
  for (const [name, input] of asked()) {
    if (readsOnly && spec(name).changes) continue;
    const answer = JSON.stringify(await desk.invoke(name, input, spec(name).changes ? { requestId: randomUUID() } : { requestId: null }));
    if ([SECRET, complaint.number, complaint.id].some((word) => answer.includes(word))) found.add(name);
  }
  return [...found];
}

describe.each([
  ...ROLES.filter((role) => !(RESTRICTED_COMPLAINT_ROLES as readonly Role[]).includes(role)).map((role) => ['outsider', role] as const),
  ...RESTRICTED_COMPLAINT_ROLES.flatMap((role) => [['accused', role], ['colleague', role], ['neighbour', role]] as const),
])('%s as %s', (person, role) => {
  beforeAll(() => become(person, role));

  it('finds neither word nor number in any answer, and no count of it', async () => {
    expect(await telling()).toEqual([]);
    expect((await desk.call('reports.now', {})).complaints).toMatchObject({ open: 1, red: 0 });
    expect((await desk.call('reports.day', { day: TODAY })).figures.complaints).toMatchObject({ open: 1, overdue: 0, byGrade: { red: 0, green: 1 } });
    expect(await desk.call('complaints.ofPatient', { patientId: ids.patientId })).toHaveLength(1);
  });

  it('gets no export of it', async () => {
    const { dataKey } = await keysOf(desk.dataDir);
    const connection = openConnection(databaseOf(desk.dataDir), dataKey, true);
    const extent = { period: { from: null, to: null }, masked: false, restricted: true, viewer: { id: people[person], role } };
    const written = FILE_STEMS.map((stem) => JSON.stringify([...exportSet(new DeskDatabase(connection, desk.clock), stem, extent, 'Asia/Jakarta').rows()])).join('');
    connection.close();
    expect([SECRET, complaint.number].filter((word) => written.includes(word))).toEqual([]);
    expect(written).toContain(others.number);
  });
});

it.each(RESTRICTED_COMPLAINT_ROLES)('%s who is not concerned sees and finds it, and every look is in the log', async (role) => {
  await become('outsider', role);
  const found = await telling({ readsOnly: true });
  expect(found).toEqual(expect.arrayContaining(['complaints.list', 'complaints.get', 'complaints.ofPatient', 'patients.timeline', 'reports.open', 'attention.list', 'complaintReports.get', 'complaintReports.indicator']));
  await desk.call('users.signIn', ADMIN);
  const looks = await desk.call('audit.list', { ...audit, action: 'view', userId: people.outsider, before: null, limit: 200 });
  expect(looks.filter(({ entity, rowId }) => entity === 'complaint' && rowId === complaint.id).length).toBeGreaterThan(0);
});

it('what few may see is never told by a link from what everybody sees', async () => {
  await desk.call('users.signIn', ADMIN);
  expect(await desk.step(others.id, { action: 'merge', intoId: complaint.id, text: null })).toMatchObject({ ok: false, error: { code: 'step_not_allowed' } });
});
