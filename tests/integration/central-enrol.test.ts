/** How desks come to the central: codes, claims, forks, keys; and what is asked of whoever only knocks. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAudit } from '../../server/administration.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { PATHS, PROTOCOL, SCHEMAS, enrolAnswer, forkCode, forkText, healthAnswer, nonceAnswer, signedText, versionAnswer } from '../../shared/sync/protocol.ts';
import { type BareDesk, CALL, KEPT, type TestCentral, ask, bareDesk, enrolBareDesk, newClinic, pullAll, refusalOf, startTestCentral } from '../support/central.ts';

let central: TestCentral;
beforeAll(async () => { central = await startTestCentral(); });
afterAll(async () => { await central.close(); });

interface NewKey { readonly publicKey: string; sign(text: string): string }
function newKey(): NewKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64') };
}

const enrol = async (body: object) => enrolAnswer.parse(await ask(central.app, { method: 'POST', url: PATHS.enrol, body: { name: 'Meja', protocol: PROTOCOL, schema: SCHEMAS.newest, claim: null, forkOf: null, ...body } }));
const nonceOf = async (deviceId: string): Promise<string> => nonceAnswer.parse(await ask(central.app, { method: 'POST', url: PATHS.nonce, body: { deviceId } })).nonce;
const token = (body: object): Promise<unknown> => ask(central.app, { method: 'POST', url: PATHS.token, body });

it('says that it is well, and what it speaks', async () => {
  expect(healthAnswer.parse(await ask(central.app, { method: 'GET', url: PATHS.health }))).toMatchObject({ ok: true, protocol: PROTOCOL });
  expect(versionAnswer.parse(await ask(central.app, { method: 'GET', url: PATHS.version })).schema).toEqual(SCHEMAS);
});

it('a code is good once and for a week; the same desk may ask again', async () => {
  const { first } = await newClinic(central);
  const code = await central.furtherDeskCode(first.clinicId);
  const key = newKey();
  const enrolled = await enrol({ code, publicKey: key.publicKey });
  expect(enrolled).toMatchObject({ clinicId: first.clinicId, letter: 'C' });
  // By telephone, and after an answer that was lost.
  expect(await enrol({ code: code.toLowerCase().replaceAll('-', ' '), publicKey: key.publicKey })).toEqual(enrolled);
  expect(await refusalOf(enrol({ code, publicKey: newKey().publicKey }))).toMatchObject({ status: 403, code: 'code_wrong' });
  const old = await central.furtherDeskCode(first.clinicId);
  central.clock.at += 7 * 86_400_000;
  expect(await refusalOf(enrol({ code: old, publicKey: newKey().publicKey }))).toMatchObject({ code: 'code_wrong' });
  expect((await listAudit(central.context)).filter(({ action }) => action === 'enrolment_refused')).not.toHaveLength(0);
});

it('desks of a clinic that come one after the other have letters and numbers of their own', async () => {
  const { first, second } = await newClinic(central);
  // A desk that was invited before the clinic had a central, and is only known by its row.
  await first.push([first.change('device', uuidv7(1), { ...KEPT, clinic_id: first.clinicId, letter: 'C', name: 'Meja lain', record_from: 300_001, record_to: 400_000 }, { isNew: true })]);
  const third = await enrolBareDesk(central, { clinicId: first.clinicId });
  expect([first, second, third].map(({ enrolled }) => enrolled.letter)).toEqual(['A', 'B', 'D']);
  expect(third.enrolled.recordFrom).toBeGreaterThan(400_000);
  expect(await refusalOf(enrolBareDesk(central, { clinicId: first.clinicId, claim: { deviceId: first.deviceId, letter: 'A', recordFrom: 1, recordTo: 2 } }))).toMatchObject({ code: 'fork' });
});

it('a clinic that is still empty has nothing for a second desk; another clinic\'s data do not come under its code', async () => {
  const first = await enrolBareDesk(central);
  expect(await refusalOf(enrolBareDesk(central, { clinicId: first.clinicId }))).toMatchObject({ status: 409, code: 'clinic_empty' });
  const code = await central.furtherDeskCode(first.clinicId);
  const claim = { clinicId: uuidv7(2), deviceId: uuidv7(3), letter: 'A', recordFrom: 1, recordTo: 2 };
  expect(await refusalOf(enrol({ code, publicKey: newKey().publicKey, claim }))).toMatchObject({ status: 403, code: 'other_clinic' });
  expect(await refusalOf(enrol({ code: await central.newClinicCode(), publicKey: newKey().publicKey }))).toMatchObject({ code: 'clinic_empty' });
});

it('a nonce is good once, for its own device, with its own key', async () => {
  const { first, second } = await newClinic(central);
  const nonce = await nonceOf(first.deviceId);
  const good = { deviceId: first.deviceId, nonce, signature: first.sign(signedText(first.deviceId, nonce)) };
  expect(await refusalOf(token({ ...good, deviceId: second.deviceId }))).toMatchObject({ code: 'nonce_unknown' });
  await token(good);
  expect(await refusalOf(token(good))).toMatchObject({ status: 401, code: 'nonce_unknown' });
  const another = await nonceOf(first.deviceId);
  expect(await refusalOf(token({ deviceId: first.deviceId, nonce: another, signature: second.sign(signedText(first.deviceId, another)) }))).toMatchObject({ code: 'signature_wrong' });
  // Whether a device is known, only its key can learn.
  const nobody = uuidv7(4);
  const forNobody = await nonceOf(nobody);
  expect(await refusalOf(token({ deviceId: nobody, nonce: forNobody, signature: second.sign(signedText(nobody, forNobody)) }))).toMatchObject({ code: 'signature_wrong' });
  central.clock.at += 15 * 60_000;
  expect(await refusalOf(first.pull())).toMatchObject({ status: 401, code: 'token_missing' });
});

async function fork(old: BareDesk): Promise<BareDesk> {
  const key = newKey();
  const nonce = await nonceOf(old.deviceId);
  const body = { code: forkCode(nonce, old.sign(forkText(old.deviceId, nonce, key.publicKey))), publicKey: key.publicKey, forkOf: old.deviceId };
  const enrolled = await enrol(body);
  expect(await enrol(body)).toEqual(enrolled);
  expect(await refusalOf(enrol({ ...body, publicKey: newKey().publicKey }))).toMatchObject({ code: 'nonce_unknown' });
  const desk = bareDesk(central, enrolled, key.publicKey, (text) => key.sign(text));
  await desk.signIn();
  return desk;
}

it('faults 16 and 17: a history that has split is stopped; under a new identity it is told again and nothing counts twice', async () => {
  const { first, second } = await newClinic(central);
  const common = second.change('call_log', uuidv7(1), CALL, { isNew: true });
  await second.push([common]);
  const theirs = second.change('call_log', uuidv7(2), CALL, { isNew: true });
  await second.push([theirs]);
  second.nextSeq = 2;
  const ours = second.change('call_log', uuidv7(3), CALL, { isNew: true });
  expect(await refusalOf(second.push([ours]))).toMatchObject({ status: 409, code: 'fork' });
  second.nextSeq = 9;
  expect(await refusalOf(second.push([second.change('call_log', uuidv7(4), CALL, { isNew: true })]))).toMatchObject({ status: 409, code: 'gap' });
  const anew = await fork(second);
  expect(anew.enrolled.letter).not.toBe(second.enrolled.letter);
  const { answers } = await anew.push([{ ...common, devSeq: 1 }, { ...ours, devSeq: 2 }]);
  expect(answers.map(({ outcome }) => outcome)).toEqual(['duplicate', 'applied']);
  expect((await pullAll(first)).entries.filter(({ entity }) => entity === 'call_log').map(({ id }) => id)).toEqual([common.id, theirs.id, ours.id]);
  // Nobody forks another's desk.
  const nonce = await nonceOf(first.deviceId);
  const key = newKey();
  expect(await refusalOf(enrol({ code: forkCode(nonce, second.sign(forkText(first.deviceId, nonce, key.publicKey))), publicKey: key.publicKey, forkOf: first.deviceId }))).toMatchObject({ code: 'signature_wrong' });
});

it('desks and centrals of other versions: an older one may push, a newer one waits', async () => {
  const { first } = await newClinic(central);
  expect(await refusalOf(enrol({ code: 'XXXX-XXXX', publicKey: newKey().publicKey, schema: SCHEMAS.newest + 1 }))).toMatchObject({ code: 'central_older' });
  expect(await refusalOf(enrol({ code: 'XXXX-XXXX', publicKey: newKey().publicKey, protocol: PROTOCOL + 1 }))).toMatchObject({ code: 'central_older' });
  const newer = first.change('call_log', uuidv7(1), CALL, { isNew: true, schema: SCHEMAS.newest + 1 });
  expect(await refusalOf(first.push([newer]))).toMatchObject({ status: 409, code: 'central_older' });
  expect((await first.push([{ ...newer, schema: SCHEMAS.oldest }])).answers).toMatchObject([{ outcome: 'applied' }]);
});

it('an address that asks too often is told to wait, at the door sooner than inside', async () => {
  const strict = await startTestCentral({ perMinute: 5 });
  try {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) statuses.push((await strict.app.inject({ method: 'POST', url: PATHS.nonce, payload: { deviceId: uuidv7(1) } })).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const answer = await strict.app.inject({ method: 'POST', url: PATHS.nonce, payload: { deviceId: uuidv7(1) } });
    expect(answer.json()).toMatchObject({ error: { code: 'too_many_requests' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  } finally {
    await strict.close();
  }
});

it('what is no request of the protocol is answered in its form, and tells nothing', async () => {
  const { first } = await newClinic(central);
  for (const [method, url, payload] of [['GET', '/', ''], ['GET', '/v1/nothing', ''], ['POST', PATHS.enrol, '{"code":'], ['POST', PATHS.enrol, '{}'], ['GET', `${PATHS.pull}?scope=clinic:x`, '']] as const) {
    const answer = await central.app.inject({ method, url, payload, headers: { 'content-type': 'application/json', authorization: `Bearer ${first.token()}` } });
    expect(['not_found', 'invalid_request']).toContain(answer.json().error.code);
  }
  expect(central.logged()).toContain('"route":"/v1/sync/push"');
  expect(central.logged()).not.toMatch(/Budi|rina|Bearer|[?]scope/);
});
