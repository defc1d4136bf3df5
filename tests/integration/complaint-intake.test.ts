/** What comes with a complaint, on a real desk: proposals, codes, similar ones, attachments. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attachmentHandlers } from '../../main/services/complaints/attachments.ts';
import { complaintHandlers } from '../../main/services/complaints/index.ts';
import { ATTACHMENT_PIECE_BYTES } from '../../shared/contract/complaint-intake.ts';
import type { Output } from '../../shared/contract/index.ts';
import { readTrackingCode } from '../../shared/domain/tracking-code.ts';
import { openTestCare } from '../support/desk-care.ts';
import { type ComplaintsDesk, openComplaintsDesk } from './complaints-desk.ts';

let desk: ComplaintsDesk;
beforeAll(async () => { desk = await openComplaintsDesk(); });
afterAll(async () => { await desk.close(); });

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const attach = (complaintId: string, name: string, content: Buffer, size = content.length): ReturnType<ComplaintsDesk['invoke']> =>
  desk.invoke('complaints.attach', { complaintId, name, size, data: content.subarray(0, ATTACHMENT_PIECE_BYTES).toString('base64') });
const ENTRIES = { before: null, limit: 200, text: '' } as const;
const anonymous = { anonymous: true, reporterName: null, reporterContact: null } as const;

it('an unnamed reporter gets a code, by which number and state are told and nothing else; a named one gets none', async () => {
  const { id, number, trackingCode } = await desk.receive({ ...anonymous, narrative: 'Petugas meminta uang' });
  expect(readTrackingCode(trackingCode ?? '')).toBe(trackingCode);
  expect(await desk.call('complaints.byCode', { code: ` ${(trackingCode ?? '').toLowerCase()}` })).toEqual({ number, receivedAt: desk.clock.at, state: 'new', firstAnswerAt: null, resolvedAt: null, posted: null });
  await desk.step(id, { action: 'answer', text: 'Sedang diperiksa' });
  expect((await desk.call('complaints.byCode', { code: trackingCode ?? '' })).firstAnswerAt).not.toBeNull();
  expect((await desk.receive()).trackingCode).toBeNull();
  const wrong = `${(trackingCode ?? '').slice(0, 7)}${trackingCode?.endsWith('X') === true ? 'Y' : 'X'}`;
  expect(await desk.invoke('complaints.byCode', { code: wrong })).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  expect(await desk.invoke('complaints.byCode', { code: '33333333' })).toMatchObject({ ok: false });
});

it('what was proposed is kept beside what was decided; a file whose pieces are gone says so', async () => {
  const care = openTestCare();
  const { build } = care.db();
  care.db().write({ actor: care.userId, requestId: null, call: 'test' }, (tx) => {
    const kept = { created_at: tx.now, created_by: 'system', updated_at: tx.now, updated_by: 'system', voided_at: null, void_reason: null };
    tx.run(build.insertInto('device').values({ id: tx.deviceId, clinic_id: care.db().clock().scope.slice('clinic:'.length), letter: 'A', name: 'Meja uji', record_from: 1, record_to: 100, ...kept }));
  });
  const { id } = await complaintHandlers['complaints.receive'](care.context(), { complaint: { ...desk.fieldsOf({ category: 'attitude', grade: 'yellow' }), confidential: false, otherUnitIds: [], receivedAt: care.clock.at }, proposal: { grade: 'green', category: 'attitude', unitId: null } });
  expect(care.db().first(build.selectFrom('complaint_intake').selectAll().where('complaint_id', '=', id))).toMatchObject({ proposed_grade: 'green', proposed_category: 'attitude', chosen_grade: 'yellow', chosen_category: 'attitude', tracking_code: null });
  const { id: file } = await attachmentHandlers['complaints.attach'](care.context(), { complaintId: id, name: 'a.png', size: PNG.length, data: PNG.toString('base64') });
  care.db().connection.prepare('DELETE FROM complaint_attachment_piece').run();
  expect(() => attachmentHandlers['complaints.attachment'](care.context(), { id: file, number: 0 })).toThrow('attachment_damaged');
  await care.close();
});

it('similar earlier complaints; a restricted one only for those who may see it', async () => {
  const first = await desk.receive({ narrative: 'Timbangan bayi di ruang KIA rusak, angkanya berubah-ubah' });
  const hidden = await desk.receive({ narrative: 'Timbangan bayi rusak karena dijual kepala ruangan', restricted: true });
  const ask = (): Promise<Output<'complaints.similar'>> => desk.call('complaints.similar', { text: 'timbangan bayi masih rusak', unitId: null, patientId: null, contact: '' });
  expect((await ask()).map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, hidden.id]));
  await desk.as('receptionist');
  expect((await ask()).map(({ id, because }) => [id, because])).toEqual([[first.id, ['words']]]);
  expect((await desk.call('complaints.similar', { text: '', unitId: null, patientId: null, contact: '081200000001' })).every(({ because }) => because.includes('phone'))).toBe(true);
  await desk.as('admin');
});

it('a picture comes back as it was, under a clean name; looking at it is noted', async () => {
  const { id } = await desk.receive();
  expect(await attach(id, String.raw`C:\foto\..\bukti?.png`, PNG)).toMatchObject({ ok: true, value: { received: PNG.length } });
  const [file] = await desk.call('complaints.attachments', { complaintId: id });
  expect(file).toMatchObject({ name: 'bukti.png', type: 'image/png', size: PNG.length });
  const shown = await desk.call('complaints.attachment', { id: file?.id ?? '', number: 0 });
  expect(shown).toMatchObject({ data: PNG.toString('base64'), last: true });
  const noted = [...await desk.call('audit.list', { ...ENTRIES, action: 'view' }), ...await desk.call('audit.list', { ...ENTRIES, action: 'update' })].filter((entry) => entry.rowId === id).map(({ action, detail }) => `${action} ${detail ?? ''}`);
  expect(noted).toEqual(expect.arrayContaining(['update attach', 'view attachment']));
});

it('a file of several pieces is listed once it is whole; pieces come in order', async () => {
  const { id } = await desk.receive();
  const whole = Buffer.alloc(ATTACHMENT_PIECE_BYTES + 10, 'a');
  const begun = await desk.call('complaints.attach', { complaintId: id, name: 'panjang.txt', size: whole.length, data: whole.subarray(0, ATTACHMENT_PIECE_BYTES).toString('base64') });
  expect(await desk.call('complaints.attachments', { complaintId: id })).toEqual([]);
  const rest = whole.subarray(ATTACHMENT_PIECE_BYTES).toString('base64');
  expect(await desk.invoke('complaints.attachPiece', { id: begun.id, number: 2, data: rest })).toMatchObject({ ok: false, error: { code: 'step_not_allowed' } });
  await desk.call('complaints.attachPiece', { id: begun.id, number: 1, data: rest });
  expect(await desk.call('complaints.attachments', { complaintId: id })).toMatchObject([{ name: 'panjang.txt', type: 'text/plain', size: whole.length }]);
  expect(await desk.call('complaints.attachment', { id: begun.id, number: 0 })).toMatchObject({ last: false });
  expect(await desk.call('complaints.attachment', { id: begun.id, number: 1 })).toMatchObject({ data: rest, last: true });
});

it.each([
  ['a program named .jpg', 'foto.jpg', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), undefined, 'attachment_type'], ['a page named .txt', 'catatan.txt', Buffer.from('<html><script>1</script>'), undefined, 'attachment_type'],
  ['an archive', 'a.zip', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]), undefined, 'attachment_type'], ['6 MB', 'besar.png', PNG, 6 * 1024 * 1024, 'attachment_too_large'],
])('refuses %s', async (_, name, content, size, code) => {
  const { id } = await desk.receive();
  expect(await attach(id, name, content, size)).toMatchObject({ ok: false, error: { code } });
});

it('takes six files and no seventh; a restricted complaint hides its files', async () => {
  const { id } = await desk.receive({ restricted: true });
  for (let count = 0; count < 6; count += 1) expect(await attach(id, `${count}.txt`, Buffer.from(`catatan ${count}`))).toMatchObject({ ok: true });
  expect(await attach(id, '7.txt', Buffer.from('catatan'))).toMatchObject({ ok: false, error: { code: 'attachment_too_many' } });
  const [file] = await desk.call('complaints.attachments', { complaintId: id });
  await desk.as('receptionist');
  expect(await desk.invoke('complaints.attachments', { complaintId: id })).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(await desk.invoke('complaints.attachment', { id: file?.id ?? '', number: 0 })).toMatchObject({ ok: false, error: { code: 'not_found' } });
});
